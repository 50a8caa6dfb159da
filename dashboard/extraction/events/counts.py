"""How many people a phrase speaks of: digits, number words, "dozens", "at least", "a mother and her two children"."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "zero": 0,
    "both": 2, "couple": 2,
}  # fmt: skip
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000, "k": 1_000,
           "lakh": 100_000, "crore": 10_000_000}  # fmt: skip
_VAGUE = {  # word → (low, high): what the word leaves open
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999), "several": (3, 9),
    "few": (2, 5), "many": (3, None), "numerous": (5, None), "millions": (2_000_000, None), "handful": (3, 6), "tens": (20, None),
}  # fmt: skip
_AT_LEAST = frozenset(("least", "more", "over", "than", "minimum"))
_AT_MOST = frozenset(("up", "most", "fewer", "less"))
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+)\s?[-–]\s?(\d+)")
_PRONOUNS = frozenset(("he", "she", "him", "her", "himself", "herself", "i", "me"))
_ONE = frozenset(("a", "an", "another"))
_SINGULAR = frozenset(("NN", "NNP"))
_PEOPLE = frozenset(("harmed", "civilian", "person", "military", "police", "rebel", "militia", "protester", "leader", "person_ent", "lawman", "office"))
_BESIDE = frozenset(("nummod", "advmod", "amod", "quantmod", "det", "compound", "nmod", "poss", "predet", "case", "prep", "pobj", "cc", "conj"))
_MAX_COUNT = 50_000_000  # more people than any event has harmed or moved: a misread number


@dataclass(frozen=True)
class Count:
    """A number of people; `best` is None where the words give only a range."""

    best: int | None
    low: int | None = None
    high: int | None = None


def count_people(head: Token, labels: frozenset[str]) -> Count | None:
    """Return how many people the noun phrase of `head` speaks of, None where it does not say.

    `labels` are the classes of the head: "a soldier" is one, "a village" is no count of people.
    """
    if head.lower_ in ("nobody", "none") or _has_child(head, "no"):
        return Count(0)
    number = _read_tokens([head]) if head.like_num else _stated_number(head)
    if number is not None:
        return number
    if head.lower_ in _VAGUE:
        return _vague(head.lower_)
    if head.tag_ in _SINGULAR and labels & _PEOPLE and ("person_ent" in labels or _is_single(head)):
        return Count(1)
    return Count(1) if head.lower_ in _PRONOUNS else None


def add_counts(first: Count, second: Count) -> Count:
    """Return the count of both together: "a mother and her two children"."""
    return Count(_sum(first.best, second.best), _sum(first.low, second.low), _sum(first.high, second.high))


def _sum(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _has_child(head: Token, word: str) -> bool:
    return any(child.lower_ == word and child.dep_ == "det" for child in head.children)


def _is_single(head: Token) -> bool:
    children = [child.lower_ for child in head.children if child.dep_ in ("det", "poss")]
    return any(word in _ONE or word in ("the", "his", "her", "its") for word in children)


def _stated_number(head: Token) -> Count | None:
    """Read the words before a noun, from the farthest that belongs to its phrase: "at least two dozen other people"."""
    start = head.i
    while start > head.sent.start and _belongs(head.doc[start - 1], head):
        start -= 1
    found = _read_tokens(list(head.doc[start : head.i]))
    if found is None and head.lower_ in ("dozen", "hundred", "thousand", "million"):
        return Count(_SCALES[head.lower_])
    return found


def _belongs(token: Token, head: Token) -> bool:
    if token.is_punct and token.text not in ("-", "–"):
        return False
    steps = 0
    while token.i != head.i and steps < 4:
        if token.dep_ not in _BESIDE and token.text not in ("-", "–"):
            return False
        token = token.head
        steps += 1
    return token.i == head.i


def _read_tokens(tokens: list[Token]) -> Count | None:
    words = [token.lower_ for token in tokens]
    span = re.search(_RANGE, " ".join(words))
    if span:
        return Count(int(span[1]), int(span[1]), int(span[2])) if int(span[1]) < int(span[2]) else None
    for word in words:
        if word in _VAGUE and not any(_value(other) is not None for other in words):
            return _vague(word)
    numbers = _numbers(words)
    if not numbers or any(token.ent_type_ == "DATE" for token in tokens if token.like_num) or numbers[0] > _MAX_COUNT:
        return None
    if "between" in words and len(numbers) > 1 and numbers[0] < numbers[1]:
        return Count(numbers[0], numbers[0], numbers[1])
    best = numbers[0]
    if _AT_LEAST.intersection(words):
        return Count(best, best, None)
    return Count(best, None, best) if _AT_MOST.intersection(words) else Count(best, best, best)


def _vague(word: str) -> Count:
    low, high = _VAGUE[word]
    return Count(None, low, high)


def _numbers(words: list[str]) -> list[int]:
    """Return the numbers in a run of words, number words of one number put together."""
    found: list[int] = []
    value: float | None = None
    for word in [*(part for text in words for part in text.split("-")), ""]:
        scale = _SCALES.get(word)
        single = _value(word)
        if scale is not None:
            value = (1 if value is None else value) * scale
        elif single is not None and value is not None and value % 100 == 0 and single < 100:
            value += single
        elif single is not None and value is not None and 20 <= value < 100 and value % 10 == 0 and single < 10:
            value += single
        else:
            if value is not None:
                found.append(round(value))
            value = single
    return found


def _value(word: str) -> float | None:
    if word in _UNITS:
        return _UNITS[word]
    digits = _DIGITS.fullmatch(word)
    return float(word.replace(",", "")) if digits else None
