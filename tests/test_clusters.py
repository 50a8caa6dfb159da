"""Which reports are one event: the same kind, one place, days that meet; whatever their order."""

from dataclasses import replace
from datetime import date

import pytest
from event_docs import day_at, events_of, parsed
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.events import cluster_events
from dashboard.model import Casualties, DateSource, Event, EventTime, GeoPrecision, Modality, TimePrecision

_DOC = parsed("Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Donetsk|NNP|dobj|-1 Tuesday|NNP|npadvmod|-2")
(_EVENT,) = events_of(_DOC, ["Donetsk"], [day_at(_DOC, "Tuesday", date(2022, 9, 13))])


def report(number: int, *, day: date | None = date(2022, 9, 13), longitude: float = 37.0, **fields: object) -> Event:
    """Return a report of a shelling; `longitude` tells its place from others."""
    assert _EVENT.place is not None
    assert _EVENT.place.candidate is not None
    candidate = replace(_EVENT.place.candidate, place_id=f"test:{longitude}", longitude=longitude)
    place = replace(_EVENT.place, candidate=candidate, longitude=longitude)
    time = EventTime(day, day, TimePrecision.DAY, _EVENT.time.date_source)
    ids = {"event_id": f"e{number}", "article_id": f"a{number}", "place": place, "time": time}
    return replace(_EVENT, **{**ids, **fields})


def clusters(*events: Event) -> list[str | None]:
    return [event.cluster_id for event in cluster_events(events)]


def test_clusters_join_two_reports_of_one_event():
    assert clusters(report(2), report(1)) == ["e1", "e1"]


def test_clusters_join_neighbouring_days_and_no_others():
    assert clusters(report(1), report(2, day=date(2022, 9, 14))) == ["e1", "e1"]
    assert clusters(report(1), report(2, day=date(2022, 9, 15))) == ["e1", "e2"]


def test_clusters_keep_an_aftershock_apart_from_its_quake():
    quake, aftershock = report(1, trigger="earthquake"), report(2, trigger="aftershock")
    assert clusters(quake, aftershock, report(3, trigger="Aftershocks")) == ["e1", "e2", "e2"]


def test_clusters_keep_places_apart():
    assert clusters(report(1), report(2, longitude=38.0)) == ["e1", "e2"]


def test_clusters_join_a_town_and_its_suburb():
    assert clusters(report(1), report(2, longitude=37.1)) == ["e1", "e1"]


def test_clusters_join_kinds_that_reports_confuse_and_no_others():
    assert clusters(report(1), report(2, sub_event_type="air_drone_strike")) == ["e1", "e1"]
    assert clusters(report(1), report(2, sub_event_type="meeting_visit")) == ["e1", "e2"]


@pytest.mark.parametrize("fields", [{"modality": Modality.PLANNED}, {"place": None}, {"day": None}])
def test_clusters_leave_alone_what_is_not_known_to_be_one(fields: dict[str, object]):
    assert clusters(report(1), report(2, **fields)) == ["e1", "e2"]


def test_clusters_do_not_join_all_of_a_country():
    assert _EVENT.place is not None
    wide = replace(_EVENT.place, geo_precision=GeoPrecision.COUNTRY)
    assert clusters(report(1, place=wide), report(2, place=wide)) == ["e1", "e2"]
    seven = Casualties(fatalities_best=7)
    assert clusters(report(1, place=wide, casualties=seven), report(2, place=wide, casualties=seven)) == ["e1", "e1"]


def test_clusters_keep_tolls_apart_that_no_two_reports_would_give():
    few, many = Casualties(fatalities_best=2), Casualties(fatalities_best=90)
    assert clusters(report(1, casualties=few), report(2, casualties=many)) == ["e1", "e2"]


@given(st.permutations(range(6)))
def test_clusters_do_not_depend_on_the_order(order: list[int]):
    reports = [report(k, day=date(2022, 9, 10 + k), longitude=37.0 + 0.05 * (k % 2)) for k in range(6)]
    expected = {event.event_id: event.cluster_id for event in cluster_events(reports)}
    shuffled = cluster_events([reports[k] for k in order])
    assert {event.event_id: event.cluster_id for event in shuffled} == expected
    assert [event.event_id for event in shuffled] == [f"e{k}" for k in order]


def told(number: int, **fields: object) -> Event:
    """Return an event of one and the same article."""
    return report(number, **{"article_id": "a", **fields})


def undated(day: date = date(2022, 9, 14)) -> EventTime:
    return EventTime(day, day, TimePrecision.DAY, DateSource.PUBLICATION)


def test_clusters_join_what_an_article_tells_again_without_a_place():
    assert clusters(told(1), told(2, place=None, time=undated())) == ["e1", "e1"]


def test_clusters_do_not_guess_which_of_two_events_is_told_again():
    found = clusters(told(1), told(2, longitude=39.0), told(3, place=None, time=undated()))
    assert found == ["e1", "e2", "e3"]


def test_clusters_leave_a_later_event_with_a_place_of_its_own_alone():
    assert clusters(told(1), told(2, place=None, time=undated()), told(3, longitude=39.0))[2] == "e3"


def test_clusters_join_a_region_and_its_town_where_one_event_at_a_time_is_likely():
    assert _EVENT.place is not None
    region = replace(_EVENT.place, geo_precision=GeoPrecision.COUNTRY)
    crash = {"sub_event_type": "transport_crash_shipwreck"}
    assert clusters(told(1, place=region, **crash), told(2, longitude=39.0, **crash)) == ["e1", "e1"]
    assert clusters(told(1, place=region), told(2, longitude=39.0)) == ["e1", "e2"]


def test_clusters_keep_tolls_apart_in_an_article():
    few, many = Casualties(fatalities_best=3), Casualties(fatalities_best=290)
    found = clusters(told(1, casualties=few), told(2, place=None, time=undated(), casualties=many))
    assert found == ["e1", "e2"]


def test_clusters_join_what_is_told_of_one_place_again_without_a_day():
    assert clusters(told(1), told(2, time=undated(date(2022, 9, 17)))) == ["e1", "e1"]
