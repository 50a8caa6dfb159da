"""Periods that count from another: "two years ago", "the next day", "later that month", "in the past six months"."""

from dataclasses import replace
from datetime import date
from math import ceil, floor

from dashboard.extraction.times import periods
from dashboard.extraction.times.anchors import Anchors, Mode, Moment
from dashboard.extraction.times.periods import Period
from dashboard.extraction.times.readings import Length, SamePeriod, Shift

UNPLACED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "M": "XXXX-XX", "QU": "XXXX-QX",
    "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
MONTHS_OF = {"M": 1, "QU": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS_OF = {"D": 1, "W": 7, "F": 14}
HOURS_OF = {"H": 1, "I": 1 / 60, "S": 1 / 3600}
FEW_HOURS = 6  # after which it is mostly still the same day
MANY_HOURS = 96  # farther on, people count in days


def resolve_shift(shift: Shift, anchors: Anchors) -> Period:
    """The period `count` units from its anchor, as wide as its unit: two years ago is a year, two days ago a day."""
    if shift.count is None:
        vague = Period("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
        return _on_the_day_told(vague, anchors) if shift.from_text and shift.unit in HOURS_OF else vague
    by_day = shift.unit in {"D", "W", "F", "H", "I", "S"}
    by_month = shift.unit in {"M", "QU"}
    told = anchors.text_day if by_day else anchors.text_month if by_month else anchors.text
    is_present = shift.edge and anchors.mode is not Mode.NARRATIVE and anchors.publication is not None
    base = told if shift.from_text and not is_present else anchors.speech
    if _is_deictic_in_narrative(shift, anchors):
        return Period("PRESENT_REF" if shift.count == 0 else UNPLACED["D"])
    if base is None:
        return Period(UNPLACED.get(shift.unit, "XXXX-XX-XX"))
    if by_day and base.on is None and not base.bc:
        return Period(_known_part(shift.unit, base))
    found = _before_christ(shift, base) if base.bc else _shifted(shift.unit, shift.count * shift.sign, base)
    return found or Period(UNPLACED.get(shift.unit, "XXXX-XX-XX"))


def _on_the_day_told(vague: Period, anchors: Anchors) -> Period:
    """In a report "hours later" is on the day that it has reached, however the hours fall."""
    told = anchors.text_day
    on = told.on if told and anchors.mode is not Mode.NARRATIVE else None
    return replace(vague, start_on=on, end_on=on)


def _known_part(unit: str, base: Moment) -> str:
    """The week or day of a month that is known: 1943-07-XX."""
    if unit != "D":
        return f"{base.year:04d}-WXX"
    return f"{base.year:04d}-{base.month:02d}-XX" if base.month else f"{base.year:04d}-XX-XX"


def resolve_same_period(same: SamePeriod, anchors: Anchors) -> Period:
    """The month, quarter or year the text has reached, in an earlier year."""
    period = anchors.period
    if period is None or period.start_on is None or period.end_on is None or not period.value[:4].isdecimal():
        return Period("XXXX")
    start = periods.shifted_months(period.start_on, -12 * same.years)
    end = periods.shifted_months(period.end_on, -12 * same.years)
    if start is None or end is None:
        return Period("XXXX")
    return Period(f"{start.year:04d}{period.value[4:]}", start, end)


def _is_deictic_in_narrative(shift: Shift, anchors: Anchors) -> bool:
    """Tell "today" in a history book, which is no day of its story."""
    return (
        anchors.narrative
        and anchors.entry is None
        and shift.unit == "D"
        and not shift.from_text
        and (shift.count or 0) <= 1
    )


def _before_christ(shift: Shift, base: Moment) -> Period | None:
    if shift.unit not in {"Y", "DE"}:
        return None
    years = (shift.count or 0) * shift.sign * (10 if shift.unit == "DE" else 1)
    number = base.year - years
    if number <= 0:
        return None
    return Period(f"BC{number // 10:03d}" if shift.unit == "DE" else f"BC{number:04d}")


def _shifted(unit: str, count: int, base: Moment) -> Period | None:
    builders = {
        "D": _days, "W": _weeks, "F": _fortnights, "M": _months, "QU": _quarters, "Y": _years,
        "DE": _decades, "CE": _centuries,
    }  # fmt: skip
    build = builders.get(unit)
    return build(count, base) if build else _hours(unit, count, base)


def _days(count: int, base: Moment) -> Period | None:
    on = periods.shifted_days(base.on, count) if base.on else None
    return periods.whole_day(on) if on else None


def _weeks(count: int, base: Moment) -> Period | None:
    on = periods.shifted_days(base.on, 7 * count) if base.on else None
    return periods.week(on) if on else None


def _fortnights(count: int, base: Moment) -> Period | None:
    return _weeks(2 * count, base)


def _months(count: int, base: Moment) -> Period | None:
    if base.month is None:
        return None
    on = periods.shifted_months(date(base.year, base.month, 1), count)
    return periods.month(on.year, on.month) if on else None


def _quarters(count: int, base: Moment) -> Period | None:
    if base.month is None:
        return None
    on = periods.shifted_months(date(base.year, base.month, 1), 3 * count)
    return periods.quarter(on.year, (on.month + 2) // 3) if on else None


def _years(count: int, base: Moment) -> Period | None:
    return periods.year(base.year + count)


def _decades(count: int, base: Moment) -> Period | None:
    number = base.year // 10 + count
    return periods.decade(f"{number:03d}") if number > 0 else None


def _centuries(count: int, base: Moment) -> Period | None:
    number = base.year // 100 + count
    return periods.century(f"{number:02d}") if number > 0 else None


def _hours(unit: str, count: int, base: Moment) -> Period | None:
    """Hours from an unknown hour: the same day while they are few, else one of the two days that they may fall on."""
    if unit not in HOURS_OF or base.on is None:
        return None
    hours = count * HOURS_OF[unit]
    if abs(hours) <= FEW_HOURS:
        return periods.whole_day(base.on)
    first, last = periods.shifted_days(base.on, floor(hours / 24)), periods.shifted_days(base.on, ceil(hours / 24))
    if first is None or last is None or abs(hours) > MANY_HOURS:
        return None
    return periods.whole_day(first) if first == last else Period(UNPLACED["D"], first, last)


def resolve_window(length: Length, anchors: Anchors) -> Period | None:
    """The days of "the past six months" up to the day of speaking, of "the next ten days" from the day after."""
    on = anchors.speech.on if anchors.speech else None
    if on is None or length.count is None:
        return None
    edge = _moved(on, length.unit, length.count * length.side)
    if edge is None:
        return None
    first, last = (edge, on) if length.side < 0 else (on, edge)
    start = periods.shifted_days(first, 1)
    return Period(length.value, start, last) if start and start <= last else None


def _moved(on: date, unit: str, count: int) -> date | None:
    if unit in MONTHS_OF:
        return periods.shifted_months(on, count * MONTHS_OF[unit])
    return periods.shifted_days(on, count * DAYS_OF[unit]) if unit in DAYS_OF else None
