"""What an article is about, where that tells figures of speech from events: sport, markets and kitchens storm, bomb and
explode without anybody being hurt.

The words of such subjects are weighed against the grave ones: police, victims, ministers, quakes. Where they outweigh
them, an event needs more than its trigger to be believed.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p

from dashboard import settings
from dashboard.extraction.events.context import Context, match_words
from dashboard.extraction.events.inflection import noun_forms, verb_forms
from dashboard.model import Casualties, DateSource, Event, Span

_GRAVE = "grave"
_LIGHT = -0.4  # log of grave to other words, as measured on our own texts: no real event lay below, most figures did
_EVEN = 0.1
_MIN_OTHER = 2  # one word of sport or trade is in every text
_MIN_WORDS = 80  # from here on, an article about an event has some grave word
_BESIDE = 2  # grave words in the passage itself that vouch for an event in a light article
_OWN = frozenset((DateSource.EXPLICIT, DateSource.RELATIVE))


@dataclass(frozen=True)
class SubjectMatter:
    """The grave words of an article as (first character, lemma) in order, how many others it has, and its length."""

    grave: Sequence[tuple[int, str]]
    other: int
    words: int


@dataclass(frozen=True)
class _Entry:
    lemma: str
    subject: str
    rest: tuple[frozenset[str], ...]


def find_subject_matter(context: Context) -> SubjectMatter:
    grave: list[tuple[int, str]] = []
    other: set[str] = set()
    for i, word in enumerate(context.words):
        for entry in _load_words().get(word, ()):
            if match_words(context.words, i + 1, entry.rest) is None:
                continue
            if entry.subject == _GRAVE:
                grave.append((context.doc[i].idx, entry.lemma))
            else:
                other.add(entry.lemma)
    return SubjectMatter(grave, len(other), len(context.words))


def is_borne_out(event: Event, matter: SubjectMatter) -> bool:
    """Tell whether an event fits what its article is about, or has words of its own that vouch for it."""
    if event.casualties != Casualties():
        return True
    elsewhere = {lemma for start, lemma in matter.grave if not _holds(event.trigger_span, start)}
    balance = log1p(len(elsewhere)) - log1p(matter.other)
    beside = _count_beside(event, matter)
    if matter.other >= _MIN_OTHER and balance <= _LIGHT:
        return beside >= _BESIDE
    is_doubtful = matter.other >= _MIN_OTHER or (not elsewhere and matter.words > _MIN_WORDS)
    return not is_doubtful or balance > _EVEN or beside > 0 or _has_own_setting(event)


def _has_own_setting(event: Event) -> bool:
    place = event.place.mention if event.place else None
    return event.time.date_source in _OWN or (place is not None and _holds(event.passage_span, place.start_char))


def _count_beside(event: Event, matter: SubjectMatter) -> int:
    """Return how many different grave words the passage has beside the trigger."""
    span = event.passage_span
    first, last = (bisect_left(matter.grave, (at, "")) for at in (span.start_char, span.end_char))
    return len({lemma for start, lemma in matter.grave[first:last] if not _holds(event.trigger_span, start)})


def _holds(span: Span, start: int) -> bool:
    return span.start_char <= start < span.end_char


@cache
def _load_words() -> dict[str, tuple[_Entry, ...]]:
    """Read the table once per process: entries by the form of their first word."""
    with (settings.LEXICON / "subjects.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    index: dict[str, list[_Entry]] = {}
    for row in rows:
        for lemma in row["words"].split(";"):
            first, *rest = re.split(r"[\s-]+", lemma)
            entry = _Entry(lemma, row["subject"], tuple(noun_forms(word) for word in rest))
            forms = frozenset((first,)) if rest else noun_forms(first)
            if row["pos"] == "v" and not rest:
                forms |= verb_forms(first)
            for form in forms:
                index.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in index.items()}
