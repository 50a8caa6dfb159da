"""Neighbouring readings that are one expression, or that share a year."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.times.readings import Calendar, DayRange, PartOfDay, Reading, Relation, Repeated, Shift
from dashboard.extraction.times.tokens import Tokens

# What may stand between an hour or part of a day and its day, and the other way round.
TIME_TO_DAY = frozenset(
    {(), ("OF",), ("ON",), ("COMMA",), ("COMMA", "ON"), ("UNITS", "OF"), ("UNITS", "ON"), ("IN",), ("FROM",)}
)
DAY_TO_TIME = frozenset(
    {(), ("COMMA",), ("AT",), ("COMMA", "AT"), ("POSSESSIVE",), ("IN",), ("COMMA", "IN"), ("APPROX",)}
)
PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})
YEAR_SHARERS = frozenset({"TO", "AND", "DASH", "SLASH", "COMMA"})


def combine_readings(readings: Sequence[Reading], tokens: Tokens) -> list[Reading]:
    """Join hours and parts of days to their days, then give the year of "June 2011" to the "March" of "March to"."""
    joined: list[Reading] = []
    for reading in readings:
        merged = _joined(joined[-1], reading, tokens) if joined else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(reading)
    return _with_shared_years(joined, tokens)


def _gap(left: Reading, right: Reading, tokens: Tokens) -> tuple[str, ...]:
    return tuple(tokens.name(index) for index in range(left.last + 1, right.first))


def _is_day(reading: Reading) -> bool:
    what = reading.what
    if isinstance(what, Calendar):
        return bool(what.day or what.weekday or what.holiday)
    return isinstance(what, DayRange) or (isinstance(what, Shift) and what.unit == "D")


def _bare_weekday(reading: Reading) -> Calendar | None:
    """The reading's weekday where it says nothing else."""
    what = reading.what
    return what if isinstance(what, Calendar) and what == Calendar(weekday=what.weekday) else None


def _is_loose_time(reading: Reading) -> bool:
    return isinstance(reading.what, PartOfDay) and reading.what.relation is None


def _joined(left: Reading, right: Reading, tokens: Tokens) -> Reading | None:
    if right.first - left.last > 3:
        return None
    gap = _gap(left, right, tokens)
    if _is_loose_time(left) and _is_day(right) and (gap in TIME_TO_DAY or (gap == ("TO",) and left.part == "NI")):
        return _merged(right, left, left.first, right.last)
    if _is_day(left) and _is_loose_time(right) and gap in DAY_TO_TIME:
        weekday = _bare_weekday(left)
        if weekday and tokens.token(right.last).text in PLURAL_PARTS:
            return replace(left, last=right.last, what=Repeated(f"XXXX-WXX-{weekday.weekday}T{right.part}"))
        return _merged(left, right, left.first, right.last)
    if _is_loose_time(left) and isinstance(right.what, PartOfDay) and gap in TIME_TO_DAY:
        return replace(right, first=left.first, clock=left.clock or right.clock, part=left.part or right.part)
    return None


def _merged(day: Reading, time: Reading, first: int, last: int) -> Reading:
    return replace(day, first=first, last=last, clock=time.clock or day.clock, part=time.part or day.part)


def _with_shared_years(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    shared = list(readings)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        gap = _gap(left, right, tokens) if right.first - left.last <= 4 else ("",)
        weekday = _bare_weekday(right)
        if weekday and _bare_weekday(left) and gap in {("TO",), ("DASH",)}:
            shared[index + 1] = replace(right, what=replace(weekday, relation=Relation.FOLLOWING))
        elif left.rule == "day_head":
            shared[index] = _sharing_month(left, right)
        elif gap and set(gap) <= YEAR_SHARERS:
            shared[index] = _sharing_year(left, right)
    return shared


def _before_christ(left: Reading, first: Calendar, last: Calendar) -> Reading:
    """499 of "499-493 BC" and "the summer" of "the summer and autumn of 481 BC"."""
    if first.year is None:
        return replace(left, what=replace(first, year=last.year, bc=True))
    return replace(left, what=replace(first, bc=True)) if left.rule == "era_year" else left


def _sharing_month(left: Reading, right: Reading) -> Reading:
    """The 28th of "28 and 29 August"."""
    first, last = left.what, right.what
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return left
    return replace(left, what=replace(last, day=first.day, weekday=None))


def _sharing_year(left: Reading, right: Reading) -> Reading:
    """The year of the later date, or the one before it where the earlier stands later in the calendar."""
    first, last = left.what, right.what
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or last.year is None:
        return left
    if last.bc:
        return _before_christ(left, first, last)
    if first.year is not None or first.year_relation or first.relation or not (first.month or first.season):
        return left
    wraps = bool(first.month and last.month) and (first.month or 0, first.day or 0) > (last.month or 0, last.day or 99)
    return replace(left, what=replace(first, year=last.year - wraps))
