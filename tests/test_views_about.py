"""About these data: run.json and the store in words, and no word of the input as Markdown."""

import pytest
from sample_store import make_extractions

from dashboard.store import build_store
from dashboard.views.about import build_parts, build_tables, say_run, say_sureness

RUN = {
    "counts": {"articles": 61, "words": 16_639, "discards": 2},
    "versions": {"dateline": "0.1.0"},
    "settings": {"articles": ["my *articles*"], "model": "Dateline's own", "published": "2022-09-14T00:00:00"},
    "gazetteer": {"version": "2", "extent": "packages", "made_from": "4ed3"},
}


@pytest.fixture(scope="module")
def store():
    return build_store(make_extractions())


def test_run_is_said_in_words():
    said = " ".join(say_run(RUN))
    assert "61 articles with 16,639 words were read from “my \\*articles\\*”; 2 inputs were put aside." in said
    assert "dateline 0\\.1\\.0" in said
    assert "settlements of 500 people or more" in said
    assert "taken to be of 2022\\-09\\-14" in said


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"demonyms": "off"}, "Peoples (Ukrainian) were not taken for places."),
        ({"prefer": "district"}, "the district was meant"),
        ({"own_files": [{"path": "a/dateline-stop.csv", "rows": 3}]}, "dateline\\-stop\\.csv” (3 rows)"),
        ({"events": "off"}, "Events were left out."),
    ],
)
def test_choices_are_said_where_they_were_made(settings, words):
    assert words in " ".join(say_run({"settings": settings}))


def test_a_run_that_tells_nothing_has_nothing_said_of_it():
    assert list(say_run({})) == []


def test_sureness_is_the_sum_of_the_probabilities(store):
    said = say_sureness(store.events, store.places)
    assert f"about {store.events['confidence'].sum():.0f} of the 11 events" in said


def test_a_store_without_events_says_nothing_of_sureness(store):
    titles = [title for title, _ in build_parts({}, store.events.iloc[:0], store.places)]
    assert titles == ["How to read the screen", "How they were made", "What to keep in mind"]


def test_shares_count_every_event_in_the_order_of_the_codes(store):
    for table in build_tables(store.events).values():
        assert table["Events"].sum() == 11
    assert build_tables(store.events)["What is said to have happened"][""].tolist() == ["Happened", "Planned"]
