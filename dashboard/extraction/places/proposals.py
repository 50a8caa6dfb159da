"""Runs of words that may name a place, proposed generously; evidence.py and organisations.py judge them."""

from collections.abc import Iterator

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.words import PLACE_LABELS
from dashboard.model import NameMatch

_LARGE_TOWN = 10_000  # inhabitants from which "Ozark Dodge" is something in Ozark
_LONGEST_LETTERS = 3  # of a word too short for a people
_QUALITIES = vocabulary.LEADING_ADJECTIVES - {"new"}
_NO_STARTS = vocabulary.CITY_WORDS | vocabulary.CONNECTORS
_CUTS = frozenset(",;:(/.\n")


def propose_at(page: Page, i: int) -> list[Finding]:
    """Return the runs that start with word i, the one to be preferred first."""
    if i not in page.proposed:
        page.proposed[i] = _propose(page, i)
    return page.proposed[i]


def _propose(page: Page, i: int) -> list[Finding]:
    if not (page.is_capitalised(i) or page.is_lower_case or page.words[i].text[0].isdigit()) or _is_prefix(page, i):
        return []
    if routes := [*_routes(page, i), *_streets(page, i)]:
        return routes
    known = [*_abbreviations(page, i), *_demonyms(page, i), *_typed(page, i), *_known(page, i), *_vouched(page, i)]
    known.sort(key=lambda finding: -finding.length)
    entities = [run for run in _entities(page, i) if not any(run.last == other.last for other in known)]
    if known and entities and not _outdoes(page, entities[0], known[0]):
        return [*known, *entities]
    return sorted([*entities, *known], key=lambda finding: -finding.length)


def _is_prefix(page: Page, i: int) -> bool:
    """Whether the word only leads to a name: an article, or a party before its member's home (R-Elbow Lake)."""
    word = page.words[i]
    if page.lower[i] in vocabulary.ARTICLES:
        return not _bears_article(page, i)
    return is_party(page, i) or (word.text[0].isdigit() and page.join_after(i) != " ")


def is_party(page: Page, i: int) -> bool:
    """Whether the word is a party's letters joined to the home of its member: R-Marshall, DFL-Minneapolis."""
    text = page.word(i)
    return text in vocabulary.PARTIES and page.words[i].text.isupper() and page.join_after(i) == "-"


def _bears_article(page: Page, i: int) -> bool:
    """Whether the article belongs to the name, as in The Hague."""
    if page.words[i].text not in {"The", "THE"} or page.join_after(i) != " " or not page.is_capitalised(i + 1):
        return False
    name = page.text(i, i + 1).title()
    return any(c.match is NameMatch.EXACT and c.name == name for c in page.gazetteer.find_candidates(name, limit=5))


def _capitalised_run(page: Page, first: int, longest: int) -> int:
    """Return the last word of the capitalised run from `first`, of at most `longest` words."""
    last = first
    while last - first + 1 < longest and page.continues_capitalised(last):
        last += 1
    return last


def _routes(page: Page, i: int) -> Iterator[Finding]:
    """Yield Highway 61, Interstate 64, County Road 43, U.S. Route 7."""
    for last in range(i, _capitalised_run(page, i, 3) + 1):
        if (
            page.lower[last] in vocabulary.ROUTES
            and page.join_after(last) in {" ", "-"}
            and page.word(last + 1).isdigit()
        ):
            yield Finding(i, last + 1, Basis.STREET)
            return


def _streets(page: Page, i: int) -> Iterator[Finding]:
    """Yield Memphis Street, 40th Avenue South; a house number stays outside."""
    text = page.words[i].text
    if text.isdigit() or page.is_lower_case:
        return
    end = _capitalised_run(page, i, 5)
    for last in range(i + 1, end + 1):
        if page.lower[last] in vocabulary.STREET_TYPES and not _is_saint(page, last) and not _is_court(page, last):
            if last < end and page.lower[last + 1] in vocabulary.DIRECTIONS:
                yield Finding(i, last + 1, Basis.STREET)
            elif last == end or page.join_after(last) == "-":
                yield Finding(i, last, Basis.STREET)
            return


def _is_saint(page: Page, i: int) -> bool:
    """Whether this St. begins a name instead of ending a street's; Dr. likewise a person's."""
    return page.lower[i] in {"st", "dr"} and page.continues_capitalised(i)


def _is_court(page: Page, i: int) -> bool:
    return page.lower[i] == "court" and page.lower[i - 1] in vocabulary.COURTS


def _abbreviations(page: Page, i: int) -> Iterator[Finding]:
    if page.is_abbreviation(i):
        yield Finding(i, i, Basis.ABBREVIATION)


def _typed(page: Page, i: int) -> Iterator[Finding]:
    if not page.is_capitalised(i) or page.is_lower_case or page.lower[i] in _QUALITIES:
        return
    end = _capitalised_run(page, i, 4)
    last = next((k for k in range(i + 1, end + 1) if page.lower[k] in vocabulary.AREA_TYPES), None)
    if last is not None and not any(page.lower[k] in vocabulary.NO_NAMES for k in range(i, last)):
        while last < end and page.lower[last + 1] in vocabulary.AREA_TYPES:
            last += 1  # Neches River Valley
        if page.lower[last] == "co" and not page.gazetteer.has_name(f"{page.text(i, last - 1)} County"):
            return  # a company
        if page.population(i, last) is not None or not _ends_known(page, i, last):
            yield Finding(i, last, Basis.TYPED)
    if page.lower[i] in vocabulary.LEADING_TYPES and end > i:
        yield Finding(i, i + 1, Basis.TYPED)


def _ends_known(page: Page, first: int, last: int) -> bool:
    """Whether a shorter run of several words is a known name at the end of this one: Paris-Henry County."""
    if page.lower[first] in vocabulary.DIRECTIONS:
        return False
    starts = [k for k in range(first + 1, last) if page.lower[k] not in vocabulary.AREA_TYPES]
    return any(page.population(k, last) is not None for k in starts)


def _known(page: Page, i: int) -> Iterator[Finding]:
    """Yield the names of the gazetteer from word i; without capitals "the port of odesa" is no name."""
    if page.is_lower_case and page.lower[i] in _NO_STARTS:
        return
    for last in page.names_from(i):
        if last == i and (page.is_abbreviation(i) or page.is_initials(i)):
            continue
        if last == i and page.is_demonym(i, i) and _is_language(page, i, i):
            continue
        if page.population(i, last) is not None and not _runs_over(page, i, last):
            yield Finding(i, last, Basis.GAZETTEER)


def _vouched(page: Page, i: int) -> Iterator[Finding]:
    """Yield a name that only the words around make one: a Chapin man, DuPage deputies, D-Braxton, Ada, Oklahoma."""
    if page.is_lower_case or page.words[i].is_shouted or page.population(i, i) is not None or page.is_demonym(i, i):
        return
    after = page.words[i + 1].text if page.join_after(i) == " " else ""
    peopled = after in vocabulary.INHABITANTS | {"deputies"} and (page.words[i].label or not page.is_common(i))
    led = not page.words[i].starts_sentence or bool(page.words[i].label)
    at_home = i > 0 and is_party(page, i - 1) and not page.is_common(i)
    if ((peopled and led) or at_home or has_container(page, i, closed=True)) and page.is_minor_name(i):
        yield Finding(i, i, Basis.VOUCHED)


def has_container(page: Page, last: int, *, closed: bool = False) -> bool:
    """Whether ", Maine", ", W.Va." or " (Germany)" follows word `last`; `closed` asks for punctuation behind it too."""
    if page.join_after(last) not in {", ", " (", ",", ".,", "., "} or not page.is_capitalised(last + 1):
        return False
    ends = [end for end in page.names_from(last + 1) if page.is_region_name(last + 1, end)]
    last_word = len(page.words) - 1
    return any(not closed or end == last_word or page.join_after(end).strip(" -'") for end in ends)


def _runs_over(page: Page, first: int, last: int) -> bool:
    """Whether the run ends in a word that belongs to what follows: London City [airport], Dublin City [Council]."""
    if first == last or page.lower[last] not in vocabulary.GENERIC_TAILS:
        return False
    name = page.text(first, last)
    found = page.gazetteer.find_candidates(name, limit=10)
    own = any(c.match is NameMatch.EXACT and c.name == name and c.feature_code.startswith("PPL") for c in found)
    goes_on = page.is_capitalised(last + 1) or page.word(last + 1) in vocabulary.GENERIC_SITES | {"airport"}
    return not own and page.join_after(last) == " " and goes_on and page.population(first, last - 1) is not None


def _entities(page: Page, i: int) -> Iterator[Finding]:
    """Yield the place entity from word i, cut at its first comma and without lower-case words at its end."""
    word = page.words[i]
    if word.label not in PLACE_LABELS or _is_direction_of(page, i) or page.lower[i] in vocabulary.COMPANY_STARTS:
        return
    last = i
    while last + 1 < len(page.words) and page.words[last + 1].entity == word.entity and not _cuts(page, last):
        last += 1
    while last > i and not (page.is_capitalised(last) or page.is_lower_case or _is_suffix(page, i, last)):
        last -= 1
    if page.population(i, last) is not None or not (
        page.lower[last] in vocabulary.GENERIC_SITES or _is_of_place(page, i, last) or _goes_on(page, i)
    ):
        yield Finding(i, last, Basis.ENTITY)


def _goes_on(page: Page, i: int) -> bool:
    """Whether the word goes on with what the pipeline calls one place: St. John's [Health System]."""
    if i == 0 or page.words[i - 1].entity != page.words[i].entity or page.join_after(i - 1) not in {" ", "'s "}:
        return False
    return page.is_capitalised(i - 1)


def _is_of_place(page: Page, first: int, last: int) -> bool:
    """Whether the run is something of a known place: City of Turkey, Southern District of Ohio, South of France."""
    for k in range(first + 1, last):
        if page.lower[k] == "of":
            start = k + 2 if page.lower[k + 1] == "the" else k + 1
            return any(page.population(start, end) is not None for end in page.names_from(start))
    return False


def _is_suffix(page: Page, first: int, last: int) -> bool:
    """Whether the last word is a lower-case part of an unknown name: Punggye-ri, but not Atlanta-area."""
    return page.join_after(last - 1) == "-" and page.population(first, last - 1) is None


def _cuts(page: Page, i: int) -> bool:
    join = page.join_after(i)
    if join == ". ":
        return len(page.words[i].text) > 2
    if join == " - " or (page.words[i + 1].text in {"on", "at", "near"} and _is_long(page, i)):
        return True
    if join == "-" and page.population(i, i) is not None:  # a name that the gazetteer has whole was found before
        return any(page.population(i + 1, last) is not None for last in page.names_from(i + 1))  # Fargo-Moorhead
    return not _CUTS.isdisjoint(join) or page.word(i + 1) in vocabulary.CALENDAR


def _is_long(page: Page, i: int) -> bool:
    """Whether two capitalised words end at word i: Webb Center [on Evergreen Street], but not Hay [on Wye]."""
    return i > 0 and page.words[i - 1].entity == page.words[i].entity and page.is_capitalised(i - 1)


def _is_direction_of(page: Page, i: int) -> bool:
    """Whether the word is a side of what the next words name: Western Pennsylvania, but not West Virginia."""
    if page.lower[i] not in vocabulary.LEADING_WORDS or not page.is_capitalised(i + 1):
        return False
    whole = any(page.population(i, last) is not None for last in page.names_from(i) if last > i)
    return not whole and any(page.population(i + 1, last) is not None for last in page.names_from(i + 1))


def _outdoes(page: Page, entity: Finding, known: Finding) -> bool:
    """Whether what the pipeline calls one place is to be believed over the known name it begins with.

    Not for an office of the place (Dublin Arts Council), nor where another known name goes on (Paris France).
    """
    if entity.length <= known.length:
        return False
    rest = page.lower[known.last + 1 : entity.last + 1]
    if known.basis is Basis.TYPED or not vocabulary.OFFICE_WORDS.isdisjoint(rest):
        return False
    if page.population(known.last + 1, entity.last) is not None:
        return False
    if len(rest) > 1 or rest[-1] in vocabulary.SITE_TYPES or page.is_doubtful(known.first):
        return True
    population = page.population(known.first, known.last) or 0
    shouted = all(page.words[k].is_shouted for k in range(entity.first, entity.last + 1))
    return population < _LARGE_TOWN or not (shouted or page.has_exact(known.first, known.last))


def _demonyms(page: Page, i: int) -> Iterator[Finding]:
    if not page.is_capitalised(i):
        return
    for last in (i + 1, i) if page.continues_capitalised(i) else (i,):
        is_word = last > i or len(page.lower[i]) > _LONGEST_LETTERS
        if is_word and page.is_demonym(i, last) and not _is_own_name(page, i, last) and not _is_language(page, i, last):
            yield Finding(i, last, Basis.DEMONYM)
            return


def _is_language(page: Page, first: int, last: int) -> bool:
    """Whether the word is a language: tours in English, she spoke German and Dutch."""
    if page.join_after(last) == " " and page.word(last + 1) not in vocabulary.JOINING_WORDS:
        return page.word(last + 1) in {"language", "speakers", "speaker", "lessons", "grammar", "translation"}
    return page.before(first) in vocabulary.SPOKEN


def _is_own_name(page: Page, first: int, last: int) -> bool:
    """Whether a town called like a people is meant: in Lombard, on a page that is in Lombard; not Welsh fishermen."""
    if page.words[first].label not in PLACE_LABELS or not page.has_exact(first, last):
        return False
    if page.is_area_name(first) and (page.join_after(last) != " " or page.word(last + 1) in vocabulary.JOINING_WORDS):
        return True  # the Caribbean and America
    is_led = page.before(first) in vocabulary.STRONG_LOCATIVES | {"of"} or page.join_after(last) == ", "
    return is_led or page.settled[page.lower[first]] > 0
