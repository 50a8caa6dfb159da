"""What the words around a name say: "in", "residents of", ", Maine", a dateline, a verb of reaching, an owner."""

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Finding
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.proposals import has_container, is_party
from dashboard.extraction.places.words import PERSON_LABELS, PLACE_LABELS

# Log-odds, as in evidence.py.
_LOCATIVE = 1.0
_STRONG_LOCATIVE = 2.0
_CONTAINER = 4.0  # ", Maine" follows
_PARTY = 4.0  # R-Marshall
_DATELINE = 2.5
_NAMED_KIND = 4.0  # "the villages of"
_AFTER_ARTICLE = -1.5  # "the Olympic trials": few settlements take an article
_AFTER_NAME = -2.0  # another capitalised word that is no place right before: Mert Altintas
_INHABITED = 1.5  # on top of the next
_LOCATED = 1.5  # police, residents, -based
_REACHED = 1.5  # "recaptured Balakliia"
_DESCRIBED = 3.0  # ", a town of"
_HOME = 2.0  # "Ann Otieno of Kisumu"
_OF_PLACE = 2.5  # "south of", "residents of"
_TOLD = -1.5
_WATER = 2.5
_OF_UNKNOWN = 0.5  # "a centre of Viking trade"
_OWNED = -4.0  # "half owned by Vale"
_WEAK_LOCATIVES = vocabulary.LOCATIVES - vocabulary.STRONG_LOCATIVES
_UNITS = vocabulary.CITY_WORDS | vocabulary.REGION_WORDS
_NO_NAMES = vocabulary.DIRECTIONS | vocabulary.ARTICLES | vocabulary.CALENDAR
_LONGEST_DESCRIPTION = 5  # words between the article and "town"


def weigh_surroundings(page: Page, finding: Finding) -> float:
    """Return the log-odds that the words around a run make it a place."""
    before, after = page.before(finding.first), page.after(finding.last)
    total = _STRONG_LOCATIVE if before in vocabulary.STRONG_LOCATIVES else 0.0
    total += _LOCATIVE if before in _WEAK_LOCATIVES else 0.0
    total += _INHABITED if page.after(finding.last) in vocabulary.INHABITANTS else 0.0
    led = page.join_after(finding.last) == "-" and page.word(finding.last + 1).isalpha()  # Nairobi-based
    total += _LOCATED if after in vocabulary.LOCATED or led else 0.0
    total += _PARTY if finding.first and is_party(page, finding.first - 1) else 0.0
    total += _led_by(page, finding.first)
    total += _DESCRIBED if is_described(page, finding.last) else 0.0
    total += _after_other(page, finding)
    total += _as_person(page, finding)
    total += _DATELINE if is_dateline(page, finding) else 0.0
    return total + (_CONTAINER if has_container(page, finding.last) else 0.0)


def _as_person(page: Page, finding: Finding) -> float:
    """Weigh what is done with people: told Kristina, the Clinton administration; not with countries that have one."""
    if finding.length > 1 or page.is_above_all_region(finding.first, finding.last):
        return 0.0
    told = page.word(finding.first - 1) in vocabulary.ADDRESSED and page.join_after(finding.first - 1) == " "
    led = page.after(finding.last) in {"administration", "campaign", "presidency"}
    return _TOLD * (told + led)


def _led_by(page: Page, first: int) -> float:
    """Weigh what leads to the run: "the town of", "south of", "Ann Otieno of", "recaptured", "owned by"."""
    if is_named_kind(page, first):
        return _NAMED_KIND
    if page.lower[first] in page.companies and not page.is_above_all_region(first, first):
        return _OWNED
    if page.before(first) == "of":
        return _before_of(page, first)
    if _is_water(page, first):
        return _WATER
    if page.before(first) in vocabulary.REACHING:
        return _REACHED
    owned = page.word(first - 1) == "by" and page.word(first - 2) in vocabulary.OWNED
    shares = page.word(first - 1) == "in" and page.word(first - 2) in vocabulary.SHARES
    return _OWNED if owned or shares else 0.0


def _is_water(page: Page, first: int) -> bool:
    """Whether the text speaks of the run as of a river or sea: along the Vesdre, over the Donets, the Elbe flood."""
    if page.word(first - 1) != "the" or not page.is_area_name(first):
        return False
    return page.word(first - 2) in vocabulary.WATERSIDE or page.after(first) in vocabulary.WATERY


def _before_of(page: Page, first: int) -> float:
    of = first - 1 if page.word(first - 1) == "of" else first - 2
    if page.word(of - 1) in vocabulary.OF_PLACES and page.join_after(of - 1) == " ":
        is_sure = page.population(first, first) is not None or page.word(of - 1) in vocabulary.DIRECTIONS
        return _OF_PLACE if is_sure else _OF_UNKNOWN
    if page.word(of - 1) in vocabulary.SHARES:
        return _OWNED
    is_person = of > 0 and (page.words[of - 1].label in PERSON_LABELS or of - 1 in page.people[0])
    is_home = is_person and page.is_capitalised(of - 1) and of == first - 1
    return _HOME if is_home and not page.continues_capitalised(first) else 0.0


def is_described(page: Page, last: int) -> bool:
    """Whether the run is told to be a place: ", a town of 27,000 people", ", the capital of"."""
    if page.join_after(last) != ", " or page.word(last + 1) not in vocabulary.ARTICLES:
        return False
    for k in range(last + 2, last + 2 + _LONGEST_DESCRIPTION):
        if page.word(k) in _UNITS:
            return page.word(k + 1) not in vocabulary.OFFICE_WORDS
        if page.join_after(k) not in {" ", "-"} or page.is_capitalised(k):
            return False
    return False


def is_named_kind(page: Page, first: int) -> bool:
    """Whether "the city of" leads to the run, or ", 43, of" as after a person's name and age."""
    if page.word(first - 1) != "of" or page.join_after(first - 1) != " ":
        return False
    kind = page.word(first - 2).removesuffix("s")
    return kind in _UNITS or (page.join_after(first - 2) == ", " and page.word(first - 2).isdigit())


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
        and not (previous.is_shouted and page.words[first].is_shouted)
        and page.join_after(first - 1) == " "
        and not previous.starts_sentence
        and previous.label not in PLACE_LABELS | {"NORP", "DATE"}
        and page.lower[first - 1] not in _NO_NAMES
        and not page.use(first - 1).is_ordinary
    )
    return _AFTER_NAME if stray else 0.0


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
