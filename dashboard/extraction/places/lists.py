"""Places named in a row: "in Becker, Clay, Grant and Swift counties". One sure name vouches for its neighbours."""

from collections.abc import Sequence

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.evidence import names_a_place
from dashboard.extraction.places.finding import Basis, Finding
from dashboard.extraction.places.page import Page
from dashboard.extraction.places.proposals import propose_at

_BESIDE_A_PLACE = 2.5  # log-odds for a known name next in a list to a place
_OF_A_KIND = 4.5  # the same where the list ends in "counties" or "villages"
_LONGEST_LIST = 12  # names


def add_listed(page: Page, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the known names that stand beside them in lists, in order."""
    once = _with_neighbours(page, found)
    return once if len(once) == len(found) else _with_neighbours(page, once)  # Leyte before Cebu before Panay


def _with_neighbours(page: Page, found: Sequence[Finding]) -> list[Finding]:
    by_first = {run.first: run for run in found}
    lasts = {run.last for run in found if run.basis is not Basis.DEMONYM}
    result: list[Finding] = []
    i = 0
    while i < len(page.words):
        run = by_first.get(i) or _listed_at(page, i, by_first, lasts)
        if run is not None:
            result.append(run)
            lasts.add(run.last)
        i = run.last + 1 if run else i + 1
    return result


def _listed_at(page: Page, i: int, by_first: dict[int, Finding], lasts: set[int]) -> Finding | None:
    if not page.is_capitalised(i) or page.words[i].starts_sentence:
        return None
    is_person = i in page.people[0]
    if not is_person and (kind := _list_kind(page, i)):
        unit = f"{page.text(i, i)} {vocabulary.PLURALS[kind]}"
        if page.gazetteer.has_name(unit):
            return Finding(i, i, Basis.GAZETTEER)
    for run in propose_at(page, i):
        is_taken = any(k in by_first for k in range(i, run.last + 1))
        is_lone_name = run.basis is Basis.ENTITY and run.length == 1 and not page.is_common(i)
        if not (run.basis is Basis.GAZETTEER or is_lone_name) or (is_person and run.length == 1) or is_taken:
            continue
        if bonus := _bonus(page, run, by_first, lasts):
            return run if names_a_place(page, run, bonus=bonus) else None
    return None


def _bonus(page: Page, run: Finding, by_first: dict[int, Finding], lasts: set[int]) -> float:
    if _list_kind(page, run.last):
        return _OF_A_KIND
    before, after = _previous(page, run.first), _next(page, run.last)
    beside = before in lasts or (after in by_first and by_first[after].basis is not Basis.DEMONYM)
    return _BESIDE_A_PLACE if beside else 0.0


def _previous(page: Page, first: int) -> int:
    """Return the last word of the list's item before, -1 where there is none."""
    if page.join_after(first - 1) in {", ", "/"}:
        return first - 1
    if page.word(first - 1) in {"and", "or"} and page.join_after(first - 1) == " ":
        return first - 2 if page.join_after(first - 2) in {" ", ", "} else -1
    return -1


def _next(page: Page, last: int) -> int:
    """Return the first word of the list's next item, -1 where there is none."""
    if page.join_after(last) in {", ", "/"} and page.word(last + 1) not in {"and", "or"}:
        return last + 1
    if page.word(last + 1) in {"and", "or"} and page.join_after(last) in {" ", ", "}:
        return last + 2 if page.join_after(last + 1) == " " else -1
    return -1


def _list_kind(page: Page, last: int) -> str:
    """Return the plural that ends the list in which word `last` stands ("counties"), "" where none does."""
    for _ in range(_LONGEST_LIST):
        item = _next(page, last)
        if item < 0 or not page.is_capitalised(item):
            break
        last = item
        while page.continues_capitalised(last):
            last += 1
    after = page.word(last + 1) if page.join_after(last) == " " else ""
    return after if after in vocabulary.PLURALS else ""
