"""Events of several reports that are one event: told as the same kind of thing, at one place, on days that meet."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.extraction.events.retellings import find_retold
from dashboard.model import Event, GeoPrecision, Modality, Place

_DAY = timedelta(days=1)  # reports of one event name neighbouring days
_LONGEST = timedelta(days=7)  # a month or a year meets every event in it and says nothing about which
_NEAR_KM = 15.0  # two names for one site: a town and its suburb
_EARTH_KM = 6371.0088
_TOLD_ALIKE = (  # sub-types under which reports of one event often differ
    frozenset(("peaceful_protest", "protest_with_intervention", "excessive_force_protesters", "violent_demonstration")),
    frozenset(("violent_demonstration", "mob_violence")),
    frozenset(("bomb_ied_landmine", "suicide_bombing", "fire_explosion_industrial")),
    frozenset(("air_drone_strike", "shelling_missile")),
    frozenset(("attack_killing", "homicide_shooting", "torture_ill_treatment")),
    frozenset(("government_regains_territory", "nonstate_overtakes_territory")),
    frozenset(("storm", "flood_landslide")),
)
_COARSE = frozenset((GeoPrecision.COUNTRY, GeoPrecision.AREA, GeoPrecision.UNKNOWN))
_TOOK_PLACE = frozenset((Modality.HAPPENED, Modality.ONGOING, Modality.HISTORICAL))

_Key = tuple[object, ...]


def cluster_events(events: Sequence[Event]) -> list[Event]:
    """Return the events in their order with `cluster_id` filled: the smallest event_id among those that are one
    event."""
    parents = {event.event_id: event.event_id for event in events}
    blocks: dict[_Key, list[Event]] = defaultdict(list)
    for event in events:
        for key in _block_keys(event):
            blocks[key].append(event)
    for block in blocks.values():
        for k, first in enumerate(block):
            for second in block[k + 1 :]:
                if _is_same_event(first, second):
                    _join(parents, first.event_id, second.event_id)
    for told in _by_article(events):
        for first, second in find_retold(told, _is_alike):
            _join(parents, first.event_id, second.event_id)
    return [replace(event, cluster_id=_root(parents, event.event_id)) for event in events]


def _by_article(events: Sequence[Event]) -> list[list[Event]]:
    articles: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        articles[event.article_id].append(event)
    return list(articles.values())


def _is_alike(first: Event, second: Event) -> bool:
    alike = bool(set(_kinds(first)) & set(_kinds(second))) and not _is_echo_of_other(first, second)
    return alike and not _differs_in_toll(first, second)


def _is_echo_of_other(first: Event, second: Event) -> bool:
    """Tell a quake from its aftershock, which is another one at the same place and soon after."""
    return ("aftershock" in first.trigger.lower()) != ("aftershock" in second.trigger.lower())


def _kinds(event: Event) -> list[object]:
    kinds: list[object] = [k for k, alike in enumerate(_TOLD_ALIKE) if event.sub_event_type in alike]
    return kinds or [event.sub_event_type]


def _block_keys(event: Event) -> Iterator[_Key]:
    """Yield the blocks in which an event may meet its like: one for each day and kind, so that few pairs are
    compared."""
    if event.place is None or event.modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
        return
    for kind in _kinds(event):
        for day in _days(event):
            yield kind, day, event.modality in _TOOK_PLACE, event.article_id if day is None else None


def _days(event: Event) -> list[date | None]:
    start = event.time.start_on or event.time.end_on
    end = event.time.end_on or start
    if start is None or end is None:
        return [None]
    if end - start > _LONGEST:
        return []
    return [start + k * _DAY for k in range((end - start).days + 2)]


def _is_same_event(first: Event, second: Event) -> bool:
    a, b = first.place, second.place
    if a is None or b is None or _is_echo_of_other(first, second) or not _is_same_place(a, b):
        return False
    if a.geo_precision in _COARSE and first.article_id != second.article_id:
        return _same_toll(first, second)
    return not _differs_in_toll(first, second)


def _is_same_place(a: Place, b: Place) -> bool:
    if a.candidate and b.candidate:
        return a.candidate.place_id == b.candidate.place_id or _distance_km(a, b) <= _NEAR_KM
    return not a.candidate and not b.candidate and a.mention.text.casefold() == b.mention.text.casefold()


def _distance_km(a: Place, b: Place) -> float:
    """Great-circle distance, in kilometres; infinite where a place is no point of a settlement's size."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    if (
        a.geo_precision in _COARSE
        or b.geo_precision in _COARSE
        or GeoPrecision.ADMIN1 in (a.geo_precision, b.geo_precision)
    ):
        return math.inf
    north_a, north_b = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(b.longitude - a.longitude)
    chord = math.sin((north_b - north_a) / 2) ** 2 + math.cos(north_a) * math.cos(north_b) * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))


def _same_toll(first: Event, second: Event) -> bool:
    # "In France" on one day may be a hundred protests; the same number of dead makes two reports one.
    toll = first.casualties.fatalities_best
    return bool(toll) and toll == second.casualties.fatalities_best


def _differs_in_toll(first: Event, second: Event) -> bool:
    a, b = first.casualties.fatalities_best, second.casualties.fatalities_best
    return a is not None and b is not None and max(a, b) > 3 * min(a, b) + 5


def _join(parents: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_root(parents, a), _root(parents, b)))
    parents[high] = low


def _root(parents: dict[str, str], event_id: str) -> str:
    while parents[event_id] != event_id:
        parents[event_id] = parents[parents[event_id]]
        event_id = parents[event_id]
    return event_id
