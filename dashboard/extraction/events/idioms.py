"""Set phrases in which a word of harm tells of none: "making a killing", "went on the attack", "find votes for it"."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import preposition_objects
from dashboard.extraction.events.context import Context

_OFFENCES = frozenset(("attack", "offensive", "warpath"))
_GOING = frozenset(("go", "went", "goes", "going", "gone", "be", "is", "are", "was", "were", "been", "back"))
_MAKING = frozenset(("make", "makes", "made", "making"))
_GATHERING = frozenset(("find", "gather", "lack", "need", "seek", "court", "woo", "cost", "muster", "collect", "chase"))
_PENALTIES = frozenset((
    "sentence", "sentences", "penalty", "penalties", "punishment", "punishments", "fine", "fines", "law", "laws",
))  # fmt: skip
_CRIMES_IN_LAW = frozenset((
    "kidnapping", "abduction", "murder", "rape", "arson", "terrorism", "robbery", "theft", "looting", "torture",
    "smuggling", "trafficking", "fraud", "piracy", "sabotage", "manslaughter", "homicide",
))  # fmt: skip
_DETERMINERS = frozenset(("det", "poss", "nummod"))
_TIMES = frozenset(("DATE", "TIME"))
# What one looks into with one's eyes, and meets without a meeting
_SEEN_INTO = frozenset(("window", "windows", "eye", "eyes", "mirror", "camera", "cameras", "lens", "distance", "sun"))
_MET_WITH = frozenset((
    "disease", "virus", "locust", "locusts", "fate", "death", "end", "problem", "problems", "resistance", "scepticism",
    "skepticism", "cost", "costs", "bill", "bills", "match", "obstacle", "obstacles", "difficulties", "difficulty",
))  # fmt: skip


def is_idiom(context: Context, noun: Token) -> bool:
    """Tell whether an event noun stands in a set phrase that reports nothing of its kind."""
    return _goes_on_attack(context, noun) or _makes_killing(noun) or _gathers_votes(noun) or _is_crime_of_law(noun)


def is_verbal_idiom(context: Context, verb: Token) -> bool:
    """Tell whether a verb is said of what is no inquiry and no meeting: "looking into cars", "has met the disease"."""
    lemma = verb.lemma_.lower()
    if lemma == "look":
        into = (obj for preposition, obj in preposition_objects(verb) if preposition.lower_ == "into")
        return any(obj.lower_ in _SEEN_INTO or "vehicle" in context.labels[obj.i] for obj in into)
    return lemma == "meet" and any(child.dep_ == "dobj" and child.lower_ in _MET_WITH for child in verb.children)


def _goes_on_attack(context: Context, noun: Token) -> bool:
    if noun.lower_ not in _OFFENCES or noun.dep_ != "pobj" or noun.head.lower_ != "on":
        return False
    aimed = any(child.ent_type_ not in _TIMES for _, child in preposition_objects(noun))
    return noun.head.head.lower_ in _GOING and not aimed and "military" not in _around(context, noun)


def _around(context: Context, noun: Token) -> frozenset[str]:
    sentence = context.sentence(noun)
    return context.window(sentence.start, sentence.end)


def _makes_killing(noun: Token) -> bool:
    return noun.lower_ == "killing" and noun.dep_ == "dobj" and noun.head.lower_ in _MAKING


def _gathers_votes(noun: Token) -> bool:
    return noun.lower_ == "votes" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in _GATHERING


def _is_crime_of_law(noun: Token) -> bool:
    """Tell a crime as a law names it from one that was done: "a life sentence for kidnapping"."""
    if noun.lower_ not in _CRIMES_IN_LAW or noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "on", "against"):
        return False
    penalty = noun.head.head
    bare = not any(child.dep_ in _DETERMINERS or child.dep_ == "prep" for child in noun.children)
    return bare and penalty.lower_ in _PENALTIES
