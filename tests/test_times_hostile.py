"""Nothing that a text may hold breaks the search for times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_docs import days_of, parsed_times_of, times_of

from dashboard.extraction.times import join_ranges, lexicon
from dashboard.model import DateSource, TimeExpression, TimePrecision

NUMBERS = (
    "0 00 1 5 12 14 31 32 99 100 999 1000 1939 2010 2199 9999 99999999999999999 31/02/2010 5/6/10 2010-02-31 "
    "0000-00-00 9999-12-31 25:70 05:40 0pm 13pm 5pm 1990s '90s 00s Q3 H2 1st 31st 99th 0th ² ١٢"
)
OTHERS = "May March Sat Sun easter christmas B.C. A.D. a.m. £ - – / . , ' 's ( + : % will was"
TABLES = (
    lexicon.MONTH_NUMBERS,
    lexicon.WEEKDAY_NUMBERS,
    lexicon.UNIT_CODES,
    lexicon.DAY_PARTS,
    lexicon.CARDINALS,
    lexicon.ORDINALS,
    lexicon.SEASON_CODES,
    lexicon.DEICTIC_DAYS,
    lexicon.VAGUE_REFERENCES,
    *lexicon.WORD_CLASSES.values(),
)
WORDS = sorted({*NUMBERS.split(), *OTHERS.split(), "\n", "\n\n", *(word for table in TABLES for word in table)})
PUBLISHED = st.sampled_from([None, date(2022, 9, 14), date.min, date.max, date(2024, 2, 29)])


def check(text: str, times: list[TimeExpression]) -> None:
    end = 0
    for time in times:
        assert end <= time.start_char < time.end_char
        assert text[time.start_char : time.end_char] == time.text
        if time.start_on and time.end_on:
            assert time.start_on <= time.end_on
        else:
            assert (time.start_on, time.end_on) == (None, None)
            assert time.time_precision is TimePrecision.UNKNOWN
        assert (time.date_source is DateSource.UNKNOWN) <= (time.start_on is None)
        end = time.end_char


@given(st.lists(st.sampled_from(WORDS), max_size=30), PUBLISHED)
def test_any_words_of_the_grammar_give_ordered_spans_and_intervals(words, published_on):
    text = " ".join(words)
    times = times_of(text, published_on)
    check(text, times)
    check(text, join_ranges(times, text))


@given(st.text(max_size=200), PUBLISHED)
def test_any_text_gives_ordered_spans_and_intervals(text, published_on):
    check(text, times_of(text, published_on))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_parsed_docs_too(words):
    text = " ".join(words)
    check(text, parsed_times_of(text))


@pytest.mark.parametrize("unit", ["1,", "5/", "may ", "the early ", "two hundred ", "9" * 50, "of that ", "A.", "\n"])
def test_repetition_takes_linear_time(unit):
    text = unit * 5_000  # a quadratic scan takes minutes
    check(text, times_of(text))


def test_huge_counts_leave_the_calendar_quietly():
    times = days_of("It was 99999 years ago, 99999 months earlier, 8888 centuries later and 9999999999 days ago.")
    assert set(times.values()) == {"-"}


def test_the_same_text_gives_the_same_times():
    text = "On Tuesday, two days after 5 May 2010, it rained. Later that week it stopped."
    assert times_of(text) == times_of(text)
