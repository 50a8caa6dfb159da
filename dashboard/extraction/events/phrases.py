"""Where a noun phrase that names somebody begins and ends: its name, adjectives and number, no articles, no clause."""

from spacy.tokens import Token

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.counts import HEDGES
from dashboard.model import Span

_CHILDREN = frozenset(("compound", "amod", "nmod", "poss", "nummod", "case", "quantmod", "predet", "det", "punct"))
_CONJUNCTIONS = frozenset(("WRB", "WDT", "WP", "WP$", "CC", "MD"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SKIPPED = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those"))
_BARS = frozenset((",", ";", ":", "-", "--", "–", "—", "(", ")"))
_ONE_NAME = frozenset(("PERSON", "ORG"))
_MAX_TOKENS = 8  # a longer phrase is a parsing error or a description


def phrase_bounds(head: Token, context: Context) -> tuple[int, int]:
    """Return token indices [start, end) of a noun with the names, numbers and adjectives before it."""
    first = max(head.i - _MAX_TOKENS, context.sentence(head).body)
    start, end = _name_bounds(head, first)
    for child in sorted(head.children, key=lambda child: -child.i):
        if child.i < start and child.dep_ in _CHILDREN and child.right_edge.i + 1 >= start - 1:
            start = child.left_edge.i
    start = _after_breaks(max(start, first), head, context)
    while start < head.i and _is_no_part(head.doc[start]):
        start += 1
    return _with_number(start, first, head), end


def phrase_span(start: int, end: int, context: Context) -> Span:
    """Return the characters of tokens [start, end)."""
    last = context.doc[end - 1]
    return Span(context.doc[start].idx, last.idx + len(last))


def _name_bounds(head: Token, first: int) -> tuple[int, int]:
    """Return the bounds of the name that a head is part of; parsers often hang names on the wrong word of them."""
    start, end = head.i, head.i + 1
    if head.ent_type_ not in _ONE_NAME:
        return start, end
    while start > first and head.doc[start].ent_iob_ == "I":
        start -= 1
    while end < head.sent.end and head.doc[end].ent_iob_ == "I" and head.doc[end].ent_type_ == head.ent_type_:
        end += 1
    return start, end - (head.doc[end - 1].lower_ in ("'s", "'"))


def _after_breaks(start: int, head: Token, context: Context) -> int:
    """Return where a phrase begins after the last comma, verb, date or abbreviation that the parse took into it."""
    for i in range(head.i - 1, start - 1, -1):
        token = head.doc[i]
        abbreviated = token.text.endswith(".") and "place" in context.labels[i]
        hyphen = token.text == "-" and not (token.whitespace_ or head.doc[i - 1].whitespace_)
        if (token.text in _BARS and not hyphen) or token.tag_ in _FINITE or abbreviated or token.ent_type_ == "DATE":
            return i + 1
    return start


def _with_number(start: int, first: int, head: Token) -> int:
    """Return where the number before a phrase begins: "more than a million people"."""
    counts = start < head.i and (head.doc[start].like_num or head.doc[start].lower_ in HEDGES)
    if not counts:
        return start
    begin = start
    while begin > first and (head.doc[begin - 1].like_num or head.doc[begin - 1].lower_ in HEDGES):
        begin -= 1
    if head.doc[begin].lower_ in ("the", "a") and begin + 1 < start:
        return begin if head.doc[begin].lower_ == "a" else begin + 1
    if head.doc[begin].lower_ == "at" and head.doc[begin + 1].lower_ not in ("least", "most"):
        return begin + 1  # "shot at another man"
    return start if head.doc[begin].lower_ in ("the", "to", "as") else begin


def _is_no_part(token: Token) -> bool:
    return token.lower_ in _SKIPPED or token.is_punct or token.is_space or token.tag_ in _CONJUNCTIONS
