"""Does a proposed run name a place? What speaks for it and against it, added up.

The weights are log-odds set by hand, in steps of a half, from how often each ground is right; a run is a place above 0.
"""

from math import log10

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.organisations import locates
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.proposals import is_party
from dashboard.extraction.places.words import PERSON_LABELS, PLACE_LABELS

_ENTITY = 3.0  # the pipeline calls it a place: right four times in five
_INNER = 0.0
_PERSON = -2.0
_OTHER_ENTITY = -3.0  # dates and the like: May, March
_ORGANISATION = -1.0  # the pipeline takes many places for organisations
_UNLABELLED = -0.5
_UNKNOWN_NAME = -4.0  # not in the gazetteer: most unknown "places" are surnames
_UNKNOWN_LONG_NAME = -2.5
_TYPED = 4.0
_ORDINARY_WORD = -2.5
_ORDINARY_AT_START = -1.5  # a capital says nothing there
_DOUBTFUL_NAME = -1.5
_LOCATIVE = 1.0
_STRONG_LOCATIVE = 2.0
_CONTAINER = 4.0  # ", Maine" follows
_PARTY = 4.0  # R-Marshall
_DATELINE = 2.5
_PART_OF_PERSON = -6.0
_FAMILY_NAME = -4.5  # a person of the article bears it
_LARGE = 1_000_000  # inhabitants from which a city keeps its name though a person shares it
_SPEECH = -1.0
_NAMED_KIND = 4.0  # "the villages of"
_AFTER_ARTICLE = -1.5  # "the Olympic trials": few settlements take an article
_AFTER_NAME = -2.0  # another capitalised word that is no place right before: Mert Altintas
_LARGE_REGION = 2.0  # names of countries and regions are rarely anything else
_INHABITED = 1.5  # on top of the next
_LOCATED = 1.5  # police, residents, -based


def names_a_place(page: Page, finding: Finding, *, bonus: float = 0.0) -> bool:
    """Judge one proposed run; demonyms and streets are judged by form alone."""
    if finding.basis in {Basis.DEMONYM, Basis.STREET}:
        return True
    if finding.basis is Basis.ABBREVIATION:
        return stands_for_place(page, finding)
    if is_vetoed(page, finding):
        return False
    return locates(page, finding) and score(page, finding) + bonus > 0


def is_vetoed(page: Page, finding: Finding) -> bool:
    """Whether the run is an institution, an agency, a generic word or a letter, though some village bears the name."""
    word = page.lower[finding.first]
    if page.text(finding.first, finding.last).lower() in vocabulary.INSTITUTIONS:
        return True
    if word in {"st", "saint"} and page.join_after(finding.last).startswith("'s"):
        return not page.is_possessive_saint(finding.first, finding.last)  # a church, school or hospital
    if finding.length > 1:
        return len(page.words[finding.last].text) < 2
    titled = word in vocabulary.PERSON_TITLES and page.join_after(finding.first) in {" ", ". "}
    if titled and page.is_capitalised(finding.first + 1):
        return True  # Brig. Gen. Cox
    return len(word) < 2 or word in vocabulary.OUTLETS or word in vocabulary.NO_PLACES


def stands_for_place(page: Page, finding: Finding) -> bool:
    """Judge an abbreviation: a doubtful one (Mo., OR) only behind a place, "B.C." never behind a year."""
    first = finding.first
    inside = page.join_after(first - 1) in {", ", ",", " ("} and page.is_capitalised(first - 1)
    if inside:
        return True
    text = page.words[first].text
    if page.is_shouting(first) or (page.lower[first] == "b.c" and page.word(first - 1).isdigit()):
        return False  # 300 B.C.
    if page.join_after(first) == "-" and page.word(first + 1)[:1].isdigit():
        return False  # AK-47
    return page.is_sure_abbreviation(first) or text in vocabulary.COUNTRY_LETTERS or text.count(".") > 1


def score(page: Page, finding: Finding) -> float:
    """Return the log-odds that the run names a place."""
    return _label(page, finding) + _name(page, finding) + _surroundings(page, finding) + _people(page, finding)


def _label(page: Page, finding: Finding) -> float:
    words = page.words[finding.first : finding.last + 1]
    label = words[0].label
    if all(word.label in PLACE_LABELS for word in words if word.is_capitalised):
        return _INNER if _is_inner(page, finding.first) else _ENTITY
    if not label:
        return _UNLABELLED + (1.0 if any(word.label in PLACE_LABELS for word in words) else 0.0)
    if label in PERSON_LABELS and page.after(finding.last) not in vocabulary.OFFICE_WORDS:
        return _PERSON
    return _ORGANISATION if label in {"ORG", *PERSON_LABELS} else _OTHER_ENTITY


def _is_inner(page: Page, first: int) -> bool:
    """Whether the run begins in the middle of what the pipeline calls one place: [Litchfield] Superior Court."""
    previous, word = page.words[first - 1], page.words[first]
    return (
        first > 0
        and previous.entity == word.entity
        and previous.is_capitalised
        and page.join_after(first - 1) == " "
        and page.lower[first - 1] not in vocabulary.DIRECTIONS | vocabulary.LEADING_ADJECTIVES
    )


def _name(page: Page, finding: Finding) -> float:
    """Weigh the name itself: known, large, of several words, an ordinary word, a person's name."""
    population = page.population(finding.first, finding.last)
    typed = _TYPED if finding.basis is Basis.TYPED else 0.0
    if population is None:
        return typed + (_UNKNOWN_LONG_NAME if finding.length > 1 else _UNKNOWN_NAME)
    if page.is_above_all_region(finding.first, finding.last):
        typed += _LARGE_REGION
    total = typed + min(2.0, log10(population + 1) / 2 - 1.5)
    if finding.length > 1:
        return total + 1.5
    use = page.use(finding.first)
    word = page.words[finding.first]
    if page.is_common(finding.first) and not page.is_lower_case:
        total += _ORDINARY_WORD + (_ORDINARY_AT_START if word.starts_sentence or word.is_shouted else 0.0)
    elif page.is_doubtful(finding.first):
        total += _DOUBTFUL_NAME
    return total + 2.5 * (use.place_share - 0.5) - 2.0 * max(0.0, use.person_share - 0.3)


def _surroundings(page: Page, finding: Finding) -> float:
    before, after = page.before(finding.first), page.after(finding.last)
    total = _STRONG_LOCATIVE if before in vocabulary.STRONG_LOCATIVES else 0.0
    total += _LOCATIVE if before in vocabulary.LOCATIVES - vocabulary.STRONG_LOCATIVES else 0.0
    total += _INHABITED if page.after(finding.last) in vocabulary.INHABITANTS else 0.0
    led = page.join_after(finding.last) == "-" and page.word(finding.last + 1).isalpha()  # Nairobi-based
    total += _LOCATED if after in vocabulary.LOCATED or led else 0.0
    total += _PARTY if finding.first and is_party(page, finding.first - 1) else 0.0
    total += _NAMED_KIND if is_named_kind(page, finding.first) else 0.0
    total += _after_other(page, finding)
    total += _DATELINE if is_dateline(page, finding) else 0.0
    return total + (_CONTAINER if has_container(page, finding.last) else 0.0)


def is_named_kind(page: Page, first: int) -> bool:
    """Whether "the city of" leads to the run, or ", 43, of" as after a person's name and age."""
    if page.word(first - 1) != "of" or page.join_after(first - 1) != " ":
        return False
    kind = page.word(first - 2).removesuffix("s")
    return kind in vocabulary.CITY_WORDS | vocabulary.REGION_WORDS or (
        page.join_after(first - 2) == ", " and page.word(first - 2).isdigit()
    )


def _after_other(page: Page, finding: Finding) -> float:
    """Weigh an article or a stray capitalised word right before a run of one word that has no label."""
    first = finding.first
    if finding.length > 1 or not first:
        return 0.0
    previous = page.words[first - 1]
    if page.lower[first - 1] == "the" and not page.words[first].label and not page.is_capitalised(first + 1):
        return 0.0 if page.is_area_name(first) else _AFTER_ARTICLE
    stray = (
        previous.is_capitalised
        and page.join_after(first - 1) == " "
        and not previous.starts_sentence
        and previous.label not in PLACE_LABELS | {"NORP", "DATE"}
        and page.lower[first - 1] not in vocabulary.DIRECTIONS | vocabulary.ARTICLES | vocabulary.CALENDAR
        and not page.use(first - 1).is_ordinary
    )
    return _AFTER_NAME if stray else 0.0


def has_container(page: Page, last: int) -> bool:
    """Whether ", Maine", ", W.Va." or " (Germany)" follows word `last`: the name of a country or region."""
    if page.join_after(last) not in {", ", " (", ",", ".,", "., "}:
        return False
    first = last + 1
    return page.is_capitalised(first) and any(page.is_region_name(first, end) for end in page.names_from(first))


def is_dateline(page: Page, finding: Finding) -> bool:
    """Whether the run is in capitals at the head of a paragraph or text that goes on otherwise: "KYIV (Reuters) -"."""
    words = page.words
    first, last = words[finding.first], words[finding.last]
    opens = finding.first == 0 or not page.join_after(finding.first - 1).strip(" .\"'")
    shouted = first.is_shouted and last.is_shouted and len(first.text) > 3
    if not (shouted and (finding.first == 0 or (opens and first.starts_sentence)) and finding.last + 1 < len(words)):
        return False
    join = page.join_after(finding.last)
    following = words[finding.last + 1]
    return not following.is_shouted or any(mark in join for mark in ",(-–—:")


def _people(page: Page, finding: Finding) -> float:
    parts, counts = page.people
    i = finding.first
    if page.after(finding.last) in vocabulary.INHABITANTS and page.join_after(finding.last) == " ":
        return 0.0
    if finding.length > 1:
        is_person = all(k in parts for k in range(i, finding.last + 1)) and not page.is_above_all_region(
            i, finding.last
        )
        return _PART_OF_PERSON if is_person else 0.0
    if i in parts:
        return _PART_OF_PERSON
    total = 0.0
    if counts[page.lower[i]]:
        total += _FAMILY_NAME / 2 if (page.population(i, i) or 0) > _LARGE else _FAMILY_NAME
    if page.after(i) in vocabulary.SPEECH_VERBS and page.use(i).place_share < 0.6:
        total += _SPEECH
    return total
