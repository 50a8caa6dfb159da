"""Does a proposed run name a place? What speaks for it and against it, added up.

The weights are log-odds set by hand, in steps of a half, from how often each ground is right; a run is a place above 0.
"""

from math import inf, log10

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.organisations import locates, weigh_tail
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.people import is_given_name
from dashboard.extraction.places.proposals import has_container
from dashboard.extraction.places.surroundings import weigh_surroundings
from dashboard.extraction.places.words import PERSON_LABELS, PLACE_LABELS

_ENTITY = 3.0  # the pipeline calls it a place: right four times in five
_INNER = -1.5
_CUT_SHORT = 0.0
_LEAVES_A_NAME = -3.5  # two or more words of a name are left over
_TOWN = 20_000  # inhabitants up to which a name that goes on is rather part of another
_PERSON = -2.0
_OTHER_ENTITY = -3.0  # dates and the like: May, March
_ORGANISATION = -1.0  # the pipeline takes many places for organisations
_UNLABELLED = -0.5
_UNKNOWN_NAME = -4.0  # not in the gazetteer: most unknown "places" are surnames
_UNKNOWN_AFTER_ARTICLE = -1.5  # at the Fargodome, at a Shell
_UNKNOWN_LONG_NAME = -3.5
_SITE = 1.0  # its last word, or its first, says what it is: Karak Castle, River Lune
_TYPED = 4.0
_ORDINARY_WORD = -2.5
_ORDINARY_AT_START = -1.5  # a capital says nothing there
_DOUBTFUL_NAME = -1.5
_PART_OF_PERSON = -6.0
_PART_OF_PLACE_NAME = -2.0  # the same, of a name that is a place elsewhere on the page: Rodeo Gainesville
_LIKE_PERSON = -1.0  # a known name of several words that the pipeline takes for a person: Velykyi Burluk
_NAMED_LIKE_PERSON = -3.0  # the same, where it begins with a first name: Khan Younis, Morgan Hill
_FAMILY_NAME = -4.5  # a person of the article bears it
_FIRST_NAME = -6.0  # on top: Georgia Stevens is called Georgia where no sentence is in Georgia
_LARGE = 1_000_000  # inhabitants from which a city keeps its name though a person shares it
_SPEECH = -1.0
_PARTS_OF_NAMES = vocabulary.OFFICE_WORDS | vocabulary.SITE_TYPES
_SITE_ENDS = vocabulary.SITE_TYPES | vocabulary.AREA_TYPES | vocabulary.LANDFORMS | vocabulary.STREET_TYPES
_SITE_STARTS = vocabulary.LEADING_TYPES | vocabulary.LEADING_SITES | {"river"}
_LARGE_REGION = 2.0  # names of countries and regions are rarely anything else


def names_a_place(page: Page, finding: Finding, *, bonus: float = 0.0) -> bool:
    """Judge one proposed run; demonyms and streets are judged by form alone."""
    if finding.basis in {Basis.DEMONYM, Basis.STREET}:
        return True
    if finding.basis is Basis.ABBREVIATION:
        return stands_for_place(page, finding)
    return score(page, finding) + bonus > 0


def is_vetoed(page: Page, finding: Finding) -> bool:
    """Whether the run is an institution, an agency, a generic word or a letter, though some village bears the name."""
    word = page.lower[finding.first]
    from_dash = finding.first - 1 if page.join_after(finding.first - 1) == "-" else finding.first  # Wal-[Mart]
    names = {page.text(start, finding.last).lower() for start in (finding.first, from_dash)}
    is_institution = not names.isdisjoint(vocabulary.INSTITUTIONS)
    if is_institution or is_part_of_saint(page, finding.first):
        return True
    if word in {"st", "saint"} and page.join_after(finding.last).startswith("'s"):
        return not is_saints_town(page, finding)
    if finding.length > 1:
        return len(page.words[finding.last].text) < 2
    if word in vocabulary.LEADING_ADJECTIVES and page.join_after(finding.last) == " ":
        return page.is_capitalised(finding.last + 1)
    titled = word in vocabulary.PERSON_TITLES and page.join_after(finding.first) in {" ", ". "}
    if titled and page.is_capitalised(finding.first + 1):
        return True  # Brig. Gen. Cox
    return len(word) < 2 or word in vocabulary.OUTLETS or word in vocabulary.NO_PLACES


def is_part_of_saint(page: Page, first: int) -> bool:
    """Whether the word is the rest of St. Petersburg, not what follows Main St."""
    if page.word(first - 1) not in {"st", "saint"} or page.join_after(first - 1) != " ":
        return False
    return page.is_capitalised(first - 1) and not (first > 1 and page.continues_capitalised(first - 2))


def is_saints_town(page: Page, finding: Finding) -> bool:
    """Whether a saint's name with a possessive is a town's, and no church, school, hospital or feast."""
    after = page.after(finding.last)
    if after in {"day", "eve", "feast", "church", "hospital", "school", "cathedral"}:
        return False
    if page.is_possessive_saint(finding.first, finding.last):
        return not page.is_capitalised(finding.last + 1) or after in vocabulary.CIVIC
    return (page.population(finding.first, finding.last) or 0) > _LARGE and not page.is_capitalised(finding.last + 1)


def stands_for_place(page: Page, finding: Finding) -> bool:
    """Judge an abbreviation: a doubtful one (Mo., OR) only behind a place, "B.C." never behind a year."""
    first = finding.first
    inside = page.join_after(first - 1) in {", ", ",", " ("} and page.is_capitalised(first - 1)
    if inside:
        return True
    text = page.words[first].text
    if page.is_dotted_inside(first) and page.lower[first] not in vocabulary.PERSON_TITLES - {"miss"}:
        return True  # a Ga. pastor
    if page.is_shouting(first) or (page.lower[first] == "b.c" and page.word(first - 1).isdigit()):
        return False  # 300 B.C.
    if page.join_after(first) == "-" and page.word(first + 1)[:1].isdigit():
        return False  # AK-47
    return page.is_sure_abbreviation(first) or text in vocabulary.COUNTRY_LETTERS or text.count(".") > 1


def score(page: Page, finding: Finding) -> float:
    """Return the log-odds that the run names a place; each pass over the page asks again."""
    if finding not in page.scores:
        page.scores[finding] = _score(page, finding)
    return page.scores[finding]


def _score(page: Page, finding: Finding) -> float:
    if is_vetoed(page, finding):
        return -inf
    if finding.basis is Basis.VOUCHED:
        return -inf if finding.first in page.people[0] else inf
    if not locates(page, finding):
        return -inf
    label = _label(page, finding) + (_LEAVES_A_NAME if _leaves_a_name(page, finding) else 0.0)
    return label + _name(page, finding) + weigh_surroundings(page, finding) + _people(page, finding)


def _label(page: Page, finding: Finding) -> float:
    words = page.words[finding.first : finding.last + 1]
    label = words[0].label
    if all(word.label in PLACE_LABELS for word in words if word.is_capitalised):
        if _is_inner(page, finding.first):
            return _INNER
        return _CUT_SHORT if _is_cut_short(page, finding) else _ENTITY
    if not label or label in PLACE_LABELS:
        return _UNLABELLED + (1.0 if any(word.label in PLACE_LABELS for word in words) else 0.0)
    if label in PERSON_LABELS and page.after(finding.last) not in vocabulary.OFFICE_WORDS:
        return _PERSON
    if label in {"ORG", *PERSON_LABELS}:
        return _ORGANISATION + weigh_tail(page, finding)
    return _OTHER_ENTITY


def _is_cut_short(page: Page, finding: Finding) -> bool:
    """Whether the run is a lesser name at the head of what the pipeline calls one place: [Eka] Beselia."""
    last = finding.last
    if finding.basis is not Basis.GAZETTEER or last + 1 >= len(page.words):
        return False
    following = page.words[last + 1]
    goes_on = following.entity == page.words[last].entity and page.join_after(last) == " " and following.is_capitalised
    if not goes_on or page.lower[last + 1] in _PARTS_OF_NAMES:
        return False
    return (page.population(finding.first, last) or 0) < _TOWN and not has_container(page, last)


def _leaves_a_name(page: Page, finding: Finding) -> bool:
    """Whether two or more words of a name follow a lesser place, none an ordinary word: [Aung San] Suu Kyi."""
    rest = range(finding.last + 1, finding.last + 3)
    goes_on = all(
        k < len(page.words)
        and page.words[k].is_capitalised
        and page.join_after(k - 1) == " "
        and not page.is_common(k)
        and page.lower[k] not in _PARTS_OF_NAMES
        and (page.population(k, k) or 0) < _TOWN
        for k in rest
    )
    is_lesser = finding.basis is Basis.GAZETTEER and (page.population(finding.first, finding.last) or 0) < _TOWN
    return goes_on and is_lesser and not has_container(page, finding.last)


def _is_inner(page: Page, first: int) -> bool:
    """Whether the run begins in the middle of what the pipeline calls one place: [Litchfield] Superior Court."""
    previous, word = page.words[first - 1], page.words[first]
    return (
        first > 0
        and previous.entity == word.entity
        and previous.is_capitalised
        and page.join_after(first - 1) == " "
        and page.lower[first - 1] not in vocabulary.LEADING_WORDS
    )


def _name(page: Page, finding: Finding) -> float:
    """Weigh the name itself: known, large, of several words, an ordinary word, a person's name."""
    population = page.population(finding.first, finding.last)
    typed = _TYPED if finding.basis is Basis.TYPED else 0.0
    if population is None:
        site = _SITE if finding.length > 1 and (typed or is_site(page, finding)) else 0.0
        if finding.length == 1:
            led = finding.first and page.lower[finding.first - 1] in vocabulary.ARTICLES
            led = led and not page.lower[finding.last].endswith("s")  # the Chathams
            return typed + _UNKNOWN_NAME + (_UNKNOWN_AFTER_ARTICLE if led or page.is_common(finding.first) else 0.0)
        return typed + site + (_UNKNOWN_LONG_NAME if finding.length > 1 else _UNKNOWN_NAME)
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


def _people(page: Page, finding: Finding) -> float:
    parts, counts = page.people
    i = finding.first
    if page.after(finding.last) in vocabulary.INHABITANTS and page.join_after(finding.last) == " ":
        return 0.0
    if finding.length > 1:
        return _full_name(page, finding)
    settled, borne = page.settled[page.lower[i]], counts[page.lower[i]]
    is_settled = settled > borne and page.population(i, i) is not None
    if i in parts:
        return _PART_OF_PLACE_NAME if is_settled else _PART_OF_PERSON
    total = 0.0
    if borne and not is_settled:
        is_large = (page.population(i, i) or 0) > _LARGE
        total += _FAMILY_NAME / 2 if is_large else _FAMILY_NAME
        total += _FIRST_NAME if not settled and page.use(i).person and page.is_first_name(i) else 0.0
    led = page.before(i) in vocabulary.STRONG_LOCATIVES  # officials in Bonn said
    if page.after(i) in vocabulary.SPEECH_VERBS and page.use(i).place_share < 0.6 and not led:
        total += _SPEECH
    return total


def _full_name(page: Page, finding: Finding) -> float:
    """Weigh whether a run of several words is a person's name; a known town's stands unless it begins like one."""
    parts, _ = page.people
    first, last = finding.first, finding.last
    is_named_so = is_given_name(page.words[first], page.lower[first]) or page.lower[first] in {"st", "saint"}
    is_unknown = page.population(first, last) is None and not is_site(page, finding)
    if is_unknown and (is_named_so or has_initial(page, first, last)):
        return _PART_OF_PERSON
    if page.is_above_all_region(first, last) or not all(k in parts for k in range(first, last + 1)):
        return 0.0
    joined = first - 1 in parts and page.join_after(first - 1) == " "
    if joined or page.population(first, last) is None:
        return _PART_OF_PERSON
    return _NAMED_LIKE_PERSON if is_named_so else _LIKE_PERSON


def is_site(page: Page, finding: Finding) -> bool:
    """Whether a word of the run says what the place is: Holly Heights, Davy Crockett National Forest, River Lune."""
    return page.lower[finding.last] in _SITE_ENDS or page.lower[finding.first] in _SITE_STARTS


def has_initial(page: Page, first: int, last: int) -> bool:
    """Whether a letter with a full stop stands inside the run: Curtis A. Schwartz."""
    return any(len(page.words[k].text) == 1 and page.join_after(k) == ". " for k in range(first + 1, last))
