"""How many people an event killed and harmed, in words that leave open what the reports leave open. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.views.rows import Row, value_of
from dashboard.views.words import say_count

_PEOPLE = ("injured", "detained", "displaced")


def say_harm(event: Row | Mapping[str, Any]) -> str | None:
    """Say what one report counts: "at least 75 killed, 12 injured"; None where it gives no number."""
    counts = ((name, value_of(event, name)) for name in _PEOPLE)
    harmed = (say_count(int(count), name, name) for name, count in counts if count is not None)
    return ", ".join(part for part in (say_killed(event), *harmed) if part) or None


def say_killed(event: Row | Mapping[str, Any]) -> str | None:
    """A bound that the report leaves open stays open: "at least 75" is no 75, and "up to 40" no 40."""
    best, low, high = _killed(event)
    if best is None and low is None and high is None:
        return None
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,} killed"
    if high is None and low is not None:
        return f"at least {low:,} killed"
    if low is None and high is not None:
        return f"up to {high:,} killed"
    return f"{best if best is not None else low:,} killed"


def say_spread(reports: Sequence[Row | Mapping[str, Any]]) -> str | None:
    """Say between which numbers of dead the reports of one event lie; nothing unless two of them give a number."""
    telling = [numbers for numbers in map(_killed, reports) if any(count is not None for count in numbers)]
    if len(telling) < 2:
        return None
    known = [count for numbers in telling for count in numbers if count is not None]
    least, most = min(known), max(known)
    # Open above where the report that says most gives only the least, and no other gives that number as such.
    is_open = all(high is None for _, low, high in telling if most in (low, high))
    said = f"{least:,} to {most:,} killed" if least != most else f"{most:,} killed"
    if is_open:
        said = f"at least {said}" if least == most else f"{said} or more"
    return f"{len(telling)} reports with a number: {said}"


def _killed(event: Row | Mapping[str, Any]) -> tuple[int | None, int | None, int | None]:
    best, low, high = (value_of(event, f"fatalities_{name}") for name in ("best", "low", "high"))
    return _whole(best), _whole(low), _whole(high)


def _whole(count: Any) -> int | None:
    return None if count is None else int(count)
