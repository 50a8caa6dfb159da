"""What is known of one event, how exactly, and on what grounds: the card above the article. Builds plain data only."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.ontology import load_ontology
from dashboard.views.harm import say_harm, say_spread
from dashboard.views.reports import build_agreement
from dashboard.views.rows import Row, as_rows, day_of, find_row, value_of
from dashboard.views.words import (
    DATE_SOURCE,
    GEO_PRECISION,
    MODALITY,
    TIME_PRECISION,
    WEEKDAYS,
    join_words,
    say_confidence,
    say_country,
    say_day,
    say_interval,
    say_type,
)


def build_card(
    event: Row, article: Row, places: pd.DataFrame, reports: pd.DataFrame, *, is_shown: bool
) -> dict[str, Any]:
    """Return the card of an event; `places` are its article's, `reports` the rest of its cluster, with titles.

    Each row has a value, the words and the doubt behind it, and under `why` the rule that chose it.
    """
    text = str(article["text"])
    rows = [
        _what(event, text),
        _where(event, _mention_of(event, places), text),
        _when(event, article),
        _who(event, text),
        _how_many(event, reports),
        _said_by(event),
        build_agreement(event, reports),
        _how_sure(event),
    ]
    return {
        "event_id": event["event_id"],
        "what": say_type(event["sub_event_type"]),
        "family": settings.FAMILY_LABELS[event["family"]],
        "colour": settings.FAMILY_COLOURS[event["family"]],
        "notes": build_notes(event) + ([] if is_shown else ["left out by the filters"]),
        "rows": [row for row in rows if row],
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


def _mention_of(event: Row, places: pd.DataFrame) -> Row | None:
    start = value_of(event, "place_start_char")
    return None if start is None else find_row(places, "start_char", start)


def _what(event: Row, text: str) -> dict[str, Any]:
    said = text[event["trigger_start_char"] : event["trigger_end_char"]]
    known = load_ontology().get(event["sub_event_type"])
    items = [f"“{said}” is what evokes the event", _sure_of(event, "type")]
    if known is not None:
        acled = join_words(known.acled_event_type, known.acled_sub_event_type)
        codes = {"ACLED": acled, "PLOVER": known.plover_event, "CAMEO": known.cameo_root}
        items += [f"{name}: {code}" for name, code in codes.items() if code]
    return {"label": "What", "value": f"“{said}” in the text", "why": _why("Why this kind?", items)}


def _sure_of(event: Row, name: str) -> str | None:
    share = value_of(event, f"confidence_{name}")
    return None if share is None else f"{say_confidence(share)} to be right"


def _why(label: str, items: list[str | None], ranked: list[str] | None = None) -> dict[str, Any]:
    return {"label": label, "items": [item for item in items if item], "ranked": ranked or []}


def _where(event: Row, mention: Row | None, text: str) -> dict[str, Any]:
    place = say_place(event, "admin2", "admin1")
    reason = value_of(mention, "reason") if mention is not None else None
    if place is None:
        return {"label": "Where", "value": "no place", "detail": reason or "the text names none that is surely meant"}
    radius = value_of(event, "radius_km")
    exactness = GEO_PRECISION[event["geo_precision"]] + (f", within about {radius:,.0f} km" if radius else "")
    if value_of(event, "latitude") is None:
        exactness = "not on the map: more likely wrong in something than right"
    start, end = value_of(event, "place_start_char"), value_of(event, "place_end_char")
    said = None if start is None else f"“{text[int(start) : int(end)]}” in the text"
    if start is not None and mention is None:
        reason = f"no gazetteer has the name; the point is that of {event['location']}, the place around it"
    candidates = _candidates(mention)
    count = f"{len(candidates)} candidates, best first:" if candidates else None
    return {
        "label": "Where",
        "value": place,
        "detail": "; ".join(words for words in (exactness, said) if words),
        "why": _why("Why here?", [reason, _sure_of(event, "place"), count], candidates),
    }


def _candidates(mention: Row | None) -> list[str]:
    """The places that the name could mean, best first; nothing where there was no choice."""
    if mention is None:
        return []
    try:
        candidates = json.loads(value_of(mention, "candidates") or "[]")
    except ValueError:
        return []
    if not isinstance(candidates, list) or len(candidates) < 2:
        return []
    return [_say_candidate(candidate) for candidate in candidates if isinstance(candidate, dict)]


def _say_candidate(candidate: dict[str, Any]) -> str:
    place = join_words(candidate.get("name"), candidate.get("admin1"), say_country(candidate.get("country_code")))
    score = candidate.get("score")
    return f"{place} ({score:.2f})" if isinstance(score, int | float) else place


def _when(event: Row, article: Row) -> dict[str, Any]:
    start, end = day_of(event, "start_on"), day_of(event, "end_on")
    if start is None:
        return {"label": "When", "value": "no date", "detail": DATE_SOURCE[event["date_source"]]}
    first = value_of(event, "time_start_char")
    said = f"“{article['text'][first : event['time_end_char']]}” in the text" if first is not None else None
    grounds = (TIME_PRECISION[event["time_precision"]], said, DATE_SOURCE[event["date_source"]])
    published = day_of(article, "published_at")
    days = [
        f"the article was published on {WEEKDAYS[published.weekday()]}, {say_day(published)}" if published else None,
        f"{say_day(start)} was a {WEEKDAYS[start.weekday()]}" if start == end else None,
    ]
    return {
        "label": "When",
        "value": say_interval(start, end),
        "detail": "; ".join(words for words in grounds if words),
        "why": _why("Why then?", [DATE_SOURCE[event["date_source"]], *days, _sure_of(event, "time")]),
    }


def _who(event: Row, text: str) -> dict[str, Any] | None:
    actors = [_say_actor(event, name) for name in ("actor1", "actor2")]
    if not any(actors):
        return None
    said = [_words_of(event, name, text) for name in ("actor1", "actor2")]
    return {
        "label": "Who",
        "value": " → ".join(actor or "not said" for actor in actors if actor or actors[1]),
        "detail": ", ".join(f"“{words}”" for words in said if words) + " in the text" if any(said) else None,
    }


def _say_actor(event: Row, name: str) -> str | None:
    actor, kind = value_of(event, name), value_of(event, f"{name}_type")
    return f"{actor} ({kind.replace('_', ' ')})" if actor and kind else actor


def _words_of(event: Row, name: str, text: str) -> str | None:
    """The words that stand for an actor, where they are not his name."""
    start = value_of(event, f"{name}_start_char")
    words = None if start is None else text[start : event[f"{name}_end_char"]]
    return None if words == value_of(event, name) else words


def _how_many(event: Row, reports: pd.DataFrame) -> dict[str, Any] | None:
    said, spread = say_harm(event), say_spread([event, *as_rows(reports)])
    if not said and not spread:
        return None
    return {"label": "How many", "value": said or "not said here", "detail": spread}


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
