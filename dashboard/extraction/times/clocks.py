"""Hours and minutes: "5 a.m.", "05:40 GMT", "0800 UTC", "three o'clock"."""

import re
from collections.abc import Sequence

from dashboard.extraction.times.lexicon import CARDINALS, ZONES
from dashboard.extraction.times.readings import Clock
from dashboard.extraction.times.tokens import Token

NOON = 12
EVENING = 6
ISO_CLOCK = re.compile(r"[t ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?$")


def read_clock(tokens: Sequence[Token]) -> Clock | None:
    """The hour named, None where it is none of a day's ("25:70")."""
    zone = next((ZONES[token.text] for token in tokens if token.name == "ZONE"), None)
    hour, minute = _hour_and_minute(tokens[0])
    meridiem = _meridiem(tokens)
    if meridiem:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if meridiem == "p" else 0)
    if hour > 24 or (minute or 0) > 59:
        return None
    return Clock(hour % 24, minute, zone)


def read_iso_clock(text: str) -> Clock | None:
    """The hour of "2022-09-12T10:00:00Z", None without one or with one that no day has."""
    found = ISO_CLOCK.search(text)
    if not found:
        return None
    hour, minute, zone = int(found[1]), int(found[2]), found[3]
    if hour > 23 or minute > 59:
        return None
    return Clock(hour, minute, None if zone is None else 0 if zone == "z" else int(zone[:3]))


def _hour_and_minute(token: Token) -> tuple[int, int | None]:
    if token.name == "CARDINAL":
        return CARDINALS[token.text], None
    parts = [int(part) for part in re.findall(r"\d+", token.text)[:2]]
    if len(parts) == 1 and parts[0] > 99:  # "0800 UTC"
        return parts[0] // 100, parts[0] % 100
    if len(parts) == 1 and len(token.text) == 4 and token.text.isdecimal():  # "0030 UTC"
        return 0, parts[0]
    return parts[0], parts[1] if len(parts) > 1 else None


def _is_small(token: Token) -> bool:
    """Tell "two at night" from "ten at night"."""
    return _hour_and_minute(token)[0] < EVENING


def _meridiem(tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.name == "AMPM":
            return token.text[0]
        if token.name == "DAYPART":
            return "a" if token.text in {"morning", "dawn"} or (token.text == "night" and _is_small(tokens[0])) else "p"
        if token.name == "HOURAMPM":
            return next(letter for letter in token.text if letter in "ap")
    return None
