"""Time expressions of news, from words to days: a sentence, a publication day, and what must come out."""

import pytest
from time_docs import days, days_of, parsed_times_of, times_of

from dashboard.model import DateSource, TimePrecision, TimexType


@pytest.mark.parametrize(
    "text",
    [
        "He died on 14 September 2022.",
        "He died on Sept. 14, 2022.",
        "He died on the 14th of September, 2022.",
        "He died on Wednesday, 14 September 2022.",
        "He died on Wed, 14 Sep 2022.",
        "He died on 14/09/2022.",
        "He died on 9/14/2022.",
        "He died on 14.09.2022.",
        "He died on 2022-09-14.",
        "He died on 2022/09/14.",
    ],
)
def test_full_dates_resolve_without_a_publication_day(text):
    (time,) = times_of(text, None)
    assert days(time) == "2022-09-14"
    assert (time.value, time.date_source) == ("2022-09-14", DateSource.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5/6/2022 and 14/6/2022", "2022-06-05"),  # the second one shows that the day comes first
        ("5/6/2022 and 6/14/2022", "2022-05-06"),
        ("5/12/2022", "2022-05-12"),  # the fifth of December has not come yet
        ("5/6/2022", "2022-06-05"),
    ],
)
def test_order_of_day_and_month_comes_from_the_article(text, expected):
    assert days(times_of(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on Wednesday.", {"Wednesday": "2022-09-14"}),
        ("It rained on Thursday.", {"Thursday": "2022-09-08"}),
        ("It will rain on Thursday.", {"Thursday": "2022-09-15"}),
        ("It rained last Tuesday.", {"last Tuesday": "2022-09-13"}),
        ("It rained this past Wednesday.", {"this past Wednesday": "2022-09-07"}),
        ("It rains next Tuesday.", {"next Tuesday": "2022-09-20"}),
        ("It rains on Tuesday week.", {"Tuesday week": "2022-09-20"}),
        ("It rained on Monday of last week.", {"Monday of last week": "2022-09-05"}),
        ("It rained from Monday to Friday.", {"Monday": "2022-09-12", "Friday": "2022-09-16"}),
        ("It rained from Monday 5 to Friday 9.", {"Monday 5 to Friday 9": "2022-09-05 2022-09-09"}),
        ("It was Friday the 13th.", {"Friday the 13th": "2022-05-13"}),
        ("It rained on the 12th, they say.", {"the 12th": "2022-09-12"}),
    ],
)
def test_weekdays_count_from_the_publication_day(text, expected):
    assert days_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2022-09-13"),
        ("today", "2022-09-14"),
        ("tomorrow", "2022-09-15"),
        ("the day before yesterday", "2022-09-12"),
        ("last week", "2022-09-05 2022-09-11"),
        ("this month", "2022-09-01 2022-09-30"),
        ("next year", "2023-01-01 2023-12-31"),
        ("last quarter", "2022-04-01 2022-06-30"),
        ("over the weekend", "2022-09-10 2022-09-11"),
        ("next weekend", "2022-09-24 2022-09-25"),
        ("two weeks ago", "2022-08-29 2022-09-04"),
        ("a fortnight ago", "2022-08-29 2022-09-04"),
        ("three days ago", "2022-09-11"),
        ("twenty-one days ago", "2022-08-24"),
        ("a decade ago", "2010-01-01 2019-12-31"),
        ("in the past six months", "2022-03-15 2022-09-14"),
        ("over the next ten days", "2022-09-15 2022-09-24"),
        ("overnight", "2022-09-13 2022-09-14"),
        ("last night", "2022-09-13"),
    ],
)
def test_what_is_said_from_the_publication_day(text, expected):
    (time,) = times_of(f"It rained {text}.")
    assert days(time) == expected
    assert time.date_source is DateSource.RELATIVE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 September", "2022-09-12"),
        ("on December 30", "2021-12-30"),
        ("in March", "2022-03-01 2022-03-31"),
        ("in October", "2022-10-01 2022-10-31"),  # no tense on a blank Doc: the nearest
        ("in January", "2022-01-01 2022-01-31"),
        ("in mid-August", "2022-08-11 2022-08-21"),
        ("in late June", "2022-06-21 2022-06-30"),
        ("in the third quarter", "2022-07-01 2022-09-30"),
        ("last March", "2022-03-01 2022-03-31"),
        ("in March last year", "2021-03-01 2021-03-31"),
        ("last summer", "2022-06-01 2022-08-31"),
        ("on Christmas Day", "2021-12-25"),
        ("on Good Friday", "2022-04-15"),
        ("at Easter", "2022-04-17"),
        ("by the year-end", "2022-09-02 2022-12-31"),
        ("at month's end", "2022-09-21 2022-09-30"),
        ("late in the year", "2022-09-02 2022-12-31"),
        ("in third-quarter results", "2022-07-01 2022-09-30"),
    ],
)
def test_missing_years_are_those_nearest_to_publication(text, expected):
    assert [days(time) for time in times_of(f"It rained {text}.")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("in spring 2021", "2021-03-01 2021-05-31", TimePrecision.QUARTER),
        ("in the winter of 2021-22", "2021-12-01 2022-02-28", TimePrecision.QUARTER),
        ("in Q3 2010", "2010-07-01 2010-09-30", TimePrecision.QUARTER),
        ("in the first half of 2008", "2008-01-01 2008-06-30", TimePrecision.YEAR),
        ("in November 2010", "2010-11-01 2010-11-30", TimePrecision.MONTH),
        ("in 2010", "2010-01-01 2010-12-31", TimePrecision.YEAR),
        ("in the 1990s", "1990-01-01 1999-12-31", TimePrecision.UNKNOWN),
        ("in the early 1990s", "1990-01-01 1994-12-31", TimePrecision.UNKNOWN),
        ("in the nineties", "1990-01-01 1999-12-31", TimePrecision.UNKNOWN),
        ("in the 19th century", "1800-01-01 1899-12-31", TimePrecision.UNKNOWN),
        ("in the late twentieth century", "1975-01-01 1999-12-31", TimePrecision.UNKNOWN),
        ("on 12–14 June 2010", "2010-06-12 2010-06-14", TimePrecision.DAYS),
        ("between 1 and 5 May 2010", "2010-05-01 2010-05-05", TimePrecision.DAYS),
        ("from June 12 to 14, 2010", "2010-06-12 2010-06-14", TimePrecision.DAYS),
        ("on Thanksgiving 2010", "2010-11-25", TimePrecision.DAY),
        ("on New Year's Eve 2010", "2010-12-31", TimePrecision.DAY),
        ("in 79 AD", "0079-01-01 0079-12-31", TimePrecision.YEAR),
    ],
)
def test_periods_with_their_year(text, expected, precision):
    (time,) = times_of(f"It rained {text}.", None)
    assert (days(time), time.time_precision, time.date_source) == (expected, precision, DateSource.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("at 5 a.m. on Tuesday", "2022-09-13T05:00", TimePrecision.HOUR),
        ("at 5.40am on Tuesday", "2022-09-13T05:40", TimePrecision.HOUR),
        ("on Tuesday at 17:30", "2022-09-13T17:30", TimePrecision.HOUR),
        ("on 12 September at 05:40 GMT", "2022-09-12T05:40Z", TimePrecision.HOUR),
        ("at 0540 GMT", "2022-09-14T05:40Z", TimePrecision.HOUR),
        ("at three o'clock", "2022-09-14T03:00", TimePrecision.HOUR),
        ("at 11.36 on Tuesday morning", "2022-09-13T11:36", TimePrecision.HOUR),
        ("at eight in the evening on Tuesday", "2022-09-13T20:00", TimePrecision.HOUR),
        ("at two in the morning", "2022-09-14T02:00", TimePrecision.HOUR),
        ("in the night from Monday", "2022-09-12TNI", TimePrecision.DAY),
        ("at 12 a.m. on Tuesday", "2022-09-13T00:00", TimePrecision.HOUR),
        ("on Monday night", "2022-09-12TNI", TimePrecision.DAY),
        ("at dawn on Tuesday", "2022-09-13TMO", TimePrecision.DAY),
        ("in the early hours of Tuesday", "2022-09-13TMO", TimePrecision.DAY),
        ("this morning", "2022-09-14TMO", TimePrecision.DAY),
        ("on the night of 12 September", "2022-09-12TNI", TimePrecision.DAY),
        ("at 2022-09-12T10:00:00Z", "2022-09-12T10:00Z", TimePrecision.HOUR),
    ],
)
def test_hours_and_parts_of_days_join_their_day(text, value, precision):
    (time,) = times_of(f"It rained {text}.")
    assert (time.timex_type, time.value, time.time_precision) == (TimexType.TIME, value, precision)


@pytest.mark.parametrize(
    ("text", "timex_type", "value"),
    [
        ("every Tuesday", TimexType.SET, "XXXX-WXX-2"),
        ("on Saturday mornings", TimexType.SET, "XXXX-WXX-6TMO"),
        ("every two years", TimexType.SET, "P2Y"),
        ("twice a week", TimexType.SET, "P1W"),
        ("daily", TimexType.SET, "P1D"),
        ("for three days", TimexType.DURATION, "P3D"),
        ("for nearly six months", TimexType.DURATION, "P6M"),
        ("for several years", TimexType.DURATION, "PXY"),
        ("for two hours", TimexType.DURATION, "PT2H"),
        ("during a 28-day siege", TimexType.DURATION, "P28D"),
        ("during a months-long siege", TimexType.DURATION, "PXM"),
        ("recently", TimexType.DATE, "PAST_REF"),
    ],
)
def test_what_names_no_day_has_a_value_only(text, timex_type, value):
    (time,) = times_of(f"It rained {text}.")
    assert (time.timex_type, time.value, time.start_on, time.end_on) == (timex_type, value, None, None)
    assert time.date_source is DateSource.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry, which capsized the day before off Busan, sank.", {"the day before": "2022-09-13"}),
        ("The storm had flooded Volos the week before; it rained.", {"the week before": "2022-09-05 2022-09-11"}),
        ("It sank the day before Easter.", {}),
        ("In 2000 floods in the south killed many.", {"2000": "2000-01-01 2000-12-31"}),
        ("There were floods in 2000 villages.", {}),
    ],
)
def test_days_before_and_years_before_a_plural(text, expected):
    found = {time.text: days(time) for time in parsed_times_of(text) if time.text in expected or not expected}
    assert {text: day for text, day in found.items() if text != "Easter"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned on Sunday, police said on Tuesday. Two hours later it rained.", {"Two hours later": "2022-09-11"}),
        (
            "On Saturday shots were fired; nine were found by Monday. The next day it rained.",
            {"The next day": "2022-09-11"},
        ),
        ("Thousands had to leave their homes on Sunday.", {"Sunday": "2022-09-11"}),
    ],
)
def test_stories_go_on_from_their_own_day(text, expected):
    found = {time.text: days(time) for time in parsed_times_of(text)}
    assert expected.items() <= found.items()
