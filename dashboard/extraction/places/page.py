"""One doc laid open for the finders of place names: its words, its people, and what the gazetteer knows of them."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.word_use import WordUse, word_use
from dashboard.extraction.places.words import PERSON_LABELS, join_kind, read_words, text_of
from dashboard.gazetteer.index import Gazetteer

INSIDE_NAMES = frozenset({" ", "-", "'", "/", ". ", "'s ", "' "})
LONGEST_NAME = 7  # words: "Democratic Republic of the Congo" has five, some provinces seven


class Page:
    """The words of `doc`, and questions about runs of them; a run is (first, last), last included."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.words = read_words(doc)
        self.lower = [word.text.lower().rstrip(".") for word in self.words]
        self._joins = [join_kind(doc, left, right) for left, right in zip(self.words, self.words[1:], strict=False)]

    def text(self, first: int, last: int) -> str:
        return text_of(self.doc, self.words[first : last + 1])

    def join_after(self, i: int) -> str:
        """Return what stands between word i and the next ("" at the end), runs of spaces as one."""
        return self._joins[i] if 0 <= i < len(self._joins) else ""

    def word(self, i: int) -> str:
        """Return word i in lower case, "" outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def before(self, first: int) -> str:
        """Return the word before a run if only a space (or "the") stands between, in lower case."""
        i = first - 1
        while i >= 0 and self.lower[i] in {"the", "a", "an"} and self.join_after(i) == " ":
            i -= 1
        return self.word(i) if i >= 0 and self.join_after(i) == " " else ""

    def after(self, last: int) -> str:
        """Return the word after a run if only a space or a possessive stands between, in lower case."""
        return self.word(last + 1) if self.join_after(last) in {" ", "'s ", "' "} else ""

    def is_capitalised(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i].is_capitalised

    def use(self, i: int) -> WordUse:
        return word_use(self.lower[i])

    def names_from(self, first: int) -> Iterator[int]:
        """Yield the last words of the runs from `first` that may be one name, longest first."""
        last = first
        ends = [first] if self._ends_name(first) else []
        while last + 1 < len(self.words) and last - first + 1 < LONGEST_NAME and self._continues(last):
            last += 1
            if self._ends_name(last):
                ends.append(last)
        return reversed(ends)

    def _continues(self, i: int) -> bool:
        join = self.join_after(i)
        if join == ". " and len(self.words[i].text) > 2:  # a sentence ends, unless an initial or St. does
            return False
        following = self.words[i + 1]
        return join in INSIDE_NAMES and (following.is_capitalised or following.text in vocabulary.CONNECTORS)

    def _ends_name(self, i: int) -> bool:
        return self.words[i].is_capitalised or self.words[i].text.isdigit()

    @cached_property
    def is_lower_case(self) -> bool:
        """Whether the writer uses no capitals at all, so that case says nothing."""
        letters = [word for word in self.words if not word.text[0].isdigit()]
        return len(letters) >= 4 and not any(word.is_capitalised for word in letters)

    @cached_property
    def person_words(self) -> Counter[str]:
        """Words of the names of people that have several words or a title, in lower case, with how often."""
        counts: Counter[str] = Counter()
        for ent in self.doc.ents:
            if ent.label_ in PERSON_LABELS and len(ent) > 1:
                counts.update(token.lower_ for token in ent if token.text[0].isupper() and len(token) > 1)
        return counts

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that the doc writes with a small letter."""
        return frozenset(word.text for word in self.words if word.text[0].islower())

    def is_region_name(self, first: int, last: int) -> bool:
        """Whether the run names a country or a first-level region, abbreviations included."""
        return is_region_name(self.text(first, last), self.gazetteer)


def is_region_name(name: str, gazetteer: Gazetteer) -> bool:
    return any(c.feature_code.startswith(("PCL", "ADM1")) for c in gazetteer.find_candidates(name, limit=10))
