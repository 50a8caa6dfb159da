"""Deeds told of several places at once: "marched in X and Y", "14 were arrested in X and 20 in Y" are two events."""

from collections.abc import Sequence

from spacy.tokens import Token

from dashboard.extraction.events.anaphora import place_key
from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import GeoPrecision, Place
from dashboard.ontology import load_ontology

# Families whose events happen in one town at a time. A storm or a quake strikes many, an agreement binds them.
_LOCAL = frozenset(("protest", "riot", "battle", "explosion_remote", "violence_civilians"))
_LOCAL_TYPES = frozenset(("arrest_raid",))
_IN = frozenset(("in", "at", "on", "across", "inside"))
_NEAR = frozenset(("near", "outside", "around"))
_CLOSING = frozenset(("and", "&", "well"))  # what comes before the last of a list
_JOINTS = _CLOSING | _IN | {",", "as", "also", "both"}
_KINDS = frozenset(("territory", "townword", "regionword"))
_PLURAL = frozenset(("NNS", "NNPS"))
_SUFFERS = frozenset(("nsubj", "nsubjpass", "dobj"))
_TOWNS = frozenset((GeoPrecision.SITE, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR))


def find_coordinated(trigger: Trigger, place: Place, context: Context, mentions: Sequence[PlaceMention]) -> list[Place]:
    """Return the further places of the trigger's sentence that locate a deed of the same kind, in text order."""
    sentence = context.sentence(trigger.head)
    inside = [mention for mention in mentions if sentence.body <= mention.start < sentence.end]
    first = next((mention for mention in inside if mention.place.mention == place.mention), None)
    if first is None or not _may_repeat(trigger) or not _hangs_on(first.head, trigger, context):
        return []
    others = (mention for mention in inside if mention is not first and _is_alike(mention.place, place))
    listed = _find_listed(first, inside, context)
    found = (m for m in others if m in listed or _is_beside(m.head, first.head, trigger, context))
    named = {place_key(place): place}
    for mention in found:
        named.setdefault(place_key(mention.place), mention.place)
    return list(named.values())[1:]


def _is_alike(place: Place, other: Place) -> bool:
    """Tell whether two places are of one level, or a town and a region that it does not lie in."""
    levels = {place.geo_precision, other.geo_precision}
    if levels <= _TOWNS or len(levels) == 1:
        return True
    a, b = place.candidate, other.candidate
    apart = a is not None and b is not None and (a.country_code, a.admin1_code) != (b.country_code, b.admin1_code)
    return apart and levels <= _TOWNS | {GeoPrecision.ADMIN1, GeoPrecision.ADMIN2}


def _may_repeat(trigger: Trigger) -> bool:
    sub_event_type = trigger.rule.sub_event_type
    local = load_ontology()[sub_event_type].family in _LOCAL or sub_event_type in _LOCAL_TYPES
    return local and (is_verb(trigger.head) or trigger.head.tag_ in _PLURAL)


def _find_listed(first: PlaceMention, mentions: Sequence[PlaceMention], context: Context) -> list[PlaceMention]:
    """Return the mentions that a list goes on with after one: "Lagos, Kano as well as Abuja", "in X and in Y".

    Parsers lose the thread of a list that a comma or "as well as" joins.
    """
    chain, closed, end = list[PlaceMention](), False, first.end
    for mention in mentions:
        if mention.start < first.end:
            continue
        between = context.doc[end : mention.start]
        if not between or (closed and between.text != "and") or any(token.lower_ not in _JOINTS for token in between):
            break
        preposition = between[-1]
        if preposition.lower_ in _IN and not _shares_clause(preposition, first.head.head):
            break
        closed = closed or any(token.lower_ in _CLOSING for token in between)
        chain.append(mention)
        end = mention.end
    return chain if closed else []


def _shares_clause(preposition: Token, leading: Token) -> bool:
    """Tell whether two prepositions hang on one verb, or on its object, or by "as well as": not "and in X he said"."""
    governor = preposition.head
    return governor.lower_ in ("as", "well") or governor.i in (leading.i, leading.head.i, leading.head.head.i)


def _hangs_on(place: Token, trigger: Trigger, context: Context) -> bool:
    """Tell whether a place is what the trigger strikes, or stands in a phrase of it, of its object or of its verb."""
    if place.dep_ == "dobj":
        return _governs(trigger.head, place.head)
    preposition = _preposition_above(place, context)
    if preposition is None:
        return False
    governor = preposition.head
    if preposition.lower_ in _NEAR and not (is_verb(governor) or governor.tag_ in _PLURAL):
        return False  # "a village near X and Y" is one village
    return _governs(trigger.head, governor) or trigger.head.i == governor.head.i


def _governs(trigger: Token, governor: Token) -> bool:
    """Tell whether a word is the trigger, or the verb that says that it happened: "clashes broke out"."""
    return trigger.i == governor.i or (trigger.dep_ in _SUFFERS and trigger.head.i == governor.i)


def _preposition_above(place: Token, context: Context) -> Token | None:
    """Return the "in" of "in X" and of "in the districts of X and Y"."""
    if place.dep_ != "pobj":
        return None
    preposition = place.head
    kind = preposition.head
    if preposition.lower_ == "of" and kind.dep_ == "pobj" and not _KINDS.isdisjoint(context.labels[kind.i]):
        preposition = kind.head
    return preposition if preposition.lower_ in _IN | _NEAR else None


def _is_beside(place: Token, first: Token, trigger: Trigger, context: Context) -> bool:
    """Tell whether a place is coordinated with the first one, itself, by its preposition or by a count before it:
    "and 20 in Y"."""
    if any(other.i == first.i for other in place.conjuncts):
        return True
    preposition, leading = place.head, first.head
    if place.dep_ == "pobj" and any(other.i == leading.i for other in preposition.conjuncts):
        return preposition.lower_ in _IN | _NEAR
    if not _hangs_on(place, trigger, context) or place.i - first.i < 1:
        return False
    between = first.doc[first.i + 1 : place.head.i]
    return any(token.dep_ == "cc" for token in between) and any(token.like_num for token in between)
