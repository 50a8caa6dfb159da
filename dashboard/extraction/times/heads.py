"""The date at the head of a text: a dateline, a line of its own, the issue or period of a report or bulletin."""

import re
from collections.abc import Sequence
from datetime import date

from dashboard.extraction.times import periods
from dashboard.extraction.times.readings import Calendar, DayRange, Reading
from dashboard.extraction.times.tokens import Tokens

HEAD_CHARS = 400  # headline, byline and dateline; a date farther on is part of the story
DATE_RULES = frozenset({"iso", "numeric", "day_month", "month_day", "day_range", "month_range", "month"})
_PLACE = re.compile(r"(?:[A-Z][\w'.-]*[ ,/]+)*(?:\([^)\n]{1,40}\)[ ,]*)?\(?")
_AFTER_DATELINE = re.compile(r"[ )]*(?:\n|$|[-\u2013\u2014:]\s|\(|(?<=\))\s)")
# "Issued:", "Reporting period", "Week 12:", "Update as of" right before the date, at the start of a line or of a part.
_LABEL = re.compile(
    r"(?:^|[|•:;.,(\u2013\u2014-]\s*|\b(?:update|report|bulletin|summary)\s+)"
    r"(?:last\s+)?(?:issued|published|posted|updated|released|filed|dated?|(?:report(?:ing)?\s+)?period(?:\s+covered)?"
    r"|covering(?:\s+the\s+period)?|as\s+(?:of|at)|(?:epidemiological\s+)?week(?:\s+\d+)?(?:\s+ending)?)"
    r"\s*[:,-]?\s*(?:on|from|of|for)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:report|bulletin|update|brief|briefing|digest|newsletter|sitrep|summary|round-?up|edition|monitor(?:ing)?"
    r"|review|snapshot|news)\b",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(r"\s*(?:$|[.|;)\]\u2013\u2014-]|,\s*\d|at\s|to\s|by\s|in\s)")
_AFTER_TITLE = re.compile(r"\s*(?:$|[|;)\]\u2013\u2014-]|\.\s*$|to\s)")
_AFTER_ENTRY = re.compile(r"\s*(?:\n|[.:;]\s|[\u2013\u2014-]\s)")
_TITLE_WORDS = 12  # a longer line in front of a date is a sentence


def filed_on(readings: Sequence[Reading], tokens: Tokens) -> date | None:
    """The last day named by the dates at the head of a text ("KYIV, 14 September 2022 - ", "Period: 2-8 May 2023")."""
    head = next((reading for reading in readings if _last_day(reading)), None)
    if head is None or not is_head(tokens.text, tokens.starts[head.first], tokens.ends[head.last]):
        return None
    line_end = tokens.text.find("\n", tokens.ends[head.last])
    same_line = (reading for reading in readings if line_end < 0 or tokens.starts[reading.first] < line_end)
    days = (_last_day(reading) for reading in same_line if tokens.starts[reading.first] <= HEAD_CHARS)
    return max((day for day in days if day), default=None)


def is_head(text: str, start: int, end: int) -> bool:
    """Tell whether the date at some characters says when the text was filed, or what period it reports on."""
    if start > HEAD_CHARS:
        return False
    opening, rest = text[:start].rsplit("\n", 1)[-1], text[end:].split("\n", 1)[0]
    if opening.startswith(("On ", "In ", "By ")):
        return False
    if _PLACE.fullmatch(opening) and _AFTER_DATELINE.match(text, end):
        return True
    if _LABEL.search(opening) and _AFTER_LABEL.match(rest):
        return True
    is_title = len(opening.split()) <= _TITLE_WORDS and _DOCUMENT.search(opening)
    return bool(is_title and _AFTER_TITLE.match(rest))


def find_entries(readings: Sequence[Reading], tokens: Tokens) -> frozenset[int]:
    """The first tokens of the dates that head the entries of a diary or chronicle; none where there is but one."""
    heads = [
        reading.first
        for reading in readings
        if reading.rule in DATE_RULES
        and _heads_entry(tokens.text, tokens.starts[reading.first], tokens.ends[reading.last])
    ]
    return frozenset(heads) if len(heads) > 1 else frozenset()


def _heads_entry(text: str, start: int, end: int) -> bool:
    opening = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(
        _PLACE.fullmatch(opening) and not opening.startswith(("On ", "In ", "By ")) and _AFTER_ENTRY.match(text, end)
    )


def _last_day(reading: Reading) -> date | None:
    what = reading.what.last if isinstance(reading.what, DayRange) else reading.what
    if reading.rule not in DATE_RULES or not isinstance(what, Calendar) or what.bc or not (what.year and what.month):
        return None
    year, month, day = what.year, what.month, what.day
    found = periods.day(year, month, day) if day else periods.month(year, month)
    return found.end_on if found else None
