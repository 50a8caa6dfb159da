"""What a passage takes over from those before it: the place "there" and "the city" mean, the day, and whether it is news at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dashboard.extraction.events.attachment import build_spine
from dashboard.extraction.events.casualties import merge_casualties
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.when import TimeMention, inherit_time
from dashboard.extraction.events.where import Located, PlaceMention
from dashboard.model import DateSource, Event, EventTime, GeoPrecision, Modality, Place, Span, TimePrecision

_REACH = 2  # sentences back from which a place or a day still carries over
_ANAPHOR = 0.55  # confidence of a place named by "there" or "the city"
_CARRIED = 0.6  # what carrying over leaves of the confidence of an earlier event's place
_LEAD = 0.3  # confidence that an event without any place stands where the article's only town is
_REGION_KM = 60.0  # radius of "the region" around a town, when the text names no region: about an oblast's half
_SETTLED = frozenset((GeoPrecision.SITE, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR))
_REGIONS = frozenset((GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.AREA))
_ANAPHOR_KINDS = {
    "townword": _SETTLED,
    "regionword": _REGIONS,
}
_DEFINITE = frozenset(("the", "this", "that"))
_WIDE = frozenset((*_SETTLED, *_REGIONS, GeoPrecision.UNKNOWN))


@dataclass
class Memory:
    """The events read so far, and what they leave for the next one."""

    context: Context
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention]
    published: date | None

    def __post_init__(self) -> None:
        self._told: list[tuple[int, Event]] = []

    def remember(self, trigger: Trigger, event: Event) -> None:
        """Keep an event for the passages after it."""
        self._told.append((self.context.sentence_of[trigger.head.i], event))

    def inherited_time(self, trigger: Trigger) -> EventTime | None:
        """Return the day of the last event told just before, or the dateline's where the article has no date."""
        sentence = self.context.sentence_of[trigger.head.i]
        for index, event in reversed(self._told):
            if sentence - index > _REACH or not self._same_paragraph(index, sentence):
                break
            if event.time.date_source in (DateSource.EXPLICIT, DateSource.RELATIVE, DateSource.INHERITED):
                return inherit_time(event.time) if event.modality in (Modality.HAPPENED, Modality.ONGOING) else None
        return self._filed_time() if self.published is None else None

    def _filed_time(self) -> EventTime | None:
        filed = next((mention.time for mention in self.times if mention.filed), None)
        if filed is None:
            return None
        span = Span(filed.start_char, filed.end_char)
        return EventTime(filed.start_on, filed.end_on, TimePrecision.DAY, DateSource.INHERITED, span, 0.45)

    def _same_paragraph(self, first: int, second: int) -> bool:
        sentences = self.context.sentences
        return first == second or sentences[first].paragraph == sentences[second].paragraph

    def inherited_place(self, trigger: Trigger) -> Located | None:
        """Return the place that words like "there" point back to, else that of the event told just before."""
        if trigger.rule.sub_event_type == "statement":
            return None
        return self._anaphoric_place(trigger) or self._carried_place(trigger) or self._only_town()

    def _anaphoric_place(self, trigger: Trigger) -> Located | None:
        sentence = self.context.sentence(trigger.head)
        spine = build_spine(trigger.head, self.context)
        for token in self.context.doc[sentence.start : sentence.end]:
            kinds = self._anaphor_kinds(token)
            if kinds and _is_near(token, spine):
                located = self._last_place(token, kinds)
                if located:
                    return located
        return None

    def _anaphor_kinds(self, token: Token) -> frozenset[GeoPrecision] | None:
        if token.lower_ == "there" and token.dep_ == "advmod":
            return _WIDE
        if not any(child.lower_ in _DEFINITE for child in token.children):
            return None
        if any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children):
            return None
        labels = self.context.labels[token.i]
        return next((kinds for label, kinds in _ANAPHOR_KINDS.items() if label in labels), None)

    def _last_place(self, anaphor: Token, kinds: frozenset[GeoPrecision]) -> Located | None:
        before = [mention.place for mention in self.places if mention.end <= anaphor.i]
        fitting = next((place for place in reversed(before) if place.geo_precision in kinds), None)
        if fitting:
            return Located(fitting, _ANAPHOR)
        town = next((place for place in reversed(before) if place.geo_precision in _SETTLED), None)
        if town is None or kinds is not _REGIONS:
            return None
        return Located(_region_around(town), _ANAPHOR * _CARRIED)

    def _carried_place(self, trigger: Trigger) -> Located | None:
        sentence = self.context.sentence_of[trigger.head.i]
        for index, event in reversed(self._told):
            if sentence - index > _REACH:
                return None
            if event.place and (self._same_paragraph(index, sentence) or sentence - index == 1):
                return Located(event.place, round(event.confidence_place * _CARRIED, 3))
        return None

    def _only_town(self) -> Located | None:
        towns = [mention.place for mention in self.places if mention.place.geo_precision in _SETTLED]
        if not towns or len({_place_key(place) for place in towns}) > 1:
            return None
        return Located(towns[0], _LEAD)


def _is_near(anaphor: Token, spine: dict[int, float]) -> bool:
    token, steps = anaphor, 0
    while token.i not in spine and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return token.i in spine and spine[token.i] >= 0.5 and steps <= 4


def _region_around(town: Place) -> Place:
    return replace(
        town,
        geo_precision=GeoPrecision.NEAR,
        radius_km=max(town.radius_km or 0.0, _REGION_KM),
        spatial_relation="in the region of",
    )


def _place_key(place: Place) -> str:
    return place.candidate.place_id if place.candidate else place.mention.text.casefold()


def merge_adjacent(events: Sequence[tuple[Trigger, Event]], context: Context) -> list[Event]:
    """Join what neighbouring sentences tell twice: same type, place and days. The first telling keeps its passage."""
    kept: list[tuple[int, Event]] = []
    for trigger, event in events:
        sentence = context.sentence_of[trigger.head.i]
        twin = next((k for k, (index, other) in enumerate(kept) if _is_retold(other, event, sentence - index)), None)
        if twin is None:
            kept.append((sentence, event))
        else:
            index, other = kept[twin]
            kept[twin] = (sentence, replace(other, casualties=merge_casualties(other.casualties, event.casualties)))
    return [event for _, event in kept]


def _is_retold(first: Event, second: Event, distance: int) -> bool:
    if distance > 1 or first.sub_event_type != second.sub_event_type or first.modality != second.modality:
        return False
    same_days = (first.time.start_on, first.time.end_on) == (second.time.start_on, second.time.end_on)
    return same_days and _key_or_none(first) == _key_or_none(second)


def _key_or_none(event: Event) -> str | None:
    return _place_key(event.place) if event.place else None
