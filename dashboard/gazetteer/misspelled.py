"""The last resort, and only inside plausible countries: names that sound alike, and names with a slip of the pen."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dashboard.gazetteer.match import ALTERNATE_STEP, COLUMNS, AdminWord, candidate_of, fitness, split_admin_words
from dashboard.gazetteer.names import fold, is_latin
from dashboard.gazetteer.sounds import likeness, local_reading, readings, skeleton
from dashboard.model import Candidate, NameMatch

_BY_ID = f"SELECT {COLUMNS} FROM place WHERE id = ?"  # noqa: S608  # our own words
_BY_SOUND = (
    "SELECT name.name, sound.place, sound.key FROM sound"
    " JOIN name ON name.key = sound.folded AND name.place = sound.place WHERE sound.country_code = ?"
)
_BY_START = (
    "SELECT folded, place FROM sound WHERE country_code = ? AND key >= ? AND key < ? AND length(folded) BETWEEN ? AND ?"
)
_MIN_SOUND_LETTERS = 4  # shorter names have too many neighbours in sound: Bar, Ber, Bor
_MIN_SPELLING_LETTERS = 5
_MIN_SOUND, _MIN_MIDDLING_SOUND = 0.86, 0.9  # likeness of the sounds, once the consonants agree
_MIN_SHORT_SOUND = {4: 0.95}
_LONG_LETTERS = 7  # and more: the least likeness of sounds holds for these, shorter names need more
# How unlikely a slip is, in letters: they change places or fall out more easily than they become others.
_SWAPPED, _LEFT_OUT, _REPLACED, _ANOTHER_SLIP = 0.25, 0.33, 0.5, 0.4
_MIN_SLIP = 0.93  # of what is left of the letters then
_MAX_EDITS_SHARE = 0.2  # of the letters may be wrong at all
# The smaller a place, the less likely that a misspelling means it: what is added to the least similarity.
_SMALL_TOWN, _VILLAGE = 20_000, 2_000
_TOWN_MARGIN, _VILLAGE_MARGIN = 0.03, 0.06
_ALTERNATE_MARGIN = 0.02  # as much for by-names, which are many and often obscure
_SLIP_MARGIN = 0.5  # of these for slips of the pen, which are rarely names by themselves
_REGION_STEP = 0.02  # less alike is a region without its word than the town of the name
_MAX_BEHIND = 0.08  # what is so much less alike than the best is not meant


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
    index: sqlite3.Connection, toponym: str, words: Mapping[str, AdminWord], countries: Collection[str]
) -> list[Candidate]:
    """Return the units of the kind named whose proper names sound alike ("Charkow oblast")."""
    found = {
        candidate.place_id: candidate
        for rest, word in split_admin_words(toponym, words)
        for candidate in find_by_sound(index, rest, countries)
        if fitness(candidate, word)
    }
    return list(found.values())


def find_by_sound_or_spelling(index: sqlite3.Connection, toponym: str, countries: Collection[str]) -> list[Candidate]:
    """Return what sounds like the toponym and what a slip of the pen makes of it, the nearer spelling first."""
    best: dict[str, Candidate] = {}
    for candidate in (*find_by_sound(index, toponym, countries), *find_by_spelling(index, toponym, countries)):
        known = best.get(candidate.place_id)
        if known is None or candidate.similarity > known.similarity:
            best[candidate.place_id] = candidate
    top = max((candidate.similarity for candidate in best.values()), default=0.0)
    return [candidate for candidate in best.values() if candidate.similarity >= top - _MAX_BEHIND]


def find_by_spelling(index: sqlite3.Connection, toponym: str, countries: Collection[str]) -> list[Candidate]:
    """Return the places of these countries whose names differ by a slip or two, from the first sound on."""
    key = fold(toponym)
    if _letters(toponym) < _MIN_SPELLING_LETTERS or not is_latin(toponym):
        return []
    edits = int(len(key) * _MAX_EDITS_SHARE)
    scored = []
    for country_code in sorted(countries):
        for start in sorted({skeleton(reading)[:1] for reading in readings(toponym, country_code)} - {""}):
            end = chr(ord(start) + 1)
            rows = index.execute(_BY_START, (country_code, start, end, len(key) - edits, len(key) + edits)).fetchall()
            keys = [folded for folded, _ in rows]
            close = process.extract(key, keys, scorer=DamerauLevenshtein.distance, score_cutoff=edits, limit=20)
            scored += [
                (_slip_likeness(key, folded, count), _spelled(index, folded, rows[at][1]), rows[at][1])
                for folded, count, at in close
            ]
    return _best_per_place(index, scored, NameMatch.FUZZY, least=_MIN_SLIP)


def _slip_likeness(key: str, folded: str, edits: int) -> float:
    """Return how alike two spellings are that are so many edits apart."""
    if edits != 1:
        cost = _ANOTHER_SLIP * edits
    elif len(key) != len(folded):
        cost = _LEFT_OUT
    else:
        cost = _SWAPPED if sorted(key) == sorted(folded) else _REPLACED
    return 1 - cost / len(key)


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
        is_own = name == candidate.name
        if score >= least + _margin(candidate, match) + (0 if is_own else _ALTERNATE_MARGIN):
            similarity = score - (0 if is_own else ALTERNATE_STEP) - _region_step(candidate)
            candidates.append(replace(candidate, matched_name=name, match=match, similarity=round(similarity, 4)))
    top = max((candidate.similarity for candidate in candidates), default=0.0)
    return [candidate for candidate in candidates if candidate.similarity >= top - _MAX_BEHIND]


def _region_step(candidate: Candidate) -> float:
    return _REGION_STEP if candidate.feature_code.startswith("ADM") else 0.0


def _margin(candidate: Candidate, match: NameMatch) -> float:
    if not candidate.feature_code.startswith("PPL") or candidate.population >= _SMALL_TOWN:
        return 0.0
    margin = _TOWN_MARGIN if candidate.population >= _VILLAGE else _VILLAGE_MARGIN
    return margin * _SLIP_MARGIN if match == NameMatch.FUZZY else margin
