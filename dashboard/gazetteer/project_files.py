"""Files in which users say what names mean in their articles: places of their own, aliases, names that are no places.

They lie beside the articles under fixed names, or are given one by one. Every fault is told with file and row.
"""

import csv
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dashboard.errors import GazetteerError
from dashboard.gazetteer.geometry import distance_km

FIXED_NAMES = {
    "dateline-places.csv": "places",
    "dateline-places.geojson": "places",
    "dateline-aliases.csv": "aliases",
    "dateline-stop.csv": "stop",
}
_NEEDED = {"places": ["name", "latitude", "longitude"], "aliases": ["name"], "stop": ["name"]}
_OTHER_HEADERS = {
    "lat": "latitude", "y": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "x": "longitude",
    "alternate_names": "alt_names", "alternatenames": "alt_names", "geoname_id": "geonameid", "country": "country_code",
}  # fmt: skip
_GEOJSON = frozenset({".geojson", ".json"})
_SHOWN_FAULTS = 10
_T = TypeVar("_T")


@dataclass(frozen=True)
class ProjectFiles:
    """The files of a run by what they hold."""

    places: tuple[Path, ...] = ()
    aliases: tuple[Path, ...] = ()
    stop: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        return (*self.places, *self.aliases, *self.stop)


@dataclass(frozen=True)
class Row:
    """One row with its cells by column; `where` says file and row as a spreadsheet counts, the header being row 1."""

    path: Path
    where: str
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class UsedFile:
    """What run.json keeps of a file, so that a store can be told from one made with other files."""

    path: str
    holds: str
    rows: int
    sha256: str


def find_project_files(paths: Iterable[Path]) -> ProjectFiles:
    """Return the files with our fixed names among the inputs and in the folders among them, however deep."""
    found: dict[str, list[Path]] = {"places": [], "aliases": [], "stop": []}
    for path in paths:
        for file in _walk(path) if os.path.isdir(path) else [path]:  # noqa: PTH112  (Path.is_dir may raise)
            if holds := FIXED_NAMES.get(file.name):
                found[holds].append(file)
    return ProjectFiles(**{holds: tuple(dict.fromkeys(files)) for holds, files in found.items()})


def _walk(top: Path) -> Iterable[Path]:
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names))


def read_rows(path: Path, holds: str) -> tuple[list[Row], UsedFile]:
    """Read a file of `holds` (places, aliases, stop); a GazetteerError says what is wrong in which row."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    text = _decode(path, data)
    if not text.strip():
        columns = ", ".join(_NEEDED[holds])
        raise GazetteerError(f"{path} is empty. Its first row must name the columns ({columns}); or remove the file.")
    if path.suffix.lower() in _GEOJSON and holds == "places":
        rows = _read_geojson(path, text)
    else:
        rows = _read_csv(path, text, _NEEDED[holds])
    return rows, UsedFile(path.as_posix(), holds, len(rows), hashlib.sha256(data).hexdigest())


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GazetteerError(f"{path}, row {line}: is not UTF-8. Save the file again as CSV UTF-8.") from error


def _read_csv(path: Path, text: str, needed: Sequence[str]) -> list[Row]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)  # a European Excel separates by semicolons
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [_column(name) for name in next(rows)]
        _check_header(path, header, needed)
        numbered = [(number, cells) for number, cells in enumerate(rows, start=2) if any(map(str.strip, cells))]
    except csv.Error as error:
        raise GazetteerError(f"{path}, line {rows.line_num}: {error}. Is a quotation mark left open?") from error
    return build_rows(
        [(f"{path}, row {number}", cells) for number, cells in numbered],
        lambda where, cells: Row(path, where, _cells(header, cells)),
    )


def _column(name: str) -> str:
    plain = name.strip().lower().replace(" ", "_")
    return _OTHER_HEADERS.get(plain, plain)


def _check_header(path: Path, header: Sequence[str], needed: Sequence[str]) -> None:
    if missing := [column for column in needed if column not in header]:
        raise GazetteerError(
            f"{path}, row 1: lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}."
            f" The first row must name the columns; it says: {', '.join(header)[:200]}"
        )


def _cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if len(cells) > len(header):
        raise GazetteerError(
            f"has {len(cells)} values for {len(header)} columns. A value with a separator needs quotation marks."
        )
    return {column: cell.strip() for column, cell in zip(header, cells, strict=False)}


def build_rows(rows: Iterable[tuple[str, Any]], build: Callable[[str, Any], _T]) -> list[_T]:
    """Return `build(where, row)` of every row; one GazetteerError tells all that are wrong, each with its place."""
    built: list[_T] = []
    faults: list[str] = []
    for where, row in rows:
        try:
            built.append(build(where, row))
        except GazetteerError as error:
            faults.append(f"{where}: {error}")
    if len(faults) > _SHOWN_FAULTS:
        faults = [*faults[:_SHOWN_FAULTS], f"… and {len(faults) - _SHOWN_FAULTS} more rows"]
    if faults:
        raise GazetteerError("\n".join(faults))
    return built


def _read_geojson(path: Path, text: str) -> list[Row]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GazetteerError(f"{path} is no GeoJSON: {error}. Export it again from your mapping program.") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise GazetteerError(f"{path} has no list of features. Export it as a GeoJSON FeatureCollection.")
    return build_rows(
        [(f"{path}, feature {number}", feature) for number, feature in enumerate(features, start=1)],
        lambda where, feature: Row(path, where, _feature_cells(feature)),
    )


def _feature_cells(feature: Any) -> dict[str, str]:
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        raise GazetteerError("has no geometry. Draw it, or remove the feature.")
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise GazetteerError("has no properties. Give it at least a name.")
    cells = {_column(str(name)): _as_text(value) for name, value in properties.items()}
    positions = list(_positions(feature["geometry"]))
    if not positions:
        raise GazetteerError("its geometry has no point. Draw it again, or remove the feature.")
    longitudes, latitudes = zip(*positions, strict=True)
    latitude, longitude = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    widest = max(distance_km(latitude, longitude, y, x) for x, y in positions) if len(positions) > 1 else 0.0
    radius = {"radius_km": f"{widest:.1f}"} if widest and not cells.get("radius_km") else {}
    return {**cells, **radius, "latitude": repr(latitude), "longitude": repr(longitude)}


def _positions(part: Any) -> Iterator[tuple[float, float]]:
    """Yield the (longitude, latitude) of every corner of a geometry, whatever its kind."""
    if isinstance(part, dict):
        yield from _positions(part.get("coordinates") or part.get("geometries"))
    elif isinstance(part, list) and len(part) > 1 and all(isinstance(value, int | float) for value in part):
        yield float(part[0]), float(part[1])
    elif isinstance(part, list):
        for inner in part:
            yield from _positions(inner)


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(_as_text, value))
    return "" if value is None else str(value).strip()
