"""Doc → events: triggers, grouped into events, each with its modality, place, time, actors, casualties and passage."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from dashboard import settings
from dashboard.extraction.events.actors import find_actors
from dashboard.extraction.events.aftermath import settle_aftermath
from dashboard.extraction.events.anaphora import Recall, points_back
from dashboard.extraction.events.attribution import find_attribution
from dashboard.extraction.events.bounds import UNTIL, only_frames
from dashboard.extraction.events.casualties import Harm, count_beside, find_harms, share_harms, sum_casualties
from dashboard.extraction.events.confidence import calibrate, give_up_guess, type_confidence
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.coordination import find_coordinated
from dashboard.extraction.events.finer import refine_places
from dashboard.extraction.events.grouping import group_triggers
from dashboard.extraction.events.inheritance import Memory
from dashboard.extraction.events.lexicon import load_lexicon
from dashboard.extraction.events.matters import find_dealing
from dashboard.extraction.events.mentions import PlaceMention, index_places
from dashboard.extraction.events.modality import decide_modality
from dashboard.extraction.events.nesting import place_within
from dashboard.extraction.events.passages import find_passage
from dashboard.extraction.events.reactions import discount_causes
from dashboard.extraction.events.reported import keep_reported
from dashboard.extraction.events.retelling import merge_adjacent, share_settings
from dashboard.extraction.events.statistics import is_statistic
from dashboard.extraction.events.story import settle_vague
from dashboard.extraction.events.subject_matter import find_subject_matter, is_borne_out
from dashboard.extraction.events.time_mentions import TimeMention, find_filed, index_times
from dashboard.extraction.events.triggers import Trigger, find_triggers
from dashboard.extraction.events.unlisted import find_unlisted, may_contain
from dashboard.extraction.events.when import UNDATED, choose_time, date_event, find_time
from dashboard.extraction.events.where import Located, choose_place, locate_in_sentence
from dashboard.extraction.times import join_ranges
from dashboard.model import Article, Casualties, Event, EventTime, Modality, Place, Span, TimeExpression
from dashboard.ontology import load_ontology

_HEARD = frozenset(("trial_conviction", "investigation_charge"))


@dataclass(frozen=True)
class _Evidence:
    """What is known of an article before its events are read."""

    article: Article
    context: Context
    places: list[PlaceMention]
    times: list[TimeMention]
    published: date | None  # the last day of what heads the text, if the article has no date of its own
    filed: EventTime | None


@dataclass(frozen=True)
class Telling:
    """The events that the rules read in an article, before any is weighed or joined with another."""

    context: Context
    groups: list[list[Trigger]]
    events: list[tuple[Trigger, Event]]


def extract_events(
    doc: Doc,
    article: Article,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    *,
    least: float = settings.LEAST_REPORTED,
) -> list[Event]:
    """Return the reported events of an article in the order of the text, those with at least this chance to be any.

    One that is hardly sure keeps no place that its own passage neither names nor points back to.
    """
    found = extract_weighed(doc, article, places, times, least=least)
    return [event if _points_back(doc, event) else give_up_guess(event) for event in map(calibrate, found)]


def _points_back(doc: Doc, event: Event) -> bool:
    passage = doc.char_span(event.passage_span.start_char, event.passage_span.end_char, alignment_mode="expand")
    return passage is not None and points_back(passage, load_lexicon())


def extract_weighed(
    doc: Doc,
    article: Article,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    *,
    least: float = settings.LEAST_REPORTED,
) -> list[Event]:
    """Return the same events with the weights of the rules in place of probabilities."""
    telling = read_telling(doc, article, places, times)
    if not telling.events:
        return []
    context = telling.context
    merged = merge_adjacent(keep_reported(telling.events, telling.groups, context, least=least), context)
    matter = find_subject_matter(context)
    return [event for event in merged if is_borne_out(event, matter)]


def read_telling(doc: Doc, article: Article, places: Sequence[Place], times: Sequence[TimeExpression]) -> Telling:
    """Return what the rules make of an article, in the order of the text."""
    context = Context(doc, load_lexicon(), places)
    groups = group_triggers(find_triggers(context), context)
    if not groups:
        return Telling(context, [], [])
    dated = index_times(context, join_ranges(times, article.text))
    known = index_places(context, places)
    named = sorted([*known, *find_unlisted(context, article.text, known)], key=lambda mention: mention.start)
    filed = None if article.published_at else find_filed(dated)
    published = article.published_at.date() if article.published_at else filed.end_on if filed else None
    evidence = _Evidence(article, context, named, dated, published, filed)
    groups = settle_vague(groups, context)
    groups = settle_aftermath(groups, context, lambda trigger: _has_setting(trigger, evidence))
    groups = discount_causes(groups)
    return Telling(context, groups, _tell_events(groups, evidence))


def _tell_events(groups: Sequence[list[Trigger]], evidence: _Evidence) -> list[tuple[Trigger, Event]]:
    context = evidence.context
    memory = Memory(
        context,
        Recall(context, evidence.places),
        evidence.times,
        evidence.published,
        evidence.filed,
        evidence.article.title,
    )
    shares = share_harms(find_harms(context), groups, context)
    told: list[tuple[Trigger, Event]] = []
    elsewhere, dealt_with = set(), set()
    for group, harms in zip(groups, shares, strict=True):
        event = _build_event(group, _neighbours(group, groups, context), harms, evidence, memory)
        if is_statistic(group[0], context, event.time):
            continue
        memory.remember(group[0], event)
        told.extend((group[0], copy) for copy in (event, *_spread(event, group[0], harms, evidence)))
        if event.place is None and memory.points_elsewhere(group[0]):
            elsewhere.add(event.event_id)
        if event.time == UNDATED and find_dealing(group[0].head) is not None:
            dealt_with.add(event.event_id)
    events = [event for _, event in refine_places(told, context)]
    shared = share_settings(events, _headline_end(context), frozenset(elsewhere), frozenset(dealt_with))
    return [(trigger, event) for (trigger, _), event in zip(told, shared, strict=True)]


def _spread(event: Event, trigger: Trigger, harms: list[Harm], evidence: _Evidence) -> list[Event]:
    """Return the event once more for each further place that its sentence tells it of, with the harm told there."""
    if event.place is None:
        return []
    others = find_coordinated(trigger, event.place, evidence.context, evidence.places)
    start = event.trigger_span.start_char
    return [
        replace(
            event,
            event_id=_event_id(event.article_id, start, f"{event.sub_event_type}@{place.mention.start_char}"),
            place=place,
            casualties=_harm_at(place, harms, evidence.context),
            actor2=None,
        )
        for place in others
    ]


def _harm_at(place: Place, harms: list[Harm], context: Context) -> Casualties:
    span = context.doc.char_span(place.mention.start_char, place.mention.end_char, alignment_mode="expand")
    return count_beside(span.root.head, harms, context) if span else Casualties()


def _build_event(
    group: list[Trigger], others: list[Trigger], harms: list[Harm], evidence: _Evidence, memory: Memory
) -> Event:
    trigger, context, article = group[0], evidence.context, evidence.article
    dated = choose_time([find_time(part, context, evidence.times) for part in group])
    day = dated.time if dated and dated.bound != UNTIL else None
    modality = decide_modality(trigger, context, day, evidence.published)
    published = None if dated is None and only_frames(trigger.head, trigger.rule.sub_event_type) else evidence.published
    time = date_event(dated, memory.inherited_time(trigger, named=dated is not None), modality, published)
    located = _locate(group, modality, evidence, memory)
    actor1, actor2 = find_actors(group, context, article)
    said_by = find_attribution(trigger, context, article)
    span = _characters(trigger, context)
    sub_event_type = trigger.rule.sub_event_type
    return Event(
        event_id=_event_id(article.article_id, span.start_char, sub_event_type),
        article_id=article.article_id,
        family=load_ontology()[sub_event_type].family,
        sub_event_type=sub_event_type,
        trigger=article.text[span.start_char : span.end_char],
        trigger_span=span,
        passage_span=find_passage(trigger, context, others),
        time=time,
        place=located.place if located else None,
        actor1=actor1,
        actor2=actor2,
        casualties=sum_casualties(harms),
        modality=modality,
        attribution=None if actor1 and actor1.name == said_by else said_by,
        confidence=0.0,  # what follows from the other three, once they are probabilities
        confidence_type=type_confidence(trigger, group),
        confidence_place=round(located.confidence, 3) if located else 0.0,
        confidence_time=time.confidence,
    )


def _locate(group: list[Trigger], modality: Modality, evidence: _Evidence, memory: Memory) -> Located | None:
    """Return the place that the sentence names, else that of the passages before, which also tell around where an
    unknown place lies."""
    located = _best_place(group, evidence)
    if located and (located.place is None or located.place.candidate):
        return located
    before = memory.inherited_place(group[0], modality)
    if located is None or located.place is None:
        return before
    around = memory.place_of_same_name(located.place) or (before.place if before else None)
    if around and may_contain(around, located.place, evidence.context):
        return Located(place_within(located.place, around), located.confidence)
    return located


def _has_setting(trigger: Trigger, evidence: _Evidence) -> bool:
    """Tell whether a sentence places or dates its event by itself."""
    located = locate_in_sentence(trigger, evidence.context, evidence.places)
    return located is not None or find_time(trigger, evidence.context, evidence.times) is not None


def _headline_end(context: Context) -> int:
    """Return the character at which the article's headline ends, 0 where its text does not begin with one."""
    first = context.sentences[0]
    return context.doc[first.end].idx if first.headline else 0


def _best_place(group: list[Trigger], evidence: _Evidence) -> Located | None:
    if group[0].rule.sub_event_type in _HEARD:  # a court sits in one place and hears what was done in another
        group = [part for part in group if part.rule.sub_event_type in _HEARD]
    found = [locate_in_sentence(part, evidence.context, evidence.places) for part in group]
    return choose_place([located for located in found if located])


def _neighbours(group: list[Trigger], groups: Sequence[list[Trigger]], context: Context) -> list[Trigger]:
    sentence = context.sentence_of[group[0].head.i]
    return [other[0] for other in groups if other is not group and context.sentence_of[other[0].head.i] == sentence]


def _characters(trigger: Trigger, context: Context) -> Span:
    last = context.doc[trigger.end - 1]
    return Span(context.doc[trigger.start].idx, last.idx + len(last))


def _event_id(article_id: str, start_char: int, sub_event_type: str) -> str:
    key = f"{article_id}\0{start_char}\0{sub_event_type}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
