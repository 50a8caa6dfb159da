"""Who does what to whom, read off the dependency parse: subjects, objects, and what prepositions govern.

Labels are those of spaCy's English pipelines (nsubj, dobj, pobj, agent…).
"""

from collections.abc import Iterator

from spacy.tokens import Token

_SUBJECT = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_OWN = _SUBJECT | _PASSIVE | {"aux", "dobj"}
_MODIFIER = frozenset(("compound", "amod", "nmod", "poss", "nummod"))
_PREPOSITION = frozenset(("prep", "agent", "dative"))
_INTRANSITIVE = frozenset((
    "crashed", "capsized", "collapsed", "erupted", "exploded", "protested", "demonstrated", "marched", "rallied",
    "died", "drowned", "perished", "escaped", "fled", "resigned", "collided", "gathered", "surrendered", "retreated",
))  # fmt: skip
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_RELATIVE = frozenset(("who", "whom", "which", "that"))
_VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
# Prepositions that bring in what an event noun is done to: "attack on X", "capture of X".
_NOUN_OBJECT = frozenset(("of", "on", "against", "at", "upon"))
_NP_CHILDREN = _MODIFIER | {"conj", "appos", "prep", "pobj", "nummod"}
_AGAINST = frozenset(("on", "against", "by"))  # "in a crackdown on rebels": who is named there is somebody else


def is_verb(token: Token) -> bool:
    """Tell whether the tagger sees a verb form, participles before a noun left out."""
    return token.tag_ in _VERB_TAGS and token.dep_ != "amod"


def is_passive(verb: Token) -> bool:
    """Tell whether what stands as the subject of `verb` suffers it: "was shelled", "civilians killed in the raid"."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(child.dep_ in _OWN for child in verb.children):
        return is_passive(verb.head)  # "were wounded and arrested"
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not has_aux(verb, "have")
    if verb.dep_ == "acl" and any(child.dep_ == "dobj" for child in verb.children):
        return False  # "a ship with rice reached port", of which some parses make a noun and what was done to it
    # "A bus crashed": read as "a bus that was crashed" by some parses, which nobody says
    return participle and not (verb.dep_ == "acl" and verb.lower_ in _INTRANSITIVE)


def has_aux(verb: Token, lemma: str) -> bool:
    """Tell whether `verb` has an auxiliary of this lemma."""
    return any(child.dep_ in ("aux", "auxpass") and child.lemma_.lower() == lemma for child in verb.children)


def find_subjects(token: Token) -> list[Token]:
    """Return the heads of the phrases that do it: subject, by-phrase, possessor of an event noun."""
    complements = [child for child in token.children if child.dep_ in ("acomp", "oprd")]  # "shot dead by soldiers"
    by = [obj for part in (token, *complements) for prep, obj in preposition_objects(part) if prep.lower_ == "by"]
    clausal = any(child.dep_ in _SUBJECT for child in token.children)  # whatever the tagger makes of its verb
    if not is_verb(token) and not clausal and token.pos_ not in ("VERB", "AUX"):
        return _with_conjuncts([*by, *(child for child in token.children if child.dep_ == "poss")])
    if is_passive(token):
        return _with_conjuncts(by or _verbless_subjects(token))
    return _with_conjuncts([*_grammatical_subjects(token), *by])


def find_objects(token: Token) -> list[Token]:
    """Return the heads of the phrases it is done to: object, passive subject, "of" and "on" phrases of an event
    noun."""
    direct = [child for child in token.children if child.dep_ in ("dobj", "dative") and child.dep_ != "prep"]
    if not is_verb(token):
        if token.dep_ == "amod" and token.tag_ in ("VBN", "VBD", "JJ"):
            return _with_conjuncts([token.head])
        of = [obj for prep, obj in preposition_objects(token) if prep.lower_ in _NOUN_OBJECT]
        return _with_conjuncts(direct + of)
    if token.dep_ == "relcl" and any(
        c.lower_ in _RELATIVE and (c in direct or c.lower_ == "whom") for c in token.children
    ):
        direct = [token.head]  # "the girls whom they took"
    if is_passive(token):
        direct += _grammatical_subjects(token)
    if not direct and token.dep_ == "conj" and is_verb(token.head):
        # "shelled and captured the town": the object hangs on either verb
        direct = [child for child in token.head.children if child.dep_ == "dobj" and child.i > token.i]
    on = [obj for prep, obj in preposition_objects(token) if prep.lower_ in ("on", "at", "against") and not direct]
    return _with_conjuncts(direct + on)


def _grammatical_subjects(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in _SUBJECT or child.dep_ in _PASSIVE]
    relative = [child for child in own if child.lower_ in _RELATIVE]
    if own and not relative:
        return own
    if verb.dep_ in ("relcl", "acl"):
        return _verbless_subjects(verb) or [verb.head]
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "parataxis") and verb.i != verb.head.i:
        return _inherited_subjects(verb)
    return own or _nouns_before(verb)


def _verbless_subjects(verb: Token) -> list[Token]:
    """Return the noun of a sentence that the parse left without a verb: "a canoe with traders turned over."."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return []
    noun = verb.head
    while noun.dep_ in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head
    whole = noun.dep_ == "ROOT" and noun.tag_ in _NOUNS and any(child.text == "." for child in noun.children)
    return [noun] if whole else []


def _nouns_before(verb: Token) -> list[Token]:
    """Return the noun right before a finite verb: "a tsunami killed nine", where the parse makes one name of both."""
    if verb.tag_ not in _FINITE or not verb.i:
        return []
    before = verb.nbor(-1)
    return [before] if before.head.i == verb.i and before.dep_ in ("compound", "nmod", "amod") else []


def _inherited_subjects(verb: Token) -> list[Token]:
    head = verb.head
    while head.dep_ in ("prep", "aux") and head.head.i != head.i:
        head = head.head
    if not is_verb(head) or head.i == verb.i:
        return []
    if verb.dep_ == "xcomp":
        controllers = [child for child in head.children if child.dep_ == "dobj"]
        if controllers:  # "ordered troops to advance"
            return controllers
    return _grammatical_subjects(head)


def preposition_objects(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield (preposition, the noun it governs) of the phrases that hang on a token."""
    for child in token.children:
        if child.dep_ in _PREPOSITION:
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp"):
                    yield child, below
                elif below.dep_ == "prep":
                    yield from ((child, obj) for obj in below.children if obj.dep_ == "pobj")


def _with_conjuncts(heads: list[Token]) -> list[Token]:
    found = list(heads)
    for head in heads:
        found.extend(other for other in head.conjuncts if other.i > head.i and other.dep_ == "conj")
    return found


def phrase_tokens(head: Token, depth: int = 5, *, own: bool = False) -> Iterator[Token]:
    """Yield a noun phrase without its relative clauses, at most `depth` steps below its head.

    With `own` without those it is against, too.
    """
    yield head
    if depth:
        for child in head.children:
            if child.dep_ in _NP_CHILDREN and not (own and child.dep_ == "prep" and child.lower_ in _AGAINST):
                yield from phrase_tokens(child, depth - 1, own=own)


def find_modifiers(token: Token) -> list[Token]:
    """Return the adjectives, compounds and possessors of a noun, or the adverbs of a verb."""
    return [child for child in token.children if child.dep_ in _MODIFIER or child.dep_ == "advmod"]
