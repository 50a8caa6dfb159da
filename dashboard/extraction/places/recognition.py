"""Finding the words that name places: what the pipeline sees, what the gazetteer knows, and what speaks against both."""

from spacy.tokens import Doc

from dashboard.extraction.places.evidence import names_a_place
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.proposals import propose_at
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Mention, MentionKind


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of places and of their peoples, in order, none inside another.

    Spans are without leading article and possessive ("the Netherlands's" gives "Netherlands").
    """
    page = Page(doc, gazetteer)
    mentions: list[Mention] = []
    i = 0
    while i < len(page.words):
        finding = next((run for run in propose_at(page, i) if names_a_place(page, run)), None)
        if finding is not None:
            mentions.append(_mention(page, finding))
        i = finding.last + 1 if finding else i + 1
    return mentions


def _mention(page: Page, finding: Finding) -> Mention:
    kind = MentionKind.DEMONYM if finding.basis is Basis.DEMONYM else MentionKind.PLACE
    start, end = page.words[finding.first].start, page.words[finding.last].end
    return Mention(start, end, page.doc.text[start:end], kind)
