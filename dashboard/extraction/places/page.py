"""One doc laid open for the finders of place names: its words, its people, and what the gazetteer knows of them."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.abbreviations import find_abbreviated
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.people import find_people
from dashboard.extraction.places.word_use import WordUse, word_use
from dashboard.extraction.places.words import PLACE_LABELS, read_words
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import NameMatch

if TYPE_CHECKING:
    from dashboard.extraction.places.finding import Finding

_INSIDE_NAMES = frozenset({" ", "-", "'", "/", ". ", "'s ", "' "})
_LONGEST_NAME = 6  # words: "Democratic Republic of the Congo" has five
_ASSUMED_POPULATIONS = {"area": 300_000, "country": 300_000, "continent": 300_000, "site": 30_000, "settlement": 300}
_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM", "IN", "NG", "GH", "KE"})
_UNIT_WORDS = vocabulary.AREA_TYPES | {"republic", "district", "region", "territory", "emirate"}


class Page:
    """The words of `doc`, and questions about runs of them; a run is (first, last), last included."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.characters, self.words, self._gaps = read_words(doc)
        self.lower = [word.text.lower().rstrip(".") for word in self.words]
        self.proposed: dict[int, list[Finding]] = {}  # by first word; each is asked for three times
        self.scores: dict[Finding, float] = {}
        self._populations: dict[str, int | None] = {}
        self._regions: dict[str, bool] = {}
        self._demonyms: dict[str, bool] = {}

    def text(self, first: int, last: int) -> str:
        return self.characters[self.words[first].start : self.words[last].end]

    def join_after(self, i: int) -> str:
        """Return what stands between word i and the next ("" at the end), runs of spaces as one."""
        return self._gaps[i] if 0 <= i < len(self._gaps) else ""

    def word(self, i: int) -> str:
        """Return word i in lower case, "" outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def before(self, first: int) -> str:
        """Return the word before a run if only a space (or "the") stands between, in lower case."""
        i = first - 1
        while i >= 0 and self.lower[i] in vocabulary.ARTICLES and self.join_after(i) == " ":
            i -= 1
        return self.word(i) if i >= 0 and self.join_after(i) == " " else ""

    def after(self, last: int) -> str:
        """Return the word after a run if only a space or a possessive stands between, in lower case."""
        return self.word(last + 1) if self.join_after(last) in {" ", "'s ", "' "} else ""

    def is_capitalised(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i].is_capitalised

    def use(self, i: int) -> WordUse:
        return word_use(self.lower[i])

    def population(self, first: int, last: int) -> int | None:
        """Return the population of the largest place so named, None where the gazetteer has no such name.

        A common word counts only where it is a place's very own name ("Nice", not "nice" or a by-name).
        """
        name = self.text(first, last)
        if name not in self._populations and not any(c.isalpha() for c in name):
            self._populations[name] = None  # numbers are names too, somewhere
        if name not in self._populations:
            population = self.gazetteer.largest_population(name)
            if population is None and name[0].isupper() and first == last:
                exact = [c for c in self.gazetteer.find_candidates(name) if c.match is NameMatch.EXACT]
                population = max((c.population for c in exact), default=None)
            if population is None and self.lower[last] in _UNIT_WORDS and first < last:
                units = [c for c in self.gazetteer.find_candidates(name) if c.match is NameMatch.ADMIN_WORD]
                population = max((c.population for c in units), default=None)
            if population is None and self.words[last].text == "State" and first < last:
                population = self._state_population(name)
            if population == 0:
                population = self._assumed_population(name)
            self._populations[name] = population
        return self._populations[name]

    def _state_population(self, name: str) -> int | None:
        """Return the population of Borno State and its like; Ohio State is a university."""
        states = [c for c in self.gazetteer.find_candidates(name) if c.match is NameMatch.ADMIN_WORD]
        if any(c.country_code == "US" for c in states):
            return None
        return max((c.population for c in states), default=None)

    def has_exact(self, first: int, last: int) -> bool:
        """Whether some place is called by just this run."""
        return any(c.match is NameMatch.EXACT for c in self.gazetteer.find_candidates(self.text(first, last)))

    def is_minor_name(self, i: int) -> bool:
        """Whether a common word or family name is also the very own name of some town or, cut short, of a county."""
        name = self.words[i].text
        found = self.gazetteer.find_candidates(name, countries=_ENGLISH_SPEAKING)
        return any(c.match is NameMatch.EXACT for c in found) or self.gazetteer.has_name(f"{name} County")

    def is_initials(self, i: int) -> bool:
        """Whether the word is in capitals amid ordinary text: the letters of some body (IRA, PTA), no place."""
        text = self.words[i].text
        return (
            text.isupper()
            and text.isalpha()
            and 1 < len(text) < 5
            and not self.words[i].starts_sentence
            and not self.is_shouting(i)
        )

    def is_area_name(self, i: int) -> bool:
        """Whether the word may name a river, sea, country or range: those take an article."""
        return self._is_area(self.words[i].text)

    def _assumed_population(self, name: str) -> int:
        """Return how large a town a place without inhabitants is as likely to be meant as."""
        classes = {place_class(c) for c in self.gazetteer.find_candidates(name, limit=10)}
        return max((_ASSUMED_POPULATIONS.get(cls, 0) for cls in classes), default=0)

    def _is_area(self, name: str) -> bool:
        found = self.gazetteer.find_candidates(name, limit=10)
        return any(place_class(c) in {"area", "country", "continent"} for c in found)

    def is_common(self, i: int) -> bool:
        """Whether the word is an ordinary one that some place bears as well, by its use elsewhere or on this page."""
        return self.use(i).is_ordinary or self.lower[i] in self.lower_words

    def is_doubtful(self, i: int) -> bool:
        """Whether the gazetteer lists the name among those that are mostly something else: given names, brands."""
        return self.population(i, i) is not None and not self.gazetteer.has_name(self.words[i].text)

    def names_from(self, first: int) -> Iterator[int]:
        """Yield the last words of the runs from `first` that may be one name, longest first."""
        ends = [first] if self._ends_name(first) else []
        last = first
        while last + 1 < len(self.words) and last - first + 1 < _LONGEST_NAME and self._continues(last):
            last += 1
            if self._ends_name(last):
                ends.append(last)
        return reversed(ends)

    def _continues(self, i: int) -> bool:
        join = self._gaps[i]
        if join not in _INSIDE_NAMES or (join == ". " and len(self.words[i].text) > 2):
            return False  # a sentence ends
        following = self.words[i + 1]
        return following.is_capitalised or following.text in vocabulary.CONNECTORS or self.is_lower_case

    def _ends_name(self, i: int) -> bool:
        return self.words[i].is_capitalised or self.words[i].text.isdigit() or self.is_lower_case

    def is_abbreviation(self, i: int) -> bool:
        """Whether the word, with a full stop where one follows, is an abbreviation of a place (Mo., OH, U.S.)."""
        word = self.words[i]
        if not word.is_capitalised or not 1 < len(word.text) < 8 or not (word.is_shouted or self._is_dotted(i)):
            return False
        return self.is_sure_abbreviation(i) or bool(find_abbreviated(self._dotted(i), self.gazetteer))

    def is_sure_abbreviation(self, i: int) -> bool:
        """Whether the abbreviation means nothing else (Calif., U.K.)."""
        name = self._dotted(i)
        if not (name.isupper() or name.endswith(".")):
            return False
        known = {c.matched_name for c in self.gazetteer.find_candidates(name, limit=5)}
        if name in known:
            return True
        return name.isupper() and name.rstrip(".") in {spelled.rstrip(".") for spelled in known}

    def _is_dotted(self, i: int) -> bool:
        end = self.words[i].end
        return self.words[i].text.endswith(".") or (
            self.characters[end : end + 1] == "." and len(self.words[i].text) < 6
        )

    def is_dotted_inside(self, i: int) -> bool:
        """Whether the full stop after the word ends no sentence: a small letter follows."""
        return self.join_after(i) == ". " and self.words[i + 1].text[0].islower() and self._is_dotted(i)

    def _dotted(self, i: int) -> str:
        word = self.words[i]
        return word.text if word.text.endswith(".") or not self._is_dotted(i) else f"{word.text}."

    def is_shouting(self, i: int) -> bool:
        """Whether the words around are in capitals too, so that IN is "in"."""
        around = [self.words[k] for k in (i - 1, i + 1) if 0 <= k < len(self.words)]
        return any(word.is_shouted and len(word.text) > 3 for word in around)

    def end_of(self, first: int, last: int) -> int:
        """Return where the characters of a run end, with the full stop of Calif. and the possessive of St. John's."""
        if self.is_possessive_saint(first, last):
            return self.words[last].end + 2
        return self._abbreviation_end(first, last)

    def is_possessive_saint(self, first: int, last: int) -> bool:
        """Whether the run is a saint's name whose possessive belongs to a town's: St. John's."""
        if self.lower[first] not in {"st", "saint"} or not self.join_after(last).lower().startswith("'s"):
            return False
        return self.gazetteer.has_name(self.characters[self.words[first].start : self.words[last].end + 2])

    def _abbreviation_end(self, first: int, last: int) -> int:
        end = self.words[last].end
        if first < last and self.lower[last] in vocabulary.CUT_SHORT and self.characters[end : end + 1] == ".":
            return end + 1  # Platte Co., Monument Ave.
        if first != last or self.characters[end : end + 1] != "." or not 1 < end - self.words[first].start < 6:
            return end
        dotted = self.characters[self.words[first].start : end + 1]
        return end + 1 if find_abbreviated(dotted, self.gazetteer) else end

    def is_region_name(self, first: int, last: int) -> bool:
        """Whether the run names a country or first-level region; doubtful abbreviations (IN, Me.) included."""
        name = self.characters[self.words[first].start : self._abbreviation_end(first, last)]
        if name not in self._regions:
            found = [*self.gazetteer.find_candidates(name, limit=10), *find_abbreviated(name, self.gazetteer)]
            self._regions[name] = any(c.feature_code.startswith(("PCL", "ADM1")) for c in found)
        return self._regions[name]

    def is_above_all_region(self, first: int, last: int) -> bool:
        """Whether the largest place so called is a country or first-level region (Georgia, Maine; not Savannah)."""
        exact = [
            c for c in self.gazetteer.find_candidates(self.text(first, last)) if c.match is not NameMatch.ALTERNATE
        ]
        largest = max(exact, key=lambda c: c.population, default=None)
        return largest is not None and place_class(largest) in {"country", "admin1"}

    def continues_capitalised(self, i: int) -> bool:
        """Whether the next word is capitalised too and part of the same phrase: no weekday, no new sentence."""
        join = self.join_after(i)
        if join not in {" ", "-", ". "} or (join == ". " and len(self.words[i].text) > 2):
            return False
        return self.is_capitalised(i + 1) and self.lower[i + 1] not in vocabulary.CALENDAR

    def is_demonym(self, first: int, last: int) -> bool:
        """Whether the run names a people or is a country's adjective."""
        name = self.text(first, last)
        if name not in self._demonyms:
            self._demonyms[name] = bool(self.gazetteer.find_demonym(name))
        return self._demonyms[name]

    @cached_property
    def people(self) -> tuple[frozenset[int], Counter[str]]:
        """The words that are parts of full names of people, and how often each word is one."""
        return find_people(self.words, self.lower, self._gaps)

    @cached_property
    def settled(self) -> Counter[str]:
        """How often each word, in lower case, stands where only a place does: "in Paris", "Paris, Texas"."""
        words = self.words
        return Counter(
            self.lower[i]
            for i in range(1, len(words))
            if words[i].label in PLACE_LABELS and self.before(i) in vocabulary.STRONG_LOCATIVES
        )

    @cached_property
    def companies(self) -> frozenset[str]:
        """The words, in lower case, that the page calls companies: "the company Vale", "half owned by Vale"."""
        return frozenset(self.lower[i] for i in range(2, len(self.words)) if self._is_company(i))

    def _is_company(self, i: int) -> bool:
        if not self.words[i].is_capitalised or self.join_after(i - 1) != " ":
            return False
        owned = self.lower[i - 1] == "by" and self.lower[i - 2] in vocabulary.OWNED
        return owned or self.words[i - 1].text in vocabulary.COMPANY_NOUNS

    def is_first_name(self, i: int) -> bool:
        """Whether a person on the page has the word for a first name: Georgia Stevens."""
        return self.lower[i] in self._first_names

    @cached_property
    def _first_names(self) -> frozenset[str]:
        parts = self.people[0]
        return frozenset(self.lower[k] for k in parts if k + 1 in parts and k - 1 not in parts)

    @cached_property
    def is_lower_case(self) -> bool:
        """Whether the writer uses no capitals at all, so that case says nothing."""
        letters = [word for word in self.words if not word.text[0].isdigit()]
        return len(letters) >= 4 and not any(word.is_capitalised for word in letters)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that the doc writes with a small letter."""
        return (
            frozenset() if self.is_lower_case else frozenset(word.text for word in self.words if word.text[0].islower())
        )
