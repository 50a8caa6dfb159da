"""The store as the screen needs it, loaded once per content. The only view that knows dashboard.store."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import geopandas
import numpy as np
import pandas as pd
import streamlit as st

from dashboard import settings, store
from dashboard.filters import Filters, find_passing
from dashboard.search import SearchIndex
from dashboard.store import Store
from dashboard.views import basemap
from dashboard.views.event_file import build_event_columns, find_positions, write_event_file
from dashboard.views.facts import Facts, build_facts
from dashboard.views.memory import Memory
from dashboard.views.served import FOLDER

_KEPT_CHOICES = 3  # of filters, with all their events: up to 60 MB each at a hundred thousand
_KEPT_ANSWERS = 24  # about one choice: tables, bars
_TIMELINE = ["start_on", "end_on", "family"]  # what the bars need; cutting out all columns takes ten times as long
_FOR_FILES_ONLY = ["geometry", "acled_event_type", "acled_sub_event_type", "plover_event", "cameo_root"]


@dataclass(frozen=True)
class Shown:
    """What the filters let through; `memory` keeps what is worked out from it.

    `on_map` is true for each of the shelf's events that passes all but period and view: the map finds those of a period
    itself, at once. `of_all_times` are all but for the period, with the columns of the timeline; `bars` keeps what is
    the same for all periods.
    """

    events: pd.DataFrame
    of_all_times: pd.DataFrame
    bars: Memory
    on_map: np.ndarray
    memory: Memory = field(default_factory=lambda: Memory(_KEPT_ANSWERS))


@dataclass(frozen=True)
class Shelf:
    """A loaded store with what every rerun asks of it.

    `full` has all events in reading order (see in_reading_order), and `events` the same without the columns that only
    files need: points are slow to cut. `search` finds rows of the store's own table; `positions` says for each row of
    `events` where it stands in the browser's file, -1 if it has no place.
    """

    store: Store
    full: geopandas.GeoDataFrame
    events: pd.DataFrame
    search: SearchIndex
    facts: Facts
    positions: np.ndarray
    event_file: str
    cities_file: str
    choices: Memory = field(default_factory=lambda: Memory(_KEPT_CHOICES))
    timelines: Memory = field(default_factory=lambda: Memory(_KEPT_CHOICES))
    axes: Memory = field(default_factory=lambda: Memory(_KEPT_ANSWERS))
    indices: Memory = field(default_factory=lambda: Memory(_KEPT_ANSWERS))

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


def find_shown(shelf: Shelf, filters: Filters) -> Shown:
    """Apply the filters, unless they were applied lately."""
    return shelf.choices.recall(filters, lambda: _find_shown(shelf, filters))


def _find_shown(shelf: Shelf, filters: Filters) -> Shown:
    found = _in_shelf_order(shelf, shelf.search.find(filters.text)) if filters.text else None
    passing = find_passing(shelf.events, filters, found)
    of_any_time = replace(filters, start_on=None, end_on=None, include_undated=True, undated_only=False)
    of_all_times, bars = shelf.timelines.recall(
        of_any_time, lambda: (shelf.events.loc[passing.rest & passing.view, _TIMELINE], Memory(_KEPT_ANSWERS))
    )
    return Shown(
        events=shelf.events[passing.rest & passing.time & passing.view],
        of_all_times=of_all_times,
        bars=bars,
        on_map=passing.rest.to_numpy(dtype=bool),
    )


def by_relevance(shelf: Shelf, shown: Shown, text: str) -> pd.DataFrame:
    """Return the shown events in the order in which they answer a search for `text`, best first."""

    def rank() -> pd.DataFrame:
        ranked = _in_shelf_order(shelf, shelf.search.rank(text))
        return shown.events.loc[ranked[np.isin(ranked, shown.events.index)]]

    return shown.memory.recall(("by relevance", text), rank)


def _in_shelf_order(shelf: Shelf, rows: np.ndarray) -> np.ndarray:
    """Turn positions in the store's table of events into positions in the shelf's."""
    ids = shelf.store.events["event_id"]
    positions: np.ndarray = shelf.indices.recall("search", lambda: pd.Index(shelf.events["event_id"]).get_indexer(ids))
    turned: np.ndarray = positions[rows]
    return turned


def find_rows(shelf: Shelf, table: Literal["events", "places", "times"], article_id: str) -> pd.DataFrame:
    """Return the rows of one article, by an index that is made once: comparing all ids takes ten times as long."""
    frame: pd.DataFrame = shelf.events if table == "events" else getattr(shelf.store, table)
    indices = shelf.indices.recall(table, lambda: frame.groupby("article_id", sort=False).indices)
    return frame.take(np.asarray(indices.get(article_id, ()), dtype=int))


def build_csv(shelf: Shelf, events: pd.DataFrame) -> bytes:
    return store.events_to_csv(store.build_export(shelf.full.loc[events.index], shelf.articles))


def build_table_csv(table: pd.DataFrame) -> bytes:
    return store.frame_to_csv(table)


def build_geojson(shelf: Shelf, events: pd.DataFrame) -> bytes:
    return store.events_to_geojson(store.build_export(shelf.full.loc[events.index], shelf.articles))


def build_geopackage(shelf: Shelf, events: pd.DataFrame) -> bytes:
    return store.events_to_geopackage(store.build_export(shelf.full.loc[events.index], shelf.articles))


@st.cache_resource(show_spinner="Opening the store …", max_entries=2)
def _load(path: str, change_mark: tuple[int, ...]) -> Shelf:  # noqa: ARG001  (a part of the cache's key)
    loaded = store.load_store(Path(path))
    full = in_reading_order(loaded.events, loaded.articles)
    events = pd.DataFrame(full.drop(columns=_FOR_FILES_ONLY))
    return Shelf(
        store=loaded,
        full=full,
        events=events,
        search=SearchIndex(Path(path), loaded.events, loaded.articles),
        facts=build_facts(events),
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
    """Say of what content a store is; who saves a view in it changes none of its tables."""
    files = sorted(path.glob("*")) if path.is_dir() else []
    files = [file for file in files if file.name != settings.VIEWS_FILE]
    return tuple(number for file in files for number in (file.stat().st_mtime_ns, file.stat().st_size))
