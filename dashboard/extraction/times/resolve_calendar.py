"""Days, months, seasons, quarters, holidays and weekdays whose year, month or week the words leave open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from dashboard.extraction.times import periods
from dashboard.extraction.times.anchors import Anchors, Mode, Moment, Tense
from dashboard.extraction.times.holidays import holiday_on
from dashboard.extraction.times.periods import Period
from dashboard.extraction.times.readings import FROM_SPEECH, STEPS, Calendar, Relation, Weekend

TenseOf = Callable[[], Tense]
SATURDAY = 6
MONTHS_AROUND = (0, *(step for months in range(1, 14) for step in (-months, months)))  # a Friday the 13th is in each 14
FUTURE_WEIGHT = 3  # where the tense says nothing, a coming date must be three times as near as a past one
SLACK_DAYS = 7  # a date this little on the wrong side of publication is misread tense, not another year

PeriodOfYear = Callable[[int], Period | None]


def resolve_calendar(named: Calendar, anchors: Anchors, tense: TenseOf) -> Period:
    if named.month is None and named.day is None and named.weekday is not None:
        return _resolve_weekday(named, anchors, tense)
    if named.month is None and named.day is not None:
        return _resolve_day_of_month(named, anchors)
    year = named.year if named.year is not None else _related_year(named, anchors)
    if named.bc:
        return Period(_bc_value(named))
    if named.year is None and anchors.narrative and anchors.reached and anchors.reached.bc:
        return Period(_bc_value(replace(named, year=anchors.reached.year)))
    of_year = partial(_in_year, named)
    if year is None:
        year = _inferred_year(named, of_year, anchors, tense)
    period = of_year(year) if year is not None else None
    return period or Period(_unplaced_value(named))


def _in_year(named: Calendar, year: int) -> Period | None:
    """The named period of a year."""
    if named.month:
        return periods.day(year, named.month, named.day) if named.day else periods.month(year, named.month)
    if named.season:
        return periods.season(year, named.season)
    if named.holiday:
        return _holiday(named.holiday, year)
    if named.quarter or named.half:
        return periods.quarter(year, named.quarter) if named.quarter else periods.half(year, named.half or 1)
    return periods.year(year)


def _holiday(name: str, year: int) -> Period | None:
    on = holiday_on(name, year)
    return periods.whole_day(on) if on else None


def _bc_value(named: Calendar) -> str:
    tail = f"-{named.season}" if named.season else f"-{named.month:02d}" if named.month else ""
    return f"BC{named.year or 0:04d}{tail}" + (f"-{named.day:02d}" if named.day and named.month else "")


def _unplaced_value(named: Calendar) -> str:
    """TIMEX3 with X for the year; None of the parts is lost."""
    year = f"{named.year:04d}" if named.year is not None and 0 < named.year <= 9999 else "XXXX"
    if named.season:
        return f"{year}-{named.season}"
    if named.quarter:
        return f"{year}-Q{named.quarter}"
    if named.half:
        return f"{year}-H{named.half}"
    if named.month and named.day:
        is_day = named.year is None or periods.day(named.year, named.month, named.day)
        return f"{year}-{named.month:02d}-{named.day:02d}" if is_day else f"{year}-{named.month:02d}-XX"
    if named.month:
        return f"{year}-{named.month:02d}"
    return "XXXX-XX-XX" if named.holiday else year


def _related_year(named: Calendar, anchors: Anchors) -> int | None:
    """The year of "March of that year", "the third quarter of last year"."""
    relation = named.year_relation
    if relation is None:
        return None
    base = anchors.speech if relation in FROM_SPEECH else anchors.text
    return base.year + STEPS[relation] if base and not base.bc else None


def _inferred_year(named: Calendar, of_year: PeriodOfYear, anchors: Anchors, tense: TenseOf) -> int | None:
    if named.relation and (anchors.narrative or named.relation is not Relation.THIS):
        return _year_by_relation(named.relation, of_year, anchors)
    if anchors.background:
        return _year_of_story(of_year, anchors.background)
    if not named.day and anchors.mode is not Mode.NEWS and tense() is Tense.GENERAL:
        return None
    base = anchors.story if anchors.narrative else anchors.speech
    if base is None or base.bc:
        return None
    return _year_of_story(of_year, base) if anchors.narrative else _nearest_year(of_year, base, tense())


def _year_by_relation(relation: Relation, of_year: PeriodOfYear, anchors: Anchors) -> int | None:
    """The year of "last March", "the following June", "that September"."""
    base = anchors.speech if relation in FROM_SPEECH else anchors.text
    if base is None or base.bc:
        return None
    if relation in {Relation.LAST, Relation.PREVIOUS}:
        return _nearest_year(of_year, base, Tense.PAST, strict=True)
    if relation in {Relation.NEXT, Relation.FOLLOWING}:
        return _nearest_year(of_year, base, Tense.FUTURE, strict=True)
    return base.year


def _year_of_story(of_year: PeriodOfYear, base: Moment) -> int:
    """The year the story is in; January after a December is the next one."""
    period = of_year(base.year)
    month = period.start_on.month if period and period.start_on else None
    return base.year + (month == 1 and base.month == 12)


def _nearest_year(of_year: PeriodOfYear, base: Moment, tense: Tense, *, strict: bool = False) -> int | None:
    """The year whose period lies nearest to a day, on the side that the tense asks for.

    `strict`: the period that holds the day itself is not meant.
    """
    on = base.on or date(base.year, base.month or 6, 15)
    choices: list[tuple[int, int]] = []
    for year in range(base.year - 2, base.year + 3):
        period = of_year(year)
        if period is None or period.start_on is None or period.end_on is None:
            continue
        holds = period.start_on <= on <= period.end_on
        if (strict and holds) or _on_wrong_side(period.start_on, period.end_on, on, tense):
            continue
        distance = 0 if holds else min(abs((period.start_on - on).days), abs((period.end_on - on).days))
        if tense not in {Tense.PAST, Tense.FUTURE} and period.start_on > on:
            distance *= FUTURE_WEIGHT
        choices.append((distance, year))
    return min(choices)[1] if choices else None


def _on_wrong_side(start: date, end: date, on: date, tense: Tense) -> bool:
    if tense is Tense.PAST:
        return (start - on).days > SLACK_DAYS
    return tense is Tense.FUTURE and (on - end).days > SLACK_DAYS


def _resolve_day_of_month(named: Calendar, anchors: Anchors) -> Period:
    """The day meant by "the 14th" or "Monday 21": in the anchor's month, else where the weekday is right."""
    relation = named.relation or Relation.THIS
    base = anchors.speech if relation in FROM_SPEECH else anchors.text
    unplaced = Period(f"XXXX-XX-{named.day:02d}")
    if base is None or base.month is None or base.bc:
        return unplaced
    first = periods.shifted_months(date(base.year, base.month, 1), STEPS[relation])
    if first is None:
        return unplaced
    found = [
        period
        for step in MONTHS_AROUND
        if (on := periods.shifted_months(first, step))
        and (period := periods.day(on.year, on.month, named.day or 0))
        and period.start_on
        and named.weekday in {None, period.start_on.isoweekday()}
    ]
    return found[0] if found else unplaced


def _resolve_weekday(named: Calendar, anchors: Anchors, tense: TenseOf) -> Period:
    number = named.weekday or 1
    from_text = named.relation is not None and named.relation not in FROM_SPEECH
    base = anchors.text if from_text else anchors.speech
    if base is None and anchors.names_weekday:
        base = anchors.day  # "On Monday, 8 May 2023, … On Saturday": of the week around it
    on = base.on if base else None
    found = _weekday_from(on, number, named, anchors, tense) if on else None
    return periods.whole_day(found) if found else Period(f"XXXX-WXX-{number}")


def _weekday_from(on: date, number: int, named: Calendar, anchors: Anchors, tense: TenseOf) -> date | None:
    if named.week_relation:
        return periods.shifted_days(on, 7 * STEPS[named.week_relation] + number - on.isoweekday())
    back, ahead = (on.isoweekday() - number) % 7, (number - on.isoweekday()) % 7
    if named.relation in {Relation.LAST, Relation.PREVIOUS}:
        return periods.shifted_days(on, -(back or 7))
    if named.relation in {Relation.NEXT, Relation.FOLLOWING}:
        return periods.shifted_days(on, ahead or 7)
    if named.relation is Relation.THIS:
        return periods.shifted_days(on, number - on.isoweekday())
    if anchors.narrative or anchors.publication is None or named.relation is Relation.SAME:
        return periods.shifted_days(on, ahead if ahead <= 3 else -back)
    return periods.shifted_days(on, ahead if tense() is Tense.FUTURE else -back)


def resolve_weekend(named: Weekend, anchors: Anchors, tense: TenseOf) -> Period:
    """On a weekday "the weekend" of a report is the one gone by; on a Saturday or Sunday it is the present one."""
    base = anchors.text_day if named.relation and named.relation not in FROM_SPEECH else anchors.speech
    on = base.on if base else None
    if on is None:
        return Period("XXXX-WXX-WE")
    in_weekend = on.isoweekday() >= SATURDAY
    if named.relation in {Relation.NEXT, Relation.FOLLOWING}:
        weeks = int(in_weekend or named.relation is Relation.NEXT)
    elif named.relation in {Relation.LAST, Relation.PREVIOUS}:
        weeks = -1
    elif named.relation is Relation.SAME or in_weekend:
        weeks = 0
    else:
        weeks = 0 if tense() is Tense.FUTURE else -1
    shifted = periods.shifted_days(on, 7 * weeks)
    return (periods.weekend(shifted) if shifted else None) or Period("XXXX-WXX-WE")


def with_day_and_month_swapped(named: Calendar) -> Calendar:
    return replace(named, day=named.month, month=named.day)
