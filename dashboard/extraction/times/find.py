"""Time expressions of an article: read, screen, combine, then resolve in text order."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dashboard.extraction.times.anchors import Anchors, Tense
from dashboard.extraction.times.clauses import Clauses
from dashboard.extraction.times.combine import combine_readings
from dashboard.extraction.times.grammar import read_times
from dashboard.extraction.times.heads import filed_on
from dashboard.extraction.times.mode import with_numeric_order
from dashboard.extraction.times.readings import Reading
from dashboard.extraction.times.resolve import resolve
from dashboard.extraction.times.screen import screened
from dashboard.extraction.times.story import entered, followed, looks_back, opening_anchors
from dashboard.extraction.times.tokens import Tokens, read_tokens
from dashboard.model import Article, TimeExpression


def find_times(doc: Doc, article: Article) -> list[TimeExpression]:
    """The time expressions of an article in text order, none inside another; `doc` is its same-length cleaned copy.

    Days are those of the zone that `published_at` is in. Without it what is relative stays unresolved.
    """
    publication = article.published_at.date() if article.published_at else None
    tokens, clauses = read_tokens(doc.text), Clauses(doc)
    readings = with_numeric_order(list(read_times(tokens)), tokens, publication)
    found = (screened(reading, tokens, clauses) for reading in combine_readings(readings, tokens))
    readings = [reading for reading in found if reading]
    anchors = opening_anchors(readings, tokens, publication or filed_on(readings, tokens))
    return list(_resolved(readings, tokens, clauses, anchors, article.text))


def _resolved(
    readings: Sequence[Reading], tokens: Tokens, clauses: Clauses, anchors: Anchors, text: str
) -> Iterator[TimeExpression]:
    previous: Reading | None = None
    for reading in readings:
        start, end = tokens.starts[reading.first], tokens.ends[reading.last]

        def tense(start_char: int = start, end_char: int = end) -> Tense:
            return clauses.tense_of(start_char, end_char)

        if previous:
            anchors = entered(anchors, previous, reading, tokens)
        found = resolve(reading, anchors.back() if looks_back(reading, anchors, tense) else anchors, tense)
        is_said = found.moment is not None and clauses.is_said(start, end)
        anchors = followed(anchors, reading, found, tokens, is_said=is_said)
        previous = reading
        yield TimeExpression(
            start_char=start,
            end_char=end,
            text=text[start:end],
            timex_type=found.timex_type,
            value=found.period.value,
            start_on=found.period.start_on,
            end_on=found.period.end_on,
            time_precision=found.precision,
            date_source=found.source,
        )
