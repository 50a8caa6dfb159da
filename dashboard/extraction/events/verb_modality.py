"""What auxiliaries, negation and governing verbs make of a verb: did it happen, or is it planned, feared, denied."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.model import Modality

LEXICAL = (  # label of a governor → what it makes of the event; the first that fits
    ("negating", Modality.NEGATED),
    ("doubting", Modality.HYPOTHETICAL),
    ("planning", Modality.PLANNED),
)
_VERBAL = (*LEXICAL, ("deciding", Modality.PLANNED))  # "ordered them to leave"; but what is ordered outright is done
GOVERNING_NOUNS = (
    ("historyn", Modality.HISTORICAL),
    ("doubtfuln", Modality.HYPOTHETICAL),
    ("plannedn", Modality.PLANNED),
)
_NEGATIONS = frozenset(("not", "n't", "never"))
_FUTURE = frozenset(("will", "'ll", "shall", "wo"))
_MODAL = frozenset(("may", "might", "could", "can", "should", "must", "ca", "would", "'d"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
_TEMPORAL = frozenset(("after", "once", "when", "until", "till", "before", "as"))
_PROGRESSIVE = frozenset(("is", "are", "'s", "'re", "am", "been", "'m"))
_PRESENT = frozenset(("VBZ", "VBP", "VBG"))
_HELPERS = frozenset(("aux", "auxpass", "neg", "mark", "advmod", "det"))
_UNCHANGING = frozenset(("set", "hit", "put", "cut", "shut", "quit", "cast", "beat", "burst", "spread"))  # past = base
_MAX_STEPS = 5  # governors looked at above a trigger; farther ones belong to other statements


def verb_modality(verb: Token, context: Context, steps: int = 0) -> Modality | None:
    """Return what the words around a verb, and those it depends on, say of it; None where nothing marks it."""
    own = own_modality(verb, context)
    if own or steps > _MAX_STEPS:
        return own
    if verb.head.i == verb.i:
        return Modality.PLANNED if _is_infinitive(verb) else None  # headlines: "Pope to visit Iraq"
    return _governed_modality(verb, context, steps)


def _governed_modality(verb: Token, context: Context, steps: int) -> Modality | None:
    if verb.dep_ in ("xcomp", "oprd") or (verb.dep_ == "advcl" and _is_infinitive(verb) and is_verb(verb.head)):
        return _complement_modality(verb, context, steps)
    if verb.dep_ == "ccomp":
        return _reported_modality(verb, context)
    if verb.dep_ == "advcl" and _is_timeless(verb) and is_verb(verb.head):
        above = verb_modality(verb.head, context, steps + 1)
        return above if above in (Modality.PLANNED, Modality.HYPOTHETICAL) else None
    if verb.dep_ == "conj" and is_verb(verb.head) and _shares_auxiliary(verb):
        # A bare infinitive after "and" depends on an auxiliary even where the parse does not show which.
        bare = verb.tag_ == "VB" and not verb.lower_.endswith(("ed", "en")) and verb.lower_ not in _UNCHANGING
        return verb_modality(verb.head, context, steps + 1) or (Modality.PLANNED if bare else None)
    return _gerund_modality(verb, context) if verb.dep_ == "pcomp" else _aim_modality(verb, context)


def _aim_modality(verb: Token, context: Context) -> Modality | None:
    labels = context.labels[verb.head.i]
    if not _is_infinitive(verb) or "attemptn" in labels:
        return None
    return first_label(GOVERNING_NOUNS, labels) or Modality.PLANNED


def _is_timeless(verb: Token) -> bool:
    """Tell the present of a clause whose time the main clause sets: "will be held once the army takes the town"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    present = verb.tag_ in ("VBZ", "VBP") or bool(helpers & {"is", "are", "has", "have"})
    return present and any(child.lower_ in _TEMPORAL for child in verb.children if child.dep_ in ("mark", "advmod"))


def own_modality(verb: Token, context: Context) -> Modality | None:
    """Return what a verb's auxiliaries, conjunction and arguments say of it."""
    words = {child.lower_ for child in verb.children if child.dep_ in _HELPERS}
    foretold = "would" in words and verb.dep_ == "ccomp" and "reporting" in context.labels[verb.head.i]
    checks = (
        (Modality.NEGATED, bool(words & _NEGATIONS) or any(map(says_none, _arguments(verb)))),
        (Modality.HYPOTHETICAL, bool(words & _CONDITIONS)),
        (Modality.PLANNED, bool(words & _FUTURE) or foretold),
        (Modality.HYPOTHETICAL, bool(words & _MODAL)),
        (Modality.ONGOING, verb.tag_ == "VBG" and bool(words & _PROGRESSIVE)),
    )
    return next((modality for modality, holds in checks if holds), None)


def _arguments(verb: Token) -> list[Token]:
    found = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return [*found, verb.head] if verb.dep_ in ("acl", "relcl") else found  # "no agreement reached"


def says_none(argument: Token) -> bool:
    """Tell whether a noun phrase is "nobody", "none" or "no casualties"."""
    denied = any(child.lower_ == "no" and child.dep_ == "det" for child in argument.children)
    return denied or argument.lower_ in ("nobody", "none")


def _is_infinitive(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ == "VB" and verb.i and verb.nbor(-1).lower_ == "to":
        return True  # "are due to meet", wherever the parse hangs the "to"
    return "to" in words and "have" not in words  # "presumed to have drowned" tells what is past


def _complement_modality(verb: Token, context: Context, steps: int) -> Modality | None:
    """Read "plans to visit", "continues to advance", "managed to escape", "failed to agree"."""
    head = verb.head
    labels = context.labels[head.i]
    above = verb_modality(head, context, steps + 1)
    if head.lower_ == "had":
        return above  # "had to leave their homes": they did
    if "continuing" in labels:
        return above or (Modality.ONGOING if head.tag_ in _PRESENT else None)
    found = first_label(_VERBAL, labels)
    if "achieving" in labels and not (found and _is_infinitive(verb)):
        return above
    if _is_infinitive(verb):
        return found or Modality.PLANNED
    return found or above


def _reported_modality(verb: Token, context: Context) -> Modality | None:
    # What is said to have happened did happen, for all the text tells; what is feared did not.
    labels = context.labels[verb.head.i]
    if "denying" in labels:
        return Modality.NEGATED
    found = first_label(_VERBAL, labels)
    if _is_infinitive(verb) and found:
        return found
    return found if found == Modality.HYPOTHETICAL and "reporting" not in labels else None


def _gerund_modality(verb: Token, context: Context) -> Modality | None:
    """Read "without killing", "no intention of leaving", "accused of planning", "prevented from leaving"."""
    preposition = verb.head
    if preposition.lower_ == "without" or any(child.lower_ == "no" for child in preposition.head.children):
        return Modality.NEGATED
    if preposition.lower_ not in ("from", "of", "for", "on"):
        return None
    found = first_label((*_VERBAL, *GOVERNING_NOUNS), context.labels[preposition.head.i])
    return None if preposition.lower_ == "for" and found == Modality.NEGATED else found


def _shares_auxiliary(verb: Token) -> bool:
    own = any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children)
    return not own and verb.tag_ in ("VB", "VBG", "VBN")


def first_label(table: tuple[tuple[str, Modality], ...], labels: frozenset[str]) -> Modality | None:
    """Return the modality of the first label of `table` that a token bears."""
    return next((modality for label, modality in table if label in labels), None)
