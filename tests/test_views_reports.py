"""The reports of one event: their tabs, in what they agree, how many people they count, and how each is cited."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest
from sample_store import GHENT, IZIUM, KHARKIV, Report, day, make_extraction, make_extractions

from dashboard.model import Article, Casualties
from dashboard.store import Store, build_store
from dashboard.views.cached import in_reading_order
from dashboard.views.citation import build_citation
from dashboard.views.event_card import build_card
from dashboard.views.harm import say_harm, say_killed, say_spread
from dashboard.views.reader import find_steps
from dashboard.views.reports import build_agreement, build_tabs, find_reports
from dashboard.views.rows import find_row

_ONE = {"cluster_id": "one"}
_SHELLING = "shelling_missile"


def _killed(low: int | None, best: int | None, high: int | None) -> dict[str, int | None]:
    harmed = {"injured": None, "detained": None, "displaced": None}
    return {"fatalities_low": low, "fatalities_best": best, "fatalities_high": high, **harmed}


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (75, 75, 75, "75 killed"),
        (75, 75, None, "at least 75 killed"),
        (None, 40, 40, "up to 40 killed"),
        (2, 2, 5, "2 to 5 killed"),
        (24, None, 99, "24 to 99 killed"),
        (3, None, None, "at least 3 killed"),
        (None, 7, None, "7 killed"),
        (0, 0, 0, "0 killed"),
        (None, None, None, None),
    ],
)
def test_a_bound_that_a_report_leaves_open_stays_open(low, best, high, said):
    assert say_killed(_killed(low, best, high)) == said


def test_the_harmed_are_named_with_the_dead():
    assert say_harm({**_killed(3, 3, None), "injured": 12}) == "at least 3 killed, 12 injured"
    assert say_harm(_killed(None, None, None)) is None


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ([_killed(12, 12, 12), _killed(None, None, None), _killed(13, 13, 14)], "12 to 14 killed"),
        ([_killed(12, 12, 12), _killed(12, 12, 12)], "12 killed"),
        ([_killed(12, 12, None), _killed(12, 12, None)], "at least 12 killed"),
        ([_killed(12, 12, None), _killed(20, 20, None)], "12 to 20 killed or more"),
        ([_killed(12, 12, None), _killed(20, 20, 20)], "12 to 20 killed"),
    ],
)
def test_the_spread_of_the_dead_is_taken_over_all_reports_that_give_a_number(reports, said):
    assert say_spread(reports) == f"2 reports with a number: {said}"


def test_a_single_number_has_no_spread():
    assert say_spread([_killed(12, 12, 12), _killed(None, None, None)]) is None


def _article(number: int, source: str | None, text: str) -> Article:
    return Article(f"a{number}", text, f"Title {number}", datetime(2022, 9, number, tzinfo=UTC), source)


def _cluster() -> Store:
    """One event: twice in the second article, and once each in one of the same and one of another kind."""
    second = _article(2, "Herald", "Shells hit Izium on Thursday. The shelling of Izium killed two.")
    first = _article(1, "Wire", "A missile struck Izium on Thursday, killing five.")
    third = _article(3, None, "A clash broke out in Kharkiv.")
    thursday = day(2022, 9, 1)
    return build_store([
        make_extraction(
            second,
            Report("b-1", _SHELLING, "Shells hit Izium on Thursday", "hit", "Izium", IZIUM, "Thursday", thursday,
                   changes=_ONE),
            Report("b-2", _SHELLING, "The shelling of Izium killed two", "shelling", "Izium", IZIUM, None, thursday,
                   changes=_ONE | {"casualties": Casualties(2, 2, 2)}),
        ),
        make_extraction(
            first,
            Report("a-1", _SHELLING, "A missile struck Izium on Thursday", "struck", "Izium", IZIUM, "Thursday",
                   thursday, changes=_ONE | {"casualties": Casualties(5, 5, None)}),
        ),
        make_extraction(
            third, Report("c-1", "armed_clash", "A clash broke out in Kharkiv", "clash", "Kharkiv", KHARKIV, None,
                          day(2022, 9, 3), changes=_ONE),
        ),
    ])  # fmt: skip


def _reports_of(store: Store, event_id: str) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    events = in_reading_order(store.events, store.articles)
    event = find_row(events, "event_id", event_id)
    assert event is not None
    article = find_row(store.articles, "article_id", event["article_id"])
    assert article is not None
    return event, article, find_reports(event, events, store.articles)


def test_each_article_of_an_event_has_one_tab_in_order_of_publication():
    tabs = build_tabs(*_reports_of(_cluster(), "b-2"))
    assert [(tab["event_id"], tab["label"], tab["chosen"]) for tab in tabs] == [
        ("a-1", "Wire", False), ("b-2", "Herald", True), ("c-1", "Title 3", False),
    ]  # fmt: skip
    assert tabs[0]["words"] == "Wire, 1 Sep 2022: Title 1"


def test_tabs_of_one_source_are_told_apart_by_their_day():
    store = _cluster()
    articles = store.articles.assign(source="Wire")
    events = in_reading_order(store.events, articles)
    event, article = find_row(events, "event_id", "b-2"), find_row(articles, "article_id", "a2")
    tabs = build_tabs(event, article, find_reports(event, events, articles))
    assert [tab["label"] for tab in tabs] == ["Wire, 1 Sep 2022", "Wire, 2 Sep 2022", "Wire, 3 Sep 2022"]


def test_an_event_of_one_article_has_no_tabs():
    store = build_store(make_extractions())
    assert build_tabs(*_reports_of(store, "flood-1")) == []


def test_unknown_cluster_has_no_reports():
    store = build_store(make_extractions())
    event, article, _ = _reports_of(store, "visit-2")
    event = event.copy()
    event["cluster_id"] = pd.NA
    assert find_reports(event, store.events, store.articles).empty
    assert build_tabs(event, article, store.events.iloc[:0]) == []


def test_card_says_in_what_the_reports_of_an_event_agree():
    event, _, reports = _reports_of(_cluster(), "b-1")
    row = build_agreement(event, reports)
    assert row["value"] == "4 reports in 3 articles, taken for one event"
    assert row["detail"] is None
    wire, again, third = row["why"]["items"]
    assert wire == "Wire, 1 Sep 2022: Title 1: same kind, same place, same date"
    assert again == "this article again: same kind, same place, same date"
    assert third.startswith("3 Sep 2022: Title 3: armed clash, Kharkiv, 112 km away, 2 days apart")


def test_card_says_what_all_reports_share():
    store = _cluster()
    event, _, reports = _reports_of(store, "b-2")
    row = build_agreement(event, reports[reports["event_id"] != "c-1"])
    assert row["detail"] == "all give the same kind, place and date"
    assert any("at least 5 killed" in item for item in row["why"]["items"])


def test_a_single_report_needs_no_agreement():
    event, _, reports = _reports_of(_cluster(), "b-1")
    assert build_agreement(event, reports.iloc[:0]) is None


def test_words_for_an_actor_are_given_where_they_are_not_its_name():
    from dashboard.model import Actor  # noqa: PLC0415

    article = _article(5, "Wire", "He struck Ghent on Monday.")
    report = Report("d-1", "attack_killing", "He struck Ghent on Monday", "struck", "Ghent", GHENT,
                    changes={"actor1": Actor("John Roe", None, 0, 2)})  # fmt: skip
    store = build_store([make_extraction(article, report)])
    event, row, reports = _reports_of(store, "d-1")
    card = build_card(event, row, store.places, reports, is_shown=True)
    who = next(row for row in card["rows"] if row["label"] == "Who")
    assert (who["value"], who["detail"]) == ("John Roe", "“He” in the text")


def test_events_are_stepped_through_as_they_stand_in_the_article():
    store = build_store(make_extractions())
    events = in_reading_order(store.events, store.articles)
    assert find_steps(events[events["article_id"] == "visit"]) == [f"visit-{number}" for number in range(1, 6)]


def test_citation_has_passage_author_title_source_day_and_address():
    store = build_store(make_extractions())
    event, article, _ = _reports_of(store, "visit-2")
    assert build_citation(article, event) == (
        "“troops recaptured Izium” (A. Writer, “President visits recaptured city”, Sample Wire, 14 September 2022, "
        "https://example.org/visit)"
    )


def test_citation_of_an_article_alone_says_what_is_known_in_one_line():
    extraction = make_extractions()[3]
    bare = replace(extraction.article, title="Two\n lines", source=None)
    store = build_store([replace(extraction, article=bare)])
    assert build_citation(store.articles.iloc[0], None) == "“Two lines”, no date of publication"
