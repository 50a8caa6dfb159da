"""Program 2: a store on a map, a timeline and beside its articles.

Run: streamlit run dashboard/app.py [-- --store PATH]
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.filters import apply_filters, without_time
from dashboard.views import cached, event_map, filter_panel, messages, page, panel, state, tables, timeline


def main() -> None:
    page.set_up_page()
    try:
        shelf = cached.load_shelf(_store_path())
    except DatelineError as error:
        messages.show_error(error)
    if shelf.events.empty:
        messages.show_empty_store(_store_path())
        tables.show_run(shelf.store.run)
        return
    state.read_url()
    filter_panel.show_filters(shelf.events)
    left, right = st.columns([0.62, 0.38])
    map_area, bars_area = left.container(), left.container()
    axis = timeline.find_axis(shelf.events)
    with left:
        timeline.show_period(axis)
    filters = state.current_filters()
    of_all_times = apply_filters(shelf.events, without_time(filters), shelf.searchable)
    shown = apply_filters(of_all_times, filters, shelf.searchable)
    # What lies outside the view stays on the map: it would be missing as soon as the map moves.
    on_map = apply_filters(shelf.events, replace(filters, bounds=None), shelf.searchable) if filters.bounds else shown
    with right.container(key="panel"):
        selected = panel.show_panel(shelf, shown)
    with map_area:
        event_map.show_map(shelf, on_map, selected)
    with map_area.container(horizontal=True, vertical_alignment="center"):
        page.show_status(shown, len(shelf.events))
        timeline.show_ways(axis)
    with bars_area:
        timeline.show_bars(of_all_times, axis, selected)
    tables.show_tables(shelf, shown)
    state.write_url(filters)


def _store_path() -> Path:
    parser = argparse.ArgumentParser(description="Show a store of events.")
    parser.add_argument("--store", type=Path, default=settings.STORE, help="the folder that preprocess wrote")
    return parser.parse_known_args(sys.argv[1:])[0].store.resolve()  # type: ignore[no-any-return]


main()
