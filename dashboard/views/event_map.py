"""The map: one Folium map that is never drawn anew. The events reach the browser once, as a file; each rerun sends only
which of them pass the filters, in which period, and which is selected, in a feature group whose script updates our own
layer (events.js)."""

import base64
from dataclasses import astuple
from datetime import date
from typing import Any, cast

import folium
import numpy as np
import pandas as pd
import streamlit as st
from branca.element import MacroElement
from jinja2 import Template
from streamlit_folium import st_folium

from dashboard import settings
from dashboard.filters import Filters
from dashboard.filters_area import Bounds, area_of, spot_of
from dashboard.views import assets, state
from dashboard.views.cached import Shelf, find_rows
from dashboard.views.event_file import FAMILIES
from dashboard.views.rows import Row, value_of

HEIGHT = 520  # pixels: filters, map and timeline fit 900 pixels of height together
_KEY = "map"
_MOST_PLACES = 60  # of an article beside the selected event; more would hide the map
_ZOOM = {"min": 1.5, "max": 18, "step": 0.5}  # below the minimum the world is smaller than the map


class _BaseMap(folium.Map):
    """Folium's map with the libraries it needs here, and none of those it would fetch from public servers."""

    def __init__(self, event_file: str) -> None:
        # attributes of this object: the class keeps Folium's own lists for any other map
        self.default_js = assets.script_links(event_file)
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


def show_map(shelf: Shelf, passing: np.ndarray, selected: Row | None) -> None:
    """Draw the events that pass all filters but period and view; a click selects its event, or lists those there.

    `passing` has a truth value for each of the shelf's events.
    """
    if not assets.is_served():
        st.warning("The map needs server.enableStaticServing. Start the dashboard from the project's folder.")
        return
    if not assets.has_libraries():
        st.caption(
            "The map's libraries are not installed, so they come from cdn.jsdelivr.net. To have them here: npm ci"
        )
    base = _BaseMap(shelf.event_file)
    base.add_child(_Start(_build_options(shelf.event_file, shelf.cities_file)))
    group = folium.FeatureGroup()
    message = build_message(passing, shelf.positions, state.current_filters(), selected)
    places = find_other_places(shelf, selected)
    spot = state.listed_spot() if selected is None else None
    shown = {"places": places, "spot": [] if spot is None else list(astuple(spot))}
    group.add_child(_Update(message | shown | {"echo": state.period_echo()}))
    st_folium(
        base,
        key=_KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=_on_message,
    )


def build_message(passing: np.ndarray, positions: np.ndarray, filters: Filters, selected: Row | None) -> dict[str, Any]:
    """Return what a rerun tells the map: a bit for each event of the browser's file, the period, the selected event.

    `positions` says where each of the shelf's events stands in that file.
    """
    bits = passing[positions >= 0]
    return {
        "passing": base64.b64encode(np.packbits(bits).tobytes()).decode("ascii"),
        "period": {
            "from": filters.start_on.toordinal() if filters.start_on else 0,
            "to": filters.end_on.toordinal() if filters.end_on else date.max.toordinal(),
            "undatedOnly": filters.undated_only,
        },
        "selected": -1 if selected is None else int(positions[cast("int", selected.name)]),
        "view": filters.bounds is not None or bool(st.session_state.get(state.IN_VIEW)),
        "area": [number for corner in filters.area for number in corner],
    }


def find_other_places(shelf: Shelf, selected: Row | None) -> list[tuple[float, float, str]]:
    """Return what else the article of the selected event names and the gazetteer knows: latitude, longitude, name."""
    if selected is None:
        return []
    places = find_rows(shelf, "places", selected["article_id"])
    named = places[places["latitude"].notna()]
    own = (value_of(selected, "latitude"), value_of(selected, "longitude"))
    spots = {
        (round(float(latitude), 5), round(float(longitude), 5)): name
        for latitude, longitude, name in zip(named["latitude"], named["longitude"], named["name"], strict=True)
        if (latitude, longitude) != own and not pd.isna(name)
    }
    return [(*spot, str(name)) for spot, name in list(spots.items())[:_MOST_PLACES]]


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
    state.note_act()
    message = st.session_state.get(_KEY) or {}
    if isinstance(event_id := message.get("click"), str):
        state.select_event(event_id)
    elif (spot := read_spot(message.get("place"))) is not None:
        state.list_events(spot)
    elif (bounds := read_bounds(message.get("view"))) is not None:
        state.set_view(bounds)
    elif isinstance(corners := message.get("area"), list):
        state.set_area(area_of([float(number) for number in corners if isinstance(number, int | float)]))
    elif isinstance(region := message.get("region") or message.get("country"), str):
        state.choose_region(region[:2], region if "/" in region else None)


def read_spot(edges: Any) -> Bounds | None:
    """Read [south, west, north, east] of events that lie together, a little widened for what rounding took away."""
    if not _are_edges(edges):
        return None
    return spot_of(*(float(edge) for edge in edges))


def read_bounds(view: Any) -> Bounds | None:
    """Read [south, west, north, east]; a map that shows more than one world shows everything."""
    if not _are_edges(view):
        return None
    south, west, north, east = (float(edge) for edge in view)
    if east - west >= 360:
        west, east = -180.0, 180.0
    return Bounds(round(max(south, -90), 3), round(_turned(west), 3), round(min(north, 90), 3), round(_turned(east), 3))


def _are_edges(edges: Any) -> bool:
    return isinstance(edges, list) and len(edges) == 4 and all(isinstance(edge, int | float) for edge in edges)


def _turned(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
