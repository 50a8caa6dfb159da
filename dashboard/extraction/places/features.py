"""What speaks for one candidate before the rest of the article is heard: its name, its size, its class."""

from math import log10

from dashboard.extraction.places.clues import Kind
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate, GeoPrecision, NameMatch

# Log-odds, set by hand; the scale is that of a softmax over the candidates of one name.
MATCH_WEIGHTS = {
    NameMatch.EXACT: 0.0,
    NameMatch.ALTERNATE: 0.0,
    NameMatch.FOLDED: -0.1,
    NameMatch.ADMIN_WORD: -0.3,
    NameMatch.TRANSLITERATED: -1.5,
    NameMatch.FUZZY: -2.0,
}
_OWN_NAME = 1.0  # a country by its usual name
_OTHER_NAME = -1.2  # many alternate names are rare, foreign or old
_CUT_NAME = -0.8  # Hatay for Hatay Province, Frankfurt for Frankfurt am Main
_TOWN_OF_STATE = -2.0  # who writes Oklahoma means the state
_FORMER_NAME = -3.0  # in English-speaking countries they are former names, of use to historians
_ABBREVIATION_LETTERS = 3
_GREAT_CITY = 1_000_000  # inhabitants: New York City is New York, Maryland City is not Maryland
_ENGLISH_SPELLING = -3.0  # in English-speaking countries an odd spelling is a place the gazetteer lacks
_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
POPULATION_WEIGHT = 1.1  # per power of ten
_SIMILARITY_WEIGHT = 8.0  # per unit of similarity lost by a fuzzy name
_CLASS_WEIGHTS = {"country": 2.0, "continent": 4.0, "capital": 2.0, "admin1": -0.8, "admin2": -1.5, "area": 1.5}
_ASSUMED_POPULATION = {
    "country": 1_000_000, "continent": 10_000_000, "admin1": 300_000, "admin2": 30_000, "area": 100_000, "site": 20_000,
}  # fmt: skip
_KIND_FITS = 4.0
_LISTED = 12.0  # a user says that the name is this place: more than China's 10.8, the most that size alone can reach
_OFFICE_FITS = 1.5


def place_class(candidate: Candidate) -> str:
    """Return country, continent, admin1, admin2, capital, settlement, site or area, from GeoNames' feature code."""
    code = candidate.feature_code
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


def prior(candidate: Candidate, kind: Kind) -> float:
    """Return the log-odds of a candidate from its name, size, class and the word beside it ("province")."""
    cls = place_class(candidate)
    if candidate.listed_in:
        return _LISTED + _fit(cls, kind)
    population = max(candidate.population, _ASSUMED_POPULATION.get(cls, 100))
    total = POPULATION_WEIGHT * (log10(population) - 2) + MATCH_WEIGHTS[candidate.match] + _CLASS_WEIGHTS.get(cls, 0.0)
    if candidate.match is NameMatch.ADMIN_WORD:
        total -= _SIMILARITY_WEIGHT * (1 - candidate.similarity)
    if candidate.match in {NameMatch.FUZZY, NameMatch.TRANSLITERATED}:
        total -= _SIMILARITY_WEIGHT * (1 - candidate.similarity)
        total += _ENGLISH_SPELLING if candidate.country_code in _ENGLISH_SPEAKING else 0.0
    else:
        total += _name_weight(candidate, cls)
    return total + _fit(cls, kind)


def _name_weight(candidate: Candidate, cls: str) -> float:
    """Weigh which of a place's names was met: its first, an abbreviation, that name cut short, or another."""
    own, met = fold(candidate.name), fold(candidate.matched_name)
    if own == met:
        return _OWN_NAME if cls == "country" else 0.0
    if len(met) <= _ABBREVIATION_LETTERS or candidate.match is NameMatch.ADMIN_WORD:
        return 0.0
    if own.startswith(f"{met} "):  # Hatay Province, Newcastle upon Tyne
        return _cut_name_weight(candidate, added=own.removeprefix(f"{met} "))
    is_former = candidate.country_code in _ENGLISH_SPEAKING and cls in {"settlement", "admin2"}
    return _FORMER_NAME if is_former else _OTHER_NAME


def _cut_name_weight(candidate: Candidate, *, added: str) -> float:
    if added != "city":
        return _CUT_NAME
    return 0.0 if candidate.population >= _GREAT_CITY else _TOWN_OF_STATE


def _fit(cls: str, kind: Kind) -> float:
    is_city = cls in {"capital", "settlement"}
    if kind is Kind.TOWN_LIKE:
        return _OFFICE_FITS if is_city else 0.0
    if kind is Kind.STATE_LIKE:
        return 0.0 if is_city else _OFFICE_FITS
    if kind is Kind.CITY:
        return _KIND_FITS if is_city else -_KIND_FITS
    if kind is Kind.AREA:
        return _KIND_FITS if cls == "area" else -_KIND_FITS
    if kind is Kind.REGION:
        return -_KIND_FITS if is_city else _KIND_FITS
    return 0.0
