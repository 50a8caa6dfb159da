"""The tables of the store contract: their columns with their kinds, and the row each domain object becomes."""

import json
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import geopandas
import pandas as pd

from dashboard.model import Actor, Article, Event, Place, ScoredCandidate, TimeExpression
from dashboard.ontology import load_ontology

_TEXT, _COUNT, _NUMBER, _DAY, _TIME = "text", "count", "number", "day", "time"


def _columns(**by_kind: str) -> dict[str, str]:
    return {column: kind for kind, names in by_kind.items() for column in names.split()}


def _ordered(order: str, **by_kind: str) -> dict[str, str]:
    kinds = _columns(**by_kind)
    return {column: kinds.get(column, _TEXT) for column in order.split()}


COLUMNS: dict[str, dict[str, str]] = {
    "articles": _ordered("article_id title text published_at source author url language path", time="published_at"),
    "places": _ordered(
        "article_id start_char end_char text kind geonameid name feature_code country_code admin1_code admin1 admin2"
        " latitude longitude geo_precision radius_km spatial_relation score reason candidates",
        count="start_char end_char geonameid",
        number="latitude longitude radius_km score",
    ),
    "times": _ordered(
        "article_id start_char end_char text timex_type value start_on end_on time_precision date_source",
        count="start_char end_char",
        day="start_on end_on",
    ),
    "events": _ordered(
        "event_id cluster_id article_id family sub_event_type trigger trigger_start_char trigger_end_char"
        " passage_start_char passage_end_char start_on end_on time_precision date_source time_start_char time_end_char"
        " location geonameid country_code admin1 admin2 latitude longitude geo_precision radius_km spatial_relation"
        " place_start_char place_end_char actor1 actor1_type actor1_start_char actor1_end_char actor2 actor2_type"
        " actor2_start_char actor2_end_char fatalities_best fatalities_low fatalities_high injured detained displaced"
        " modality attribution confidence confidence_type confidence_place confidence_time acled_event_type"
        " acled_sub_event_type plover_event cameo_root",
        count="trigger_start_char trigger_end_char passage_start_char passage_end_char time_start_char time_end_char"
        " geonameid place_start_char place_end_char actor1_start_char actor1_end_char actor2_start_char"
        " actor2_end_char fatalities_best fatalities_low fatalities_high injured detained displaced",
        number="latitude longitude radius_km confidence confidence_type confidence_place confidence_time",
        day="start_on end_on",
    ),
}


@dataclass(frozen=True)
class Store:
    """What preprocess made: four tables by their names in the store contract, and the record of the run.

    `events` is a GeoDataFrame in EPSG:4326 with a missing geometry where an event has no place.
    """

    articles: pd.DataFrame
    places: pd.DataFrame
    times: pd.DataFrame
    events: geopandas.GeoDataFrame
    run: dict[str, Any]

    @property
    def leaves_out_events(self) -> bool:
        """Whether events were not looked for, rather than not found."""
        said = self.run.get("settings")
        return isinstance(said, dict) and said.get("events") == "off"


def article_row(article: Article) -> dict[str, Any]:
    row = {column: getattr(article, column) for column in COLUMNS["articles"]}
    return {**row, "published_at": article.published_at.astimezone(UTC) if article.published_at else None}


def place_row(article_id: str, place: Place) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "start_char": place.mention.start_char,
        "end_char": place.mention.end_char,
        "text": place.mention.text,
        "kind": place.mention.kind.value,
        "admin1_code": place.candidate.admin1_code if place.candidate else None,
        "feature_code": place.candidate.feature_code if place.candidate else None,
        **_location(place),
        "score": place.score,
        "reason": place.reason,
        "candidates": json.dumps([_candidate(c) for c in place.candidates[:5]], ensure_ascii=False),
    }


def time_row(article_id: str, expression: TimeExpression) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "start_char": expression.start_char,
        "end_char": expression.end_char,
        "text": expression.text,
        "timex_type": expression.timex_type.value,
        "value": expression.value,
        "start_on": expression.start_on,
        "end_on": expression.end_on,
        "time_precision": expression.time_precision.value,
        "date_source": expression.date_source.value,
    }


def event_row(event: Event) -> dict[str, Any]:
    event_type = load_ontology()[event.sub_event_type]
    row = {
        "event_id": event.event_id,
        "cluster_id": event.cluster_id,
        "article_id": event.article_id,
        "family": event.family,
        "sub_event_type": event.sub_event_type,
        "trigger": event.trigger,
        **_span("trigger", event.trigger_span),
        **_span("passage", event.passage_span),
        "start_on": event.time.start_on,
        "end_on": event.time.end_on,
        "time_precision": event.time.time_precision.value,
        "date_source": event.time.date_source.value,
        **_span("time", event.time.span),
        **_location(event.place),
        **_span("place", event.place.mention if event.place else None),
        **_actor("actor1", event.actor1),
        **_actor("actor2", event.actor2),
        "modality": event.modality.value,
        "acled_event_type": event_type.acled_event_type,
        "acled_sub_event_type": event_type.acled_sub_event_type,
        "plover_event": event_type.plover_event,
        "cameo_root": event_type.cameo_root,
    }
    row["location"] = row.pop("name")
    for name in ("fatalities_best", "fatalities_low", "fatalities_high", "injured", "detained", "displaced"):
        row[name] = getattr(event.casualties, name)
    for name in ("attribution", "confidence", "confidence_type", "confidence_place", "confidence_time"):
        row[name] = getattr(event, name)
    return row


def _location(place: Place | None) -> dict[str, Any]:
    """What places and events say alike of a place; an unresolved or absent one is unknown, with no coordinates."""
    found = place.candidate if place else None
    return {
        "geonameid": found.geonameid if found else None,
        "name": found.name if found else None,
        "country_code": found.country_code if found else None,
        "admin1": found.admin1 if found else None,
        "admin2": found.admin2 if found else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.geo_precision.value if place else "unknown",
        "radius_km": place.radius_km if place else None,
        "spatial_relation": place.spatial_relation if place else None,
    }


def _candidate(scored: ScoredCandidate) -> dict[str, Any]:
    found = scored.candidate
    return {
        "geonameid": found.geonameid,
        "name": found.name,
        "feature_code": found.feature_code,
        "country_code": found.country_code,
        "admin1": found.admin1,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "population": found.population,
        "score": round(scored.score, 4),
    }


def _span(name: str, span: Any) -> dict[str, int | None]:
    return {
        f"{name}_start_char": span.start_char if span else None,
        f"{name}_end_char": span.end_char if span else None,
    }


def _actor(name: str, actor: Actor | None) -> dict[str, Any]:
    return {
        name: actor.name if actor else None,
        f"{name}_type": actor.actor_type if actor else None,
        **_span(name, actor),
    }
