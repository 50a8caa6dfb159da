"""What times of news count from: the publication day or none, the tense of the clause, the text before, each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_docs import WEDNESDAY, days, days_of, parsed_days_of, parsed_times_of, times_of

from dashboard.extraction.times import join_ranges
from dashboard.model import DateSource, TimePrecision


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


@pytest.mark.parametrize(
    "head",
    [
        "Reporting period: 8-14 September 2022. Issued in Addis Ababa.",
        "SITUATION REPORT\nWeek 37: 8-14 September 2022",
        "Flood update as of 14 September 2022",
        "Issued: 14 September 2022",
        "Situation report No. 3, 14 September 2022",
        "Bulletin for the week ending 14 September 2022",
        "Humanitarian bulletin, covering the period from 28 August 2022 to 14 September 2022",
        "By A. Writer\nPublished on 14 September 2022 at 10:15",
        "Flash Update #4 | Date: 14 September 2022",
    ],
)
def test_the_issue_or_period_of_a_report_stands_in_for_it_too(head: str):
    times = days_of(f"{head}\n\nA ferry sank on Monday. It rains since the floods of 2 December.", None)
    assert (times["Monday"], times["2 December"]) == ("2022-09-12", "2021-12-02")


@pytest.mark.parametrize(
    "text",
    ["The report covers violence between 2 and 9 May 2019 in Lima, where it burned on Tuesday.",
     "The law published on 3 May 2019 in Rome fell on Tuesday.",
     "An update of the treaty of 3 May 1815 came on Tuesday."],
)  # fmt: skip
def test_a_date_that_a_sentence_speaks_of_does_not(text: str):
    assert days_of(text, None)["Tuesday"] == "-"


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


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A mine blew up on Monday. Output is to rise before Christmas. They met on the same day.", "the same day", 12),
        ("A ferry sank on Sunday. A hearing is set for March 28. A shop burned the same afternoon.", "afternoon", 11),
        ("Police held two men on Monday. They will stay there until Sunday. A day earlier it burned.", "earlier", 11),
        ("Dockers marched on Monday. They will march on Friday. The next day they will rest.", "next day", 17),
        ("A judge jailed him on 1 September. He said on Monday that two days earlier they had met.", "earlier", 10),
        ("Shells fell on Thursday, he said on Monday. Two days later a truce held.", "later", 10),
    ],
    ids=["plan", "set date", "limit", "plan counted on", "said that", "said of"],
)
def test_what_counts_from_the_text_counts_from_the_day_told(text: str, words: str, expected: int):
    found = {time: on for time, on in parsed_days_of(text).items() if words in time}
    assert list(found.values()) == [f"2022-09-{expected:02d}"]


@pytest.mark.parametrize(
    ("sequel", "expected"),
    [
        ("Hours later", "2022-09-06"),
        ("Minutes before", "2022-09-06"),
        ("Twelve hours later", "2022-09-06 2022-09-07"),
        ("Forty-eight hours later", "2022-09-08"),
    ],
)
def test_hours_count_from_the_day_told(sequel: str, expected: str):
    assert days_of(f"Shells fell on 6 September. {sequel}, a truce held.")[sequel] == expected


def test_the_middle_of_the_month_is_in_news_that_of_the_present_one():
    times = days_of("They cleared it in June. It rained since the middle of the month.")
    assert times["the middle of the month"] == "2022-09-11 2022-09-20"


def test_the_end_of_the_day_is_that_of_the_day_just_told():
    times = days_of("The dam gave way on 3 September. By the end of the day the valley was empty.")
    assert times["the end of the day"] == "2022-09-03"


def test_news_that_tells_a_life_below_its_first_day_counts_from_its_publication():
    text = (
        "An officer shot the envoy on Monday. Rebels bombed the port in July. The envoy, born in 1954, joined the"
        " service in 1971. He was in Rome from 1998, in Lima from 2004 and here since 2014. Ties improved this year."
    )
    times = days_of(text)
    assert times["Monday"] == "2022-09-12"
    assert times["July"] == "2022-07-01 2022-07-31"


def test_history_that_begins_with_a_year_counts_from_its_own_story():
    text = (
        "In 2001 the envoy joined the service. In July he fell ill. He was in Rome from 2003 and in Lima from 2006. A"
        " book about him came out on Monday."
    )
    assert days_of(text)["July"] == "2001-07-01 2001-07-31"
