"""What one user says of names, laid over the world's index: their places first, their aliases, their stop names."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from dashboard.gazetteer import match
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.project_files import UsedFile
from dashboard.gazetteer.schema import ALTERNATE, PRIMARY
from dashboard.model import Candidate, NameMatch

_LONGEST_ACRONYM = 5  # letters: a name in capitals, so short, is only met in capitals (IT is not "It")
_ODD_SPELLINGS = frozenset({NameMatch.FUZZY, NameMatch.TRANSLITERATED})


@dataclass(frozen=True)
class ProjectPlaces:
    """A user's names by their folded form. What is in `fixed` means its candidates and nothing else.

    The candidates carry the name of their file in `listed_in`, and the spelling that stands there in `matched_name`.
    """

    named: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    files: tuple[UsedFile, ...] = ()

    @cached_property
    def words_by_first(self) -> dict[str, int]:
        """How many words the longest name has, listed or stopped, that begins with a word; all folded."""
        longest: dict[str, int] = {}
        for key in (*self.named, *self.stop):
            first = key.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
        return longest

    def __bool__(self) -> bool:
        return bool(self.named or self.stop)


class ProjectGazetteer(Gazetteer):
    """The world's index as a project sees it."""

    project = ProjectPlaces()

    def find_candidates(
        self, toponym: str, *, countries: frozenset[str] = frozenset(), limit: int = 50
    ) -> list[Candidate]:
        """Return what the toponym may mean here: the user's places, then the world's; of an alias, its target alone."""
        if fold(toponym) in self.project.stop:
            return []
        listed = self.find_listed(toponym)
        if listed and fold(toponym) in self.project.fixed:
            return listed
        world = super().find_candidates(toponym, countries=countries, limit=limit)
        return [*listed, *(c for c in world if not listed or c.match not in _ODD_SPELLINGS)][:limit]

    def find_listed(self, toponym: str) -> list[Candidate]:
        """Return what the user's files say of a name, in the order in which they say it."""
        return [
            match.with_name(c, c.matched_name, toponym, kind=PRIMARY if c.match is NameMatch.EXACT else ALTERNATE)
            for c in self.project.named.get(fold(toponym), ())
            if not _is_other_acronym(c.matched_name, toponym)
        ]

    def find_abbreviation(self, toponym: str) -> list[Candidate]:
        return self._unless_said(toponym, super().find_abbreviation(toponym))

    def find_demonym(self, word: str) -> list[Candidate]:
        return self._unless_said(word, super().find_demonym(word))

    def _unless_said(self, name: str, found: list[Candidate]) -> list[Candidate]:
        """Let the user's files say what the world's abbreviation or demonym means; they make no new ones."""
        if not found or fold(name) in self.project.stop:
            return []
        fixed = self.find_listed(name) if fold(name) in self.project.fixed else []
        return fixed or found

    def largest_population(self, name: str) -> int | None:
        if fold(name) in self.project.stop:
            return None
        listed = self.find_listed(name)
        world = None if listed and fold(name) in self.project.fixed else super().largest_population(name)
        return max([*(c.population for c in listed), *([] if world is None else [world])], default=None)

    def by_geonameid(self, geonameid: int) -> Candidate | None:
        return self._one("SELECT {} FROM place WHERE place.id = ?", str(geonameid))

    def names_in(self, country_code: str) -> Iterable[str]:
        """Yield the names of a country's places."""
        rows = self._index.execute("SELECT DISTINCT name FROM place WHERE country_code = ?", (country_code,))
        return (name for (name,) in rows)

    def settlements(self) -> list[tuple[float, float, str, str | None, str | None]]:
        """Return latitude, longitude, country and first-level region (code and name) of every settlement."""
        return self._index.execute(
            "SELECT latitude, longitude, country_code, admin1_code, admin1 FROM place"
            " WHERE feature_code LIKE 'PPL%' AND country_code IS NOT NULL ORDER BY id"
        ).fetchall()


def open_gazetteer(index: Path, project: ProjectPlaces) -> Gazetteer:
    """Open the world's index, with the user's say over it where there is any."""
    if not project:
        return Gazetteer.open(index)
    gazetteer = ProjectGazetteer.open(index)
    gazetteer.project = project
    return gazetteer


def listed(candidate: Candidate, spelling: str, path: Path, *, is_alternate: bool = False) -> Candidate:
    """Return the candidate as a user's file names it."""
    kind = NameMatch.ALTERNATE if is_alternate else NameMatch.EXACT
    return replace(candidate, listed_in=path.name, matched_name=spelling, match=kind, similarity=1.0)


def _is_other_acronym(spelling: str, toponym: str) -> bool:
    return spelling.isupper() and len(spelling) <= _LONGEST_ACRONYM and not toponym.isupper()
