"""What speaks for one candidate before the rest of the article is heard: its name, its size, its class."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from dashboard.extraction.places.clues import Kind
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate, GeoPrecision, NameMatch

_ABBREVIATION_LETTERS = 3
_GREAT_CITY = 1_000_000  # inhabitants: New York City is New York, Maryland City is not Maryland
_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_ASSUMED_POPULATION = {
    "country": 1_000_000, "continent": 10_000_000, "admin1": 300_000, "admin2": 30_000, "area": 100_000, "site": 20_000,
}  # fmt: skip
_LEAST_POPULATION = 100  # of a settlement without a number
_REGIONS_OF_NOTE = frozenset({"RGN", "SEA", "OCN"})
_OF_NOTE = 1_000_000  # inhabitants of a town that is as well known as they are
_WELL_KNOWN = 100_000  # inhabitants of a town that stands beside a region of its name


@dataclass(frozen=True)
class Namesakes:
    """Of the candidates of one name: the countries where a town bears it as its own, and where a region does.

    `regions` are the codes of those whose whole name it is.
    """

    with_town: frozenset[str | None] = frozenset()
    with_region: frozenset[str | None] = frozenset()
    regions: frozenset[tuple[str | None, str | None]] = frozenset()

    def is_overshadowed(self, candidate: Candidate) -> bool:
        """Whether a small town bears the name of another region of its country: Kansas, Illinois."""
        return candidate.population < _WELL_KNOWN and any(
            country == candidate.country_code and code != candidate.admin1_code for country, code in self.regions
        )


_ALONE = Namesakes()


def read_namesakes(candidates: Sequence[Candidate]) -> Namesakes:
    own = [c for c in candidates if fold(c.name) == fold(c.matched_name)]
    cut = [c for c in candidates if fold(c.name).startswith(f"{fold(c.matched_name)} ")]
    return Namesakes(
        with_town=frozenset(c.country_code for c in own if place_class(c) in {"settlement", "capital"}),
        with_region=frozenset(c.country_code for c in (*own, *cut) if c.feature_code == "ADM1"),
        regions=frozenset((c.country_code, c.admin1_code) for c in own if c.feature_code == "ADM1"),
    )


def place_class(candidate: Candidate) -> str:
    """Return country, continent, admin1, admin2, capital, settlement, site or area, from GeoNames' feature code."""
    return _class_of(candidate.feature_code)


@lru_cache(maxsize=1024)
def _class_of(code: str) -> str:
    if code in _CLASSES:
        return _CLASSES[code]
    return next((name for start, name in _CLASS_STARTS.items() if code.startswith(start)), "area")


_SITES = (
    "HSTS MNMT PSN PSTB TOWR PS CTRM CMTY MKT THTR OBSR ZOO AIRP AIRB AIRF AIRQ DAM BDG BLDG CMP CMPRF CSTL "
    "HSP MUS MSQE PAL PRN SCH SQR STDM RSTN TMPL UNIV MN REFR PRT CH MILB INSM PRK"
)
_CLASSES = {"TERR": "country", "CONT": "continent", "PPLC": "capital"} | dict.fromkeys(_SITES.split(), "site")
_CLASS_STARTS = {
    "PCL": "country",
    "ADM1": "admin1",
    "ADM": "admin2",
    "ZN": "admin2",
    "PPL": "settlement",
    "STLMT": "settlement",
}

PRECISION = {
    "country": GeoPrecision.COUNTRY,
    "continent": GeoPrecision.AREA,
    "admin1": GeoPrecision.ADMIN1,
    "admin2": GeoPrecision.ADMIN2,
    "capital": GeoPrecision.SETTLEMENT,
    "settlement": GeoPrecision.SETTLEMENT,
    "site": GeoPrecision.SITE,
    "area": GeoPrecision.AREA,
}


def prior_features(candidate: Candidate, kind: Kind, namesakes: Namesakes = _ALONE) -> dict[str, float]:
    """Return what speaks for a candidate by itself: its name, size, class and the word beside it ("province")."""
    cls = place_class(candidate)
    found = {
        "kind_fits": _kind_fit(candidate, cls, kind),
        "office_fits": _office_fit(cls, kind),
        "wrong_kind": float(
            (kind is Kind.NATURE and cls != "area") or (kind is Kind.NO_TOWN and _is_bare_town(candidate, cls))
        ),
    }
    if candidate.listed_in:
        return found | {"listed": 1.0}
    least = _OF_NOTE if candidate.feature_code in _REGIONS_OF_NOTE else _ASSUMED_POPULATION.get(cls, _LEAST_POPULATION)
    population = max(candidate.population, least)
    found["is_seat"] = float(candidate.feature_code == "PPLA")
    found |= {"population": log10(population) - 2, f"is_{cls}": 1.0, f"is_{candidate.match}": 1.0}
    if candidate.match in {NameMatch.FUZZY, NameMatch.TRANSLITERATED, NameMatch.ADMIN_WORD}:
        found["unlikeness"] = 1 - candidate.similarity
    if candidate.match in {NameMatch.FUZZY, NameMatch.TRANSLITERATED}:
        found["odd_english"] = float(candidate.country_code in _ENGLISH_SPEAKING)
    elif name := _name_feature(candidate, cls, namesakes):
        found[name] = 1.0
    found["namesake_of_region"] = float(cls == "settlement" and namesakes.is_overshadowed(candidate))
    return found


def _is_bare_town(candidate: Candidate, cls: str) -> bool:
    """Whether no "the" belongs before the name; The Hague's is its own."""
    return cls in {"settlement", "capital"} and not candidate.name.startswith("The ")


def _name_feature(candidate: Candidate, cls: str, namesakes: Namesakes) -> str:
    """Say which of a place's names was met: its first ("" but for countries), that cut short, or another."""
    own, met = fold(candidate.name), fold(candidate.matched_name)
    if own == met:
        return "country_by_own_name" if cls == "country" else ""
    if len(met) <= _ABBREVIATION_LETTERS or candidate.match is NameMatch.ADMIN_WORD:
        return ""
    if own.startswith(f"{met} "):  # Hatay Province, Newcastle upon Tyne
        if cls == "admin1" and candidate.country_code not in namesakes.with_town:
            return ""
        return _cut_name_feature(candidate, added=own.removeprefix(f"{met} "))
    if cls == "settlement" and candidate.country_code in namesakes.with_region:
        return "town_of_state"  # Antakya was Hatay once, but Hatay is the province around it
    # In English-speaking countries they are former names, of use to historians; elsewhere many are rare or foreign.
    is_former = candidate.country_code in _ENGLISH_SPEAKING and cls in {"settlement", "admin2"}
    return "former_name" if is_former else "other_name"


def _cut_name_feature(candidate: Candidate, *, added: str) -> str:
    """Who writes Oklahoma means the state, and not Oklahoma City; but New York is New York City, too."""
    if added != "city":
        return "cut_name"
    return "" if candidate.population >= _GREAT_CITY else "town_of_state"


def _kind_fit(candidate: Candidate, cls: str, kind: Kind) -> float:
    is_city = cls in {"capital", "settlement"}
    if kind is Kind.CITY:
        return 1.0 if is_city else -1.0
    if kind is Kind.ISLAND:
        return 1.0 if cls == "area" else 0.5 * (not is_city)
    if kind in {Kind.AREA, Kind.NATURE}:
        return 1.0 if cls == "area" else -1.0
    if kind is Kind.REGION:
        return -1.0 if is_city or candidate.name.endswith(" City") else 1.0  # the region of Kyiv is not Kyiv City
    return 0.0


def _office_fit(cls: str, kind: Kind) -> float:
    is_city = cls in {"capital", "settlement"}
    return float((kind is Kind.TOWN_LIKE and is_city) or (kind is Kind.STATE_LIKE and not is_city))
