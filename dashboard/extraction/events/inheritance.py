"""What a passage takes over from those before it: the place and day of the event just told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.extraction.events.anaphora import SETTLED, Recall, place_key
from dashboard.extraction.events.bounds import SINCE, is_since_then, open_to
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.counting import count_time
from dashboard.extraction.events.entries import find_entry
from dashboard.extraction.events.matters import find_dealing
from dashboard.extraction.events.reached import find_lead, find_reached, join_days
from dashboard.extraction.events.scene import find_scene, is_carried, opens_sequel
from dashboard.extraction.events.time_mentions import TimeMention
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.when import UNDATED, inherit_time
from dashboard.extraction.events.where import Located
from dashboard.model import DateSource, Event, EventTime, Modality, Place
from dashboard.ontology import load_ontology

_REACH = 2  # sentences back from which a place or a day still carries over
_SCENE = 3  # sentences back from which the day of a main clause does
_CARRIED = 0.6  # what carrying over leaves of the confidence of an earlier event's place
_LED = 0.25  # confidence that an event without any place stands where the article's first one does
_LEAD_SURE = 0.5  # a first event less surely placed lends its place to none
_STATED = frozenset((DateSource.EXPLICIT, DateSource.RELATIVE, DateSource.INHERITED))
_NEWS = frozenset((Modality.HAPPENED, Modality.ONGOING))
# What happens at one place, wherever it is spoken of: families, and one type of a family that has others.
_STANDING = frozenset((
    "battle", "explosion_remote", "violence_civilians", "riot", "accident", "disaster_natural",
    "leadership_change_coup",
))  # fmt: skip
_SPOKEN = frozenset(("statement", "meeting_visit", "investigation_charge", "trial_conviction", "sanction_expulsion"))
_KILLINGS = frozenset(("attack_killing", "homicide_shooting"))  # one deed, in whatever quarrel
_PLURAL = frozenset(("NNS", "NNPS"))
_DEFINITE = frozenset(("the", "this", "that", "these"))


@dataclass
class Memory:
    """The events read so far, and what they leave for the next one."""

    context: Context
    recall: Recall
    times: Sequence[TimeMention]
    published: date | None
    filed: EventTime | None
    title: str | None
    _told: list[tuple[int, Event]] = field(default_factory=list)
    _referred: set[str] = field(default_factory=set)  # ids of what is only spoken of again: its day is not the clause's

    def remember(self, trigger: Trigger, event: Event) -> None:
        """Keep an event for the passages after it."""
        self._told.append((self.context.sentence_of[trigger.head.i], event))
        if event.time.date_source == DateSource.INHERITED and _is_definite(trigger):
            self._referred.add(event.event_id)

    def inherited_time(self, trigger: Trigger, *, named: bool) -> EventTime | None:
        """Return the day counted from an event told, or that of the one spoken of again; else of the last told just
        before, else of the dateline.

        The dateline's where the article has no date of its own. `named` tells that the trigger's own sentence names a
        day, which then speaks against the day that the passage has reached.
        """
        told = count_time(trigger, [event for _, event in self._told], self.context) or self._time_of_same(trigger)
        if told:
            return told
        if find_dealing(trigger.head) is not None:
            return UNDATED
        sentence = self.context.sentence_of[trigger.head.i]
        goes_on = is_carried(trigger.head)
        carried = self._carried_time(sentence, named=named) if goes_on else None
        entry = None if carried and carried.start_on else find_entry(sentence, self.context, self.times)
        if carried and entry is None:
            since = SINCE if is_since_then(trigger.head) else ""
            return open_to(carried, since, self.published) if carried.start_on else None
        return entry or self.filed or self._reached_time(trigger, goes_on=goes_on)

    def _reached_time(self, trigger: Trigger, *, goes_on: bool) -> EventTime | None:
        """Return the day that an undated narrative has reached; of news, the lead's for a deed spoken of as known."""
        if self.published is None:
            sentence = self.context.sentence_of[trigger.head.i]
            return find_reached(sentence, self.context, self.times) if goes_on else None
        return find_lead(self.context, self.times, self.published) if self._is_known_deed(trigger) else None

    def _is_known_deed(self, trigger: Trigger) -> bool:
        kind = trigger.rule.sub_event_type
        stands = kind in _STANDING or kind in _KILLINGS or load_ontology()[kind].family in _STANDING
        return stands and _is_definite(trigger) and not self._same_kind(trigger)

    def _carried_time(self, sentence: int, *, named: bool) -> EventTime | None:
        """Return the day that the sentences before have reached, UNDATED where they tell of what is not news."""
        goes_on = opens_sequel(self.context.sentences[sentence], self.context)
        for index in range(sentence, max(-1, sentence - _SCENE - 1), -1):
            if not (goes_on or self._same_paragraph(index, sentence)):
                break
            scene = None
            if index < sentence and not named:
                scene = find_scene(index, self.context, self.times, self.published)
            told = [event for at, event in self._told if at == index and event.time.date_source in _STATED]
            if index == sentence:
                told = [event for event in told if event.event_id not in self._referred]
            if scene:
                return scene
            if told and sentence - index <= _REACH:
                return inherit_time(told[-1].time) if told[-1].modality in _NEWS else UNDATED
        return None

    def _time_of_same(self, trigger: Trigger) -> EventTime | None:
        """Return the day of the one event told before of which "the coup", "the attack" speaks again."""
        same = [event for event in self._same_kind(trigger) if event.time.date_source in _STATED]
        return join_days(same, several=trigger.head.tag_ in _PLURAL)

    def _same_paragraph(self, first: int, second: int) -> bool:
        sentences = self.context.sentences
        return first == second or sentences[first].paragraph == sentences[second].paragraph

    def inherited_place(self, trigger: Trigger, modality: Modality) -> Located | None:
        """Return the place that words like "there" point back to, else the last event's, else the article's own.

        Located(None, …) where they point to a place that the text does not name.
        """
        if trigger.rule.sub_event_type == "statement":
            return None
        return (
            self.recall.anaphoric_place(trigger)
            or self._place_of_same(trigger)
            or self._carried_place(trigger)
            or self.recall.focus(trigger, self.title)
            or (self.recall.filed(trigger) if modality in _NEWS else None)
            or self._lead_place(trigger, modality)
        )

    def place_of_same_name(self, unknown: Place) -> Place | None:
        """Return the place that an event told before has by the words of an unknown one."""
        places = (event.place for _, event in self._told if event.place and event.place.candidate)
        return next((place for place in places if place.mention.text == unknown.mention.text), None)

    def points_elsewhere(self, trigger: Trigger) -> bool:
        """Tell whether a word of the clause points to a place that the text does not name: "in the country"."""
        located = self.recall.anaphoric_place(trigger)
        return located is not None and located.place is None

    def _place_of_same(self, trigger: Trigger) -> Located | None:
        """Return the place of the one event told before of which "the coup", "the attack" speaks again."""
        placed = {place_key(event.place): event for event in self._same_kind(trigger) if event.place}
        if len(placed) != 1:
            return None
        (same,) = placed.values()
        return Located(same.place, round(same.confidence_place * _CARRIED, 3))

    def _lead_place(self, trigger: Trigger, modality: Modality) -> Located | None:
        """Return the place of the article's first event for one that the rest of it tells without any."""
        lead = next((event for _, event in self._told if event.place and event.confidence_place >= _LEAD_SURE), None)
        here = self.context.sentence(trigger.head)
        named = any(here.start <= mention.start < here.end for mention in self.recall.mentions)
        if lead is None or named or modality != Modality.HAPPENED or not trigger.verbal:
            return None
        return Located(lead.place, _LED)

    def _same_kind(self, trigger: Trigger) -> list[Event]:
        """Return the events told before that a definite noun may mean, none for other words."""
        family = load_ontology()[trigger.rule.sub_event_type].family
        if not _is_definite(trigger):
            return []
        kind = trigger.rule.sub_event_type
        alike = family in _STANDING or kind in _STANDING
        told = [event for _, event in self._told if event.modality in _NEWS]
        if kind in _KILLINGS:
            return [event for event in told if event.sub_event_type in _KILLINGS or event.family == family]
        return [event for event in told if (event.family == family if alike else event.sub_event_type == kind)]

    def _names_town(self, index: int) -> bool:
        sentence = self.context.sentences[index]
        inside = (m for m in self.recall.mentions if sentence.body <= m.start < sentence.end)
        return any(mention.place.geo_precision in SETTLED for mention in inside)

    def _carried_place(self, trigger: Trigger) -> Located | None:
        """Return the place of the event just told; where it is only talked of or inquired into, that of one before."""
        near = list(self._told_near(trigger))
        spoken = trigger.rule.sub_event_type in _SPOKEN
        done = [event for event in near if spoken or event.sub_event_type not in _SPOKEN]
        event = next(iter(done or near), None)
        return Located(event.place, round(event.confidence_place * _CARRIED, 3)) if event else None

    def _told_near(self, trigger: Trigger) -> Iterator[Event]:
        """Yield the placed events of the sentences just before, the last one first."""
        sentence = self.context.sentence_of[trigger.head.i]
        for index, event in reversed(self._told):
            if sentence - index > _REACH:
                return
            if self.context.sentences[index].headline and self._names_town(sentence):
                continue  # what a headline names is told more exactly below it
            if index == sentence:  # the parse has seen that place and found that it is not this event's
                continue
            near = self._same_paragraph(index, sentence) or sentence - index == 1
            if event.place and near and event.modality != Modality.HISTORICAL:
                yield event


def _is_definite(trigger: Trigger) -> bool:
    return not trigger.verbal and any(child.lower_ in _DEFINITE for child in trigger.head.children)
