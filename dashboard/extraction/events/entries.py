"""Texts in dated entries, as of a chronicle or a diary: "24 February 1966. Soldiers seize power in the capital".

What an entry tells without a day is of the day at its head, in whatever tense.
"""

from collections.abc import Sequence

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.time_mentions import TimeMention
from dashboard.extraction.events.when import inherit_time
from dashboard.model import DateSource, EventTime, Span, TimexType

_LONGEST = 9  # tokens of an entry's head: weekday, date, a place, and the marks between them
_SURE = 0.8


def find_entry(sentence: int, context: Context, times: Sequence[TimeMention]) -> EventTime | None:
    """Return the day at the head of the entry that a sentence belongs to, None outside entries."""
    paragraph = context.sentences[sentence].paragraph
    first = sentence
    while first and context.sentences[first - 1].paragraph == paragraph:
        first -= 1
    start = context.sentences[first].start
    mention = next((mention for mention in times if start <= mention.start < start + _LONGEST), None)
    if mention is None or not _is_head(mention, start, context):
        return None
    time = mention.time
    span = Span(time.start_char, time.end_char)
    return inherit_time(EventTime(time.start_on, time.end_on, time.time_precision, time.date_source, span, _SURE))


def _is_head(mention: TimeMention, start: int, context: Context) -> bool:
    """Tell whether only a place stands before a date, and a mark that ends its head after it."""
    time = mention.time
    if time.timex_type != TimexType.DATE or time.start_on is None or time.date_source == DateSource.UNKNOWN:
        return False
    before, doc = context.doc[start : mention.start], context.doc
    is_head = all(token.tag_ == "NNP" or token.is_punct or token.is_space for token in before)
    if not is_head or mention.end + 1 >= len(doc):
        return False
    return doc[mention.end].text in (".", ":", ";", "–", "—") or (
        doc[mention.end].text == "-" and bool(doc[mention.end - 1].whitespace_)
    )
