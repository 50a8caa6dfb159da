"""The legend: what a press on one of its entries asks for, and that nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.views.legend import build_legend, choose, hide

_FAMILIES = ["battle", "protest", "accident"]
_PLACES = ["include_exact", "include_vague", "include_unplaced"]
_SOME = st.frozensets(st.sampled_from(_FAMILIES), max_size=2)
_FILTERS = st.builds(
    Filters,
    families=_SOME,
    hidden_families=_SOME,
    include_exact=st.booleans(),
    include_vague=st.booleans(),
    include_unplaced=st.booleans(),
    text=st.sampled_from(["", "izium"]),
)


def shown_in(filters: Filters) -> set[str]:
    return {entry.key for entry in build_legend(_FAMILIES, filters) if entry.is_shown}


def press(act, filters: Filters, key: str) -> Filters:
    return act(filters, _FAMILIES, key)


def test_everything_is_shown_and_nothing_chosen_at_first():
    entries = build_legend(_FAMILIES, Filters())
    assert [entry.key for entry in entries] == [*_FAMILIES, *_PLACES]
    assert all(entry.is_shown and not entry.is_chosen for entry in entries)


def test_a_press_shows_only_that_family_the_next_adds_one_and_the_last_asks_for_none_in_particular():
    filters = press(choose, Filters(hidden_families=frozenset({"battle"})), "battle")
    assert filters == Filters(families=frozenset({"battle"}))
    filters = press(choose, filters, "protest")
    assert filters.families == {"battle", "protest"}
    assert press(choose, filters, "accident") == Filters()


def test_the_eye_hides_among_all_and_takes_away_among_the_chosen():
    assert press(hide, Filters(), "protest") == Filters(hidden_families=frozenset({"protest"}))
    two = Filters(families=frozenset({"battle", "protest"}))
    assert press(hide, two, "protest") == Filters(families=frozenset({"battle"}))
    assert press(hide, two, "accident") == Filters()


def test_a_kind_of_place_alone_and_all_of_them_again():
    only = press(choose, Filters(), "include_vague")
    assert only == Filters(include_exact=False, include_unplaced=False)
    assert [entry.key for entry in build_legend(_FAMILIES, only) if entry.is_chosen] == ["include_vague"]
    assert press(choose, only, "include_vague") == Filters()


@given(_FILTERS, st.sampled_from([*_FAMILIES, *_PLACES]))
def test_the_eye_changes_its_own_entry_only_and_who_hides_the_last_one_has_all_again(filters, key):
    own, others = (set(_FAMILIES), set(_PLACES)) if key in _FAMILIES else (set(_PLACES), set(_FAMILIES))
    before, after = shown_in(filters), shown_in(press(hide, filters, key))
    assert after & own == (((before & own) ^ {key}) or own)
    assert after & others == before & others


@given(_FILTERS, st.sampled_from([*_FAMILIES, *_PLACES]))
def test_what_a_press_asks_for_is_shown_and_all_other_filters_stay(filters, key):
    chosen = {entry.key for entry in build_legend(_FAMILIES, filters) if entry.is_chosen}
    after = press(choose, filters, key)
    assert key in chosen or key in shown_in(after)
    assert after.text == filters.text
