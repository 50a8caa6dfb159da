"""Below the fold: the filtered events, their articles and places as tables, and what is known of the run."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.views import cached, state
from dashboard.views.cached import Shelf
from dashboard.views.words import (
    GEO_PRECISION,
    MODALITY,
    TIME_PRECISION,
    join_words,
    say_count,
    say_country,
    say_intervals,
    say_type,
)

_MAX_ROWS = 500  # in a table on the page (80 kB to the browser at each change of a filter); downloads hold all
_HOW_TO_READ = """
A program, not a person, found these events in the articles. Each rests on a passage; pressing the event shows it.
An exact place is a solid dot. A region, a country or the vicinity of a town is a hollow one, whose true extent is drawn
when it is selected. An event that the text puts at no place is on no map, and one without a date in no bar; both are in
the list. *How sure* is the probability that type, place and date are all right. Several articles may report one event:
each report is counted, and the card names the others.
"""
_EVENTS, _ARTICLES, _PLACES, _ABOUT = "Events", "Articles", "Places", "About this store"


def show_tables(shelf: Shelf, events: pd.DataFrame) -> None:
    """Draw the downloads, and only the table that is open: the others cost nothing."""
    _show_downloads(shelf, events)
    articles = shelf.articles
    tabs = st.tabs([_EVENTS, _ARTICLES, _PLACES, _ABOUT], key="tables", on_change="rerun")
    shows: tuple[Callable[[], None], ...] = (
        lambda: _show_selectable(
            "event_table", build_event_table(events, articles), events["event_id"], state.select_event
        ),
        lambda: _show_articles(events, articles),
        lambda: _show_places(events),
        lambda: show_run(shelf.store.run),
    )
    for tab, show in zip(tabs, shows, strict=True):
        if tab.open:
            with tab:
                show()


def _show_downloads(shelf: Shelf, events: pd.DataFrame) -> None:
    """The files are made when they are asked for, in memory: nothing is written on this machine."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        for label, name, kind, build in (
            ("Download CSV", "events.csv", "text/csv", cached.build_csv),
            ("Download GeoJSON", "events.geojson", "application/geo+json", cached.build_geojson),
        ):
            st.download_button(
                label,
                partial(build, shelf, events),
                name,
                kind,
                on_click="ignore",
                disabled=events.empty,
                type="tertiary",
            )


def build_event_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    first = events.head(_MAX_ROWS)
    return pd.DataFrame(
        {
            "When": say_intervals(first),
            "Kind": [say_type(name) for name in first["sub_event_type"]],
            "Where": first["location"],
            "Region": first["admin1"],
            "Country": [None if pd.isna(code) else say_country(code) for code in first["country_code"]],
            "Exactness": first["geo_precision"].map(GEO_PRECISION),
            "Date known": first["time_precision"].map(TIME_PRECISION),
            "Who": [join_words(*_known(pair)) for pair in zip(first["actor1"], first["actor2"], strict=True)],
            "Killed": first["fatalities_best"],
            "Status": first["modality"].map(MODALITY),
            "Confidence": first["confidence"],
            "Source": first["source"],
            "Article": first["article_id"].map(articles.set_index("article_id")["title"]),
            "Type": [settings.FAMILY_LABELS[family] for family in first["family"]],
        }
    ).reset_index(drop=True)


def build_place_table(events: pd.DataFrame) -> pd.DataFrame:
    """Count events by place, most first; events without a place come last, as such."""
    columns = ["location", "admin1", "country_code", "geo_precision"]
    groups = events.groupby(columns, dropna=False, sort=True)
    table = groups.agg(events=("event_id", "size"), first_id=("event_id", "first")).reset_index()
    table["placed"] = table["location"].notna()
    table = table.sort_values(["placed", "events"], ascending=False, kind="stable", ignore_index=True)
    return pd.DataFrame(
        {
            "Place": table["location"].fillna("no place"),
            "Region": table["admin1"],
            "Country": [None if pd.isna(code) else say_country(code) for code in table["country_code"]],
            "Exactness": table["geo_precision"].map(GEO_PRECISION),
            "Events": table["events"],
            "first_id": table["first_id"],
        }
    )


def build_article_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """List all articles, with how many of the shown events are theirs; one without events is still an article."""
    counts = events["article_id"].value_counts()
    table = articles.sort_values(["published_at", "article_id"], na_position="last", ignore_index=True)
    return pd.DataFrame(
        {
            "Title": table["title"],
            "Source": table["source"],
            "Published": table["published_at"].dt.date,
            "Events": table["article_id"].map(counts).fillna(0).astype(int),
            "Address": table["url"],
            "article_id": table["article_id"],
        }
    )


def _show_articles(events: pd.DataFrame, articles: pd.DataFrame) -> None:
    table = build_article_table(events, articles)
    _show_selectable("article_table", table.drop(columns="article_id"), table["article_id"], state.open_article)


def _show_places(events: pd.DataFrame) -> None:
    table = build_place_table(events)
    _show_selectable("place_table", table.drop(columns="first_id"), table["first_id"], state.select_event)


def _show_selectable(key: str, table: pd.DataFrame, ids: "pd.Series[str]", act: Callable[[str], None]) -> None:
    """Draw a table; choosing a row acts on the id at the same position."""
    if len(ids) > _MAX_ROWS:
        st.caption(f"The first {_MAX_ROWS:,} of {len(ids):,}. The downloads hold all of them.")
    st.dataframe(
        table.head(_MAX_ROWS),
        key=key,
        hide_index=True,
        height=360,
        placeholder="",
        on_select=lambda: _on_row(key, ids.tolist(), act),
        selection_mode="single-row",
        column_config={"Confidence": st.column_config.NumberColumn(format="%.2f")},
    )


def _on_row(key: str, ids: list[str], act: Callable[[str], None]) -> None:
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(ids):
        act(ids[rows[0]])


def show_run(run: dict[str, Any]) -> None:
    """Say how to read the screen, and what preprocess wrote about itself: what it put aside, settings, versions."""
    st.markdown(_HOW_TO_READ)
    for note in run.get("notes") or []:
        st.text(f"{note['path']}: {note['note']}")
    discards = run.get("discards") or []
    if discards:
        st.text(f"{say_count(len(discards), 'input was', 'inputs were')} put aside:")
        st.dataframe(pd.DataFrame(discards), hide_index=True)
    st.json({name: value for name, value in run.items() if name not in {"discards", "notes"}}, expanded=2)


def _known(values: tuple[Any, ...]) -> list[str]:
    return [value for value in values if not pd.isna(value)]
