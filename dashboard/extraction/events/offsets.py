"""Days counted from another event: "on Thursday, two days after the quake" dates the quake to Tuesday."""

from datetime import timedelta

from spacy.tokens import Token

from dashboard.extraction.events.counts import read_number

_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}  # longer units do not give a day
_SIGNS = {"after": -1, "before": 1, "following": -1}
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


def _marker(token: Token) -> Token | None:
    if token.dep_ == "prep" and token.lower_ in _SIGNS:
        return token
    if token.dep_ in ("advcl", "pcomp", "acl"):
        return next((child for child in token.children if child.dep_ == "mark" and child.lower_ in _SIGNS), None)
    return None


def _measure(marker: Token) -> timedelta | None:
    # the measure hangs on "after" itself or on the verb of its clause, and stands right before
    unit = marker.doc[marker.i - 1] if marker.i else None
    if unit is None or unit.lower_ not in _DAYS:
        return None
    number = 1 if marker.doc[unit.i - 1].lower_ in ("a", "one", "the") else read_number(marker.doc[unit.i - 1])
    if number is None or number * _DAYS[unit.lower_] > _LONGEST:
        return None
    return timedelta(days=number * _DAYS[unit.lower_] * _SIGNS[marker.lower_])
