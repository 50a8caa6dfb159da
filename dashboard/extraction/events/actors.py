"""Who did it and to whom, with ACLED's kinds of actor; who said so."""

from collections.abc import Iterable

from spacy.tokens import Token

from dashboard import settings
from dashboard.extraction.events.arguments import find_objects, find_subjects, is_verb, preposition_objects
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Actor, Article

_STATE, _REBELS, _MILITIA, _IDENTITY, _RIOTERS, _PROTESTERS, _CIVILIANS, _EXTERNAL = settings.ACTOR_TYPES
_TYPES = (  # label → actor type, most telling first
    ("international", _EXTERNAL),
    ("protester", _PROTESTERS),
    ("unknownarmed", _MILITIA),
    ("identity", _IDENTITY),
    ("rebel", _REBELS),
    ("militia", _MILITIA),
    ("military", _STATE),
    ("lawman", _STATE),
    ("state", _STATE),
    ("mobword", _RIOTERS),
    ("office", _STATE),
    ("leader", _STATE),
    ("civilian", _CIVILIANS),
)
_NAMED = frozenset(("person_ent", "org_ent", "place", "people"))
_ARMED = frozenset(("military", "rebel", "militia", "protester"))
_PEOPLE = frozenset(("person", "harmed", "civilian", "leader"))
_PHRASE_CHILDREN = frozenset(
    ("compound", "amod", "nmod", "poss", "nummod", "case", "quantmod", "predet", "det", "punct")
)
_OFFICES = frozenset(("leader", "office", "lawman", "military"))
_CONJUNCTIONS = frozenset(("WRB", "WDT", "WP", "CC", "MD"))
_SKIPPED = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those"))
_MAX_TOKENS = 8  # a longer actor is a parsing error or a description


def find_actors(trigger: Trigger, context: Context, article: Article) -> tuple[Actor | None, Actor | None]:
    """Return actor1 (who did it) and actor2 (to whom or against whom); None where the words name no people."""
    subjects = find_subjects(trigger.head) or _support_subjects(trigger, context)
    against = [obj for prep, obj in preposition_objects(trigger.head) if prep.lower_ in ("with", "against", "between")]
    first = _first_actor(subjects, context, article)
    taken = None if first is None else first.start_char
    objects = [token for token in find_objects(trigger.head) if "place" not in context.labels[token.i]]
    objects = [token for token in objects if not trigger.start <= token.i < trigger.end]
    second = _first_actor([*objects, *against], context, article, without=taken)
    return first, second


def _support_subjects(trigger: Trigger, context: Context) -> list[Token]:
    # "Protesters held a rally": the event noun is the object of a verb that only carries it
    head = trigger.head
    if head.dep_ == "dobj" and is_verb(head.head) and "happening" in context.labels[head.head.i]:
        return find_subjects(head.head)
    if head.dep_ == "pobj" and head.head.lower_ in ("with", "on") and is_verb(head.head.head):
        return find_subjects(head.head.head)  # "with a visit to the city he honoured them"
    return []


def _first_actor(
    heads: Iterable[Token], context: Context, article: Article, *, without: int | None = None
) -> Actor | None:
    for head in heads:
        actor = _actor(head, context, article)
        if actor and actor.start_char != without:
            return actor
    return None


def _actor(head: Token, context: Context, article: Article) -> Actor | None:
    labels = context.labels[head.i]
    if head.pos_ == "PRON" or head.i < context.sentence(head).body:
        return None
    actor_type = _actor_type(labels) or _members_type(head, context)
    if actor_type is None and not labels & _NAMED:
        return None
    if "place" in labels and not labels & _ARMED:
        actor_type = _STATE  # a country that acts is its state
    start, end = phrase_bounds(head, context.sentence(head).body)
    start_char = context.doc[start].idx
    end_char = context.doc[end - 1].idx + len(context.doc[end - 1])
    return Actor(article.text[start_char:end_char], actor_type, start_char, end_char)


def _actor_type(labels: frozenset[str]) -> str | None:
    return next((kind for label, kind in _TYPES if label in labels), None)


def _members_type(head: Token, context: Context) -> str | None:
    """Return the type that the words around a head give it: "members of the militia", "Taliban positions" gives
    none."""
    if "person_ent" in context.labels[head.i]:  # "President Jacob Zuma"
        before = context.window(max(0, head.i - 4), head.i)
        return _STATE if before & _OFFICES else None
    if not context.labels[head.i] & _PEOPLE:
        return None
    of = (obj for prep, obj in preposition_objects(head) if prep.lower_ == "of")
    return next((kind for kind in (_actor_type(context.labels[obj.i]) for obj in of) if kind), None)


def phrase_bounds(head: Token, first: int) -> tuple[int, int]:
    """Return token indices [start, end) of a noun with the names and adjectives before it, articles left out.

    `first` is where its sentence begins, after a dateline.
    """
    start = head.i
    for child in sorted(head.children, key=lambda child: -child.i):
        if child.i < start and child.dep_ in _PHRASE_CHILDREN and child.right_edge.i + 1 >= start - 1:
            start = child.left_edge.i
    while start < head.i and _is_no_part(head.doc[start]):
        start += 1
    end = head.i + 1
    while end < len(head.doc) and head.doc[end].dep_ == "flat" and head.doc[end].head.i == head.i:
        end += 1
    return max(start, head.i - _MAX_TOKENS, first), end


def _is_no_part(token: Token) -> bool:
    return token.lower_ in _SKIPPED or token.is_punct or token.is_space or token.tag_ in _CONJUNCTIONS


def find_attribution(trigger: Trigger, context: Context, article: Article) -> str | None:
    """Return who says it, as the sentence words it: the subject of a reporting verb, or what "according to" governs."""
    sentence = context.sentence(trigger.head)
    for token in context.doc[sentence.start : sentence.end]:
        if token.lower_ == "according":
            source = next((obj for _, obj in preposition_objects(token)), None)
        elif "reporting" in context.labels[token.i] and is_verb(token) and token.i != trigger.head.i:
            source = _reporter(token, trigger)
        else:
            source = None
        if source is not None and not trigger.start <= source.i < trigger.end:
            start, end = phrase_bounds(source, sentence.body)
            return article.text[context.doc[start].idx : context.doc[end - 1].idx + len(context.doc[end - 1])]
    return None


def _reporter(verb: Token, trigger: Trigger) -> Token | None:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("it", "which", "that", "who", "this"):
        return None
    governs = verb.is_ancestor(trigger.head) and not subject.is_ancestor(trigger.head) and subject.i != trigger.head.i
    beside = verb.dep_ in ("parataxis", "ccomp", "conj", "advcl") and verb.head.i == trigger.head.i
    return subject if governs or beside else None
