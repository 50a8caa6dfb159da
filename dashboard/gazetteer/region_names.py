"""What to call a first-level region in English, and by which other names it is known."""

import re
from collections.abc import Collection, Sequence

from rapidfuzz.distance import JaroWinkler

from dashboard.gazetteer.names import fold, is_latin
from dashboard.gazetteer.packages import Subdivision

# What stands around the proper name in the packages' official names, not a list of words in texts (admin_words.csv is).
_KIND_BEFORE = re.compile(
    r"^(?:autonomous\s+(?:republic|region|city)\s+of\s+|avtonomna respublika |republic of |province of |state of |"
    r"departamento (?:de(?:l| la| los)? )?|d[eé]partement (?:de (?:la |l')?|du |des |d')|"
    r"provin(?:cia|ce|zia|sie) (?:di |de |du |do )?|regi[oó]n (?:de(?:l| la)? )?|muhafazat |wilayat |mintaqat |"
    r"al mintaqah |ostan-e |mu'assasat |distrito (?:de )?|estado (?:de )?|comunidad (?:de |foral de )?|"
    r"regierungsbezirk |landkreis |kreis |provincia autonoma di |judetul |powiat |okres |raionul |daira de )",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(
    r"(?:,? (?:v?oblast['ʹ]?s?'?|voblasc[ʹ']?|kraj|kray|krai|respublika|autonomous (?:region|republic|oblast|okrug)|"
    r"avtonomnyj okrug|governorate|province|region|state|prefecture|district|department|county|division|territory|sheng|shi|"
    r"zizhiqu|region of|vil[aâ]yeti|viloyati|oblysy|oblusu|mintaqasy|welayaty|megye|maakond|apskritis|novads|"
    r"[lł]än|fylke|krajina|kraj|wojew[oó]dztwo|republic|emirate|parish|canton|tinh))$",
    re.IGNORECASE,
)
_SLAVIC_ADJECTIVE_OBLAST = re.compile(r"v?oblas", re.IGNORECASE)
_PLAIN_KINDS = frozenset({"City", "Municipality", "Country", "Land", "Administration", "Capital", "Unitary authority"})
_KIND_WORDS = {
    "Administrative region": "Region", "Administrative territory": "Krai", "Autonomous district": "Autonomous Okrug",
    "Regional state": "Region", "Voivodship": "Voivodeship",
}  # fmt: skip
_SIMILAR = 0.7  # Jaro-Winkler; Dimashq ~ Damascus and Toscana ~ Tuscany pass, "The Golden State" ~ California does not


def bare_name(name: str) -> str:
    """Return an official name without the words for the kind of unit: "Khar'kovskaya Oblast'" keeps its first word."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name)
    bare = _KIND_AFTER.sub("", _KIND_BEFORE.sub("", name)).strip(" ,")
    return bare or name


def english_name(unit: Subdivision | None, older_names: Sequence[str], chief_names: Collection[str]) -> str:
    """Return the name to show; with its kind ("Kharkiv Oblast") where the chief town has the same name."""
    bare = _bare_english_name(unit, older_names)
    kind = _kind_word(unit)
    if kind and fold(bare) in chief_names and kind.lower() not in bare.lower():
        return f"{bare} {kind}"
    return bare


def _bare_english_name(unit: Subdivision | None, older_names: Sequence[str]) -> str:
    older = [bare_name(name) for name in older_names]
    if unit is None:
        return older[0] if older else ""
    official = bare_name(unit.name)
    english = [bare_name(name) for name in unit.english_names if not _is_nickname(name)]
    by_key = {fold(name): name for name in reversed((*english, official))}
    agreed = next((by_key[key] for name in older if (key := fold(name)) in by_key), None)
    alike = next((name for name in english if _is_alike(name, (official, *older))), None)
    return agreed or alike or official


def _is_nickname(name: str) -> bool:
    """Whether an English name is a by-name (The Golden State, Land of Opportunity) rather than a name."""
    return name.startswith("The ") or (" of " in name and bare_name(name) == name) or name.isupper()


def _is_alike(name: str, others: Sequence[str]) -> bool:
    return any(JaroWinkler.similarity(fold(name), fold(other)) >= _SIMILAR for other in others)


def _kind_word(unit: Subdivision | None) -> str:
    if unit is None or unit.kind in _PLAIN_KINDS:
        return ""
    if _SLAVIC_ADJECTIVE_OBLAST.search(unit.name):
        return "Oblast"
    return _KIND_WORDS.get(unit.kind, unit.kind.capitalize())


def region_names(unit: Subdivision | None, older_names: Sequence[str]) -> tuple[str, ...]:
    """Return all names of a region, whole and bare, without nicknames."""
    names = list(older_names)
    if unit:
        official = re.sub(r"[\[\]*]", "|", unit.name).split("|")
        english = [name for name in unit.english_names if not _is_nickname(name)]
        names += [part.strip() for part in official if part.strip()] + english + list(unit.other_names)
    names += [bare_name(name) for name in names if is_latin(name)]
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))
