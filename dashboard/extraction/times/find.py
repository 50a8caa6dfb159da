"""Time expressions of an article: read, screen, combine, then resolve in text order."""

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc

from dashboard.extraction.times.anchors import Anchors, Moment, Tense
from dashboard.extraction.times.clauses import Clauses
from dashboard.extraction.times.combine import combine_readings
from dashboard.extraction.times.grammar import read_times
from dashboard.extraction.times.mode import mode_of, with_numeric_order
from dashboard.extraction.times.readings import Reading
from dashboard.extraction.times.resolve import resolve
from dashboard.extraction.times.screen import screened
from dashboard.extraction.times.tokens import Tokens, read_tokens
from dashboard.model import Article, TimeExpression


def find_times(doc: Doc, article: Article) -> list[TimeExpression]:
    """The time expressions of an article in text order, none inside another; `doc` is its same-length cleaned copy.

    Days are those of the publication day's zone, UTC. Without a publication day what is relative stays unresolved.
    """
    publication = article.published_at.date() if article.published_at else None
    tokens, clauses = read_tokens(doc.text), Clauses(doc)
    readings = with_numeric_order(list(read_times(tokens)), tokens, publication)
    found = (screened(reading, tokens, clauses) for reading in combine_readings(readings, tokens))
    readings = [reading for reading in found if reading]
    anchors = Anchors(publication, mode_of(readings, publication))
    return list(_resolved(readings, tokens, clauses, anchors, article.text))


def _resolved(
    readings: Sequence[Reading], tokens: Tokens, clauses: Clauses, anchors: Anchors, text: str
) -> Iterator[TimeExpression]:
    for reading in readings:
        start, end = tokens.starts[reading.first], tokens.ends[reading.last]

        def tense(char: int = start) -> Tense:
            return clauses.tense_at(char)

        found = resolve(reading, anchors, tense)
        if found.moment:
            anchors = anchors.moved_to(found.moment, found.period, carries_story=_carries_story(reading, found.moment, tokens))
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


def _carries_story(reading: Reading, moment: Moment, tokens: Tokens) -> bool:
    """Whether the months that follow belong to this year: "In 1943, …" opens it, "the 1939 pact" only refers to one."""
    if moment.month or tokens.name(reading.last + 1) == "COMMA" or reading.first < 2:
        return True
    return not {"BREAK", "STOP"}.isdisjoint({tokens.name(reading.first - 1), tokens.name(reading.first - 2)})
