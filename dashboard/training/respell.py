"""Place names as other conventions, Russian agencies and hasty translators spell them.

From the names in the original script that GeoNames lists, by published tables; never by how the gazetteer listens.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold, is_alternate_name, is_latin
from dashboard.gazetteer.packages import Settlement, installed_sources, read_settlements
from dashboard.training.romanise import CONVENTIONS, alphabet, capitalise, romanise
from dashboard.training.vocalise import vocalise

# Country → the languages whose own spelling of its names other conventions start from.
LANGUAGES_OF: Mapping[str, tuple[str, ...]] = {
    "UA": ("uk", "ru"), "RU": ("ru",), "BY": ("be", "ru"), "RS": ("sr",), "GE": ("ka",), "AM": ("hy",),
    "TR": ("tr",), "IR": ("fa",), "AF": ("fa",),
    **dict.fromkeys(("SY", "IQ", "LB", "EG", "LY", "SD", "YE", "PS"), ("ar",)),
    **dict.fromkeys(("PL", "ET", "MM", "CN", "VN"), ()),
}  # fmt: skip
MIN_POPULATION = 5_000  # inhabitants: smaller places are in the news less often than their namesakes
_OWN = 0.7  # from this likeness to the gazetteer's name a spelling in the original script is of that name
_FORMER = 0.5  # below this likeness it is another name of the place
_SCRIPTS = {"ar": "؀", "fa": "؀", "ka": "Ⴀ", "hy": "\u0530"}  # first letter of the block; Cyrillic otherwise
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_REGION_WORDS = dict.fromkeys(("UA", "RU", "BY"), "region") | dict.fromkeys(
    ("SY", "IQ", "LB", "EG", "YE"), "governorate"
)
_MIN_TYPO_LETTERS = 6  # in shorter names one wrong letter makes another name


@dataclass(frozen=True)
class NamedPlace:
    """A place that variants are of; `names` are all that the gazetteer lists, folded."""

    place_id: str
    name: str
    country_code: str
    latitude: float
    longitude: float
    names: frozenset[str]


@dataclass(frozen=True)
class Variant:
    """A spelling of a place's name by a convention."""

    text: str
    convention: str
    place: NamedPlace


def read_places(countries: Iterable[str] = tuple(LANGUAGES_OF)) -> dict[str, list[Settlement]]:
    """Return country → its settlements of some size, of namesakes only the largest: a spelling cannot tell more."""
    wanted = frozenset(countries)
    largest: dict[tuple[str, str], Settlement] = {}
    for place in read_settlements(installed_sources(wanted)):
        key = place.country_code, fold(place.name)
        if place.population >= MIN_POPULATION and (key not in largest or place.population > largest[key].population):
            largest[key] = place
    return {code: [place for key, place in sorted(largest.items()) if key[0] == code] for code in sorted(wanted)}


def sample_places(places: Sequence[Settlement], count: int, *, seed: int) -> list[Settlement]:
    """Return `count` of the places, or all when there are fewer; another seed draws others."""
    drawn = random.Random(seed).sample(range(len(places)), min(count, len(places)))  # noqa: S311  # a sample, no secret
    return [places[at] for at in sorted(drawn)]


def build_variants(place: Settlement, *, seed: int = 0) -> list[Variant]:
    """Return the spellings of a place that differ from its name in more than case and accents, each once."""
    named = _named(place)
    variants: dict[str, Variant] = {}
    for convention, text in _spellings(place, seed):
        key = fold(text)
        if key and key != fold(place.name):
            variants.setdefault(key, Variant(text, convention, named))
    return list(variants.values())


def region_variants(places: Iterable[Settlement], gazetteer: Gazetteer, *, seed: int = 0) -> list[Variant]:
    """Return spellings of the first-level regions that are named after a town: Charkiw region."""
    variants = []
    for place in places:
        region = gazetteer.admin1(place.country_code, place.admin1_code)
        if region and _is_named_after(region.name, place.name):
            named = NamedPlace(
                place_id=region.place_id,
                name=region.name,
                country_code=place.country_code,
                latitude=region.latitude,
                longitude=region.longitude,
                names=frozenset({fold(region.name)}),
            )
            word = _REGION_WORDS.get(place.country_code, "province")
            spelled = [v for v in build_variants(place, seed=seed) if v.convention in CONVENTIONS]
            variants += [Variant(f"{v.text} {word}", "region", named) for v in spelled]
    return variants


def _is_named_after(region: str, town: str) -> bool:
    """Whether a region is called like the town with a word for its kind; a city that is a region of its own is not."""
    return fold(region).split()[:-1] == fold(town).split() and not region.endswith("City")


def _named(place: Settlement) -> NamedPlace:
    return NamedPlace(
        place_id=f"gn:{place.geonameid}",
        name=place.name,
        country_code=place.country_code,
        latitude=place.latitude,
        longitude=place.longitude,
        names=frozenset(map(fold, (place.name, *place.alternate_names))),
    )


def _spellings(place: Settlement, seed: int) -> Iterator[tuple[str, str]]:
    native = LANGUAGES_OF.get(place.country_code, ())
    for language in native:
        for original in own_names(place, language)[:1]:
            yield from ((convention, text) for convention, text in _romanised(original, language))
    if "ru" not in native:
        for original in own_names(place, "ru")[:1]:
            yield from (("via Russian", text) for _, text in _romanised(original, "ru"))
    for original in former_names(place):
        yield from (("old name", text) for _, text in _romanised(original, "ru"))
    yield "without umlauts", place.name.translate(_UMLAUTS)
    yield "joined", capitalise(re.sub(r"[\s-]+", "", place.name).lower())
    for slip, make in SLIPS.items():
        if text := make(place.name, random.Random(f"{seed} {place.geonameid} {slip}")):  # noqa: S311
            yield slip, text


def _romanised(original: str, language: str) -> Iterator[tuple[str, str]]:
    for convention in CONVENTIONS:
        if text := romanise(original, language, convention):
            yield convention, text


def own_names(place: Settlement, language: str) -> list[str]:
    """Return the place's name as its language writes it, the likeliest first; for Arabic script with vowels."""
    if language == "tr":
        return [place.name]
    ranked = sorted((-likeness, name) for name, likeness in _originals(place, language) if likeness >= _OWN)
    return [name for _, name in ranked]


def former_names(place: Settlement) -> list[str]:
    """Return names in Russian under which the gazetteer knows the place as well (Kirovograd)."""
    known = {fold(name) for name in place.alternate_names if is_latin(name) and is_alternate_name(name)}
    return [
        name
        for name, likeness in _originals(place, "ru")
        if likeness < _FORMER and fold(romanise(name, "ru", "bgn") or "") in known
    ]


def _originals(place: Settlement, language: str) -> Iterator[tuple[str, float]]:
    """Yield the names in the script of a language, and how alike they sound to the gazetteer's name."""
    letters, first = alphabet(language), _SCRIPTS.get(language, "Ѐ")
    for name in place.alternate_names:
        if not first <= name[:1] <= chr(ord(first) + 0xFF):
            continue
        if language in {"ar", "fa"}:
            yield from _vocalised(place, name)
        elif all(c in letters or c in " -" for c in name.lower()):
            spelled = (fold(romanise(name, language, convention) or "") for convention in ("press", "bgn"))
            yield name, max(Levenshtein.normalized_similarity(text, fold(place.name)) for text in spelled)


def _vocalised(place: Settlement, original: str) -> Iterator[tuple[str, float]]:
    """Yield a name with the vowels of each Latin spelling, and how near that spelling is to the place's name."""
    for latin in (place.name, *place.alternate_names):
        if is_latin(latin) and is_alternate_name(latin) and (heard := vocalise(original, latin)):
            yield heard, Levenshtein.normalized_similarity(fold(latin), fold(place.name))


def _transpose(name: str, chance: random.Random) -> str | None:
    places = [at for at in _inner(name) if name[at] != name[at + 1]]
    at = chance.choice(places) if places else 0
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if at else None


def _double(name: str, chance: random.Random) -> str | None:
    places = _inner(name)
    at = chance.choice(places) if places else 0
    return name[: at + 1] + name[at:] if at else None


def _leave_out(name: str, chance: random.Random) -> str | None:
    places = _inner(name)
    at = chance.choice(places) if places else 0
    return name[:at] + name[at + 1 :] if at else None


def _inner(name: str) -> list[int]:
    """Return where a slip may happen: not in short names, nor at their beginning; both letters of one word."""
    if sum(map(str.isalpha, name)) < _MIN_TYPO_LETTERS:
        return []
    return [at for at in range(1, len(name) - 1) if name[at - 1 : at + 2].isalpha()]


SLIPS: Mapping[str, Callable[[str, random.Random], str | None]] = {
    "transposed": _transpose,
    "doubled": _double,
    "left out": _leave_out,
}
