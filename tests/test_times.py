"""Time expressions of news, from words to days: a sentence, a publication day, and what must come out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_docs import WEDNESDAY, days, days_of, parsed_days_of, parsed_times_of, times_of

from dashboard.extraction.times import join_ranges
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
    ("text", "value"),
    [
        ("on Thursday", "XXXX-WXX-4"),
        ("yesterday", "XXXX-XX-XX"),
        ("two weeks ago", "XXXX-WXX"),
        ("on 12 May", "XXXX-05-12"),
        ("in March", "XXXX-03"),
        ("last year", "XXXX"),
        ("over the weekend", "XXXX-WXX-WE"),
        ("at 5 a.m.", "XXXX-XX-XXT05:00"),
        ("at Easter", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_day_the_relative_stays_unresolved(text, value):
    (time,) = times_of(f"It rained {text}.", None)
    assert (time.value, time.start_on, time.end_on) == (value, None, None)
    assert (time.time_precision, time.date_source) == (TimePrecision.UNKNOWN, DateSource.UNKNOWN)


def test_a_full_date_in_the_dateline_stands_in_for_the_publication_day():
    times = days_of("KYIV, 14 September 2022 - Troops entered on Tuesday.", None)
    assert times == {"14 September 2022": "2022-09-14", "Tuesday": "2022-09-13"}


def test_the_dateline_may_follow_a_headline_and_a_byline():
    text = "Crowds at the Wall\n\nBy A. Writer, Sample News\n\nBERLIN, Nov. 10, 1989 - It opened on Thursday."
    assert days_of(text, None)["Thursday"] == "1989-11-09"


def test_a_full_date_within_the_text_does_not():
    assert days_of("On 14 September 2022 it rained. On Tuesday he left.", None)["Tuesday"] == "-"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial began in October.", "2021-10-01 2021-10-31"),
        ("The trial will begin in October.", "2022-10-01 2022-10-31"),
        ("The jets should be delivered in October.", "2022-10-01 2022-10-31"),
        ("He is scheduled to speak on Friday.", "2022-09-16"),
        ("Friday's vote will decide it.", "2022-09-16"),
        ("He said on Friday that he will resign.", "2022-09-09"),
        ("He will be tried over the March 5 attack.", "2022-03-05"),
        ("The bridge collapsed on Friday and will be rebuilt.", "2022-09-09"),
        ("The minister is to travel to Rome on Friday.", "2022-09-16"),
        ("Counting is due to begin at the weekend.", "2022-09-17 2022-09-18"),
        ("The workers were told to return on Friday.", "2022-09-16"),
        ("Factories have been closed until Sunday.", "2022-09-18"),
        ("They fought until Sunday.", "2022-09-11"),
        ("The outbreak was not recognised until March.", "2022-03-01 2022-03-31"),
        ("He has postponed the vote until 28 September.", "2022-09-28"),
        ("The firm filed for bankruptcy Friday.", "2022-09-09"),
        ("He set himself alight on 17 December.", "2021-12-17"),
        ("Two bombs went off on Sunday.", "2022-09-11"),
        ("He could not be reached on Friday.", "2022-09-09"),
        ("A storm could bring rain on Friday.", "2022-09-16"),
    ],
)
def test_tense_of_the_clause_chooses_the_side(text, expected):
    (time,) = parsed_times_of(text)
    assert days(time) == expected


def test_a_day_a_little_after_publication_is_no_other_year():
    assert parsed_days_of("He left on Sept. 16.") == {"Sept. 16": "2022-09-16"}


@pytest.mark.parametrize(
    ("sequel", "expected"),
    [
        ("Two days later it ended.", {"Two days later": "2022-09-08"}),
        ("The next day it ended.", {"The next day": "2022-09-07"}),
        ("That evening it ended.", {"That evening": "2022-09-06"}),
        ("The previous night was calm.", {"The previous night": "2022-09-05"}),
        ("The same day it ended.", {"The same day": "2022-09-06"}),
        ("Later that week it ended.", {"Later that week": "2022-09-05 2022-09-11"}),
        ("The following month it ended.", {"The following month": "2022-10-01 2022-10-31"}),
        ("At 17:30 it ended.", {"17:30": "2022-09-06"}),
    ],
)
def test_the_text_itself_is_an_anchor(sequel, expected):
    times = days_of(f"Fighting began on 6 September. {sequel}")
    times.pop("6 September")
    assert times == expected


def test_the_same_month_of_another_year():
    times = days_of("Sales fell in January, compared to the same month a year ago.", date(2009, 2, 3))
    assert times["the same month a year ago"] == "2008-01-01 2008-01-31"


def test_a_day_of_that_month():
    times = days_of("The truce of August broke down on the 24th of that month.")
    assert times["the 24th of that month"] == "2022-08-24"


def test_an_hour_after_a_look_ahead_is_of_the_day_of_publication():
    times = parsed_days_of("Cranes will arrive on Friday. The captain was questioned overnight.")
    assert times["overnight"] == "2022-09-13 2022-09-14"


def test_a_count_beside_a_year_is_not_part_of_it():
    assert days_of("In 1995 three weeks of strikes followed.")["1995"] == "1995-01-01 1995-12-31"


def test_the_second_day_of_a_list_belongs_to_the_month_of_the_first():
    assert days_of("They met on May 4 and 5.") == {"May 4": "2022-05-04", "5": "2022-05-05"}


def test_the_first_day_of_a_list_belongs_to_the_month_of_the_second():
    assert days_of("They met on 28 and 29 August.") == {"28": "2022-08-28", "29 August": "2022-08-29"}


def test_years_are_shared_backwards():
    times = days_of("It fell from late December to early January 2021.")
    assert times == {"late December": "2020-12-22 2020-12-31", "early January 2021": "2021-01-01 2021-01-10"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 5 April 1992 to 29 February 1996", "1992-04-05 1996-02-29"),
        ("in 1939–45", "1939-01-01 1945-12-31"),
        ("from 1990 to 1994", "1990-01-01 1994-12-31"),
        ("between March 2020 and May 2021", "2020-03-01 2021-05-31"),
    ],
)
def test_bounds_of_an_interval_join(text, expected):
    sentence = f"The war lasted {text}."
    first, last = times_of(sentence)
    (whole,) = join_ranges([first, last], sentence)
    assert days(whole) == expected
    assert whole.text == sentence[first.start_char : last.end_char]


@given(st.dates())
def test_both_ends_of_a_range_are_in_one_year(published_on):
    (time,) = times_of("It rained on 12-14 June.", published_on)
    assert time.start_on.year == time.end_on.year


def test_two_days_that_bound_nothing_stay_two():
    sentence = "It rained on 5 April 1992 and on 6 May 1993."
    assert len(join_ranges(times_of(sentence), sentence)) == 2


def test_the_day_of_publication_is_the_outlets_own():
    (time,) = times_of("It rained today.", WEDNESDAY)
    assert days(time) == "2022-09-14"
