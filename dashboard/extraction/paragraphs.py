"""A spaCy component: a blank line ends a sentence, so that a headline never runs into the paragraph below it."""

from spacy.language import Language
from spacy.tokens import Doc

PARAGRAPHS = "dateline_paragraphs"
_SHORT_LINE = 0.75  # of the article's longest line: a wrapped line is fuller than that, a headline or list item is not


@Language.component(PARAGRAPHS)
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each blank line, and after a short line of its own; the parser keeps to it."""
    longest = max(map(len, doc.text.split("\n")), default=0)
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_paragraph(doc, token.i, longest):
            doc[token.i + 1].is_sent_start = True
    return doc


def _ends_paragraph(doc: Doc, index: int, longest: int) -> bool:
    token = doc[index]
    if token.text.count("\n") > 1:
        return True
    line_start = doc.text.rfind("\n", 0, token.idx) + 1
    is_short = token.idx - line_start < _SHORT_LINE * longest
    return is_short and not doc[index + 1].is_lower
