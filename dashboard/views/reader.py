"""The panel beside the map: a list of events, or one event with its article and the passages that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.filters import EXACT_PRECISIONS
from dashboard.views import assets, state
from dashboard.views.cached import Shelf, find_rows
from dashboard.views.citation import build_citation
from dashboard.views.event_card import build_card, build_notes, say_place
from dashboard.views.passages import Marking, Passage, Run, build_runs
from dashboard.views.reports import build_tabs, find_reports
from dashboard.views.rows import Row, as_rows, day_of, value_of
from dashboard.views.words import GEO_PRECISION, join_words, say_count, say_country, say_day, say_interval, say_type

_LIST_LENGTH = 100  # events in the panel's list; nobody reads further, and the table below holds them all
_LIST_COLUMNS = (  # what build_list_row reads; all others would be converted for nothing
    *("event_id", "article_id", "family", "sub_event_type", "modality", "geo_precision", "start_on", "end_on"),
    *("location", "admin1", "country_code", "spatial_relation", "passage_start_char", "passage_end_char", "reports"),
)
_KEY_LIST, _KEY_READER = "event_list", "reader"

_READER_CODE = ("panel/dom.js", "panel/copy.js", "panel/card.js", "panel/tools.js", "panel/reader.js")
_HTML = "<div class='root'></div>"
_CSS = assets.read_component("panel/panel.css")
_list = st.components.v2.component(
    "dateline_event_list", html=_HTML, css=_CSS, js=assets.read_component("panel/dom.js", "panel/event_list.js")
)
_reader = st.components.v2.component("dateline_reader", html=_HTML, css=_CSS, js=assets.read_component(*_READER_CODE))


@dataclass(frozen=True)
class Findings:
    """An article with the rows of all that was found in it."""

    article: Row
    events: pd.DataFrame
    places: pd.DataFrame
    times: pd.DataFrame


def show_list(events: pd.DataFrame, articles: pd.DataFrame, height: int) -> None:
    """Draw the events as a list; pressing one selects it."""
    texts = articles.set_index("article_id")["text"]
    first = as_rows(events.head(_LIST_LENGTH)[list(_LIST_COLUMNS)])
    rows = [build_list_row(event, texts[event["article_id"]]) for event in first]
    more = len(events) - len(first)
    words = f"and {more:,} more: narrow the filters" if more else ""
    data = {"label": "Events", "height": height, "rows": rows, "more": words}
    on_select = state.triggered(_KEY_LIST, "select", _on_select)
    _list(key=_KEY_LIST, data=data, height=height, on_select_change=on_select)


def show_reader(shelf: Shelf, article: Row, event: Row | None, shown: frozenset[str], height: int) -> None:
    """Draw an article and the card of its selected event, if any; `shown` are the ids that the filters let through."""
    findings = find_findings(shelf, article)
    article_data = build_article(findings, event, shown)
    data: dict[str, Any] = {
        "selected": "",
        "tabs": [],
        "card": None,
        "article": article_data,
        "steps": find_steps(findings.events),
        "citation": build_citation(article, event),
        "height": height,
    }
    if event is not None:
        reports = find_reports(event, shelf.events, shelf.articles)
        data["selected"] = event["event_id"]
        data["tabs"] = build_tabs(event, article, reports)
        data["card"] = build_card(event, article, findings.places, reports, is_shown=event["event_id"] in shown)
    on_select = state.triggered(_KEY_READER, "select", _on_select)
    _reader(key=_KEY_READER, data=data, height=height, on_select_change=on_select)


def _on_select(event_id: Any) -> None:
    if isinstance(event_id, str):
        state.select_event(event_id)


def build_list_row(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {
        "event_id": event["event_id"],
        "what": say_type(event["sub_event_type"]),
        "note": next(iter(build_notes(event)), ""),
        "where": say_place(event, "admin1") or "no place",
        "when": say_interval(day_of(event, "start_on"), day_of(event, "end_on")),
        "reports": say_count(event["reports"], "", "reports") if event["reports"] > 1 else "",
        "passage": text[event["passage_start_char"] : event["passage_end_char"]],
        "colour": settings.FAMILY_COLOURS[event["family"]],
        "exact": event["geo_precision"] in EXACT_PRECISIONS,
    }


def find_steps(events: pd.DataFrame) -> list[str]:
    """Return the events of an article as one meets them in reading."""
    return events.sort_values(["passage_start_char", "trigger_start_char", "event_id"])["event_id"].tolist()


def find_findings(shelf: Shelf, article: Row) -> Findings:
    events, places, times = (find_rows(shelf, table, article["article_id"]) for table in ("events", "places", "times"))
    return Findings(article, events, places, times)


def build_article(findings: Findings, selected: Row | None, shown: frozenset[str]) -> dict[str, Any]:
    """Return an article as runs of text, with the passages of all its events and the evidence of the selected one."""
    article, events = findings.article, findings.events
    starts_and_ends = zip(events["passage_start_char"], events["passage_end_char"], events["event_id"], strict=True)
    passages = [Passage(int(start), int(end), event_id) for start, end, event_id in starts_and_ends]
    markings = [*_place_markings(findings.places), *_time_markings(findings.times), *_evidence(selected)]
    by_id = {event["event_id"]: event for event in as_rows(events)}
    selected_id = None if selected is None else selected["event_id"]
    runs = build_runs(str(article["text"]), passages, markings)
    return {
        "article_id": article["article_id"],
        "title": value_of(article, "title") or "Untitled article",
        "byline": _byline(article),
        "url": value_of(article, "url"),
        "language": value_of(article, "language"),
        "runs": [_build_run(run, by_id, selected_id, shown) for run in runs],
    }


def _byline(article: Row) -> list[str]:
    day = day_of(article, "published_at")
    published = say_day(day) if day else "no date of publication"
    return [words for words in (value_of(article, "source"), published, value_of(article, "author")) if words]


def _build_run(
    run: Run, events: dict[str, dict[str, Any]], selected_id: str | None, shown: frozenset[str]
) -> dict[str, Any]:
    parts = [{"text": text, "kind": styles, "title": remark} for text, styles, remark in run.parts]
    if not run.event_ids:
        return {"events": [], "parts": parts}
    leading = selected_id if selected_id and selected_id in run.event_ids else run.event_ids[0]
    kinds = [say_type(events[event_id]["sub_event_type"]) for event_id in run.event_ids]
    return {
        "events": list(run.event_ids),
        "parts": parts,
        "colour": settings.FAMILY_COLOURS[events[leading]["family"]],
        "title": ", ".join(dict.fromkeys(kinds)),
        "outside": not shown.intersection(run.event_ids),
    }


def _place_markings(places: pd.DataFrame) -> list[Marking]:
    return [
        Marking(int(place["start_char"]), int(place["end_char"]), _place_style(place), _say_mention(place))
        for place in as_rows(places)
    ]


def _place_style(place: Mapping[str, Any]) -> str:
    return "place unresolved" if pd.isna(place["latitude"]) else "place"


def _say_mention(place: Mapping[str, Any]) -> str:
    if pd.isna(place["latitude"]):
        return f"place not resolved: {value_of(place, 'reason') or 'no reason given'}"
    name = join_words(value_of(place, "name"), value_of(place, "admin1"), say_country(value_of(place, "country_code")))
    return f"{name} ({GEO_PRECISION[place['geo_precision']]})"


def _time_markings(times: pd.DataFrame) -> list[Marking]:
    return [
        Marking(
            int(time["start_char"]),
            int(time["end_char"]),
            "time",
            say_interval(day_of(time, "start_on"), day_of(time, "end_on")),
        )
        for time in as_rows(times)
    ]


def _evidence(event: Row | None) -> list[Marking]:
    """The words behind the values of the selected event, each in the style of what it answers, and said so over it."""
    if event is None:
        return []
    roles = {
        "trigger": ("trigger", f"what happened: {say_type(event['sub_event_type'])}"),
        "place": ("evidence", "where it happened"),
        "time": ("evidence", "when it happened"),
        "actor1": ("evidence actor", "who did it"),
        "actor2": ("evidence actor", "to whom it was done"),
    }
    return [
        Marking(int(event[f"{name}_start_char"]), int(event[f"{name}_end_char"]), style, remark)
        for name, (style, remark) in roles.items()
        if value_of(event, f"{name}_start_char") is not None
    ]
