"""Who did it and to whom, with ACLED's kinds of actor. Actors are people, bodies of people, and states that act."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dashboard import settings
from dashboard.extraction.events.arguments import find_objects, find_subjects, is_verb, preposition_objects
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.phrases import phrase_bounds, phrase_span
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Actor, Article
from dashboard.ontology import load_ontology

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
_NAMED = frozenset(("person_ent", "org_ent", "people"))
_ARMED = frozenset(("military", "rebel", "militia", "protester"))
_CLAIMING = frozenset(("military", "rebel", "militia", "lawman", "mobword"))
_PEOPLE = frozenset(("person", "harmed", "civilian", "leader", "institution"))
_OFFICES = frozenset(("leader", "office", "lawman", "military"))
_WEAPONS = frozenset(("air", "artillery", "bomb", "drone"))
_OWNERS = frozenset(("people", "rebel", "org_ent"))
_OWNING = frozenset(("amod", "compound", "nmod", "poss"))
_DOERLESS = frozenset(("accident", "disaster_natural"))  # families of what nobody does
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "pobj", "conj"))
_LONGEST_ACRONYM = 4


def find_actors(group: Sequence[Trigger], context: Context, article: Article) -> tuple[Actor | None, Actor | None]:
    """Return actor1 (who did it) and actor2 (to whom or against whom); None where the words name no people."""
    taken = frozenset(i for trigger in group for i in range(trigger.start, trigger.end))
    doers = [head for trigger in group for head in _doers(trigger, context)]
    sufferers = [head for trigger in group for head in _sufferers(trigger)]
    if load_ontology()[group[0].rule.sub_event_type].family in _DOERLESS:
        doers, sufferers = [], [*sufferers, *doers]  # "nine people drowned"
    first = _first_actor((head for head in doers if head.i not in taken), context, article)
    others = (head for head in sufferers if head.i not in taken and not _is_place(head, context))
    return first, _first_actor(others, context, article, without=first)


def _doers(trigger: Trigger, context: Context) -> list[Token]:
    found = find_subjects(trigger.head) or _support_subjects(trigger, context)
    subjects = [_owner(head, context) for head in found if not _only_says(head, trigger, context)]
    subjects = [_speaker(head, context) or head for head in subjects]
    # "Peru suffered an attack": a place that sees a deed does not do it, but one that imposes a curfew does
    return [head for head in subjects if head.i not in context.states or not _only_sees(head.head, context)]


def _speaker(pronoun: Token, context: Context) -> Token | None:
    """Return who claims a deed as their own: "police said they had arrested"; of others "they" may mean anybody."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "ccomp" or not _is_report(clause.head, context):
        return None
    subjects = (child for child in clause.head.children if child.dep_ == "nsubj" and child.i < pronoun.i)
    return next((token for token in subjects if context.labels[token.i] & _CLAIMING), None)


def _only_says(head: Token, trigger: Trigger, context: Context) -> bool:
    """Tell whether the parse takes who told of a deed for its doer: "struck it, killing two, the governor said"."""
    verb = head.head
    return verb.i != trigger.head.i and is_verb(verb) and head.dep_ == "nsubj" and _is_report(verb, context)


def _is_report(verb: Token, context: Context) -> bool:
    labels = context.labels[verb.i]
    return "reporting" in labels and "happening" not in labels


def _owner(head: Token, context: Context) -> Token:
    """Return whose weapon it is that does it: "Russian drones struck"."""
    if context.labels[head.i].isdisjoint(_WEAPONS) or context.labels[head.i] & _ARMED:
        return head
    owners = (child for child in head.children if child.dep_ in _OWNING and context.labels[child.i] & _OWNERS)
    return next(owners, head)


def _only_sees(verb: Token, context: Context) -> bool:
    labels = context.labels[verb.i]
    return "suffering" in labels and "happening" not in labels


def _sufferers(trigger: Trigger) -> list[Token]:
    against = [obj for prep, obj in preposition_objects(trigger.head) if prep.lower_ in ("with", "against", "between")]
    return [*find_objects(trigger.head), *against]


def _support_subjects(trigger: Trigger, context: Context) -> list[Token]:
    # "Protesters held a rally": the event noun is the object of a verb that only carries it
    head = trigger.head
    if head.dep_ == "dobj" and is_verb(head.head) and "happening" in context.labels[head.head.i]:
        return find_subjects(head.head)
    if head.dep_ == "pobj" and head.head.lower_ in ("with", "on") and is_verb(head.head.head):
        return find_subjects(head.head.head)  # "with a visit to the city he honoured them"
    return []


def _first_actor(
    heads: Iterable[Token], context: Context, article: Article, *, without: Actor | None = None
) -> Actor | None:
    found = (actor for actor in (_actor(head, context, article) for head in heads) if actor)
    return next((actor for actor in found if without is None or actor.start_char != without.start_char), None)


def _actor(head: Token, context: Context, article: Article) -> Actor | None:
    named = find_actor_head(head, context)
    if named is None:
        return None
    labels = context.labels[named.i]
    actor_type = _actor_type(named, labels) or _members_type(named, context)
    if _is_place(named, context) or (actor_type is None and named.dep_ in _OWNING and "people" in labels):
        actor_type = _STATE  # a country that acts, or whose weapons do, is its state
    span = phrase_span(*phrase_bounds(named, context), context)
    return Actor(article.text[span.start_char : span.end_char], actor_type, span.start_char, span.end_char)


def find_actor_head(head: Token, context: Context) -> Token | None:
    """Return the token that names the actor a phrase speaks of, None where it speaks of none."""
    if head.pos_ == "PRON" or head.tag_ not in _NOUNS or head.i < context.sentence(head).body:
        return None
    labels = context.labels[head.i]
    if _is_place(head, context):
        return _acting_state(head, context)
    if "notactor" in labels:
        return None
    return head if _actor_type(head, labels) or labels & (_NAMED | _PEOPLE) or _is_trade(head) else None


def _is_trade(head: Token) -> bool:
    """Tell whether a noun is a trade of many that no list has: "tugmen", "longshoremen"."""
    return len(head) > _LONGEST_ACRONYM + 1 and head.tag_ in ("NNS", "NNP", "NNPS") and head.lower_.endswith("men")


def _is_place(head: Token, context: Context) -> bool:
    labels = context.labels[head.i]
    return "place" in labels and not labels & _ARMED


def _acting_state(head: Token, context: Context) -> Token | None:
    """Return a country, region or capital that acts; in "the tribunal for the former X" the tribunal does, whatever the
    parse makes of it."""
    start, _ = phrase_bounds(head, context)
    while start > context.sentence(head).body and head.doc[start - 1].dep_ in ("det", "amod", "compound"):
        start -= 1
    before = head.doc[start - 1] if start > context.sentence(head).body else None
    if before is not None and before.tag_ == "IN" and head.dep_ != "pobj" and before.i:
        owner = head.doc[before.i - 1]
        return find_actor_head(owner, context) if not _is_place(owner, context) else None
    return head if head.i in context.states and head.dep_ in _SUBJECTS else None


def _actor_type(head: Token, labels: frozenset[str]) -> str | None:
    if "international" in labels and len(head) <= _LONGEST_ACRONYM and not head.text.isupper():
        labels -= {"international"}  # "who" and the Korean name Un are no acronyms
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
    return next((kind for kind in (_actor_type(obj, context.labels[obj.i]) for obj in of) if kind), None)
