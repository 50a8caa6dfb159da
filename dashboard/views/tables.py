"""Below the fold: the filtered events and what they have in common as tables, a summary, and how all was made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.filters_area import spot_around
from dashboard.views import about, state
from dashboard.views.cached import Shelf, Shown
from dashboard.views.downloads import show_csv, show_event_files
from dashboard.views.rows import Column
from dashboard.views.summary import recall_clusters, show_summary
from dashboard.views.table_rows import (
    NO_SOURCE,
    build_actor_table,
    build_article_table,
    build_event_table,
    build_place_table,
    build_source_table,
)

_MAX_ROWS = 500  # in a table on the page (80 kB to the browser at each change of a filter); downloads hold all

_DAYS = ("From", "To", "First", "Last", "Published")
_DAY = st.column_config.DateColumn(format="D MMM YYYY")


def show_tables(shelf: Shelf, shown: Shown) -> None:
    """Draw only the table that is open: the others cost nothing."""
    shows: tuple[Callable[[Shelf, Shown], None], ...] = (
        _show_events,
        _show_articles,
        _show_places,
        _show_sources,
        _show_actors,
        show_summary,
        lambda shelf, _: about.show_about(shelf),
    )
    tabs = st.tabs(list(state.TABS.values()), key=state.TAB, on_change="rerun")
    for tab, show in zip(tabs, shows, strict=True):
        if tab.open:
            with tab:
                show(shelf, shown)


def _show_events(shelf: Shelf, shown: Shown) -> None:
    first = shown.events.head(_MAX_ROWS)
    table = shown.memory.recall("event table", lambda: build_event_table(first, shelf.articles))
    with _head("Choosing an event shows it on the map and in its article.", len(shown.events)):
        show_event_files(shelf, shown.events)
    _show_selectable("event_table", table, shown.events["event_id"], state.select_event)


def _show_articles(shelf: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("article table", lambda: build_article_table(shown.events, shelf.articles))
    with _head("Choosing an article opens it.", len(table)):
        show_csv("Articles", table)
    _show_selectable("article_table", table.drop(columns="article_id"), table["article_id"], state.open_article)


def _show_places(_: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("place table", lambda: build_place_table(shown.events))
    words = table.drop(columns=["first_id", "Latitude", "Longitude"])
    with _head("Choosing a place shows it on the map and lists its events.", len(table)):
        show_csv("Places", table.drop(columns="first_id"))
    act = partial(_choose_place, table)
    _show_selectable("place_table", words, table["first_id"], act)


def _choose_place(places: pd.DataFrame, first_id: str) -> None:
    """List the events of a place; a single one is selected, and so is the first where the place is on no map."""
    place = places.loc[places["first_id"] == first_id].iloc[0]
    if place["Events"] == 1 or pd.isna(place["Latitude"]):
        state.select_event(first_id)
    else:
        state.list_events(spot_around(place["Latitude"], place["Longitude"]))


def _show_sources(shelf: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("source table", lambda: build_source_table(shown.events, shelf.articles))
    with _head("Choosing a source shows only what it reports; choosing it again brings the others back.", len(table)):
        show_csv("Sources", table)
    _show_selectable("source_table", table, table["Source"], _choose_source, is_switch=True)


def _choose_source(source: str) -> None:
    """Filter by a source, or no longer if that is the only one or none; what names no source cannot be asked for."""
    is_chosen = st.session_state[state.SOURCES] == [source]
    st.session_state[state.SOURCES] = [] if is_chosen or source in {"", NO_SOURCE} else [source]


def _show_actors(shelf: Shelf, shown: Shown) -> None:
    clusters = recall_clusters(shelf, shown)
    table = shown.memory.recall("actor table", lambda: build_actor_table(shown.events, clusters))
    if table.empty:
        st.caption("No event here names who did it or to whom.")
        return
    with _head("Choosing an actor searches for the name.", len(table)):
        show_csv("Actors", table)
    _show_selectable("actor_table", table, table["Actor"], _search_for, is_switch=True)


def _search_for(words: str) -> None:
    st.session_state[state.TEXT] = "" if st.session_state[state.TEXT] == words else words


@contextmanager
def _head(hint: str, count: int) -> Iterator[None]:
    """Draw the row above a table: what choosing does, what is not shown of it, and its files, drawn in the block."""
    with st.container(key="table_head", horizontal=True, vertical_alignment="center"):
        rest = f" The first {_MAX_ROWS:,} of {count:,}; the downloads hold all of them." if count > _MAX_ROWS else ""
        st.caption(hint + rest, width="content")
        yield


def _show_selectable(
    key: str, table: pd.DataFrame, ids: Column, act: Callable[[str], None], *, is_switch: bool = False
) -> None:
    """Draw a table; choosing a row acts on the id at the same position, and of a switch, leaving it acts on ""."""
    st.dataframe(
        table.head(_MAX_ROWS),
        key=key,
        hide_index=True,
        height=360,
        placeholder="",
        on_select=lambda: _on_row(key, ids.tolist(), act, is_switch=is_switch),
        selection_mode="single-row",
        column_config={"Confidence": st.column_config.NumberColumn(format="%.2f"), **dict.fromkeys(_DAYS, _DAY)},
    )


def _on_row(key: str, ids: list[str], act: Callable[[str], None], *, is_switch: bool) -> None:
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(ids):
        act(ids[rows[0]])
    elif is_switch:
        act("")
