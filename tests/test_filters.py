"""Filters: they only ever narrow, and a URL carries them unharmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import settings
from dashboard.filters import (
    Filters,
    apply_filters,
    describe_filters,
    filters_from_query,
    filters_to_query,
    find_passing,
)
from dashboard.filters_area import Bounds
from dashboard.model import Modality
from dashboard.ontology import load_ontology
from dashboard.search import SearchIndex


def make_events(*rows: dict) -> pd.DataFrame:
    base = {
        "article_id": "a", "family": "protest", "sub_event_type": "peaceful_protest", "modality": "happened",
        "start_on": pd.Timestamp("2024-03-05"), "end_on": pd.Timestamp("2024-03-05"), "latitude": 50.0,
        "longitude": 30.0, "country_code": "UA", "admin1": "Kyiv", "confidence": 0.8, "location": "Kyiv",
        "actor1": None, "actor2": None, "attribution": None, "passage_start_char": 0, "passage_end_char": 20,
        "source": "Sample Wire", "geo_precision": "settlement",
    }  # fmt: skip
    return pd.DataFrame([{**base, **row} for row in rows], index=[f"e{i}" for i in range(len(rows))])


EVENTS = make_events(
    {},
    {
        "family": "battle",
        "sub_event_type": "armed_clash",
        "country_code": "SD",
        "admin1": "Khartoum",
        "latitude": 15.6,
        "geo_precision": "admin1",
    },
    {"start_on": pd.Timestamp("2024-03-01"), "end_on": pd.Timestamp("2024-03-31"), "confidence": 0.4},
    {"start_on": pd.NaT, "end_on": pd.NaT},
    {"latitude": None, "longitude": None, "country_code": None, "admin1": None},
    {"modality": "planned"},
    {"family": "politics_diplomacy", "sub_event_type": "statement"},
    {"longitude": -179.0, "latitude": -17.0, "country_code": "FJ", "admin1": None, "source": "Sample Courier"},
)
ARTICLES = pd.DataFrame(
    {"article_id": ["a"], "title": ["Márch"], "source": ["Sample Wire"], "text": ["Nurses march in Kyiv and beyond."]}
)
INDEX = SearchIndex(Path("no store"), EVENTS.assign(trigger="march"), ARTICLES)


def found(filters: Filters) -> np.ndarray:
    return INDEX.find(filters.text)


def shown(**changes) -> list[str]:
    return list(apply_filters(EVENTS, Filters(**changes), found(Filters(**changes))).index)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["e0", "e1", "e2", "e3", "e4", "e7"]),
        ({"include_statements": True}, ["e0", "e1", "e2", "e3", "e4", "e6", "e7"]),
        ({"sub_event_types": frozenset({"statement"})}, ["e6"]),
        ({"families": frozenset({"battle"})}, ["e1"]),
        ({"hidden_families": frozenset({"protest"})}, ["e1"]),
        (
            {"hidden_families": frozenset({"protest"}), "sub_event_types": frozenset({"peaceful_protest"})},
            ["e0", "e2", "e3", "e4", "e7"],
        ),
        ({"include_exact": False}, ["e1", "e4"]),
        ({"include_vague": False}, ["e0", "e2", "e3", "e4", "e7"]),
        ({"include_vague": False, "include_unplaced": False}, ["e0", "e2", "e3", "e7"]),
        ({"include_vague": False, "countries": frozenset({"SD"})}, []),
        ({"modalities": frozenset({"planned"})}, ["e5"]),
        ({"countries": frozenset({"UA"})}, ["e0", "e2", "e3"]),
        ({"admin1s": frozenset({"SD/Khartoum"})}, ["e1"]),
        ({"countries": frozenset({"UA", "SD"}), "admin1s": frozenset({"SD/Gezira"})}, ["e0", "e2", "e3"]),
        ({"include_undated": False}, ["e0", "e1", "e2", "e4", "e7"]),
        ({"include_unplaced": False}, ["e0", "e1", "e2", "e3", "e7"]),
        ({"min_confidence": 0.5}, ["e0", "e1", "e3", "e4", "e7"]),
        ({"sources": frozenset({"Sample Courier"})}, ["e7"]),
        ({"bounds": Bounds(-30, 170, 0, -170)}, ["e7"]),
        ({"bounds": Bounds(40, 20, 60, 40)}, ["e0", "e2", "e3"]),
        ({"area": ((40, 20), (60, 20), (60, 40), (40, 40))}, ["e0", "e2", "e3"]),
        ({"area": ((-30, 170), (0, 170), (0, 190), (-30, 190))}, ["e7"]),
        ({"undated_only": True}, ["e3"]),
        ({"start_on": date(2024, 3, 20), "include_undated": False}, ["e2"]),
        ({"end_on": date(2024, 3, 4), "include_undated": False}, ["e2"]),
        ({"start_on": date(2025, 1, 1)}, ["e3"]),
        ({"text": "march NURSES"}, ["e0", "e1", "e2", "e3", "e4", "e7"]),
        ({"text": "armed khartoum"}, ["e1"]),
        ({"text": "no such words"}, []),
    ],
)
def test_filter_keeps(changes, expected):
    assert shown(**changes) == expected


def test_events_outside_the_period_and_the_view_still_pass_the_rest():
    passing = find_passing(EVENTS, Filters(start_on=date(2025, 1, 1), bounds=Bounds(-30, 170, 0, -170)))
    assert list(EVENTS.index[passing.rest]) == ["e0", "e1", "e2", "e3", "e4", "e7"]
    assert list(EVENTS.index[passing.rest & passing.time]) == ["e3"]
    assert list(EVENTS.index[passing.rest & passing.view]) == ["e7"]


def test_doubtful_events_are_hidden_until_asked_for():
    doubtful = make_events({"confidence": 0.19}, {"confidence": 0.2})
    assert list(apply_filters(doubtful, Filters()).index) == ["e1"]
    assert len(apply_filters(doubtful, Filters(min_confidence=0.0))) == 2
    assert describe_filters(Filters(min_confidence=0.0)) == "however doubtful"
    assert filters_from_query({"confidence": ["0"]}).min_confidence == 0.0


def test_description_names_what_is_asked_for():
    words = describe_filters(Filters(families=frozenset({"battle"}), start_on=date(2024, 3, 1), min_confidence=0.5))
    assert words == "from 2024-03-01 to the end, of type Battle, at least 50% sure"


FILTERS = st.builds(
    Filters,
    start_on=st.none() | st.dates(),
    end_on=st.none() | st.dates(),
    families=st.frozensets(st.sampled_from(sorted(settings.FAMILY_LABELS))),
    sub_event_types=st.frozensets(st.sampled_from(sorted(load_ontology()))),
    countries=st.frozensets(st.sampled_from(["UA", "SD", "FJ"])),
    admin1s=st.frozensets(st.sampled_from(["UA/Kyiv", "SD/Khartoum", "FR/Île-de-France"])),
    bounds=st.none()
    | st.builds(
        Bounds, south=st.floats(-90, 0), west=st.floats(-180, 180), north=st.floats(0, 90), east=st.floats(-180, 180)
    ),
    area=st.just(()) | st.lists(st.tuples(st.floats(-90, 90), st.floats(-540, 540)), min_size=3, max_size=9).map(tuple),
    sources=st.frozensets(st.text(min_size=1)),
    text=st.text(),
    min_confidence=st.floats(0, 1),
    include_undated=st.booleans(),
    hidden_families=st.frozensets(st.sampled_from(sorted(settings.FAMILY_LABELS))),
    include_exact=st.booleans(),
    include_vague=st.booleans(),
    include_unplaced=st.booleans(),
    include_statements=st.booleans(),
    modalities=st.frozensets(st.sampled_from([m.value for m in Modality]), min_size=1),
)


@given(FILTERS)
def test_url_gives_back_the_filters(filters):
    assert filters_from_query(filters_to_query(filters)) == filters


def test_url_asks_for_undated_events_alone():
    only = Filters(undated_only=True)
    assert filters_from_query(filters_to_query(only)) == only
    assert filters_to_query(only) == {"undated": ["only"]}


def test_url_of_no_filters_is_empty():
    assert filters_to_query(Filters()) == {}


URL_KEYS = [
    "from",
    "to",
    "family",
    "type",
    "box",
    "confidence",
    "undated",
    "area",
    "q",
    "country",
    "modality",
    "without",
]


@given(st.dictionaries(st.sampled_from(URL_KEYS), st.lists(st.text(), max_size=3)))
def test_any_link_opens(query):
    assert isinstance(filters_from_query(query), Filters)


@given(FILTERS)
def test_filters_only_narrow(filters):
    everything = apply_filters(EVENTS, Filters(include_statements=True, modalities=frozenset(Modality)))
    kept = apply_filters(EVENTS, filters, found(filters))
    assert set(kept.index) <= set(everything.index)


@given(FILTERS, FILTERS)
def test_adding_a_time_range_never_adds_events(first, second):
    ever = replace(first, start_on=None, end_on=None, undated_only=False)
    wide = apply_filters(EVENTS, ever, found(ever))
    narrow = replace(ever, start_on=second.start_on, end_on=second.end_on)
    assert set(apply_filters(EVENTS, narrow, found(narrow)).index) <= set(wide.index)
