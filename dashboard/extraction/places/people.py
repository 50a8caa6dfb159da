"""The names of people on a page, so that Paris Hilton and Mr. Jackson are no towns."""

from collections import Counter

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.words import PERSON_LABELS, Word

_LONGEST_NAME = 3  # capitalised words after a title


def find_people(words: list[Word], lower: list[str], gaps: list[str]) -> tuple[frozenset[int], Counter[str]]:
    """Return the words that are parts of persons' full names, and how often each stands in one, in lower case."""
    parts = _entity_parts(words, lower, gaps) | _titled_parts(words, lower, gaps)
    counts = Counter(lower[i] for i in parts)
    return frozenset(parts | _given_names(words, lower, gaps, counts)), counts


def _entity_parts(words: list[Word], lower: list[str], gaps: list[str]) -> set[int]:
    """Return the words of person entities of several words, from behind the last title in them.

    The pipeline often cuts the last word off a foreign name: a capitalised word right behind belongs to it.
    """
    parts: set[int] = set()
    i = 0
    while i < len(words):
        if words[i].label not in PERSON_LABELS:
            i += 1
            continue
        last = i
        while last + 1 < len(words) and words[last + 1].entity == words[i].entity:
            last += 1
        first = next((k + 1 for k in range(last - 1, i - 1, -1) if lower[k] in vocabulary.PERSON_TITLES), i)
        run = [k for k in range(first, last + 1) if words[k].is_capitalised and len(words[k].text) > 1]
        behind = last + 1
        if behind < len(words) and gaps[last] == " " and words[behind].is_capitalised and not words[behind].is_shouted:
            run.append(behind)
        if len(run) > 1 or first > i:
            parts.update(run)
        i = last + 1
    return parts


def _titled_parts(words: list[Word], lower: list[str], gaps: list[str]) -> set[int]:
    """Return the capitalised words right after a title: Mr. Jackson, Sgt. Troy Houston."""
    parts: set[int] = set()
    for i in range(len(words) - 1):
        if lower[i] not in vocabulary.PERSON_TITLES or not words[i].is_capitalised:
            continue
        k = i
        while k + 1 < len(words) and gaps[k] in {" ", ". "} and words[k + 1].is_capitalised and k - i < _LONGEST_NAME:
            if gaps[k] == ". " and k > i and len(words[k].text) > 1:
                break
            k += 1
            if lower[k] not in vocabulary.PERSON_TITLES:
                parts.add(k)
    return parts


def _given_names(words: list[Word], lower: list[str], gaps: list[str], counts: Counter[str]) -> set[int]:
    """Return the words right before a family name that the page gives to someone else too."""
    return {
        i
        for i in range(len(words) - 1)
        if counts[lower[i + 1]]
        and gaps[i] == " "
        and words[i].is_capitalised
        and words[i + 1].is_capitalised
        and lower[i] not in vocabulary.PERSON_TITLES
        and not words[i].starts_sentence
    }
