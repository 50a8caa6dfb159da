"""Events counted once: which report speaks for a cluster, ranges of the dead, breakdowns that add up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sample_store import IZIUM, KHARKIV, Report, make_extraction, make_extractions

from dashboard.filters import Filters
from dashboard.model import Actor, Article, Casualties
from dashboard.store import build_store
from dashboard.views.cached import in_reading_order
from dashboard.views.clusters import build_breakdown, build_clusters, months_of
from dashboard.views.summary import (
    build_head,
    build_month_chart,
    build_sections,
    build_tables,
    say_extent,
    say_harm,
    say_range,
)
from dashboard.views.table_rows import build_actor_table, build_source_table

ON = (date(2022, 9, 10), date(2022, 9, 10))


def report(number: int, casualties: Casualties, confidence: float = 0.5, **changes: object):
    """An article of its own with one report of the shelling of Izium, published on day `number` of September."""
    text = "Shelling hit Izium and killed people, soldiers said."
    article = Article(f"a{number}", text, f"News {number}", datetime(2022, 9, number, tzinfo=UTC), f"Paper {number}")
    told = {"casualties": casualties, "confidence": confidence, "cluster_id": "izium", **changes}
    return make_extraction(
        article,
        Report(f"e{number}", "shelling_missile", "Shelling hit Izium", "Shelling", "Izium", IZIUM, on=ON, changes=told),
    )


def frames(*extractions):
    store = build_store(extractions)
    events = in_reading_order(store.events, store.articles)
    return events, store.articles, build_clusters(events, store.articles)


def test_a_cluster_counts_once_with_the_latest_number_between_the_least_and_the_most():
    _, _, clusters = frames(
        report(11, Casualties(5, 4, 6)), report(13, Casualties(9, 8, None)), report(12, Casualties(20, 20, 20))
    )
    assert len(clusters) == 1
    assert clusters.iloc[0][["killed_low", "killed", "killed_high", "reports"]].tolist() == [4, 9, 20, 3]


def test_the_surest_report_says_what_and_where():
    _, _, clusters = frames(report(11, Casualties(), 0.4), report(12, Casualties(), 0.9, family="battle"))
    assert clusters.iloc[0]["event_id"] == "e12"
    assert clusters.iloc[0]["family"] == "battle"


def test_a_report_without_a_number_takes_none_away():
    _, _, clusters = frames(report(11, Casualties(5, 5, 5)), report(12, Casualties()))
    assert clusters.iloc[0]["killed"] == 5


def test_only_a_least_number_is_the_number():
    _, _, clusters = frames(report(11, Casualties(None, 2000, 9999)))
    assert clusters.iloc[0][["killed_low", "killed", "killed_high"]].tolist() == [2000, 2000, 9999]


def test_an_event_without_cluster_counts_for_itself():
    _, _, clusters = frames(report(11, Casualties(1, 1, 1), cluster_id=None), report(12, Casualties(2, 2, 2)))
    assert clusters["killed"].sum() == 3


def test_unknown_numbers_stay_unknown():
    _, _, clusters = frames(report(11, Casualties()))
    assert pd.isna(build_breakdown(clusters, clusters["family"])["killed"][0])
    assert say_harm(clusters) == "No report gives a number of dead."


@pytest.fixture(scope="module")
def sample():
    return frames(*make_extractions())


def test_breakdowns_add_up_to_the_clusters_and_reports(sample):
    events, articles, clusters = sample
    assert len(clusters) == 10  # eleven reports, of which two are of the fall of Izium
    for name, table in build_tables(clusters, events, articles).items():
        assert table["Reports"].sum() == len(events)
        if name != "Sources":
            assert table["Events"].sum() == len(clusters)


def test_what_has_no_country_comes_last_and_is_called_so(sample):
    events, articles, clusters = sample
    countries = build_tables(clusters, events, articles)["Countries"]
    assert countries.iloc[0]["Country"] == "Ukraine"
    assert countries.iloc[-1]["Country"] == "no country"


def test_an_event_that_spans_months_is_of_no_month():
    days = {"start_on": ["2022-09-01", "2022-09-30", None], "end_on": ["2022-09-30", "2022-10-01", None]}
    months = months_of(pd.DataFrame(days).astype("datetime64[ms]"))
    assert months.fillna("none").tolist() == ["2022-09", "none", "none"]


def test_head_says_extent_and_filters(sample):
    events, _, clusters = sample
    head = build_head(clusters, events, Filters(text="izium"))
    assert head["lead"][0].startswith("10 events in 11 reports of 5 articles from 3 sources, in 4 countries, ")
    assert head["lead"][1] == "2 killed, summed over 1 event whose reports give a number."
    assert head["lead"][2] == "Only with the words “izium”."
    assert "1 event in 1 report of 1 article" in say_extent(clusters.iloc[:1], events.iloc[:1])


@pytest.mark.parametrize(
    ("numbers", "words"), [((2, 2, 2), "2"), ((1000, 1200, 3000), "1,200 (1,000–3,000)"), ((pd.NA,) * 3, "")]
)
def test_range_of_the_dead(numbers, words):
    assert say_range(*numbers) == words


def test_tables_on_the_page_are_words_only_and_name_the_deadliest_events(sample):
    events, articles, clusters = sample
    sections = build_sections(clusters, build_tables(clusters, events, articles))["sections"]
    assert all(isinstance(cell, str) for section in sections for row in section["rows"] for cell in row["cells"])
    deadliest = next(section for section in sections if section["title"] == "Most people killed")
    assert [row["event_id"] for row in deadliest["rows"]] == ["visit-3"]


def test_chart_has_each_dated_event_once(sample):
    _, _, clusters = sample
    values = build_month_chart(clusters)["data"]["values"]
    assert sum(value["events"] for value in values) == months_of(clusters).notna().sum()
    assert {"month": "2022-11-01", "type": "Protest", "events": 1} in values


def test_sources_say_what_no_other_source_has(sample):
    events, articles, _ = sample
    sources = build_source_table(events, articles).set_index("Source")
    assert sources.loc["Sample Wire", ["Articles", "Events", "Reports", "Only here"]].tolist() == [2, 6, 6, 5]
    assert sources.loc["no source", "Events"] == 1


def test_actors_are_counted_on_either_side_and_by_name_in_whatever_letters():
    shell = Actor("Soldiers", "state_forces", 0, 1)
    hit = replace(shell, name="soldiers")
    events, _, clusters = frames(
        report(11, Casualties(5, 5, 5), actor1=shell, cluster_id="one"),
        report(12, Casualties(5, 5, 5), actor1=shell, cluster_id="one"),
        report(13, Casualties(2, 2, 2), actor2=hit, cluster_id="two"),
    )
    assert build_actor_table(events, clusters).to_dict("records") == [
        {"Actor": "Soldiers", "Kind": "state forces", "Events": 2, "Reports": 3, "Acting": 2, "Acted upon": 1,
         "Killed in these": 7}
    ]  # fmt: skip


def test_no_actors_is_an_empty_table():
    events, _, clusters = frames(report(11, Casualties()))
    assert build_actor_table(events, clusters).empty


def test_kharkiv_and_izium_are_two_clusters():
    other = make_extraction(
        Article("b", "Shelling hit Kharkiv."),
        Report("b1", "shelling_missile", "Shelling hit Kharkiv", "Shelling", "Kharkiv", KHARKIV),
    )
    _, _, clusters = frames(report(11, Casualties(1, 1, 1)), other)
    assert len(clusters) == 2
