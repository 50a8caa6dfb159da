"""What a URL opens, what the URL says, and the way back: without a browser."""

from datetime import date
from pathlib import Path

import pytest
from app_page import component_data, counts, listed, map_message
from sample_store import save_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return save_sample(tmp_path_factory.mktemp("sample") / "store")


def test_undated_events_alone(open_app, sample):
    at = open_app(sample, undated="only")
    assert set(listed(at)) == {"quake-1", "visit-2"}
    assert map_message(at)["period"]["undatedOnly"] is True
    assert at.query_params["undated"] == "only"


def test_link_to_the_events_of_one_spot_lists_them(open_app, sample):
    at = open_app(sample, spot="49.2,37.2,49.3,37.3")
    assert set(listed(at)) == {"visit-1", "visit-2", "recapture-1"}
    assert at.query_params["spot"] == "49.2,37.2,49.3,37.3"


def test_going_back_in_the_browser_restores_filters_and_selection(open_app, sample):
    at = open_app(sample, family="battle", event="recapture-1")
    at.button_group(key="families").set_value(["protest"]).run()
    assert at.query_params["family"] == "protest"
    at.query_params["family"] = "battle"
    at.run()
    assert at.button_group(key="families").value == ["battle"]
    assert counts(at)[0] == 3


def test_change_by_a_widget_counts_more_than_a_url_that_lags_behind(open_app, sample):
    at = open_app(sample, family="battle")
    at.button_group(key="families").set_value(["riot"]).run()
    at.query_params["family"] = "battle"  # the address of the last run has not arrived yet
    at.button_group(key="families").set_value(["protest"]).run()
    assert at.query_params["family"] == "protest"


def test_reset_takes_everything_away(open_app, sample):
    at = open_app(sample, country=["UA"], q="izium", event="visit-1", **{"from": "2022-09-14"})
    assert counts(at)[0] < 9
    next(b for b in at.button if b.label == "Reset").click().run()
    assert counts(at)[0] == 9
    assert dict(at.query_params) == {}


def test_link_opens_filters_and_event(open_app, sample):
    at = open_app(sample, event="visit-3", family=["explosion_remote"])
    assert counts(at)[0] == 1
    data = component_data(at, "dateline_reader")
    assert data["card"]["event_id"] == "visit-3"
    assert map_message(at)["selected"] >= 0
    assert component_data(at, "dateline_timeline")["moment"] == [date(2022, 9, 13).toordinal()] * 2


def test_link_with_nonsense_opens_the_plain_page(open_app, sample):
    query = {"event": "no-such", "family": "dragons", "from": "yesterday", "confidence": "7", "box": "1,2", "x": "y"}
    at = open_app(sample, country=["XX"], **query)
    assert not at.exception
    assert counts(at)[0] == 9
    assert dict(at.query_params) == {}
