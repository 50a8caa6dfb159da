"""The legend of the map, which filters: a press on a kind of event or of place shows only that, its eye hides it."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.filters import Filters
from dashboard.views import assets, state

_KEY = "legend"
_PLACES = {"include_exact": "exact place", "include_vague": "region or country only", "include_unplaced": "no place"}
_MARKS = {"include_exact": "exact", "include_vague": "vague", "include_unplaced": "none"}
_ALL_PLACES: dict[str, Any] = dict.fromkeys(_PLACES, True)

_component = st.components.v2.component(
    "dateline_legend",
    html="<div class='root'></div>",
    css=assets.read_component("panel/legend.css"),
    js=assets.read_component("panel/dom.js", "panel/legend.js"),
)


@dataclass(frozen=True)
class Entry:
    """What the legend says of a family or a kind of place: its words, whether it is shown, and whether only it is."""

    key: str
    words: str
    mark: str
    colour: str | None
    is_shown: bool
    is_chosen: bool


def show_legend(families: list[str]) -> None:
    """Draw the entries of the families that the store has, and those of the kinds of place."""
    entries = [vars(entry) for entry in build_legend(families, state.current_filters())]
    _component(
        key=_KEY,
        data={"label": "Legend", "entries": entries, "note": "several events"},
        height="content",
        on_choose_change=state.triggered(_KEY, "choose", lambda key: _on_press(families, key, choose)),
        on_hide_change=state.triggered(_KEY, "hide", lambda key: _on_press(families, key, hide)),
    )


def _on_press(families: list[str], key: Any, act: Any) -> None:
    if key in {*families, *_PLACES}:
        state.replace_filters(act(state.current_filters(), families, key))


def build_legend(families: list[str], filters: Filters) -> list[Entry]:
    shown = find_shown_families(families, filters)
    kinds = [
        Entry(
            name,
            settings.FAMILY_LABELS[name],
            "exact",
            settings.FAMILY_COLOURS[name],
            name in shown,
            name in filters.families,
        )
        for name in families
    ]
    included = [name for name in _PLACES if getattr(filters, name)]
    places = [
        Entry(name, words, _MARKS[name], None, name in included, included == [name]) for name, words in _PLACES.items()
    ]
    return kinds + places


def find_shown_families(families: list[str], filters: Filters) -> frozenset[str]:
    return (filters.families or frozenset(families)) - filters.hidden_families


def choose(filters: Filters, families: list[str], key: str) -> Filters:
    """Show only `key`; a family joins those chosen before, and what is chosen already is so no longer."""
    if key in _PLACES:
        others: dict[str, Any] = {name: name == key for name in _PLACES}
        is_chosen = all(getattr(filters, name) is value for name, value in others.items())
        return replace(filters, **(_ALL_PLACES if is_chosen else others))
    chosen = filters.families ^ {key}
    return replace(filters, hidden_families=frozenset(), families=_unless_all(chosen, families))


def hide(filters: Filters, families: list[str], key: str) -> Filters:
    """Leave `key` out, or bring it back; where it is the last one shown, bring all back."""
    if key in _PLACES:
        places: dict[str, Any] = {name: getattr(filters, name) ^ (name == key) for name in _PLACES}
        return replace(filters, **(places if any(places.values()) else _ALL_PLACES))
    if filters.families:
        shown = find_shown_families(families, filters) ^ {key}
        return replace(filters, hidden_families=frozenset(), families=_unless_all(shown, families))
    return replace(filters, hidden_families=_unless_all(filters.hidden_families ^ {key}, families))


def _unless_all(chosen: frozenset[str], families: list[str]) -> frozenset[str]:
    """To ask for every family is to ask for none in particular, and to leave out every one is to ask for nothing."""
    return frozenset() if chosen >= set(families) else chosen
