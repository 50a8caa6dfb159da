"""Text to tokens, and each token to a class: one character, so that a pattern over classes is a regular expression."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.extraction.times import lexicon
from dashboard.extraction.times.holidays import HOLIDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER = "."  # the class of every word that no pattern asks for

_NAMES = [
    *("MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH", "WEEKDAY", "SHORT_WEEKDAY", "WEEKDAYS", "SEASON", "FALL", "HOLIDAY"),
    *("UNIT", "UNITS", "DAYPART", "DEICTIC", "VAGUE", "CARDINAL", "ORDINAL", "FEW", "DECADEWORD", "RATE", "ZONE"),
    *lexicon.WORD_CLASSES,
    *("DAY", "TAIL", "SMALL", "YEAR", "BIG", "DOTTED", "ORD", "DECADE", "ISO", "NUMERIC", "CLOCK", "HOURAMPM", "QCODE"),
    *("COMMA", "DASH", "SLASH", "STOP", "POSSESSIVE", "OPEN", "BREAK", "CURRENCY", "GLUE"),
]
# Letters from U+0100 on: none has a meaning in a regular expression.
CLASS = {name: chr(0x100 + index) for index, name in enumerate(_NAMES)}
CLASS_NAMES = {letter: name for name, letter in CLASS.items()}

_MARKS = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "\u2212": "DASH", "/": "SLASH", ".": "STOP",
    "'s": "POSSESSIVE",
    "'": "POSSESSIVE", "(": "OPEN", "[": "OPEN", "$": "CURRENCY", "€": "CURRENCY", "£": "CURRENCY", "¥": "CURRENCY",
    "#": "CURRENCY", "+": "CURRENCY", "_": "GLUE", ":": "GLUE", "=": "GLUE", "&": "GLUE", "@": "GLUE", "%": "GLUE",
}  # fmt: skip


def _word_classes() -> dict[str, str]:
    tables: list[tuple[str, Iterable[str]]] = [
        ("MONTH", lexicon.MONTHS),
        ("WEEKDAY", lexicon.WEEKDAYS),
        ("WEEKDAYS", lexicon.WEEKDAY_PLURALS),
        ("SEASON", lexicon.SEASON_CODES),
        ("FALL", lexicon.AMBIGUOUS_SEASONS),
        ("UNIT", lexicon.UNITS),
        ("UNITS", lexicon.UNIT_PLURALS),
        ("DAYPART", lexicon.DAY_PARTS),
        ("DEICTIC", lexicon.DEICTIC_DAYS),
        ("VAGUE", lexicon.VAGUE_REFERENCES),
        ("CARDINAL", lexicon.CARDINALS),
        ("ORDINAL", lexicon.ORDINALS),
        ("FEW", lexicon.VAGUE_COUNTS),
        ("DECADEWORD", lexicon.DECADE_WORDS),
        ("RATE", lexicon.RATES),
        ("ZONE", lexicon.ZONES),
        ("HOLIDAY", HOLIDAYS),
        *lexicon.WORD_CLASSES.items(),
    ]
    return {word: CLASS[name] for name, words in tables for word in words}


_WORDS = _word_classes()
# Only with a capital: "may", "march", "sat", "sun", "mar" and "dec" are other words without one.
_CAPITALISED = (
    dict.fromkeys(lexicon.AMBIGUOUS_MONTHS, CLASS["AMBIGUOUS_MONTH"])
    | dict.fromkeys(lexicon.SHORT_MONTHS, CLASS["SHORT_MONTH"])
    | dict.fromkeys(lexicon.SHORT_WEEKDAYS, CLASS["SHORT_WEEKDAY"])
)
_DOTTED_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d", re.ASCII)
_QUARTER_CODE = re.compile(r"[qh][1-4]|[1-4]q")

_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)\S+)
  | (?P<meridiem>(?<![^\W\d_])[ap]\.\s?m\b\.?)
  | (?P<era>(?-i:B\.\s?C\b\.?(?:\s?E\.)?|A\.\s?D\.|C\.\s?E\.))
  | (?P<word>[^\W\d_]\w*(?:'[^\W\d_s]\w*)?)
  | (?P<iso>(?:\d{4}/\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w))
  | (?P<numeric>\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d\d)|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\w/]|[.-]\d))
  | (?P<clock>\d{1,2}(?::\d\d(?::\d\d)?(?![\d:])|\.\d\d(?=\s?[ap]\.?m\b))(?=\s?[ap]\.?m\b|[^\w:]|$))
  | (?P<decade>'?\d{1,3}0'?s\b)
  | (?P<hourampm>\d{1,2}\s?[ap]\.?\s?m\b\.?)
  | (?P<number>\d+(?:[,.]\d+)*(?:st|nd|rd|th)?(?!\w))
  | (?P<mixed>\d\w*)
  | (?P<pause>\n\s*\n)
  | (?P<possessive>'s?(?!\w))
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Token:
    """A word, number or mark that a pattern took, with the name of its class."""

    name: str
    text: str
    start_char: int
    end_char: int


@dataclass(frozen=True)
class Tokens:
    """An article as classes: `classes[i]` is the class of the i-th token, which stands at `starts[i]:ends[i]`."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]

    def token(self, index: int) -> Token:
        start, end = self.starts[index], self.ends[index]
        return Token(CLASS_NAMES.get(self.classes[index], ""), _normalised(self.text[start:end]), start, end)

    def name(self, index: int) -> str:
        """The class name of a token, "" for a plain word and for what lies outside the text."""
        return CLASS_NAMES.get(self.classes[index], "") if 0 <= index < len(self.classes) else ""


def _normalised(text: str) -> str:
    return " ".join(text.lower().split())


def _number_class(text: str) -> str:
    if text[-1].isalpha():
        return CLASS["ORD"] if text[:-2].isdecimal() and text[:-2].isascii() else OTHER
    if not text.isdecimal() or not text.isascii():
        return CLASS["DOTTED" if _DOTTED_HOUR.fullmatch(text) else "BIG"]
    value, length = int(text) if len(text) < 5 else 0, len(text)
    if length <= 2:
        return CLASS["DAY"] if 1 <= value <= 31 else CLASS["TAIL"]
    if length == 4 and 1000 <= value <= 2199:
        return CLASS["YEAR"]
    return CLASS["SMALL"] if length == 3 or (length == 4 and text[0] == "0") else CLASS["BIG"]


def _word_class(text: str) -> str:
    lower = text.lower()
    found = _WORDS.get(lower)
    if found == CLASS["ERA"]:
        return found if text.isupper() else OTHER  # "ad" and "ce" are other words
    if found:
        return found
    if lower in _CAPITALISED:
        return _CAPITALISED[lower] if text[0].isupper() else OTHER
    return CLASS["QCODE"] if len(lower) == 2 and _QUARTER_CODE.fullmatch(lower) else OTHER


def _mixed_class(text: str) -> str:
    return CLASS["QCODE"] if _QUARTER_CODE.fullmatch(text.lower()) else OTHER


_KIND_CLASSES = {
    "iso": CLASS["ISO"], "numeric": CLASS["NUMERIC"], "clock": CLASS["CLOCK"], "decade": CLASS["DECADE"],
    "pause": CLASS["BREAK"], "possessive": CLASS["POSSESSIVE"], "link": OTHER, "meridiem": CLASS["AMPM"],
    "era": CLASS["ERA"], "hourampm": CLASS["HOURAMPM"],
}  # fmt: skip


def _phrase_table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word to the phrases that begin with it, longest first: ((words), class)."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, letter in _WORDS.items():
        words = tuple(_TOKEN.sub(lambda m: m[0] + " ", phrase).split())
        if len(words) > 1:
            table.setdefault(words[0], []).append((words, letter))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return table


_PHRASES = _phrase_table()


def read_tokens(text: str) -> Tokens:
    """Split a text into classed tokens; a phrase of the lexicon becomes one token."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            word = match[0]
            classes.append(_word_class(word))
            if word.lower() in _PHRASES:
                heads.append(len(starts))
        elif kind == "mark":
            classes.append(CLASS[_MARKS[match[0]]] if match[0] in _MARKS else OTHER)
        elif kind == "number":
            classes.append(_number_class(match[0]))
        elif kind == "mixed":
            classes.append(_mixed_class(match[0]))
        else:
            classes.append(_KIND_CLASSES[kind or "link"])
        starts.append(match.start())
        ends.append(match.end())
    tokens = Tokens(text, "".join(classes), starts, ends)
    return _join_phrases(tokens, heads) if heads else tokens


def _join_phrases(tokens: Tokens, heads: list[int]) -> Tokens:
    classes, starts, ends = list(tokens.classes), tokens.starts[:], tokens.ends[:]
    for head in reversed(heads):
        found = _phrase_at(tokens, head)
        if found:
            length, letter = found
            classes[head : head + length] = [letter]
            ends[head : head + length] = [tokens.ends[head + length - 1]]
            del starts[head + 1 : head + length]
    return Tokens(tokens.text, "".join(classes), starts, ends)


def _phrase_at(tokens: Tokens, head: int) -> tuple[int, str] | None:
    for words, letter in _PHRASES[tokens.token(head).text]:
        if all(
            head + offset < len(tokens.starts) and tokens.token(head + offset).text == word
            for offset, word in enumerate(words)
        ):
            return len(words), letter
    return None
