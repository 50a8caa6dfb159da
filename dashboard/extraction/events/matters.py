"""Deeds that a court, an arrest or a memorial is about: what is done about them has a day that is not theirs.

"Sentenced on Tuesday for the kidnapping of a rancher's son", "marched on Sunday to mark the coup".
"""

from collections.abc import Iterable

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.inflection import noun_forms, verb_forms


def _forms(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(verb_forms, lemmas))


# What is done about a deed by a preposition: "jailed for", "accused of", "the trial over".
_DEALING_VERBS = (
    "sentence", "convict", "jail", "imprison", "charge", "indict", "accuse", "acquit", "fine", "arraign", "extradite",
    "prosecute", "sue", "apologise", "apologize", "arrest", "detain", "question", "suspect", "compensate", "try",
    "blame",
)  # fmt: skip
_DEALING_NOUNS = (
    "trial", "retrial", "conviction", "sentencing", "verdict", "hearing", "defendant", "compensation", "anniversary",
    "memory", "memorial", "commemoration", "remembrance", "monument", "vigil", "tribute", "suspect", "arrest",
    "responsibility", "blame", "involvement",
)  # fmt: skip
_DEALING_WORDS = frozenset(("wanted", "guilty", "responsible"))
_DEALING = _forms(_DEALING_VERBS) | frozenset().union(*map(noun_forms, _DEALING_NOUNS)) | _DEALING_WORDS
_BY = frozenset(("of", "for", "over", "with", "about", "to"))
# "In connection with", "on charges of", "for his part in": whatever was done in it.
_LINKING = frozenset(("connection", "relation", "charge", "charges", "suspicion", "count", "counts", "part", "role"))
_IN = _BY | {"in"}
# "Went on trial over", "held a vigil for the victims of": only with the court or the rite.
_GOING = _forms(
    ("go", "stand", "face", "appear", "put", "hold", "attend", "gather", "lay", "light", "observe", "pray", "claim")
)
_COURTS = frozenset((
    "trial", "court", "charges", "justice", "judge", "jury", "vigil", "mass", "service", "ceremony", "prayers",
    "silence", "wreath", "wreaths", "flowers", "candles", "responsibility",
))  # fmt: skip
# What looks back at a deed that is its object: "to mark the coup", "a court heard that soldiers shot him".
_RECALLING = _forms(
    ("mark", "commemorate", "remember", "recall", "mourn", "honour", "honor", "hear", "admit", "confess", "testify")
)
_BEING = frozenset(("is", "are", "was", "were", "be", "been"))  # "were behind the explosion"
_OBJECTS = frozenset(("dobj", "ccomp", "xcomp"))
_INSIDE = frozenset(("pobj", "pcomp", "compound", "conj", "amod", "nmod", "poss", "prep", "dobj", "xcomp"))


def find_dealing(deed: Token) -> Token | None:
    """Return the word whose day is not that of the deed that it is about, None where a deed is told for itself."""
    token = deed
    while token.head.i != token.i:
        if _is_dealt_with(token) or (token.dep_ in _OBJECTS and token.head.lower_ in _RECALLING):
            return token.head
        if token.dep_ not in _INSIDE or (is_verb(token) and token.i != deed.i):
            return None
        token = token.head
    return None


def _is_dealt_with(preposition: Token) -> bool:
    head = preposition.head
    if preposition.dep_ != "prep":
        return False
    if head.dep_ == "dobj" and head.head.lower_ in _DEALING:  # "blamed rebels for the massacre"
        head = head.head
    if preposition.lower_ == "behind":
        return head.lower_ in _BEING
    if head.lower_ in _LINKING:
        return preposition.lower_ in _IN
    return preposition.lower_ in _BY and (head.lower_ in _DEALING or _goes_to_court(preposition, head))


def _goes_to_court(preposition: Token, verb: Token) -> bool:
    before = preposition.doc[verb.left_edge.i : preposition.i]
    return verb.lower_ in _GOING and any(token.lower_ in _COURTS for token in before)
