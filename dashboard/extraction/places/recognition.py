"""Finding the words that name places: what the pipeline sees, what the gazetteer knows, what speaks against both."""

from spacy.tokens import Doc

from dashboard.extraction.places.evidence import names_a_place
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.lists import add_listed
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.proposals import propose_at
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Mention, MentionKind

_UNKNOWN_SEEN_ELSEWHERE = 1.5  # the same, for a name that the gazetteer lacks
_SEEN_ELSEWHERE = 2.0  # log-odds for a name that is surely a place in another sentence of the article


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of places and of their peoples, in order, none inside another.

    Spans are without leading article and possessive ("the Netherlands's" gives "Netherlands").
    """
    page = Page(doc, gazetteer)
    first_pass = _scan(page, frozenset())
    names = frozenset(page.text(run.first, run.last) for run in first_pass if run.basis is not Basis.DEMONYM)
    return [_mention(page, run) for run in add_listed(page, _scan(page, names))]


def _scan(page: Page, names: frozenset[str]) -> list[Finding]:
    """Go through the words once, taking the preferred run that is a place; `names` are places already."""
    found: list[Finding] = []
    i = 0
    while i < len(page.words):
        run = next(
            (run for run in propose_at(page, i) if names_a_place(page, run, bonus=_bonus(page, run, names))), None
        )
        if run is not None:
            found.append(run)
        i = run.last + 1 if run else i + 1
    return found


def _bonus(page: Page, run: Finding, names: frozenset[str]) -> float:
    """Trust a name that is a place elsewhere in the article, unless it is a common word or a person bears it."""
    if page.text(run.first, run.last) not in names:
        return 0.0
    if run.length > 1:
        return _SEEN_ELSEWHERE
    if page.is_common(run.first) or page.people[1][page.lower[run.first]]:
        return 0.0
    return _SEEN_ELSEWHERE if page.population(run.first, run.first) is not None else _UNKNOWN_SEEN_ELSEWHERE


def _mention(page: Page, run: Finding) -> Mention:
    kind = MentionKind.DEMONYM if run.basis is Basis.DEMONYM else MentionKind.PLACE
    start, end = page.words[run.first].start, page.end_of(run.first, run.last)
    return Mention(start, end, page.characters[start:end], kind)
