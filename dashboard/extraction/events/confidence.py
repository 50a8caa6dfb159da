"""How sure an event is: of its type, its place and its time, each, and of all that it claims together.

The rules weigh types, places and times against one another. Four small logistic models turn these weights, and where
they come from, into probabilities, as things were among texts read by hand (data/confidence/README.md).
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from dashboard import settings
from dashboard.errors import ModelError
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import DateSource, Event, GeoPrecision, Modality, Place, TimePrecision

Grounds = dict[str, float]
Weights = Mapping[str, Mapping[str, float]]

_PARTICIPLE = 0.75  # "the liberated city" presupposes the event more than it reports it
_IN_PASSING = 0.8  # "detained after a protest", "opponents of the coup": the news is what it hangs on
_ADJUNCTS = frozenset((
    "after", "following", "amid", "since", "despite", "over", "against", "before", "from", "to", "of", "for", "into",
    "between",
))  # fmt: skip
_CORROBORATED = 0.3  # share of the remaining doubt that a second word for the same event takes away
_UNTOLD = frozenset((Modality.NEGATED, Modality.PLANNED, Modality.HYPOTHETICAL))
# What is planned or denied claims little and is seldom wrong; of two events of a passage the one that happened is meant
_SAID = {Modality.NEGATED: 0.8, Modality.PLANNED: 0.8, Modality.HYPOTHETICAL: 0.7}
_WIDE = frozenset((GeoPrecision.COUNTRY, GeoPrecision.ADMIN1))
_SHAPELESS = frozenset((GeoPrecision.AREA, GeoPrecision.UNKNOWN))
_EXACT = frozenset((TimePrecision.DAY, TimePrecision.HOUR))
_FILED = 0.35  # the weight of a dateline's place, which the passage names without saying that it happened there
_MIDDLE = 0.5  # of a weight: below and above it, a step may mean more or less
_LEAST = 0.02  # no probability is told to be nearer to 0 or 1 than this

# The grounds of each model, in the order of the card.
NAMES = {
    "type": ("one", "rule", "historical", "placed", "dated"),
    "place": ("one", "low", "high", "resolved", "wide", "shapeless", "beside"),
    "time": ("one", "low", "high", "publication", "inherited", "explicit", "long", "historical", "untold"),
    "all": ("one", "type", "place", "time", "unplaced", "undated"),
}


def type_grounds(event: Event) -> Grounds:
    """Return what speaks for the type, before it is a probability."""
    return {
        "one": 1.0,
        "rule": log_odds(event.confidence_type),
        "historical": float(event.modality == Modality.HISTORICAL),
        "placed": float(event.place is not None),
        "dated": float(event.time.date_source in (DateSource.EXPLICIT, DateSource.RELATIVE)),
    }


def place_grounds(event: Event) -> Grounds:
    """Return what speaks for the place of an event that has one."""
    place = event.place
    if place is None:
        return {}
    return {
        "one": 1.0,
        "low": min(event.confidence_place, _MIDDLE),
        "high": max(event.confidence_place - _MIDDLE, 0.0),
        "resolved": log_odds(place.score),
        "wide": float(place.geo_precision in _WIDE),
        "shapeless": float(place.geo_precision in _SHAPELESS),
        "beside": float(_is_beside(place, event)),
    }


def time_grounds(event: Event) -> Grounds:
    """Return what speaks for the days of an event that has some."""
    source = event.time.date_source
    return {
        "one": 1.0,
        "low": min(event.confidence_time, _MIDDLE),
        "high": max(event.confidence_time - _MIDDLE, 0.0),
        "publication": float(source == DateSource.PUBLICATION),
        "inherited": float(source == DateSource.INHERITED),
        "explicit": float(source == DateSource.EXPLICIT),
        "long": float(event.time.time_precision not in _EXACT),
        "historical": float(event.modality == Modality.HISTORICAL),
        "untold": float(event.modality in _UNTOLD),
    }


def all_grounds(event: Event) -> Grounds:
    """Return what speaks for all of an event whose type, place and time have their probabilities."""
    placed, dated = event.place is not None, event.time.start_on is not None or event.time.end_on is not None
    return {
        "one": 1.0,
        "type": log_odds(event.confidence_type),
        "place": log_odds(event.confidence_place) if placed else 0.0,
        "time": log_odds(event.confidence_time) if dated else 0.0,
        "unplaced": float(not placed),
        "undated": float(not dated),
    }


def calibrate(event: Event, weights: Weights | None = None) -> Event:
    """Return the event with probabilities for the weights of its rules, and what follows for all of it."""
    model = weights or shipped_weights()
    dated = event.time.start_on is not None or event.time.end_on is not None
    sure = replace(
        event,
        confidence_type=_probability(type_grounds(event), model["type"]),
        confidence_place=_probability(place_grounds(event), model["place"]) if event.place else 0.0,
        confidence_time=_probability(time_grounds(event), model["time"]) if dated else event.confidence_time,
    )
    return replace(sure, confidence=combine_confidence(sure, model))


def combine_confidence(event: Event, weights: Weights | None = None) -> float:
    """Return the probability that all is right: type, place and time, or their absence."""
    said = _SAID.get(event.modality, 1.0)
    return round(said * _probability(all_grounds(event), (weights or shipped_weights())["all"]), 3)


def move_place(event: Event, place: Place) -> Event:
    """Return a calibrated event at another meaning of the same mention, as sure of it as that meaning is."""
    if event.place is None:
        return event
    step = shipped_weights()["place"]["resolved"] * (log_odds(place.score) - log_odds(event.place.score))
    moved = replace(event, place=place, confidence_place=_share(log_odds(event.confidence_place) + step))
    return replace(moved, confidence=combine_confidence(moved))


def give_up_guess(event: Event, least: float = settings.LEAST_PINNED) -> Event:
    """Return a calibrated event without its place if that stands elsewhere in the article and all is hardly sure.

    No place is an answer; a pin that nobody can defend is none.
    """
    place = event.place
    if place is None or event.confidence >= least:
        return event
    span = event.passage_span
    if span.start_char <= place.mention.start_char < span.end_char:
        return event
    unplaced = replace(event, place=None, confidence_place=0.0)
    return replace(unplaced, confidence=combine_confidence(unplaced))


def withhold_pin(event: Event, least: float = settings.LEAST_DRAWN) -> Event:
    """Return an event that is told as real and hardly sure with its place in words only, without coordinates.

    Statements and what is planned or denied are off the map unless a reader asks for them, and keep theirs.
    """
    if event.place is None or event.modality in _UNTOLD or event.sub_event_type == "statement":
        return event
    if event.confidence >= least:
        return event
    return replace(event, place=replace(event.place, latitude=None, longitude=None, radius_km=None))


def type_confidence(trigger: Trigger, group: Sequence[Trigger]) -> float:
    """Return the rule's own score, higher where several words of the passage tell the same event."""
    score = trigger.rule.score
    if trigger.verbal and trigger.head.dep_ == "amod":
        score *= _PARTICIPLE
    if not trigger.verbal and trigger.head.dep_ == "pobj" and trigger.head.head.lower_ in _ADJUNCTS:
        score *= _IN_PASSING
    if len({part.head.i for part in group}) > 1:
        score += (1.0 - score) * _CORROBORATED
    return round(score, 3)


def log_odds(share: float) -> float:
    """Return the logarithm of the odds of a share, held off from certainty."""
    held = min(max(share, _LEAST), 1.0 - _LEAST)
    return math.log(held / (1.0 - held))


def _share(odds: float) -> float:
    return round(min(max(1.0 / (1.0 + math.exp(-odds)), _LEAST), 1.0 - _LEAST), 3)


def _probability(grounds: Grounds, weights: Mapping[str, float]) -> float:
    return _share(sum(weights[name] * value for name, value in grounds.items()))


def _is_beside(place: Place, event: Event) -> bool:
    """Tell whether the event's passage names the place, and not only in its dateline, which weighs less."""
    span = event.passage_span
    return span.start_char <= place.mention.start_char < span.end_char and event.confidence_place > _FILED


def load_weights(path: Path) -> Weights:
    """Read the four models; ModelError if the file has not all of their grounds."""
    try:
        models = json.loads(path.read_text(encoding="utf-8"))
        weights = {model: {name: float(models[model][name]) for name in names} for model, names in NAMES.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"No weights of the events' confidence in {str(path)!r} ({error}).") from error
    return weights


@cache
def shipped_weights() -> Weights:
    return load_weights(settings.CONFIDENCE / "weights.json")
