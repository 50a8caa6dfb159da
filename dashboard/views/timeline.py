"""The timeline: bars by family over the slider that chooses a period. The slider is the truth, the bars can set it."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.filters import Filters, apply_filters
from dashboard.views import assets, state
from dashboard.views.axis import Axis, build_axis, build_bars, build_marks
from dashboard.views.event_file import FAMILIES
from dashboard.views.rows import Row
from dashboard.views.words import say_interval

_HEIGHT = 92  # pixels: bars, dates under them and the marker of the selected event above
_WORTH_ZOOMING = 0.8  # of the axis; a period that fills more of it would hardly grow
_KEY = "timeline"

_component = st.components.v2.component(
    "dateline_timeline",
    html="<div class='root'></div>",
    css=assets.read_component("panel/timeline.css"),
    js=assets.read_component("panel/timeline.js"),
)


def find_axis(events: pd.DataFrame) -> Axis | None:
    """Return the axis of all events whatever their place, type and words: it stays while one filters by those."""
    filters = state.current_filters()
    wide = Filters(include_statements=filters.include_statements, modalities=filters.modalities)
    return build_axis(apply_filters(events, wide), state.time_window())


def show_period(axis: Axis | None) -> None:
    """Draw the slider; what it says is then in state.period."""
    if axis is None:
        st.caption("No event here has a date, so there is no timeline.")
        return
    if len(axis.steps) < 2:
        st.caption(f"All dated events lie on {axis.say_step(axis.first)}.")
        return
    key = f"period_{state.period_version()}_{axis.first}_{axis.last}_{axis.step_unit}"
    chosen = state.first_period()  # the same for all the slider's life, so that its many steps are sent once
    st.select_slider(
        "Period",
        axis.steps,
        value=(axis.step_of(chosen[0] or axis.first), axis.step_of(chosen[1] or axis.last)),
        format_func=axis.say_step,
        key=key,
        on_change=_on_slide,
        args=(key, axis),
        label_visibility="collapsed",
    )


def show_ways(axis: Axis | None) -> None:
    """Offer to look closer at a chosen period, and the way back, where there is one."""
    start, end = state.period()
    if axis is None or (start, end) == (None, None):
        return
    window = (start or axis.first, end or axis.last)
    if (window[1] - window[0]) < (axis.last - axis.first) * _WORTH_ZOOMING:
        st.button("Zoom in", on_click=state.set_time_window, args=(window,), type="tertiary", key="zoom_in")
    st.button("All dates", on_click=state.set_time_window, args=(None,), type="tertiary", key="all_dates")


def _on_slide(key: str, axis: Axis) -> None:
    start, end = st.session_state[key]
    _choose(axis, start, axis.end_of_step(end), state.remember_period)


def _choose(axis: Axis, start: date, end: date, act: Any) -> None:
    """Leave an end open where it is the end of all events: new articles then show up without a new link."""
    is_first, is_last = start <= axis.first and not axis.is_part, end >= axis.last and not axis.is_part
    act(None if is_first else start, None if is_last else end)


def show_bars(events: pd.DataFrame, axis: Axis | None, selected: Row | None) -> None:
    """Draw the bars of the events after all filters but the period."""
    if axis is None:
        return
    _component(
        key=_KEY,
        data=build_timeline(events, axis, state.period(), selected),
        height=_HEIGHT,
        on_period_change=state.triggered(_KEY, "period", lambda days: _on_press(axis, days)),
    )


def _on_press(axis: Axis, days: list[int] | None) -> None:
    start, end = (axis.first, axis.last) if days is None else sorted(date.fromordinal(int(day)) for day in days[:2])
    _choose(axis, start, end, state.set_period)


def build_timeline(
    events: pd.DataFrame, axis: Axis, period: tuple[date | None, date | None], selected: Row | None
) -> dict[str, Any]:
    bars = build_bars(events, axis)
    highest = max((sum(bar["parts"]) for bar in bars), default=0)
    start, end = period[0] or axis.first, period[1] or axis.last
    return {
        "height": _HEIGHT,
        "first": axis.first.toordinal(),
        "last": axis.last.toordinal(),
        "bins": bars,
        "highest": highest,
        "top": f"{highest:.0f} a {axis.bar_unit}" if highest >= 1 else "",
        "ticks": build_marks(axis),
        "from": max(start, axis.first).toordinal(),
        "to": min(end, axis.last).toordinal(),
        "colours": [settings.FAMILY_COLOURS[family] for family in FAMILIES],
        "moment": _moment(selected, axis),
        "label": f"Events by {axis.bar_unit}, {say_interval(axis.first, axis.last)}",
    }


def _moment(selected: Row | None, axis: Axis) -> tuple[int, int] | None:
    if selected is None or pd.isna(selected["start_on"]):
        return None
    start, end = selected["start_on"].date(), selected["end_on"].date()
    if end < axis.first or start > axis.last:
        return None
    return max(start, axis.first).toordinal(), min(end, axis.last).toordinal()
