"""What is said when there is nothing to show, and what to do about it."""

import re

import streamlit as st

from dashboard.errors import DatelineError


def show_error(error: DatelineError) -> None:
    """Show an error of ours, whose message says what to do, and end the run."""
    show_title()
    st.error(escape_markdown(str(error)))
    st.stop()


def show_empty_store(path: object) -> None:
    show_title()
    st.info(
        escape_markdown(f"The store in {str(path)!r} holds no events. Put articles into a folder and run: ")
        + "`python -m dashboard.preprocess YOUR_ARTICLES`"
    )


def show_left_out_events(path: object, places: int, times: int) -> None:
    show_title()
    st.info(
        escape_markdown(
            f"The store in {str(path)!r} was made without events (--no-events): it has {places:,} mentions of places"
            f" and {times:,} of dates, in places.parquet and times.parquet, but nothing for the map. For events, run: "
        )
        + "`python -m dashboard.preprocess YOUR_ARTICLES`"
    )


def show_title() -> None:
    st.html("<h1 class='dateline-title'>Dateline</h1>")


def escape_markdown(text: str) -> str:
    """Make every sign stand for itself in st.markdown and its like, which also know :colours[] and $formulas$."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
