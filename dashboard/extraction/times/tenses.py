"""Whether the clause around a time expression tells of what was, will be, or is so every year.

News writes weekdays and months without their week or year: the tense says on which side of publication they lie.
"""

from spacy.tokens import Token

from dashboard.extraction.times.anchors import Tense

# What these announce lies ahead, whatever their own tense: "was scheduled for Friday", "due to begin on Monday".
ANNOUNCING = frozenset(
    {"schedule", "slate", "due", "expect", "plan", "set", "intend", "prepare", "aim", "forecast", "bound", "ready"}
)
# The infinitive after these lies ahead of them: "told to return on Monday". "Going to" is one of them.
DIRECTING = frozenset(
    {"tell", "order", "ask", "agree", "promise", "threaten", "vow", "pledge", "urge", "invite", "hope", "want", "go",
     "decide", "offer", "seek", "be", "have"}
)  # fmt: skip
FUTURE_MODALS = frozenset({"will", "shall", "'ll", "wo", "would", "should", "may", "might", "must", "could"})
SAYING = frozenset(
    {"said", "says", "told", "tells", "added", "adds", "reported", "reports", "announced", "announces", "confirmed",
     "confirms", "wrote", "writes", "claimed", "claims", "stated", "states", "warned", "warns", "explained"}
)  # fmt: skip
SAID = frozenset({"ccomp", "parataxis"})
PERFECT = frozenset({"has", "have", "had", "'ve"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
# "Tuesday's attack" and "the March 5 attack" may be past whatever the verb says, unless it is the attack that will.
PRENOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
MAX_CLIMB = 12  # heads between a date and its verb; deeper is a broken parse
LOOK_BACK = 10  # tokens of the clause read where there is no parse
CLAUSE_ENDS = frozenset({",", ";", ".", ":", "\n", "said", "that"})


def tense_of_clause(first: Token, token: Token) -> Tense:
    """The tense of the clause that a date stands in, given its first word and the head of its words."""
    if token.dep_ in PRENOMINAL and token.head.pos_ in {"NOUN", "PROPN"} and token.head.dep_ != "nsubj":
        return Tense.UNKNOWN
    adverbial = token.head if token.dep_ == "pobj" else token
    if adverbial.dep_ in {"prep", "npadvmod"} and adverbial.head.tag_ in {"VBZ", "VBP"}:
        return _tense_of_present(adverbial.head)
    tense, verb = _governing_tense(token)
    is_prepositional = adverbial.i == first.i - 1
    if tense is Tense.PAST and verb is not None and is_prepositional and _looks_ahead(adverbial, verb):
        return Tense.FUTURE
    return tense


def is_of_saying(token: Token) -> bool:
    """Tell whether a date hangs as an adverbial on a verb that somebody says something with."""
    while token.dep_ in {"pobj", "prep", "npadvmod", "tmod"} and token.head.tag_ not in VERB_TAGS:
        token = token.head
    verb = token.head
    if token.dep_ not in {"pobj", "prep", "npadvmod", "tmod"} or verb.lower_ not in SAYING:
        return False
    return verb.dep_ in SAID or any(child.dep_ in SAID for child in verb.children)


def _looks_ahead(adverbial: Token, verb: Token) -> bool:
    """Tell "has been closed until Friday" and "called a strike for Friday" from "fought until Friday"."""
    if adverbial.lower_ in {"until", "till"}:
        return (verb.tag_ != "VBD" or verb.dep_ == "xcomp") and not any(child.dep_ == "neg" for child in verb.children)
    return adverbial.lower_ == "for" and adverbial.head.i == verb.i


def _governing_tense(token: Token) -> tuple[Tense, Token | None]:
    """The tense of the nearest verb above that has one of its own, with that verb."""
    for _ in range(MAX_CLIMB):
        if token.lower_ == "since" or any(child.lower_ == "since" and child.dep_ == "mark" for child in token.children):
            return Tense.PAST, token
        if _announces(token):
            return Tense.FUTURE, token
        if token.tag_ in VERB_TAGS:
            tense = _tense_of_verb(token)
            if tense is not None:
                return tense, token
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.UNKNOWN, None


def _announces(token: Token) -> bool:
    """Tell "is scheduled", "a meeting planned", "due"; not "he set it alight", nor "before it was due" in the past."""
    if token.lemma_.lower() not in ANNOUNCING or token.tag_ not in {"VBN", "JJ"}:
        return False
    clause = token if token.tag_ == "VBN" else token.head
    if any(child.dep_ in {"nsubj", "dobj"} for child in token.children) and token.tag_ == "VBN":
        return False
    return not (clause.dep_ == "advcl" and clause.head.tag_ == "VBD")


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _tense_of_verb(verb: Token) -> Tense | None:
    """The tense of a verb group; None for an infinitive or participle that takes its governor's."""
    auxiliaries = _auxiliaries(verb)
    words = {child.lower_ for child in auxiliaries}
    is_finite = verb.tag_ == "VBN" and any(child.dep_ == "nsubj" for child in verb.children)  # a tagger's slip
    if _is_announced(verb):
        return Tense.FUTURE
    if verb.tag_ == "VBD" or is_finite or words & PERFECT or any(child.tag_ == "VBD" for child in auxiliaries):
        return Tense.PAST
    if words & FUTURE_MODALS:
        is_denied_ability = "could" in words and any(child.dep_ == "neg" for child in verb.children)
        return Tense.PAST if is_denied_ability else Tense.FUTURE
    if verb.tag_ in {"VB", "VBG"} or (verb.tag_ == "VBN" and not auxiliaries):
        return None
    return Tense.UNKNOWN


def _is_announced(verb: Token) -> bool:
    """Tell the infinitive of "is to travel", "due to begin", "are to be exchanged", "told to return"."""
    words = [token for token in verb.doc[max(0, verb.i - 4) : verb.i] if token.pos_ != "ADV" and token.lower_ != "be"]
    if not words or words[-1].lower_ != "to" or (verb.tag_ == "VBN" and verb.nbor(-1).lower_ != "be"):
        return False
    if words[-2].lower_ == "had" if len(words) > 1 else False:
        return False  # "had to leave" tells of what was done
    governors = {verb.head.lemma_.lower(), words[-2].lemma_.lower() if len(words) > 1 else ""}
    return not governors.isdisjoint(ANNOUNCING | DIRECTING)


def _tense_of_present(verb: Token) -> Tense:
    """General for "it snows in January"; ahead for "is due"; open with other auxiliaries."""
    if any(child.lemma_.lower() in ANNOUNCING for child in verb.children):
        return Tense.FUTURE
    return Tense.UNKNOWN if _auxiliaries(verb) else Tense.GENERAL


def spelt_tense(token: Token) -> Tense:
    """The tense as far as single words before a date tell it, for docs that are not parsed."""
    doc = token.doc
    for position in range(token.i - 1, max(-1, token.i - LOOK_BACK), -1):
        word = doc[position].lower_
        if word in CLAUSE_ENDS:
            break
        if word == "since":
            return Tense.PAST
        if word in {"will", "shall", "'ll", "scheduled", "due", "upcoming"}:
            return Tense.FUTURE
    return Tense.UNKNOWN
