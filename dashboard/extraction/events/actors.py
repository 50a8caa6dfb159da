"""Who did it and to whom, with ACLED's kinds of actor; who said so."""

from collections.abc import Iterable

from spacy.tokens import Token

from dashboard.extraction.events.arguments import find_objects, find_subjects, is_verb, preposition_objects
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Actor, Article

_TYPES = (  # label → actor type, most telling first
    ("international", "external_other"),
    ("protester", "protesters"),
    ("unknownarmed", "political_militia"),
    ("identity", "identity_militia"),
    ("rebel", "rebel_group"),
    ("militia", "political_militia"),
    ("military", "state_forces"),
    ("lawman", "state_forces"),
    ("state", "state_forces"),
    ("mobword", "rioters"),
    ("office", "state_forces"),
    ("leader", "state_forces"),
    ("civilian", "civilians"),
)
_NAMED = frozenset(("person_ent", "org_ent", "place", "people"))
_PHRASE_CHILDREN = frozenset(("compound", "amod", "nmod", "poss", "nummod", "flat", "case"))
_MAX_TOKENS = 8  # a longer actor is a parsing error or a description


def find_actors(trigger: Trigger, context: Context, article: Article) -> tuple[Actor | None, Actor | None]:
    """Return actor1 (who did it) and actor2 (to whom or against whom); None where the words name no people."""
    subjects = find_subjects(trigger.head) or _support_subjects(trigger)
    against = [obj for prep, obj in preposition_objects(trigger.head) if prep.lower_ in ("with", "against", "between")]
    first = _first_actor(subjects, context, article)
    taken = None if first is None else first.start_char
    second = _first_actor([*find_objects(trigger.head), *against], context, article, without=taken)
    return first, second


def _support_subjects(trigger: Trigger) -> list[Token]:
    # "Protesters held a rally": the event noun is the object of a verb that only carries it
    head = trigger.head
    if head.dep_ == "dobj" and is_verb(head.head):
        return find_subjects(head.head)
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
    start, end = phrase_bounds(head)
    phrase = context.window(start, end)
    actor_type = next((kind for label, kind in _TYPES if label in labels), None)
    actor_type = actor_type or next((kind for label, kind in _TYPES if label in phrase), None)
    if head.pos_ == "PRON" or (actor_type is None and not labels & _NAMED):
        return None
    if "place" in labels and not labels & {"military", "rebel"}:
        actor_type = "state_forces"  # a country that acts is its state
    start_char = context.doc[start].idx
    end_char = context.doc[end - 1].idx + len(context.doc[end - 1])
    return Actor(article.text[start_char:end_char], actor_type, start_char, end_char)


def phrase_bounds(head: Token) -> tuple[int, int]:
    """Return token indices [start, end) of a noun with the names and adjectives around it, articles left out."""
    start = end = head.i
    for child in head.children:
        if child.dep_ in _PHRASE_CHILDREN and child.lower_ not in ("the", "a", "an"):
            start = min(start, child.left_edge.i)
    while start < head.i and head.doc[start].lower_ in ("the", "a", "an", ",", "his", "her", "their", "its", "'"):
        start += 1
    for child in head.children:
        if child.dep_ in ("flat", "compound", "nummod") and child.i == end + 1:
            end = child.i
    return max(start, head.i - _MAX_TOKENS), end + 1


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
            start, end = phrase_bounds(source)
            return article.text[context.doc[start].idx : context.doc[end - 1].idx + len(context.doc[end - 1])]
    return None


def _reporter(verb: Token, trigger: Trigger) -> Token | None:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in ("it", "which", "that", "who", "this"):
        return None
    governs = verb.is_ancestor(trigger.head) and not subject.is_ancestor(trigger.head) and subject.i != trigger.head.i
    beside = verb.dep_ in ("parataxis", "ccomp", "conj", "advcl") and verb.head.i == trigger.head.i
    return subject if governs or beside else None
