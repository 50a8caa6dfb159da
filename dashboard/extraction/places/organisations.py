"""Places inside the names of organisations: "Paris Police Department" is in Paris, "Bank of America" is nowhere."""

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Finding
from dashboard.extraction.places.page import Page


def locates(page: Page, finding: Finding) -> bool:
    """Whether the run stands free, or inside the name of an organisation that is where its name says."""
    tail = _name_tail(page, finding)
    head = _name_head(page, finding)
    starts = vocabulary.COMPANY_STARTS | vocabulary.SHIP_STARTS
    if page.word(finding.first - 1) in starts and page.is_capitalised(finding.first - 1):
        return False
    if tail and tail[-1] == "party" and tail[0] in vocabulary.PARTISANS:
        return False
    if any(word in vocabulary.COMPANY_HEADS for word in (*tail, *head)):
        return False
    return not (tail and tail[-1] in vocabulary.OUTLET_HEADS | vocabulary.WORK_HEADS)


def is_civic(page: Page, finding: Finding) -> bool:
    """Whether the run begins the name of a body that is where its name says: the Byesville Fire Department."""
    tail = _name_tail(page, finding)
    return bool(tail) and tail[-1] in vocabulary.CIVIC


def _name_tail(page: Page, finding: Finding) -> list[str]:
    """Return the capitalised words that go on after the run, in lower case."""
    words: list[str] = []
    i = finding.last
    while page.join_after(i) in {" ", "'s ", "-", " & "} and page.is_capitalised(i + 1) and len(words) < 5:
        i += 1
        words.append(page.lower[i])
    return words


def _name_head(page: Page, finding: Finding) -> list[str]:
    """Return the words of "Bank of" before the run, in lower case."""
    i = finding.first - 1
    if page.word(i) == "the":
        i -= 1
    if page.word(i) != "of" or page.join_after(i) != " ":
        return []
    return [page.word(i - 1)] if page.is_capitalised(i - 1) else []
