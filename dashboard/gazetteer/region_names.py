"""What to call a first-level region in English, and by which other names it is known."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from dashboard.gazetteer.names import fold, is_latin
from dashboard.gazetteer.packages import Subdivision

# The words around the proper name in the packages' official names (words in texts are in admin_words.csv).
_KINDS = (
    r"(?:republic|region|community|province|state|principality|governorate|district|county|department|oblast|emirate)"
)
_BEFORE = (
    rf"(?:autonomous )?{_KINDS} of (?:the )?", "avtonomna respublika ", "departamento (?:de(?:l| la| los)? )?",
    "d[eé]partement (?:de (?:la |l')?|du |des |d')", "provin(?:cia|ce|zia|sie) (?:di |de |du |do )?",
    "regi[oó]n (?:de(?:l| la)? )?", "muhafazat ", "wilayat ", "mintaqat ", "al mintaqah ", "ostan-e ", "mu'assasat ",
    "distrito (?:de )?", "estado (?:de )?", "comunidad (?:de |foral de )?", "regierungsbezirk ", "landkreis ", "kreis ",
    "provincia autonoma di ", "judetul ", "powiat ", "okres ", "raionul ", "daira de ",
)  # fmt: skip
_AFTER = (
    ", respublika", ", hlavn[ií] m[eě]sto", ", .+ del?", r",? v?oblast['\u02b9]?s?'?", r",? voblasc['\u02b9]?",
    ",? kra[jiy]",
    ",? respublika", ",? autonomous (?:region|republic|oblast|okrug)", ",? avtonomn[a-z]* okrug", ",? governorate",
    ",? province", ",? region", ",? state", ",? prefecture", ",? district", ",? department", ",? county", ",? division",
    ",? territory", ",? sheng", ",? shi", ",? zizhiqu", ",? vil[aâ]yeti", ",? viloyati", ",? oblysy", ",? oblusu",
    ",? mintaqasy", ",? welayaty", ",? megye", ",? maakond", ",? apskritis", ",? novads", ",? [lł]än", ",? fylke",
    ",? krajina", ",? wojew[oó]dztwo", ",? republic", ",? emirate", ",? parish", ",? canton", ",? tinh",
)  # fmt: skip
_KIND_BEFORE = re.compile(rf"^(?:{'|'.join(_BEFORE)})", re.IGNORECASE)
_KIND_AFTER = re.compile(rf"(?:{'|'.join(_AFTER)})$", re.IGNORECASE)
_OBLAST = re.compile(r"v?oblas", re.IGNORECASE)
# Added only where a town has the same name, except oblasts, which English always names so.
_KIND_WORDS = {
    "Administrative region": "Region", "Department": "Department", "Governorate": "Governorate",
    "Prefecture": "Prefecture", "Province": "Province", "Region": "Region", "Voivodship": "Voivodeship",
    "County": "County", "Canton": "Canton",
    "Administrative territory": "Krai",
}  # fmt: skip
# Jaro-Winkler between an English name and the official one. Where the script is another, names are transcripts and
# differ much (Ninawa, Nineveh); where it is Latin, less than this is a translation nobody uses (Grand Est, Great East).
_ARTICLE = re.compile(r"^a[dlnrstz]h?[ -]", re.IGNORECASE)  # Arabic's, which English mostly drops
_ALIKE_ARTICLE = 0.8
_APOSTROPHES = frozenset("'\u2018\u2019\u02bb\u02bc")
_ALIKE_TRANSCRIPT, _ALIKE_LATIN = 0.6, 0.85


@lru_cache(maxsize=65_536)
def bare_name(name: str) -> str:
    """Return an official name without the words for the kind of unit: "Khar'kovskaya Oblast'" keeps its first word."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name)
    bare = _KIND_AFTER.sub("", _KIND_BEFORE.sub("", name)).strip(" ,")
    return bare or name


def english_name(unit: Subdivision | None, older_names: Sequence[str], town_names: Collection[str]) -> str:
    """Return the name to show; with its kind ("Kharkiv Oblast") where a town of these folded names shares it."""
    bare = _bare_english_name(unit, older_names)
    if unit is None:
        return bare
    if _OBLAST.search(unit.name) and not _OBLAST.search(bare):
        return f"{bare} Oblast"
    kind = _KIND_WORDS.get(unit.kind, "")
    return f"{bare} {kind}" if kind and fold(bare) in town_names and kind not in bare else bare


def _bare_english_name(unit: Subdivision | None, older_names: Sequence[str]) -> str:
    older = [bare_name(name) for name in older_names]
    if unit is None:
        return older[0] if older else ""
    official = bare_name(unit.name)
    english = [bare_name(name) for name in unit.english_names if not _is_nickname(name)]
    transcribed = not all(is_latin(name) for name in unit.other_names)
    by_key = {fold(name): name for name in reversed(english)}
    agreed = next((by_key[key] for name in older if (key := fold(name)) in by_key), None)
    if agreed:
        return agreed
    without_article = _ARTICLE.sub("", _plain(official)) if transcribed else official
    alike = [name for name in english if _is_alike(name, (without_article,), _ALIKE_ARTICLE)]
    if without_article != official and alike:
        return alike[0]  # Hasaka for Al Hasakah
    if older and fold(older[0]) == fold(official) and not _OBLAST.search(unit.name):  # an oblast's is an adjective
        return _plain(official) if transcribed else official
    least = _ALIKE_TRANSCRIPT if transcribed else _ALIKE_LATIN
    known = next((name for name in english if _is_alike(name, (official, *older), least)), None)
    return known or (_plain(official) if transcribed else official)


def _is_nickname(name: str) -> bool:
    """Whether an English name is a by-name (The Golden State, Land of Opportunity) rather than a name."""
    return name.startswith("The ") or (" of " in name and bare_name(name) == name) or name.isupper()


def _is_alike(name: str, others: Sequence[str], least: float) -> bool:
    return any(JaroWinkler.similarity(fold(name), fold(other)) >= least for other in others)


def _plain(name: str) -> str:
    """Return a scholar's transcript as newspapers print it: Kunaṟ as Kunar, Aḑ Ḑāli‘ as Ad Dali."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in _APOSTROPHES)


def region_names(unit: Subdivision | None, older_names: Sequence[str]) -> tuple[str, ...]:
    """Return all names of a region, whole and bare, without nicknames."""
    names = list(older_names)
    if unit:
        official = re.sub(r"[\[\]*]", "|", unit.name).split("|")
        english = [name for name in unit.english_names if not _is_nickname(name)]
        names += [part.strip() for part in official if part.strip()] + english + list(unit.other_names)
    names += [bare_name(name) for name in names if is_latin(name)]
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))
