"""Articles through the spaCy pipeline and our stages, in batches, on one or several processes."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, fields, replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import use_ops

from dashboard import settings
from dashboard.errors import ModelError
from dashboard.extraction.events import cluster_events, extract_events
from dashboard.extraction.events.confidence import move_place, withhold_pin
from dashboard.extraction.paragraphs import PARAGRAPHS
from dashboard.extraction.places import find_toponyms, resolve_open, resolve_places
from dashboard.extraction.places.choices import PlaceChoices
from dashboard.extraction.places.home import Home, learn_homes
from dashboard.extraction.places.listed import apply_project
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.project import open_gazetteer
from dashboard.model import Article, Discard, Event, Extraction, Mention, MentionKind, Place, TimeExpression

_NEEDED_PIPES = frozenset({"parser", "ner"})
_PIPES_FOR_EVENTS = frozenset(
    {"tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer", "senter", "parser"}
)
_NO_CHOICES = PlaceChoices()


@dataclass(frozen=True)
class PipelineSettings:
    """What a worker process needs: a spaCy pipeline's name or path, the index of places, what the user says of them."""

    model: str = str(settings.MODEL)
    gazetteer: Path = settings.GAZETTEER_INDEX
    choices: PlaceChoices = _NO_CHOICES
    events: bool = True


def load_pipeline(model: str = str(settings.MODEL), *, events: bool = True) -> Language:
    """Load a spaCy pipeline with tagger, parser and entities, and teach it paragraphs; ModelError if it is not one.

    Without `events`, only the pipes stay that names are found with.
    """
    try:
        with use_ops("numpy", use_blis=False):  # a third less time in all: numpy multiplies matrices faster than blis
            nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        message = f"No spaCy pipeline {model!r} ({error}). Leave --model out to use Dateline's own, or install it."
        raise ModelError(message) from error
    missing = sorted(_NEEDED_PIPES - set(nlp.pipe_names))
    if missing:
        raise ModelError(
            f"The spaCy pipeline {model!r} has no {' and no '.join(missing)}. Choose another with --model."
        )
    if not events:
        _leave_out_parse(nlp)
    nlp.add_pipe(PARAGRAPHS, first=True)
    return nlp


def _leave_out_parse(nlp: Language) -> None:
    for name in nlp.pipe_names:
        if nlp.get_pipe_meta(name).factory in _PIPES_FOR_EVENTS:
            nlp.remove_pipe(name)
    for name, pipe in nlp.pipeline:  # our entities do not share the vectors of the parse; other pipelines' do
        if isinstance(pipe, Tok2Vec) and not set(pipe.listening_components) & set(nlp.pipe_names):
            nlp.remove_pipe(name)


def parse_texts(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Return the docs of a batch of texts."""
    # Parser and entities take a quarter of what they are told at a time, and each step of theirs has a price.
    return list(nlp.pipe(texts, batch_size=4 * len(texts)))


def extract_article(
    doc: Doc, article: Article, gazetteer: Gazetteer, choices: PlaceChoices = _NO_CHOICES, *, events: bool = True
) -> Extraction:
    """Find and resolve places and times, then extract events; `doc` is made from clean_text(article.text)."""
    mentions = apply_project(find_toponyms(doc, gazetteer), doc, gazetteer, choices.project)
    resolved = resolve_places(mentions, doc, article, gazetteer, prefer=choices.prefer)
    places = [_quoting(place, article) for place in resolved]
    times = find_times(doc, article)
    reported = extract_events(doc, article, places, times) if events else []
    extraction = Extraction(article, tuple(places), tuple(times), tuple(reported))
    _check_quotes(extraction)
    return extraction


def _quoting(place: Place, article: Article) -> Place:
    """Return the place with its mention as the article writes it, curly apostrophes and all; the doc's are straight."""
    mention = place.mention
    return replace(place, mention=replace(mention, text=article.text[mention.start_char : mention.end_char]))


def _check_quotes(extraction: Extraction) -> None:
    """Raise ModelError unless every span quotes the article: better one article less than no store at all."""
    text = extraction.article.text
    quotes: list[Mention | TimeExpression] = [place.mention for place in extraction.places]
    for quoted in [*quotes, *extraction.times]:
        if text[quoted.start_char : quoted.end_char] != quoted.text:
            raise ModelError(f"{quoted.text[:80]!r} is not what stands at {quoted.start_char}:{quoted.end_char}")
    for event in extraction.events:
        passage, trigger = event.passage_span, event.trigger_span
        inside = passage.start_char <= trigger.start_char and trigger.end_char <= passage.end_char <= len(text)
        if text[trigger.start_char : trigger.end_char] != event.trigger or not inside:
            raise ModelError(f"the trigger {event.trigger[:80]!r} is not in its passage")


def extract_articles(
    articles: Iterable[Article], pipeline: PipelineSettings, *, workers: int = 1
) -> Iterator[Extraction | Discard]:
    """Yield one Extraction per article, in order; a Discard for one that breaks the pipeline. Bounded in memory.

    The batches are the same whatever the number of workers, and so is the result, to the byte. A few batches are done
    in this process in any case: starting workers would take longer.
    """
    batches = _cut_batches(articles)
    head = list(islice(batches, settings.BATCHES_WORTH_WORKERS))
    if workers == 1 or len(head) < settings.BATCHES_WORTH_WORKERS:
        _set_up(pipeline)
        for batch in chain(head, batches):
            yield from _extract_batch(batch)
    else:
        yield from _extract_in_processes(chain(head, batches), pipeline, workers)


def _cut_batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles a few at a time: memory goes with the characters that are parsed together."""
    batch: list[Article] = []
    chars = 0
    for article in articles:
        if batch and (len(batch) == settings.BATCH_ARTICLES or chars + len(article.text) > settings.BATCH_CHARS):
            yield batch
            batch, chars = [], 0
        batch.append(article)
        chars += len(article.text)
    if batch:
        yield batch


def _extract_in_processes(
    batches: Iterable[list[Article]], pipeline: PipelineSettings, workers: int
) -> Iterator[Extraction | Discard]:
    # Spawned, not forked: a fork would copy the threads' locks of numpy and arrow in whatever state they are.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_set_up, initargs=(pipeline,)) as pool:
        pending: deque[Future[list[Extraction | Discard]]] = deque()
        try:
            for batch in batches:
                pending.append(pool.submit(_extract_batch, batch))
                if len(pending) > 2 * workers:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            message = "A worker process died, most likely for want of memory. Run again with fewer: --workers 1"
            raise ModelError(message) from error


def with_homes(extractions: Sequence[Extraction], pipeline: PipelineSettings) -> list[Extraction]:
    """Return the extractions with names left open resolved again, by what the outlet's other articles are about.

    Peoples leave only here if the user wants none: they help to tell the places. The order does not matter.
    """
    gazetteer = open_gazetteer(pipeline.gazetteer, pipeline.choices.project)
    homes = learn_homes([(extraction.article, extraction.places) for extraction in extractions])
    read = []
    for extraction, home in zip(extractions, homes, strict=True):
        at_home = _at_home(extraction, home, gazetteer, pipeline.choices) if home else extraction
        keeps = pipeline.choices.keeps_demonyms
        kept = tuple(p for p in at_home.places if keeps or p.mention.kind is not MentionKind.DEMONYM)
        read.append(replace(at_home, places=kept))
    gazetteer.close()
    return read


def _at_home(extraction: Extraction, home: Home, gazetteer: Gazetteer, choices: PlaceChoices) -> Extraction:
    article = extraction.article
    resolved = resolve_open(extraction.places, article, gazetteer, home, prefer=choices.prefer)
    places = [_quoting(place, article) for place in resolved]
    moved = {old.mention: (old, new) for old, new in zip(extraction.places, places, strict=True) if old != new}
    return replace(extraction, places=tuple(places), events=tuple(_moved(e, moved) for e in extraction.events))


def _moved(event: Event, moved: Mapping[Mention, tuple[Place, Place]]) -> Event:
    """Return the event at the new meaning of its mention; what set its place off the mention's ("the region") stays."""
    if event.place is None or event.place.mention not in moved:
        return event
    old, new = moved[event.place.mention]
    own = {f.name: value for f in fields(Place) if (value := getattr(event.place, f.name)) != getattr(old, f.name)}
    return move_place(event, replace(new, **own))


def with_clusters(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Return the extractions with `cluster_id` filled: reports of one real-world event, across all articles."""
    clustered = iter(cluster_events([event for extraction in extractions for event in extraction.events]))
    return [replace(extraction, events=tuple(islice(clustered, len(extraction.events)))) for extraction in extractions]


@dataclass(frozen=True)
class _Tools:
    nlp: Language
    gazetteer: Gazetteer
    choices: PlaceChoices
    events: bool


_tools: list[_Tools] = []  # one per process, filled by _set_up: a pipeline cannot be sent to a worker with each batch


def _set_up(pipeline: PipelineSettings) -> None:
    gazetteer = open_gazetteer(pipeline.gazetteer, pipeline.choices.project)
    nlp = load_pipeline(pipeline.model, events=pipeline.events)
    _tools[:] = [_Tools(nlp, gazetteer, pipeline.choices, pipeline.events)]


def _extract_batch(batch: Sequence[Article]) -> list[Extraction | Discard]:
    nlp = _tools[0].nlp
    texts = [clean_text(article.text) for article in batch]
    try:
        docs = parse_texts(nlp, texts)
    except Exception:  # noqa: BLE001  one of the texts breaks a pipe; alone, the others pass
        return [_extract_or_discard(article, nlp) for article in batch]
    return [_extract_or_discard(article, doc) for article, doc in zip(batch, docs, strict=True)]


def _extract_or_discard(article: Article, parsed: Doc | Language) -> Extraction | Discard:
    try:
        doc = parsed if isinstance(parsed, Doc) else parsed(clean_text(article.text))
        tools = _tools[0]
        return extract_article(doc, article, tools.gazetteer, tools.choices, events=tools.events)
    except Exception as error:  # noqa: BLE001  one article that breaks us must not lose the others; its reason is kept
        return Discard(article.path or article.article_id, f"could not be processed: {type(error).__name__}: {error}")


def with_pins(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Return clustered extractions in which no event has coordinates that is hardly sure in each of its reports."""
    events = [event for extraction in extractions for event in extraction.events]
    sure = {event.cluster_id for event in events if event.confidence >= settings.LEAST_DRAWN}
    return [
        replace(one, events=tuple(e if e.cluster_id in sure else withhold_pin(e) for e in one.events))
        for one in extractions
    ]
