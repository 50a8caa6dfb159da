"""Holidays whose day can be computed from the year. Easter and the feasts that move with it are the western ones."""

from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from dateutil.easter import easter

DayOfYear = Callable[[int], date]

MONDAY, THURSDAY = 0, 3
FIRST_GREGORIAN_YEAR = 1583  # dateutil's western Easter is defined from here


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> DayOfYear:
    return lambda year: easter(year) + timedelta(days)


def _nth_weekday(month: int, weekday: int, nth: int) -> DayOfYear:
    def day(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return day


def _last_weekday(month: int, weekday: int) -> DayOfYear:
    def day(year: int) -> date:
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)

    return day


HOLIDAYS: dict[str, DayOfYear] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king day": _nth_weekday(1, MONDAY, 3),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth_weekday(2, MONDAY, 3),
    "international women's day": _fixed(3, 8),
    "st patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "ash wednesday": _from_easter(-46),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi day": _from_easter(60),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "memorial day": _last_weekday(5, MONDAY),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "labor day": _nth_weekday(9, MONDAY, 1),
    "columbus day": _nth_weekday(10, MONDAY, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "bonfire night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _nth_weekday(11, THURSDAY, 4),
    "thanksgiving day": _nth_weekday(11, THURSDAY, 4),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}


def holiday_on(name: str, year: int) -> date | None:
    """The day of a holiday, None for years in which it cannot be computed."""
    if not FIRST_GREGORIAN_YEAR <= year <= MAXYEAR - 1:
        return None
    return HOLIDAYS[name](year)
