"""Our own tables in data/gazetteer: facts that no installable package holds. Targets are named by place_id."""

import csv
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import GazetteerError

Row = dict[str, str]
_COLUMNS = {
    "countries": "country_code latitude longitude radius_km names",
    "regions": "country_code admin1_code place_id name",
    "region_points": "place_id latitude longitude",
    "unused_names": "name target_place_id",
    "places": "place_id name feature_code latitude longitude radius_km country_code admin1_code countries names",
    "names": "name target_place_id target_name country_code admin1_name kind",
    "demonyms": "demonym target_place_id plural",
    "abbreviations": "abbreviation target_place_id needs_context",
    "admin_words": "word kind position",
    "common_words": "word",
}


@dataclass(frozen=True)
class Tables:
    """The rows of each table, in the order of its file."""

    countries: list[Row]
    regions: list[Row]
    region_points: list[Row]
    unused_names: list[Row]
    places: list[Row]
    names: list[Row]
    demonyms: list[Row]
    abbreviations: list[Row]
    admin_words: list[Row]
    common_words: list[Row]


def read_tables(folder: Path) -> Tables:
    """Read all tables; one that is missing, or lacks a column, is a GazetteerError that names it."""
    return Tables(**{name: _read(folder / f"{name}.csv", columns.split()) for name, columns in _COLUMNS.items()})


def _read(path: Path, columns: list[str]) -> list[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except OSError as error:
        raise GazetteerError(f"Cannot read {path}: restore it, it belongs to the program.") from error
    if missing := set(columns) - set(reader.fieldnames or ()):
        raise GazetteerError(f"{path} lacks the columns {', '.join(sorted(missing))}.")
    return [{column: (value or "").strip() for column, value in row.items() if column} for row in rows]


def split_list(cell: str) -> list[str]:
    """Return the values of a cell that holds several, separated by bars."""
    return [value for part in cell.split("|") if (value := part.strip())]


def is_true(cell: str) -> bool:
    return cell.lower() in {"1", "true", "yes"}
