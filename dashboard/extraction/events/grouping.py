"""One event told by several words: "a strike killed five", "clashes broke out as police dispersed a rally".

Triggers of a sentence join when the parse hangs one on the other and one of their types explains the other; coordinated
verbs with objects or places of their own stay apart.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.offsets import find_offset
from dashboard.extraction.events.triggers import Trigger
from dashboard.ontology import load_ontology

# Families whose events hurt and destroy: their words name one another's effects.
_VIOLENT = frozenset(
    ("battle", "explosion_remote", "violence_civilians", "protest", "riot", "crime_justice", "strategic")
)
_CALAMITY = frozenset(("disaster_natural", "accident"))
_CROWD = frozenset(("protest", "riot"))
# Types that a more specific one explains: the harm it did, or the word that only says "attack".
_GENERIC = frozenset(
    ("attack_killing", "homicide_shooting", "armed_clash", "looting_property_destruction", "torture_ill_treatment")
)
_EFFECTS = frozenset(
    ("attack_killing", "homicide_shooting", "looting_property_destruction", "displacement_evacuation", "collapse_other")
)
_LINKS = frozenset((
    "nsubj", "nsubjpass", "dobj", "agent", "pobj", "prep", "pcomp", "acl", "relcl", "advcl", "xcomp", "appos",
    "compound", "amod",
    "nmod", "attr", "poss", "ccomp", "dep", "conj", "oprd",
))  # fmt: skip
_MAX_LINKS = 6


def group_triggers(triggers: Sequence[Trigger], context: Context) -> list[list[Trigger]]:
    """Return the triggers of each event, most specific first; events in the order of the text."""
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        home = next((group for group in reversed(groups) if _joins(trigger, group, context)), None)
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    return [sorted(group, key=lambda trigger: (-trigger.rule.priority, trigger.start)) for group in groups]


def _joins(trigger: Trigger, group: Sequence[Trigger], context: Context) -> bool:
    sentence = context.sentence_of[trigger.head.i]
    if context.sentence_of[group[0].head.i] != sentence:
        return False
    return any(_same_event(other, trigger, context) for other in group)


def _same_event(a: Trigger, b: Trigger, context: Context) -> bool:
    path = _path(a.head, b.head)
    if path is None or _is_sequel(a, b) or _is_sequel(b, a) or _is_prelude(a, b) or _is_prelude(b, a):
        return False
    if path == ["nsubj", "attr"] and _are_violent(a, b):
        return True  # "the worst accident was the explosion near X"
    coordinated = "conj" in path and not _shares_harm(a, b, context)
    if b.head.dep_ == "conj" and is_verb(b.head) and _has_own_subject(b.head) and not _is_effect(b, context):
        return False
    apart = coordinated and _has_own_argument(a.head) and _has_own_argument(b.head)
    if a.rule.sub_event_type == b.rule.sub_event_type:
        return not apart
    if apart and not _is_effect(b, context):
        return False
    return _explains(a, b) or _explains(b, a)


def _are_violent(a: Trigger, b: Trigger) -> bool:
    families = {load_ontology()[trigger.rule.sub_event_type].family for trigger in (a, b)}
    return families <= _VIOLENT | _CALAMITY


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_effect(trigger: Trigger, context: Context) -> bool:
    """Tell whether a trigger says what a deed did: "and killed three", "and destroyed a school"."""
    return not context.labels[trigger.head.i].isdisjoint(("fatal", "injuring", "destroying", "displacing"))


def _explains(a: Trigger, b: Trigger) -> bool:
    """Tell whether `b` only says what `a` says in general terms, or what `a` did."""
    ontology = load_ontology()
    family_a, family_b = ontology[a.rule.sub_event_type].family, ontology[b.rule.sub_event_type].family
    sub_b = b.rule.sub_event_type
    if a.rule.priority <= b.rule.priority:
        return False
    if family_a in _CALAMITY:
        return sub_b in _EFFECTS or family_b in _CALAMITY
    if family_a in _CROWD and (family_b in _CROWD or sub_b == "arrest_raid"):
        return True
    if sub_b == "arrest_raid":
        return family_a == "strategic" and a.rule.sub_event_type == "weapons_seized_disrupted"
    return family_a in _VIOLENT and (sub_b in _GENERIC or family_a == family_b == "explosion_remote")


def _has_own_argument(token: Token) -> bool:
    return any(child.dep_ in ("dobj", "nsubjpass", "prep", "nsubj") for child in token.children)


def _is_sequel(first: Trigger, second: Trigger) -> bool:
    """Tell whether `second` is told to have come a number of days before or after `first`."""
    offset = find_offset(second.head, first.head)
    return bool(offset) and first.head.is_ancestor(second.head)


def _is_prelude(first: Trigger, second: Trigger) -> bool:
    """Tell whether `first` is told to have come before `second`: "was shot before the town was freed"."""
    token = second.head
    while token.head.i not in (token.i, first.head.i):
        token = token.head
    marks = (child for child in token.children if child.dep_ == "mark" and child.lower_ == "before")
    return token.head.i == first.head.i != token.i and token.dep_ == "advcl" and any(marks)


def _shares_harm(a: Trigger, b: Trigger, context: Context) -> bool:
    """Tell whether one verb of harm goes on in another that `b` hangs on: "was killed and four were hurt by shells"."""
    harms = (child for child in a.head.children if not context.labels[child.i].isdisjoint(("fatal", "injuring")))
    return any(verb.dep_ == "conj" and _carries(verb, b.head) for verb in harms)


def _carries(verb: Token, noun: Token) -> bool:
    """Tell whether a noun hangs on a verb by a preposition of it, and not as its subject or object."""
    return any(child.dep_ in ("agent", "prep") and child.is_ancestor(noun) for child in verb.children)


def _path(a: Token, b: Token) -> list[str] | None:
    """Return the dependencies between two tokens, None where one does not hang on the other or shares its verb."""
    up_a, up_b = _ancestors(a), _ancestors(b)
    shared = next((token.i for token in up_a if token.i in {other.i for other in up_b}), None)
    if shared is None:
        return None
    links = [token.dep_ for token in up_a[: _index(up_a, shared)]] + [
        token.dep_ for token in up_b[: _index(up_b, shared)]
    ]
    if len(links) > _MAX_LINKS or not set(links) <= _LINKS:
        return None
    return links


def _ancestors(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head.i != found[-1].i:
        found.append(found[-1].head)
    return found


def _index(tokens: list[Token], i: int) -> int:
    return next(k for k, token in enumerate(tokens) if token.i == i)
