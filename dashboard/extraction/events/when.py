"""Which time expression dates an event: by attachment in its sentence, else inherited, else the publication day.

A day that nothing in the text says is the publication day only for news told as having happened, and it says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.attachment import Link, build_spine, find_link
from dashboard.extraction.events.bounds import SINCE, find_bound, not_after, only_counts, open_to
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.matters import find_dealing
from dashboard.extraction.events.offsets import find_offset, find_shift
from dashboard.extraction.events.tallies import TALLIES
from dashboard.extraction.events.time_mentions import DATED, TimeMention
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import DateSource, EventTime, Modality, Span, TimeExpression, TimePrecision, TimexType

_OWN_CLAUSE = frozenset(("relcl", "acl", "advcl", "ccomp", "conj", "parataxis"))
# What is ordered or pronounced for a time ("sentenced to nine years") took place on one day all the same.
_MEASURES = frozenset(("restriction_curfew_emergency", "trial_conviction", "agreement_ceasefire", "sanction_expulsion"))
_BOUNDS = {"since": 0.6, "until": 0.4, "till": 0.4, "before": 0.6, "after": 0.6}
# "Survivors of", "a search after", "a speech about": the day of the one is not the day of the other.
_ABOUT = {
    "of": 0.5, "for": 0.4, "after": 0.4, "over": 0.4, "about": 0.3, "against": 0.4, "behind": 0.4, "since": 0.3,
    "from": 0.5, "despite": 0.4, "following": 0.4, "because": 0.4, "before": 0.4, "to": 0.6,
}  # fmt: skip
_CONTENT = frozenset(("ccomp", "parataxis", "dobj", "xcomp"))
_TOLD = 0.5  # the day of saying is the day of what is said less often than not
# The day that somebody hears of survivors, or lays flowers with them, is seldom that of the disaster.
_BEREFT = frozenset(("victim", "victims", "survivor", "survivors", "relatives", "families", "widow", "widows"))
_OUTLIVED = 0.5
_BESIDE = 0.3  # what a relative clause tells of another noun: "because of the pit in which nine had died in May"
_PEOPLE = frozenset(("person", "civilian", "person_ent"))
_NESTED = 4  # steps from a day through a noun and a preposition to the noun that a verb governs
_MODIFIERS = frozenset(("poss", "compound", "npadvmod", "nmod", "amod"))
_COUNTED = frozenset(("series", "wave", "string", "spate", "number", "dozens", "hundreds", "thousands", "pair", "rest"))
_LEARNT = 0.2  # nor is the day on which a toll rose, or on which it was looked into
_LONG = frozenset((TimePrecision.YEAR, TimePrecision.MONTH, TimePrecision.QUARTER))
_SPANS = _LONG | {TimePrecision.WEEK}
_LASTING = "disease_outbreak"
_ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "conj", "appos"))
_SURER = 0.15
_WHEN = 0.85  # of a time followed by "when" and the trigger's clause
_SEQUEL = 0.5  # "after" without a number: some time before, seldom long
_SOLE = 0.2  # the least that the only time of a sentence is worth below the trigger
_NARROWER = 0.3  # a time within a longer one that scores less is another event's
_WEAK_SCORE = 0.05  # below this nothing but its place in the sentence joins a time to an event
MIN_SCORE = 0.15  # a time of the same sentence hangs on another event below this
_SURE = 0.5 + 0.45 * MIN_SCORE  # confidence from which a time is the event's own, not only told beside it
UNDATED = EventTime(None, None, TimePrecision.UNKNOWN, DateSource.UNKNOWN)


@dataclass(frozen=True)
class Dated:
    """A time expression that dates an event, how surely it does, and the word that makes it but a bound of it."""

    time: TimeExpression
    score: float
    bound: str = ""


def find_time(trigger: Trigger, context: Context, mentions: Sequence[TimeMention]) -> Dated | None:
    """Return the time of the trigger's own sentence that dates it, with how surely it does."""
    sentence = context.sentence(trigger.head)
    inside = [mention for mention in mentions if sentence.start <= mention.start < sentence.end and not mention.filed]
    if not inside:
        return None
    spine = build_spine(trigger.head, context)
    dealing = find_dealing(trigger.head)
    if dealing is not None:
        spine = {i: weight for i, weight in spine.items() if i != dealing.i and dealing.is_ancestor(context.doc[i])}
        inside = [mention for mention in inside if find_link(mention.head, spine)]
        if not inside:
            return None
    scored = [
        (_score(mention, trigger, spine, context), -abs(mention.start - trigger.start), mention) for mention in inside
    ]
    if len(scored) == 1 and trigger.head.is_ancestor(inside[0].head) and scored[0][0]:
        scored = [(max(scored[0][0], _SOLE), *scored[0][1:])]
    score, _, best = max(scored, key=lambda found: found[:2])
    score, best = _narrowed(score, best, scored)
    if score < _WEAK_SCORE:
        return None
    if best.time.timex_type == TimexType.DURATION:
        # "for three months on Tuesday": how long it lasts says nothing of the day that another phrase names
        days = [found for found in scored if found[2].time.timex_type in DATED and found[0] >= MIN_SCORE]
        if not days and trigger.rule.sub_event_type in _MEASURES:
            return None
        score, _, best = max(days, key=lambda found: found[:2], default=(score, 0, best))
    link = find_link(best.head, spine)
    offset = _distance(trigger, link) if link else timedelta(0)
    bound = "" if _opens_clause_of(best, trigger) else find_bound(link) or _since_outbreak(best, trigger)
    return replace(_dated(best.time, min(score, 0.95), offset), bound=bound)


def _narrowed(
    score: float, best: TimeMention, scored: Sequence[tuple[float, int, TimeMention]]
) -> tuple[float, TimeMention]:
    """Return the day or month that another phrase of the clause names within a year: "this year's flood" in June."""
    first, last = best.time.start_on, best.time.end_on
    if best.time.time_precision not in _LONG or first is None or last is None:
        return score, best
    within = (
        (other, mention)
        for other, _, mention in scored
        if other >= _NARROWER
        and mention.time.start_on
        and mention.time.end_on
        and mention is not best
        and first <= mention.time.start_on <= mention.time.end_on <= last
    )
    return max(within, key=lambda found: found[0], default=(score, best))


def _since_outbreak(mention: TimeMention, trigger: Trigger) -> str:
    """Return SINCE for the day from which the sick are counted: "320 cases since the outbreak began on 2 July"."""
    if trigger.rule.sub_event_type != _LASTING:
        return ""
    above = [mention.head, *mention.head.ancestors]
    marks = (child for token in above for child in token.children if child.dep_ == "mark")
    return SINCE if any(token.lower_ == SINCE for token in (*above, *marks)) else ""


def _distance(trigger: Trigger, link: Link) -> timedelta | None:
    shift = find_shift(link)
    return find_offset(trigger.head, link.node) if shift is None else shift


def choose_time(found: Sequence[Dated | None]) -> Dated | None:
    """Return the time of the first of an event's words that has one, unless a later word's is clearly surer."""
    times = [dated for dated in found if dated]
    best = max(times, key=lambda dated: dated.score, default=None)
    return best if best and best.score > times[0].score + _SURER else times[0] if times else None


def _dated(time: TimeExpression, score: float, offset: timedelta | None) -> Dated:
    if offset is None:
        return Dated(time, score * _SEQUEL)
    if offset == timedelta(0) or time.time_precision not in (TimePrecision.DAY, TimePrecision.HOUR):
        return Dated(time, score)
    start = time.start_on and time.start_on + offset
    end = time.end_on and time.end_on + offset
    moved = replace(time, start_on=start, end_on=end, time_precision=TimePrecision.DAY, date_source=DateSource.RELATIVE)
    return Dated(moved, score)


def _score(mention: TimeMention, trigger: Trigger, spine: dict[int, float], context: Context) -> float:
    distance = abs(mention.start - trigger.start)
    if _opens_clause_of(mention, trigger):
        return _WHEN
    if mention.time.time_precision in _SPANS and only_counts(mention.head, mention.start):
        return 0.0
    link = find_link(mention.head, spine)
    if link is None:
        return max(0.0, 0.4 - 0.01 * distance)
    described = mention.time.time_precision in _LONG and _is_description(link, trigger)
    if described or _bounds_another(link) or _dates_deed_within(link) or _tells_of_person(link, context):
        return 0.0
    weight = link.weight * _step_weight(trigger.head, link.node, context)
    if find_shift(link) is not None:
        return 0.95 * weight - 0.003 * distance
    for relation, token in link.links:
        if relation in _OWN_CLAUSE and is_verb(token):
            weight *= 0.35 * (_BESIDE if relation == "relcl" and token.i != link.links[-1][1].i else 1.0)
        elif relation == "prep" and token.lower_ in _BOUNDS:
            weight *= _BOUNDS[token.lower_]
    return 0.95 * weight - 0.003 * distance


def _bounds_another(link: Link) -> bool:
    """Tell whether a time only bounds what a clause below the event's tells: "because of a fever that kills since May".

    Not where the clause hangs on the trigger itself: "protests that have gone on since May".
    """
    below = len(link.links)
    while below and link.links[below - 1][0] == "conj":  # "broke windows and burnt bins that lie there since May"
        below -= 1
    for k, (relation, token) in enumerate(link.links[:below]):
        marked = any(child.dep_ == "mark" and child.lower_ == SINCE for child in token.children)
        if relation in _OWN_CLAUSE and is_verb(token) and (marked or SINCE in _words(link, k)):
            return k != below - 1
    return False


def _words(link: Link, end: int) -> list[str]:
    return [token.lower_ for _, token in link.links[:end]]


def _opens_clause_of(mention: TimeMention, trigger: Trigger) -> bool:
    """Tell whether a time governs the trigger's clause: "since 1972, when a collision killed ninety"."""
    doc = trigger.head.doc
    after = mention.end + (mention.end < len(doc) and doc[mention.end].text == ",")
    if after >= trigger.start or doc[after].lower_ != "when":
        return False
    return doc[after].head.i == trigger.head.i or doc[after].head.is_ancestor(trigger.head)


def _step_weight(trigger: Token, node: Token, context: Context) -> float:
    """Return what the way up to a dated verb leaves: the day of a search or a speech is not that of its matter."""
    weight = 1.0
    token = trigger
    while token.i not in (node.i, token.head.i):
        head = token.head
        if token.dep_ == "prep" and token.lower_ in _ABOUT and not is_verb(trigger):
            weight *= _ABOUT[token.lower_] * (_OUTLIVED if head.lower_ in _BEREFT else 1.0)
        if token.dep_ == "prep" and token.lower_ == "at" and not is_verb(head):
            weight *= _ABOUT["against"]  # "anger at the killing", but "fired at the rally"
        told = token.dep_ in _CONTENT and "reporting" in context.labels[head.i]
        weight *= _TOLD if told else 1.0
        if _is_learnt(token) or (token.dep_ == "nsubj" and token.lower_ in TALLIES):
            weight *= _LEARNT
        token = head
    return weight


def _is_learnt(token: Token) -> bool:
    """Tell the clause of what somebody sets out to learn: "flew there on Monday to see what the flood had done"."""
    aim = token.head
    return token.dep_ == "ccomp" and aim.tag_ == "VB" and any(child.lower_ == "to" for child in aim.children)


def _is_description(link: Link, trigger: Trigger) -> bool:
    """Tell whether a year belongs to a noun of another clause: "recalls the battles of 1942"."""
    if link.node.i == trigger.head.i or len(link.links) < 2:
        return False
    relation, top = link.links[-1]
    return relation in _ARGUMENTS and not is_verb(top)


def _dates_deed_within(link: Link) -> bool:
    """Tell whether a day belongs to a deed below another noun: "a suspect in Monday's theft has been arrested"."""
    if len(link.links) < _NESTED or (is_verb(link.links[3][1]) and link.links[3][0] != "pcomp"):
        return False
    (modifier, day), (inner, deed), (_, preposition), (_, top) = link.links[:_NESTED]
    counted = preposition.lower_ == "of" and top.lower_ in _COUNTED
    named = deed.tag_.startswith("NNP") or not day.tag_.startswith("NN")  # "in Rosario late on Sunday"
    return modifier in _MODIFIERS and inner == "pobj" and not counted and not named


def _tells_of_person(link: Link, context: Context) -> bool:
    """Tell the day of what a relative clause tells of a person: "a man who was arrested on Friday has been charged"."""
    relations = {relation for relation, token in link.links if is_verb(token)}
    if relations.isdisjoint(("relcl", "acl")) or link.links[-1][0] not in _ARGUMENTS:
        return False
    top = link.links[-1][1]
    return top.ent_type_ == "PERSON" or not context.labels[top.i].isdisjoint(_PEOPLE)


def date_event(
    found: Dated | None,
    inherited: EventTime | None,
    modality: Modality,
    published: date | None,
) -> EventTime:
    """Return the event's time from the expression found, the passage before, or the publication day, in this order.

    A day that hangs on it but weakly, as that of its telling, comes after the passage before.
    """
    if found and found.score < MIN_SCORE and inherited:
        return inherited
    if found and found.time.start_on is None and found.time.end_on is None:
        return UNDATED  # "the week before", "for six months": some other day than that of publication
    if found and not found.bound and published and modality in (Modality.HAPPENED, Modality.ONGOING):
        past = not_after(found.time, published)
        found = replace(found, time=past) if past else None
    if found:
        time = found.time
        span = Span(time.start_char, time.end_char)
        sure = round(0.5 + 0.45 * found.score, 3)
        told = EventTime(time.start_on, time.end_on, time.time_precision, time.date_source, span, sure)
        return open_to(told, found.bound, published)
    if inherited:
        return inherited
    if published and modality in (Modality.HAPPENED, Modality.ONGOING):
        return EventTime(published, published, TimePrecision.DAY, DateSource.PUBLICATION, None, 0.5)
    return UNDATED


def is_loose(time: EventTime) -> bool:
    """Tell whether a day is that of publication, or of the telling, in want of a better one."""
    told = time.date_source in (DateSource.EXPLICIT, DateSource.RELATIVE)
    return time.date_source == DateSource.PUBLICATION or (told and time.confidence < _SURE)


def inherit_time(time: EventTime) -> EventTime:
    """Return the time of an earlier passage as that of the next one, with its own span and less confidence."""
    return EventTime(
        time.start_on,
        time.end_on,
        time.time_precision,
        DateSource.INHERITED,
        time.span,
        round(time.confidence * 0.75, 3),
    )
