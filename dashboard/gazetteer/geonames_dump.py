"""The full index from files that the user downloaded from GeoNames (https://download.geonames.org/export/dump/).

Adds all places of allCountries (or of a country's file) to the packages' places and our own tables. The files are read
line by line, from .txt or .zip, and go to the index in batches: memory does not grow with them.
"""

import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from dashboard.errors import GazetteerError
from dashboard.gazetteer.geometry import settlement_radius_km
from dashboard.gazetteer.names import fold, is_alternate_name
from dashboard.gazetteer.region_names import bare_name
from dashboard.gazetteer.writer import IndexWriter, PlaceRow, Report

_COLUMNS = 19  # of allCountries.txt and the countries' files
# Not names: links, Wikidata ids, postal codes, airport and UN/LOCODE codes, pronunciation aids.
_NO_LANGUAGES = frozenset(("link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "piny", "abbr"))
# Usual extents, by feature code first and by feature class else. GeoNames gives points only.
_RADIUS_KM = {
    "PCLI": 300.0, "ADM1": 80.0, "ADM2": 25.0, "ADM3": 10.0, "ADM4": 5.0, "CONT": 3000.0, "OCN": 3000.0,
    "SEA": 400.0, "RGN": 100.0, "ISLS": 50.0, "ISL": 10.0, "MTS": 100.0, "DSRT": 200.0,
    "STM": 30.0, "LK": 5.0, "AIRP": 3.0, "MIL": 3.0,
    "A": 20.0, "H": 10.0, "L": 5.0, "R": 2.0, "S": 0.5, "T": 3.0, "U": 50.0, "V": 5.0,
}  # fmt: skip
_EVERY_LINES = 1_000_000  # between two lines of progress
_SETTLEMENT = "P"


@dataclass(frozen=True)
class Dump:
    """The user's files, told apart by their names."""

    places: list[Path]
    alternate_names: list[Path]
    admin1_codes: list[Path]
    admin2_codes: list[Path]


@dataclass
class _Known:
    """What the index held before the dump: ids of regions and counties, and the names that places take from them."""

    region_ids: dict[tuple[str, str], int]
    region_names: dict[tuple[str, str], str]
    county_ids: dict[tuple[str, str, str], int]
    county_names: dict[tuple[str, str, str], str]
    country_ids: frozenset[int]
    skipped: int = field(default=0)


def sort_dump_files(paths: Sequence[Path]) -> Dump:
    """Tell the files apart; without a file of places, or with one that is not there, it is a GazetteerError."""
    dump = Dump([], [], [], [])
    for path in paths:
        if not path.is_file():
            raise GazetteerError(f"There is no file {path}.")
        name = path.name.lower()
        if name.startswith("alternatenames"):
            dump.alternate_names.append(path)
        elif name.startswith("admin1codes"):
            dump.admin1_codes.append(path)
        elif name.startswith("admin2codes"):
            dump.admin2_codes.append(path)
        elif not name.startswith("countryinfo"):  # the packages hold the same
            dump.places.append(path)
    if not dump.places:
        raise GazetteerError("No file of places among them: give allCountries.txt, or a country's file such as UA.txt.")
    return dump


def add_dump(writer: IndexWriter, dump: Dump, *, report: Report) -> None:
    """Add the places of a dump to an index that holds the packages' places; the dump's row wins where both know one."""
    known = _read_known(writer, dump)
    for path in dump.places:
        added = _add_places(writer, _read_rows(path), known, with_names=not dump.alternate_names, report=report)
        report(f"{path.name}: {added:,} places, {known.skipped:,} broken lines left out")
    for path in dump.alternate_names:
        report(f"{path.name}: {_add_alternate_names(writer, path, report):,} names")


def _read_known(writer: IndexWriter, dump: Dump) -> _Known:
    regions = writer.select("SELECT country_code, admin1_code, place FROM region")
    named = writer.select(
        "SELECT country_code, admin1_code, name, id, place_id, feature_code FROM place WHERE place_id IS NOT NULL"
    )
    known = _Known({(c, a): place for c, a, place in regions}, {}, {}, {}, frozenset())
    known.country_ids = frozenset(place for _, _, _, place, _, code in named if code == "PCLI")
    for country_code, admin1_code, name, place, _, feature_code in named:
        if feature_code == "ADM1":
            known.region_names[country_code, admin1_code] = name
        elif feature_code == "ADM2":
            known.county_ids[country_code, admin1_code, fold(bare_name(name))] = place
    for path in dump.admin1_codes:
        for code, name, *_ in _read_rows(path):
            country_code, _, admin1_code = code.partition(".")
            known.region_names.setdefault((country_code, admin1_code), name)
    for path in dump.admin2_codes:
        for code, name, *_ in _read_rows(path):
            country_code, admin1_code, admin2_code = code.split(".", 2)
            known.county_names[country_code, admin1_code, sys.intern(admin2_code)] = name
    return known


def _add_places(
    writer: IndexWriter, rows: Iterable[list[str]], known: _Known, *, with_names: bool, report: Report
) -> int:
    added = 0
    for row in rows:
        place = _place_row(row, known)
        if place is None:
            known.skipped += 1
            continue
        names = [row[2], *row[3].split(",")] if with_names else [row[2]]
        names = [name for name in names if is_alternate_name(name)]
        if place.id in known.country_ids:  # ours has a better point, extent and names
            for name in names:
                writer.add_name(place.id, name)
        else:
            writer.add_place(_in_place_of_ours(writer, place, known), names)
        added += 1
        if added % _EVERY_LINES == 0:
            report(f"{added:,} places")
    writer.flush()
    return added


def _place_row(row: list[str], known: _Known) -> PlaceRow | None:
    """Return the place of a line of GeoNames' main table; None where the line is broken."""
    if len(row) != _COLUMNS:
        return None
    (number, name, _, _, latitude, longitude, feature_class, feature_code, country_code, _, admin1, admin2, *_) = row
    try:
        population = int(row[14] or 0)
        return PlaceRow(
            id=int(number),
            place_id=None,
            name=name,
            latitude=float(latitude),
            longitude=float(longitude),
            feature_code=feature_code or feature_class,
            country_code=country_code or None,
            admin1_code=admin1 or None,
            admin1=known.region_names.get((country_code, admin1)),
            admin2=known.county_names.get((country_code, admin1, admin2)),
            population=population,
            radius_km=_radius_km(feature_class, feature_code, population),
        )
    except ValueError:
        return None


def _radius_km(feature_class: str, feature_code: str, population: int) -> float:
    if feature_class == _SETTLEMENT:
        return settlement_radius_km(population)
    return _RADIUS_KM.get(feature_code, _RADIUS_KM.get(feature_class, 1.0))


def _in_place_of_ours(writer: IndexWriter, place: PlaceRow, known: _Known) -> PlaceRow:
    """Give a region or county that the packages know its GeoNames id, keeping our place_id, name and extent."""
    if place.feature_code == "ADM1":
        ours = known.region_ids.get((place.country_code or "", place.admin1_code or ""))
    elif place.feature_code == "ADM2":
        key = (place.country_code or "", place.admin1_code or "", fold(bare_name(place.name)))
        ours = known.county_ids.pop(key, None)
    else:
        ours = None
    if ours is None:
        if place.feature_code == "ADM1" and place.admin1_code:
            writer.add("region", place.country_code, place.admin1_code, place.id)
        return place
    old = writer.place(ours)
    writer.renumber(ours, place.id)
    writer.add_name(place.id, place.name)
    population = max(place.population, old.population)
    return old._replace(
        id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        population=population,
        admin2=place.admin2 or old.admin2,
    )


def _add_alternate_names(writer: IndexWriter, path: Path, report: Report) -> int:
    added = 0
    for row in _read_rows(path):
        if len(row) < 4 or row[2] in _NO_LANGUAGES or not row[1].isdigit() or not is_alternate_name(row[3]):
            continue
        writer.add_name(int(row[1]), row[3])
        added += 1
        if added % _EVERY_LINES == 0:
            report(f"{added:,} names")
    writer.flush()
    return added


def _read_rows(path: Path) -> Iterator[list[str]]:
    with _open_text(path) as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\r\n").split("\t")


@contextmanager
def _open_text(path: Path) -> Iterator[TextIO]:
    """Open a .txt file, or the largest .txt file in a .zip (GeoNames adds a readme)."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open(encoding="utf-8") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            largest = max(archive.infolist(), key=lambda member: member.file_size)
            with archive.open(largest) as member:
                yield io.TextIOWrapper(member, encoding="utf-8")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"Cannot read {path}: download it again from GeoNames.") from error
