"""The file from which the browser reads all events of a store, once; named by content, so it is never out of date."""

import contextlib
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.views.assets import STATIC
from dashboard.views.words import join_words, say_country, say_intervals, say_type

FOLDER = STATIC / "events"
_KEPT_DAYS = 7  # another dashboard may still show an older store
_NAMES = ("location", "admin1", "country_code")
FAMILIES = tuple(settings.FAMILY_LABELS)


def build_event_columns(events: pd.DataFrame) -> dict[str, Any]:
    """Return the placed events as columns, in the order of the frame: the browser knows an event by its position.

    Columns of words hold each word once, and for each event its number; `when` also has the days of each of its words,
    as ordinals, null where there is no date.
    """
    placed = events[events["latitude"].notna()]
    family_numbers = {family: number for number, family in enumerate(FAMILIES)}
    return {
        "id": placed["event_id"].tolist(),
        "lat": placed["latitude"].astype(float).round(5).tolist(),
        "lon": placed["longitude"].astype(float).round(5).tolist(),
        "family": placed["family"].map(family_numbers).tolist(),
        "precision": _encode(placed["geo_precision"].tolist()),
        "radius": [None if pd.isna(radius) else round(float(radius), 1) for radius in placed["radius_km"]],
        "what": _encode([say_type(name) for name in placed["sub_event_type"]]),
        "where": _encode([_where(*names) for names in zip(*(placed[column] for column in _NAMES), strict=True)]),
        "when": _encode_intervals(placed),
        "country": _encode(placed["country_code"].astype("string").fillna("").tolist()),
        "region": _encode(_regions(placed)),
    }


def find_positions(events: pd.DataFrame) -> "np.ndarray":
    """Return for each row where its event stands in the file, -1 if it has no place."""
    is_placed = events["latitude"].notna().to_numpy(dtype=bool)
    positions: np.ndarray = np.where(is_placed, np.cumsum(is_placed) - 1, -1)
    return positions


def write_event_file(columns: dict[str, Any]) -> str:
    """Write the columns under dashboard/static/events/ and return the name of the file there."""
    return write_once("events", json.dumps(columns, ensure_ascii=True, separators=(",", ":")).encode())


def write_once(stem: str, content: bytes) -> str:
    """Write bytes under a name made from them, unless they are there already; drop what nobody has used for a week."""
    target = FOLDER / f"{stem}-{hashlib.sha256(content).hexdigest()[:16]}.json"
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        if target.exists():
            os.utime(target)
        else:
            _write_whole(target, content)
            _drop_old()
    except OSError as error:
        message = (
            f"The dashboard keeps what the map shows in {str(FOLDER)!r} and cannot write there ({error.strerror})."
        )
        raise DatelineError(f"{message} Give yourself write access to that folder.") from error
    return target.name


def _write_whole(target: Path, content: bytes) -> None:
    """Beside, then renamed: no browser meets half a file."""
    handle, beside = tempfile.mkstemp(dir=FOLDER, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(0o644)  # mkstemp's file is for its owner only
    Path(beside).replace(target)


def _drop_old() -> None:
    oldest = time.time() - _KEPT_DAYS * 86_400
    for path in FOLDER.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another dashboard may drop it at the same moment
            if path.stat().st_mtime < oldest:
                path.unlink()


def _encode(words: list[str]) -> dict[str, list[Any]]:
    codes, distinct = pd.factorize(pd.Series(words, dtype=object))
    return {"words": distinct.tolist(), "codes": codes.tolist()}


def _encode_intervals(events: pd.DataFrame) -> dict[str, list[Any]]:
    """Name each interval once: a store has far fewer of them than events."""
    days = events[["start_on", "end_on"]]
    distinct = days.drop_duplicates(ignore_index=True)
    codes = days.merge(distinct.assign(code=range(len(distinct))), on=["start_on", "end_on"], how="left")["code"]
    starts, ends = (
        [None if pd.isna(day) else day.toordinal() for day in distinct[column]] for column in ("start_on", "end_on")
    )
    return {"words": say_intervals(distinct), "codes": codes.tolist(), "starts": starts, "ends": ends}


def _regions(events: pd.DataFrame) -> list[str]:
    """Name first-level regions as the filters do ("UA/Kharkiv"); empty where there is none."""
    pairs = events["country_code"].astype("string") + "/" + events["admin1"].astype("string")
    return pairs.fillna("").tolist()


def _where(location: Any, admin1: Any, country_code: Any) -> str:
    names = [None if pd.isna(name) else name for name in (location, admin1)]
    return join_words(*names, None if pd.isna(country_code) else say_country(country_code))
