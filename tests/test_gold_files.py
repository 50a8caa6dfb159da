"""The annotated texts are well formed: spans quote the text, families are known, points are on the globe."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.ontology import load_ontology

GOLD = settings.ROOT / "tests" / "gold"
EVENT_GOLD = sorted(p for p in GOLD.glob("*.gold.jsonl") if '"events"' in p.read_text(encoding="utf-8"))
MODALITIES = {"happened", "ongoing", "planned", "hypothetical", "negated", "historical"}
PRECISIONS = {None, "site", "settlement", "near", "admin2", "admin1", "area", "country"}

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def texts_of(gold: Path) -> dict[str, str]:
    rows = read_rows(gold.with_name(gold.name.replace(".gold.", ".articles.")))
    return {row["article_id"]: row["text"] for row in rows}


def events_of(gold: Path) -> list[tuple[str, Row]]:
    return [(row["article_id"], event) for row in read_rows(gold) for event in row["events"]]


def spans_of(value: object) -> Iterator[Row]:
    """Every span anywhere below a gold row."""
    if isinstance(value, dict):
        if "start_char" in value:
            yield value
        else:
            for part in value.values():
                yield from spans_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_of(part)


def accepted(value: str | list[str] | None) -> set[str]:
    """Gold gives a word or the list of words that are equally right."""
    if value is None:
        return set()
    return {value} if isinstance(value, str) else set(value)


def places_of(event: Row) -> list[Row]:
    return event.get("places") or [event]


def dates_of(event: Row) -> list[list[str | None]]:
    return event.get("dates") or [[event.get("start_on"), event.get("end_on")]]


pytestmark = pytest.mark.parametrize("gold", EVENT_GOLD, ids=lambda path: path.name)


def test_gold_and_articles_pair_up_without_repetition(gold: Path) -> None:
    articles = read_rows(gold.with_name(gold.name.replace(".gold.", ".articles.")))
    ids = [row["article_id"] for row in articles]
    assert len(ids) == len(set(ids))
    assert [row["article_id"] for row in read_rows(gold)] == ids


def test_each_span_quotes_the_text(gold: Path) -> None:
    texts = texts_of(gold)
    wrong = [
        (row["article_id"], span)
        for row in read_rows(gold)
        for span in spans_of(row)
        if texts[row["article_id"]][span["start_char"] : span["end_char"]] != span["text"] or not span["text"].strip()
    ]
    assert wrong == []


def test_each_trigger_stands_in_a_passage(gold: Path) -> None:
    wrong = [
        (article_id, trigger)
        for article_id, event in events_of(gold)
        for trigger in event["trigger"]
        if not any(
            p["start_char"] <= trigger["start_char"] and trigger["end_char"] <= p["end_char"] for p in event["passage"]
        )
    ]
    assert wrong == []
    assert all(event["trigger"] for _, event in events_of(gold))


def test_types_are_those_of_the_ontology(gold: Path) -> None:
    types = load_ontology()
    families = {kind.family for kind in types.values()}
    for article_id, event in events_of(gold):
        mine, sub_types = accepted(event["family"]), accepted(event["sub_event_type"])
        assert mine, article_id
        assert mine <= families, article_id
        assert sub_types <= set(types), article_id
        assert {types[name].family for name in sub_types} <= mine, article_id


def test_modality_is_a_known_word(gold: Path) -> None:
    assert {event.get("modality", "happened") for _, event in events_of(gold)} <= MODALITIES


def test_points_are_on_the_globe_and_never_null_island(gold: Path) -> None:
    for article_id, event in events_of(gold):
        for place in places_of(event):
            latitude, longitude = place.get("latitude"), place.get("longitude")
            assert (latitude is None) == (longitude is None), article_id
            assert place.get("geo_precision") in PRECISIONS, article_id
            if latitude is not None and longitude is not None:
                assert -90 <= latitude <= 90, article_id
                assert -180 <= longitude <= 180, article_id
                assert (latitude, longitude) != (0, 0), article_id


def test_intervals_run_forward(gold: Path) -> None:
    for article_id, event in events_of(gold):
        for first, last in dates_of(event):
            if first and last:
                assert date.fromisoformat(first) <= date.fromisoformat(last), article_id


def test_figures_lie_between_their_bounds(gold: Path) -> None:
    for article_id, event in events_of(gold):
        best, low, high = (event.get(key) for key in ("fatalities", "fatalities_low", "fatalities_high"))
        known = [n for n in (low, best, high) if n is not None]
        assert known == sorted(known), article_id
        assert all(n >= 0 for n in known), article_id
