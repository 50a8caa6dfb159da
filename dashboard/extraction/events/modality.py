"""Whether the text says that an event took place: auxiliaries, governing verbs and nouns, conditions, and the calendar."""

from datetime import date, timedelta

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Modality, TimeExpression

_BACKGROUND = timedelta(days=300)  # an event this long before publication is told as background, not as news
_LEXICAL = (  # label of a governor → what it makes of the event; the first that fits
    ("negating", Modality.NEGATED),
    ("doubting", Modality.HYPOTHETICAL),
    ("planning", Modality.PLANNED),
)
_NOMINAL = (
    ("planneda", Modality.PLANNED),
    ("doubtfula", Modality.HYPOTHETICAL),
    ("ongoinga", Modality.ONGOING),
)
_GOVERNING_NOUNS = (
    ("historyn", Modality.HISTORICAL),
    ("doubtfuln", Modality.HYPOTHETICAL),
    ("plannedn", Modality.PLANNED),
)
_FUTURE = frozenset(("will", "'ll", "shall", "wo"))
_MODAL = frozenset(("may", "might", "could", "can", "should", "must", "ca", "would", "'d"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "last", "yesterday"))
_ARGUMENT = frozenset(("dobj", "nsubj", "nsubjpass", "attr", "oprd"))
_MAX_STEPS = 5  # governors looked at above a trigger; farther ones belong to other statements


def decide_modality(
    trigger: Trigger, context: Context, time: TimeExpression | None, published: date | None
) -> Modality:
    """Return what the words say, corrected by the calendar: long past is background, a day to come is a plan."""
    said = _said_modality(trigger, context)
    if said in (Modality.HAPPENED, Modality.ONGOING) and time and published:
        if time.end_on and time.end_on < published - _BACKGROUND:
            return Modality.HISTORICAL
        if time.start_on and time.start_on > published and not _is_past(trigger.head):
            return Modality.PLANNED
    return said


def _is_past(token: Token) -> bool:
    """Tell whether the clause of a trigger has a finite verb in the past."""
    while not is_verb(token) and token.head.i != token.i:
        token = token.head
    return token.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in token.children)


def _said_modality(trigger: Trigger, context: Context) -> Modality:
    if _is_question(trigger.head, context):
        return Modality.HYPOTHETICAL
    if trigger.verbal:
        return _verb_modality(trigger.head, context, 0) or Modality.HAPPENED
    return _noun_modality(trigger.head, context) or Modality.HAPPENED


def _is_question(head: Token, context: Context) -> bool:
    sentence = context.sentence(head)
    return any(word.text == "?" for word in context.doc[max(sentence.start, sentence.end - 2) : sentence.end])


def _noun_modality(noun: Token, context: Context) -> Modality | None:
    for child in noun.children:
        if child.lower_ == "no" and child.dep_ == "det":
            return Modality.NEGATED
        found = _first_label(_NOMINAL, context.labels[child.i]) if child.dep_ == "amod" else None
        # "further attacks", "any strike" are doubtful only where something above doubts them
        if found and child.lower_ not in ("further", "new", "any", "next"):
            return found
    if noun.dep_ == "conj":
        return _noun_modality(noun.head, context) if not is_verb(noun.head) else None
    governor, preposition = _governor(noun)
    if governor is None:
        return None
    if preposition == "without":
        return Modality.NEGATED
    if is_verb(governor):
        return _above_noun(noun, governor, preposition, context)
    if preposition in ("of", "for", "about", "over") or noun.dep_ == "compound":
        return _first_label(_GOVERNING_NOUNS, context.labels[governor.i])
    return None


def _governor(noun: Token) -> tuple[Token | None, str]:
    if noun.dep_ == "pobj":
        preposition = noun.head
        outer = preposition.head
        if preposition.lower_ == "of" and outer.lower_ == "ahead":
            return outer, "ahead"
        return (outer, preposition.lower_) if outer.i != preposition.i else (None, "")
    if noun.dep_ == "pcomp" or noun.head.i == noun.i:
        return None, ""
    return noun.head, ""


def _above_noun(noun: Token, verb: Token, preposition: str, context: Context) -> Modality | None:
    labels = context.labels[verb.i]
    core = noun.dep_ in _ARGUMENT or preposition in ("for", "of", "from", "to")
    if not core:
        return None
    lexical = _first_label(_LEXICAL, labels)
    if lexical and not (noun.dep_ == "nsubj" and lexical != Modality.HYPOTHETICAL) and not _is_definite_past(noun, lexical):
        return lexical
    if "continuing" in labels and noun.dep_ in _ARGUMENT:
        return Modality.ONGOING if verb.tag_ in ("VBZ", "VBP", "VBG", "VB") else None
    if "happening" in labels or not _is_definite(noun):
        return _verb_modality(verb, context, 1)
    return None


def _is_definite_past(noun: Token, lexical: Modality) -> bool:
    # "they discussed the attack", "he denied the murder": what is known is presupposed
    return lexical == Modality.HYPOTHETICAL and _is_definite(noun)


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)


def _verb_modality(verb: Token, context: Context, steps: int) -> Modality | None:
    own = _own_modality(verb, context)
    if own or steps > _MAX_STEPS or verb.head.i == verb.i:
        return own
    return _governed_modality(verb, context, steps)


def _own_modality(verb: Token, context: Context) -> Modality | None:
    children = list(verb.children)
    words = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass", "neg", "mark", "advmod", "det")}
    if words & {"not", "n't", "never"} or any(child.dep_ == "neg" for child in children):
        return Modality.NEGATED
    arguments = [child for child in children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    if verb.dep_ in ("acl", "relcl"):
        arguments.append(verb.head)  # "no agreement reached"
    if any(map(_says_none, arguments)):
        return Modality.NEGATED
    if words & _CONDITIONS:
        return Modality.HYPOTHETICAL
    if words & _FUTURE:
        return Modality.PLANNED
    if words & _MODAL:
        reported = "would" in words and verb.dep_ == "ccomp" and "reporting" in context.labels[verb.head.i]
        return Modality.PLANNED if reported else Modality.HYPOTHETICAL
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re", "am", "been", "'m"}:
        return Modality.ONGOING
    return None


def _says_none(argument: Token) -> bool:
    return argument.lower_ in ("nobody", "none") or any(child.lower_ == "no" and child.dep_ == "det" for child in argument.children)


def _governed_modality(verb: Token, context: Context, steps: int) -> Modality | None:
    head, infinitive = verb.head, any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    labels = context.labels[head.i]
    if verb.dep_ in ("xcomp", "ccomp", "oprd") or (verb.dep_ == "advcl" and infinitive and is_verb(head)):
        if "continuing" in labels:
            return _verb_modality(head, context, steps + 1) or _ongoing_if_present(head)
        found = _first_label(_LEXICAL, labels)
        if infinitive and found:
            return found
        if verb.dep_ == "ccomp":
            return found if found == Modality.HYPOTHETICAL and "reporting" not in labels else None
        if "achieving" in labels:
            return _verb_modality(head, context, steps + 1)
        if infinitive:
            return Modality.PLANNED
        return found or _verb_modality(head, context, steps + 1)
    if verb.dep_ == "conj" and is_verb(head) and _shares_auxiliary(verb):
        # A bare infinitive after "and" depends on an auxiliary even where the parse does not show which
        return _verb_modality(head, context, steps + 1) or (Modality.PLANNED if verb.tag_ == "VB" else None)
    if verb.dep_ == "pcomp":
        return _gerund_modality(verb, context)
    if infinitive:
        return _first_label(_GOVERNING_NOUNS, labels) or Modality.PLANNED
    return None


def _gerund_modality(verb: Token, context: Context) -> Modality | None:
    preposition = verb.head
    if preposition.lower_ == "without":
        return Modality.NEGATED
    labels = context.labels[preposition.head.i]
    if preposition.lower_ in ("from", "of", "for", "on"):
        found = _first_label((*_LEXICAL, *_GOVERNING_NOUNS), labels)
        return found if preposition.lower_ != "for" or found != Modality.NEGATED else None
    return None


def _shares_auxiliary(verb: Token) -> bool:
    own = any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children)
    return not own and verb.tag_ in ("VB", "VBG", "VBN")


def _ongoing_if_present(verb: Token) -> Modality | None:
    return Modality.ONGOING if verb.tag_ in ("VBZ", "VBP", "VBG") else None


def _first_label(table: tuple[tuple[str, Modality], ...], labels: frozenset[str]) -> Modality | None:
    return next((modality for label, modality in table if label in labels), None)
