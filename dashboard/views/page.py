"""The frame of the page: its title, its style, and the line that says what is shown and what is not."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.views import assets


def set_up_page() -> None:
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{assets.read_component('page.css')}</style>")


def show_status(shown: pd.DataFrame, events: pd.DataFrame, filters: Filters) -> None:
    """Say how many events are shown, and how many of them are on no map and in no bar. Only numbers: HTML is safe."""
    st.html(f"<div class='dateline-status'>{say_counts(shown, events, filters)}</div>")


def say_counts(shown: pd.DataFrame, events: pd.DataFrame, filters: Filters) -> str:
    unplaced, undated = int(shown["latitude"].isna().sum()), int(shown["start_on"].isna().sum())
    counts = f"<b>{len(shown):,}</b> of {len(events):,} events, {unplaced:,} without a place"
    counts += f", {undated:,} without a date"
    doubtful = int((events["confidence"].fillna(0.0) < filters.min_confidence).sum())
    return f"{counts}; {doubtful:,} hidden as less than {filters.min_confidence:.0%} sure" if doubtful else counts
