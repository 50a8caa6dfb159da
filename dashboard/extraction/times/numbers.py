"""Counts in digits and words."""

from collections.abc import Sequence

from dashboard.extraction.times.lexicon import CARDINALS, ORDINALS
from dashboard.extraction.times.tokens import Token

MAX_COUNT = 100_000  # beyond it a count of days, weeks or years leaves every calendar
NUMBER_CLASSES = frozenset({"DAY", "TAIL", "SMALL", "YEAR", "BIG"})
COUPLES = {"couple": 2, "dozen": 12}


def read_number(text: str) -> int | None:
    """Digits with or without thousands separators, as an integer; None for fractions and for absurd sizes."""
    digits = text.replace(",", "")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(MAX_COUNT)):
        return None
    return min(int(digits), MAX_COUNT)


def read_ordinal(token: Token) -> int | None:
    if token.name == "ORD":
        return read_number(token.text[:-2])
    return ORDINALS.get(token.text)


def read_count(tokens: Sequence[Token]) -> int | None:
    """The number that opens a duration: 3 for "three", "3" and "a ... three"; None for "several" or "a few"."""
    if any(token.name == "FEW" for token in tokens):
        return None
    total: int | None = None
    for token in tokens:
        if token.name in NUMBER_CLASSES:
            number = read_number(token.text)
            if number is None:
                return None
            total = number
        elif token.name == "COUPLE":
            total = COUPLES[token.text]
        elif token.name == "CARDINAL":
            total = _add_cardinal(total, CARDINALS[token.text])
    if total is not None:
        return min(total, MAX_COUNT)
    return 1 if any(token.name == "A" for token in tokens) else None


def _add_cardinal(total: int | None, number: int) -> int:
    """Grow "two hundred five" by product and sum."""
    if number >= 100:
        return (total or 1) * number
    return (total or 0) + number


def full_year(tail: int, *, pivot: int) -> int:
    """The year that ends in the two digits `tail`, in the century for which it lies nearest to `pivot`."""
    centuries = range(pivot // 100 - 1, pivot // 100 + 2)
    return min((century * 100 + tail for century in centuries), key=lambda year: abs(year - pivot))
