"""Datelines: "KYIV, Sept 14 (Agency) -" says where a text was filed, not where what it reports happened."""

from spacy.tokens import Doc

_DASHES = frozenset(("-", "--", "–", "—"))
_REACH = 16  # tokens; place, region, date and agency fit in it


def find_dateline(doc: Doc, start: int, end: int) -> int:
    """Return the end of the dateline that opens tokens [start, end) of a paragraph; `start` where there is none."""
    while start < end and doc[start].is_space:
        start += 1
    if start == end or not doc[start].text[0].isupper():
        return start
    agency = False
    for i in range(start, min(end, start + _REACH)):
        token = doc[i]
        if token.text in _DASHES and token.whitespace_ and doc[i - 1].whitespace_:
            return i + 1 if _is_capitals(doc, start) or agency else start
        agency = agency or token.text == ")"
        if token.text in (".", "!", "?", ";") and not agency:
            return start
    return start


def _is_capitals(doc: Doc, i: int) -> bool:
    return doc[i].text.isupper() and len(doc[i]) > 2
