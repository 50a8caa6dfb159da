"""Days counted from another event: "on Thursday, two days after the quake" dates the quake to Tuesday."""

from datetime import timedelta

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.attachment import Link
from dashboard.extraction.events.counts import read_number

_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "morning": 1, "night": 1}  # longer units do not give a day
_SAME_DAY = frozenset(("hours", "minutes", "moments", "seconds", "shortly", "soon", "just", "immediately"))
_SIGNS = {"after": -1, "before": 1, "following": -1}
_ONE = frozenset(("a", "one", "the"))
_ADVERBIALS = frozenset(("npadvmod", "dep", "nsubj", "dobj"))  # parsers take "the day after" for any of them
_DIRECT = 2  # the time itself and the noun it stands beside
_LONGEST = 31  # days; what is farther back is told in months, and no day of it is known


def find_offset(trigger: Token, node: Token) -> timedelta | None:
    """Return how far a trigger's day lies from that of `node` above it; None where "after" gives no number of days.

    Zero where nothing of the kind stands between them.
    """
    token = trigger
    while token.i not in (node.i, token.head.i):
        marker = _marker(token)
        if marker is not None:
            return _measure(marker)
        token = token.head
    return timedelta(0)


def find_shift(link: Link) -> timedelta | None:
    """Return how far what a link hangs on lies from the time below it: "two days after the riots of Friday".

    None where no number of days is told between them.
    """
    between = 0  # words between the time and what is counted from: none in "the winner of Saturday's vote"
    for _, token in link.links:
        marker = _marker(token)
        distance = _measure(marker) if marker is not None else None
        if distance is not None:
            return -distance if between <= _DIRECT else None
        between += token.pos_ != "ADP"
    return None


def find_counted(trigger: Token) -> tuple[Token, timedelta] | None:
    """Return the "after" or "before" that a trigger's clause counts its day with, and how far that is from its matter.

    "Two days after the ambush the army bombed a camp": two days on from the ambush.
    """
    token = trigger
    while not is_verb(token) and token.head.i != token.i:
        token = token.head
    measures = (child for child in token.children if child.dep_ in _ADVERBIALS and child.lower_ in _DAYS)
    for child in (*token.children, *(after for unit in measures for after in unit.children)):
        marker = _marker(child)
        distance = _measure(marker) if marker is not None else None
        if marker is not None and distance is not None and not child.is_ancestor(trigger):
            return marker, -distance
    return None


def _marker(token: Token) -> Token | None:
    if token.dep_ == "prep" and token.lower_ in _SIGNS:
        return token
    if token.dep_ in ("advcl", "pcomp", "acl"):
        return next((child for child in token.children if child.dep_ == "mark" and child.lower_ in _SIGNS), None)
    return None


def _measure(marker: Token) -> timedelta | None:
    # the measure hangs on "after" itself or on the verb of its clause, and stands right before
    unit = marker.doc[marker.i - 1] if marker.i else None
    if unit is not None and unit.lower_ in _SAME_DAY:
        return timedelta(0)
    if unit is None or unit.lower_ not in _DAYS:
        return None
    number = 1 if marker.doc[unit.i - 1].lower_ in _ONE else read_number(marker.doc[unit.i - 1])
    if number is None or number * _DAYS[unit.lower_] > _LONGEST:
        return None
    return timedelta(days=number * _DAYS[unit.lower_] * _SIGNS[marker.lower_])
