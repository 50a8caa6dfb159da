"""Classes of errors of times and of the places of events, on rows made by hand."""

from datetime import datetime

import pytest

from dashboard.training import link_page, time_page
from dashboard.training.link_page import build_link_page, judge_links
from dashboard.training.time_page import build_time_page, judge_times

TEXT = "On Tuesday a bomb went off in Lyon, near the Rhone."
DAY = "2023-05-02"


def gold_time(start=3, end=10, **changed):
    return {"start_char": start, "end_char": end, "text": TEXT[start:end], "type": "DATE", "value": DAY, **changed}


def our_time(start=3, end=10, **changed):
    day = datetime.fromisoformat(DAY)
    row = {"start_char": start, "end_char": end, "text": TEXT[start:end], "timex_type": "DATE", "value": DAY}
    return {**row, "start_on": day, "end_on": day, "date_source": "relative", **changed}


@pytest.mark.parametrize(
    ("ours", "outcomes"),
    [
        ([], [time_page.MISSED]),
        ([our_time()], [time_page.RIGHT]),
        ([our_time(0, 10)], [time_page.WRONG_SPAN]),
        ([our_time(value="2023-05-09")], [time_page.WRONG_VALUE]),
        ([our_time(timex_type="TIME")], [time_page.WRONG_TYPE]),
        ([our_time(), our_time(11, 17)], [time_page.RIGHT, time_page.SPURIOUS]),
    ],
)
def test_a_time_has_one_outcome(ours, outcomes):
    verdicts = judge_times([{"article_id": "a", "times": [gold_time()]}], {"a": ours})
    assert [verdict.outcome for verdict in verdicts] == outcomes


def interval(first, last):
    row = {"start_char": 3, "end_char": 10, "text": "Tuesday", "type": "DATE"}
    return [{"article_id": "a", "times": [{**row, "start_on": first, "end_on": last}]}]


def test_intervals_are_compared_by_their_days():
    assert judge_times(interval(DAY, DAY), {"a": [our_time()]})[0].outcome == time_page.RIGHT
    assert judge_times(interval(DAY, None), {"a": [our_time()]})[0].outcome == time_page.WRONG_VALUE
    assert judge_times(interval(DAY, None), {"a": [our_time(end_on=None)]})[0].outcome == time_page.RIGHT


def test_durations_are_no_days():
    verdicts = judge_times(interval(DAY, DAY), {"a": [our_time(timex_type="DURATION")]})
    assert [verdict.outcome for verdict in verdicts] == [time_page.MISSED]


def test_a_page_of_times_shows_gold_and_ours():
    verdicts = judge_times([{"article_id": "a", "times": [gold_time()]}], {"a": [our_time(value="2023-05-09")]})
    page = build_time_page("sample", verdicts, {"a": TEXT})
    assert f"Tuesday: DATE {DAY}" in page
    assert "2023-05-09" in page
    assert "On <mark>Tuesday</mark> a bomb" in page


def gold_link(*places):
    tokens = [[3, 10], [13, 17], [18, 22], [23, 26], [30, 34], [45, 50]]
    locations = [{"start_char": start, "end_char": end} for start, end in places]
    links = {"verb": {"start_char": 18, "end_char": 26}, "locations": locations, "tokens": tokens}
    return [{"article_id": "a", "links": links}]


def our_event(trigger=(13, 17), place=None):
    start, end = place or (None, None)
    where = {"place_start_char": start, "place_end_char": end}
    kind = {"trigger": TEXT[slice(*trigger)], "sub_event_type": "bombing"}
    return {"trigger_start_char": trigger[0], "trigger_end_char": trigger[1], **where, **kind}


LYON, RHONE = (30, 34), (45, 50)


@pytest.mark.parametrize(
    ("places", "events", "outcome"),
    [
        ([LYON], [], link_page.NO_EVENT),
        ([], [], link_page.RIGHT),
        ([LYON], [our_event()], link_page.NO_PLACE),
        ([], [our_event(place=LYON)], link_page.NONE_WANTED),
        ([RHONE], [our_event(place=LYON)], link_page.OTHER_WORDS),
        ([LYON], [our_event(place=LYON)], link_page.RIGHT),
    ],
)
def test_the_place_of_a_verb_has_one_outcome(places, events, outcome):
    (verdict,) = judge_links(gold_link(*places), {"a": events})
    assert verdict.outcome == outcome


def test_the_event_on_the_verb_is_taken_before_a_nearer_one():
    on_verb = our_event((18, 22), RHONE)
    (verdict,) = judge_links(gold_link(RHONE), {"a": [our_event((27, 29), LYON), on_verb]})
    assert verdict.event == on_verb


def test_a_page_of_links_marks_the_verb():
    page = build_link_page("sample", judge_links(gold_link(RHONE), {"a": [our_event(place=LYON)]}), {"a": TEXT})
    assert "bomb <mark>went off</mark> in Lyon" in page
    assert "Lyon, for bomb (bombing)" in page
