"""Time expressions, from text to days: each test says a sentence, a publication day and what must come out."""

from datetime import UTC, date, datetime

import pytest
import spacy

from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import Article, DateSource, TimeExpression, TimePrecision

WEDNESDAY = date(2022, 9, 14)
_BLANK = spacy.blank("en")


def times_of(text: str, published_on: date | None = WEDNESDAY) -> list[TimeExpression]:
    published_at = datetime(published_on.year, published_on.month, published_on.day, tzinfo=UTC) if published_on else None
    return find_times(_BLANK(clean_text(text)), Article("a1", text, published_at=published_at))


def days_of(text: str, published_on: date | None = WEDNESDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (time.text, time.start_on and time.start_on.isoformat(), time.end_on and time.end_on.isoformat())
        for time in times_of(text, published_on)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He died on 14 September 2022.", "2022-09-14"),
        ("He died on Sept. 14, 2022.", "2022-09-14"),
        ("He died on the 14th of September, 2022.", "2022-09-14"),
        ("He died on Wednesday, 14 September 2022.", "2022-09-14"),
        ("He died on 14/09/2022.", "2022-09-14"),
        ("He died on 9/14/2022.", "2022-09-14"),
        ("He died on 14.09.2022.", "2022-09-14"),
        ("He died on 2022-09-14.", "2022-09-14"),
    ],
)
def test_full_dates_resolve_without_a_publication_day(text, day):
    assert [(start, end) for _, start, end in days_of(text, None)] == [(day, day)]


def test_weekday_of_publication_is_the_publication_day():
    assert days_of("He arrived on Wednesday.") == [("Wednesday", "2022-09-14", "2022-09-14")]


def test_other_weekday_is_the_last_one():
    assert days_of("He arrived on Thursday.") == [("Thursday", "2022-09-08", "2022-09-08")]


def test_weekday_after_will_lies_ahead():
    assert days_of("He will arrive on Thursday.") == [("Thursday", "2022-09-15", "2022-09-15")]


@pytest.mark.parametrize("text", ["He arrived on Thursday.", "It rained yesterday.", "Two weeks ago it rained."])
def test_relative_expressions_stay_unresolved_without_a_publication_day(text):
    (time,) = times_of(text, None)
    assert (time.start_on, time.end_on, time.date_source) == (None, None, DateSource.UNKNOWN)
    assert time.time_precision is TimePrecision.UNKNOWN
