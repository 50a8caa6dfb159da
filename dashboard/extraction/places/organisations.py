"""Places inside the names of organisations: "Paris Police Department" is in Paris, "Bank of America" is nowhere."""

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Finding
from dashboard.extraction.places.page import Page

_CIVIC = 1.0  # log-odds, as in evidence.py
_ACADEMIC = -1.5


def locates(page: Page, finding: Finding) -> bool:
    """Whether the run stands free, or inside the name of an organisation that is where its name says."""
    tail = _name_tail(page, finding)
    head = _name_head(page, finding)
    starts = vocabulary.COMPANY_STARTS | vocabulary.SHIP_STARTS
    if page.word(finding.first - 1) in starts and page.is_capitalised(finding.first - 1):
        return False
    if head and page.words[finding.first].label == "ORG" and _is_continent(page, finding):
        return False  # Council of Europe, Voice of America
    if tail and tail[-1] in {"party", "front", "movement"} and tail[0] in vocabulary.PARTISANS:
        return False
    if any(word in vocabulary.COMPANY_HEADS for word in (*tail, *head)):
        return False
    return not (tail and tail[-1] in vocabulary.OUTLET_HEADS | vocabulary.WORK_HEADS)


def _is_continent(page: Page, finding: Finding) -> bool:
    name = page.text(finding.first, finding.last)
    return name == "America" or any(c.feature_code == "CONT" for c in page.gazetteer.find_candidates(name, limit=5))


def weigh_tail(page: Page, finding: Finding) -> float:
    """Weigh the body whose name the run begins: a fire department is where its name says, a university often not."""
    if "university" in _name_head(page, finding):
        return _CIVIC
    tail = _name_tail(page, finding)
    if not tail:
        return 0.0
    if tail[-1] in {"university", "college"} and not page.is_above_all_region(finding.first, finding.last):
        return _ACADEMIC
    return _CIVIC if tail[-1] in vocabulary.CIVIC else 0.0


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
