"""Two small maps side by side, drawn to the same scale, and what they count."""

from datetime import date
from typing import Any

import folium
import pandas as pd
import streamlit as st
from branca.element import MacroElement
from jinja2 import Template
from streamlit_folium import st_folium

from dashboard.filters import Filters
from dashboard.views import assets, cached, state
from dashboard.views.cached import Shelf
from dashboard.views.comparison import (
    Comparison,
    build_bounds,
    build_counts,
    build_discs,
    build_spots,
    name_sides,
    read_comparison,
    split_filters,
    suggest_comparison,
    write_comparison,
)
from dashboard.views.words import say_count

_HEIGHT = 300  # pixels
_SWITCH, _KIND, _SIDES = "compare", "compare_kind", ("compare_one", "compare_other")
_KINDS = {"source": "Two sources", "time": "Two periods"}


class _SmallMap(folium.Map):
    """Folium's map with our outlines, and nothing from public servers."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.default_js = assets.small_script_links()
        self.default_css = assets.style_links()
        super().__init__(location=(25, 15), zoom_start=1, tiles=None, font_size="12px", zoomSnap=0.25, minZoom=0)
        self.add_child(_Discs(options))


class _Discs(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Dateline.showSmall({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.options = assets.script_literal(options)


def show_compare(shelf: Shelf, filters: Filters) -> None:
    """Draw the switch, and where it is on what the two sides have of all that the filters let through."""
    comparison = read_comparison(state.comparison())
    if comparison is not None and comparison.kind == "source" and not set(comparison.sources) <= set(_sources(shelf)):
        comparison = None  # a link may name a source of another store
    _put(_SWITCH, comparison is not None)
    st.toggle("Compare two sources or periods", key=_SWITCH, on_change=_switch, args=(shelf,))
    if comparison is None:
        state.set_comparison([])
        return
    with st.container(key="compared"):
        _show_kinds(shelf, comparison)
        _show_sides(shelf, filters, comparison)


def _sources(shelf: Shelf) -> tuple[str, ...]:
    return shelf.facts.sources


def _days(shelf: Shelf) -> tuple[date, date]:
    starts, ends = shelf.events["start_on"].min(), shelf.events["end_on"].max()
    return (date(2000, 1, 1), date(2000, 12, 31)) if pd.isna(starts) else (starts.date(), ends.date())


def _switch(shelf: Shelf) -> None:
    _suggest(shelf, "source" if len(_sources(shelf)) > 1 else "time") if st.session_state[_SWITCH] else _choose(None)


def _suggest(shelf: Shelf, kind: Any) -> None:
    counts = shelf.events["source"].value_counts()
    busiest = [str(name) for name in counts.index]
    _choose(suggest_comparison(kind, busiest or _sources(shelf), *_days(shelf)))


def _choose(comparison: Comparison | None) -> None:
    state.set_comparison([] if comparison is None else write_comparison(comparison))


def _show_kinds(shelf: Shelf, comparison: Comparison) -> None:
    if not _sources(shelf):
        return
    _put(_KIND, comparison.kind)
    act = lambda: _suggest(shelf, st.session_state[_KIND] or comparison.kind)  # noqa: E731  (reads what is chosen then)
    st.segmented_control(
        "Compare", list(_KINDS), key=_KIND, format_func=_KINDS.__getitem__, on_change=act, label_visibility="collapsed"
    )


def _show_sides(shelf: Shelf, filters: Filters, comparison: Comparison) -> None:
    sides = [cached.find_shown(shelf, asked).events for asked in split_filters(filters, comparison)]
    spots = [build_spots(events) for events in sides]
    most = max((int(side["count"].max()) for side in spots if len(side)), default=1)
    bounds, names = build_bounds(*spots), name_sides(comparison)
    for i, column in enumerate(st.columns(2)):
        with column:
            _show_choice(shelf, comparison, i)
            options = {"spots": build_discs(spots[i], most), "bounds": bounds, "countries": assets.outlines_address()}
            label = f"{names[i]}: {say_count(len(sides[i]), 'event', 'events')}"
            st.markdown(f"**{say_count(len(sides[i]), 'event', 'events')}**")
            small = _SmallMap(options | {"label": label})
            st_folium(small, key=f"small_map_{i}", height=_HEIGHT, use_container_width=True, returned_objects=[])
    st.caption("Equal discs are equal numbers on both maps; dashed where only a region or country is known.")
    st.dataframe(build_counts(sides[0], sides[1], names), hide_index=True, placeholder="")


def _show_choice(shelf: Shelf, comparison: Comparison, i: int) -> None:
    key, label = _SIDES[i], ("First", "Second")[i]
    act = lambda: _on_choice(comparison, i)  # noqa: E731
    if comparison.kind == "source":
        _put(key, comparison.sources[i])
        st.selectbox(f"{label} source", _sources(shelf), key=key, on_change=act)
        return
    key += "_period"  # a widget of another kind
    if len(st.session_state.get(key, ())) != 1:  # whose last day is still to be chosen: it would have to begin again
        _put(key, comparison.periods[i])
    st.date_input(f"{label} period", key=key, min_value=date.min, max_value=date.max, on_change=act)


def _put(key: str, value: Any) -> None:
    """Give a widget its value, unless it has it: what is given anew closes a list that is open."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _on_choice(comparison: Comparison, i: int) -> None:
    """Take one side as chosen; a period whose last day is still to be chosen waits for it."""
    field = "sources" if comparison.kind == "source" else "periods"
    chosen = st.session_state[_SIDES[i] + ("" if field == "sources" else "_period")]
    if field == "periods" and len(chosen) != 2:
        return
    pair = list(getattr(comparison, field))
    pair[i] = chosen
    _choose(Comparison(comparison.kind, **{field: tuple(pair)}))
