"""What is known of one event, how exactly, and on what grounds: the card above the article. Builds plain data only."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.views.rows import Row, as_rows, day_of, find_row, value_of
from dashboard.views.words import (
    DATE_SOURCE,
    GEO_PRECISION,
    MODALITY,
    TIME_PRECISION,
    join_words,
    say_confidence,
    say_count,
    say_country,
    say_interval,
    say_short_day,
    say_type,
)

_PEOPLE = (
    ("injured", "injured", "injured"),
    ("detained", "detained", "detained"),
    ("displaced", "displaced", "displaced"),
)


def build_card(
    event: Row, article: Row, places: pd.DataFrame, reports: pd.DataFrame, *, is_shown: bool
) -> dict[str, Any]:
    """Return the card of an event; `places` are its article's, `reports` the rest of its cluster, with titles."""
    rows = [
        _where(event, _mention_of(event, places)),
        _when(event, str(article["text"])),
        _who(event),
        _how_many(event, reports),
        _said_by(event),
        _how_sure(event),
    ]
    return {
        "event_id": event["event_id"],
        "what": say_type(event["sub_event_type"]),
        "family": settings.FAMILY_LABELS[event["family"]],
        "colour": settings.FAMILY_COLOURS[event["family"]],
        "notes": build_notes(event) + ([] if is_shown else ["left out by the filters"]),
        "rows": [row for row in rows if row],
        "reports": [{"event_id": row["event_id"], "words": say_report(row)} for row in as_rows(reports)],
    }


def build_notes(event: Row | Mapping[str, Any]) -> list[str]:
    """Say so wherever the text does not say that it has happened."""
    return [] if event["modality"] == "happened" else [MODALITY[event["modality"]]]


def say_place(event: Row | Mapping[str, Any], *columns: str) -> str | None:
    """Name the place of an event and what holds it ("southeast of Izium, Kharkiv, Ukraine"), or None without one."""
    location = value_of(event, "location")
    if location is None:
        return None
    inside = [value_of(event, column) for column in columns]
    place = join_words(location, *inside, say_country(value_of(event, "country_code")))
    relation = value_of(event, "spatial_relation")
    return f"{relation} {place}" if relation else place


def say_report(report: Mapping[str, Any]) -> str:
    day = day_of(report, "published_at")
    return (
        ": ".join(
            words
            for words in (
                join_words(value_of(report, "source"), say_short_day(day) if day else None),
                value_of(report, "title"),
            )
            if words
        )
        or "another article"
    )


def _mention_of(event: Row, places: pd.DataFrame) -> Row | None:
    start = value_of(event, "place_start_char")
    return None if start is None else find_row(places, "start_char", start)


def _where(event: Row, mention: Row | None) -> dict[str, Any]:
    place = say_place(event, "admin2", "admin1")
    reason = value_of(mention, "reason") if mention is not None else None
    if place is None:
        return {"label": "Where", "value": "no place", "detail": reason or "the text names none for this event"}
    radius = value_of(event, "radius_km")
    exactness = GEO_PRECISION[event["geo_precision"]] + (f", within about {radius:,.0f} km" if radius else "")
    said = f"“{mention['text']}” in the text" if mention is not None else None
    detail = "; ".join(words for words in (exactness, said, reason) if words)
    return {"label": "Where", "value": place, "detail": detail, "options": _candidates(mention)}


def _candidates(mention: Row | None) -> dict[str, Any] | None:
    """The other places that the name could mean, best first; nothing where there was no choice."""
    if mention is None:
        return None
    try:
        candidates = json.loads(value_of(mention, "candidates") or "[]")
    except ValueError:
        return None
    if not isinstance(candidates, list) or len(candidates) < 2:
        return None
    return {"label": f"{len(candidates)} candidates", "items": [_say_candidate(candidate) for candidate in candidates]}


def _say_candidate(candidate: dict[str, Any]) -> str:
    place = join_words(candidate.get("name"), candidate.get("admin1"), say_country(candidate.get("country_code")))
    score = candidate.get("score")
    return f"{place} ({score:.2f})" if isinstance(score, int | float) else place


def _when(event: Row, text: str) -> dict[str, Any]:
    start, end = day_of(event, "start_on"), day_of(event, "end_on")
    if start is None:
        return {"label": "When", "value": "no date", "detail": DATE_SOURCE[event["date_source"]]}
    first = value_of(event, "time_start_char")
    said = f"“{text[first : event['time_end_char']]}” in the text" if first is not None else None
    grounds = (TIME_PRECISION[event["time_precision"]], said, DATE_SOURCE[event["date_source"]])
    return {
        "label": "When",
        "value": say_interval(start, end),
        "detail": "; ".join(words for words in grounds if words),
    }


def _who(event: Row) -> dict[str, Any] | None:
    actors = [_say_actor(event, name) for name in ("actor1", "actor2")]
    if not any(actors):
        return None
    return {"label": "Who", "value": " → ".join(actor or "not said" for actor in actors if actor or actors[1])}


def _say_actor(event: Row, name: str) -> str | None:
    actor, kind = value_of(event, name), value_of(event, f"{name}_type")
    return f"{actor} ({kind.replace('_', ' ')})" if actor and kind else actor


def _how_many(event: Row, reports: pd.DataFrame) -> dict[str, Any] | None:
    parts = [_say_killed(event)]
    for column, singular, plural in _PEOPLE:
        count = value_of(event, column)
        parts.append(None if count is None else say_count(int(count), singular, plural))
    said = ", ".join(part for part in parts if part)
    spread = say_spread([event, *as_rows(reports)])
    if not said and not spread:
        return None
    return {"label": "How many", "value": said or "not said here", "detail": spread}


def say_spread(reports: Sequence[Row | Mapping[str, Any]]) -> str | None:
    """Say between which numbers of dead the reports of one event lie; nothing unless two of them give a number."""
    counts = [_killed_counts(report) for report in reports]
    telling = [numbers for numbers in counts if numbers]
    if len(telling) < 2:
        return None
    return f"{len(telling)} reports with a number: {_say_range([count for numbers in telling for count in numbers])}"


def _killed_counts(event: Row | Mapping[str, Any]) -> list[int]:
    counts = (value_of(event, f"fatalities_{name}") for name in ("best", "low", "high"))
    return [int(count) for count in counts if count is not None]


def _say_range(counts: Sequence[int]) -> str:
    if min(counts) != max(counts):
        return f"{min(counts):,} to {max(counts):,} killed"
    return say_count(counts[0], "killed", "killed")


def _say_killed(event: Row) -> str | None:
    counts = _killed_counts(event)
    return _say_range(counts) if counts else None


def _said_by(event: Row) -> dict[str, Any] | None:
    attribution = value_of(event, "attribution")
    return {"label": "Said by", "value": attribution} if attribution else None


def _how_sure(event: Row) -> dict[str, Any]:
    meters = [
        (name, float(share))
        for name in ("type", "place", "time")
        if (share := value_of(event, f"confidence_{name}")) is not None
    ]
    return {"label": "How sure", "value": say_confidence(value_of(event, "confidence")), "meters": meters}
