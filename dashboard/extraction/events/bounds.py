"""Days that only bound an event: "since 1990" reaches up to now, "closed until Friday" begins now."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from dashboard.extraction.events.arguments import has_aux, is_verb
from dashboard.extraction.events.attachment import Link
from dashboard.extraction.times.periods import Period
from dashboard.model import DateSource, EventTime

SINCE, UNTIL = "since", "until"
_UNTIL = frozenset((UNTIL, "till"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_RECENT = timedelta(days=366)


def find_bound(link: Link | None) -> str:
    """Return SINCE or UNTIL where a time only bounds the event it hangs on, "" where it says when it was."""
    if link is None or len(link.links) < 2:
        return ""
    relation, token = link.links[-1]
    word = token.lower_ if relation in ("prep", "mark") else ""
    if word in _UNTIL:
        return UNTIL
    return SINCE if word == SINCE and _reaches_now(link.node) else ""


def _reaches_now(verb: Token) -> bool:
    """Tell "has killed since", "is fighting since" from "the first since 1972"."""
    if not is_verb(verb):
        return False
    past = any(child.lower_ in ("had", "was", "were") for child in verb.children if child.dep_ in _AUXILIARIES)
    return not past and (has_aux(verb, "have") or has_aux(verb, "be"))


def is_since_then(verb: Token) -> bool:
    """Tell "since then more than ninety have been killed": from the day just told up to now."""
    words = [token.lower_ for token in verb.doc[verb.left_edge.i : verb.right_edge.i + 1]]
    return has_aux(verb, "have") and ("since", "then") in pairwise(words)


def open_to(time: EventTime, bound: str, published: date | None) -> EventTime:
    """Return a time from its first day to the day of publication after "since", from that day to its last after
    "until"."""
    if published is None or time.start_on is None or time.end_on is None:
        return time
    if bound == SINCE and time.start_on < published:
        return _lasting(time, time.start_on, published)
    if bound == UNTIL and published < time.end_on <= published + _RECENT:
        return _lasting(time, published, time.end_on)
    return time


def _lasting(time: EventTime, first: date, last: date) -> EventTime:
    precision = Period("", first, last).precision
    source = DateSource.RELATIVE if time.date_source == DateSource.EXPLICIT else time.date_source
    return replace(time, start_on=first, end_on=last, time_precision=precision, date_source=source)
