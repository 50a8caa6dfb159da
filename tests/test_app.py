"""The screen as a user meets it, without a browser: filters, counts and messages."""

import json
from datetime import date
from pathlib import Path

import pytest
from app_page import component_data, counts, listed, map_message, status, visible_on_map
from sample_store import make_extractions, save_sample

from dashboard import settings
from dashboard.model import Article, Extraction
from dashboard.store import build_store, save_store


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return save_sample(tmp_path_factory.mktemp("sample") / "store")


def test_first_page_counts_what_is_shown_and_what_has_no_place_or_date(open_app, sample):
    at = open_app(sample)
    assert not at.exception
    assert counts(at) == (9, 11, 1, 2)


def test_map_gets_the_shown_events_that_have_a_place(open_app, sample):
    assert visible_on_map(open_app(sample)) == 8


def test_list_is_in_order_of_time_with_undated_events_last(open_app, sample):
    ids = listed(open_app(sample))
    assert ids[0] == "recapture-2"
    assert set(ids[-2:]) == {"quake-1", "visit-2"}


def test_families_narrow_map_list_and_counts(open_app, sample):
    at = open_app(sample)
    at.button_group(key="families").set_value(["battle"]).run()
    assert counts(at)[0] == 3
    assert visible_on_map(at) == 3
    assert at.query_params["family"] == "battle"


def test_country_then_region(open_app, sample):
    at = open_app(sample)
    at.multiselect(key="countries").set_value(["UA"]).run()
    assert counts(at)[0] == 5
    assert at.multiselect(key="admin1s").options == ["Kharkiv, Ukraine", "Luhansk Oblast, Ukraine"]
    at.multiselect(key="admin1s").set_value(["UA/Kharkiv"]).run()
    assert counts(at)[0] == 4


def test_giving_up_a_country_gives_up_its_regions(open_app, sample):
    at = open_app(sample, country=["UA"], admin1=["UA/Kharkiv"])
    at.multiselect(key="countries").set_value(["BE"]).run()
    assert listed(at) == ["flood-1"]


def test_source_and_words(open_app, sample):
    at = open_app(sample)
    at.multiselect(key="sources").set_value(["Sample Courier"]).run()
    assert set(listed(at)) == {"flood-1", "flood-2"}
    at.text_input(key="text").set_value("fuel").run()
    assert listed(at) == ["flood-2"]


def test_least_confidence(open_app, sample):
    at = open_app(sample)
    at.slider(key="min_confidence").set_value(0.5).run()
    assert "recapture-2" not in listed(at)
    assert counts(at)[0] == 8
    assert "; 1 hidden as less than 50% sure" in status(at)


def test_undated_and_unplaced_can_be_left_out(open_app, sample):
    at = open_app(sample)
    at.toggle(key="include_undated").set_value(False).run()
    assert counts(at) == (7, 11, 1, 0)
    at.toggle(key="include_unplaced").set_value(False).run()
    assert counts(at) == (6, 11, 0, 0)


def test_planned_events_and_statements_are_shown_on_request(open_app, sample):
    at = open_app(sample)
    assert "Planned (1)" in at.multiselect(key="modalities").options
    at.multiselect(key="modalities").set_value(["happened", "planned"]).run()
    assert counts(at)[0] == 10
    at.toggle(key="include_statements").set_value(True).run()
    assert counts(at)[0] == 11


def test_period_narrows_the_list_but_neither_the_bars_nor_what_the_map_may_show(open_app, sample):
    bars_of_all = component_data(open_app(sample), "dateline_timeline")["bins"]
    at = open_app(sample, **{"from": "2022-11-01", "to": "2022-11-30"})
    assert set(listed(at)) == {"flood-1", "flood-2", "quake-1", "visit-2"}
    assert component_data(at, "dateline_timeline")["bins"] == bars_of_all
    assert visible_on_map(at) == 8
    assert map_message(at)["period"]["from"] == date(2022, 11, 1).toordinal()


def test_selected_event_outside_the_filters_is_still_read_and_marked_as_such(open_app, sample):
    at = open_app(sample, event="visit-4")
    card = component_data(at, "dateline_reader")["card"]
    assert card["notes"] == ["Planned", "left out by the filters"]


def test_walking_by_buttons(open_app, sample):
    at = open_app(sample, event="recapture-2")
    next(b for b in at.button if b.label == "Next").click().run()
    assert at.query_params["event"] == "recapture-1"
    next(b for b in at.button if b.label == "Previous").click().run()
    assert at.query_params["event"] == "recapture-2"
    next(b for b in at.button if b.label == "List").click().run()
    assert "event" not in at.query_params


def test_no_match_says_what_to_do(open_app, sample):
    at = open_app(sample, q="unobtainable")
    assert counts(at)[0] == 0
    assert any("Reset" in info.value for info in at.info)


def test_missing_store_says_what_to_run(open_app, tmp_path):
    at = open_app(tmp_path / "nowhere")
    assert not at.exception
    assert "preprocess" in at.error[0].value


def test_broken_store_says_what_to_run(open_app, tmp_path):
    store = save_sample(tmp_path / "store")
    (store / "events.parquet").write_bytes(b"PAR1 nonsense")
    at = open_app(store)
    assert not at.exception
    assert "preprocess" in at.error[0].value


def test_empty_store_says_what_to_do(open_app, tmp_path):
    at = open_app(save_sample(tmp_path / "store", []))
    assert not at.exception
    assert "no events" in at.info[0].value


def test_store_made_without_events_says_so_and_what_it_holds(open_app, tmp_path):
    store = build_store([], {"settings": {"events": "off"}})
    save_store(store, tmp_path / "store")
    at = open_app(tmp_path / "store")
    assert not at.exception
    assert "0 mentions of places" in at.info[0].value
    assert "\\-\\-no\\-events" in at.info[0].value


def test_articles_without_events_do_not_break_the_page(open_app, tmp_path):
    quiet = Extraction(Article("quiet", "Nothing happened today.", "A quiet day"), (), (), ())
    at = open_app(save_sample(tmp_path / "store", [quiet]))
    assert not at.exception
    assert at.info


@pytest.mark.parametrize("article_id", ["quake", "strike", "flood"])
def test_stores_without_dates_places_or_with_two_days_only(open_app, tmp_path, article_id):
    one = [extraction for extraction in make_extractions() if extraction.article.article_id == article_id]
    at = open_app(save_sample(tmp_path / "store", one))
    assert not at.exception
    assert counts(at)[0] == len(one[0].events)


def test_rebuilt_store_is_read_anew(open_app, tmp_path):
    store = save_sample(tmp_path / "store", make_extractions()[:1])
    at = open_app(store)
    assert counts(at)[1] == 5
    save_sample(store)
    assert counts(at.run())[1] == 11


def test_missing_libraries_are_loaded_from_afar_and_the_page_says_so(open_app, sample, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "VENDOR", tmp_path)
    at = open_app(sample)
    assert any("cdn.jsdelivr.net" in caption.value for caption in at.caption)
    links = json.loads(at.get("component_instance")[0].proto.json_args)["js_links"]
    assert any(link.startswith("https://cdn.jsdelivr.net/npm/leaflet@") for link in links)


def test_libraries_on_this_machine_are_all_that_is_asked_for(open_app, sample):
    arguments = json.loads(open_app(sample).get("component_instance")[0].proto.json_args)
    assert all(link.startswith("../../app/static/") for link in arguments["js_links"] + arguments["css_links"])
    assert "http" not in arguments["script"].replace("http://www.w3.org", "")


def test_map_script_is_the_same_whatever_is_shown(open_app, sample):
    scripts = {
        json.loads(open_app(sample, **query).get("component_instance")[0].proto.json_args)["script"]
        for query in ({}, {"event": "visit-1"}, {"family": "battle", "q": "izium"})
    }
    assert len(scripts) == 1


def test_server_without_static_files_is_explained(open_app, sample, monkeypatch):
    monkeypatch.setattr("dashboard.views.assets.is_served", lambda: False)
    at = open_app(sample)
    assert any("enableStaticServing" in warning.value for warning in at.warning)


def test_all_on_one_day(open_app, tmp_path):
    strike = [extraction for extraction in make_extractions() if extraction.article.article_id == "strike"]
    at = open_app(save_sample(tmp_path / "store", strike))
    assert any("16 Dec 2022" in caption.value for caption in at.caption)
    assert not any(element.proto.component_name == "dateline_timeline" for element in at.get("bidi_component"))


def test_no_dates_at_all(open_app, tmp_path):
    quake = [extraction for extraction in make_extractions() if extraction.article.article_id == "quake"]
    at = open_app(save_sample(tmp_path / "store", quake))
    assert any("no timeline" in caption.value for caption in at.caption)


def test_list_counts_the_reports_of_an_event(open_app, sample):
    rows = {row["event_id"]: row["reports"] for row in component_data(open_app(sample), "dateline_event_list")["rows"]}
    assert (rows["recapture-1"], rows["flood-1"]) == ("2 reports", "")


def test_run_names_what_was_put_aside(open_app, tmp_path):
    run = {
        "discards": [{"path": "a.txt", "reason": "empty"}],
        "notes": [{"path": "b.txt", "note": "published 'soon' is not understood"}],
    }
    save_store(build_store([], run), tmp_path / "store")
    at = open_app(tmp_path / "store")
    assert [text.value for text in at.text] == ["b.txt: published 'soon' is not understood", "1 input was put aside:"]
    assert at.dataframe[0].value["reason"].tolist() == ["empty"]
