"""Two sides of the same events: what a link says of them, what each side has, and discs of one scale."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_store import make_extractions

from dashboard.filters import Filters, apply_filters
from dashboard.store import build_store
from dashboard.views.cached import in_reading_order
from dashboard.views.comparison import (
    MAX_RADIUS,
    WORLD,
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

STORE = build_store(make_extractions())
EVENTS = pd.DataFrame(in_reading_order(STORE.events, STORE.articles))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
COMPARISONS = st.one_of(
    st.tuples(st.text(), st.text()).map(lambda names: Comparison("source", sources=names)),
    st.tuples(PERIODS, PERIODS).map(lambda periods: Comparison("time", periods=periods)),
)


@given(COMPARISONS)
def test_link_carries_a_comparison_unharmed(comparison):
    assert read_comparison(write_comparison(comparison)) == comparison


@given(st.lists(st.text(), max_size=6))
def test_any_link_is_read_or_left_aside(values):
    comparison = read_comparison(values)
    assert comparison is None or write_comparison(comparison)[0] == values[0]


@pytest.mark.parametrize(
    "values",
    [["time", "2024-01-01"], ["time", "2024-02-01", "2024-01-01", "2024-01-01", "2024-01-02"], ["place", "a", "b"]],
)
def test_nonsense_is_no_comparison(values):
    assert read_comparison(values) is None


def test_sides_differ_in_what_is_compared_alone():
    asked = Filters(families=frozenset({"battle"}), sources=frozenset({"x"}), start_on=date(2024, 1, 1))
    one, other = split_filters(asked, Comparison("source", sources=("Sample Wire", "Sample Herald")))
    assert (one.sources, other.sources) == ({"Sample Wire"}, {"Sample Herald"})
    assert one.families == other.families == asked.families
    assert one.start_on == asked.start_on
    halves = suggest_comparison("time", (), date(2024, 1, 1), date(2024, 12, 31))
    first, second = split_filters(asked, halves)
    assert (first.start_on, second.end_on) == (date(2024, 1, 1), date(2024, 12, 31))
    assert first.end_on < second.start_on
    assert not first.include_undated


def test_counts_say_what_both_sides_have():
    one, other = (
        apply_filters(EVENTS, Filters(sources=frozenset({name}))) for name in ("Sample Wire", "Sample Herald")
    )
    counts = build_counts(one, other, ("Sample Wire", "Sample Herald")).set_index("")
    assert counts.loc["Reports"].tolist()[:2] == [len(one), len(other)]
    assert counts.loc["Events", "In both"] == len(set(one["cluster_id"]) & set(other["cluster_id"]))
    assert build_counts(one, one, ("a", "a")).columns.is_unique


def test_discs_of_equal_counts_are_equal_on_both_maps():
    spots = build_spots(EVENTS)
    discs = build_discs(spots, int(spots["count"].max()))
    assert discs[0]["radius"] == MAX_RADIUS
    assert build_discs(spots, 100 * int(spots["count"].max()))[0]["radius"] < MAX_RADIUS
    assert sum(spots["count"]) == EVENTS["latitude"].notna().sum()
    assert {disc["exact"] for disc in discs} == {True, False}


def test_both_maps_show_the_places_of_both_sides():
    spots = build_spots(EVENTS)
    (south, west), (north, east) = build_bounds(spots.head(1), spots.tail(2))
    held = pd.concat([spots.head(1), spots.tail(2)])
    assert held["latitude"].between(south, north).all()
    assert held["longitude"].between(west, east).all()
    assert build_bounds(spots.head(0), spots.head(0)) == WORLD


def test_periods_are_named_by_their_days():
    sides = Comparison("time", periods=((date(2024, 1, 1), date(2024, 1, 1)), (date(2024, 2, 1), date(2024, 2, 2))))
    assert name_sides(sides)[0] == "1 January 2024"
