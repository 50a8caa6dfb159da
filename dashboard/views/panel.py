"""The panel beside the map: which list or which event it shows, and the keys that walk through the events."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.filters_area import is_in_bounds
from dashboard.views import reader, state
from dashboard.views.cached import Shelf, Shown, by_relevance
from dashboard.views.rows import Row, find_row
from dashboard.views.words import say_count

_HEIGHT = 682  # pixels; with the row of buttons as high as map and timeline together


def show_panel(shelf: Shelf, shown: Shown) -> Row | None:
    """Draw the list or the reader; return the selected event, which may be one that the filters leave out."""
    event = find_row(shelf.events, "event_id", state.selected_event_id())
    article = find_row(shelf.articles, "article_id", state.open_article_id() if event is None else event["article_id"])
    listed = _listed(shelf, shown)
    state.keep_listed(listed["event_id"].tolist())
    if article is None:
        state.select_event(None)  # a link may name an event of another store
        _show_heading(listed)
        reader.show_list(listed, shelf.articles, _HEIGHT)
        return None
    _show_walk(state.listed_event_ids(), None if event is None else event["event_id"])
    own = shown.events.loc[shown.events["article_id"] == article["article_id"], "event_id"]
    reader.show_reader(shelf, article, event, frozenset(own), _HEIGHT)
    return event


def _listed(shelf: Shelf, shown: Shown) -> pd.DataFrame:
    """The events of a pressed ring as far as they are shown; without any, all that is shown; in the order asked for."""
    words = state.current_filters().text
    events = by_relevance(shelf, shown, words) if words and state.is_by_relevance() else shown.events
    spot = state.listed_spot()
    if spot is None:
        return events
    listed = events[is_in_bounds(events, spot)]
    if listed.empty:
        state.forget_listed()
    return events if listed.empty else listed


def _head() -> DeltaGenerator:
    """The row above list or article: equally high for both (page.css), or what is below would jump at each change."""
    return st.container(key="panel_head", horizontal=True, wrap=False, vertical_alignment="center")


def _show_heading(events: pd.DataFrame) -> None:
    at_one_place = state.listed_spot() is not None
    with _head():
        is_search = bool(state.current_filters().text)
        order = "relevance" if is_search and state.is_by_relevance() else "date"
        where_or_how = " at one place" if at_one_place else f", by {order}"
        st.markdown(f"**{say_count(len(events), 'event', 'events')}**{where_or_how}", width="stretch")
        if is_search and len(events) > 1:
            _show_order_button(order)
        if at_one_place:
            st.button("All events", on_click=state.list_events, args=(None,), shortcut="L")
    if events.empty:
        st.info("No event matches all filters. Widen the period or press Reset.")


def _show_order_button(order: str) -> None:
    other = "date" if order == "relevance" else "relevance"
    ranked = other == "relevance"
    st.button(f"By {other}", on_click=state.set_by_relevance, args=(ranked,), help=f"List the events by {other}")


def _show_walk(event_ids: list[str], event_id: str | None) -> None:
    """Draw the buttons to the event before, the event after, and back to the list."""
    before, after = find_neighbours(event_ids, event_id)
    where = f"{event_ids.index(event_id) + 1:,} of {len(event_ids):,}" if event_id in event_ids else "outside the list"
    with _head():
        st.button("List", on_click=state.select_event, args=(None,), shortcut="L")
        st.markdown(where, text_alignment="center", width="stretch")
        for label, target, key in (("Previous", before, "K"), ("Next", after, "J")):
            st.button(label, on_click=state.select_event, args=(target,), disabled=target is None, shortcut=key)


def walk(by: int) -> None:
    """Select the event before (-1) or after (1) the one selected, in what the panel listed last."""
    before, after = find_neighbours(state.listed_event_ids(), state.selected_event_id())
    target = before if by < 0 else after
    if target is not None:
        state.select_event(target)


def find_neighbours(event_ids: list[str], event_id: str | None) -> tuple[str | None, str | None]:
    """Return the events before and after; an event outside the list is followed by the first of it."""
    if event_id not in event_ids:
        return None, next(iter(event_ids), None)
    at = event_ids.index(event_id)
    return (event_ids[at - 1] if at else None), (event_ids[at + 1] if at + 1 < len(event_ids) else None)
