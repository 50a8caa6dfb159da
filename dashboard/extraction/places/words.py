"""The words of a doc as place names need them: cut by characters, so that any pipeline's tokens give the same spans."""

import re
from typing import NamedTuple

from spacy.tokens import Doc

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
PERSON_LABELS = frozenset({"PERSON", "PER"})

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    r"(?:[NSEW]|N|S|D|B|R)\. (?:[A-Z]|Va|Dak|Mex)\."  # W. Va., N. Y., D. C.
    r"|[A-Z]\.(?:[A-Z][a-z]{0,3}\.)+"  # U.S., W.Va., N.S.W.
    r"|[UN]\.[A-Z](?![\w.])"  # U.S, U.K and N.Y without their last full stop
    r"|(?:St|Ste|Mt|Ft|Pt)\."  # a full stop that does not end a sentence
    rf"|(?<!\w')(?:[dDlLO]'(?=[A-Z]))?{_LETTER}+(?:'(?!(?i:s)\b){_LETTER}+)*"  # L'Aquila, Sana'a, but Kyiv's is Kyiv
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?"
)
_SENTENCE_ENDS = frozenset(".!?\n:;\"('")


class Word(NamedTuple):
    """Characters of the text with what the pipeline says about them; `entity` is an index into doc.ents or -1."""

    start: int
    end: int
    text: str
    label: str
    entity: int
    starts_sentence: bool
    is_capitalised: bool

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def read_words(doc: Doc) -> tuple[str, list[Word], list[str]]:
    """Return the text, its letters and numbers in order, and what stands after each word (spaces run together)."""
    text = doc.text
    entity_starts, entity_ends, labels = _entities(doc)
    words: list[Word] = []
    gaps: list[str] = []
    last_end, entity = 0, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last_end:start]
        if words:
            gaps.append(" " if gap.isspace() and "\n" not in gap else gap)
        while entity < len(labels) and entity_ends[entity] <= start:
            entity += 1
        inside = entity < len(labels) and entity_starts[entity] <= start
        word = match.group()
        words.append(
            Word(
                start,
                end,
                word,
                labels[entity] if inside else "",
                entity if inside else -1,
                not words or not _SENTENCE_ENDS.isdisjoint(gap.replace("'s", "")),
                word[0].isupper() or (len(word) > 2 and word[1] == "'" and word[2].isupper()),
            )
        )
        last_end = end
    gaps.append("")
    return text, words, gaps


def _entities(doc: Doc) -> tuple[list[int], list[int], list[str]]:
    ents = doc.ents
    return [ent.start_char for ent in ents], [ent.end_char for ent in ents], [ent.label_ for ent in ents]
