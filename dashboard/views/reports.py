"""The reports of one event: which articles tell it, and in what their accounts agree. Builds plain data only."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.views.harm import say_killed
from dashboard.views.rows import Row, as_rows, day_of, value_of
from dashboard.views.words import join_words, say_count, say_short_day, say_type

_EARTH_KM = 6371.0  # mean radius


def find_reports(event: Row, events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the other events of the cluster, with title and day of their articles, as they were published."""
    cluster_id = value_of(event, "cluster_id")
    if cluster_id is None:
        others = events.iloc[:0]
    else:
        others = events[(events["cluster_id"] == cluster_id) & (events["event_id"] != event["event_id"])]
    told = others.merge(articles[["article_id", "title", "published_at"]], on="article_id", how="left")
    return told.sort_values(["published_at", "article_id", "passage_start_char"], na_position="last", kind="stable")


def build_tabs(event: Row, article: Row, reports: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a tab for each article of the cluster, in order of publication; none where there is only one.

    A tab leads to the event that its article tells first; that of the open article stays with the selected event.
    """
    own = {"event_id": event["event_id"], "article_id": event["article_id"], "source": value_of(event, "source")}
    told = [own | {"title": value_of(article, "title"), "published_at": article["published_at"]}]
    others = reports[reports["article_id"] != event["article_id"]].drop_duplicates("article_id")
    told += [{name: row[name] for name in told[0]} for row in as_rows(others)]
    if len(told) < 2:
        return []
    told.sort(key=lambda report: (pd.isna(report["published_at"]), str(report["published_at"]), report["article_id"]))
    sources = [value_of(report, "source") for report in told]
    return [
        {
            "event_id": report["event_id"],
            "label": _label(report, alone=sources.count(value_of(report, "source")) == 1),
            "words": say_report(report),
            "chosen": report["article_id"] == event["article_id"],
        }
        for report in told
    ]


def _label(report: Mapping[str, Any], *, alone: bool) -> str:
    """Name a tab by its source, and with the day where another tab is of the same."""
    source, day = value_of(report, "source"), day_of(report, "published_at")
    if source and not alone and day:
        return f"{source}, {say_short_day(day)}"
    return str(source or value_of(report, "title") or "another article")


def say_report(report: Mapping[str, Any]) -> str:
    day = day_of(report, "published_at")
    head = join_words(value_of(report, "source"), say_short_day(day) if day else None)
    return ": ".join(words for words in (head, value_of(report, "title")) if words) or "another article"


def build_agreement(event: Row, reports: pd.DataFrame) -> dict[str, Any] | None:
    """Return the row of the card that says why several reports are taken for one event; None for a single report."""
    others = as_rows(reports)
    if not others:
        return None
    compared = [(other, _compare(event, other)) for other in others]
    shared = [
        name for name in ("kind", "place", "date", "number of dead") if all(name in same for _, (same, _) in compared)
    ]
    items = [
        f"{_name(event, other)}: {', '.join([*(f'same {name}' for name in same), *unlike])}"
        for other, (same, unlike) in compared
    ]
    articles = len({event["article_id"], *(other["article_id"] for other in others)})
    return {
        "label": "Reports",
        "value": f"{len(others) + 1} reports in {say_count(articles, 'article', 'articles')}, taken for one event",
        "detail": f"all give the same {_join(shared)}" if shared else None,
        "why": {"label": "Why one event?", "items": list(dict.fromkeys(items))},
    }


def _name(event: Row, other: Mapping[str, Any]) -> str:
    return "this article again" if other["article_id"] == event["article_id"] else say_report(other)


def _compare(event: Row, other: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return in which values the other report agrees, and how it differs in the rest."""
    found = {
        "kind": _compare_kinds(event, other),
        "place": _compare_places(event, other),
        "date": _compare_dates(event, other),
        "number of dead": _compare_dead(event, other),
    }
    return [name for name, words in found.items() if words == ""], [words for words in found.values() if words]


def _compare_kinds(event: Row, other: Mapping[str, Any]) -> str:
    """Empty for the same; else the difference in words."""
    return "" if event["sub_event_type"] == other["sub_event_type"] else say_type(other["sub_event_type"]).lower()


def _compare_places(event: Row, other: Mapping[str, Any]) -> str:
    here, there = value_of(event, "location"), value_of(other, "location")
    if here is None or there is None:
        return "no place to compare"
    numbers = value_of(event, "geonameid"), value_of(other, "geonameid")
    if numbers[0] == numbers[1] if None not in numbers else here == there:
        return ""
    distance = _distance_km(event, other)
    return str(there) if distance is None else f"{there}, {distance:,.0f} km away"


def _distance_km(a: Row, b: Mapping[str, Any]) -> float | None:
    """Great-circle distance in kilometres; None where either has no point."""
    points = [value_of(row, name) for row in (a, b) for name in ("latitude", "longitude")]
    if None in points:
        return None
    north_a, east_a, north_b, east_b = map(math.radians, points)
    chord = (
        math.sin((north_b - north_a) / 2) ** 2
        + math.cos(north_a) * math.cos(north_b) * math.sin((east_b - east_a) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def _compare_dates(event: Row, other: Mapping[str, Any]) -> str:
    start, end = day_of(event, "start_on"), day_of(event, "end_on")
    first, last = day_of(other, "start_on"), day_of(other, "end_on")
    if start is None or end is None or first is None or last is None:
        return "no date to compare"
    if (start, end) == (first, last):
        return ""
    apart = max((first - end).days, (start - last).days)
    return f"{say_count(apart, 'day', 'days')} apart" if apart > 0 else "dates that overlap"


def _compare_dead(event: Row, other: Mapping[str, Any]) -> str | None:
    """None where either gives no number: nothing to compare is nothing to say."""
    here, there = say_killed(event), say_killed(other)
    if here is None or there is None:
        return None
    return "" if here == there else there


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
