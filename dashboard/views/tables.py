"""Below the fold: the filtered events and what they have in common as tables, a summary, and how all was made."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

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


def show_tables(shelf: Shelf, shown: Shown) -> None:
    """Draw the downloads, and only the table that is open: the others cost nothing."""
    show_event_files(shelf, shown.events)
    shows: dict[str, Callable[[Shelf, Shown], None]] = {
        "Events": _show_events,
        "Articles": _show_articles,
        "Places": _show_places,
        "Sources": _show_sources,
        "Actors": _show_actors,
        "Summary": show_summary,
        "About these data": lambda shelf, _: about.show_about(shelf),
    }
    for tab, show in zip(st.tabs(list(shows), key="tables", on_change="rerun"), shows.values(), strict=True):
        if tab.open:
            with tab:
                show(shelf, shown)


def _show_events(shelf: Shelf, shown: Shown) -> None:
    first = shown.events.head(_MAX_ROWS)
    table = shown.memory.recall("event table", lambda: build_event_table(first, shelf.articles))
    _show_selectable("event_table", table, shown.events["event_id"], state.select_event)


def _show_articles(shelf: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("article table", lambda: build_article_table(shown.events, shelf.articles))
    _show_selectable("article_table", table.drop(columns="article_id"), table["article_id"], state.open_article)
    show_csv("Articles", table)


def _show_places(_: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("place table", lambda: build_place_table(shown.events))
    words = table.drop(columns=["first_id", "Latitude", "Longitude"])
    _show_selectable("place_table", words, table["first_id"], state.select_event)
    show_csv("Places", table.drop(columns="first_id"))


def _show_sources(shelf: Shelf, shown: Shown) -> None:
    table = shown.memory.recall("source table", lambda: build_source_table(shown.events, shelf.articles))
    st.caption("Choosing a source shows only what it reports; choosing it again brings the others back.")
    _show_selectable("source_table", table, table["Source"], _choose_source, is_switch=True)
    show_csv("Sources", table)


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
    st.caption("Choosing an actor searches for the name.")
    _show_selectable("actor_table", table, table["Actor"], _search_for, is_switch=True)
    show_csv("Actors", table)


def _search_for(words: str) -> None:
    st.session_state[state.TEXT] = "" if st.session_state[state.TEXT] == words else words


def _show_selectable(
    key: str, table: pd.DataFrame, ids: Column, act: Callable[[str], None], *, is_switch: bool = False
) -> None:
    """Draw a table; choosing a row acts on the id at the same position, and of a switch, leaving it acts on ""."""
    if len(ids) > _MAX_ROWS:
        st.caption(f"The first {_MAX_ROWS:,} of {len(ids):,}. The downloads hold all of them.")
    st.dataframe(
        table.head(_MAX_ROWS),
        key=key,
        hide_index=True,
        height=360,
        placeholder="",
        on_select=lambda: _on_row(key, ids.tolist(), act, is_switch=is_switch),
        selection_mode="single-row",
        column_config={"Confidence": st.column_config.NumberColumn(format="%.2f")},
    )


def _on_row(key: str, ids: list[str], act: Callable[[str], None], *, is_switch: bool) -> None:
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(ids):
        act(ids[rows[0]])
    elif is_switch:
        act("")
