"""The only code that reads or writes a store: columns, dtypes, saving as a whole, loading, exports."""

import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd

from dashboard import settings
from dashboard.errors import StoreError
from dashboard.model import Extraction
from dashboard.search import SEARCH_FILE, write_index
from dashboard.store_checks import validate_quotes, validate_shape
from dashboard.store_rows import COLUMNS, Store, article_row, event_row, place_row, time_row

__all__ = [
    "TABLES",
    "Store",
    "build_export",
    "build_store",
    "check_destination",
    "events_to_csv",
    "events_to_geojson",
    "events_to_geopackage",
    "frame_to_csv",
    "load_store",
    "save_store",
]

STORE_VERSION = 1
TABLES = tuple(COLUMNS)
RUN_FILE = "run.json"
_FILES = frozenset({*(f"{table}.parquet" for table in TABLES), RUN_FILE})
_DERIVED = frozenset({SEARCH_FILE})  # made from the tables; a store without it is whole
_KEPT = frozenset({settings.VIEWS_FILE})  # made by people, not by a run: the next store takes it over
_PANDAS_TYPES = {
    "text": "string",
    "count": "Int64",
    "number": "float64",
    "day": "datetime64[ms]",
    "time": "datetime64[us, UTC]",
}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def build_store(extractions: Iterable[Extraction], run: Mapping[str, Any] | None = None) -> Store:
    """Return the tables of the extractions, sorted, so that the order of the input leaves no trace."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for extraction in extractions:
        article_id = extraction.article.article_id
        rows["articles"].append(article_row(extraction.article))
        rows["places"] += [place_row(article_id, place) for place in extraction.places]
        rows["times"] += [time_row(article_id, expression) for expression in extraction.times]
        rows["events"] += [event_row(event) for event in extraction.events]
    frames = {table: _frame(table, rows[table]) for table in TABLES}
    return Store(
        articles=frames["articles"].sort_values("article_id", ignore_index=True),
        places=frames["places"].sort_values(["article_id", "start_char", "end_char"], ignore_index=True),
        times=frames["times"].sort_values(["article_id", "start_char", "end_char"], ignore_index=True),
        events=_with_points(
            frames["events"].sort_values(["article_id", "trigger_start_char", "event_id"], ignore_index=True)
        ),
        run={"store_version": STORE_VERSION, **(run or {})},
    )


def save_store(store: Store, path: Path) -> None:
    """Write the store beside `path`, then put it there as a whole; what was there stays until the new one is complete.

    StoreError if the store breaks its contract, or if `path` holds anything that is not a store's.
    """
    check_destination(path)
    faults = validate_shape(store) + validate_quotes(store)
    if faults:
        raise StoreError("The store breaks its contract, nothing was written: " + "; ".join(faults))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        for table in TABLES:
            getattr(store, table).to_parquet(beside / f"{table}.parquet", index=False)
        write_index(beside, store.events, store.articles)
        record = json.dumps(store.run, indent=1, sort_keys=True, ensure_ascii=False, default=str)
        (beside / RUN_FILE).write_text(record + "\n", encoding="utf-8")
        for name in _KEPT:
            if (path / name).is_file():
                shutil.copyfile(path / name, beside / name)
        beside.chmod(0o755)  # mkdtemp's folder is for its owner only; a store is shared
        _swap(beside, path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_destination(path: Path) -> None:
    """Raise StoreError unless `path` is free or holds a store and nothing else: replacing it loses no one's files."""
    if path.is_file():
        raise StoreError(f"{str(path)!r} is a file. Name a folder for the store with --out.")
    here = {item.name for item in path.iterdir()} if path.is_dir() else set()
    strangers = sorted(here - _FILES - _DERIVED - _KEPT)
    if strangers:
        message = f"{str(path)!r} holds files that are not a store's ({', '.join(strangers[:3])}). Name another folder."
        raise StoreError(message)


def load_store(path: Path) -> Store:
    """Read a store; StoreError, with what to do, if it is missing, unreadable, of another version or broken."""
    _recover(path)
    missing = sorted(name for name in _FILES if not (path / name).is_file())
    if missing:
        what = "There is no store" if len(missing) == len(_FILES) else f"{', '.join(missing)} missing"
        raise StoreError(f"{what} in {str(path)!r}. Run: python -m dashboard.preprocess seeds/ --out {path}")
    try:
        run = json.loads((path / RUN_FILE).read_text(encoding="utf-8"))
        frames = {table: pd.read_parquet(path / f"{table}.parquet") for table in TABLES if table != "events"}
        events = geopandas.read_parquet(path / "events.parquet")
    except (OSError, ValueError, TypeError, KeyError) as error:  # pyarrow's and json's errors are ValueErrors
        raise StoreError(f"The store in {str(path)!r} cannot be read ({error}). {_remake(path)}") from error
    if not isinstance(run, dict) or run.get("store_version") != STORE_VERSION:
        raise StoreError(f"The store in {str(path)!r} is of another version. {_remake(path)}")
    try:
        typed = {table: _typed(table, frame) for table, frame in {**frames, "events": events}.items()}
        store = Store(**{**typed, "events": geopandas.GeoDataFrame(typed["events"], geometry="geometry")}, run=run)
        faults = validate_shape(store)
    except (KeyError, ValueError, TypeError) as error:
        raise StoreError(f"The store in {str(path)!r} has damaged columns ({error}). {_remake(path)}") from error
    if faults:
        raise StoreError(f"The store in {str(path)!r} is broken: {'; '.join(faults)}. {_remake(path)}")
    return store


def build_export(events: geopandas.GeoDataFrame, articles: pd.DataFrame) -> geopandas.GeoDataFrame:
    """Return the events with what is needed to check them: title, source, publication, link and the passage itself."""
    by_id = articles.set_index("article_id")
    export = events.copy()
    for column in ("title", "source", "published_at", "url"):
        export[f"article_{column}"] = export["article_id"].map(by_id[column])
    texts = by_id["text"].to_dict()
    spans = zip(export["article_id"], export["passage_start_char"], export["passage_end_char"], strict=True)
    export["passage"] = pd.Series(
        [texts[article_id][start:end] for article_id, start, end in spans], index=export.index, dtype="string"
    )
    return export


def events_to_csv(export: geopandas.GeoDataFrame) -> bytes:
    frame = pd.DataFrame(export.drop(columns="geometry"))
    for column in ("start_on", "end_on"):
        frame[column] = frame[column].dt.strftime("%Y-%m-%d")
    return frame_to_csv(frame)


def frame_to_csv(frame: pd.DataFrame) -> bytes:
    """Return any table as UTF-8 CSV with a byte-order mark (spreadsheets need it); no cell can pass for a formula."""
    safe = frame.copy()
    for column in [name for name in frame.columns if pd.api.types.is_string_dtype(frame[name])]:
        words = frame[column].astype("string")
        safe[column] = words.mask(words.str.startswith(_FORMULA_STARTS, na=False), "'" + words)
    return safe.to_csv(index=False).encode("utf-8-sig")


def events_to_geojson(export: geopandas.GeoDataFrame) -> bytes:
    """Return the export as GeoJSON (RFC 7946: longitude first); an event without a place has a null geometry."""
    plain = _with_words_for_days(export)
    plain = plain.astype({c: object for c in plain.columns if c != "geometry"})
    properties = plain.drop(columns="geometry")
    plain[properties.columns] = properties.where(properties.notna(), None)
    return str(plain.to_json(drop_id=True, ensure_ascii=False)).encode()


def events_to_geopackage(export: geopandas.GeoDataFrame) -> bytes:
    """Return the export as a GeoPackage with one layer, `events`; what has no place is a row without a geometry."""
    file = io.BytesIO()
    options = {"driver": "GPKG", "layer": "events", "geometry_type": "Point", "engine": "pyogrio"}
    _with_words_for_days(export).to_file(file, **options)
    return file.getvalue()


def _with_words_for_days(export: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Write days and times as ISO 8601 words: as points in time, days would move with the reader's time zone."""
    frame = export.copy()
    for column in ("start_on", "end_on"):
        frame[column] = frame[column].dt.strftime("%Y-%m-%d")
    frame["article_published_at"] = frame["article_published_at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return frame


def _frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return _typed(table, pd.DataFrame(rows, columns=list(COLUMNS[table]), dtype=object))


def _typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the contract's columns in their order and dtypes; further columns stay behind them."""
    typed = frame.astype({column: _PANDAS_TYPES[kind] for column, kind in COLUMNS[table].items()})
    return typed[[*COLUMNS[table], *(c for c in frame.columns if c not in COLUMNS[table])]]


def _with_points(events: pd.DataFrame) -> geopandas.GeoDataFrame:
    points = geopandas.points_from_xy(events["longitude"].astype(float), events["latitude"].astype(float))
    geometry = geopandas.GeoSeries(points, index=events.index, crs="EPSG:4326")
    return geopandas.GeoDataFrame(events, geometry=geometry.where(events["latitude"].notna(), None), crs="EPSG:4326")


def _swap(new: Path, path: Path) -> None:
    """Two renames: a crash between them leaves the old store under a name that `_recover` puts back."""
    old = _previous(path)
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        path.rename(old)
    new.rename(path)
    shutil.rmtree(old, ignore_errors=True)


def _recover(path: Path) -> None:
    if not path.exists() and _previous(path).is_dir():
        _previous(path).rename(path)


def _previous(path: Path) -> Path:
    return path.with_name(f".{path.name}.previous")


def _remake(path: Path) -> str:
    return f"Make it again: python -m dashboard.preprocess YOUR_ARTICLES --out {path}"
