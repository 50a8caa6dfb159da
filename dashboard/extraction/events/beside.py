"""How many are harmed, read off the words beside one of harm where the parse does not tell: "12 dead", "400 died"."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import has_aux, is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.counts import PEOPLE, Count, count_people, is_person
from dashboard.extraction.events.inflection import verb_forms

# Verbs whose subject is harmed even in the active voice.
SUFFERED = frozenset((
    "die", "died", "dies", "dying", "perish", "perished", "drown", "drowned", "flee", "fled", "fleeing", "succumbed",
    "missing",
))  # fmt: skip
_LOSING = verb_forms("lose")  # their lives
_AUXILIARIES = frozenset((
    "have", "has", "had", "been", "was", "were", "are", "is", "also", "reportedly", "later", "being", "since",
))  # fmt: skip
_PASSIVES = frozenset(("was", "were", "been", "being", "are"))
_STATES = frozenset(
    ("dead", "homeless", "injured", "wounded", "hurt", "killed", "detained", "arrested", "displaced", "missing")
)
_COUNTING = frozenset(("at", "than", "between", "over", "about", "around", "as"))  # "killing at least 12"


def count_nearby(token: Token, context: Context) -> Count | None:
    """Read a number right before a state or right after a verb: "12 dead, 30 wounded", "killing 12"."""
    doc, sentence = context.doc, context.sentence(token)
    if token.lower_ in _STATES:
        for i in range(token.i - 1, max(sentence.start - 1, token.i - 3), -1):
            if doc[i].like_num and doc[i].ent_type_ != "DATE":
                return count_people(doc[i], context.labels[i])
            if doc[i].is_punct or is_verb(doc[i]):
                break
    if token.tag_ in ("VBG", "VBD", "VB") or (token.tag_ == "VBN" and has_aux(token, "have")):
        after = _after_verb(token, context)
        if after is not None:
            return after
    return count_before(token, context)


def count_before(verb: Token, context: Context) -> Count | None:
    """Read the people right before a verb they suffer, where the parse hangs them elsewhere: "close to 400 died"."""
    i, passive = verb.i - 1, False
    while i >= context.sentence(verb).body and context.words[i] in _AUXILIARIES:
        passive = passive or context.words[i] in _PASSIVES
        i -= 1
    active = verb.lower_ in SUFFERED or verb.lower_ in _LOSING
    if i < context.sentence(verb).body or not (passive or active):
        return None
    before = context.doc[i]
    counted = (before.like_num and before.ent_type_ != "DATE") or is_person(before, context.labels[i])
    return count_people(before, context.labels[i]) if counted else None


def _after_verb(verb: Token, context: Context) -> Count | None:
    doc, sentence = context.doc, context.sentence(verb)
    for token in doc[verb.i + 1 : min(sentence.end, verb.i + 8)]:
        if _ends_phrase(token) and (token.like_num or context.labels[token.i] & PEOPLE):
            return count_people(token, context.labels[token.i])
        if token.is_punct or is_verb(token) or (token.tag_ == "IN" and token.lower_ not in _COUNTING):
            return None
    return None


def _ends_phrase(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 3]
    if not following or following[0].lower_ in ("and", "-"):
        return len(following) < 2 or not following[1].like_num
    return not (following[0].like_num or following[0].tag_.startswith("NN") or following[0].tag_ == "JJ")
