"""Program 2: a store on a map, a timeline and beside its articles.

Run: streamlit run dashboard/app.py [-- --store PATH]
"""

import argparse
import sys
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.views import (
    about,
    cached,
    compare,
    event_map,
    filter_panel,
    legend,
    messages,
    page,
    panel,
    state,
    tables,
    timeline,
)


def main() -> None:
    page.set_up_page()
    try:
        shelf = cached.load_shelf(_store_path())
    except DatelineError as error:
        messages.show_error(error)
    if shelf.events.empty:
        if shelf.store.leaves_out_events:
            messages.show_left_out_events(_store_path(), len(shelf.store.places), len(shelf.store.times))
        else:
            messages.show_empty_store(_store_path())
        about.show_about(shelf)
        return
    state.read_url()
    filter_panel.show_filters(shelf.facts, _store_path())
    axis = timeline.find_axis(shelf)
    filters = state.current_filters()
    shown = cached.find_shown(shelf, filters)
    left, right = st.columns([0.62, 0.38])
    with right.container(key="panel"):
        selected = panel.show_panel(shelf, shown)
    with left.container(key="map_and_time"):
        event_map.show_map(shelf, shown.on_map, selected)
        legend.show_legend(filter_panel.list_families(shelf.facts))
        page.show_status(shown.events, shelf.events, filters)
        timeline.show_timeline(shown, axis, selected, panel.walk)
    compare.show_compare(shelf, filters)
    tables.show_tables(shelf, shown)
    state.write_url(filters)


def _store_path() -> Path:
    parser = argparse.ArgumentParser(description="Show a store of events.")
    parser.add_argument("--store", type=Path, default=settings.STORE, help="the folder that preprocess wrote")
    return parser.parse_known_args(sys.argv[1:])[0].store.resolve()  # type: ignore[no-any-return]


main()
