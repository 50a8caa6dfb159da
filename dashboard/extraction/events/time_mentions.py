"""The time expressions of an article as its events see them: with tokens, and told apart from the head of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.extraction.events.context import Context
from dashboard.extraction.times.heads import is_head
from dashboard.model import DateSource, EventTime, Span, TimeExpression, TimePrecision, TimexType

DATED = frozenset((TimexType.DATE, TimexType.TIME))
_OTHER_DAY = re.compile(
    r"\b(before|earlier|previous|ago|later|past|last|decades?|years?|months?|century|centuries"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_FILED = 0.45  # confidence that an event of an undated article falls on the day of its dateline


@dataclass(frozen=True)
class TimeMention:
    """A resolved time expression with the token it hangs from and its token indices [start, end)."""

    time: TimeExpression
    head: Token
    start: int
    end: int
    filed: bool  # it stands in a dateline: the day of filing, not of an event


def index_times(context: Context, times: Sequence[TimeExpression]) -> list[TimeMention]:
    """Return the time expressions that name days, or say that the day is another ("years ago"), in text order."""
    found = []
    for time in times:
        span = context.doc.char_span(time.start_char, time.end_char, alignment_mode="expand")
        known = time.timex_type in DATED and (time.start_on or time.end_on)
        if span and (known or _OTHER_DAY.search(time.text)):
            sentence = context.sentences[context.sentence_of[span.start]]
            heads = span.start < sentence.body or is_head(context.doc.text, time.start_char, time.end_char)
            filed = heads or _stands_alone(context, span.start, span.end)
            found.append(TimeMention(time, span.root, span.start, span.end, filed))
    return sorted(found, key=lambda mention: mention.start)


def _stands_alone(context: Context, start: int, end: int) -> bool:
    """Tell whether a date has a line of its own, as pages print it above their text."""
    before = context.doc[start - 1] if start else None
    after = context.doc[end] if end < len(context.doc) else None
    opens = before is None or "\n" in before.text_with_ws
    return opens and (after is None or "\n" in after.text or "\n" in context.doc[end - 1].text_with_ws)


def find_filed(mentions: Sequence[TimeMention]) -> EventTime | None:
    """Return the day, or the period, of the report that the head of an article without a date of its own names."""
    filed = next((mention.time for mention in mentions if mention.filed and mention.time.start_on), None)
    if filed is None:
        return None
    precision = TimePrecision.DAY if filed.time_precision == TimePrecision.HOUR else filed.time_precision
    span = Span(filed.start_char, filed.end_char)
    return EventTime(filed.start_on, filed.end_on, precision, DateSource.INHERITED, span, _FILED)
