"""The summary: what the filters let through, counted by kind, country, month and source. Made to be printed."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.filters import Filters, describe_filters
from dashboard.views import assets, state
from dashboard.views.cached import Shelf, Shown
from dashboard.views.clusters import HARM, KILLED, build_breakdown, build_clusters, months_of
from dashboard.views.downloads import show_csv
from dashboard.views.rows import as_rows, day_of, value_of
from dashboard.views.table_rows import build_source_table
from dashboard.views.words import MONTHS, join_words, say_count, say_country, say_interval, say_type

_KEY = "summary"  # page.css prints nothing else while it is there
_MOST_ROWS = 15  # of a table on the page: it is read, and printed; the files hold all rows
_DEADLIEST = 10
_COUNTED = """
Several reports of one event count as one event here: with the kind, place and date of the surest report, and the number
of people of the latest. A range of deaths reaches from the least to the most that any of its reports says. Numbers are
only summed, not checked: a single one that is read wrongly may outweigh all others, so look at the largest first.
"""
_HEADS = {
    "killed_low": "Killed, at least",
    "killed": "Killed",
    "killed_high": "Killed, at most",
    **{name: name.capitalize() for name in HARM},
}

_component = st.components.v2.component(
    "dateline_summary",
    html="<div class='root'></div>",
    css=assets.read_component("panel/summary.css"),
    js=assets.read_component("panel/dom.js", "panel/summary.js"),
)


def recall_clusters(shelf: Shelf, shown: Shown) -> pd.DataFrame:
    return shown.memory.recall("clusters", lambda: build_clusters(shown.events, shelf.articles))


def show_summary(shelf: Shelf, shown: Shown) -> None:
    """Draw the summary of the shown events, and offer each of its tables as a file."""
    events = shown.events
    if events.empty:
        st.caption("No event matches all filters, so there is nothing to sum up.")
        return
    clusters = recall_clusters(shelf, shown)
    tables = shown.memory.recall("summary tables", lambda: build_tables(clusters, events, shelf.articles))
    chart = shown.memory.recall("month chart", lambda: build_month_chart(clusters))
    with st.container(key=_KEY):
        _component(key="summary_head", data=build_head(clusters, events, state.current_filters()))
        st.vega_lite_chart(chart, width="stretch", height=180)
        _component(
            key="summary_tables",
            data=build_sections(clusters, tables),
            on_select_change=state.triggered("summary_tables", "select", _on_select),
        )
        with st.container(key="summary_files", horizontal=True, vertical_alignment="center"):
            st.markdown("The whole tables as CSV:", width="content")
            for name, table in tables.items():
                show_csv(name, table, label=name)


def _on_select(event_id: Any) -> None:
    if isinstance(event_id, str):
        state.select_event(event_id)


def build_tables(clusters: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the tables under their names, with the words and all the rows that their files have."""
    kinds = build_breakdown(clusters, clusters["family"])
    countries = build_breakdown(clusters, clusters["country_code"])
    months = build_breakdown(clusters, months_of(clusters)).sort_values("by", ignore_index=True)
    return {
        "Types": _worded("Type", kinds, settings.FAMILY_LABELS.get),
        "Countries": _worded("Country", countries, say_country),
        "Months": _worded("Month", months, _say_month),
        "Sources": build_source_table(events, articles),
    }


def _worded(head: str, table: pd.DataFrame, say: Any) -> pd.DataFrame:
    words = [f"no {head.lower()}" if pd.isna(value) else say(value) for value in table["by"]]
    worded = table.drop(columns="by").rename(columns={"events": "Events", "reports": "Reports", **_HEADS})
    worded.insert(0, head, words)
    return worded


def _say_month(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number)]} {year}"


def build_head(clusters: pd.DataFrame, events: pd.DataFrame, filters: Filters) -> dict[str, Any]:
    asked = describe_filters(filters)
    lead = [say_extent(clusters, events), say_harm(clusters), f"Only {asked}." if asked else "No filter is set."]
    return {"title": "Summary", "lead": lead, "sections": [], "note": ""}


def build_sections(clusters: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the tables as the browser gets them: short, in words, and the deadliest events beside them."""
    months = tables["Months"].sort_values(["Events", "Reports"], ascending=False, kind="stable")
    sections = [
        _section("By type", tables["Types"]),
        _section("By country", tables["Countries"]),
        *_deadliest(clusters),
        _section("Busiest months", months),
        _section("By source", tables["Sources"]),
    ]
    return {"title": "", "lead": [], "sections": sections, "note": " ".join(_COUNTED.split())}


def say_extent(clusters: pd.DataFrame, events: pd.DataFrame) -> str:
    first, last = clusters["start_on"].min(), clusters["end_on"].max()
    period = "" if pd.isna(first) else f", {say_interval(first.date(), last.date())}"
    countries, sources = clusters["country_code"].nunique(), events["source"].nunique()
    return (
        f"{say_count(len(clusters), 'event', 'events')} in {say_count(len(events), 'report', 'reports')}"
        f" of {say_count(events['article_id'].nunique(), 'article', 'articles')}"
        f" from {say_count(sources, 'source', 'sources')}, in"
        f" {say_count(countries, 'country', 'countries')}{period}."
    )


def say_harm(clusters: pd.DataFrame) -> str:
    """Say how many people were harmed, and of how many events any number is known."""
    known = int(clusters["killed"].notna().sum())
    if not known:
        return "No report gives a number of dead."
    low, best, high = (int(clusters[name].sum()) for name in KILLED)
    harmed = [f"{int(clusters[name].sum()):,} {name}" for name in HARM if clusters[name].notna().any()]
    also = f" Also {join_words(*harmed)}." if harmed else ""
    of = say_count(known, "event", "events")
    return f"{say_range(low, best, high)} killed, summed over {of} whose reports give a number.{also}"


def say_range(low: Any, best: Any, high: Any) -> str:
    """Write a number of dead with the least and the most that are reported, as far as they differ."""
    if pd.isna(best):
        return ""
    return f"{int(best):,}" if low == high else f"{int(best):,} ({int(low):,}–{int(high):,})"


def _section(title: str, table: pd.DataFrame) -> dict[str, Any]:
    """Return the first rows of a table, with the people harmed in two columns of words."""
    shown = table.head(_MOST_ROWS)
    if _HEADS["killed"] in table:
        killed, others = _say_harmed(shown)
        plain = shown.drop(columns=list(_HEADS.values()))
        shown = plain.assign(**({"Killed": killed} if any(killed) else {}), **({"Also": others} if any(others) else {}))
    most = max(int(table["Events"].max()), 1)
    more = len(table) - len(shown)
    return {
        "title": title,
        "head": list(shown.columns),
        "rows": [{"cells": [_write(value) for value in row]} for row in shown.to_numpy(dtype=object)],
        "shares": [int(count) / most for count in shown["Events"]],
        "more": f"and {more:,} more in the file" if more > 0 else "",
    }


def _say_harmed(table: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Return the words of the dead and of all others for each row."""
    killed = [say_range(*row) for row in zip(*(table[_HEADS[name]] for name in KILLED), strict=True)]
    others = [
        join_words(*(f"{int(count):,} {name}" for name, count in zip(HARM, row, strict=True) if not pd.isna(count)))
        for row in table[[_HEADS[name] for name in HARM]].to_numpy(dtype=object)
    ]
    return killed, others


def _write(value: Any) -> str:
    if pd.isna(value):
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _deadliest(clusters: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the events with most dead as a section of pressable rows; none where no report gives a number."""
    first = clusters[clusters["killed"] > 0].sort_values(["killed", "event_id"], ascending=[False, True])
    rows = [
        {
            "event_id": row["event_id"],
            "cells": [
                say_type(row["sub_event_type"]),
                join_words(value_of(row, "location"), value_of(row, "admin1")) or "no place",
                say_interval(day_of(row, "start_on"), day_of(row, "end_on")),
                say_range(row["killed_low"], row["killed"], row["killed_high"]),
                f"{row['reports']:,}",
            ],
        }
        for row in as_rows(first.head(_DEADLIEST))
    ]
    head = ["Event", "Place", "Date", "Killed", "Reports"]
    return [{"title": "Most people killed", "head": head, "rows": rows, "shares": None, "more": ""}] if rows else []


def build_month_chart(clusters: pd.DataFrame) -> dict[str, Any]:
    """Return events by month and kind as a Vega-Lite chart; what is not dated to the month is only in the table."""
    months = months_of(clusters)
    counts = clusters.groupby([months.rename("month"), "family"]).size().reset_index(name="events")
    families = [family for family in settings.FAMILY_LABELS if family in set(counts["family"])]
    values = [
        {"month": f"{row['month']}-01", "type": settings.FAMILY_LABELS[row["family"]], "events": row["events"]}
        for row in counts.to_dict("records")
    ]
    colours = {
        "domain": [settings.FAMILY_LABELS[family] for family in families],
        "range": [settings.FAMILY_COLOURS[family] for family in families],
    }
    return {
        "data": {"values": values},
        "background": "transparent",  # or a dark page would be printed as a black box
        "description": "Events by month and type; the same numbers stand in the table of months.",
        "mark": "bar",
        "encoding": {
            "x": {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": None},
            "y": {"field": "events", "type": "quantitative", "title": "Events"},
            "color": {"field": "type", "type": "nominal", "scale": colours, "legend": None},
            "tooltip": [
                {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": "Month"},
                {"field": "type", "title": "Type"},
                {"field": "events", "title": "Events"},
            ],
        },
    }
