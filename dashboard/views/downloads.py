"""What can be taken away as a file. Each is made when it is asked for, in memory: nothing is written on disk."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.views import cached
from dashboard.views.cached import Shelf


def show_event_files(shelf: Shelf, events: pd.DataFrame) -> None:
    with st.container(key="event_files", horizontal=True, width="content"):
        for label, name, kind, build in (
            ("Download CSV", "events.csv", "text/csv", cached.build_csv),
            ("Download GeoJSON", "events.geojson", "application/geo+json", cached.build_geojson),
            ("Download GeoPackage", "events.gpkg", "application/geopackage+sqlite3", cached.build_geopackage),
        ):
            st.download_button(
                label,
                partial(build, shelf, events),
                name,
                kind,
                on_click="ignore",
                disabled=events.empty,
                type="tertiary",
            )


def show_csv(name: str, table: pd.DataFrame, label: str = "Download this table as CSV") -> None:
    """Offer all rows of a table, which may be more than the page shows."""
    st.download_button(
        label,
        partial(cached.build_table_csv, table),
        f"{name.lower()}.csv",
        "text/csv",
        key=f"csv_{name.lower()}",
        on_click="ignore",
        type="tertiary",
        help=f"All {len(table):,} rows as CSV",
    )
