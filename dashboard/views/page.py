"""The frame of the page: its title, its style, and the line that says what is shown and what is not."""

import pandas as pd
import streamlit as st

from dashboard.views import assets


def set_up_page() -> None:
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{assets.read_component('page.css')}</style>")


def show_status(shown: pd.DataFrame, total: int) -> None:
    """Say how many events are shown, and how many of them are on no map and in no bar. Only numbers: HTML is safe."""
    keys = (("exact", "exact place"), ("vague", "region or country only"), ("ring", "several events"))
    legend = "".join(f"<span class='dateline-key'><i class='{style}'></i>{words}</span>" for style, words in keys)
    st.html(f"<div class='dateline-status'><span>{say_counts(shown, total)}</span><span>{legend}</span></div>")


def say_counts(shown: pd.DataFrame, total: int) -> str:
    unplaced, undated = int(shown["latitude"].isna().sum()), int(shown["start_on"].isna().sum())
    return f"<b>{len(shown):,}</b> of {total:,} events, {unplaced:,} without a place, {undated:,} without a date"
