"""What a session remembers, under which key, and how it meets the URL: the one place that names session keys."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import FACTUAL, Filters, filters_from_query, filters_to_query
from dashboard.filters_area import Area, Bounds, bounds_from_text, bounds_to_text

# Keys of widgets: their values are the truth about the filters, except for the period and the view of the map. All but
# the last two are named as the fields of Filters are.
TEXT = "text"
FAMILIES = "families"
HIDDEN_FAMILIES = "hidden_families"
SUB_TYPES = "sub_event_types"
COUNTRIES = "countries"
ADMIN1S = "admin1s"
SOURCES = "sources"
MIN_CONFIDENCE = "min_confidence"
UNDATED = "include_undated"
EXACT = "include_exact"
VAGUE = "include_vague"
UNPLACED = "include_unplaced"
STATEMENTS = "include_statements"
MODALITIES = "modalities"
IN_VIEW = "only_in_view"
TAB = "tables"
_SETS = (FAMILIES, HIDDEN_FAMILIES, SUB_TYPES, COUNTRIES, ADMIN1S, SOURCES, MODALITIES)
_FLAGS = (UNDATED, EXACT, VAGUE, UNPLACED, STATEMENTS)

_SELECTED = "selected_event"
_LISTED = "listed_spot"
_ORDER = "listed_order"
_ARTICLE = "open_article"
_RANKED = "by_relevance"
_COMPARED = "compared"
_PERIOD = "period"
_PERIOD_ECHO = "period_echo"
_UNDATED_ONLY = "undated_only"
_WINDOW = "time_window"
_VIEW = "map_view"
_AREA = "drawn_area"
_SENT = "sent_queries"
_ACTED = "acted"

TABS = {  # what is under the map, by its name in the URL
    **{name.lower(): name for name in ("Events", "Articles", "Places", "Sources", "Actors", "Summary")},
    "about": "About these data",
}
_MAP_VIEW = "map"  # in the URL: what part of the world the map shows; the browser's own business


def read_url() -> None:
    """Fill the session from the URL when the page opens, and when the browser goes back or forward.

    In between the session is the truth, and the URL lags behind it: what was sent there last may not have arrived. Who
    has just pressed something in the page has not gone back, even where the press changed nothing.
    """
    query = _url_query()
    acted = st.session_state.pop(_ACTED, False)
    sent = st.session_state.get(_SENT, [])
    if sent and query == sent[-1]:
        st.session_state[_SENT] = [query]
        return
    if query in sent and (acted or _session_query(current_filters()) != sent[-1]):
        return
    set_filters(filters_from_query(query))
    st.session_state[_SELECTED] = next(iter(query.get("event", [])), None)
    st.session_state[_ARTICLE] = next(iter(query.get("article", [])), None)
    st.session_state[_LISTED] = bounds_from_text(next(iter(query.get("spot", [])), ""))
    st.session_state[_RANKED] = query.get("order") == ["relevance"]
    st.session_state[_COMPARED] = query.get("compare", [])
    st.session_state[TAB] = TABS.get(next(iter(query.get("tab", [])), ""), TABS["events"])
    # Now, not in write_url: the next step back may stop this run before it comes there.
    st.session_state[_SENT] = [query]
    _note_sent(_session_query(current_filters()))


def write_url(filters: Filters) -> None:
    query = _session_query(filters)
    _note_sent(query)
    if query != _url_query():
        st.query_params.from_dict(query)


def view_query() -> str:
    """Return what the address says of the present view, the part of the map included, as its encoded query."""
    query = _session_query(current_filters())
    if place := st.query_params.get_all(_MAP_VIEW):
        query[_MAP_VIEW] = place
    return urlencode(query, doseq=True)


def _note_sent(query: dict[str, list[str]]) -> None:
    """Remember what the browser will show, after what it is known to show and what is on its way there."""
    sent = st.session_state.get(_SENT, [])
    if query not in sent[-1:]:
        st.session_state[_SENT] = [*sent, query]


def _url_query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key != _MAP_VIEW}


def _open_tab() -> str | None:
    """Return what the URL calls the table that is open; None for the first, which is open anyway."""
    label = st.session_state.get(TAB)
    return next((name for name, words in TABS.items() if words == label and name != "events"), None)


def _session_query(filters: Filters) -> dict[str, list[str]]:
    query = filters_to_query(filters)
    for key, value in (("event", selected_event_id()), ("article", open_article_id()), ("tab", _open_tab())):
        if value:
            query[key] = [value]
    if spot := listed_spot():
        query["spot"] = [bounds_to_text(spot)]
    if filters.text and is_by_relevance():
        query["order"] = ["relevance"]
    if compared := comparison():
        query["compare"] = compared
    return query


def set_filters(filters: Filters) -> None:
    """Put filters into the widgets; only before the widgets are drawn, or in a callback."""
    values: dict[str, Any] = {name: sorted(getattr(filters, name)) for name in _SETS}
    values |= {name: getattr(filters, name) for name in (TEXT, MIN_CONFIDENCE, *_FLAGS)}
    values[COUNTRIES] = sorted(filters.countries | {name[:2] for name in filters.admin1s})
    values[IN_VIEW] = filters.bounds is not None
    st.session_state.update(values)
    st.session_state[_VIEW] = filters.bounds
    st.session_state[_AREA] = filters.area
    st.session_state[_WINDOW] = None
    set_period(filters.start_on, filters.end_on)
    set_undated_only(filters.undated_only)


def replace_filters(filters: Filters) -> None:
    """Put filters into the widgets, and leave the part of time that the axis shows as it is."""
    window = time_window()
    set_filters(filters)
    st.session_state[_WINDOW] = window


def current_filters() -> Filters:
    """Read the widgets; each is drawn before anybody asks."""
    values: dict[str, Any] = {name: frozenset(st.session_state[name] or ()) for name in _SETS}
    values |= {name: st.session_state[name] for name in _FLAGS}
    values[UNDATED] |= st.session_state[_UNDATED_ONLY]
    values[MODALITIES] = values[MODALITIES] or FACTUAL
    start_on, end_on = period()
    return Filters(
        start_on=start_on,
        end_on=end_on,
        bounds=st.session_state[_VIEW] if st.session_state[IN_VIEW] else None,
        area=st.session_state[_AREA],
        text=st.session_state[TEXT].strip(),
        min_confidence=round(st.session_state[MIN_CONFIDENCE], 2),
        undated_only=st.session_state[_UNDATED_ONLY],
        **values,
    )


def period() -> tuple[date | None, date | None]:
    """Return the first and last day chosen; None where that end is open."""
    start_on, end_on = st.session_state[_PERIOD]
    return start_on, end_on


def set_period(start_on: date | None, end_on: date | None) -> None:
    """Choose a period; asking for days takes back asking for no day."""
    st.session_state[_PERIOD] = (start_on, end_on)
    st.session_state[_UNDATED_ONLY] = False


def period_echo() -> float:
    """Return the number of the last choice of a period that the browser told of, so that it knows what has arrived."""
    return float(st.session_state.get(_PERIOD_ECHO, 0))


def set_period_echo(number: float) -> None:
    st.session_state[_PERIOD_ECHO] = number


def set_undated_only(only: bool) -> None:  # noqa: FBT001  (what the browser says)
    st.session_state[_UNDATED_ONLY] = only


def time_window() -> tuple[date, date] | None:
    """Return the part of time that the axis shows, or None for all of it."""
    window: tuple[date, date] | None = st.session_state.get(_WINDOW)
    return window


def set_time_window(window: tuple[date, date] | None) -> None:
    """Make a part of time fill the axis, and choose it; None goes back to all of time."""
    st.session_state[_WINDOW] = window
    set_period(*(window or (None, None)))


def selected_event_id() -> str | None:
    selected: str | None = st.session_state.get(_SELECTED)
    return selected


def select_event(event_id: str | None) -> None:
    st.session_state[_SELECTED] = event_id
    st.session_state[_ARTICLE] = None


def open_article_id() -> str | None:
    """Return the article that is read without any event of it being selected."""
    article_id: str | None = st.session_state.get(_ARTICLE)
    return article_id


def open_article(article_id: str) -> None:
    select_event(None)
    st.session_state[_ARTICLE] = article_id


def listed_spot() -> Bounds | None:
    """Return where the events of a pressed ring lie that cannot be split; None when the panel lists everything."""
    spot: Bounds | None = st.session_state.get(_LISTED)
    return spot


def forget_listed() -> None:
    st.session_state[_LISTED] = None


def is_by_relevance() -> bool:
    """Whether the list shows first what answers the search best, not what happened first."""
    return bool(st.session_state.get(_RANKED))


def set_by_relevance(ranked: bool) -> None:  # noqa: FBT001  (a callback's argument)
    st.session_state[_RANKED] = ranked


def comparison() -> list[str]:
    """Return what is compared, as the URL writes it; empty when nothing is."""
    compared: list[str] = st.session_state.get(_COMPARED, [])
    return compared


def set_comparison(values: list[str]) -> None:
    st.session_state[_COMPARED] = values


def listed_event_ids() -> list[str]:
    """Return the events that the panel listed in the last run, in their order."""
    event_ids: list[str] = st.session_state.get(_ORDER, [])
    return event_ids


def keep_listed(event_ids: list[str]) -> None:
    st.session_state[_ORDER] = event_ids


def list_events(spot: Bounds | None) -> None:
    st.session_state[_LISTED] = spot
    select_event(None)


def set_view(bounds: Bounds) -> None:
    st.session_state[_VIEW] = bounds


def set_area(area: Area) -> None:
    st.session_state[_AREA] = area


def choose_region(country: str, admin1: str | None) -> None:
    """Filter by one country, or by one of its regions."""
    st.session_state[COUNTRIES] = [country]
    st.session_state[ADMIN1S] = [admin1] if admin1 else []


def note_act() -> None:
    """Remember until read_url that this run comes from a press in the page; for callbacks."""
    st.session_state[_ACTED] = True


def triggered(key: str, name: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that hands on what a component's trigger `name` says, if it says anything."""

    def callback() -> None:
        note_act()
        act(getattr(st.session_state[key], name, None))

    return callback
