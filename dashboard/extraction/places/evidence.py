"""Does a proposed run name a place? What speaks for it and against it, added up.

The weights are log-odds set by hand from counts in openly licensed text, in steps of a half; a run is a place above zero.
"""

from math import log10

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.organisations import locates
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.words import PERSON_LABELS, PLACE_LABELS

_ENTITY = 3.0  # the pipeline calls it a place: right four times in five
_PART_OF_PERSON = -5.0
_PERSON = -2.0
_OTHER_ENTITY = -3.0  # dates and the like: May, March
_ORGANISATION = -1.0  # the pipeline takes many places for organisations
_UNLABELLED = -0.5
_UNKNOWN_NAME = -2.5  # not in the gazetteer: most unknown "places" are surnames
_ORDINARY_WORD = -2.5
_ORDINARY_AT_START = -2.0  # the capital says nothing there
_LOCATIVE = 1.0
_STRONG_LOCATIVE = 2.0
_CONTAINER = 4.0  # ", Maine" follows
_TITLE = -3.5
_SPEECH = -1.0
_LOCATED_PEOPLE = 1.5  # police, residents, -based
_FAMILY_NAME = -2.5  # a person of the article bears it


def names_a_place(page: Page, finding: Finding) -> bool:
    """Judge one proposed run; demonyms and streets are judged by form alone."""
    if finding.basis is Basis.DEMONYM:
        return True
    if page.word(finding.first) in vocabulary.OUTLETS and finding.length == 1:
        return False
    if finding.length == 1 and len(page.lower[finding.first]) < 2:
        return False  # letters are no places, though villages Å and Y exist
    if finding.basis is Basis.STREET:
        return page.words[finding.first].label not in PERSON_LABELS or _numbered(page, finding)
    return locates(page, finding) and score(page, finding) > 0


def score(page: Page, finding: Finding) -> float:
    """Return the log-odds that the run names a place."""
    return _label(page, finding) + _name(page, finding) + _surroundings(page, finding) + _people(page, finding)


def _numbered(page: Page, finding: Finding) -> bool:
    return page.word(finding.first - 1).isdigit()


def _label(page: Page, finding: Finding) -> float:
    words = page.words[finding.first : finding.last + 1]
    label = words[0].label
    if all(word.label in PLACE_LABELS for word in words if word.is_capitalised):
        return _ENTITY
    if not label:
        return _UNLABELLED + (1.0 if any(word.label in PLACE_LABELS for word in words) else 0.0)
    if label in PERSON_LABELS:
        neighbours = (finding.first - 1, finding.last + 1)
        inside = any(
            0 <= n < len(page.words) and page.words[n].entity == words[0].entity and page.words[n].is_capitalised
            for n in neighbours
        )
        return _PART_OF_PERSON if inside else _PERSON
    return _ORGANISATION if label in {"ORG", "NORP"} else _OTHER_ENTITY


def _name(page: Page, finding: Finding) -> float:
    """Weigh the name itself: known, large, of several words, an ordinary word, a person's name."""
    population = page.gazetteer.largest_population(page.text(finding.first, finding.last))
    total = _UNKNOWN_NAME if population is None else min(2.0, log10(population + 1) / 2 - 1.5)
    if finding.basis is Basis.TYPED:
        total += 3.0
    if finding.length > 1:
        return total + (1.5 if population is not None else 0.5)
    use = page.use(finding.first)
    word = page.words[finding.first]
    if use.is_ordinary or page.lower[finding.first] in page.lower_words:
        total += _ORDINARY_WORD + (_ORDINARY_AT_START if word.starts_sentence or word.is_shouted else 0.0)
    return total + 2.5 * (use.place_share - 0.5) - 2.0 * max(0.0, use.person_share - 0.3)


def _surroundings(page: Page, finding: Finding) -> float:
    before, after = page.before(finding.first), page.after(finding.last)
    total = _STRONG_LOCATIVE if before in vocabulary.STRONG_LOCATIVES else 0.0
    total += _LOCATIVE if before in vocabulary.LOCATIVES - vocabulary.STRONG_LOCATIVES else 0.0
    total += _LOCATED_PEOPLE if after in vocabulary.LOCATED or page.join_after(finding.last) == "-" else 0.0
    return total + (_CONTAINER if has_container(page, finding.last) else 0.0)


def has_container(page: Page, last: int) -> bool:
    """Whether ", Maine", ", W.Va." or " (Germany)" follows word `last`: the name of a country or region."""
    if page.join_after(last) not in {", ", " (", ",", ".,", "., "}:
        return False
    first = last + 1
    return page.is_capitalised(first) and any(page.is_region_name(first, end) for end in page.names_from(first))


def _people(page: Page, finding: Finding) -> float:
    i = finding.first
    total = 0.0
    before = page.word(i - 1).rstrip(".") if page.join_after(i - 1) in {" ", ". "} else ""
    if before in vocabulary.PERSON_TITLES and page.is_capitalised(i - 1):
        total += _TITLE
    if finding.length == 1 and page.person_words[page.lower[i]]:
        total += _FAMILY_NAME
    if finding.length == 1 and page.after(finding.last) in vocabulary.SPEECH_VERBS and page.use(i).place_share < 0.6:
        total += _SPEECH
    return total
