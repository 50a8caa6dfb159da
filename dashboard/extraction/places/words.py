"""The words of a doc as place names need them: cut by characters, so that any pipeline's tokens give the same spans."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
PERSON_LABELS = frozenset({"PERSON", "PER"})

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?:{_LETTER}{{1,2}}\.){{2,}}(?:{_LETTER}\.)?"  # U.S., W.Va. (its last letters come next), N.S.W.
    rf"|[A-Z]\.[A-Z][a-z]{{1,3}}\."  # W.Va.
    r"|(?:St|Ste|Mt|Ft|Pt)\."  # a full stop that does not end a sentence
    rf"|(?:[dDlLOo]'|[A-Z]')?{_LETTER}+(?:'(?!s\b|S\b){_LETTER}+)*"  # L'Aquila, Sana'a, but Kyiv's is Kyiv
    r"|\d+(?:[.,]\d+)*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of the text with what the pipeline says about them; `entity` is an index into doc.ents or -1."""

    start: int
    end: int
    text: str
    tag: str
    label: str
    entity: int
    starts_sentence: bool

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper() or (len(self.text) > 2 and self.text[1] == "'" and self.text[2].isupper())

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def read_words(doc: Doc) -> list[Word]:
    """Return letters and numbers of the doc in order; `text` of a word is a slice of doc.text."""
    starts = [token.idx for token in doc]
    entity_of = {token.i: number for number, ent in enumerate(doc.ents) for token in ent}
    words: list[Word] = []
    sentence_open = True
    last_end = 0
    for match in _WORD.finditer(doc.text):
        between = doc.text[last_end : match.start()]
        token = doc[max(0, bisect_right(starts, match.start()) - 1)]
        opens = sentence_open or _ends_sentence(between)
        entity = entity_of.get(token.i, -1)
        label = doc.ents[entity].label_ if entity >= 0 else ""
        words.append(Word(match.start(), match.end(), match.group(), token.tag_, label, entity, opens))
        sentence_open, last_end = False, match.end()
    return words


def _ends_sentence(between: str) -> bool:
    return any(mark in between for mark in '.!?\n:;"(') and between.strip(" '") != ""


def join_kind(doc: Doc, left: Word, right: Word) -> str:
    """Return the characters between two neighbouring words, with runs of spaces as one."""
    between = doc.text[left.end : right.start]
    return " " if between.isspace() and "\n" not in between else between


def text_of(doc: Doc, words: Sequence[Word]) -> str:
    return str(doc.text[words[0].start : words[-1].end])
