"""The timeline: bars by family over the slider that chooses a period, and playback. The browser moves the period at
once, on the map too (timeline.js); what arrives here is where it came to rest."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.filters import Filters, find_passing
from dashboard.views import assets, state
from dashboard.views.axis import Axis, build_axis, build_bars, build_marks, build_spans, count_families
from dashboard.views.cached import Shelf, Shown
from dashboard.views.event_file import FAMILIES
from dashboard.views.rows import Row
from dashboard.views.words import say_interval, say_short_day

_HEIGHT = 88  # pixels: bars, dates under them and the marker of the selected event above
_KEY = "timeline"
_SCRIPTS = ("dom", "calendar", "bars", "playback", "controls", "timeline")

_component = st.components.v2.component(
    "dateline_timeline",
    html="<div class='root'></div>",
    css=assets.read_component("panel/timeline.css"),
    js=assets.read_component(*(f"panel/{name}.js" for name in _SCRIPTS)),
)


def find_axis(shelf: Shelf) -> Axis | None:
    """Return the axis of all events whatever their place, type and words: it stays while one filters by those."""
    filters = state.current_filters()
    wide = Filters(include_statements=filters.include_statements, modalities=filters.modalities)
    window = state.time_window()

    def build() -> Axis | None:
        # Two columns only: cutting all of them out of a hundred thousand rows took a tenth of a second in every run.
        return build_axis(shelf.events.loc[find_passing(shelf.events, wide).rest, ["start_on", "end_on"]], window)

    return shelf.axes.recall((wide, window), build)


def show_timeline(shown: Shown, axis: Axis | None, selected: Row | None, on_walk: Callable[[int], None]) -> None:
    """Draw the bars of the events after all filters but the period, and the slider that chooses it.

    `on_walk` hears of the left and right keys: -1 for the event before the selected one, 1 for the one after.
    """
    if axis is None:
        st.caption("No event here has a date, so there is no timeline.")
        return
    if axis.first == axis.last:
        st.caption(f"All dated events lie on {say_short_day(axis.first)}.")
        return
    events = shown.of_all_times
    bars = shown.bars.recall(("bars", axis), lambda: build_bars(events, axis))
    spans = shown.bars.recall(("spans", axis), lambda: build_spans(events, axis))
    undated = shown.bars.recall("undated", lambda: count_families(events.loc[events["start_on"].isna(), "family"]))
    _component(
        key=_KEY,
        data=build_timeline(bars, undated, axis, state.current_filters(), selected)
        | {"spans": spans, "echo": state.period_echo()},
        on_period_change=state.triggered(_KEY, "period", lambda choice: _on_period(axis, choice)),
        on_undated_change=state.triggered(_KEY, "undated", _on_undated),
        on_walk_change=state.triggered(_KEY, "walk", lambda by: on_walk(by) if by in {-1, 1} else None),
        on_window_change=state.triggered(_KEY, "window", _on_window),
    )


def _on_period(axis: Axis, choice: Any) -> None:
    days = _read_days([choice.get("from"), choice.get("to")]) if isinstance(choice, dict) else None
    if days is None or _read_number(choice) < state.period_echo():  # another choice of time came after it
        return
    # An end is left open where it is the end of all events: new articles then show up without a new link.
    start = None if days[0] <= axis.first and not axis.is_part else days[0]
    end = None if days[1] >= axis.last and not axis.is_part else days[1]
    state.set_period(start, end)
    state.set_period_echo(_read_number(choice))


def _on_undated(choice: Any) -> None:
    if isinstance(choice, dict):
        state.set_undated_only(choice.get("only") is True)
        state.set_period_echo(_read_number(choice))


def _on_window(choice: Any) -> None:
    if isinstance(choice, dict):
        state.set_time_window(_read_days(choice.get("days")))
        state.set_period_echo(_read_number(choice))


def _read_number(choice: dict[str, Any]) -> float:
    """Return the number of a choice of time: of two that arrive together, in either order, the larger is the later."""
    number = choice.get("n")
    return float(number) if isinstance(number, int | float) else 0.0


def _read_days(days: Any) -> tuple[date, date] | None:
    """Read two ordinals as the browser sends them, in either order; None for anything else."""
    if not isinstance(days, list) or len(days) != 2 or not all(isinstance(day, int | float) for day in days):
        return None
    first, last = (date.fromordinal(int(min(max(day, 1), date.max.toordinal()))) for day in sorted(days))
    return first, last


def build_timeline(
    bars: list[dict[str, Any]], undated: list[int], axis: Axis, filters: Filters, selected: Row | None
) -> dict[str, Any]:
    """Return what the browser draws; `undated` counts what has no date by family."""
    highest = max((sum(bar["parts"]) for bar in bars), default=0)
    start, end = filters.start_on or axis.first, filters.end_on or axis.last
    return {
        "height": _HEIGHT,
        "first": axis.first.toordinal(),
        "last": axis.last.toordinal(),
        "isPart": axis.is_part,
        "step": axis.step_unit,
        "barUnit": axis.bar_unit,
        "firstEvent": bars[0]["start"] if bars else axis.first.toordinal(),
        "latest": bars[-1]["end"] if bars else axis.last.toordinal(),
        "bins": bars,
        "highest": highest,
        "top": f"{highest:.0f} a {axis.bar_unit}" if highest >= 1 else "",
        "ticks": build_marks(axis),
        "from": min(max(start, axis.first), axis.last).toordinal(),
        "to": max(min(end, axis.last), axis.first).toordinal(),
        "undated": _build_undated(undated, filters),
        "colours": [settings.FAMILY_COLOURS[family] for family in FAMILIES],
        "moment": _moment(selected, axis),
        "label": f"Events by {axis.bar_unit}, {say_interval(axis.first, axis.last)}",
    }


def _build_undated(parts: list[int], filters: Filters) -> dict[str, Any] | None:
    chosen = filters.undated_only
    return {"count": sum(parts), "parts": parts, "chosen": chosen} if any(parts) or chosen else None


def _moment(selected: Row | None, axis: Axis) -> tuple[int, int] | None:
    if selected is None or pd.isna(selected["start_on"]):
        return None
    start, end = selected["start_on"].date(), selected["end_on"].date()
    if end < axis.first or start > axis.last:
        return None
    return max(start, axis.first).toordinal(), min(end, axis.last).toordinal()
