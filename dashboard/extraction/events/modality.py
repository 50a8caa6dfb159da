"""Whether the text says that an event took place: by its verb or noun, what governs it, and the calendar."""

from datetime import date, timedelta

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.extraction.events.verb_modality import GOVERNING_NOUNS, LEXICAL, first_label, own_modality, verb_modality
from dashboard.model import Modality, TimeExpression

_BACKGROUND = timedelta(days=300)  # an event this long before publication is told as background, not as news
_ADJECTIVES = (
    ("planneda", Modality.PLANNED),
    ("doubtfula", Modality.HYPOTHETICAL),
    ("ongoinga", Modality.ONGOING),
)
# "further attacks", "any strike" are doubtful only where something above doubts them
_WEAK_ADJECTIVES = frozenset(("further", "new", "any", "next", "likely"))
_FORESEEN = frozenset(("expected", "forecast", "anticipated"))
_AWAITED = _FORESEEN | {"planned", "scheduled", "slated"}
_ARGUMENT = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "oprd"))
_CORE_PREPOSITIONS = frozenset(("for", "of", "from", "to"))
_NOUN_PREPOSITIONS = frozenset(("of", "for", "about", "over"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "last", "yesterday"))


def decide_modality(
    trigger: Trigger, context: Context, time: TimeExpression | None, published: date | None
) -> Modality:
    """Return what the words say, corrected by the calendar: long past is background, a day to come is a plan."""
    said = _said_modality(trigger, context)
    if said not in (Modality.HAPPENED, Modality.ONGOING) or time is None or published is None:
        return said
    if time.end_on and time.end_on < published - _BACKGROUND:
        return Modality.HISTORICAL
    if time.start_on and time.start_on > published and not _is_past(trigger.head):
        return Modality.PLANNED
    return said


def _is_past(token: Token) -> bool:
    """Tell whether the clause of a trigger has a finite verb in the past."""
    while not is_verb(token) and token.head.i != token.i:
        token = token.head
    helpers = (child for child in token.children if child.dep_ in ("aux", "auxpass"))
    return token.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)


def _said_modality(trigger: Trigger, context: Context) -> Modality:
    if _is_question(trigger.head, context):
        return Modality.HYPOTHETICAL
    read = verb_modality if trigger.verbal else _noun_modality
    return read(trigger.head, context) or Modality.HAPPENED


def _is_question(head: Token, context: Context) -> bool:
    sentence = context.sentence(head)
    return any(word.text == "?" for word in context.doc[max(sentence.start, sentence.end - 2) : sentence.end])


def _noun_modality(noun: Token, context: Context) -> Modality | None:
    own = _adjective_modality(noun, context)
    if own or noun.head.i == noun.i:
        return own
    return _governed_modality(noun, context)


def _governed_modality(noun: Token, context: Context) -> Modality | None:
    if noun.dep_ == "conj":
        return None if is_verb(noun.head) else _noun_modality(noun.head, context)
    governor, preposition = _governor(noun)
    if preposition == "without" or (
        preposition in ("of", "for") and any(child.lower_ == "no" for child in governor.children)
    ):
        return Modality.NEGATED  # "no sign of an attack"
    if is_verb(governor):
        return _carried_modality(noun, governor, preposition, context)
    if preposition in _NOUN_PREPOSITIONS or noun.dep_ == "compound":
        return first_label(GOVERNING_NOUNS, context.labels[governor.i])
    return None


def _adjective_modality(noun: Token, context: Context) -> Modality | None:
    if any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children):
        return Modality.NEGATED
    if _is_awaited(noun, context):
        return Modality.PLANNED
    adjectives = (child for child in noun.children if child.dep_ == "amod" and child.lower_ not in _WEAK_ADJECTIVES)
    found = (first_label(_ADJECTIVES, context.labels[child.i]) for child in adjectives)
    return next((modality for modality in found if modality), None)


def _is_awaited(noun: Token, context: Context) -> bool:
    """Tell "floods expected this week", "Cyclone expected to spare the city"; not "the march, long planned, began"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lower_ in _AWAITED and any(child.dep_ == "xcomp" for child in verb.children):
        return True
    if "happening" in context.labels[verb.i]:
        return False
    said = {child.lower_ for child in noun.children if child.dep_ == "acl"}
    return bool(said & _FORESEEN) or (bool(said & _AWAITED) and not _is_past(noun))


def _governor(noun: Token) -> tuple[Token, str]:
    """Return what a noun depends on, and by which preposition ("" where by none)."""
    if noun.dep_ == "pobj":
        return noun.head.head, noun.head.lower_
    return noun.head, ""


def _carried_modality(noun: Token, verb: Token, preposition: str, context: Context) -> Modality | None:
    """Read "will hold talks", "cancelled the visit", "feared an attack", "fighting continues"."""
    if noun.dep_ not in _ARGUMENT and preposition not in _CORE_PREPOSITIONS:
        return None
    labels = context.labels[verb.i]
    lexical = first_label(LEXICAL, labels)
    if lexical and _applies(lexical, noun):
        return lexical
    if "continuing" in labels and noun.dep_ in _ARGUMENT:
        return Modality.ONGOING if verb.tag_ in ("VBZ", "VBP", "VBG", "VB") else None
    if "happening" in labels:
        return verb_modality(verb, context, 1)
    return None if _is_definite(noun) else own_modality(verb, context)


def _applies(lexical: Modality, noun: Token) -> bool:
    # "they discussed the attack", "he denied the murder": what is known is presupposed
    if lexical == Modality.HYPOTHETICAL:
        return not _is_definite(noun)
    return noun.dep_ != "nsubj"


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)
