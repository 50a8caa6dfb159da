"""Two neighbouring expressions that bound one interval: "from 5 April 1992 to 29 February 1996", "1939-45"."""

import re
from collections.abc import Sequence

from dashboard.extraction.times.periods import Period
from dashboard.model import DateSource, TimeExpression, TimexType

_JOINERS = re.compile(
    r"\s*[-\u2013\u2014]\s*|\s+(?:to|until|till|through)\s+(?:the\s+|about\s+|around\s+)?", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
LONGEST_OPENER = 14  # characters of "between the " and a blank or two


def join_ranges(times: Sequence[TimeExpression], text: str) -> list[TimeExpression]:
    """The same expressions, in which two that bound an interval are one from the first day to the last.

    TIMEX3 keeps the two apart, and so do the times of the store; an event lasts from the one to the other.
    """
    joined: list[TimeExpression] = []
    for time in times:
        whole = _joined(joined[-1], time, text) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(time)
    return joined


def _joined(first: TimeExpression, last: TimeExpression, text: str) -> TimeExpression | None:
    if not _are_dates(first, last) or not _bound_an_interval(first, last, text):
        return None
    if first.start_on is None or last.end_on is None or first.start_on > last.end_on:
        return None
    period = Period(f"{first.value}/{last.value}", first.start_on, last.end_on)
    sources = {first.date_source, last.date_source}
    return TimeExpression(
        start_char=first.start_char,
        end_char=last.end_char,
        text=text[first.start_char : last.end_char],
        timex_type=TimexType.DATE,
        value=period.value,
        start_on=period.start_on,
        end_on=period.end_on,
        time_precision=period.precision,
        date_source=DateSource.EXPLICIT if sources == {DateSource.EXPLICIT} else DateSource.RELATIVE,
    )


def _are_dates(*times: TimeExpression) -> bool:
    return all(time.timex_type in {TimexType.DATE, TimexType.TIME} for time in times)


def _bound_an_interval(first: TimeExpression, last: TimeExpression, text: str) -> bool:
    between = text[first.end_char : last.start_char]
    if _JOINERS.fullmatch(between):
        return True
    opener = text[max(0, first.start_char - LONGEST_OPENER) : first.start_char]
    return bool(_AND.fullmatch(between) and _BETWEEN.search(opener))
