"""From a toponym to the places that bear it: by name, or by name and administrative word.

Each finder returns Candidates with how they matched. They read the index only; which finder is asked when is decided
in `Gazetteer.find_candidates`.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboard.gazetteer.names import fold, plain_letters
from dashboard.gazetteer.schema import NAMESAKE, PRIMARY
from dashboard.model import Candidate, NameMatch

COLUMNS = (
    "place.id, place.place_id, place.name, place.latitude, place.longitude, place.feature_code, place.country_code,"
    " place.admin1_code, place.admin1, place.admin2, place.population, place.radius_km"
)
_BY_NAME = f"SELECT name.kind, name.name, {COLUMNS} FROM name JOIN place ON place.id = name.place WHERE name.key = ?"  # noqa: S608
_BY_START = (
    f"SELECT {COLUMNS} FROM name JOIN place ON place.id = name.place"  # noqa: S608
    " WHERE name.key > ? AND name.key < ? AND name.kind = ? AND place.country_code = ?"
)
_BY_ABBREVIATION = f"SELECT {COLUMNS} FROM abbreviation JOIN place ON place.id = place WHERE spelled = ?"  # noqa: S608
_PLAIN_SIMILARITY, _FOLDED_SIMILARITY = 0.99, 0.98  # but for accents; but for case, St/Saint or "the"
ALTERNATE_STEP = 0.01  # less for an alternate name than for a place's own, where spelling alone would leave a tie
_ADMIN_WORD_SIMILARITY = 0.95
_SEAT_SIMILARITY = 0.8
_BARE_COUNTY_SIMILARITY = 0.7
_SEAT_KINDS = frozenset({"ADM2"})
_MIN_SEAT, _DISTRICT_KM = 2_000, 20.0  # inhabitants of a district's chief town; its extent when nothing tells
_NAMESAKE_SIMILARITY = 0.9  # the region bears another form of the name than its chief town does here
_LONGER_SIMILARITY = 0.9
_MIN_CUT_LETTERS = 5  # of a name that may be cut short; San, Bad and Port begin too many
_MAX_WORDS = 3  # of a kind of unit: local government area
_MAX_ABBREVIATION = 5  # letters of a name in capitals that is short for another
MAX_INITIALS = 2  # letters; so short, only the very spelling counts


@dataclass(frozen=True)
class AdminWord:
    """A word for a kind of unit, folded; GeoNames feature codes; where it may stand (before, after, of, suffix)."""

    word: str
    kinds: tuple[str, ...]
    positions: frozenset[str]


class _Named(NamedTuple):
    """A candidate with one of its names, and how that name belongs to it."""

    candidate: Candidate
    kind: int
    name: str


def candidate_of(row: tuple) -> Candidate:  # type: ignore[type-arg]  # whatever SQLite holds
    """Return the candidate of a row of COLUMNS."""
    number, place_id, name, latitude, longitude, feature_code, *rest = row
    country_code, admin1_code, admin1, admin2, population, radius_km = rest
    return Candidate(
        place_id=place_id or f"gn:{number}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature_code=feature_code,
        country_code=country_code,
        admin1_code=admin1_code,
        admin1=admin1,
        admin2=admin2,
        population=population,
        radius_km=radius_km,
        geonameid=number if number > 0 else None,
        matched_name=name,
    )


def find_by_name(index: sqlite3.Connection, toponym: str) -> list[Candidate]:
    """Return the places that bear the name itself, spelled just so or folded."""
    found = [
        with_name(candidate, name, toponym, kind=kind)
        for candidate, kind, name in _by_key(index, fold(toponym))
        if kind != NAMESAKE
    ]
    return [candidate for candidate in found if not _is_only_initials(candidate, toponym)]


def _is_only_initials(candidate: Candidate, toponym: str) -> bool:
    """Whether only folding makes initials a name, or the other way round: IN and In, who and WHO, Car and C.A.R."""
    name = candidate.matched_name
    if candidate.match != NameMatch.FOLDED:
        return False
    return len(toponym) <= MAX_INITIALS or (name.isupper() and len(name) <= _MAX_ABBREVIATION and not toponym.isupper())


def with_name(candidate: Candidate, name: str, toponym: str, *, kind: int = PRIMARY) -> Candidate:
    """Return the candidate with how the toponym met this name of its.

    Accents, apostrophes and hyphens do not make another name: English-language news writes Sao Paulo for São Paulo.
    """
    if plain_letters(name) == plain_letters(toponym):
        match = NameMatch.EXACT if kind == PRIMARY else NameMatch.ALTERNATE
        similarity = 1.0 if name == toponym else _PLAIN_SIMILARITY
    else:
        match = NameMatch.FOLDED
        similarity = _FOLDED_SIMILARITY if kind == PRIMARY else _FOLDED_SIMILARITY - ALTERNATE_STEP
    return replace(candidate, matched_name=name, match=match, similarity=similarity)


def find_longer_names(index: sqlite3.Connection, toponym: str, countries: Collection[str]) -> list[Candidate]:
    """Return the towns of these countries of whose own name the toponym is the beginning: Newcastle (upon Tyne)."""
    key = fold(toponym)
    if len(key) < _MIN_CUT_LETTERS:
        return []
    rows = [
        row for code in sorted(countries) for row in index.execute(_BY_START, (f"{key} ", f"{key}!", PRIMARY, code))
    ]
    found = {row[0]: candidate_of(row) for row in rows}
    return [
        replace(candidate, matched_name=toponym, match=NameMatch.ALTERNATE, similarity=_LONGER_SIMILARITY)
        for candidate in found.values()
        if candidate.feature_code.startswith("PPL")
    ]


def find_by_abbreviation(index: sqlite3.Connection, toponym: str) -> list[Candidate]:
    """Return what an abbreviation stands for that is also a word (IN, OR, Me.), spelled just so."""
    rows = index.execute(_BY_ABBREVIATION, (toponym,))
    return [replace(candidate_of(row), matched_name=toponym, match=NameMatch.ALTERNATE) for row in rows]


def find_counties(index: sqlite3.Connection, toponym: str) -> list[Candidate]:
    """Return the counties whose names go without their word here: Gwinnett, in a list of counties."""
    return [
        replace(candidate, matched_name=name, match=NameMatch.ADMIN_WORD, similarity=_BARE_COUNTY_SIMILARITY)
        for candidate, kind, name in _by_key(index, fold(toponym))
        if kind == NAMESAKE and candidate.feature_code == "ADM2"
    ]


def find_by_admin_word(
    index: sqlite3.Connection, toponym: str, words: Mapping[str, AdminWord], common_words: Collection[str]
) -> list[Candidate]:
    """Return the units of the kind that the toponym itself names: "Lugansk province", "city of Mosul".

    A word is only taken off where such a unit bears the rest of the name; Mexico City never becomes Mexico. Where the
    rest is a common word only regions count: a police district is not the town of Police.
    """
    split = []
    for rest, word in split_admin_words(toponym, words):
        named = _by_key(index, rest)
        split.append(
            (word, [n for n in named if rest not in common_words or not n.candidate.feature_code.startswith("PPL")])
        )
    found = [unit for word, named in split for unit in _find_units(word, named)]
    found = found or [unit for word, named in split for unit in _find_seats(word, named)]
    best = {candidate.place_id: candidate for candidate in sorted(found, key=lambda c: c.similarity)}
    return list(best.values())


def _by_key(index: sqlite3.Connection, key: str) -> list[_Named]:
    rows = index.execute(_BY_NAME, (key,)).fetchall()
    return [_Named(candidate_of(row), kind, name) for kind, name, *row in rows]


def _find_units(word: AdminWord, named: Collection[_Named]) -> Iterator[Candidate]:
    for candidate, kind, name in named:
        fit = fitness(candidate, word)
        if fit and not _is_other_town(candidate, [n.candidate for n in named]):
            similarity = fit * (_NAMESAKE_SIMILARITY if kind == NAMESAKE else _ADMIN_WORD_SIMILARITY)
            yield replace(candidate, matched_name=name, match=NameMatch.ADMIN_WORD, similarity=similarity)


def _find_seats(word: AdminWord, named: Collection[_Named]) -> Iterator[Candidate]:
    """Yield towns for the districts named after them that the index lacks ("Izium raion"), as wide as a district."""
    if not _SEAT_KINDS.intersection(word.kinds) or "after" not in word.positions:
        return
    for candidate, kind, name in named:
        if candidate.feature_code.startswith("PPL") and kind != NAMESAKE and candidate.population >= _MIN_SEAT:
            yield replace(
                candidate,
                radius_km=max(candidate.radius_km, _DISTRICT_KM),
                matched_name=name,
                match=NameMatch.ADMIN_WORD,
                similarity=_SEAT_SIMILARITY,
            )


def split_admin_words(toponym: str, words: Mapping[str, AdminWord]) -> Iterator[tuple[str, AdminWord]]:
    """Yield what is left of a toponym, folded, without an administrative word at its beginning or end."""
    tokens = fold(toponym).split()
    for count in range(1, min(_MAX_WORDS, len(tokens) - 1) + 1):
        if word := words.get(" ".join(tokens[:count])):
            rest = tokens[count:]
            if "of" in word.positions and rest[0] == "of" and len(rest) > 1:
                yield fold(" ".join(rest[1:])), word
            elif "before" in word.positions:
                yield fold(" ".join(rest)), word
        if word := words.get(" ".join(tokens[-count:])):
            hyphened = "suffix" in word.positions and toponym.lower().endswith(f"-{word.word}")
            if "after" in word.positions or hyphened:
                yield fold(" ".join(tokens[:-count])), word


def fitness(candidate: Candidate, word: AdminWord) -> float:
    """Return how well the candidate is such a unit: 1 the very kind, less another level of region, 0 not at all."""
    code = candidate.feature_code
    if any(code.startswith(kind) or (kind == "PCLI" and code.startswith("PCL")) for kind in word.kinds):
        return 1.0
    regional = any(kind.startswith("ADM") for kind in word.kinds)
    # Countries disagree on which level is a province or a district.
    return 0.95 if regional and code.startswith("ADM") else 0.0


def _is_other_town(candidate: Candidate, named: Iterable[Candidate]) -> bool:
    """Whether a town only shares its name with a country or region elsewhere: no "Mexico City" in Mexico, Missouri."""
    if not candidate.feature_code.startswith("PPL"):
        return False
    regions = [c for c in named if c.feature_code.startswith(("PCL", "ADM1"))]
    return bool(regions) and not any(
        c.country_code == candidate.country_code and c.admin1_code in {None, candidate.admin1_code} for c in regions
    )
