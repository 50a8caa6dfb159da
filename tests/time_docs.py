"""Times of a text for the tests: on a blank Doc, or on one that the shipped pipeline has read."""

from datetime import UTC, date, datetime
from functools import cache

import spacy
from spacy.language import Language

from dashboard import settings
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import Article, TimeExpression

WEDNESDAY = date(2022, 9, 14)  # the publication day of the tests


@cache
def _pipeline(name: str) -> Language:
    return spacy.blank("en") if name == "blank" else spacy.load(settings.MODEL)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def times_of(text: str, published_on: date | None = WEDNESDAY, *, pipeline: str = "blank") -> list[TimeExpression]:
    article = Article("a1", text, published_at=_midnight(published_on) if published_on else None)
    return find_times(_pipeline(pipeline)(clean_text(text)), article)


def parsed_times_of(text: str, published_on: date | None = WEDNESDAY) -> list[TimeExpression]:
    """The same with tags, parse and names."""
    return times_of(text, published_on, pipeline="shipped")


def days(time: TimeExpression) -> str:
    """First and last day, one where they are the same; "-" for none."""
    if time.start_on is None or time.end_on is None:
        return "-"
    return f"{time.start_on}" if time.start_on == time.end_on else f"{time.start_on} {time.end_on}"


def days_of(text: str, published_on: date | None = WEDNESDAY) -> dict[str, str]:
    """What each expression of a text resolves to, by its words."""
    return {time.text: days(time) for time in times_of(text, published_on)}


def parsed_days_of(text: str, published_on: date | None = WEDNESDAY) -> dict[str, str]:
    return {time.text: days(time) for time in parsed_times_of(text, published_on)}
