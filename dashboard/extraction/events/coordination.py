"""Deeds told of several places at once: "marched in X and Y", "14 were arrested in X and 20 in Y" are two events."""

from collections.abc import Sequence

from spacy.tokens import Token

from dashboard.extraction.events.anaphora import place_key
from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Place
from dashboard.ontology import load_ontology

# Families whose events happen in one town at a time. A storm or a quake strikes many, an agreement binds them.
_LOCAL = frozenset(("protest", "riot", "battle", "explosion_remote", "violence_civilians"))
_LOCAL_TYPES = frozenset(("arrest_raid",))
_LOCATIVE = frozenset(("in", "at", "near", "outside"))
_PLURAL = frozenset(("NNS", "NNPS"))


def find_coordinated(trigger: Trigger, place: Place, context: Context, mentions: Sequence[PlaceMention]) -> list[Place]:
    """Return the further places of the trigger's sentence that locate a deed of the same kind, in text order."""
    sentence = context.sentence(trigger.head)
    inside = [mention for mention in mentions if sentence.body <= mention.start < sentence.end]
    first = next((mention for mention in inside if mention.place is place), None)
    if first is None or not _may_repeat(trigger) or not _hangs_on(first.head, trigger):
        return []
    later = (mention for mention in inside if mention.start >= first.end)
    alike = (mention for mention in later if mention.place.geo_precision == place.geo_precision)
    found = (mention for mention in alike if _is_beside(mention.head, first.head, trigger))
    named = {place_key(place): place}
    for mention in found:
        named.setdefault(place_key(mention.place), mention.place)
    return list(named.values())[1:]


def _may_repeat(trigger: Trigger) -> bool:
    sub_event_type = trigger.rule.sub_event_type
    local = load_ontology()[sub_event_type].family in _LOCAL or sub_event_type in _LOCAL_TYPES
    return local and (is_verb(trigger.head) or trigger.head.tag_ in _PLURAL)


def _hangs_on(place: Token, trigger: Trigger) -> bool:
    """Tell whether a place is governed by a preposition of the trigger, or of the noun that is its object."""
    if place.dep_ != "pobj" or place.head.lower_ not in _LOCATIVE:
        return False
    governor = place.head.head
    return trigger.head.i in (governor.i, governor.head.i)


def _is_beside(place: Token, first: Token, trigger: Trigger) -> bool:
    """Tell whether a place is coordinated with the first one, itself or by a count before it: "and 20 in Y"."""
    if any(other.i == first.i for other in place.conjuncts):
        return True
    if not _hangs_on(place, trigger) or place.i - first.i < 1:
        return False
    between = first.doc[first.i + 1 : place.head.i]
    return any(token.dep_ == "cc" for token in between) and any(token.like_num for token in between)
