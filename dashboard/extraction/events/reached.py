"""The day that a text has reached where nothing near a sentence says so: the last one told, or that of the lead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.scene import find_scene
from dashboard.extraction.events.time_mentions import DATED, TimeMention
from dashboard.extraction.events.when import inherit_time
from dashboard.model import DateSource, Event, EventTime, Span, TimePrecision

_REACH = 8  # sentences in which a narrative without a new date is still on the day told last
_LEAD = 3  # sentences at the head of a report, its headline among them, that tell its main event
_NEWS = timedelta(days=7)
_SURE = 0.6
_TOGETHER = timedelta(days=3)  # "the killings" of one night and the next
_EXACT = frozenset((TimePrecision.DAY, TimePrecision.HOUR))


def find_reached(sentence: int, context: Context, times: Sequence[TimeMention]) -> EventTime | None:
    """Return the day that a narrative without a date of its own told last, None after a month, year or longer."""
    end, start = context.sentences[sentence].end, context.sentences[max(0, sentence - _REACH)].start
    before = [mention for mention in times if start <= mention.start < end and mention.time.timex_type in DATED]
    last = before[-1].time if before else None
    if last is None or last.start_on is None or last.time_precision not in _EXACT or before[-1].filed:
        return None
    span = Span(last.start_char, last.end_char)
    return inherit_time(EventTime(last.start_on, last.end_on, TimePrecision.DAY, last.date_source, span, _SURE))


def find_lead(context: Context, times: Sequence[TimeMention], published: date | None) -> EventTime | None:
    """Return the day that the head of a report tells as news."""
    scenes = (find_scene(index, context, times, published) for index in range(min(_LEAD, len(context.sentences))))
    found = next((scene for scene in scenes if scene), None)
    if found is None or found.start_on is None or published is None or published - found.start_on > _NEWS:
        return None
    return found


def join_days(events: Sequence[Event], *, several: bool) -> EventTime | None:
    """Return the time of events that are one, or where `several` are meant, the days from the first to the last."""
    days = {event.time.start_on: event.time for event in events if event.time.start_on}
    if len(days) < 2:
        return inherit_time(next(iter(days.values()))) if days else None
    first, last = min(days), max(days)
    if not several or last - first > _TOGETHER or any(time.time_precision not in _EXACT for time in days.values()):
        return None
    joined = replace(days[first], end_on=last, time_precision=TimePrecision.DAYS, date_source=DateSource.INHERITED)
    return inherit_time(joined)
