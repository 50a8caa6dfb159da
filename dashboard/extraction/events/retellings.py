"""Which events of one article are the same one told again, where place and day alone do not show it.

"The express derailed in Galicia" and, below, "came off the rails at Santiago"; "the truce", without a place, and the
truce told before. Two events that may be the same stay two where a third could be meant as well.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dashboard.model import DateSource, Event, GeoPrecision, Modality, Place

# Kinds of which a place sees one at a time, so that a region's is its town's.
_ONE_AT_A_TIME = frozenset((
    "earthquake_volcano", "storm", "transport_crash_shipwreck", "fire_explosion_industrial",
    "leadership_change_coup", "agreement_ceasefire", "election_vote", "disease_outbreak",
))  # fmt: skip
# Kinds of which one article often tells several, here and there.
_MANY = frozenset((
    "meeting_visit", "statement", "arrest_raid", "investigation_charge", "aid_delivery", "collapse_other",
    "trial_conviction", "peaceful_protest",
))  # fmt: skip
_NEWS = frozenset((Modality.HAPPENED, Modality.ONGOING))
_LOOSE = frozenset((DateSource.PUBLICATION, DateSource.UNKNOWN))

Alike = Callable[[Event, Event], bool]


def find_retold(events: Sequence[Event], alike: Alike) -> Iterator[tuple[Event, Event]]:
    """Yield pairs of one article's events that are one; `alike` tells whether two are of one kind and toll."""
    news = [event for event in events if event.modality in _NEWS and event.sub_event_type not in _MANY]
    for k, event in enumerate(news):
        others = [other for other in news[:k] if alike(other, event) and _days_meet(other, event)]
        if len({_days(other) for other in (*others, event) if _is_dated(other)}) > 1:
            continue
        nested = [other for other in others if _is_nested(other, event) or _is_there(other, event)]
        if len(nested) == 1:
            yield nested[0], event
        elif others and _is_open(event, others, news[0]) and _is_one_place(event, others):
            yield others[-1], event


def _is_open(event: Event, others: Sequence[Event], first: Event) -> bool:
    """Tell whether an event leaves its place to what was told before, or names it where the lead did not."""
    return event.place is None or (others[0] is first and all(other.place is None for other in others))


def _is_one_place(event: Event, others: Sequence[Event]) -> bool:
    return len({_place_id(other.place) for other in (*others, event) if other.place}) <= 1


def _place_id(place: Place) -> str:
    return place.candidate.place_id if place.candidate else place.mention.text.casefold()


def _days_meet(first: Event, second: Event) -> bool:
    return not (_is_dated(first) and _is_dated(second)) or _days(first) == _days(second)


def _is_dated(event: Event) -> bool:
    return event.time.date_source not in _LOOSE and event.time.start_on is not None


def _days(event: Event) -> tuple[date | None, date | None]:
    return event.time.start_on, event.time.end_on


def _is_there(first: Event, second: Event) -> bool:
    """Tell whether a second event of a kind is told of the same place without a day of its own."""
    if first.place is None or second.place is None or (_is_dated(first) and _is_dated(second)):
        return False
    return _place_id(first.place) == _place_id(second.place)


def _is_nested(first: Event, second: Event) -> bool:
    a, b = first.place, second.place
    if a is None or b is None or first.sub_event_type not in _ONE_AT_A_TIME:
        return False
    return _contains(a, b) or _contains(b, a)


def _contains(outer: Place, inner: Place) -> bool:
    around, town = outer.candidate, inner.candidate
    if around is None or town is None or around.place_id == town.place_id or around.country_code != town.country_code:
        return False
    if outer.geo_precision == GeoPrecision.ADMIN1:
        return around.admin1_code == town.admin1_code
    return outer.geo_precision == GeoPrecision.COUNTRY
