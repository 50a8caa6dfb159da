"""The gazetteer as the rest of the program sees it: candidates for names, and what lies in what."""

import sqlite3
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

from dashboard import settings
from dashboard.errors import GazetteerError
from dashboard.gazetteer import match, misspelled
from dashboard.gazetteer.geometry import distance_km
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.schema import ALTERNATE, VERSION
from dashboard.model import Candidate, NameMatch

_CACHED = 50_000  # lookups kept: the names of an article come again and again
_MATCH_ORDER = MappingProxyType({kind: order for order, kind in enumerate(NameMatch)})
_BY_DEMONYM = f"SELECT demonym.name, {match.COLUMNS} FROM demonym JOIN place ON place.id = place WHERE key = ?"  # noqa: S608  # our own words
_MIN_WORD_TOWN = 20_000  # inhabitants from which a town is meant by a common word with a capital, anywhere
_WELL_KNOWN_CUT = 50_000  # inhabitants of a town whose long name a whole country cuts short
_OF_NOTE = 1_000_000  # inhabitants of a town that is as well known as a sea, a region or a range of our own tables
_EDGE = 1.2  # places this far beyond the circle still count as inside: regions are not round


class Gazetteer:
    """A read-only index of places. Cheap to open; each process opens its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._index = connection
        self._admin_words = _read_admin_words(connection)
        self._common_words = frozenset(key for (key,) in connection.execute("SELECT key FROM common_word"))
        self._find = lru_cache(maxsize=_CACHED)(self._find_uncached)
        self._largest = lru_cache(maxsize=_CACHED)(self._largest_uncached)
        self._demonym = lru_cache(maxsize=_CACHED)(self._find_demonym_uncached)
        self._extent = lru_cache(maxsize=_CACHED)(self._extent_uncached)

    @classmethod
    def open(cls, path: Path = settings.GAZETTEER_INDEX) -> Self:
        """Open an index; one that is missing, unreadable or of another version is a GazetteerError."""
        try:
            # immutable: no locks and no look for a journal; a rebuild replaces the file, it never writes into it.
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
            version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"No index of places in {path}. Run: python -m dashboard.gazetteer build") from error
        if version != (VERSION,):
            raise GazetteerError(
                f"The index of places in {path} is of another version. Run: python -m dashboard.gazetteer build"
            )
        return cls(connection)

    def close(self) -> None:
        self._index.close()

    def meta(self) -> dict[str, str]:
        """Return what the index says of itself: its version, extent and what it was made from."""
        return dict(self._index.execute("SELECT key, value FROM meta"))

    def find_candidates(
        self, toponym: str, *, countries: frozenset[str] = frozenset(), limit: int = 50
    ) -> list[Candidate]:
        """Return what the toponym may mean: best kind of match first, then the most populous.

        By name; else with an administrative word; else, and only inside `countries` (ISO alpha-2), as a county without
        its word, by sound and by spelling. With more than `limit` candidates those of `countries` are kept first.
        """
        return list(self._find(toponym, countries, limit))

    def _find_uncached(self, toponym: str, countries: frozenset[str], limit: int) -> tuple[Candidate, ...]:
        found = match.find_by_name(self._index, toponym)
        if fold(toponym) in self._common_words:
            found = [c for c in found if _outweighs_word(c, toponym, is_near=c.country_code in countries)]
        elif not found:
            found = match.find_by_admin_word(self._index, toponym, self._admin_words, self._common_words)
            if not found and countries and toponym != toponym.lower():  # what is written small was not meant as a name
                found = self._find_in_context(toponym, countries)
        found.sort(key=lambda c: (countries.isdisjoint({c.country_code}), *_order(c)))
        return tuple(sorted(found[:limit], key=_order))

    def _find_in_context(self, toponym: str, countries: frozenset[str]) -> list[Candidate]:
        counties = match.find_counties(self._index, toponym)
        return (
            [county for county in counties if county.country_code in countries]
            or match.find_longer_names(self._index, toponym, countries)
            or misspelled.find_by_sound_and_admin_word(self._index, toponym, self._admin_words, countries)
            or misspelled.find_by_sound_or_spelling(self._index, toponym, countries)
        )

    def find_abbreviation(self, toponym: str) -> list[Candidate]:
        """Return what an abbreviation stands for that is also a word (IN, OR, ME): ask where a place must stand."""
        return sorted(match.find_by_abbreviation(self._index, toponym), key=_order)

    def find_longer_names(self, toponym: str, inside: Candidate) -> list[Candidate]:
        """Return the towns inside a country or region whose own name begins with the toponym: Newcastle (upon Tyne)."""
        countries = self.context_countries(inside)
        found = match.find_longer_names(self._index, toponym, countries)
        least = _WELL_KNOWN_CUT if inside.feature_code.startswith("PCL") else 0
        return sorted((c for c in found if c.population >= least and self.contains(inside, c)), key=_order)

    def find_demonym(self, word: str) -> list[Candidate]:
        """Return the places whose people or adjective the word is (Ukrainian, Catalans, Parisian)."""
        return list(self._demonym(word))

    def _find_demonym_uncached(self, word: str) -> list[Candidate]:
        rows = self._index.execute(_BY_DEMONYM, (fold(word),))
        return sorted((match.with_name(match.candidate_of(row), name, word) for name, *row in rows), key=_order)

    def has_name(self, name: str) -> bool:
        """Whether some place bears the name or alternate name, folded; never for common words."""
        return self.largest_population(name) is not None

    def largest_population(self, name: str) -> int | None:
        """Return the population of the largest place of that name, None where there is none; never for common words."""
        return self._largest(name)

    def _largest_uncached(self, name: str) -> int | None:
        key = fold(name)
        # Of common words and of two letters only abbreviations pass (US, Pa.): "Hope" is rarely the town.
        spelled = name if key in self._common_words or len(key) <= match.MAX_INITIALS else None
        if spelled is not None and not (spelled.isupper() or "." in spelled):
            return None
        row = self._index.execute(
            "SELECT max(population) FROM name JOIN place ON place.id = name.place"
            " WHERE key = ? AND kind <= ? AND name.name = coalesce(?, name.name)",
            (key, ALTERNATE, spelled),
        ).fetchone()
        return int(row[0]) if row[0] is not None else None

    def country(self, code: str) -> Candidate | None:
        """Return the country of an ISO 3166-1 alpha-2 code."""
        return self._one("SELECT {} FROM place JOIN country ON place.id = country.place WHERE code = ?", code)

    def admin1(self, country_code: str, admin1_code: str) -> Candidate | None:
        """Return the first-level region of a GeoNames code."""
        return self._one(
            "SELECT {} FROM place JOIN region ON place.id = region.place WHERE region.country_code = ? AND"
            " region.admin1_code = ?",
            country_code,
            admin1_code,
        )

    def _one(self, query: str, *values: str) -> Candidate | None:
        row = self._index.execute(query.format(match.COLUMNS), values).fetchone()
        return match.candidate_of(row) if row else None

    def neighbours(self, country_code: str) -> frozenset[str]:
        """Return the countries that share a land border."""
        row = self._index.execute("SELECT neighbours FROM country WHERE code = ?", (country_code,)).fetchone()
        return frozenset(row[0].split()) if row else frozenset()

    def context_countries(self, candidate: Candidate) -> frozenset[str]:
        """Return the countries that a candidate makes plausible: its own, or all that a sea or wide region touches."""
        extent = self._extent(candidate.place_id)
        return extent or frozenset(filter(None, [candidate.country_code]))

    def _extent_uncached(self, place_id: str) -> frozenset[str]:
        rows = self._index.execute(
            "SELECT extent.country_code FROM extent JOIN place ON place.id = extent.place WHERE place_id = ?",
            (place_id,),
        )
        return frozenset(code for (code,) in rows)

    def contains(self, outer: Candidate, inner: Candidate) -> bool:
        """Whether `inner` lies in `outer`, which is a country, a region, a county, a continent or a wider region."""
        return outer.place_id != inner.place_id and self._holds(outer, inner)

    def _holds(self, outer: Candidate, inner: Candidate) -> bool:
        if outer.feature_code.startswith("PCL"):
            return inner.country_code == outer.country_code
        if inner.feature_code.startswith("PCL"):
            return outer.feature_code in {"CONT", "RGN"} and inner.country_code in self._extent(outer.place_id)
        if outer.feature_code == "CONT":
            return inner.country_code in self._extent(outer.place_id)
        if outer.feature_code == "ADM1" and outer.admin1_code:
            return _unit(inner) == _unit(outer)
        if outer.feature_code == "ADM2" and inner.admin2:
            return (*_unit(inner), inner.admin2) == (*_unit(outer), outer.admin2)
        return self._lies_around(outer, inner)

    def _lies_around(self, outer: Candidate, inner: Candidate) -> bool:
        if outer.radius_km <= inner.radius_km or outer.feature_code.startswith("PPL"):
            return False
        countries = self.context_countries(outer)
        if countries and inner.country_code and inner.country_code not in countries:
            return False
        apart = distance_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude)
        return apart <= _EDGE * outer.radius_km


def _unit(candidate: Candidate) -> tuple[str | None, str | None]:
    return candidate.country_code, candidate.admin1_code


def _outweighs_word(candidate: Candidate, toponym: str, *, is_near: bool) -> bool:
    """Whether a common word may be this place: Nice by its own name, US in capitals; not "reading", nor a by-name.

    A small town only counts where its country is in question: Hope, in Arkansas.
    """
    if candidate.feature_code.startswith("PPL") and candidate.population < _MIN_WORD_TOWN and not is_near:
        return False
    if "." in toponym:  # Pa., Va.
        return candidate.matched_name == toponym
    if toponym.isupper():
        return candidate.matched_name.upper() == toponym and (candidate.match != NameMatch.FOLDED or len(toponym) > 3)
    return candidate.match == NameMatch.EXACT


def _order(candidate: Candidate) -> tuple[int, float, int, str]:
    # A guess by its letters may be nearer than one by its sounds: their likeness decides.
    kind = min(_MATCH_ORDER[candidate.match], _MATCH_ORDER[NameMatch.TRANSLITERATED])
    return kind, -round(candidate.similarity, 2), -_prominence(candidate), candidate.place_id


def _prominence(candidate: Candidate) -> int:
    """How many people make a place as well known; nobody lives in the Sinai's row, but it is no hamlet."""
    is_of_note = candidate.place_id.startswith("own:") and not candidate.feature_code.startswith("PPL")
    return _OF_NOTE if is_of_note else candidate.population


def _read_admin_words(connection: sqlite3.Connection) -> dict[str, match.AdminWord]:
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, kind, position in connection.execute("SELECT word, kind, position FROM admin_word ORDER BY word, kind"):
        rows[word].append((kind, position))
    return {
        word: match.AdminWord(
            word,
            kinds=tuple(dict.fromkeys(k for kind, _ in found for k in kind.split("|"))),
            positions=frozenset(p for _, position in found for p in position.split("|")),
        )
        for word, found in rows.items()
    }
