"""From readings to periods: what a time expression means, given its anchors."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.extraction.times import periods
from dashboard.extraction.times.anchors import Anchors, Mode, Moment, Tense
from dashboard.extraction.times.numbers import full_year
from dashboard.extraction.times.periods import Period
from dashboard.extraction.times.readings import (
    Calendar,
    DayRange,
    DayTail,
    Era,
    Length,
    PartOfDay,
    Reading,
    Relation,
    Repeated,
    SamePeriod,
    Shift,
    Vague,
    Weekend,
    YearTail,
)
from dashboard.extraction.times.resolve_calendar import resolve_calendar, resolve_weekend
from dashboard.extraction.times.resolve_shift import resolve_same_period, resolve_shift, resolve_window
from dashboard.model import DateSource, TimePrecision, TimexType

TenseOf = Callable[[], Tense]


@dataclass(frozen=True)
class Resolution:
    """What becomes of a reading; `moment` is where the text stands after it, None where it stays."""

    timex_type: TimexType
    period: Period
    precision: TimePrecision
    source: DateSource
    moment: Moment | None = None


def resolve(reading: Reading, anchors: Anchors, tense: TenseOf) -> Resolution:
    what = reading.what
    if isinstance(what, Length):
        return _resolve_length(what, anchors)
    if isinstance(what, Repeated):
        return _unplaced(TimexType.SET, what.value)
    if isinstance(what, Vague):
        return _unplaced(TimexType.DATE, what.value)
    if isinstance(what, PartOfDay):
        period = _resolve_day_of_part(what, anchors, tense)
    elif isinstance(what, Weekend):
        period = resolve_weekend(what, anchors, tense)
    elif isinstance(what, Shift):
        period = resolve_shift(what, anchors)
    elif isinstance(what, Era):
        period = _resolve_era(what)
    elif isinstance(what, YearTail):
        period = _resolve_year_tail(what, anchors)
    elif isinstance(what, DayTail):
        period = _resolve_day_tail(what, anchors)
    elif isinstance(what, SamePeriod):
        period = resolve_same_period(what, anchors)
    elif isinstance(what, DayRange):
        period = _resolve_range(what, anchors, tense)
    else:
        period = resolve_calendar(what, anchors, tense)
    return _finished(reading, period)


def _unplaced(timex_type: TimexType, value: str) -> Resolution:
    return Resolution(timex_type, Period(value), TimePrecision.UNKNOWN, DateSource.UNKNOWN)


def _resolve_length(what: Length, anchors: Anchors) -> Resolution:
    window = resolve_window(what, anchors) if what.side else None
    if window is None:
        return _unplaced(TimexType.DURATION, what.value)
    return Resolution(TimexType.DURATION, window, window.precision, DateSource.RELATIVE)


def _resolve_era(what: Era) -> Period:
    if what.bc:
        return Period(f"BC{what.value}")
    build = periods.century if len(what.value) == 2 else periods.decade
    return build(what.value) or Period(what.value)


def _resolve_year_tail(what: YearTail, anchors: Anchors) -> Period:
    if anchors.reached is None:
        return Period("XXXX")
    number = full_year(what.tail, pivot=anchors.reached.year)
    return periods.year(number) or Period("XXXX")


def _resolve_day_tail(what: DayTail, anchors: Anchors) -> Period:
    base = anchors.reached
    period = periods.day(base.year, base.month, what.day) if base and base.month and not base.bc else None
    return period or Period(f"XXXX-XX-{what.day:02d}")


def _resolve_range(what: DayRange, anchors: Anchors, tense: TenseOf) -> Period:
    last = resolve_calendar(what.last, anchors, tense)
    first = resolve_calendar(_in_the_year_of(what.first, last), anchors, tense)
    return Period(f"{first.value}/{last.value}", first.start_on, last.end_on)


def _in_the_year_of(named: Calendar, last: Period) -> Calendar:
    """Each end by itself might find another year or month nearest."""
    if last.start_on is None:
        return named
    return replace(named, year=last.start_on.year, month=named.month or last.start_on.month, year_relation=None)


def _resolve_day_of_part(what: PartOfDay, anchors: Anchors, tense: TenseOf) -> Period:
    """The day that "this morning", "last night", "that evening" or a bare hour belongs to."""
    if what.relation is None and anchors.mode is not Mode.NEWS and tense() is Tense.GENERAL:
        return Period("XXXX-XX-XX")
    if what.relation is None:
        base, step = _day_told_of(what, anchors, tense), 0
    elif what.relation is Relation.SAME:
        base, step = anchors.text_day, 0
    elif what.relation in {Relation.FOLLOWING, Relation.NEXT}:
        base, step = anchors.text_day, 1
    elif what.relation is Relation.PREVIOUS:
        base, step = anchors.text_day, -1
    else:
        base, step = anchors.speech, -1 if what.relation is Relation.LAST else 0
    on = base.on if base else None
    shifted = periods.shifted_days(on, step) if on else None
    if shifted is None:
        return Period("XXXX-XX-XX")
    if what.overnight:
        return replace(periods.whole_day(shifted), start_on=periods.shifted_days(shifted, -1))
    return periods.whole_day(shifted)


def _day_told_of(what: PartOfDay, anchors: Anchors, tense: TenseOf) -> Moment | None:
    """The day a bare hour belongs to: that of the text, save where the text has just looked ahead of the news."""
    speech, told = anchors.speech, anchors.text_day
    if anchors.mode is not Mode.NEWS or speech is None or told is None or speech.on is None or told.on is None:
        return told
    if what.overnight or (told.on > speech.on and tense() is not Tense.FUTURE):
        return speech
    return told


def _finished(reading: Reading, period: Period) -> Resolution:
    """Add hour or part of day, narrow to the edge, and say how the date is known."""
    precision = period.precision
    placed = period.start_on is not None
    timex_type = TimexType.DATE
    moment = moment_reached(period)
    period = periods.narrowed(period, reading.edge)
    if reading.clock or reading.part:
        timex_type = TimexType.TIME
        if period.value == "PRESENT_REF":
            period = Period("XXXX-XX-XX")
        suffix = reading.clock.iso() if reading.clock else f"T{reading.part}"
        period = replace(period, value=f"{period.value}{suffix}")
        precision = TimePrecision.HOUR if reading.clock and precision is TimePrecision.DAY else precision
    source = _source(reading) if placed or period.value.startswith("BC") else DateSource.UNKNOWN
    return Resolution(timex_type, period, precision, source, moment)


def _source(reading: Reading) -> DateSource:
    what = reading.what
    if isinstance(what, DayRange):
        what = what.last
    explicit = isinstance(what, Era | YearTail) or (isinstance(what, Calendar) and what.year is not None)
    return DateSource.EXPLICIT if explicit else DateSource.RELATIVE


def moment_reached(period: Period) -> Moment | None:
    """The point at which a period leaves the text: its day, month or year."""
    start, end = period.start_on, period.end_on
    if period.value.startswith("BC") and period.value[2:6].isdecimal():
        tail = period.value[7:9]
        return Moment(int(period.value[2:6]), int(tail) if tail.isdecimal() else None, bc=True)
    if start is None or end is None or (end - start).days > 366:
        return None
    if start == end:
        return Moment(start.year, start.month, start.day)
    if (start.year, start.month) == (end.year, end.month):
        return Moment(start.year, start.month)
    return Moment(start.year) if _is_whole_year(start, end) else Moment(start.year, start.month)


def _is_whole_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
