"""From a toponym to the places it may mean: by name, by name and administrative word, by sound, by spelling.

Each finder returns Candidates with how they matched. They read the index only; which finder is asked when is decided
in `Gazetteer.find_candidates`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from dashboard.gazetteer.names import fold, is_latin
from dashboard.gazetteer.schema import ALTERNATE, NAMESAKE, NEEDS_CONTEXT, PRIMARY
from dashboard.gazetteer.sounds import likeness, local_reading, readings, skeleton
from dashboard.model import Candidate, NameMatch

COLUMNS = (
    "place.id, place.place_id, place.name, place.latitude, place.longitude, place.feature_code, place.country_code,"
    " place.admin1_code, place.admin1, place.admin2, place.population, place.radius_km"
)
_BY_NAME = f"SELECT name.kind, name.name, {COLUMNS} FROM name JOIN place ON place.id = name.place WHERE name.key = ?"  # noqa: S608
_BY_ID = f"SELECT {COLUMNS} FROM place WHERE id = ?"  # noqa: S608  # our own words
_BY_SOUND = (
    "SELECT name.name, sound.place, sound.key FROM sound"
    " JOIN name ON name.key = sound.folded AND name.place = sound.place WHERE sound.country_code = ?"
)
_BY_START = (
    "SELECT folded, place FROM sound WHERE country_code = ? AND key >= ? AND key < ? AND length(folded) BETWEEN ? AND ?"
)
_FOLDED_SIMILARITY = 0.98
_ALTERNATE_STEP = 0.01  # less for an alternate name than for a place's own, where spelling alone would leave a tie
_ADMIN_WORD_SIMILARITY = 0.95
_SEAT_SIMILARITY = 0.8
_SEAT_KINDS = frozenset({"ADM2"})
_MIN_SEAT, _DISTRICT_KM = 2_000, 20.0  # inhabitants of a district's chief town; its extent when nothing tells
_NAMESAKE_SIMILARITY = 0.9  # the region bears another form of the name than its chief town does here
MAX_INITIALS = 2  # letters; so short, only the very spelling counts
_MIN_SOUND_LETTERS = 4  # shorter names have too many neighbours in sound: Bar, Ber, Bor
_MIN_SPELLING_LETTERS = 5
_MIN_SOUND, _MIN_MIDDLING_SOUND = 0.86, 0.9  # likeness of the sounds, once the consonants agree
_MIN_SHORT_SOUND = {4: 0.95}
_MIN_SPELLING, _MIN_SHORT_SPELLING = 0.90, 0.94  # Jaro-Winkler of the letters; short names have more neighbours
_LONG_LETTERS = 7  # and more: the least similarities below hold for these, shorter names need more
_MAX_EDITS_SHARE = 0.2  # of the letters may be wrong besides: Jaro-Winkler alone likes long shared beginnings
# The smaller a place, the less likely that a misspelling means it: what is added to the least similarity.
_SMALL_TOWN, _VILLAGE = 20_000, 2_000
_TOWN_MARGIN, _VILLAGE_MARGIN = 0.03, 0.06
_MAX_BEHIND = 0.08  # what is so much less alike than the best is not meant


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


def find_by_name(
    index: sqlite3.Connection, toponym: str, *, kinds: Collection[int] = (PRIMARY, ALTERNATE)
) -> list[Candidate]:
    """Return the places that bear the name itself, spelled just so or folded."""
    key = fold(toponym)
    found = [
        with_name(candidate_of(row), name, toponym, kind=kind)
        for kind, name, *row in index.execute(_BY_NAME, (key,))
        if kind in kinds
    ]
    if len(key) <= MAX_INITIALS:  # IN is not the village of In
        return [candidate for candidate in found if candidate.match != NameMatch.FOLDED]
    return found


def with_name(candidate: Candidate, name: str, toponym: str, *, kind: int = PRIMARY) -> Candidate:
    """Return the candidate with how the toponym met this name of its."""
    if name != toponym:
        similarity = _FOLDED_SIMILARITY if kind == PRIMARY else _FOLDED_SIMILARITY - _ALTERNATE_STEP
        return replace(candidate, matched_name=name, match=NameMatch.FOLDED, similarity=similarity)
    match = NameMatch.EXACT if kind == PRIMARY else NameMatch.ALTERNATE
    return replace(candidate, matched_name=name, match=match, similarity=1.0)


def find_by_abbreviation(index: sqlite3.Connection, toponym: str) -> list[Candidate]:
    """Return what an abbreviation stands for that is also a word (IN, OR, ME)."""
    rows = index.execute(_BY_NAME, (fold(toponym),))
    return [
        with_name(candidate_of(row), name, toponym, kind=kind)
        for kind, name, *row in rows
        if name == toponym and kind == NEEDS_CONTEXT
    ]


def find_by_admin_word(
    index: sqlite3.Connection, toponym: str, words: Iterable[AdminWord], common_words: Collection[str]
) -> list[Candidate]:
    """Return the units of the kind that the toponym itself names: "Lugansk province", "city of Mosul".

    A word is only taken off where such a unit bears the rest of the name; Mexico City never becomes Mexico. Where the
    rest is a common word only regions count: a police district is not the town of Police.
    """
    split = []
    for rest, word in _split_admin_words(toponym, words):
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
    return [_Named(candidate_of(row), kind, name) for kind, name, *row in rows if kind != NEEDS_CONTEXT]


def _find_units(word: AdminWord, named: Collection[_Named]) -> Iterator[Candidate]:
    for candidate, kind, name in named:
        fit = _fit(candidate, word)
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


def _split_admin_words(toponym: str, words: Iterable[AdminWord]) -> Iterator[tuple[str, AdminWord]]:
    key = fold(toponym)
    for word in words:
        if "of" in word.positions and key.startswith(f"{word.word} of "):
            yield fold(key[len(word.word) + 4 :]), word
        elif "before" in word.positions and key.startswith(f"{word.word} "):
            yield fold(key[len(word.word) + 1 :]), word
        elif ("after" in word.positions and key.endswith(f" {word.word}")) or (
            "suffix" in word.positions and toponym.lower().endswith(f"-{word.word}")
        ):
            yield key[: -len(word.word) - 1], word


def _fit(candidate: Candidate, word: AdminWord) -> float:
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


def find_by_sound(index: sqlite3.Connection, toponym: str, countries: Collection[str]) -> list[Candidate]:
    """Return the places of these countries whose names sound alike under some spelling convention (Charkow, Isjoem)."""
    letters = _letters(toponym)
    if not is_latin(toponym) or letters < _MIN_SOUND_LETTERS:
        return []
    least = _MIN_SOUND if letters >= _LONG_LETTERS else _MIN_SHORT_SOUND.get(letters, _MIN_MIDDLING_SOUND)
    scored = []
    for country_code in sorted(countries):
        heard = sorted(readings(toponym, country_code))
        keys = sorted({skeleton(reading) for reading in heard})
        rows = index.execute(
            f"{_BY_SOUND} AND sound.key IN ({','.join('?' * len(keys))})",
            (country_code, *keys),
        )
        for name, place, key in rows:
            known = local_reading(name, country_code)
            score = max(likeness(known, reading) for reading in heard if skeleton(reading) == key)
            if score >= least:
                scored.append((score, name, place))
    return _best_per_place(index, scored, NameMatch.TRANSLITERATED, least=least)


def find_by_sound_and_admin_word(
    index: sqlite3.Connection, toponym: str, words: Iterable[AdminWord], countries: Collection[str]
) -> list[Candidate]:
    """Return the units of the kind named whose proper names sound alike ("Charkow oblast")."""
    found = {
        candidate.place_id: candidate
        for rest, word in _split_admin_words(toponym, words)
        for candidate in find_by_sound(index, rest, countries)
        if _fit(candidate, word)
    }
    return list(found.values())


def find_by_spelling(index: sqlite3.Connection, toponym: str, countries: Collection[str]) -> list[Candidate]:
    """Return the places of these countries whose names differ by a slip or two, from the first sound on."""
    key = fold(toponym)
    if _letters(toponym) < _MIN_SPELLING_LETTERS or not is_latin(toponym):
        return []
    least = _MIN_SPELLING if _letters(toponym) >= _LONG_LETTERS else _MIN_SHORT_SPELLING
    edits = int(len(key) * _MAX_EDITS_SHARE)
    scored = []
    for country_code in sorted(countries):
        for start in sorted({skeleton(reading)[:1] for reading in readings(toponym, country_code)} - {""}):
            end = chr(ord(start) + 1)
            rows = index.execute(_BY_START, (country_code, start, end, len(key) - edits, len(key) + edits)).fetchall()
            keys = [folded for folded, _ in rows]
            close = process.extract(key, keys, scorer=JaroWinkler.similarity, score_cutoff=least, limit=20)
            scored += [
                (score, _spelled(index, folded, rows[at][1]), rows[at][1])
                for folded, score, at in close
                if DamerauLevenshtein.distance(key, folded) <= edits
            ]
    return _best_per_place(index, scored, NameMatch.FUZZY, least=least)


def _letters(toponym: str) -> int:
    return len(fold(toponym).replace(" ", ""))


def _spelled(index: sqlite3.Connection, key: str, place: int) -> str:
    name: str = index.execute("SELECT name FROM name WHERE key = ? AND place = ?", (key, place)).fetchone()[0]
    return name


def _best_per_place(
    index: sqlite3.Connection, scored: Iterable[tuple[float, str, int]], match: NameMatch, *, least: float
) -> list[Candidate]:
    """Return the places that are nearly as alike as the best, each with its best name."""
    names: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for score, name, place in scored:
        names[place].append((score, name))
    candidates = []
    for place, spelled in sorted(names.items()):
        candidate = candidate_of(index.execute(_BY_ID, (place,)).fetchone())
        score, _, name = max((score, name == candidate.name, name) for score, name in spelled)
        if score >= least + _margin(candidate):
            similarity = round(score if name == candidate.name else score - _ALTERNATE_STEP, 4)
            candidates.append(replace(candidate, matched_name=name, match=match, similarity=similarity))
    top = max((candidate.similarity for candidate in candidates), default=0.0)
    return [candidate for candidate in candidates if candidate.similarity >= top - _MAX_BEHIND]


def _margin(candidate: Candidate) -> float:
    if not candidate.feature_code.startswith("PPL") or candidate.population >= _SMALL_TOWN:
        return 0.0
    return _TOWN_MARGIN if candidate.population >= _VILLAGE else _VILLAGE_MARGIN
