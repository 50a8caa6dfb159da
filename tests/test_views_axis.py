"""The time axis: bars that add up, steps that suit a slider, marks that do not crowd."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.views.axis import build_axis, build_bars, build_marks, build_spans, count_families
from dashboard.views.event_file import FAMILIES
from dashboard.views.timeline import build_timeline

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def make_events(*intervals: tuple[date, date] | None, family: str = "battle") -> pd.DataFrame:
    starts, ends = zip(*[interval or (None, None) for interval in intervals], strict=True)
    frame = pd.DataFrame({"start_on": starts, "end_on": ends, "family": family})
    return frame.astype({"start_on": "datetime64[ms]", "end_on": "datetime64[ms]"})


def one(*numbers: int) -> tuple[date, date]:
    return date(*numbers), date(*numbers)


def timeline_of(events: pd.DataFrame, filters: Filters, selected=None) -> dict:
    axis = build_axis(events)
    undated = count_families(events.loc[events["start_on"].isna(), "family"])
    return build_timeline(build_bars(events, axis), undated, axis, filters, selected)


def test_no_dated_event_has_no_axis():
    assert build_axis(make_events(None, None)) is None


@pytest.mark.parametrize(
    ("last", "bar_unit", "step_unit"),
    [
        (date(2022, 2, 1), "day", "day"),
        (date(2022, 12, 1), "week", "day"),
        (date(2025, 1, 1), "month", "day"),
        (date(2028, 1, 1), "month", "week"),
        (date(2050, 1, 1), "quarter", "month"),
        (date(2100, 1, 1), "year", "month"),
        (date(2400, 1, 1), "decade", "year"),
    ],
)
def test_bars_and_steps_suit_the_length(last, bar_unit, step_unit):
    axis = build_axis(make_events(one(2022, 1, 1), (last, last)))
    assert (axis.bar_unit, axis.step_unit) == (bar_unit, step_unit)
    assert len(axis.bars) <= 145


def test_weeks_begin_on_monday_and_the_axis_holds_whole_weeks():
    axis = build_axis(make_events(one(2022, 9, 14), one(2022, 12, 31)))
    assert (axis.first, axis.last) == (date(2022, 9, 12), date(2023, 1, 1))


def test_event_of_a_month_is_spread_over_its_weeks():
    events = make_events((date(2022, 9, 1), date(2022, 9, 30)), one(2022, 12, 24))
    bars = build_bars(events, build_axis(events))
    assert [round(sum(bar["parts"]), 2) for bar in bars] == [0.2, 0.2, 0.2, 0.2, 0.2, 1]
    assert bars[0]["vague"] == bars[0]["parts"]
    assert bars[-1]["vague"] is None
    assert bars[-1]["label"] == "19–25 December 2022: 1 event"


def test_bars_are_stacked_by_family():
    events = make_events(one(2022, 9, 1), one(2022, 9, 1))
    events.loc[1, "family"] = "protest"
    bar = build_bars(events, build_axis(events))[0]
    assert [FAMILIES[i] for i, part in enumerate(bar["parts"]) if part] == ["battle", "protest"]


@given(st.lists(st.tuples(DAYS, st.integers(0, 5_000)), min_size=1, max_size=20))
def test_bars_add_up_to_the_dated_events(given_days):
    intervals = [(day, min(date.max, day + timedelta(days=min(n, (date.max - day).days)))) for day, n in given_days]
    events = make_events(*intervals, None)
    axis = build_axis(events)
    total = sum(sum(bar["parts"]) for bar in build_bars(events, axis))
    assert np.isclose(total, len(intervals), atol=0.02 * len(axis.bars))
    assert axis.first <= min(start for start, _ in intervals)
    assert axis.last >= max(end for _, end in intervals)


@given(DAYS, DAYS)
def test_marks_lie_on_the_axis_and_are_few(one_day, other_day):
    first, last = sorted((one_day, other_day))
    axis = build_axis(make_events((first, last)))
    marks = build_marks(axis)
    assert len(marks) <= 13
    assert all(axis.first.toordinal() <= day <= axis.last.toordinal() for day, _ in marks)


def test_timeline_shows_the_period_and_the_moment_of_the_selected_event():
    events = make_events(one(2022, 9, 1), one(2022, 12, 24))
    axis = build_axis(events)
    timeline = timeline_of(events, Filters(start_on=date(2022, 10, 1)), events.iloc[0])
    assert timeline["from"] == date(2022, 10, 1).toordinal()
    assert timeline["to"] == axis.last.toordinal()
    assert timeline["moment"] == (date(2022, 9, 1).toordinal(),) * 2
    assert timeline["undated"] is None


def test_undated_events_have_a_bar_of_their_own():
    events = make_events(one(2022, 9, 1), one(2022, 12, 24), None, None)
    timeline = timeline_of(events, Filters(undated_only=True))
    assert timeline["undated"]["count"] == 2
    assert timeline["undated"]["chosen"] is True


def test_an_interval_over_several_bars_is_a_span_and_one_within_a_bar_is_none():
    month, war = (date(2022, 9, 1), date(2022, 9, 30)), (date(2022, 9, 20), date(2022, 12, 20))
    events = make_events(month, month, war, one(2022, 9, 14), (date(2022, 10, 3), date(2022, 10, 4)), None)
    spans = build_spans(events, build_axis(events))
    assert [(date.fromordinal(span["start"]), date.fromordinal(span["end"])) for span in spans] == [month, war]
    assert spans[0]["label"] == "September 2022: 2 events of no closer date"
    assert [span["lane"] for span in spans] == [0, 1]


def test_a_span_of_several_kinds_has_the_colour_of_none():
    month = (date(2022, 9, 1), date(2022, 9, 30))
    events = make_events(month, month, one(2022, 12, 1))
    assert build_spans(events, build_axis(events))[0]["kind"] == FAMILIES.index("battle")
    events.loc[1, "family"] = "protest"
    assert build_spans(events, build_axis(events))[0]["kind"] is None


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 200)), min_size=1, max_size=40))
def test_spans_of_one_lane_never_meet(given_days):
    first = date(2020, 1, 1)
    events = make_events(*((first + timedelta(days=a), first + timedelta(days=a + n)) for a, n in given_days))
    spans = build_spans(events, build_axis(events))
    assert all(span["lane"] < 3 for span in spans)
    for i, span in enumerate(spans):
        meets = [other for other in spans[:i] if other["start"] <= span["end"] and other["end"] >= span["start"]]
        assert span["lane"] not in {other["lane"] for other in meets}
