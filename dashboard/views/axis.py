"""The time axis: from which day to which, in which bars, with which marks, and what fills the bars. Pure.

What the browser gets has days as ordinals (date.toordinal), so that years before 1970 need no care there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from dashboard.views.event_file import FAMILIES
from dashboard.views.words import SHORT_MONTHS, say_count, say_interval

_EPOCH = date(1970, 1, 1).toordinal()
_MOST_SPANS = 200  # looked at for the lanes; more could not be told apart on the screen
_LANES = 3  # of intervals under the bars: 4 pixels each
_MAX_MARKS = 13  # dates written under the axis; at 70 pixels each they fill the narrowest timeline
# The finest unit whose bars still have some pixels each: (longest axis in days, unit of the bars).
_BAR_UNITS = ((100, "day"), (750, "week"), (4_000, "month"), (13_000, "quarter"), (40_000, "year"), (400_000, "decade"))
_COARSEST_BAR = "century"
# The finest step that a slider of a few hundred pixels can still be set to: (longest axis in days, unit of the steps).
_STEP_UNITS = ((1_500, "day"), (7_000, "week"), (55_000, "month"))
_COARSEST_STEP = "year"
_MARKS = (("day", 1, 1), ("week", 1, 7), ("month", 1, 30), ("month", 3, 91), ("month", 6, 182))  # unit, every, days
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True)
class Axis:
    """From first to last day, inclusive; `bars` are the first days of the bars, `step_unit` is the slider's step."""

    first: date
    last: date
    bar_unit: str
    step_unit: str
    bars: tuple[date, ...]
    is_part: bool = False  # whether there are events before or after it


def build_axis(events: pd.DataFrame, window: tuple[date, date] | None = None) -> Axis | None:
    """Return an axis that holds every dated event, or those of a window of time; None when no event has a date."""
    dated = events[events["start_on"].notna()]
    if dated.empty:
        return None
    first, last = window or (dated["start_on"].min().date(), dated["end_on"].max().date())
    bar_unit = _unit_for((last - first).days, _BAR_UNITS, _COARSEST_BAR)
    step_unit = _unit_for((last - first).days, _STEP_UNITS, _COARSEST_STEP)
    bars = tuple(_starts(first, last, bar_unit))
    axis_first, axis_last = bars[0], _next_start(bars[-1], bar_unit) - timedelta(days=1)
    return Axis(axis_first, axis_last, bar_unit, step_unit, bars, is_part=window is not None)


def build_bars(events: pd.DataFrame, axis: Axis) -> list[dict[str, Any]]:
    """Count events by bar and family; an event that may lie in several bars counts as an equal part in each.

    So no month-wide date makes a spike on the first of the month, and the bars still add up to the events.
    `vague` is what of each part comes from such events.
    """
    starts = _ordinals(axis.bars)
    ends = np.append(starts[1:] - 1, axis.last.toordinal())
    bar, event, share = _spread(events, axis)
    shape = (len(starts), len(FAMILIES))
    families = pd.Categorical(events["family"], categories=FAMILIES).codes[event]
    cells = bar * len(FAMILIES) + families
    parts, vague, counts = (
        np.bincount(cells, weights, minlength=shape[0] * shape[1]).reshape(shape)
        for weights in (share, np.where(share < 1, share, 0), None)
    )
    return [
        {
            "start": int(starts[i]),
            "end": int(ends[i]),
            "parts": [round(float(part), 3) for part in parts[i]],
            "vague": [round(float(part), 3) for part in vague[i]] if vague[i].any() else None,
            "label": say_interval(date.fromordinal(starts[i]), date.fromordinal(ends[i]))
            + f": {say_count(int(counts[i].sum()), 'event', 'events')}",
        }
        for i in range(len(starts))
        if counts[i].any()
    ]


def build_spans(events: pd.DataFrame, axis: Axis) -> list[dict[str, Any]]:
    """Return the intervals that reach over more than one bar, each once, in as few lanes as keep them apart.

    The most frequent come first where the lanes do not hold them all; the bars count those that are left out.
    """
    rows = _rows_on(events, axis)
    first, last = (_bar_of(events[column], rows, axis) for column in ("start_on", "end_on"))
    wide = events.iloc[rows[last > first]]
    kinds = wide.groupby(["start_on", "end_on", "family"]).size().reset_index(name="of_kind")
    kinds["events"] = kinds.groupby(["start_on", "end_on"])["of_kind"].transform("sum")
    kinds = kinds.sort_values(["events", "of_kind", "start_on"], ascending=[False, False, True], kind="stable")
    spans: list[dict[str, Any]] = []
    for row in kinds.drop_duplicates(["start_on", "end_on"]).head(_MOST_SPANS).to_dict("records"):
        start, end = row["start_on"].date(), row["end_on"].date()
        lane = _free_lane(spans, start.toordinal(), end.toordinal())
        if lane is not None:
            count = say_count(row["events"], "event", "events")
            kind = FAMILIES.index(row["family"]) if row["of_kind"] == row["events"] else None
            ends = {"start": start.toordinal(), "end": end.toordinal()}
            spans.append(
                {**ends, "lane": lane, "kind": kind, "label": f"{say_interval(start, end)}: {count} of no closer date"}
            )
    return spans


def _free_lane(spans: list[dict[str, Any]], start: int, end: int) -> int | None:
    """Return the first lane without a span that meets this interval."""
    taken = {span["lane"] for span in spans if span["start"] <= end and span["end"] >= start}
    return next((lane for lane in range(_LANES) if lane not in taken), None)


def count_families(families: "pd.Series[str]") -> list[int]:
    """Count events by family, in the order of FAMILIES."""
    codes = pd.Categorical(families, categories=FAMILIES).codes
    counts: list[int] = np.bincount(codes[codes >= 0], minlength=len(FAMILIES)).tolist()
    return counts


def build_marks(axis: Axis) -> list[tuple[int, str]]:
    """Return the dates to write under the axis: the finest regular ones that are not too many."""
    days = (axis.last - axis.first).days
    for unit, every, length in _MARKS:
        if days > length * (_MAX_MARKS + 1):
            continue
        marks = [day for day in _starts(axis.first, axis.last, unit) if unit != "month" or (day.month - 1) % every == 0]
        marks = [day for day in marks if day >= axis.first]
        if len(marks) <= _MAX_MARKS:
            return [(day.toordinal(), _say_mark(day, unit, first=i == 0)) for i, day in enumerate(marks)]
    years = range(axis.first.year, axis.last.year + 1)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if len(years) / n <= _MAX_MARKS)
    first_days = [date(year, 1, 1) for year in years if year % every == 0]
    return [(day.toordinal(), str(day.year)) for day in first_days if day >= axis.first]


def _spread(events: pd.DataFrame, axis: Axis) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """Return, for each pair of a bar and an event that may lie in it: bar, event, part of the event."""
    rows = _rows_on(events, axis)
    first, last = _bar_of(events["start_on"], rows, axis), _bar_of(events["end_on"], rows, axis)
    width = last - first + 1
    offset = np.arange(width.sum()) - np.repeat(np.cumsum(width) - width, width)
    return np.repeat(first, width) + offset, np.repeat(rows, width), np.repeat(1.0 / width, width)


def _rows_on(events: pd.DataFrame, axis: Axis) -> "np.ndarray":
    on_axis = (events["start_on"] <= pd.Timestamp(axis.last)) & (events["end_on"] >= pd.Timestamp(axis.first))
    return np.flatnonzero(on_axis.to_numpy())


def _bar_of(days: "pd.Series[pd.Timestamp]", rows: "np.ndarray", axis: Axis) -> "np.ndarray":
    """Return the numbers of the bars that hold these days; days off the axis count as its first or last."""
    ordinals = days.to_numpy()[rows].astype("datetime64[D]").astype(int) + _EPOCH
    bars: np.ndarray = np.clip(np.searchsorted(_ordinals(axis.bars), ordinals, side="right") - 1, 0, len(axis.bars) - 1)
    return bars


def _ordinals(days: Sequence[date]) -> "np.ndarray":
    return np.array([day.toordinal() for day in days])


def _unit_for(days: int, units: tuple[tuple[int, str], ...], coarsest: str) -> str:
    return next((unit for longest, unit in units if days <= longest), coarsest)


def _starts(first: date, last: date, unit: str) -> Iterator[date]:
    """Yield the first day of each unit from the one that holds `first` to the one that holds `last`."""
    day = _start_of(first, unit)
    while day <= last:
        yield day
        day = _next_start(day, unit)


def _start_of(day: date, unit: str) -> date:
    if unit == "day":
        return day
    if unit == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    months = _MONTHS[unit]
    index = (day.year * 12 + day.month - 1) // months * months
    return date(max(1, index // 12), index % 12 + 1, 1)


def _next_start(day: date, unit: str) -> date:
    """The first day after this unit; at the end of the calendar, its last day."""
    days = {"day": 1, "week": 7}.get(unit)
    if days:
        return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))
    index = day.year * 12 + day.month - 1 + _MONTHS[unit]
    return date(index // 12, index % 12 + 1, 1) if index // 12 <= date.max.year else date.max


def _say_mark(day: date, unit: str, *, first: bool) -> str:
    if unit == "month":
        return f"{SHORT_MONTHS[day.month]} {day.year}" if first or day.month == 1 else SHORT_MONTHS[day.month]
    return f"{day.day} {SHORT_MONTHS[day.month]}" + (f" {day.year}" if first else "")
