"""Which place mention locates an event: by attachment in its sentence, else by the words before it.

An event is placed only by a mention in the text. Places score on the way they hang on the trigger ("in X" on it best,
a place of residence of somebody quoted least); below a threshold an event of the sentence stays unplaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.attachment import Link, build_spine, find_link
from dashboard.extraction.events.belonging import is_of_somebody, tells_whereabouts
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.extraction.events.nesting import find_narrowest, is_narrower, place_within
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import GeoPrecision, Place

_PREPOSITIONS = {
    "in": 0.95, "at": 0.95, "near": 0.92, "outside": 0.9, "inside": 0.92, "around": 0.85, "across": 0.88,
    "throughout": 0.88,
    "on": 0.75, "off": 0.85, "over": 0.65, "along": 0.8, "beside": 0.8, "within": 0.88, "through": 0.7, "into":
    0.7, "onto": 0.7,
    "to": 0.45, "towards": 0.6, "toward": 0.6, "from": 0.3, "between": 0.6, "against": 0.25, "by": 0.12, "with":
    0.15, "for": 0.12,
    "of": 0.6, "under": 0.3, "outskirts": 0.9, "north": 0.9, "south": 0.9, "east": 0.9, "west": 0.9, "northeast":
    0.9, "close": 0.85,
    "amid": 0.4, "after": 0.2, "since": 0.1, "before": 0.2, "about": 0.15, "like": 0.05, "including": 0.5, "past":
    0.6, "beyond": 0.5, "above": 0.85, "below": 0.8, "opposite": 0.8,
    "northwest": 0.9, "southeast": 0.9, "southwest": 0.9, "behind": 0.5, "upon": 0.6, "via": 0.4, "up": 0.6,
    "down": 0.6,
}  # fmt: skip
_MOVING = {
    "to": 0.85,
    "towards": 0.88,
    "toward": 0.88,
    "into": 0.9,
    "onto": 0.8,
    "on": 0.7,
    "through": 0.8,
    "from": 0.45,
    "for": 0.55,
}
_STANDING = frozenset(("building", "seat"))  # "before" them is where, not when
_LEAVING = {"from": 0.88, "to": 0.35}
_RELATIONS = {"nsubj": 0.3, "dobj": 0.9, "nsubjpass": 0.68, "npadvmod": 0.6, "advmod": 0.7, "appos": 0.7, "pobj": 0.7}
_STANDS = {
    "nsubj": 0.6,
    "agent": 0.55,
    "dobj": 0.9,
    "nsubjpass": 0.75,
}  # the least such a phrase is worth with "in X" inside
_STEPS = {
    "pobj": 1.0,
    "relcl": 0.45,
    "acl": 0.45,
    "advcl": 0.45,
    "ccomp": 0.45,
    "appos": 0.9,
    "conj": 0.9,
    "npadvmod": 0.9,
}
_BELONGING = frozenset(("prep", "compound", "poss", "amod", "nmod"))  # "of Homs", "Homs province", "Homs residents"
_LOCAL = frozenset(("territory", "place", "direction", "regionword", "townword", "facility", "building", "collapsible"))
_LOCATIVE = frozenset(
    ("in", "at", "near", "outside", "inside", "around", "across", "off", "on", "within", "throughout", "above", "below")
)
_INSIDE = _LOCATIVE | {"than"}  # "more than 50 people in X"
_PRECISION = {
    GeoPrecision.SITE: 0.06, GeoPrecision.SETTLEMENT: 0.05, GeoPrecision.NEAR: 0.05, GeoPrecision.ADMIN2: 0.02,
    GeoPrecision.ADMIN1: 0.0, GeoPrecision.AREA: -0.02, GeoPrecision.COUNTRY: -0.1, GeoPrecision.UNKNOWN: -0.02,
}  # fmt: skip
_DECLARED_FOR = 0.85  # "a state of disaster for Santa Cruz"
_FOUGHT_FOR = 0.85  # "the battle for X" is in X or around it
_NEXT_CLAUSE = 0.5  # what is left of the weight of a place that a later clause of the sentence names
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_TOPICS = frozenset(("against", "over", "about", "like", "since", "for", "of", "from", "to"))
_GATHERING = frozenset(("gather", "assemble", "queue", "wait", "meet", "line", "arrive", "come"))  # "for a feast in X"
_ABOUT = frozenset(("against", "about", "over", "for"))
_ACTING = 0.1  # "Moscow moved troops": a state that acts is seldom where it acts
_RELATED = 0.9  # what the preposition of "45 km from X" leaves
_AROUND = 0.5  # the least score of a place that an unknown one of the same event is taken to lie in
_FRAMED = 0.8  # the least that a clause must share with the trigger's for the place at its head to hold for both
_OWN = 0.2  # what a place in the trigger's own clause has over those of the clauses around it
_WHEREABOUTS = 0.8  # "killed people waiting at X": who suffers it stood there
_BELOW = 0.36  # the least that "in X" is worth anywhere below the trigger: few sentences tell of two places there
MIN_SCORE = 0.26  # below this no place of the sentence locates the event; best exact links on the development sentences


@dataclass(frozen=True)
class Located:
    """The place of an event and how surely it is its place, given that the place is right."""

    place: Place | None
    confidence: float


def locate_in_sentence(trigger: Trigger, context: Context, mentions: Sequence[PlaceMention]) -> Located | None:
    """Return the best place of the trigger's own sentence, None when none there locates it."""
    sentence = context.sentence(trigger.head)
    inside = [mention for mention in mentions if sentence.body <= mention.start < sentence.end]
    inside = [mention for mention in inside if not is_of_somebody(mention.head, trigger.head)]
    if not inside:
        return None
    spine = build_spine(trigger.head, context)
    scored = [(_score(mention, trigger, context, spine), -_distance(mention, trigger), mention) for mention in inside]
    enough = [found for found in scored if found[0] >= MIN_SCORE]
    if not enough:
        return None
    score, _, best = max(enough, key=lambda found: (found[0] + _own_bonus(found[2], trigger), found[1]))
    narrowest = find_narrowest(best, inside, context)
    if narrowest.candidate is None:
        rest = [found for found in enough if found[0] >= _AROUND and found[2].place.candidate]
        rest = [found for found in rest if _locative_above(found[2].head, context)]
        around = max(rest, key=lambda found: found[:2], default=None)
        narrowest = place_within(narrowest, around[2].place) if around else narrowest
    return Located(narrowest, min(score, 1.0))


def _own_bonus(mention: PlaceMention, trigger: Trigger) -> float:
    return _OWN if trigger.head.is_ancestor(mention.head) else 0.0


def choose_place(found: Sequence[Located]) -> Located | None:
    """Return the surest of the places that the words for one event give, or a town that is told inside its region."""
    best = max(found, key=lambda located: located.confidence, default=None)
    if best is None or best.place is None:
        return best
    inside = (located for located in found if located.place and is_narrower(located.place, best.place))
    return max(inside, key=lambda located: located.confidence, default=best)


def _distance(mention: PlaceMention, trigger: Trigger) -> int:
    return mention.start - trigger.end if mention.start >= trigger.end else trigger.start - mention.end


def _score(mention: PlaceMention, trigger: Trigger, context: Context, spine: dict[int, float]) -> float:
    link = find_link(mention.head, spine)
    attached = 0.0 if link is None else link.weight * _link_weight(link, mention, trigger, context)
    nearby = _nearby_weight(mention, trigger, context)
    if _in_next_clause(mention, trigger, context):
        attached *= _NEXT_CLAUSE
    bonus = _PRECISION[mention.place.geo_precision] - 0.002 * _distance(mention, trigger)
    framed = _frame_weight(mention, context, spine)
    floor = _BELOW if link is not None and _stands_below(mention, link, trigger, context) else 0.0
    return max(attached, nearby, floor, framed) + bonus


def _frame_weight(mention: PlaceMention, context: Context, spine: dict[int, float]) -> float:
    """What "In X" is worth at the head of a sentence where the parse ties X to the noun after it: "In X dockers…"."""
    opener = context.doc[context.sentence(mention.head).body]
    if mention.start != opener.i + 1 or opener.lower_ not in _LOCATIVE or mention.head.dep_ != "compound":
        return 0.0
    bare = not any(child.dep_ == "pobj" for child in opener.children)
    shared = spine.get(opener.head.i, 0.0)
    return _PREPOSITIONS[opener.lower_] * shared if bare and shared >= _FRAMED else 0.0


def _stands_below(mention: PlaceMention, link: Link, trigger: Trigger, context: Context) -> bool:
    """Tell whether "in X" stands somewhere in what hangs on the trigger: "killed when shells hit a house in X"."""
    if link.node.i != trigger.head.i:
        return False
    preposition = mention.head.head if mention.place.spatial_relation else _locative_above(mention.head, context)
    if preposition is None:
        return False
    above = (token for _, token in link.links if token.is_ancestor(preposition))
    return not any(_is_elsewhere(token, context) for token in above)


def _is_elsewhere(token: Token, context: Context) -> bool:
    """Tell whether a step of the branch leads to what is told, wanted or only said to be so: another place, likely."""
    if token.dep_ == "appos" or token.dep_ in _SUBJECTS:
        return True
    if token.dep_ == "prep" and token.lower_ in _TOPICS:
        return token.lower_ != "for" or token.head.lemma_.lower() not in _GATHERING
    return is_verb(token) and token.dep_ != "advmod" and "reporting" in context.labels[token.i]  # not "at a post in X"


def _locative_above(token: Token, context: Context) -> Token | None:
    """Return the "in" of "in X", "in X city", "in the town of X", "in the city's X district"."""
    while token.head.i != token.i:
        head = token.head
        if token.dep_ == "pobj" and head.lower_ in _LOCATIVE:
            return head
        if token.dep_ == "pobj" and head.lower_ == "of" and _is_local(head.head, context):
            token = head.head
        elif token.dep_ in ("compound", "nmod", "poss", "amod") and _is_local(head, context):
            token = head
        else:
            return None
    return None


def _is_local(token: Token, context: Context) -> bool:
    return not _LOCAL.isdisjoint(context.labels[token.i])


def _in_next_clause(mention: PlaceMention, trigger: Trigger, context: Context) -> bool:
    """Tell whether "and" opens a clause with a subject of its own between the trigger and a place after it.

    Parsers hang the places of the second clause on the verb of the first: "shelled the port, and fire broke out in X".
    """
    between = context.doc[trigger.end : mention.start]
    joint = next((token.i for token in between if token.dep_ == "cc"), None)
    verbs = (token for token in between if token.tag_ in _FINITE and joint is not None and token.i > joint)
    return any(child.dep_ in _SUBJECTS and child.i > (joint or 0) for verb in verbs for child in verb.children)


def _nearby_weight(mention: PlaceMention, trigger: Trigger, context: Context) -> float:
    """What mere nearness is worth, for where the parse is wrong: "… in X" soon after the trigger."""
    distance = mention.start - trigger.end
    if not 0 <= distance <= 6:
        return 0.0
    between = context.doc[trigger.end : mention.start]
    if any(is_verb(token) or token.text in (",", ";", ":") for token in between):
        return 0.0
    words = {token.lower_ for token in between}
    if words & _ABOUT:
        return 0.0  # "protested against the war in X"
    return 0.5 if words & _LOCATIVE else 0.2


def _link_weight(link: Link, mention: PlaceMention, trigger: Trigger, context: Context) -> float:
    if not link.links:
        return 0.7  # the place is itself the trigger's governor: "the Haiti earthquake" read the other way round
    *inner, (relation, top) = link.links
    # "a bomb in Kabul killed five": what stands in a place does its deed there
    stands = any(below == "prep" and token.lower_ in _LOCATIVE for below, token in inner)
    weight = _top_weight(link.node, relation, top, trigger, context)
    weight = max(weight, _STANDS.get(relation, 0.0)) if stands else weight
    for below, token in inner:
        # "45 km from X" is a place of its own; other things that come from X are elsewhere
        related = mention.place.spatial_relation and below == "prep" and mention.head.head.i == token.i
        weight *= _RELATED if related else _inner_weight(below, token, context)
    return weight


def _top_weight(node: Token, relation: str, top: Token, trigger: Trigger, context: Context) -> float:
    if relation in ("prep", "agent", "dative"):
        declared = top.lower_ == "for" and trigger.rule.sub_event_type == "restriction_curfew_emergency"
        return _DECLARED_FOR if declared else _preposition_weight(node, top, context)
    own = node.i == trigger.head.i
    if relation == "nsubj" and not own and "suffering" in context.labels[node.i]:
        return 0.85  # "Aleppo saw heavy clashes"
    if relation == "nsubj" and top.i in context.states:
        return _ACTING
    if relation in ("poss", "compound", "amod", "nmod"):
        return 0.75 if own else 0.4
    if relation == "dobj" and not is_verb(node):
        return 0.6
    return _RELATIONS.get(relation, 0.45)


def _preposition_weight(node: Token, preposition: Token, context: Context) -> float:
    word = preposition.lower_
    labels = context.labels[node.i]
    if word == "for" and "fightnoun" in labels:
        return _FOUGHT_FOR
    if word == "before" and any(context.labels[child.i] & _STANDING for child in preposition.children):
        return _PREPOSITIONS["opposite"]  # "gathered before the town hall of Sfax"
    if "leaving" in labels and word in _LEAVING:
        return _LEAVING[word]
    if "movement" in labels and word in _MOVING:
        return _MOVING[word]
    return _PREPOSITIONS.get(word, 0.4)


def _inner_weight(relation: str, token: Token, context: Context) -> float:
    """What a step inside the branch leaves: names of regions and sites pass on, people and offices hardly."""
    local = not _LOCAL.isdisjoint(context.labels[token.head.i])
    if relation == "prep" and token.lower_ != "of":
        return 0.95 if token.lower_ in _INSIDE else _PREPOSITIONS.get(token.lower_, 0.5)
    if relation in _BELONGING:
        return 1.0 if local else 0.5
    if tells_whereabouts(token):
        return _WHEREABOUTS
    return _STEPS.get(relation, 0.8)
