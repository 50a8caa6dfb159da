"""Which of our events are right, and how far one comes without reading, on rows made by hand."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.training.event_baselines import build_baselines
from dashboard.training.event_judge import is_date_right, is_place_right, judge_events, to_day
from dashboard.training.runs import Corpus, Run

TEXT = "LIMA (Wire) - Rebels shelled Goma on Monday. It rained in Lima."
GOLD = {
    "family": "explosion_remote", "trigger": [{"start_char": 21, "end_char": 28}],
    "passage": [{"start_char": 14, "end_char": 44}], "start_on": "2022-09-12", "end_on": "2022-09-12",
    "location": "Goma", "latitude": -1.7, "longitude": 29.2, "geo_precision": "settlement", "country_code": "CD",
}  # fmt: skip
OURS = {
    "article_id": "a1", "family": "explosion_remote", "modality": "happened", "trigger_start_char": 21,
    "trigger_end_char": 28, "start_on": pd.Timestamp("2022-09-12"), "end_on": pd.Timestamp("2022-09-12"),
    "location": "Goma", "country_code": "CD", "admin1": "North Kivu", "latitude": -1.68, "longitude": 29.22,
    "confidence": 0.7,
}  # fmt: skip


def judge(*, gold: dict | None = None, **changes: object):
    row = {"article_id": "a1", "exhaustive": True, "events": [GOLD if gold is None else gold]}
    return judge_events([row], {"a1": [OURS | changes]})


def test_event_is_right_if_family_place_and_day_are():
    (judged,) = judge()
    assert (judged.family_right, judged.place_right, judged.date_right, judged.right) == (True, True, True, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"family": "battle"},
        {"start_on": pd.Timestamp("2022-09-14"), "end_on": pd.Timestamp("2022-09-14")},
        {"start_on": None, "end_on": None},
        {"latitude": -12.0, "longitude": -77.0, "location": "Lima"},
        {"latitude": None, "longitude": None, "location": None},
        {"trigger_start_char": 50, "trigger_end_char": 56},
    ],
    ids=["family", "day", "no day", "place", "no place", "another sentence"],
)
def test_event_is_wrong_if_one_of_them_is(changes: dict):
    (judged,) = judge(**changes)
    assert judged.right is False


def test_event_is_open_where_the_gold_does_not_say_all():
    (judged,) = judge(gold={**GOLD, "start_on": None, "end_on": None})
    assert (judged.date_right, judged.right) == (None, None)


def test_events_that_are_optional_or_not_claimed_count_neither_way():
    assert judge(gold={**GOLD, "optional": True}) == []
    assert judge(modality="planned") == []


def test_day_is_right_within_one_and_a_month_where_it_meets():
    day = to_day("2022-09-13")
    assert is_date_right(GOLD, day, day)
    assert not is_date_right(GOLD, to_day("2022-09-01"), to_day("2022-09-30"))
    assert is_date_right({"start_on": "2022-09-01", "end_on": "2022-09-30"}, day, day)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"geo_precision": "country", "country_code": "CD"}, True),
        ({"geo_precision": "country", "country_code": "PE"}, False),
        ({"geo_precision": "admin1", "country_code": "CD", "admin1": "North Kivu"}, True),
        (
            {"geo_precision": "area", "location": "Lake Kivu", "latitude": -2.0, "longitude": 29.2, "radius_km": 60},
            True,
        ),
        ({"geo_precision": None, "location": None}, None),
    ],
)
def test_place_is_right_at_the_level_of_the_gold(place: dict, expected):
    assert is_place_right(place, OURS) is expected


def place(start: int, name: str, latitude: float, longitude: float) -> dict:
    fixed = {"article_id": "a1", "kind": "place", "country_code": "XX", "admin1": None}
    return {**fixed, "start_char": start, "name": name, "latitude": latitude, "longitude": longitude}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A store of one article, published two days after its one event."""
    times = [{"article_id": "a1", "timex_type": "DATE", "start_on": "2022-09-12", "end_on": "2022-09-12"}]
    places = [place(0, "Lima", -12.0, -77.0), place(29, "Goma", -1.7, 29.2), place(58, "Lima", -12.0, -77.0)]
    articles = [{"article_id": "a1", "text": TEXT, "published_at": "2022-09-14"}]
    for name, rows in {"articles": articles, "places": places, "times": times}.items():
        pd.DataFrame(rows).to_parquet(tmp_path / f"{name}.parquet")
    gold = [{"article_id": "a1", "exhaustive": True, "events": [GOLD]}]
    return Run(Corpus("made", tmp_path, tmp_path), tmp_path, {"a1": TEXT}, gold, None)


def test_baselines_stand_beside_every_figure_of_events(run: Run):
    figures = build_baselines(run, judge_events(run.gold, {"a1": [OURS]}))
    assert [figure.value for figure in figures] == [1.0] * 5
    found = {figure.reference.system: figure.reference.value for figure in figures if figure.reference}
    assert found == {
        "publication day": 0.0,
        "first date of the text": 100.0,
        "place of the dateline": 0.0,
        "nearest place name": 100.0,
        "keywords in the passage": 100.0,
    }
