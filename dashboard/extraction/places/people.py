"""The names of people on a page, so that Paris Hilton and Mr. Jackson are no towns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.word_use import word_use
from dashboard.extraction.places.words import PERSON_LABELS, PLACE_LABELS, Word

_NO_NAMES = vocabulary.PERSON_TITLES | vocabulary.OFFICE_WORDS
_NAME_ENDS = _NO_NAMES | vocabulary.CALENDAR  # what follows a name
_AGE = re.compile(r"[1-9]\d?")
_LONGEST_NAME = 3  # capitalised words after a title
_CLEARLY_PLACE = 0.8  # "Texas Stevens" does not make every Texas a girl
_SURELY_GIVEN = 3  # times a word must be seen as a person's name, and never as a place's, to announce a family name


def find_people(
    words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str]
) -> tuple[frozenset[int], Counter[str]]:
    """Return the words that are parts of persons' full names, and how often each stands in one, in lower case."""
    parts: set[int] = set()
    for first, last in _person_entities(words, lower, gaps):
        parts.update(_full_name(words, lower, gaps, first, last))
    for i in range(len(words) - 1):
        if words[i].is_capitalised and lower[i] in vocabulary.PERSON_TITLES:
            parts.update(_after_title(words, lower, gaps, i))
        elif is_given_name(words[i], lower[i]) and _goes_on(words, gaps, i) and words[i + 1].label not in PLACE_LABELS:
            parts.update((i, i + 1) if _may_end_name(words[i + 1], lower[i + 1]) else ())
        elif _has_age(words, lower, gaps, i):
            parts.update(_before_age(words, gaps, i))
        elif lower[i] == "old" and gaps[i] == " " and lower[i - 1] == "year":
            name = list(_capitals(words, gaps, i + 1))
            parts.update(name if len(name) > 1 else ())
    counts = Counter(lower[i] for i in parts)
    before = _before_family_names(words, lower, gaps, counts)
    counts.update(lower[i] for i in before if word_use(lower[i]).place_share < _CLEARLY_PLACE)
    return frozenset(parts | before), counts


def _has_age(words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str], i: int) -> bool:
    """Whether an age stands behind the word, as after a person's name: "Harrison, 8, held a plate"."""
    if not words[i].is_capitalised or words[i].is_shouted or gaps[i] != ", " or lower[i] in vocabulary.CALENDAR:
        return False
    return i + 2 < len(words) and _AGE.fullmatch(words[i + 1].text) is not None and gaps[i + 1] in {", ", ". ", "; "}


def _before_age(words: Sequence[Word], gaps: Sequence[str], last: int) -> list[int]:
    """Return the capitalised words that end there; none after "of Athens", where the age is another's."""
    first = last
    while first and _goes_on(words, gaps, first - 1):
        first -= 1
    if first and words[first - 1].text in vocabulary.LOCATIVES | {"of"} and gaps[first - 1] == " ":
        return []
    return list(range(first, last + 1))


def _person_entities(words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(words):
        last = i
        while last + 1 < len(words) and words[last + 1].entity == words[i].entity >= 0:
            if lower[last + 1] in {"and", "or"} or "," in gaps[last]:
                break  # several names run together
            last += 1
        if words[i].label in PERSON_LABELS:
            yield i, last
        i = last + 1


def _full_name(words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str], first: int, last: int) -> list[int]:
    """Return the words of a person entity that are a name of several words, or of one behind a title.

    What stands before the last title or behind "of" is not ("Fargo Police Chief Keith Ternes"; "Walsh of
    Mississauga"), nor a dateline. The pipeline often cuts the last word off a foreign name: a capitalised word right
    behind belongs to it.
    """
    titled = [k for k in range(first, last + 1) if lower[k] in _NO_NAMES]
    start = titled[-1] + 1 if titled else first
    end = next((k - 1 for k in range(start, last + 1) if lower[k] == "of"), last)
    shouted = all(words[k].is_shouted for k in range(start, end + 1))
    name = [k for k in range(start, end + 1) if words[k].is_capitalised and len(words[k].text) > 1]
    name = [k for k in name if shouted or not words[k].is_shouted]
    if end == last and name and _goes_on(words, gaps, last) and _may_end_name(words[last + 1], lower[last + 1]):
        name.append(last + 1)
    return name if len(name) > 1 or titled else []


def _may_end_name(word: Word, lower: str) -> bool:
    return not word.is_shouted and lower not in _NAME_ENDS


def _goes_on(words: Sequence[Word], gaps: Sequence[str], i: int) -> bool:
    return i + 1 < len(words) and gaps[i] == " " and words[i + 1].is_capitalised


def _capitals(words: Sequence[Word], gaps: Sequence[str], first: int) -> Iterator[int]:
    if first < len(words) and words[first].is_capitalised:
        yield first
        while _goes_on(words, gaps, first):
            first += 1
            yield first


def _after_title(words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str], title: int) -> list[int]:
    """Return the capitalised words right after a title: Mr. Jackson, Sgt. Troy J. Houston; one after PRESIDENT."""
    name: list[int] = []
    k = title
    longest = 1 if words[title].is_shouted else _LONGEST_NAME
    while k - title < longest and k + 1 < len(words) and words[k + 1].is_capitalised:
        if gaps[k] not in {" ", ". "} or (gaps[k] == ". " and k > title and len(words[k].text) > 1):
            break
        k += 1
        if lower[k] == "of":
            break  # THE MAYOR OF LISBON
        if lower[k] not in vocabulary.PERSON_TITLES:
            name.append(k)
    return name


def is_given_name(word: Word, lower: str) -> bool:
    """Whether a word is seen as a person's name, and never as a place's."""
    use = word_use(lower)
    return word.is_capitalised and use.person >= _SURELY_GIVEN and not use.place and use.person > use.ordinary


def _before_family_names(
    words: Sequence[Word], lower: Sequence[str], gaps: Sequence[str], counts: Counter[str]
) -> set[int]:
    """Return the words right before a family name that the page gives to someone else too."""
    return {
        i
        for i in range(len(words) - 1)
        if counts[lower[i + 1]]
        and _goes_on(words, gaps, i)
        and words[i].is_capitalised
        and lower[i] not in vocabulary.PERSON_TITLES
        and not words[i].starts_sentence
        and not words[i + 1].starts_sentence
    }
