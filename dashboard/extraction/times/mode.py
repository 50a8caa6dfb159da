"""What kind of text this is: news, told from its publication day, or a narrative of other years."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.extraction.times import periods
from dashboard.extraction.times.anchors import Mode
from dashboard.extraction.times.readings import FROM_SPEECH, Calendar, Reading, Shift
from dashboard.extraction.times.resolve_calendar import with_day_and_month_swapped
from dashboard.extraction.times.tokens import Tokens

NEAR_YEARS = 1  # a year this close to the publication year is no sign of history
MIN_FAR_YEARS = 3  # fewer are the background of a news story
FAR_PER_SPOKEN = 2  # far years for each "yesterday" or "on Tuesday" that make a narrative all the same
FAR_PER_SPOKEN_FIRST = 6  # the same where one of these comes before any date: news with a life told below it


def mode_of(readings: Sequence[Reading], publication: date | None) -> Mode:
    """Whether bare months and days belong to the publication year or to the years that the text names."""
    years = [
        reading.what.year
        for reading in readings
        if isinstance(reading.what, Calendar) and reading.what.year is not None
    ]
    if publication is None:
        return Mode.NARRATIVE if len(years) > 1 or any(_is_full_date(reading) for reading in readings) else Mode.NEWS
    far = sum(abs(year - publication.year) > NEAR_YEARS for year in years)
    spoken = sum(_is_spoken(reading) for reading in readings)
    needed = FAR_PER_SPOKEN_FIRST if _opens_spoken(readings) else FAR_PER_SPOKEN
    if far >= MIN_FAR_YEARS and 2 * far > len(years) and far >= needed * spoken:
        return Mode.NARRATIVE
    return Mode.NEWS if spoken or len(years) > far else Mode.GUIDE


def _opens_spoken(readings: Sequence[Reading]) -> bool:
    """Tell whether the first day, month or year of a text is counted from the day of writing."""
    first = next((reading for reading in readings if isinstance(reading.what, Calendar | Shift)), None)
    return first is not None and _is_spoken(first)


def _is_full_date(reading: Reading) -> bool:
    what = reading.what
    return isinstance(what, Calendar) and what.year is not None and what.day is not None


def first_year(readings: Sequence[Reading]) -> int | None:
    """The first year that the text names."""
    whats = (reading.what for reading in readings)
    return next((what.year for what in whats if isinstance(what, Calendar) and what.year and not what.bc), None)


def _is_spoken(reading: Reading) -> bool:
    """Said from the day of writing: "yesterday", "last week", a bare weekday."""
    what = reading.what
    if isinstance(what, Shift):
        return not what.from_text
    if isinstance(what, Calendar):
        return not FROM_SPEECH.isdisjoint({what.relation, what.year_relation, what.week_relation}) or (
            what.weekday is not None and what.month is None
        )
    return False


def with_numeric_order(readings: Sequence[Reading], tokens: Tokens, publication: date | None) -> list[Reading]:
    """Swap day and month of 5/6/2010 where the article's other dates, or else its publication day, ask for it."""
    if not _month_comes_first(readings, tokens, publication):
        return list(readings)
    return [
        replace(reading, what=with_day_and_month_swapped(reading.what))
        if isinstance(reading.what, Calendar) and reading.what.swappable
        else reading
        for reading in readings
    ]


def _month_comes_first(readings: Sequence[Reading], tokens: Tokens, publication: date | None) -> bool:
    numeric = [reading for reading in readings if reading.rule == "numeric" and isinstance(reading.what, Calendar)]
    numbers = [re.split(r"[/.-]", tokens.token(reading.first).text) for reading in numeric]
    if any(int(first) > 12 for first, _, _ in numbers):
        return False
    if any(int(second) > 12 for _, second, _ in numbers):
        return True
    return publication is not None and any(_is_nearer_swapped(reading.what, publication) for reading in numeric)


def _is_nearer_swapped(named: object, publication: date) -> bool:
    """Whether the day lies after publication as written, and not when day and month change places."""
    if not isinstance(named, Calendar) or not named.swappable:
        return False
    year, month, number = named.year or 0, named.month or 0, named.day or 0
    written, swapped = periods.day(year, month, number), periods.day(year, number, month)
    if not (written and swapped and written.start_on and swapped.start_on):
        return False
    return written.start_on > publication >= swapped.start_on
