"""Periods of the calendar: TIMEX3 value, first and last day, precision. Pure functions; None for days that are none."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dashboard.extraction.times.readings import Edge
from dashboard.model import TimePrecision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern and meteorological
# The longest period in days that is still called so; beyond a year no word of the code list fits.
PRECISION_LIMITS = (
    (1, TimePrecision.DAY),
    (6, TimePrecision.DAYS),
    (8, TimePrecision.WEEK),
    (31, TimePrecision.MONTH),
    (92, TimePrecision.QUARTER),
    (366, TimePrecision.YEAR),
)


@dataclass(frozen=True)
class Period:
    """A TIMEX3 value with its first and last day (inclusive), both None where the calendar cannot place it."""

    value: str
    start_on: date | None = None
    end_on: date | None = None

    @property
    def precision(self) -> TimePrecision:
        if self.start_on is None or self.end_on is None:
            return TimePrecision.UNKNOWN
        days = (self.end_on - self.start_on).days + 1
        return next((name for limit, name in PRECISION_LIMITS if days <= limit), TimePrecision.UNKNOWN)


def is_year(year: int) -> bool:
    return MINYEAR <= year <= MAXYEAR


def day(year: int, month: int, number: int) -> Period | None:
    if not is_year(year) or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return whole_day(date(year, month, number))


def whole_day(on: date) -> Period:
    return Period(on.isoformat(), on, on)


def month(year: int, number: int) -> Period | None:
    if not is_year(year):
        return None
    last = monthrange(year, number)[1]
    return Period(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last))


def year(number: int) -> Period | None:
    if not is_year(number):
        return None
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def decade(value: str) -> Period | None:
    return _years(value, int(value) * 10, 10)


def century(value: str) -> Period | None:
    return _years(value, int(value) * 100, 100)


def _years(value: str, first: int, count: int) -> Period | None:
    if not is_year(first + count - 1):
        return None
    return Period(value, date(max(first, MINYEAR), 1, 1), date(first + count - 1, 12, 31))


def week(on: date) -> Period | None:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = shifted_days(on, -on.weekday())
    sunday = shifted_days(monday, 6) if monday else None
    if monday is None or sunday is None:
        return None
    number = on.isocalendar()
    return Period(f"{number.year:04d}-W{number.week:02d}", monday, sunday)


def weekend(on: date) -> Period | None:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(on)
    if whole is None or whole.end_on is None:
        return None
    return Period(f"{whole.value}-WE", whole.end_on - timedelta(1), whole.end_on)


def quarter(number: int, rank: int) -> Period | None:
    return _months(f"{number:04d}-Q{rank}", number, 3 * rank - 2, 3)


def half(number: int, rank: int) -> Period | None:
    return _months(f"{number:04d}-H{rank}", number, 6 * rank - 5, 6)


def season(number: int, code: str) -> Period | None:
    """A winter has the number of the year in which it begins."""
    return _months(f"{number:04d}-{code}", number, SEASON_MONTHS[code], 3)


def _months(value: str, number: int, first: int, count: int) -> Period | None:
    start = month(number, first)
    last_year, last_month = divmod(number * 12 + first - 1 + count - 1, 12)
    end = month(last_year, last_month + 1)
    return Period(value, start.start_on, end.end_on) if start and end else None


def shifted_days(on: date, days: int) -> date | None:
    try:
        return on + timedelta(days)
    except OverflowError:
        return None


def shifted_months(on: date, months: int) -> date | None:
    """The same day some months on, or the month's last where there is none."""
    number, index = divmod(on.year * 12 + on.month - 1 + months, 12)
    if not is_year(number):
        return None
    return date(number, index + 1, min(on.day, monthrange(number, index + 1)[1]))


def narrowed(period: Period, edge: Edge | None) -> Period:
    """The early, middle or late part of a period; the value stays, as in TIMEX3."""
    if edge is None or period.start_on is None or period.end_on is None:
        return period
    days = (period.end_on - period.start_on).days + 1
    if days < 28:
        return period
    if days > 366:
        return _narrowed_years(period, edge)
    third, start, end = days // 3, period.start_on, period.end_on
    if edge is Edge.START:
        return replace(period, end_on=start + timedelta(third - 1))
    if edge is Edge.END:
        return replace(period, start_on=end - timedelta(third - 1))
    return replace(period, start_on=start + timedelta(third), end_on=end - timedelta(third))


def _narrowed_years(period: Period, edge: Edge) -> Period:
    """Early 1990s: 1990-1994; late 20th century: 1975-1999."""
    if period.start_on is None or period.end_on is None:
        return period
    first, last = period.start_on.year, period.end_on.year
    margin = (last - first + 1) // 2 if last - first < 50 else (last - first + 1) // 4
    if edge is Edge.START:
        return replace(period, end_on=date(first + margin - 1, 12, 31))
    if edge is Edge.END:
        return replace(period, start_on=date(last - margin + 1, 1, 1))
    outside = 3 if last - first < 50 else margin  # mid-1990s: 1993-1996; mid-19th century: 1825-1874
    return replace(period, start_on=date(first + outside, 1, 1), end_on=date(last - outside, 12, 31))
