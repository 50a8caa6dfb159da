"""Two sources, or two periods, side by side: what is compared, how a URL carries it, what is on the maps. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd

from dashboard import settings
from dashboard.filters import EXACT_PRECISIONS, Filters
from dashboard.views.clusters import cluster_keys
from dashboard.views.words import join_words, say_country, say_interval

MAX_RADIUS = 22.0  # pixels of the largest disc on either map
MIN_RADIUS = 3.5
MOST_SPOTS = 600  # on a small map, those with the most events; more would be one stain
WORLD = [[-50.0, -170.0], [70.0, 175.0]]
Period = tuple[date, date]
_TOTALS = ("Events", "Reports", "Articles", "Without a place")


@dataclass(frozen=True)
class Comparison:
    """Two sources by name, or two periods by their first and last days."""

    kind: Literal["source", "time"]
    sources: tuple[str, str] = ("", "")
    periods: tuple[Period, Period] = ((date.min, date.max), (date.min, date.max))


def read_comparison(values: Sequence[str]) -> Comparison | None:
    """Read ["source", ONE, OTHER] or ["time", FIRST, LAST, FIRST, LAST]; None for anything else."""
    if len(values) == 3 and values[0] == "source":
        return Comparison("source", sources=(values[1], values[2]))
    if len(values) != 5 or values[0] != "time":
        return None
    try:
        days = [date.fromisoformat(value) for value in values[1:]]
    except ValueError:
        return None
    ordered = days[0] <= days[1] and days[2] <= days[3]
    return Comparison("time", periods=((days[0], days[1]), (days[2], days[3]))) if ordered else None


def write_comparison(comparison: Comparison) -> list[str]:
    if comparison.kind == "source":
        return ["source", *comparison.sources]
    return ["time", *(day.isoformat() for period in comparison.periods for day in period)]


def suggest_comparison(kind: Literal["source", "time"], sources: Sequence[str], first: date, last: date) -> Comparison:
    """Suggest the two sources named first, or the two halves of a period."""
    if kind == "source":
        return Comparison("source", sources=(sources[0], sources[min(1, len(sources) - 1)]))
    middle = first + timedelta(days=(last - first).days // 2)
    return Comparison("time", periods=((first, middle), (min(middle + timedelta(days=1), last), last)))


def split_filters(filters: Filters, comparison: Comparison) -> tuple[Filters, Filters]:
    """Return the filters of the two sides: all that is asked for, but for what they differ in."""
    if comparison.kind == "source":
        one, other = (replace(filters, sources=frozenset({name})) for name in comparison.sources)
    else:
        one, other = (
            replace(filters, start_on=start, end_on=end, include_undated=False, undated_only=False)
            for start, end in comparison.periods
        )
    return one, other


def name_sides(comparison: Comparison) -> tuple[str, str]:
    if comparison.kind == "source":
        return comparison.sources
    one, other = (say_interval(start, end) for start, end in comparison.periods)
    return one, other


def build_counts(one: pd.DataFrame, other: pd.DataFrame, names: tuple[str, str]) -> pd.DataFrame:
    """Count both sides: events once however often they are reported, then by type."""
    sides = [_count_side(events) for events in (one, other)]
    labels = [label for label in (*_TOTALS, *settings.FAMILY_LABELS.values()) if any(label in side for side in sides)]
    both = len(set(cluster_keys(one)) & set(cluster_keys(other)))
    rows = [(label, *(side.get(label, 0) for side in sides), both if label == "Events" else None) for label in labels]
    headings = ["", *(names if names[0] != names[1] else (names[0], f"{names[1]} again")), "In both"]
    return pd.DataFrame(rows, columns=headings).astype({"In both": "Int64"})


def _count_side(events: pd.DataFrame) -> dict[str, int]:
    keys = cluster_keys(events)
    unplaced = int(events["latitude"].isna().sum())
    totals = (keys.nunique(), len(events), events["article_id"].nunique(), unplaced)
    counts = dict(zip(_TOTALS, totals, strict=True))
    families = keys.groupby(events["family"]).nunique()
    return counts | {
        settings.FAMILY_LABELS[name]: int(families[name]) for name in settings.FAMILY_LABELS if name in families
    }


def build_spots(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each place with events, the fullest first: where, how many, and their most frequent family."""
    placed = events[events["latitude"].notna()]
    columns = ["latitude", "longitude", "geo_precision", "location", "country_code"]
    groups = placed.groupby(columns, dropna=False, sort=True)["family"]
    spots = groups.agg(count="size", family=lambda names: names.mode().iloc[0]).reset_index()
    return spots.sort_values("count", ascending=False, kind="stable", ignore_index=True).head(MOST_SPOTS)


def build_discs(spots: pd.DataFrame, most: int) -> list[dict[str, Any]]:
    """Return what a small map draws; `most` is the largest count of both maps, so that equal discs are equal counts."""
    return [
        {
            "at": [round(spot["latitude"], 4), round(spot["longitude"], 4)],
            # The area, not the width, is as large as the number.
            "radius": round(max(MIN_RADIUS, MAX_RADIUS * float(spot["count"] / most) ** 0.5), 1),
            "colour": settings.FAMILY_COLOURS[spot["family"]],
            "exact": spot["geo_precision"] in EXACT_PRECISIONS,
            "words": f"{_say_spot(spot)}: {spot['count']}",
        }
        for spot in spots.to_dict("records")
    ]


def _say_spot(spot: dict[Any, Any]) -> str:
    return join_words(_known(spot["location"]), say_country(_known(spot["country_code"])))


def build_bounds(*sides: pd.DataFrame) -> list[list[float]]:
    """Return south-west and north-east of all places of all sides; the world if there are none."""
    spots = pd.concat(sides)
    if spots.empty:
        return WORLD
    return [[float(find(spots[name])) for name in ("latitude", "longitude")] for find in (min, max)]


def _known(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)
