"""How English text uses a word: as an ordinary word, a place, a person or another name.

The counts come from openly licensed corpora (dashboard/training/word_use.py) and hold only words that are also names in
the gazetteer: they keep Reading the verb, Police and Charlotte the person from being found as villages.
"""

import csv
from dataclasses import dataclass
from functools import cache

from dashboard import settings


@dataclass(frozen=True, slots=True)
class WordUse:
    """Counts: written with a small letter, and capitalised as a place, a person and anything else."""

    ordinary: int = 0
    place: int = 0
    person: int = 0
    other: int = 0

    @property
    def is_ordinary(self) -> bool:
        """A word of the language first, a name second (Nice, Reading, Police)."""
        return self.ordinary >= 2 and self.ordinary > 2 * self.place

    @property
    def person_share(self) -> float:
        """Share of people among its uses as a name, drawn towards 0.2 where it was seen little."""
        return (self.person + 0.4) / (self.place + self.person + self.other + 2)

    @property
    def place_share(self) -> float:
        """Share of places among its uses with a capital, drawn towards 0.5 where it was seen little."""
        return (self.place + 1) / (self.place + self.person + self.other + 2)


@cache
def _load() -> dict[str, WordUse]:
    with (settings.GAZETTEER_TABLES / "word_use.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows)
        return {word: WordUse(*map(int, counts)) for word, *counts in rows}


_UNSEEN = WordUse()


def word_use(word: str) -> WordUse:
    """Return the counts of a word in lower case; all zero where it was never seen."""
    return _load().get(word, _UNSEEN)
