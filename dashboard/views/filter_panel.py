"""The row of filters at the top, and what they leave out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.filters import FACTUAL, Filters
from dashboard.model import Modality
from dashboard.ontology import load_ontology
from dashboard.views import chips, state, view_list
from dashboard.views.facts import Facts
from dashboard.views.words import MODALITY, say_country, say_type


def show_filters(facts: Facts, store: Path) -> None:
    """Draw the filters for a store's events; their values are read with state.current_filters."""
    _send_again(*_KINDS, state.COUNTRIES, state.ADMIN1S, state.IN_VIEW, state.SOURCES, *_DOUBTS)
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        st.html("<h1 class='dateline-title'>Dateline</h1>", width="content")
        st.text_input("Search", key=state.TEXT, placeholder=_SEARCH, label_visibility="collapsed", width="stretch")
        for label, show in (
            (_label("Type", *_KINDS), _show_types),
            (_label("Where", state.COUNTRIES, state.IN_VIEW), _show_regions),
            (_label("Source", state.SOURCES), _show_sources),
            (_label("Certainty", *_DOUBTS), _show_certainty),
        ):
            with st.popover(label):
                show(facts)
        st.button("Reset", key="reset", on_click=_reset, help="Take all filters away")
    with st.container(key="filter_row", horizontal=True, wrap=False, vertical_alignment="center"):
        chips.show_chips(facts)
        view_list.show_views(store)


_SEARCH = "Search passages, places, people"
_KINDS = (state.FAMILIES, state.HIDDEN_FAMILIES, state.SUB_TYPES)
_PLACES = (state.EXACT, state.VAGUE, state.UNPLACED)
_DOUBTS = (state.MIN_CONFIDENCE, state.UNDATED, *_PLACES, state.STATEMENTS, state.MODALITIES)
_DEFAULTS = {
    state.IN_VIEW: False,
    state.MIN_CONFIDENCE: settings.MIN_CONFIDENCE,
    state.UNDATED: True,
    **dict.fromkeys(_PLACES, True),
    state.STATEMENTS: False,
    state.MODALITIES: sorted(FACTUAL),
}


def _label(name: str, *keys: str) -> str:
    """Name a popover, and how many things in it are set."""
    changed = 0
    for key in keys:
        value = st.session_state[key]
        if key in _DEFAULTS:
            changed += sorted(value) != _DEFAULTS[key] if isinstance(value, list) else value != _DEFAULTS[key]
        else:
            changed += len(value)
    return f"{name} · {changed}" if changed else name


def _reset() -> None:
    state.note_act()
    state.set_filters(Filters())
    state.list_events(None)


def _show_families(facts: Facts) -> None:
    """What the legend of the map does too: nothing pressed shows everything."""
    present = list_families(facts)
    _keep_known(state.FAMILIES, present)
    _keep_known(state.HIDDEN_FAMILIES, present)
    if not present:
        return
    st.html(f"<style>{build_dot_styles(present)}</style>")
    st.pills(
        "Types of events",
        present,
        selection_mode="multi",
        key=state.FAMILIES,
        format_func=settings.FAMILY_LABELS.__getitem__,
    )
    st.multiselect(
        "Types left out",
        present,
        key=state.HIDDEN_FAMILIES,
        format_func=settings.FAMILY_LABELS.__getitem__,
        placeholder="None",
    )


def list_families(facts: Facts) -> list[str]:
    """Return the types of events that a store has, in the order of the screen."""
    return [family for family in settings.FAMILY_LABELS if family in facts.families]


def build_dot_styles(families: list[str]) -> str:
    """Return the style rules that put each family's colour on its button."""
    dot = f".st-key-{state.FAMILIES} button:nth-of-type({{}})::before {{{{background:{{}}}}}}"
    return "".join(dot.format(i, settings.FAMILY_COLOURS[family]) for i, family in enumerate(families, start=1))


def _show_types(facts: Facts) -> None:
    _show_families(facts)
    offered = [name for name in load_ontology() if name in facts.types]
    _keep_known(state.SUB_TYPES, offered)
    st.multiselect(
        "Kinds of events",
        offered,
        key=state.SUB_TYPES,
        format_func=lambda name: f"{say_type(name)} ({facts.types[name]})",
        placeholder="All kinds",
        help="Added to the types chosen above.",
    )


def _show_regions(facts: Facts) -> None:
    countries = sorted(facts.countries, key=lambda code: say_country(code) or "")
    _keep_known(state.COUNTRIES, countries)
    chosen = st.multiselect(
        "Country",
        countries,
        key=state.COUNTRIES,
        format_func=lambda code: f"{say_country(code)} ({facts.countries[code]})",
        placeholder="All countries",
    )
    regions = [name for name in facts.regions if name[:2] in chosen]
    _keep_known(state.ADMIN1S, regions)
    st.multiselect(
        "Region",
        regions,
        key=state.ADMIN1S,
        format_func=lambda name: f"{name[3:]}, {say_country(name[:2])}",
        placeholder="All regions" if chosen else "Choose a country first",
        disabled=not chosen,
    )
    st.toggle("Only what the map shows", key=state.IN_VIEW)


def _show_sources(facts: Facts) -> None:
    _keep_known(state.SOURCES, facts.sources)
    st.multiselect("Source", facts.sources, key=state.SOURCES, placeholder="All sources")


def _show_certainty(facts: Facts) -> None:
    st.slider(
        "At least this sure",
        0.0,
        1.0,
        step=0.05,
        key=state.MIN_CONFIDENCE,
        format="percent",
        help="How probable it is that type, place and date are all right; what is less probable is hidden.",
    )
    st.multiselect(
        "Status",
        [modality.value for modality in Modality],
        key=state.MODALITIES,
        format_func=lambda name: f"{MODALITY[name]} ({facts.modalities.get(name, 0)})",
    )
    st.toggle(f"Include statements ({facts.statements})", key=state.STATEMENTS)
    st.toggle(f"Include events without a date ({facts.undated})", key=state.UNDATED)
    st.toggle(f"Include events at an exact place ({facts.exact})", key=state.EXACT)
    st.toggle(f"Include events of which only a region or country is known ({facts.vague})", key=state.VAGUE)
    st.toggle(f"Include events without a place ({facts.unplaced})", key=state.UNPLACED)


def _send_again(*keys: str) -> None:
    """Have the values of these widgets sent to the browser once more.

    What stands in a popover is drawn there only when it is opened, by then without a value that came from a URL.
    """
    for key in keys:
        st.session_state[key] = st.session_state[key]


def _keep_known(key: str, options: Sequence[Any]) -> None:
    """Drop chosen values that are no longer offered; Streamlit would refuse to draw the widget."""
    st.session_state[key] = [value for value in st.session_state[key] or () if value in options]
