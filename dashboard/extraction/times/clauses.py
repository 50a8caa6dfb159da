"""The doc as time expressions need it: tags, names, and the tense of the clause around a character."""

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from dashboard.extraction.times.anchors import Tense
from dashboard.extraction.times.tenses import is_of_saying, spelt_tense, tense_of_clause


class Clauses:
    """Answers from a doc's annotation, each computed when first asked; a doc without annotation gives safe ones."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._is_parsed = doc.has_annotation("DEP")

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self._doc.to_array("IDX")]

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
        token = first = self.token_at(start_char)
        if token is None or first is None:
            return Tense.UNKNOWN
        while token.head.i != token.i and start_char <= token.head.idx < end_char:
            token = token.head
        return tense_of_clause(first, token) if self._is_parsed else spelt_tense(token)

    def is_said(self, start_char: int, end_char: int) -> bool:
        """Tell whether an expression says when somebody said what the sentence reports: "the mayor said on Monday"."""
        token = self.token_at(start_char)
        if token is None or not self._is_parsed:
            return False
        while token.head.i != token.i and start_char <= token.head.idx < end_char:
            token = token.head
        return is_of_saying(token)
