"""Publication dates as people and feeds write them → moments with a zone.

Never a guess: a date without a year, a month without a day, or 03/04/2022 (which of the two?) is not understood.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dashboard import settings

_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DATES = (
    re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}", re.IGNORECASE),  # 14 September 2022
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),  # September 14, 2022
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\b"),  # 14.9.2022: dots, day first
    re.compile(r"\b(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})\b"),  # 2022/9/14
)
_SLASHED = re.compile(r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})\b")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s*(?P<half>[ap])\.?m\b)?"
    r"(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})(?!\w))?",
    re.IGNORECASE,
)
_EPOCH_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")  # from 1973 on
_EPOCH_MILLISECONDS = re.compile(r"\d{12,13}")


def parse_published(written: str) -> datetime | None:
    """Return the moment in the zone it is written in, None if not understood.

    Midnight when only a day is written, UTC when no zone is.
    """
    for read in (_read_iso, _read_epoch, _read_mail, _read_human):
        try:
            moment = read(written.strip())
            if moment is not None:
                return _checked(moment)
        except (ValueError, OverflowError):  # 31 February, year 0, hour 25
            continue
    return None


def _checked(moment: datetime) -> datetime:
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    if moment.year not in settings.PUBLISHED_YEARS:
        raise ValueError(f"no newspaper is of {moment.year}")
    return moment


def _read_iso(written: str) -> datetime:
    return datetime.fromisoformat(re.sub(r"\s?(?:UTC|GMT)$", "+00:00", written))


def _read_epoch(written: str) -> datetime | None:
    if _EPOCH_SECONDS.fullmatch(written):
        return datetime.fromtimestamp(float(written), tz=UTC)
    if _EPOCH_MILLISECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written) / 1000, tz=UTC)
    return None


def _read_mail(written: str) -> datetime | None:
    """Wed, 14 Sep 2022 10:30:00 EST: the only form whose zone names are settled (RFC 2822)."""
    return parsedate_to_datetime(written) if re.match(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d", written) else None


def _read_human(written: str) -> datetime | None:
    found = next(filter(None, (pattern.search(written) for pattern in _DATES)), None)
    if found:
        month = found["month"][:3].lower()
        return _at_clock(datetime(int(found["year"]), _MONTHS.get(month) or int(month), int(found["day"])), written)  # noqa: DTZ001
    return _read_slashed(written)


def _read_slashed(written: str) -> datetime | None:
    """Read 9/14/2022 and 14/9/2022, where only one reading is a date; 3/4/2022 has two."""
    found = _SLASHED.search(written)
    if not found:
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    return _at_clock(datetime(year, month, day), written)  # noqa: DTZ001


def _at_clock(day: datetime, written: str) -> datetime:
    """Add the time of day, if one is written; the zone stays open if none is."""
    found = _CLOCK.search(written)
    if not found:
        return day
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    moment = day.replace(hour=hour, minute=int(found["minute"]), second=int(found["second"] or 0))
    return moment.replace(tzinfo=_zone(found["zone"])) if found["zone"] else moment


def _zone(written: str) -> timezone:
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)
