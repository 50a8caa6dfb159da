"""The file from which the browser reads all events of a store, once; named by content, so it is never out of date."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from dashboard import settings
from dashboard.views.served import write_once
from dashboard.views.words import join_words, say_country, say_intervals, say_type

_NAMES = ["location", "admin1", "country_code"]
_SPOT = ["latitude", "longitude", "radius_km", "geo_precision", *_NAMES]
FAMILIES = tuple(settings.FAMILY_LABELS)


def build_event_columns(events: pd.DataFrame) -> dict[str, Any]:
    """Return the placed events as columns, in the order of the frame: the browser knows an event by its position.

    Columns of words hold each word once, and for each event its number; `when` also has the days of each of its words,
    as ordinals, null where there is no date. What is known of a place stands once in `spots`, and `spot` is its number:
    a large store has some thousand places, and half the file would say the same again.
    """
    placed = events[events["latitude"].notna()]
    family_numbers = {family: number for number, family in enumerate(FAMILIES)}
    return {
        "id": placed["event_id"].tolist(),
        "family": placed["family"].map(family_numbers).tolist(),
        "what": _encode(placed, ["sub_event_type"], lambda rows: [say_type(name) for name in rows["sub_event_type"]]),
        "when": _encode_intervals(placed),
        "spot": _number(placed, _SPOT).tolist(),
        "spots": _build_spots(pd.DataFrame(placed[_SPOT]).drop_duplicates()),
    }


def _build_spots(spots: pd.DataFrame) -> dict[str, Any]:
    return {
        "lat": spots["latitude"].astype(float).round(5).tolist(),
        "lon": spots["longitude"].astype(float).round(5).tolist(),
        "radius": [None if pd.isna(radius) else round(float(radius), 1) for radius in spots["radius_km"]],
        "precision": _encode(spots, ["geo_precision"], lambda rows: rows["geo_precision"].tolist()),
        "where": _encode(spots, _NAMES, _say_places),
        "country": _encode(spots, ["country_code"], lambda rows: rows["country_code"].fillna("").tolist()),
        "region": _encode(spots, ["country_code", "admin1"], _name_regions),
    }


def find_positions(events: pd.DataFrame) -> "np.ndarray":
    """Return for each row where its event stands in the file, -1 if it has no place."""
    is_placed = events["latitude"].notna().to_numpy(dtype=bool)
    positions: np.ndarray = np.where(is_placed, np.cumsum(is_placed) - 1, -1)
    return positions


def write_event_file(columns: dict[str, Any]) -> str:
    """Write the columns under dashboard/static/events/ and return the name of the file there."""
    content = json.dumps(columns, ensure_ascii=True, separators=(",", ":")).encode()
    return write_once("events", content, lambda: content)


def _encode(events: pd.DataFrame, columns: list[str], say: Callable[[pd.DataFrame], list[str]]) -> dict[str, list[Any]]:
    """Say each combination of values once: a store has far fewer of them than events."""
    distinct = pd.DataFrame(events[columns]).drop_duplicates()
    return {"words": say(distinct), "codes": _number(events, columns).tolist()}


def _number(events: pd.DataFrame, columns: list[str]) -> "pd.Series[int]":
    """Number the combinations of values in the order in which they first occur."""
    return pd.DataFrame(events[columns]).groupby(columns, dropna=False, sort=False).ngroup()


def _encode_intervals(events: pd.DataFrame) -> dict[str, list[Any]]:
    columns = ["start_on", "end_on"]
    distinct = pd.DataFrame(events[columns]).drop_duplicates()
    starts, ends = ([None if pd.isna(day) else day.toordinal() for day in distinct[column]] for column in columns)
    return _encode(events, columns, say_intervals) | {"starts": starts, "ends": ends}


def _name_regions(rows: pd.DataFrame) -> list[str]:
    """Name first-level regions as the filters do ("UA/Kharkiv"); empty where there is none."""
    pairs = rows["country_code"].astype("string") + "/" + rows["admin1"].astype("string")
    return pairs.fillna("").tolist()


def _say_places(rows: pd.DataFrame) -> list[str]:
    """Name place, region and country, as far as they are known."""
    return [
        join_words(row["location"], row["admin1"], say_country(row["country_code"]))
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
