"""The map: one Folium map that is never drawn anew. The events reach the browser once, as a file; each rerun sends only
which of them are visible and which is selected, in a feature group whose script updates our own layer (events.js)."""

import base64
from typing import Any, cast

import folium
import numpy as np
import pandas as pd
import streamlit as st
from branca.element import MacroElement
from jinja2 import Template
from streamlit_folium import st_folium

from dashboard import settings
from dashboard.filters import Bounds
from dashboard.views import assets, state
from dashboard.views.cached import Shelf
from dashboard.views.event_file import FAMILIES
from dashboard.views.rows import Row

HEIGHT = 545  # pixels: filters, map and timeline fit 900 pixels of height together
_KEY = "map"
_ZOOM = {"min": 1.5, "max": 18, "step": 0.5}  # below the minimum the world is smaller than the map


class _BaseMap(folium.Map):
    """Folium's map with the libraries it needs here, and none of those it would fetch from public servers."""

    def __init__(self) -> None:
        # attributes of this object: the class keeps Folium's own lists for any other map
        self.default_js = assets.script_links()
        self.default_css = assets.style_links()
        super().__init__(
            location=(25, 15),
            zoom_start=2,
            tiles=None,
            font_size="12px",
            minZoom=_ZOOM["min"],
            maxZoom=_ZOOM["max"],
            zoomSnap=_ZOOM["step"],
            maxBounds=[[-86, -220], [86, 220]],
            maxBoundsViscosity=0.7,
        )


class _Start(MacroElement):
    """Starts our layer on the map; part of the map's own script, which must stay the same from rerun to rerun."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.start({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.options = assets.script_literal(options)


class _Update(MacroElement):
    """Tells our layer what has changed, and empties the list that streamlit-folium only ever lengthens."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.feature_group = []; Dateline.update({{ this.message }});{% endmacro %}"
    )

    def __init__(self, message: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.message = assets.script_literal(message)


def show_map(shelf: Shelf, shown: pd.DataFrame, selected: Row | None) -> None:
    """Draw the events of `shown` that have a place; a click selects its event, or lists those of its place."""
    if not assets.is_served():
        st.warning("The map needs server.enableStaticServing. Start the dashboard from the project's folder.")
        return
    if not assets.has_libraries():
        st.caption(
            "The map's libraries are not installed, so they come from cdn.jsdelivr.net. To have them here: npm ci"
        )
    base = _BaseMap()
    base.add_child(_Start(_build_options(shelf.event_file, shelf.cities_file)))
    group = folium.FeatureGroup()
    row = None if selected is None else cast("int", selected.name)
    group.add_child(_Update(build_message(shown.index, shelf.positions, row)))
    st_folium(
        base,
        key=_KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=_on_message,
    )


def build_message(shown: "pd.Index[int]", positions: np.ndarray, selected: int | None) -> dict[str, Any]:
    """Return what a rerun tells the map: a bit for each event of the browser's file, and which one is selected.

    `shown` and `selected` are rows of the shelf's events, whose places in the file `positions` holds.
    """
    bits = np.zeros(int((positions >= 0).sum()), dtype=bool)
    visible = positions[shown]
    bits[visible[visible >= 0]] = True
    return {
        "visible": base64.b64encode(np.packbits(bits).tobytes()).decode("ascii"),
        "selected": -1 if selected is None else int(positions[selected]),
        "view": bool(st.session_state.get(state.IN_VIEW)),
    }


def _build_options(event_file: str, cities_file: str) -> dict[str, Any]:
    return {
        "events": assets.served_address(f"events/{event_file}"),
        "cities": assets.served_address(f"events/{cities_file}"),
        "countries": assets.outlines_address(),
        "families": [
            {"label": settings.FAMILY_LABELS[family], "colour": settings.FAMILY_COLOURS[family]} for family in FAMILIES
        ],
    }


def _on_message() -> None:
    """Take what our layer sent; anything can come from a browser, so every value is checked."""
    message = st.session_state.get(_KEY) or {}
    if isinstance(event_id := message.get("click"), str):
        state.select_event(event_id)
    elif isinstance(event_ids := message.get("place"), list):
        state.list_events([str(event_id) for event_id in event_ids])
    elif (bounds := read_bounds(message.get("view"))) is not None:
        state.set_view(bounds)


def read_bounds(view: Any) -> Bounds | None:
    """Read [south, west, north, east]; a map that shows more than one world shows everything."""
    if not isinstance(view, list) or len(view) != 4 or not all(isinstance(edge, int | float) for edge in view):
        return None
    south, west, north, east = (float(edge) for edge in view)
    if east - west >= 360:
        west, east = -180.0, 180.0
    return Bounds(round(max(south, -90), 3), round(_turned(west), 3), round(min(north, 90), 3), round(_turned(east), 3))


def _turned(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
