"""How sure an event is: its type, place and time each, and all that is claimed together."""

from collections.abc import Sequence

from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Event, Modality

_PARTICIPLE = 0.75  # "the liberated city" presupposes the event more than it reports it
_UNPLACED = 0.6  # what a missing place or date leaves of the confidence: less is claimed, and less is known
# What the text does not say took place is misread more often.
_SAID = {Modality.NEGATED: 0.9, Modality.PLANNED: 0.85, Modality.HYPOTHETICAL: 0.8}
_CORROBORATED = 0.3  # share of the remaining doubt that a second word for the same event takes away


def type_confidence(trigger: Trigger, group: Sequence[Trigger]) -> float:
    """Return the rule's own score, higher where several words of the passage tell the same event."""
    score = trigger.rule.score
    if trigger.verbal and trigger.head.dep_ == "amod":
        score *= _PARTICIPLE
    if len({part.head.i for part in group}) > 1:
        score += (1.0 - score) * _CORROBORATED
    return round(score, 3)


def combine_confidence(event: Event) -> float:
    """Return the confidence of all an event claims: type, and where it has them, place and time."""
    resolved = event.place.score if event.place else 0.0
    place = max(event.confidence_place * resolved, _UNPLACED * 0.5) if event.place else _UNPLACED
    time = event.confidence_time if event.time.start_on or event.time.end_on else _UNPLACED
    said = _SAID.get(event.modality, 1.0)
    return round(said * event.confidence_type * (0.4 + 0.3 * place + 0.3 * time), 3)
