"""The day of an event counted from another one told: "two days after the ambush", "hours before the verdict"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.offsets import find_counted
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.when import inherit_time
from dashboard.model import Event, EventTime, TimePrecision
from dashboard.ontology import load_ontology

_THAT = frozenset(("that", "this", "it"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "their", "its"))
_EXACT = frozenset((TimePrecision.DAY, TimePrecision.HOUR))
_VIOLENT = frozenset(("battle", "explosion_remote", "violence_civilians", "riot"))
_SPOKEN = frozenset(("statement",))
_ANY = frozenset((
    "attack", "attacks", "incident", "violence", "tragedy", "disaster", "accident", "killing", "killings",
))  # fmt: skip


def count_time(trigger: Trigger, told: Sequence[Event], context: Context) -> EventTime | None:
    """Return the day counted from that of the event told before that the clause names, None where it names none."""
    counted = find_counted(trigger.head)
    if counted is None:
        return None
    marker, distance = counted
    event = _event_meant(marker, told, context)
    if event is None or event.time.start_on is None or event.time.time_precision not in _EXACT:
        return None
    day = event.time.start_on + distance
    return inherit_time(replace(event.time, start_on=day, end_on=day, time_precision=TimePrecision.DAY))


def _event_meant(marker: Token, told: Sequence[Event], context: Context) -> Event | None:
    clause = marker if marker.dep_ == "prep" else marker.head
    first, last = context.doc[clause.left_edge.i].idx, context.doc[clause.right_edge.i].idx
    inside = (event for event in told if first <= event.trigger_span.start_char <= last)
    noun = next((child for child in marker.children if child.dep_ == "pobj"), None)
    return next(inside, None) or (_told_as(noun, told, context) if noun is not None else None)


def _told_as(noun: Token, told: Sequence[Event], context: Context) -> Event | None:
    """Return the event told last that a definite noun may mean."""
    done = [event for event in reversed(told) if event.sub_event_type not in _SPOKEN]
    if noun.lower_ in _THAT:
        return next(iter(done), None)
    if not any(child.lower_ in _DEFINITE for child in noun.children):
        return None
    patterns = context.lexicon.patterns.get(noun.lower_, ())
    types = {rule.sub_event_type for pattern in patterns if not pattern.verbal for rule in pattern.rules}
    return next((event for event in done if _is_meant(event, types, noun)), None)


def _is_meant(event: Event, types: set[str], noun: Token) -> bool:
    if event.sub_event_type in types or noun.lower_ in _ANY:
        return True
    families = {load_ontology()[name].family for name in types}
    return event.family in _VIOLENT and not families.isdisjoint(_VIOLENT)
