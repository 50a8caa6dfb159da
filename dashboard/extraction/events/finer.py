"""A place told more exactly in the next breath: "A cyclone crossed Madagascar. It made landfall close to Toamasina"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dashboard.extraction.events.anaphora import SETTLED
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import DateSource, Event, GeoPrecision, Place

_REACH = 2  # sentences below in which an event is told again by a word for it
_WIDE = frozenset((GeoPrecision.COUNTRY, GeoPrecision.ADMIN1, GeoPrecision.ADMIN2))
_DEFINITE = frozenset(("the", "this", "that"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_UNSAID = frozenset((DateSource.INHERITED, DateSource.PUBLICATION, DateSource.UNKNOWN))

Told = tuple[Trigger, Event]


def refine_places(told: Sequence[Told], context: Context) -> list[Told]:
    """Return the events in order, those told of a region with the town in it where the sentences below tell them."""
    return [(trigger, _refined(trigger, event, told[k + 1 :], context)) for k, (trigger, event) in enumerate(told)]


def _refined(trigger: Trigger, event: Event, below: Sequence[Told], context: Context) -> Event:
    if event.place is None or event.place.geo_precision not in _WIDE:
        return event
    here = context.sentence_of[trigger.head.i]
    for other, again in below:
        distance = context.sentence_of[other.head.i] - here
        if distance > _REACH:
            break
        if distance and _is_same(event, again) and _speaks_again(other.head, trigger, context):
            return replace(event, place=again.place, confidence_place=again.confidence_place)
    return event


def _is_same(event: Event, again: Event) -> bool:
    days = event.time.start_on == again.time.start_on or again.time.date_source in _UNSAID
    alike = event.family == again.family and event.modality == again.modality and days
    return alike and event.place is not None and again.place is not None and _lies_in(again.place, event.place)


def _lies_in(town: Place, region: Place) -> bool:
    inner, outer = town.candidate, region.candidate
    if town.geo_precision not in SETTLED or inner is None or outer is None:
        return False
    within = region.geo_precision == GeoPrecision.COUNTRY or inner.admin1_code == outer.admin1_code
    return inner.country_code == outer.country_code and within


def _speaks_again(head: Token, trigger: Trigger, context: Context) -> bool:
    """Tell whether "it", "the quake" or a thing named beside the trigger is what a later word tells of."""
    spoken = [child for child in head.children if child.dep_ in _SUBJECTS] or [head]
    first = context.sentence(trigger.head)
    named = {token.lemma_.lower() for token in context.doc[first.start : first.end]}
    for token in spoken:
        definite = any(child.lower_ in _DEFINITE for child in token.children)
        if token.lower_ == "it" or (definite and (token is head or token.lemma_.lower() in named)):
            return True
    return False
