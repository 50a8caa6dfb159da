"""A spaCy component: a blank line ends a sentence, so that a headline never runs into the paragraph below it.

So does a dateline: "KYIV, Sept 14 (Agency) -" in front of its first sentence leads a parser astray.
"""

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.extraction.events.datelines import find_dateline

PARAGRAPHS = "dateline_paragraphs"
_SHORT_LINE = 0.75  # of the article's longest line: a wrapped line is fuller than that, a headline or list item is not


@Language.component(PARAGRAPHS)
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each blank line, after a short line of its own and after a dateline; the parser keeps to
    it."""
    longest = max(map(len, doc.text.split("\n")), default=0)
    starts = [0]
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_paragraph(doc, token.i, longest):
            doc[token.i + 1].is_sent_start = True
            starts.append(token.i + 1)
    _hold_together(doc)
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        _part_dateline(doc, start, end)
    return doc


def _hold_together(doc: Doc) -> None:
    """Let no sentence start after a word or a comma: a parser may take a name ("Kim Jong Un") apart there."""
    held = False
    for token in doc:
        if held and token.is_sent_start is None:
            token.is_sent_start = False
        held = token.is_alpha or token.like_num or token.text == ","


def _part_dateline(doc: Doc, start: int, end: int) -> None:
    body = find_dateline(doc, start, end)
    if start < body < end and any(token.is_alpha for token in doc[start:body]):
        for token in doc[start + 1 : body]:
            token.is_sent_start = False
        doc[body].is_sent_start = True


def _ends_paragraph(doc: Doc, index: int, longest: int) -> bool:
    token = doc[index]
    if token.text.count("\n") > 1:
        return True
    line_start = doc.text.rfind("\n", 0, token.idx) + 1
    is_short = token.idx - line_start < _SHORT_LINE * longest
    return is_short and not doc[index + 1].is_lower
