"""Which events are shown: Filters, how they apply, how they read in words, and how a URL carries them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard import settings
from dashboard.filters_area import (
    Area,
    Bounds,
    area_from_text,
    area_to_text,
    bounds_from_text,
    bounds_to_text,
    is_in_area,
    is_in_bounds,
)
from dashboard.model import GeoPrecision, Modality
from dashboard.ontology import load_ontology

FACTUAL = frozenset({Modality.HAPPENED.value, Modality.ONGOING.value})
EXACT_PRECISIONS = frozenset({GeoPrecision.SITE.value, GeoPrecision.SETTLEMENT.value})  # drawn solid; others hollow


@dataclass(frozen=True)
class Filters:
    """What the user asked for; an empty set or None means no restriction.

    `start_on` and `end_on` are the first and last day wanted, inclusive. `admin1s` holds "UA/Kharkiv" pairs.
    `undated_only` asks for what has no date, whatever the days. A place is exact, vague (of which only the region,
    country or surroundings are known) or none, and each of the three can be left out.
    """

    start_on: date | None = None
    end_on: date | None = None
    families: frozenset[str] = frozenset()
    hidden_families: frozenset[str] = frozenset()
    sub_event_types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    admin1s: frozenset[str] = frozenset()
    bounds: Bounds | None = None
    area: Area = ()
    sources: frozenset[str] = frozenset()
    text: str = ""
    min_confidence: float = settings.MIN_CONFIDENCE
    include_undated: bool = True
    undated_only: bool = False
    include_exact: bool = True
    include_vague: bool = True
    include_unplaced: bool = True
    include_statements: bool = False
    modalities: frozenset[str] = FACTUAL


@dataclass(frozen=True)
class Passing:
    """Which events pass the filters, in three parts that the screen needs apart: all pass where all three do.

    The map gets the events of every period and of the whole world, and the bars those of every period.
    """

    rest: "pd.Series[bool]"
    time: "pd.Series[bool]"
    view: "pd.Series[bool]"


def find_passing(events: pd.DataFrame, filters: Filters, found: np.ndarray | None = None) -> Passing:
    """Say of each event whether it passes; `found` are the positions of those that have the words of `filters.text`."""
    keep = _mask_of_type(events, filters) & _mask_of_place(events, filters)
    if filters.sources:
        keep &= events["source"].isin(filters.sources) if "source" in events else False
    if filters.min_confidence > 0:
        keep &= events["confidence"].fillna(0.0) >= filters.min_confidence
    if filters.text:
        if found is None:
            raise ValueError("A text filter needs `found`; search for the text with SearchIndex.find.")
        keep &= np.isin(np.arange(len(events)), found)
    view = pd.Series(data=True, index=events.index)
    if filters.bounds is not None:
        view = is_in_bounds(events, filters.bounds)
    return Passing(keep, _mask_of_time(events, filters), view)


def apply_filters(events: pd.DataFrame, filters: Filters, found: np.ndarray | None = None) -> pd.DataFrame:
    """Return the events that pass every filter, in their order."""
    passing = find_passing(events, filters, found)
    return events[passing.rest & passing.time & passing.view]


def describe_filters(filters: Filters) -> str:
    """Say in a sentence what is asked for; empty when nothing is."""
    parts = []
    if filters.start_on or filters.end_on:
        parts.append(f"from {filters.start_on or 'the beginning'} to {filters.end_on or 'the end'}")
    if filters.families:
        parts.append("of type " + " or ".join(settings.FAMILY_LABELS[f] for f in sorted(filters.families)))
    if filters.hidden_families:
        parts.append("not of type " + " or ".join(settings.FAMILY_LABELS[f] for f in sorted(filters.hidden_families)))
    if filters.sub_event_types:
        parts.append("of type " + " or ".join(t.replace("_", " ") for t in sorted(filters.sub_event_types)))
    parts += _describe_where(filters)
    if filters.sources:
        parts.append("reported by " + " or ".join(sorted(filters.sources)))
    if filters.text:
        parts.append(f"with the words “{filters.text}”")
    if filters.min_confidence != settings.MIN_CONFIDENCE:
        least = f"at least {filters.min_confidence:.0%} sure"
        parts.append(least if filters.min_confidence > 0 else "however doubtful")
    if filters.undated_only:
        parts.append("without a date")
    elif not filters.include_undated:
        parts.append("dated")
    parts += [words for name, words in _LEFT_OUT.items() if not getattr(filters, name)]
    if filters.modalities != FACTUAL:
        parts.append("said to be " + " or ".join(sorted(filters.modalities)))
    return ", ".join(parts)


_LEFT_OUT = {
    "include_exact": "without exact places",
    "include_vague": "without vague places",
    "include_unplaced": "placed",
}


def _describe_where(filters: Filters) -> list[str]:
    parts = []
    if filters.countries or filters.admin1s:
        parts.append("in " + " or ".join(sorted(filters.countries | filters.admin1s)))
    if filters.bounds:
        parts.append("on the visible map")
    if filters.area:
        parts.append("in the drawn area")
    return parts


def filters_to_query(filters: Filters) -> dict[str, list[str]]:
    """Return the filters as URL parameters; what is at its default is left out."""
    query: dict[str, list[str]] = {}
    for name, key in _SET_KEYS.items():
        value = getattr(filters, name)
        if value != getattr(Filters(), name):
            query[key] = sorted(value)
    if filters.start_on:
        query["from"] = [filters.start_on.isoformat()]
    if filters.end_on:
        query["to"] = [filters.end_on.isoformat()]
    if filters.text:
        query["q"] = [filters.text]
    if filters.min_confidence != settings.MIN_CONFIDENCE:
        query["confidence"] = [repr(filters.min_confidence)]
    if filters.bounds:
        query["box"] = [bounds_to_text(filters.bounds)]
    if filters.area:
        query["area"] = [area_to_text(filters.area)]
    if filters.undated_only:
        query["undated"] = ["only"]
    for name, key in _FLAG_KEYS.items():
        if key not in query and getattr(filters, name) != getattr(Filters(), name):
            query[key] = ["1" if getattr(filters, name) else "0"]
    return query


def filters_from_query(query: Mapping[str, Iterable[str]]) -> Filters:
    """Read filters from URL parameters; what is unknown or malformed is ignored, so that any link opens."""
    values = {key: [str(v) for v in given] for key, given in query.items()}
    types = load_ontology()
    return Filters(
        start_on=_day(values, "from"),
        end_on=_day(values, "to"),
        families=_known(values, "family", settings.FAMILY_LABELS),
        hidden_families=_known(values, "without", settings.FAMILY_LABELS),
        sub_event_types=_known(values, "type", types),
        countries=frozenset(v for v in values.get("country", ()) if len(v) == 2 and v.isascii() and v.isupper()),
        admin1s=frozenset(v for v in values.get("admin1", ()) if v[2:3] == "/" and v[:2].isupper()),
        bounds=bounds_from_text(_last(values, "box") or ""),
        area=area_from_text(_last(values, "area") or ""),
        sources=frozenset(v for v in values.get("source", ()) if v),
        text=_last(values, "q") or "",
        min_confidence=_share(values, "confidence"),
        include_undated=_flag(values, "undated", default=True),
        undated_only=_last(values, "undated") == "only",
        include_exact=_flag(values, "exact", default=True),
        include_vague=_flag(values, "vague", default=True),
        include_unplaced=_flag(values, "unplaced", default=True),
        include_statements=_flag(values, "statements", default=False),
        modalities=_known(values, "modality", set(Modality)) or FACTUAL,
    )


_SET_KEYS = {
    "families": "family",
    "hidden_families": "without",
    "sub_event_types": "type",
    "countries": "country",
    "admin1s": "admin1",
    "sources": "source",
    "modalities": "modality",
}
_FLAG_KEYS = {
    "include_undated": "undated",
    "include_exact": "exact",
    "include_vague": "vague",
    "include_unplaced": "unplaced",
    "include_statements": "statements",
}


def _mask_of_type(events: pd.DataFrame, filters: Filters) -> "pd.Series[bool]":
    keep = events["modality"].isin(filters.modalities)
    if not filters.include_statements:
        verbal = {name for name, event_type in load_ontology().items() if event_type.verbal}
        # Asking for a statement by its own name is asking for statements.
        keep &= ~events["sub_event_type"].isin(verbal - filters.sub_event_types)
    if filters.families or filters.sub_event_types:
        keep &= events["family"].isin(filters.families) | events["sub_event_type"].isin(filters.sub_event_types)
    if filters.hidden_families:
        keep &= ~events["family"].isin(filters.hidden_families) | events["sub_event_type"].isin(filters.sub_event_types)
    return keep


def _mask_of_time(events: pd.DataFrame, filters: Filters) -> "pd.Series[bool]":
    """Overlap of intervals: an event of unknown day in March is shown for any day of March."""
    undated = events["start_on"].isna()
    if filters.undated_only:
        return undated
    inside = ~undated
    if filters.start_on:
        inside &= events["end_on"] >= pd.Timestamp(filters.start_on)
    if filters.end_on:
        inside &= events["start_on"] <= pd.Timestamp(filters.end_on)
    return inside | undated if filters.include_undated else inside


def _mask_of_place(events: pd.DataFrame, filters: Filters) -> "pd.Series[bool]":
    """All but the map's own bounds. Asking for any part of the world leaves out what has no place."""
    inside = events["latitude"].notna()
    unplaced = ~inside & filters.include_unplaced
    if not filters.include_exact or not filters.include_vague:
        exact = events["geo_precision"].isin(EXACT_PRECISIONS)
        inside &= (exact & filters.include_exact) | (~exact & filters.include_vague)
    if not filters.countries and not filters.admin1s and not filters.area:
        return inside | unplaced
    if filters.countries or filters.admin1s:
        pair = events["country_code"].astype("string") + "/" + events["admin1"].astype("string")
        # A region narrows its own country only: France with one region of Ukraine is still all of France.
        whole = filters.countries - {name[:2] for name in filters.admin1s}
        inside &= events["country_code"].isin(whole) | pair.isin(filters.admin1s).fillna(value=False)
    if filters.area:
        inside &= is_in_area(events, filters.area)
    return inside


def _last(values: Mapping[str, list[str]], key: str) -> str | None:
    given = values.get(key)
    return given[-1] if given else None


def _known(values: Mapping[str, list[str]], key: str, allowed: Iterable[str]) -> frozenset[str]:
    return frozenset(values.get(key, ())) & frozenset(str(value) for value in allowed)


def _day(values: Mapping[str, list[str]], key: str) -> date | None:
    try:
        return date.fromisoformat(_last(values, key) or "")
    except ValueError:
        return None


def _flag(values: Mapping[str, list[str]], key: str, *, default: bool) -> bool:
    return {"1": True, "0": False}.get(_last(values, key) or "", default)


def _share(values: Mapping[str, list[str]], key: str) -> float:
    try:
        share = float(_last(values, key) or "")
    except ValueError:
        return settings.MIN_CONFIDENCE
    return share if 0 <= share <= 1 else settings.MIN_CONFIDENCE
