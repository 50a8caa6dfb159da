"""What the event rules look up in a Doc: labels of its tokens, its sentences and paragraphs, once per article."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from dashboard.extraction.events.datelines import find_dateline
from dashboard.extraction.events.lexicon import Forms, Lexicon
from dashboard.model import GeoPrecision, MentionKind, Place

_NONE: frozenset[str] = frozenset()
_ENTITY_LABELS = {
    "GPE": frozenset(("place",)), "LOC": frozenset(("place",)), "FAC": frozenset(("place",)), "PERSON":
    frozenset(("person_ent",)),
    "ORG": frozenset(("org_ent",)), "NORP": frozenset(("people",)),
}  # fmt: skip
_UNKNOWN_NAME = frozenset(("proper",))
_STATES = frozenset((GeoPrecision.COUNTRY, GeoPrecision.ADMIN1))
_CAPITAL = "PPLC"
_END_MARKS = frozenset(".!?\"'")


@dataclass(frozen=True)
class Sentence:
    """Tokens [start, end) between the pipeline's sentence ends and line breaks.

    `body` is where its dateline ends, if it has one; `headline` tells whether it is set as a headline.
    """

    start: int
    end: int
    paragraph: int
    headline: bool
    body: int


class Context:
    """A Doc with the labels of its tokens. Token indices, not characters, unless a name says so."""

    def __init__(self, doc: Doc, lexicon: Lexicon, places: Sequence[Place] = ()) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self._places = places
        self.words = [token.lower_ for token in doc]
        self.sentences = _split_sentences(doc)
        self.sentence_of = [i for i, sentence in enumerate(self.sentences) for _ in range(sentence.start, sentence.end)]

    @cached_property
    def labels(self) -> list[frozenset[str]]:
        """Labels of each token: its classes in the lexicon, those of a phrase it is part of, of its entity
        and place."""
        found = [self.lexicon.labels.get(word, _NONE) for word in self.words]
        for i in (i for i, word in enumerate(self.words) if word == "march" and is_month(self.doc[i])):
            found[i] = _NONE
        for ent in self.doc.ents:
            extra = _ENTITY_LABELS.get(ent.label_, _NONE)
            for i in range(ent.start, ent.end):
                found[i] |= extra
        for place in self._places:
            label = "people" if place.mention.kind == MentionKind.DEMONYM else "place"
            span = self.doc.char_span(place.mention.start_char, place.mention.end_char, alignment_mode="expand")
            for token in span or ():
                found[token.i] = found[token.i] - {"people", "place"} | {label}
        name_tag = self.doc.vocab.strings["NNP"]
        for i, (word, token) in enumerate(zip(self.words, self.doc, strict=True)):
            if token.tag == name_tag and found[i].isdisjoint(("place", "person_ent")):
                found[i] |= _UNKNOWN_NAME
            for rest, label in self.lexicon.phrases.get(word, ()):
                end = match_words(self.words, i + 1, rest)
                if end is not None:
                    for j in range(i, end):
                        found[j] |= {label}
        return found

    @cached_property
    def towns(self) -> frozenset[int]:
        """Tokens that the gazetteer knows as the name of a place here, each a mention of its own: Hurricane in Utah."""
        found: set[int] = set()
        for place in self._places:
            mention = place.mention
            if place.candidate and mention.kind == MentionKind.PLACE:
                span = self.doc.char_span(mention.start_char, mention.end_char)
                found.update(token.i for token in span or () if token.text == mention.text)
        return frozenset(found)

    @cached_property
    def artworks(self) -> frozenset[int]:
        """Tokens that may be a film, a book or a game."""
        return frozenset(i for i, labels in enumerate(self.labels) if "artwork" in labels)

    @cached_property
    def states(self) -> frozenset[int]:
        """Tokens that name a country or region, or the capital that stands for its state: what can act."""
        found: set[int] = set()
        for place in self._places:
            capital = place.candidate is not None and place.candidate.feature_code == _CAPITAL
            if place.mention.kind == MentionKind.PLACE and (capital or place.geo_precision in _STATES):
                mention = place.mention
                span = self.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
                found.update(token.i for token in span or ())
        return frozenset(found)

    def sentence(self, token: Token) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[self.sentence_of[token.i]]

    def window(self, start: int, end: int) -> frozenset[str]:
        """Return all labels of tokens [start, end)."""
        return frozenset().union(*self.labels[start:end])


def is_month(token: Token) -> bool:
    """Tell whether "March" is the month: a name that no sentence opens with, or beside a number."""
    if token.text != "March":
        return False
    near = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.ent_type_ == "DATE" or token.tag_ == "NNP" or any(other.like_num for other in near)


def match_words(words: list[str], start: int, rest: tuple[Forms, ...]) -> int | None:
    """Return the end of `rest` if it follows at once, hyphens skipped, else None."""
    i = start
    for forms in rest:
        if i < len(words) and words[i] == "-" and "-" not in forms:
            i += 1
        if i >= len(words) or words[i] not in forms:
            return None
        i += 1
    return i


def _split_sentences(doc: Doc) -> list[Sentence]:
    # A parser may run over a line break; a heading has no full stop, and must not become part of the next sentence.
    sentences: list[Sentence] = []
    start = paragraph = 0
    broken = False
    for token in doc:
        if token.i and (broken or (token.is_sent_start and find_dateline(doc, start, token.i) < token.i)):
            sentences.append(_sentence(doc, start, token.i, paragraph, sentences))
            start = token.i
            paragraph += broken
        broken = "\n" in token.text_with_ws
    if len(doc):
        sentences.append(_sentence(doc, start, len(doc), paragraph, sentences))
    return sentences


def _sentence(doc: Doc, start: int, end: int, paragraph: int, before: list[Sentence]) -> Sentence:
    opens = not before or before[-1].paragraph != paragraph
    body = find_dateline(doc, start, end) if opens else start
    return Sentence(start, end, paragraph, _is_headline(doc, start, end), body)


def _is_headline(doc: Doc, start: int, end: int) -> bool:
    if end == len(doc) or "\n" not in doc[end - 1].text_with_ws:
        return False
    words = [token for token in doc[start:end] if not token.is_space]
    return len(words) > 2 and words[-1].text not in _END_MARKS
