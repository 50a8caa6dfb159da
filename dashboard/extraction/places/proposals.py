"""Runs of words that may name a place, proposed generously; evidence.py and organisations.py judge them."""

from collections.abc import Iterator

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.words import PLACE_LABELS


def propose_at(page: Page, i: int) -> list[Finding]:
    """Return the runs that start with word i, longest first; of equal length the surer ground first."""
    findings = [*_streets(page, i), *_typed(page, i), *_known(page, i), *_entities(page, i), *_demonyms(page, i)]
    return sorted(findings, key=lambda finding: -finding.length)


def _capitalised_run(page: Page, first: int, longest: int) -> int:
    """Return the last word of the capitalised run from `first`, of at most `longest` words."""
    last = first
    while last - first + 1 < longest and page.join_after(last) in {" ", "-", ". "} and page.is_capitalised(last + 1):
        last += 1
    return last


def _streets(page: Page, i: int) -> Iterator[Finding]:
    if page.is_lower_case or not (page.is_capitalised(i) or page.words[i].text[0].isdigit()):
        return
    for last in range(i + 1, _capitalised_run(page, i, 4) + 1):
        if page.lower[last] in vocabulary.STREET_TYPES and not _is_saint(page, last):
            yield Finding(i, last, Basis.STREET)
            return


def _is_saint(page: Page, i: int) -> bool:
    """Whether this St. begins a name instead of ending a street's; Dr. likewise a person's."""
    return page.lower[i] in {"st", "dr"} and page.join_after(i) in {" ", ". "} and page.is_capitalised(i + 1)


def _typed(page: Page, i: int) -> Iterator[Finding]:
    if not page.is_capitalised(i) or page.is_lower_case:
        return
    end = _capitalised_run(page, i, 5)
    for last in range(end, i, -1):
        if page.lower[last] in vocabulary.AREA_TYPES:
            yield Finding(i, last, Basis.TYPED)
    if page.lower[i] in vocabulary.LEADING_TYPES and end > i:
        yield Finding(i, i + 1, Basis.TYPED)
    if page.lower[i] in vocabulary.OF_TYPES and page.word(i + 1) == "of":
        first = i + 3 if page.word(i + 2) == "the" else i + 2
        if page.is_capitalised(first):
            yield Finding(i, _capitalised_run(page, first, 3), Basis.TYPED)


def _known(page: Page, i: int) -> Iterator[Finding]:
    """Yield the names of the gazetteer from word i; a text without capitals is searched word by word."""
    if not (page.is_capitalised(i) or page.is_lower_case):
        return
    for last in page.names_from(i):
        if page.gazetteer.has_name(page.text(i, last)):
            yield Finding(i, last, Basis.GAZETTEER)


def _entities(page: Page, i: int) -> Iterator[Finding]:
    """Yield the place entity from word i, cut at its first comma and without lower-case words at its end."""
    word = page.words[i]
    if word.label not in PLACE_LABELS or not (word.is_capitalised or page.is_lower_case):
        return
    last = i
    while (
        last + 1 < len(page.words)
        and page.words[last + 1].entity == word.entity
        and not any(mark in page.join_after(last) for mark in ",;:(/")
    ):
        last += 1
    while last > i and not (page.is_capitalised(last) or page.is_lower_case):
        last -= 1
    yield Finding(i, last, Basis.ENTITY)


def _demonyms(page: Page, i: int) -> Iterator[Finding]:
    if page.is_capitalised(i) and len(page.lower[i]) > 3:
        for last in (i + 1, i) if page.join_after(i) in {" ", "-"} and page.is_capitalised(i + 1) else (i,):
            if page.gazetteer.find_demonym(page.text(i, last)):
                yield Finding(i, last, Basis.DEMONYM)
                return
