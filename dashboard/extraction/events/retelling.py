"""One event told again below, or first in the headline: what one telling says of place and day holds for both."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dashboard.extraction.events.anaphora import SETTLED, place_key
from dashboard.extraction.events.casualties import merge_casualties
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.when import inherit_time, is_loose
from dashboard.model import DateSource, Event, GeoPrecision, Modality

_HEADLINE_REACH = 3  # sentences in which a text repeats what its first line says
_SHARED = 0.6  # what is left of the confidence of a place taken from another telling
_SAME_NEWS = timedelta(days=7)
_SURE = 0.35  # a place known less surely than this says nothing of another telling
# Kinds of which one article often tells several: a meeting here, another there.
_MANY = frozenset(
    ("meeting_visit", "statement", "arrest_raid", "investigation_charge", "aid_delivery", "collapse_other")
)
_OWN_WORDS = frozenset((DateSource.EXPLICIT, DateSource.RELATIVE))
_NEWS = frozenset((Modality.HAPPENED, Modality.ONGOING))
_DONE = _NEWS | {Modality.HISTORICAL}


def share_settings(
    events: Sequence[Event], headline_end: int, elsewhere: frozenset[str], dealt_with: frozenset[str]
) -> list[Event]:
    """Give events without a day or place of their own those of the other telling of the same kind, if there is but one.

    Two bombings in one article stay as they are: which of them a third sentence means is anybody's guess. What stands
    before character `headline_end` is told again below in any case. The events with ids in `elsewhere` stand at a place
    that the text does not name; those in `dealt_with` are told as what a court or a memorial is about, some time after.
    """
    dated = [
        _with_own_day(event, events) if event.event_id in dealt_with else _with_day(event, events, headline_end)
        for event in events
    ]
    return [event if event.event_id in elsewhere else _with_place(event, dated, headline_end) for event in dated]


def _with_day(event: Event, events: Sequence[Event], headline_end: int) -> Event:
    if not is_loose(event.time):
        return event
    dated = [other for other in events if _says_when(other)]
    tellings = _tellings(event, dated, headline_end, _MANY - {"collapse_other"})
    tellings = [other for other in tellings if _is_recent(other, event)] or tellings
    if len({(other.time.start_on, other.time.end_on) for other in tellings}) != 1:
        return event
    untold = event.time.date_source == DateSource.PUBLICATION
    if not _may_be_one(event, tellings[0]) and not (untold and _is_recent(tellings[0], event)):
        return event
    time = inherit_time(tellings[0].time)
    return replace(event, time=time, confidence_time=time.confidence)


def _with_own_day(event: Event, events: Sequence[Event]) -> Event:
    """Return a deed that is only spoken of with the day of its one telling, however long ago that was."""
    alike = (other for other in events if other.sub_event_type == event.sub_event_type and _says_when(other))
    tellings = [other for other in alike if other.modality in _DONE]
    if len({(other.time.start_on, other.time.end_on) for other in tellings}) != 1:
        return event
    time = inherit_time(tellings[0].time)
    return replace(event, time=time, confidence_time=time.confidence, modality=tellings[0].modality)


def _is_recent(told: Event, event: Event) -> bool:
    """Tell whether a day told of one town is near enough to the news to hold for the like of it in another town."""
    first, published = told.time.start_on, event.time.start_on
    return first is not None and published is not None and timedelta(0) <= published - first <= _SAME_NEWS


def _with_place(event: Event, events: Sequence[Event], headline_end: int) -> Event:
    if event.place is not None:
        return event
    tellings = _tellings(
        event, [other for other in events if other.place and other.confidence_place >= _SURE], headline_end
    )
    if len({_key(other) for other in tellings}) != 1 or event.time.start_on not in (None, tellings[0].time.start_on):
        return event
    confidence = round(max(other.confidence_place for other in tellings) * _SHARED, 3)
    return replace(event, place=tellings[0].place, confidence_place=confidence)


def _tellings(event: Event, others: Sequence[Event], headline_end: int, many: frozenset[str] = _MANY) -> list[Event]:
    if event.modality not in _NEWS or (event.sub_event_type in many and event.trigger_span.start_char >= headline_end):
        return []
    alike = (other for other in others if other.sub_event_type == event.sub_event_type and other is not event)
    return [other for other in alike if other.modality in _NEWS]


def _may_be_one(first: Event, second: Event) -> bool:
    return first.place is None or second.place is None or _key(first) == _key(second)


def _key(event: Event) -> str | None:
    return place_key(event.place) if event.place else None


def merge_adjacent(events: Sequence[tuple[Trigger, Event]], context: Context) -> list[Event]:
    """Join what neighbouring sentences tell twice: same type, place and days. The telling that says when is kept."""
    kept: list[tuple[int, Event]] = []
    for trigger, event in events:
        sentence = context.sentence_of[trigger.head.i]
        told = ((k, last, other) for k, (last, other) in enumerate(kept))
        twin = next((k for k, last, other in told if _is_retold(other, event, last, sentence, context)), None)
        if twin is None:
            kept.append((sentence, event))
        else:
            kept[twin] = (sentence, _joined(kept[twin][1], event))
    return [event for _, event in kept]


def _is_retold(first: Event, second: Event, told: int, retold: int, context: Context) -> bool:
    reach = _HEADLINE_REACH if told == 0 else 1
    if retold - told > reach or first.sub_event_type != second.sub_event_type or first.modality != second.modality:
        return False
    same_days = (first.time.start_on, first.time.end_on) == (second.time.start_on, second.time.end_on)
    widened = context.sentences[told].headline and _is_wider(first, second)
    return same_days and (_key(first) == _key(second) or widened)


def _is_wider(first: Event, second: Event) -> bool:
    """Tell whether a headline names but the region or country around the town that the text below it names."""
    if first.place is None or second.place is None or second.place.geo_precision not in SETTLED:
        return False
    around, town = first.place.candidate, second.place.candidate
    wide = first.place.geo_precision in (GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.COUNTRY)
    return wide and around is not None and town is not None and around.country_code == town.country_code


def _joined(first: Event, second: Event) -> Event:
    better = second if _says_when(second) and not _says_when(first) else first
    other = first if better is second else second
    placed = second if _is_wider(first, second) else max(first, second, key=lambda event: event.confidence_place)
    return replace(
        better,
        casualties=merge_casualties(first.casualties, second.casualties),
        place=placed.place,
        confidence_place=placed.confidence_place,
        actor1=better.actor1 or other.actor1,
        actor2=better.actor2 or other.actor2,
    )


def _says_when(event: Event) -> bool:
    return event.time.date_source in _OWN_WORDS and not is_loose(event.time)
