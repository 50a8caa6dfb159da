"""What a session remembers, under which key, and how it meets the URL: the one place that names session keys."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.filters import FACTUAL, Bounds, Filters, filters_from_query, filters_to_query

# Keys of widgets: their values are the truth about the filters, except for the period and the view of the map.
TEXT = "text"
FAMILIES = "families"
SUB_TYPES = "sub_event_types"
COUNTRIES = "countries"
ADMIN1S = "admin1s"
SOURCES = "sources"
MIN_CONFIDENCE = "min_confidence"
UNDATED = "include_undated"
UNPLACED = "include_unplaced"
STATEMENTS = "include_statements"
MODALITIES = "modalities"
IN_VIEW = "only_in_view"

_SELECTED = "selected_event"
_LISTED = "listed_events"
_ARTICLE = "open_article"
_PERIOD = "period"
_PERIOD_START = "period_start"
_PERIOD_VERSION = "period_version"
_WINDOW = "time_window"
_VIEW = "map_view"
_READ = "url_was_read"


def read_url() -> None:
    """Fill the session from the URL, once: later the session is the truth, and the URL may lag behind it."""
    if _READ in st.session_state:
        return
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    set_filters(filters_from_query(query))
    st.session_state[_SELECTED] = next(iter(query.get("event", [])), None)
    st.session_state[_READ] = True


def write_url(filters: Filters) -> None:
    query = filters_to_query(filters)
    if selected := selected_event_id():
        query["event"] = [selected]
    if query != {key: st.query_params.get_all(key) for key in st.query_params}:
        st.query_params.from_dict(query)


def set_filters(filters: Filters) -> None:
    """Put filters into the widgets; only before the widgets are drawn, or in a callback."""
    values: dict[str, Any] = {
        TEXT: filters.text,
        FAMILIES: sorted(filters.families),
        SUB_TYPES: sorted(filters.sub_event_types),
        COUNTRIES: sorted(filters.countries | {name[:2] for name in filters.admin1s}),
        ADMIN1S: sorted(filters.admin1s),
        SOURCES: sorted(filters.sources),
        MIN_CONFIDENCE: filters.min_confidence,
        UNDATED: filters.include_undated,
        UNPLACED: filters.include_unplaced,
        STATEMENTS: filters.include_statements,
        MODALITIES: sorted(filters.modalities),
        IN_VIEW: filters.bounds is not None,
    }
    st.session_state.update(values)
    st.session_state[_VIEW] = filters.bounds
    st.session_state[_WINDOW] = None
    set_period(filters.start_on, filters.end_on)


def current_filters() -> Filters:
    """Read the widgets; each is drawn before anybody asks."""
    start_on, end_on = period()
    return Filters(
        start_on=start_on,
        end_on=end_on,
        families=frozenset(st.session_state[FAMILIES] or ()),
        sub_event_types=frozenset(st.session_state[SUB_TYPES]),
        countries=frozenset(st.session_state[COUNTRIES]),
        admin1s=frozenset(st.session_state[ADMIN1S]),
        bounds=st.session_state[_VIEW] if st.session_state[IN_VIEW] else None,
        sources=frozenset(st.session_state[SOURCES]),
        text=st.session_state[TEXT].strip(),
        min_confidence=st.session_state[MIN_CONFIDENCE],
        include_undated=st.session_state[UNDATED],
        include_unplaced=st.session_state[UNPLACED],
        include_statements=st.session_state[STATEMENTS],
        modalities=frozenset(st.session_state[MODALITIES]) or FACTUAL,
    )


def send_again(*keys: str) -> None:
    """Have the values of these widgets sent to the browser once more.

    What stands in a popover is drawn there only when it is opened, by then without a value that came from a URL.
    """
    for key in keys:
        st.session_state[key] = st.session_state[key]


def keep_known(key: str, options: Sequence[Any]) -> None:
    """Drop chosen values that are no longer offered; Streamlit would refuse to draw the widget."""
    st.session_state[key] = [value for value in st.session_state[key] or () if value in options]


def period() -> tuple[date | None, date | None]:
    """Return the first and last day chosen; None where that end is open."""
    start_on, end_on = st.session_state[_PERIOD]
    return start_on, end_on


def set_period(start_on: date | None, end_on: date | None) -> None:
    """Choose a period from elsewhere than the slider, which is drawn anew: its value cannot be moved from outside."""
    remember_period(start_on, end_on)
    st.session_state[_PERIOD_START] = (start_on, end_on)
    st.session_state[_PERIOD_VERSION] = period_version() + 1


def remember_period(start_on: date | None, end_on: date | None) -> None:
    st.session_state[_PERIOD] = (start_on, end_on)


def time_window() -> tuple[date, date] | None:
    """Return the part of time that the axis shows, or None for all of it."""
    window: tuple[date, date] | None = st.session_state.get(_WINDOW)
    return window


def set_time_window(window: tuple[date, date] | None) -> None:
    """Make a part of time fill the axis, and choose it; None goes back to all of time."""
    st.session_state[_WINDOW] = window
    set_period(*(window or (None, None)))


def first_period() -> tuple[date | None, date | None]:
    """Return the period with which the present slider was drawn first."""
    start_on, end_on = st.session_state[_PERIOD_START]
    return start_on, end_on


def period_version() -> int:
    return int(st.session_state.get(_PERIOD_VERSION, 0))


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


def listed_event_ids() -> list[str] | None:
    """Return the events of a pressed ring that cannot be split, or None when the panel lists everything."""
    listed: list[str] | None = st.session_state.get(_LISTED)
    return listed


def forget_listed() -> None:
    st.session_state[_LISTED] = None


def list_events(event_ids: list[str] | None) -> None:
    st.session_state[_LISTED] = event_ids
    select_event(None)


def set_view(bounds: Bounds) -> None:
    st.session_state[_VIEW] = bounds


def triggered(key: str, name: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that hands on what a component's trigger `name` says, if it says anything."""

    def callback() -> None:
        value = getattr(st.session_state[key], name, None)
        act(value)

    return callback
