"""Docs for tests of events: "word|tag|dependency|steps to its head" a token, "/" between sentences, "¶" ends lines."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from dashboard.extraction.events import extract_events
from dashboard.extraction.events.confidence import calibrate
from dashboard.extraction.events.extract import extract_weighed
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import (
    Article,
    Candidate,
    DateSource,
    Event,
    GeoPrecision,
    Mention,
    Place,
    TimeExpression,
    TimePrecision,
    TimexType,
)

PUBLISHED = datetime(2022, 9, 14, 12, tzinfo=UTC)
Read = Callable[[str], list[Event]]  # the events of a text, read by the shipped pipeline

_VOCAB = spacy.blank("en").vocab  # knows lower case and numbers, which a bare Vocab does not
_CLOSING = frozenset(".,;:?!)") | {"'s", "n't"}


def parsed(marked: str, **entities: str) -> Doc:
    """Return a doc of a hand-made parse; `entities` are word=LABEL."""
    tokens = [part.split("|") for part in marked.split() if part != "/"]
    words = [token[0].replace("¶", "\n") for token in tokens]
    spaces = [k + 1 < len(words) and words[k + 1] not in _CLOSING for k in range(len(words))]
    starts = _starts(marked)
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        tags=[token[1] for token in tokens],
        pos=[_pos(token[1]) for token in tokens],
        deps=[token[2] for token in tokens],
        heads=[k + int(token[3]) for k, token in enumerate(tokens)],
        lemmas=[word.lower() for word in words],
        sent_starts=[k in starts for k in range(len(words))],
    )
    doc.ents = [Span(doc, k, k + 1, entities[word]) for k, word in enumerate(words) if word in entities]
    return doc


@cache
def _shipped_pipeline() -> Language:
    return load_pipeline()


def dated_events(text: str, published_at: datetime | None = PUBLISHED) -> dict[str, Event]:
    """Return what the shipped pipeline reads of a text, by trigger: events with their times and without places."""
    doc, article = _shipped_pipeline()(clean_text(text)), Article("a1", text, published_at=published_at)
    return {event.trigger: event for event in extract_events(doc, article, [], find_times(doc, article))}


def _starts(marked: str) -> set[int]:
    starts, count = {0}, 0
    for part in marked.split():
        if part == "/":
            starts.add(count)
        else:
            count += 1
    return starts


def _pos(tag: str) -> str:
    kinds = {"NNP": "PROPN", "NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "CD": "NUM", "PRP": "PRON"}
    return next((pos for start, pos in kinds.items() if tag.startswith(start)), "X")


def place_at(doc: Doc, name: str, precision: GeoPrecision = GeoPrecision.SETTLEMENT, **fields: object) -> Place:
    """Return a resolved place for the first occurrence of a name in a doc; its id is its name."""
    start = doc.text.index(name)
    candidate = Candidate(f"test:{name}", name, 48.0, 37.0, "PPL", "UA", None, None, None, 1000, 5.0)
    mention = Mention(start, start + len(name), name)
    defaults = {"latitude": 48.0, "longitude": 37.0, "radius_km": 5.0}
    return Place(mention, candidate, precision, 0.9, "test", **{**defaults, **fields})


def day_at(doc: Doc, text: str, day: date, *, end: date | None = None) -> TimeExpression:
    """Return a resolved time expression for the first occurrence of some words in a doc."""
    start = doc.text.index(text)
    precision = TimePrecision.DAY if end is None else TimePrecision.YEAR
    return TimeExpression(
        start, start + len(text), text, TimexType.DATE, None, day, end or day, precision, DateSource.RELATIVE
    )


def events_of(
    doc: Doc,
    places: Sequence[str | Place] = (),
    times: Sequence[TimeExpression] = (),
    *,
    dated: bool = True,
) -> list[Event]:
    """Return the events of a doc, however little a bare sentence may report and be sure of; places given by name are
    settlements."""
    article = Article("a1", doc.text, published_at=PUBLISHED if dated else None)
    resolved = [place_at(doc, place) if isinstance(place, str) else place for place in places]
    return [calibrate(event) for event in extract_weighed(doc, article, resolved, times, least=0.0)]
