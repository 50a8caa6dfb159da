"""The doc as time expressions need it: the tense of the clause around a character, names, tags."""

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from dashboard.extraction.times.anchors import Tense

# What these announce lies ahead, whatever their own tense: "was scheduled for Friday".
ANNOUNCING = frozenset({"schedule", "slate", "due", "expect", "plan", "set", "intend", "prepare", "aim", "go", "book"})
WILL = frozenset({"will", "shall", "'ll", "wo"})
MODALS = frozenset({"should", "may", "might", "must"})  # "could" and "would" are as often past
PERFECT = frozenset({"has", "have", "had"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
# "Tuesday's attack" and "the March 5 attack" may be past whatever the verb says, unless it is the attack that will.
PRENOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
MAX_CLIMB = 12  # heads between a date and its verb; deeper is a broken parse
LOOK_BACK = 10  # tokens of the clause read where there is no parse
CLAUSE_ENDS = frozenset({",", ";", ".", ":", "\n", "said", "that"})


class Clauses:
    """Answers from a doc's annotation, each computed when first asked; a doc without annotation gives safe ones."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._is_parsed = doc.has_annotation("DEP")

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self._doc]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the persons named with two words and more ("Theresa May")."""
        return frozenset(ent[-1].text for ent in self._doc.ents if ent.label_ == "PERSON" and len(ent) > 1)

    def token_at(self, char: int) -> Token | None:
        index = bisect_right(self._starts, char) - 1
        return self._doc[index] if 0 <= index < len(self._doc) else None

    def tag_at(self, char: int) -> str:
        token = self.token_at(char)
        return token.tag_ if token is not None else ""

    def entity_at(self, char: int) -> tuple[str, int]:
        """Label and number of tokens of the entity that holds a character; ("", 0) outside entities."""
        token = self.token_at(char)
        if token is None or not token.ent_type_:
            return "", 0
        start, end = token.i, token.i + 1
        while start > 0 and self._doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(self._doc) and self._doc[end].ent_iob_ == "I":
            end += 1
        return token.ent_type_, end - start

    def tense_of(self, start_char: int, end_char: int) -> Tense:
        """The tense of the clause that an expression stands in."""
        token = self.token_at(start_char)
        if token is None:
            return Tense.UNKNOWN
        while token.head.i != token.i and start_char <= token.head.idx < end_char:
            token = token.head
        return self._parsed_tense(token) if self._is_parsed else _spelt_tense(self._doc, token.i)

    def _parsed_tense(self, token: Token) -> Tense:
        if token.dep_ in PRENOMINAL and token.head.pos_ in {"NOUN", "PROPN"} and token.head.dep_ != "nsubj":
            return Tense.UNKNOWN
        adverbial = token.head if token.dep_ == "pobj" else token
        if adverbial.head.tag_ in {"VBZ", "VBP"} and adverbial.dep_ in {"prep", "npadvmod"}:
            return _tense_of_present(adverbial.head)
        for _ in range(MAX_CLIMB):
            if token.lemma_.lower() in ANNOUNCING and token.pos_ != "NOUN":
                return Tense.FUTURE
            if token.tag_ in VERB_TAGS:
                tense = _tense_of_verb(token)
                if tense is not None:
                    return tense
            if token.head is token or token.head.i == token.i:
                break
            token = token.head
        return Tense.UNKNOWN


def _tense_of_verb(verb: Token) -> Tense | None:
    """The tense of a verb group; None for an infinitive or participle that takes its governor's."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    is_finite = verb.tag_ == "VBN" and any(child.dep_ == "nsubj" for child in verb.children)  # a tagger's slip
    has_past = any(child.tag_ == "VBD" or child.lower_ in PERFECT for child in auxiliaries)
    if verb.tag_ == "VBD" or is_finite or has_past:
        return Tense.PAST
    if any(child.lower_ in WILL | MODALS for child in auxiliaries):
        return Tense.FUTURE
    if verb.tag_ in {"VB", "VBG"} or (verb.tag_ == "VBN" and not auxiliaries):
        return _tense_of_infinitive(verb, auxiliaries)
    return Tense.UNKNOWN


def _tense_of_infinitive(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    """The tense of "is to meet on Friday", which lies ahead; "wanted to meet" is as past as its governor."""
    if any(child.lower_ == "to" for child in auxiliaries) and verb.head.lemma_ == "be":
        return Tense.FUTURE
    return None


def _tense_of_present(verb: Token) -> Tense:
    """General for "it snows in January", ahead for "he is to speak" and "is due"; open with other auxiliaries."""
    if verb.lemma_.lower() in ANNOUNCING or any(child.lemma_.lower() in ANNOUNCING for child in verb.children):
        return Tense.FUTURE
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    to_be = verb.lemma_ == "be" and any(child.tag_ == "VB" for child in verb.children)
    return Tense.FUTURE if to_be else Tense.UNKNOWN if auxiliaries else Tense.GENERAL


def _spelt_tense(doc: Doc, index: int) -> Tense:
    for position in range(index - 1, max(-1, index - LOOK_BACK), -1):
        word = doc[position].lower_
        if word in CLAUSE_ENDS:
            break
        if word in WILL or word in {"scheduled", "due", "upcoming"}:
            return Tense.FUTURE
    return Tense.UNKNOWN
