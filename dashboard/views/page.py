"""The frame of the page: its title, its style, and the line that says what is shown and what is not."""

import pandas as pd
import streamlit as st

from dashboard.views import assets

_DOT = '<svg width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true">{}</svg>'
_EXACT = _DOT.format('<circle r="5.5" fill="#5d6b78"/>')
_VAGUE = _DOT.format('<circle r="5.5" fill="none" stroke="#5d6b78" stroke-width="2" stroke-dasharray="3 2.2"/>')
_RING = _DOT.format('<circle r="5" fill="none" stroke="#5d6b78" stroke-width="3.4"/>')


def set_up_page() -> None:
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{assets.read_component('page.css')}</style>")


def show_status(shown: pd.DataFrame, total: int) -> None:
    """Say how many events are shown, and how many of those are on no map and in no bar; numbers only, so HTML is safe."""
    legend = f"<span>{_EXACT}exact place</span><span>{_VAGUE}region or country only</span><span>{_RING}several events</span>"
    st.html(f"<div class='dateline-status'><span>{say_counts(shown, total)}</span><span>{legend}</span></div>")


def say_counts(shown: pd.DataFrame, total: int) -> str:
    unplaced, undated = int(shown["latitude"].isna().sum()), int(shown["start_on"].isna().sum())
    return f"<b>{len(shown):,}</b> of {total:,} events, {unplaced:,} without a place, {undated:,} without a date"
