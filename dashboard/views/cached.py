"""The store as the screen needs it, loaded once per content. The only view that knows dashboard.store."""

from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.filters import build_searchable
from dashboard.store import Store
from dashboard.views import basemap
from dashboard.views.event_file import FOLDER, build_event_columns, find_positions, write_event_file


@dataclass(frozen=True)
class Shelf:
    """A loaded store with what every rerun asks of it.

    `events` are in reading order (see in_reading_order); `searchable` has the same index;
    `positions` says for each row of `events` where it stands in the browser's file, -1 if it has no place.
    """

    store: Store
    events: geopandas.GeoDataFrame
    searchable: "pd.Series[str]"
    positions: np.ndarray
    event_file: str
    cities_file: str

    @property
    def articles(self) -> pd.DataFrame:
        return self.store.articles


def load_shelf(path: Path) -> Shelf:
    """Load the store at `path`, anew only if its files have changed; StoreError, with what to do, if that fails."""
    shelf = _load(str(path), _change_mark(path))
    if not (FOLDER / shelf.event_file).is_file() or not (FOLDER / shelf.cities_file).is_file():
        _load.clear()  # somebody emptied the folder under a running server
        shelf = _load(str(path), _change_mark(path))
    return shelf


def build_csv(shelf: Shelf, events: geopandas.GeoDataFrame) -> bytes:
    return store.events_to_csv(store.build_export(events, shelf.articles))


def build_table_csv(table: pd.DataFrame) -> bytes:
    return store.frame_to_csv(table)


def build_geojson(shelf: Shelf, events: geopandas.GeoDataFrame) -> bytes:
    return store.events_to_geojson(store.build_export(events, shelf.articles))


@st.cache_resource(show_spinner="Opening the store …", max_entries=2)
def _load(path: str, change_mark: tuple[int, ...]) -> Shelf:  # noqa: ARG001  (a part of the cache's key)
    loaded = store.load_store(Path(path))
    events = in_reading_order(loaded.events, loaded.articles)
    return Shelf(
        store=loaded,
        events=events,
        searchable=build_searchable(events, loaded.articles),
        positions=find_positions(events),
        event_file=write_event_file(build_event_columns(events)),
        cities_file=basemap.write_cities(),
    )


def in_reading_order(events: geopandas.GeoDataFrame, articles: pd.DataFrame) -> geopandas.GeoDataFrame:
    """Sort by date, undated last, then as they stand in their articles.

    Each event gets the `source` of its article, and in `reports` how many events are in its cluster.
    """
    sources = articles.set_index("article_id")["source"]
    clusters = events["cluster_id"].fillna(events["event_id"])
    known = events.assign(
        source=events["article_id"].map(sources).astype("string"), reports=clusters.map(clusters.value_counts())
    )
    keys = ["start_on", "end_on", "article_id", "passage_start_char", "trigger_start_char"]
    return known.sort_values(keys, na_position="last", kind="stable", ignore_index=True)


def _change_mark(path: Path) -> tuple[int, ...]:
    files = sorted(path.glob("*")) if path.is_dir() else []
    return tuple(number for file in files for number in (file.stat().st_mtime_ns, file.stat().st_size))
