"""Saved views: what is seen now under a name of its own, and the way back to each."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.errors import StoreError
from dashboard.saved_views import MAX_NAME, SavedView, delete_view, load_views, save_view
from dashboard.views import assets, state
from dashboard.views.messages import escape_markdown

_KEY_LIST, _KEY_NAME, _KEY_FAULT = "view_list", "view_name", "view_fault"
_list = st.components.v2.component(
    "dateline_views",
    html="<div class='root'></div>",
    css=assets.read_component("panel/views.css"),
    js=assets.read_component("panel/dom.js", "panel/views.js"),
)


def show_views(store: Path) -> None:
    """Draw the button that opens the list of saved views and the field that names a new one."""
    with st.popover("Saved views"):
        with st.form("save_view", clear_on_submit=True, border=False):
            st.text_input("Name of this view", key=_KEY_NAME, max_chars=MAX_NAME, placeholder="Kharkiv in September")
            st.form_submit_button("Save this view", on_click=_on_save, args=(store,))
        if fault := st.session_state.pop(_KEY_FAULT, None):
            st.error(escape_markdown(fault))
        try:
            views = load_views(store)
        except StoreError as error:
            st.error(escape_markdown(str(error)))
            return
        data = {
            "label": "Saved views",
            "none": "None yet. A view keeps filters, chosen event and part of the map.",
            "views": [{"name": view.name, "query": view.query} for view in views],
        }
        on_delete = state.triggered(_KEY_LIST, "delete", lambda name: _on_delete(store, name))
        _list(key=_KEY_LIST, data=data, height="content", on_delete_change=on_delete)


def _on_save(store: Path) -> None:
    name = " ".join(st.session_state[_KEY_NAME].split())
    try:
        save_view(store, SavedView(name, state.view_query()))
    except StoreError as error:
        st.session_state[_KEY_FAULT] = str(error)


def _on_delete(store: Path, name: Any) -> None:
    try:
        if isinstance(name, str):
            delete_view(store, name)
    except StoreError as error:
        st.session_state[_KEY_FAULT] = str(error)
