"""Chips: one for each part of the filters, and each takes away just that part."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import settings
from dashboard.filters import FACTUAL, Filters
from dashboard.model import Modality
from dashboard.views.chips import build_chips, build_hidden
from dashboard.views.facts import Facts

_COUNTRIES = st.frozensets(st.sampled_from(["UA", "BE", "CL"]))
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
_FILTERS = st.builds(
    Filters,
    start_on=_DAYS,
    end_on=_DAYS,
    families=st.frozensets(st.sampled_from(list(settings.FAMILY_LABELS))),
    sub_event_types=st.frozensets(st.sampled_from(["armed_clash", "storm"])),
    countries=_COUNTRIES,
    area=st.sampled_from([(), ((50.0, 3.0), (51.0, 3.0), (51.0, 4.0))]),
    bounds=st.sampled_from([None, (50.0, 3.0, 51.0, 4.0)]),
    sources=st.frozensets(st.sampled_from(["Herald", "Wire"])),
    text=st.sampled_from(["", "izium"]),
    min_confidence=st.sampled_from([0.0, settings.MIN_CONFIDENCE, 0.65]),
    include_undated=st.booleans(),
    hidden_families=st.frozensets(st.sampled_from(["battle", "accident"])),
    include_exact=st.booleans(),
    include_vague=st.booleans(),
    include_unplaced=st.booleans(),
    include_statements=st.booleans(),
    modalities=st.sampled_from([FACTUAL, frozenset({Modality.PLANNED.value})]),
)


def words_of(filters: Filters) -> list[str]:
    return [chip.words for chip in build_chips(filters)]


def test_nothing_asked_for_is_no_chip():
    assert build_chips(Filters()) == []


@given(_FILTERS)
def test_each_chip_takes_away_itself_and_leaves_all_others(filters):
    chips = build_chips(filters)
    for chip in chips:
        rest = [other.key for other in build_chips(chip.without)]
        assert rest == [other.key for other in chips if other.key != chip.key]


@given(_FILTERS)
def test_without_all_chips_nothing_is_filtered(filters):
    while chips := build_chips(filters):
        filters = chips[-1].without
    assert filters == Filters()


def test_a_country_takes_its_own_regions_with_it():
    admin1s = frozenset({"UA/Kharkiv", "BE/Flanders"})
    filters = Filters(countries=frozenset({"UA", "BE"}), admin1s=admin1s)
    assert words_of(filters) == ["Belgium", "Ukraine", "Flanders, Belgium", "Kharkiv, Ukraine"]
    without = {chip.words: chip.without for chip in build_chips(filters)}
    assert without["Ukraine"] == Filters(countries=frozenset({"BE"}), admin1s=frozenset({"BE/Flanders"}))
    assert without["Kharkiv, Ukraine"] == replace(filters, admin1s=frozenset({"BE/Flanders"}))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 9, 1), date(2022, 9, 30), "September 2022"),
        (date(2022, 9, 1), None, "from 1 September 2022"),
        (None, date(2022, 9, 1), "until 1 September 2022"),
    ],
)
def test_period_is_named_as_people_name_it(start, end, words):
    assert words_of(Filters(start_on=start, end_on=end)) == [words]


def test_what_is_hidden_at_first_has_a_chip_once_it_is_shown():
    assert words_of(Filters(min_confidence=0.0)) == ["however unsure"]


_FACTS = Facts(
    types={}, families=frozenset(), countries={}, regions=(), sources=(), modalities={"happened": 9, "planned": 3},
    statements=1, undated=0, exact=0, vague=0, unplaced=0, doubtful=1200,
)  # fmt: skip


def test_what_nobody_asked_to_hide_is_named_with_its_number():
    hidden = build_hidden(Filters(), _FACTS)
    assert [chip.words for chip in hidden] == ["1,200 less than 20% sure", "1 statement", "3 planned"]
    assert build_hidden(Filters(), replace(_FACTS, doubtful=0, statements=0, modalities={"ongoing": 2})) == []


@given(_FILTERS)
def test_what_was_hidden_is_shown_once_asked_for_and_can_be_hidden_again(filters):
    for chip in build_hidden(filters, _FACTS):
        assert chip.key not in [other.key for other in build_hidden(chip.without, _FACTS)]
        assert any(other.without == filters for other in build_chips(chip.without))


def test_doubts_are_named():
    filters = Filters(
        min_confidence=0.65,
        hidden_families=frozenset({"accident"}),
        include_vague=False,
        include_unplaced=False,
        include_statements=True,
        undated_only=True,
        modalities=frozenset({"planned", "negated"}),
    )
    assert words_of(filters) == [
        "without Accident",
        "only without a date",
        "at least 65% sure",
        "without vague places",
        "only with a place",
        "with statements",
        "status: planned or denied or did not happen",
    ]
