"""What is filtered, each part in a chip of its own that takes just this part away; and what is hidden at first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.filters import FACTUAL, Filters
from dashboard.views import assets, state
from dashboard.views.facts import Facts
from dashboard.views.words import MODALITY, join_words, say_count, say_country, say_day, say_interval, say_type

_KEY = "chips"
_component = st.components.v2.component(
    "dateline_chips",
    html="<div class='root'></div>",
    css=assets.read_component("panel/chips.css"),
    js=assets.read_component("panel/dom.js", "panel/chips.js"),
)


@dataclass(frozen=True)
class Chip:
    """A part of the filters: a key that stays the same from run to run, its words, and the filters without it."""

    key: str
    words: str
    without: Filters


def show_chips(facts: Facts) -> None:
    """Draw a chip for each part of the current filters, and one for each kind of event that is hidden at first."""
    filters = state.current_filters()
    chips, hidden = build_chips(filters), build_hidden(filters, facts)
    data = {
        "label": "Active filters",
        "chips": [{"key": chip.key, "words": chip.words} for chip in chips],
        "hidden": [{"key": chip.key, "words": chip.words} for chip in hidden],
    }
    on_remove = state.triggered(_KEY, "remove", lambda key: _on_remove(facts, key))
    with st.container(key="chips_held", width="stretch"):
        _component(key=_KEY, data=data, height="content", on_remove_change=on_remove)


def _on_remove(facts: Facts, key: Any) -> None:
    # Built anew: since the chips were drawn, another filter may have changed.
    filters = state.current_filters()
    chips = [*build_chips(filters), *build_hidden(filters, facts)]
    chip = next((chip for chip in chips if chip.key == key), None)
    if chip is not None:
        state.replace_filters(chip.without)


def build_chips(filters: Filters) -> list[Chip]:
    """Return a chip for each value that is asked for, in the order of the screen; what is at its default has none."""
    return [
        *_text_chip(filters),
        *_set_chips(filters, "families", settings.FAMILY_LABELS.__getitem__),
        *_set_chips(filters, "hidden_families", lambda name: f"without {settings.FAMILY_LABELS[name]}"),
        *_set_chips(filters, "sub_event_types", say_type),
        *_place_chips(filters),
        *_time_chips(filters),
        *_set_chips(filters, "sources", str),
        *_doubt_chips(filters),
    ]


_NOT_FACTUAL = {"planned": "planned", "hypothetical": "possible", "negated": "denied", "historical": "long past"}


def build_hidden(filters: Filters, facts: Facts) -> list[Chip]:
    """Return what nobody has asked to hide, as far as the store has it; without such a chip it is shown as well."""
    others = {name: count for name, count in facts.modalities.items() if name not in FACTUAL}
    kinds = f"{sum(others.values()):,} {join_words(*(words for name, words in _NOT_FACTUAL.items() if name in others))}"
    chips = [
        Chip("hidden doubtful", f"{facts.doubtful:,} less than {settings.MIN_CONFIDENCE:.0%} sure",
             replace(filters, min_confidence=0.0)),
        Chip("hidden statements", say_count(facts.statements, "statement", "statements"),
             replace(filters, include_statements=True)),
        Chip("hidden modalities", kinds, replace(filters, modalities=FACTUAL | set(others))),
    ]  # fmt: skip
    is_hidden = (
        facts.doubtful > 0 and filters.min_confidence == settings.MIN_CONFIDENCE,
        facts.statements > 0 and not filters.include_statements,
        bool(others) and filters.modalities == FACTUAL,
    )
    return [chip for chip, hides in zip(chips, is_hidden, strict=True) if hides]


def _text_chip(filters: Filters) -> list[Chip]:
    return [Chip("text", f"“{filters.text}”", replace(filters, text=""))] if filters.text else []


def _set_chips(filters: Filters, name: str, say: Callable[[str], str]) -> list[Chip]:
    chosen: frozenset[str] = getattr(filters, name)
    without: dict[str, dict[str, Any]] = {value: {name: chosen - {value}} for value in sorted(chosen)}
    return [Chip(f"{name} {value}", say(value), replace(filters, **rest)) for value, rest in without.items()]


def _place_chips(filters: Filters) -> list[Chip]:
    chips = []
    for code in sorted(filters.countries):
        # A region is one of a chosen country, and goes with it.
        regions = frozenset(name for name in filters.admin1s if name[:2] != code)
        without = replace(filters, countries=filters.countries - {code}, admin1s=regions)
        chips.append(Chip(f"country {code}", say_country(code) or code, without))
    chips += _set_chips(filters, "admin1s", lambda name: f"{name[3:]}, {say_country(name[:2])}")
    if filters.area:
        chips.append(Chip("area", "in the drawn area", replace(filters, area=())))
    if filters.bounds:
        chips.append(Chip("bounds", "only what the map shows", replace(filters, bounds=None)))
    return chips


def _time_chips(filters: Filters) -> list[Chip]:
    chips = []
    if filters.start_on or filters.end_on:
        chips.append(Chip("period", _say_period(filters), replace(filters, start_on=None, end_on=None)))
    if filters.undated_only:
        chips.append(Chip("undated_only", "only without a date", replace(filters, undated_only=False)))
    elif not filters.include_undated:
        chips.append(Chip("undated", "only with a date", replace(filters, include_undated=True)))
    return chips


def _say_period(filters: Filters) -> str:
    if filters.start_on and filters.end_on:
        return say_interval(filters.start_on, filters.end_on)
    if filters.start_on:
        return f"from {say_day(filters.start_on)}"
    return f"until {say_day(filters.end_on)}" if filters.end_on else ""


_LEFT_OUT = {
    "include_exact": "without exact places",
    "include_vague": "without vague places",
    "include_unplaced": "only with a place",
}


def _doubt_chips(filters: Filters) -> list[Chip]:
    chips = []
    if filters.min_confidence != settings.MIN_CONFIDENCE:
        words = f"at least {filters.min_confidence:.0%} sure" if filters.min_confidence > 0 else "however unsure"
        chips.append(Chip("confidence", words, replace(filters, min_confidence=settings.MIN_CONFIDENCE)))
    for name, words in _LEFT_OUT.items():
        if not getattr(filters, name):
            without: dict[str, Any] = {name: True}
            chips.append(Chip(name, words, replace(filters, **without)))
    if filters.include_statements:
        chips.append(Chip("statements", "with statements", replace(filters, include_statements=False)))
    if filters.modalities != FACTUAL:
        words = " or ".join(word.lower() for name, word in MODALITY.items() if name in filters.modalities)
        chips.append(Chip("modalities", f"status: {words}", replace(filters, modalities=FACTUAL)))
    return chips
