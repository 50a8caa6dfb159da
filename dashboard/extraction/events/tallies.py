"""Tolls told as a running figure: "the death toll rose to 41", "bringing the number of dead to five"."""

from itertools import pairwise

from spacy.tokens import Token

from dashboard.extraction.events.counts import Count, count_people

TALLIES = frozenset(("number", "toll", "tally", "count", "total"))
_RISES = frozenset((
    "to", "at", "past", "passed", "reached", "exceeded", "topped", "hit", "surpassed", "is", "was", "stands", "stood",
    "climbed", "neared",
))  # fmt: skip
_HEDGES = frozenset(("at", "least", "more", "than", "about", "around", "over", "nearly", "almost", "some"))
_BEFORE = 8  # words from "number" to the word of harm it counts: "the number of people known to have been killed"
_AFTER = 16  # words on to the figure: "killed by bombs in Sri Lanka on Sunday has risen to 290"


def find_tally(harm: Token, start: int, end: int) -> Count | None:
    """Return the figure of the tally of a harm within tokens [start, end); None where it is counted otherwise."""
    if harm.lower_ not in TALLIES and not _is_counted(harm, start):
        return None
    for token in harm.doc[harm.i + 1 : min(end, harm.i + _AFTER)]:
        if token.like_num and token.ent_type_ != "DATE" and _is_risen_to(token, harm.i):
            return count_people(token, frozenset())
    return None


def _is_counted(harm: Token, start: int) -> bool:
    words = [token.lower_ for token in harm.doc[max(start, harm.i - _BEFORE) : harm.i]]
    return any(a in TALLIES and b == "of" for a, b in pairwise(words))


def _is_risen_to(number: Token, after: int) -> bool:
    i = number.i - 1
    while i > after and number.doc[i].lower_ in _HEDGES and number.doc[i].lower_ not in _RISES:
        i -= 1
    word = number.doc[i].lower_
    if i > after and word == "at" and number.doc[i + 1].lower_ == "least":
        word = number.doc[i - 1].lower_
    return i > after and word in _RISES
