"""Days that only bound an event: "since 1990" reaches up to now, "closed until Friday" begins now."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from dashboard.extraction.events.arguments import has_aux, is_verb
from dashboard.extraction.events.attachment import Link
from dashboard.extraction.times.periods import Period
from dashboard.model import DateSource, EventTime, TimeExpression, TimePrecision

SINCE, UNTIL = "since", "until"
_UNTIL = frozenset((UNTIL, "till"))
_FRAMING = frozenset(("before", "until", "till"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_COUNTED = 8  # tokens between an ordinal and the span of time that it counts in
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_COMPARING = frozenset(("against", "than", "compared", "versus", "unlike"))
_ORDINALS = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twice", "once",
    "times", "time", "latest", "only",
))  # fmt: skip
_DAYS = frozenset((TimePrecision.DAY, TimePrecision.HOUR))
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_WEEK = timedelta(days=7)
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


def only_counts(mention: Token, start: int) -> bool:
    """Tell whether a span of time, which begins at token `start`, but bounds a count: "the 17th killing this year".

    Or whether it is only compared with: "against 14 at this point of last year".
    """
    for token in reversed(mention.doc[max(mention.sent.start, start - _COUNTED) : start]):
        if token.lower_ in _COMPARING:
            return True
        if is_verb(token) or token.text in ",;:":
            return False
        if token.lower_ in _ORDINALS or token.tag_ in ("JJS", "RBS") or _ORDINAL.fullmatch(token.lower_):
            return True
    return False


def _reaches_now(node: Token) -> bool:
    """Tell "has killed since", "died in clashes since" from "the first since 1972", "the worst attack since"."""
    verb = node
    while not is_verb(verb) and verb.head.i != verb.i:
        if any(child.tag_ == "JJS" or child.lower_ in _ORDINALS for child in verb.children):
            return False
        verb = verb.head
    if not is_verb(verb) or verb.tag_ == "VBD":
        return False
    past = any(child.lower_ in ("had", "was", "were") for child in verb.children if child.dep_ in _AUXILIARIES)
    return not past and (has_aux(verb, "have") or has_aux(verb, "be"))


def only_frames(noun: Token, sub_event_type: str) -> bool:
    """Tell the event that is named for when another was: "met before the war", "rose during the election"."""
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
    if not definite or noun.dep_ != "pobj":
        return False
    # An election goes on for months; the fighting during which somebody fled is most often today's.
    return noun.head.lower_ in _FRAMING or (noun.head.lower_ == "during" and sub_event_type == "election_vote")


def is_since_then(verb: Token) -> bool:
    """Tell "since then more than ninety have been killed": from the day just told up to now."""
    words = [token.lower_ for token in verb.doc[verb.left_edge.i : verb.right_edge.i + 1]]
    return has_aux(verb, "have") and ("since", "then") in pairwise(words)


def not_after(time: TimeExpression, published: date) -> TimeExpression | None:
    """Return the time of what has happened by publication: a weekday to come is that of the week before, any other
    day counted past the report is none.

    "He was fined and told to pay on Wednesday": the day was read with the infinitive.
    """
    if time.start_on is None or time.start_on <= published or time.date_source != DateSource.RELATIVE:
        return time
    if time.time_precision not in _DAYS or not _WEEKDAY.search(time.text):
        return None
    return replace(time, start_on=time.start_on - _WEEK, end_on=time.end_on and time.end_on - _WEEK)


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
