"""How sure an event is: its type, place and time each, and all that is claimed together.

The rules weigh places and times against one another; the curves below turn their weights into shares of right ones, as
they were among our own development texts and seeds (dashboard/training/calibration.py, `fit_curve`).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Event, Modality

_PARTICIPLE = 0.75  # "the liberated city" presupposes the event more than it reports it
_UNPLACED = 0.6  # what a missing place or date leaves of the confidence: less is claimed, and less is known
# What the text does not say took place is misread more often.
_SAID = {Modality.NEGATED: 0.9, Modality.PLANNED: 0.85, Modality.HYPOTHETICAL: 0.8}
_CORROBORATED = 0.3  # share of the remaining doubt that a second word for the same event takes away


_PLACE_CURVE = ((0.0, 0.5), (0.16, 0.58), (0.3, 0.62), (0.43, 0.73), (0.56, 0.87), (0.73, 0.91), (1.0, 0.92))
_TIME_CURVE = ((0.0, 0.3), (0.44, 0.45), (0.55, 0.67), (0.72, 0.92), (0.92, 0.95), (1.0, 0.96))


def calibrate(event: Event) -> Event:
    """Return the event with the confidence of its place and time as probabilities, and what follows for all of it."""
    sure = replace(
        event,
        confidence_place=_read_curve(_PLACE_CURVE, event.confidence_place) if event.place else 0.0,
        confidence_time=_read_curve(_TIME_CURVE, event.confidence_time)
        if event.time.start_on
        else event.confidence_time,
    )
    return replace(sure, confidence=combine_confidence(sure))


def _read_curve(curve: Sequence[tuple[float, float]], weight: float) -> float:
    """Return the value of a piecewise linear curve."""
    for (left, low), (right, high) in pairwise(curve):
        if weight <= right:
            return round(low + (high - low) * (weight - left) / (right - left), 3)
    return curve[-1][1]


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
