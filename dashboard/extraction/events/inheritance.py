"""What a passage takes over from those before it: the place and day of the event just told; and events told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.extraction.events.anaphora import Recall, place_key
from dashboard.extraction.events.casualties import merge_casualties
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.when import TimeMention, inherit_time
from dashboard.extraction.events.where import Located
from dashboard.model import DateSource, Event, EventTime, Modality, Span, TimePrecision

_REACH = 2  # sentences back from which a place or a day still carries over
_HEADLINE_REACH = 3  # sentences in which a text repeats what its first line says
_CARRIED = 0.6  # what carrying over leaves of the confidence of an earlier event's place
_FILED = 0.45  # confidence that an event of an undated article falls on the day of its dateline
_STATED = frozenset((DateSource.EXPLICIT, DateSource.RELATIVE, DateSource.INHERITED))
_NEWS = frozenset((Modality.HAPPENED, Modality.ONGOING))


@dataclass
class Memory:
    """The events read so far, and what they leave for the next one."""

    context: Context
    recall: Recall
    times: Sequence[TimeMention]
    published: date | None
    title: str | None
    _told: list[tuple[int, Event]] = field(default_factory=list)

    def remember(self, trigger: Trigger, event: Event) -> None:
        """Keep an event for the passages after it."""
        self._told.append((self.context.sentence_of[trigger.head.i], event))

    def inherited_time(self, trigger: Trigger) -> EventTime | None:
        """Return the day of the last event told just before, or the dateline's where the article has no date."""
        sentence = self.context.sentence_of[trigger.head.i]
        for index, event in reversed(self._told):
            if sentence - index > _REACH or not self._same_paragraph(index, sentence):
                break
            if event.time.date_source in _STATED:
                return inherit_time(event.time) if event.modality in _NEWS else None
        return self._filed_time() if self.published is None else None

    def _filed_time(self) -> EventTime | None:
        filed = next((mention.time for mention in self.times if mention.filed and mention.time.start_on), None)
        if filed is None:
            return None
        span = Span(filed.start_char, filed.end_char)
        return EventTime(filed.start_on, filed.end_on, TimePrecision.DAY, DateSource.INHERITED, span, _FILED)

    def _same_paragraph(self, first: int, second: int) -> bool:
        sentences = self.context.sentences
        return first == second or sentences[first].paragraph == sentences[second].paragraph

    def inherited_place(self, trigger: Trigger) -> Located | None:
        """Return the place that words like "there" point back to, else the last event's, else the article's own."""
        if trigger.rule.sub_event_type == "statement":
            return None
        return (
            self.recall.anaphoric_place(trigger)
            or self._carried_place(trigger)
            or self.recall.focus(trigger, self.title)
        )

    def _carried_place(self, trigger: Trigger) -> Located | None:
        sentence = self.context.sentence_of[trigger.head.i]
        for index, event in reversed(self._told):
            if sentence - index > _REACH:
                return None
            if index == sentence:  # the parse has seen that place and found that it is not this event's
                continue
            near = self._same_paragraph(index, sentence) or sentence - index == 1
            if event.place and near and event.modality != Modality.HISTORICAL:
                return Located(event.place, round(event.confidence_place * _CARRIED, 3))
        return None


def merge_adjacent(events: Sequence[tuple[Trigger, Event]], context: Context) -> list[Event]:
    """Join what neighbouring sentences tell twice: same type, place and days. The telling that says when is kept."""
    kept: list[tuple[int, Event]] = []
    for trigger, event in events:
        sentence = context.sentence_of[trigger.head.i]
        twin = next((k for k, (last, other) in enumerate(kept) if _is_retold(other, event, last, sentence)), None)
        if twin is None:
            kept.append((sentence, event))
        else:
            kept[twin] = (sentence, _joined(kept[twin][1], event))
    return [event for _, event in kept]


def _is_retold(first: Event, second: Event, told: int, retold: int) -> bool:
    reach = _HEADLINE_REACH if told == 0 else 1
    if retold - told > reach or first.sub_event_type != second.sub_event_type or first.modality != second.modality:
        return False
    same_days = (first.time.start_on, first.time.end_on) == (second.time.start_on, second.time.end_on)
    return same_days and _key_or_none(first) == _key_or_none(second)


def _joined(first: Event, second: Event) -> Event:
    better = second if _says_when(second) and not _says_when(first) else first
    other = first if better is second else second
    placed = max(first, second, key=lambda event: event.confidence_place)
    return replace(
        better,
        casualties=merge_casualties(first.casualties, second.casualties),
        place=placed.place,
        confidence_place=placed.confidence_place,
        confidence=max(first.confidence, second.confidence),
        actor1=better.actor1 or other.actor1,
        actor2=better.actor2 or other.actor2,
    )


def _says_when(event: Event) -> bool:
    return event.time.date_source in (DateSource.EXPLICIT, DateSource.RELATIVE)


def _key_or_none(event: Event) -> str | None:
    return place_key(event.place) if event.place else None
