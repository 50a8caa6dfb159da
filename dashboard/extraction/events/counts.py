"""How many people a phrase speaks of: digits, number words, "dozens", "at least", "a mother and her two children"."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "zero": 0, "both": 2, "couple": 2,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000, "k": 1_000,
    "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
_VAGUE = {  # word → (low, high): what the word leaves open
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999), "several": (3, 9),
    "few": (2, 5), "many": (3, None), "numerous": (5, None), "millions": (2_000_000, None), "handful": (3, 6),
    "tens": (20, 99),
}  # fmt: skip
_AT_LEAST = frozenset(("least", "more", "over", "than", "minimum"))
_AT_MOST = frozenset(("up", "most", "fewer", "less"))
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+)\s?[-–]\s?(\d+)")
_PRONOUNS = frozenset(("he", "she", "him", "her", "himself", "herself", "i", "me"))
_ANYBODY = frozenset((
    "nobody", "none", "one", "people", "person", "body", "persons", "casualties", "casualty", "deaths", "death", "dead",
    "fatalities", "fatality", "victims", "victim", "injuries", "injury", "lives", "life", "loss", "injured", "wounded",
    "hurt", "reports", "report", "toll", "killed",
))  # fmt: skip
_JOINTS = frozenset(("and", ""))
_ONE = frozenset(("a", "an", "another"))
_SINGULAR = frozenset(("NN", "NNP"))
_NOBODY = frozenset((  # beasts, and "an unknown number of traders", which is not one
    "number", "sheep", "goats", "cows", "cattle", "dogs", "horses", "camels", "pigs", "chickens", "hens", "animals",
    "livestock", "birds", "elephants", "donkeys", "buffaloes", "poultry", "whales", "oxen", "mules", "cats", "fish",
))  # fmt: skip
_KIN = frozenset((
    "grandson", "grandsons", "granddaughter", "granddaughters", "grandchild", "grandchildren", "stepson",
    "stepdaughter", "twin", "twins", "fiancé", "fiancée", "girlfriend", "boyfriend", "spouse", "novice", "couple",
))  # fmt: skip
_PAIRS = frozenset(("couple", "pair", "duo"))
_GROUPS = frozenset(("family", "group", "crew", "party", "team", "household"))
_DOERS = ("er", "or", "ist", "man", "woman")  # a seller, a juror, a cyclist: one who may be hurt
PEOPLE = frozenset(
    (
        "harmed",
        "civilian",
        "person",
        "military",
        "police",
        "rebel",
        "militia",
        "protester",
        "leader",
        "person_ent",
        "lawman",
        "office",
    )
)
_NOUN_LEADS = frozenset(("CD", "JJ", "JJR", "JJS", "NN", "NNP", "VBN", "PRP$", "PDT", "HYPH"))
HEDGES = frozenset((
    "at", "least", "more", "than", "over", "up", "to", "about", "around", "some", "nearly", "almost", "as", "many",
    "between", "fewer", "most", "only", "a", "the", "approximately", "roughly", "estimated", "another", "these", "all",
    "both", "just", "half",
))  # fmt: skip
_REACH = 9  # words before a noun among which its number is sought
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
    if head.lower_ in _NOBODY or (head.ent_type_ == "DATE" and head.like_num):
        return None
    if head.lower_ in ("nobody", "none") or _has_child(head, "no"):
        return None if _is_narrow(head) else Count(0, 0, 0)  # "no one else" says nothing of the others
    number = _stated_number(head) or _size(head)
    if number is not None:
        return number
    if head.text == "old" and head.i and head.nbor(-1).lower_ in ("year", "-"):
        return Count(1, 1, 1)  # "the 34-year-old was shot"
    if head.tag_ in _SINGULAR and (is_person(head, labels) or head.lower_.endswith(_DOERS)) and _is_one(head, labels):
        return Count(2, 2, 2) if head.lower_ in _PAIRS else Count(1, 1, 1)
    return Count(1, 1, 1) if head.lower_ in _PRONOUNS else None


def is_person(token: Token, labels: frozenset[str]) -> bool:
    """Tell whether a noun, of the classes `labels`, speaks of people who may be harmed."""
    return bool(labels & PEOPLE) or token.lower_ in _KIN


def read_number(token: Token) -> int | None:
    """Return the number that a token alone writes, in digits or as a word."""
    numbers = _numbers([token.lower_])
    return numbers[0] if numbers else None


def add_counts(first: Count, second: Count) -> Count:
    """Return the count of both together: "a mother and her two children"."""
    return Count(_sum(first.best, second.best), _sum(first.low, second.low), _sum(first.high, second.high))


def _sum(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _size(group: Token) -> Count | None:
    """Read how many a group is of: "a family of four", "a group of five hikers"."""
    of = group.doc[group.i + 1 : group.i + 2]
    if group.lower_ not in _GROUPS or group.tag_ not in _SINGULAR or not of or of[0].lower_ != "of":
        return None
    number = next((t for t in group.doc[group.i + 2 : group.i + 5] if read_number(t) is not None), None)
    return _read_tokens(list(group.doc[group.i + 2 : number.i + 1])) if number is not None else None


def _is_narrow(head: Token) -> bool:
    """Tell "no soldiers", "none of the guests", "no deaths among the crew" from "nobody": others may have died."""
    among = any(child.dep_ == "prep" and child.lower_ in ("of", "among", "amongst", "from") for child in head.children)
    others = head.i + 1 < len(head.doc) and head.nbor(1).lower_ in ("else", "other", "more")
    return among or others or head.lower_ not in _ANYBODY


def _has_child(head: Token, word: str) -> bool:
    return any(child.lower_ == word and child.dep_ == "det" for child in head.children)


def _is_one(head: Token, labels: frozenset[str]) -> bool:
    """Tell whether a singular noun is one person: "the garrison" is not."""
    if "person_ent" in labels:
        return True
    if "groupnoun" in labels:
        return False
    children = [child.lower_ for child in head.children if child.dep_ in ("det", "poss")]
    return any(word in _ONE or word in ("the", "his", "her", "its", "their") for word in children)


def _stated_number(head: Token) -> Count | None:
    """Read a number and the words around it that stand right before a noun: "at least two dozen other people"."""
    doc, start = head.doc, head.i
    while start > head.sent.start and head.i - start < _REACH and _leads_on(doc[start - 1], doc[start]):
        start -= 1
    counts_itself = head.like_num or head.lower_ in _SCALES or head.lower_ in _VAGUE
    tokens = list(doc[start : head.i + counts_itself])
    if head.lower_ in _VAGUE and head.i + 2 < len(doc) and doc[head.i + 1].lower_ == "of":
        tokens.append(doc[head.i + 2])  # "tens of thousands"
    return _read_tokens(tokens)


def _leads_on(token: Token, after: Token) -> bool:
    """Tell whether a word may stand between a number and its noun; surer than the parse, which often breaks here."""
    word = token.lower_
    if word in ("old", "year", "years", "aged") or token.ent_type_ == "PERSON":
        return False
    if word == "and":
        return token.nbor(-1).like_num and after.like_num if token.i else False
    if word in HEDGES or token.like_num or word in _SCALES or (token.text in "-–" and after.like_num):
        return True
    # Before the number only words that hedge it: "on 12 August three people" are three.
    return token.tag_ in _NOUN_LEADS and not after.like_num and after.lower_ not in _SCALES


def _read_tokens(tokens: list[Token]) -> Count | None:
    words = [token.lower_ for token in tokens]
    span = re.search(_RANGE, " ".join(words))
    if span:
        return Count(int(span[1]), int(span[1]), int(span[2])) if int(span[1]) < int(span[2]) else None
    vague = [word for word in words if word in _VAGUE]
    if vague and not any(_value(word) is not None for word in words):
        return _vague(*vague)
    numbers = _numbers(words)
    if not numbers or numbers[0] > _MAX_COUNT:
        return None
    if "between" in words and len(numbers) > 1 and numbers[0] < numbers[1]:
        return Count(numbers[0], numbers[0], numbers[1])
    best = numbers[0] // 2 if "half a " in " ".join(words) else numbers[0]
    if _AT_LEAST.intersection(words):
        return Count(best, best, None)
    return Count(best, None, best) if _AT_MOST.intersection(words) else Count(best, best, best)


def _vague(word: str, unit: str = "") -> Count:
    """Return what "dozens" leaves open; "tens of thousands" multiplies what "tens" does."""
    low, high = _VAGUE[word]
    times = _SCALES.get(unit.removesuffix("s"), 1)
    return Count(None, low * times, high * times if high else None)


def _numbers(words: list[str]) -> list[int]:
    """Return the numbers in a run of words, number words of one number put together."""
    found: list[int] = []
    value: float | None = None
    for word in [*(part for text in words for part in text.split("-")), "."]:
        scale = _SCALES.get(word)
        single = _value(word)
        if scale is not None:
            value = (1 if value is None else value) * scale
        elif single is not None and value is not None and _goes_on(value, single):
            value += single
        elif value is not None and word in _JOINTS and _goes_on(value, 1):
            continue  # "two hundred and forty-five"
        else:
            if value is not None:
                found.append(round(value))
            value = single
    return found


def _goes_on(value: float, single: float) -> bool:
    """Tell whether a number word continues the one before it: "two hundred | forty | five"."""
    return (value % 100 == 0 and single < 100) or (value % 100 >= 20 and value % 10 == 0 and single < 10)


def _value(word: str) -> float | None:
    if word in _UNITS:
        return _UNITS[word]
    digits = _DIGITS.fullmatch(word)
    return float(word.replace(",", "")) if digits else None
