"""What must hold of a store (the store contract); each check returns its faults as sentences."""

from collections.abc import Iterable, Iterator

import pandas as pd

from dashboard.model import DateSource, GeoPrecision, MentionKind, Modality, TimePrecision, TimexType
from dashboard.ontology import load_ontology
from dashboard.store_rows import COLUMNS, Store

_CODES: dict[str, set[str]] = {
    "geo_precision": {*GeoPrecision},
    "time_precision": {*TimePrecision},
    "date_source": {*DateSource},
    "modality": {*Modality},
    "kind": {*MentionKind},
    "timex_type": {*TimexType},
}
_SPANS = ("trigger", "passage", "time", "place", "actor1", "actor2")


def validate_shape(store: Store) -> list[str]:
    """Return every fault that the columns alone can show: fast enough for each load."""
    frames = {table: getattr(store, table) for table in COLUMNS}
    faults = [
        f"{table}: columns missing: {', '.join(missing)}"
        for table, frame in frames.items()
        if (missing := [c for c in COLUMNS[table] if c not in frame.columns])
    ]
    if faults:
        return faults
    known = set(store.articles["article_id"])
    for table, frame in frames.items():
        if table != "articles" and not frame["article_id"].isin(known).all():
            faults.append(f"{table}: some rows belong to no article")
        faults += [f"{table}: {fault}" for fault in _faults_of_frame(frame)]
    faults += [f"events: {fault}" for fault in _faults_of_events(store.events)]
    if not store.articles["article_id"].is_unique:
        faults.append("articles: article_id is not unique")
    if store.events.crs is None or store.events.crs.to_epsg() != 4326:
        faults.append("events: CRS is not EPSG:4326")
    return faults


def validate_quotes(store: Store) -> list[str]:
    """Return a fault per table whose spans do not quote the articles they point into: checked when a store is saved."""
    texts = dict(zip(store.articles["article_id"], store.articles["text"], strict=True))
    quoted = {
        "places": _misquotes(texts, store.places, "start_char", "end_char", "text"),
        "times": _misquotes(texts, store.times, "start_char", "end_char", "text"),
        "events": _misquotes(texts, store.events, "trigger_start_char", "trigger_end_char", "trigger"),
    }
    faults = [f"{table}: {count} spans do not quote their article" for table, count in quoted.items() if count]
    lengths = store.events["article_id"].map({name: len(text) for name, text in texts.items()}).astype("Int64")
    for name in _SPANS:
        start, end = store.events[f"{name}_start_char"], store.events[f"{name}_end_char"]
        outside = start.notna() & ((start < 0) | (end <= start) | (end > lengths))
        if outside.fillna(value=False).any():
            faults.append(f"events: {name} spans lie outside their article")
    return faults


def _misquotes(texts: dict[str, str], frame: pd.DataFrame, start: str, end: str, quote: str) -> int:
    rows = zip(frame["article_id"], frame[start], frame[end], frame[quote], strict=True)
    return sum(texts.get(article_id, "")[first:last] != text for article_id, first, last, text in rows)


def _faults_of_frame(frame: pd.DataFrame) -> Iterator[str]:
    for column, allowed in _CODES.items():
        if column in frame.columns and (odd := _outside(frame[column], allowed)):
            yield f"{column} has values outside its code list: {odd}"
    if "latitude" in frame.columns:
        latitude, longitude = frame["latitude"], frame["longitude"]
        if (latitude.isna() != longitude.isna()).any():
            yield "rows with only one coordinate"
        if not latitude.dropna().between(-90, 90).all() or not longitude.dropna().between(-180, 180).all():
            yield "coordinates out of range"
        if ((latitude == 0) & (longitude == 0)).any():
            yield "rows at 0, 0, which is how an unknown place is faked"
    if "start_on" in frame.columns:
        start, end = frame["start_on"], frame["end_on"]
        if (start.isna() != end.isna()).any() or (start > end).any():
            yield "intervals with one end, or which end before they start"


def _faults_of_events(events: pd.DataFrame) -> Iterator[str]:
    if not events["event_id"].is_unique:
        yield "event_id is not unique"
    pairs = {(event_type.family, name) for name, event_type in load_ontology().items()}
    strange = set(zip(events["family"], events["sub_event_type"], strict=True)) - pairs
    if strange:
        yield f"types outside the ontology: {sorted(strange)[:3]}"
    for name in _SPANS:
        if (events[f"{name}_start_char"].isna() != events[f"{name}_end_char"].isna()).any():
            yield f"{name} spans with only one end"
    if (events["latitude"].notna() & events["place_start_char"].isna()).any():
        yield "events placed where no words name a place"
    unsaid = ~events["date_source"].isin([DateSource.PUBLICATION, DateSource.INHERITED])
    if (events["start_on"].notna() & events["time_start_char"].isna() & unsaid).any():
        yield "events dated without the words that say so"
    early = events["trigger_start_char"] < events["passage_start_char"]
    if not (~early & (events["trigger_end_char"] <= events["passage_end_char"])).fillna(value=False).all():
        yield "triggers outside their passage"
    for column in ("confidence", "confidence_type", "confidence_place", "confidence_time"):
        if not events[column].dropna().between(0, 1).all():
            yield f"{column} outside 0 to 1"


def _outside(values: "pd.Series[str]", allowed: Iterable[str]) -> list[str]:
    return sorted(set(values.dropna().unique()) - {str(value) for value in allowed})[:5]
