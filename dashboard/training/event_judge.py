"""Whether an event of ours is what a gold event says: of its family, at its place, on its day."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.gazetteer.names import fold
from dashboard.training.place_errors import distance_km
from dashboard.training.runs import Row

UNCLAIMED = frozenset(("planned", "hypothetical", "negated"))
_NEAR_KM = 25.0  # the tolerance of a place that is a point; UCDP's own for "near"
_POINTS = frozenset(("site", "settlement", "near", "admin2"))
_DAY = timedelta(days=1)
_OPEN = timedelta(days=31)  # how far an interval without an end reaches


@dataclass(frozen=True)
class JudgedEvent:
    """An event of ours with the gold event whose words it shares, None where there is none, and what is right.

    Place and date are None where the gold does not say, or where there is no gold event.
    """

    ours: Row
    gold: Row | None
    family_right: bool
    place_right: bool | None = None
    date_right: bool | None = None

    @property
    def right(self) -> bool | None:
        """Whether all is right that the gold can judge; None where it leaves place or date open."""
        parts = (self.family_right, self.place_right, self.date_right)
        if not self.family_right or False in parts:
            return False
        return None if None in parts else True


def judge_events(gold: Sequence[Row], events: Mapping[str, Sequence[Row]]) -> list[JudgedEvent]:
    """Judge every claimed event of the articles whose gold is exhaustive; what meets optional gold only is left out."""
    judged = []
    for row in gold:
        for ours in events.get(str(row["article_id"]), ()):
            if ours["modality"] in UNCLAIMED or not row.get("exhaustive", True):
                continue
            told = _gold_of(ours, row["events"])
            if told is None or not told.get("optional"):
                judged.append(_judge(ours, told))
    return judged


def _judge(ours: Row, told: Row | None) -> JudgedEvent:
    if told is None or not has_family(told, ours["family"]):
        return JudgedEvent(ours, told, family_right=False)
    return JudgedEvent(
        ours,
        told,
        family_right=True,
        place_right=is_place_right(told, ours),
        date_right=is_date_right(told, to_day(ours["start_on"]), to_day(ours["end_on"])),
    )


def _gold_of(ours: Row, told: Sequence[Row]) -> Row | None:
    scored = [(_likeness(ours, one), -k) for k, one in enumerate(told)]
    best, place = max(scored, default=(0.0, 0))
    return told[-place] if best > 0 else None


def _likeness(ours: Row, told: Row) -> float:
    family = has_family(told, ours["family"])
    start, end = ours["trigger_start_char"], ours["trigger_end_char"]
    if _touches(told.get("trigger"), start, end):
        return 2.0 + family
    return 1.0 if family and _touches(told.get("passage"), start, end) else 0.0


def _touches(spans: Sequence[Row] | None, start: int, end: int) -> bool:
    return any(span["start_char"] < end and start < span["end_char"] for span in spans or ())


def has_family(told: Row, family: str | None) -> bool:
    wanted = told.get("family")
    return wanted is None or family in ([wanted] if isinstance(wanted, str) else wanted)


def to_day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(str(value)[:10])


def is_date_right(told: Row, start: date | None, end: date | None) -> bool | None:
    """Tell whether days are those of the gold: a day within one, an interval if it meets; None where it has none."""
    pairs = told.get("dates") or [[told.get("start_on"), told.get("end_on")]]
    wanted = [(to_day(first), to_day(last)) for first, last in pairs if first or last]
    if not wanted:
        return None
    start, end = start or end, end or start
    if start is None or end is None:
        return False
    return any(_meets(first, last, start, end) for first, last in wanted)


def _meets(first: date | None, last: date | None, start: date, end: date) -> bool:
    if first is not None and first == last:
        return start >= first - _DAY and end <= first + _DAY
    low = first if first is not None else (last or start) - _OPEN
    high = last if last is not None else low + _OPEN
    return start <= high and end >= low


def is_place_right(told: Row, ours: Row) -> bool | None:
    """Tell whether a place is the gold's, at the gold's own level; None where the gold has none."""
    places = told.get("places") or [told]
    wanted = [place for place in places if place.get("geo_precision") or place.get("location")]
    return any(_is_there(place, ours) for place in wanted) if wanted else None


def _is_there(place: Row, ours: Row) -> bool:
    precision = place.get("geo_precision") or "settlement"
    if precision == "country":
        return bool(place.get("country_code") == ours["country_code"])
    if precision == "admin1":
        same_country = place.get("country_code") == ours["country_code"]
        return bool(same_country and ours["admin1"] and fold(place.get("admin1") or "") == fold(ours["admin1"]))
    near = place.get("latitude") is not None and ours["latitude"] is not None and not math.isnan(ours["latitude"])
    reach = max(_NEAR_KM, place.get("radius_km") or 0.0) if precision in _POINTS else place.get("radius_km") or 0.0
    if near and distance_km(place, ours) <= reach:
        return True
    named = precision not in _POINTS or place.get("latitude") is None
    return bool(named and ours["location"] and fold(place.get("location") or "") == fold(ours["location"]))
