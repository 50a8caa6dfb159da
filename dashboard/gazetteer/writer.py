"""Writes an index of places: beside the old one, then renamed, so that readers never see half of it."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from dashboard.gazetteer.names import fold, is_latin
from dashboard.gazetteer.schema import ALTERNATE, PRIMARY, TABLES, VERSION
from dashboard.gazetteer.sounds import local_reading, skeleton

Report = Callable[[str], None]  # takes a line of progress

_BATCH = 20_000  # rows held before they are written: a few MB
_INSERTS = {
    "place": "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    "staged_name": "INSERT INTO staged_name VALUES (?,?,?,?)",
    "sound": "INSERT OR IGNORE INTO staged_sound VALUES (?,?,?,?)",
    "demonym": "INSERT OR IGNORE INTO demonym VALUES (?,?,?)",
    "abbreviation": "INSERT OR IGNORE INTO abbreviation VALUES (?,?)",
    "country": "INSERT OR REPLACE INTO country VALUES (?,?,?)",
    "region": "INSERT OR REPLACE INTO region VALUES (?,?,?)",
    "extent": "INSERT OR IGNORE INTO extent VALUES (?,?)",
    "admin_word": "INSERT OR IGNORE INTO admin_word VALUES (?,?,?)",
    "common_word": "INSERT OR IGNORE INTO common_word VALUES (?)",
}
# One row for each key and place: the surest kind, then the plainest spelling, stands for it. Names of places that are
# not in the index (GeoNames lists some) fall out.
_SORT_NAMES = """
INSERT OR IGNORE INTO name
SELECT staged.key, place.id, staged.kind, staged.name
FROM (
    SELECT key, coalesce(new, place) AS id, kind, name FROM staged_name LEFT JOIN renumbered ON old = place
) AS staged
JOIN place ON place.id = staged.id
ORDER BY staged.key, place.id, staged.kind, length(staged.name), staged.name
"""


class PlaceRow(NamedTuple):
    """One row of the place table. `id` is the GeoNames id, negative where there is none; `place_id` None is gn:id."""

    id: int
    place_id: str | None
    name: str
    latitude: float
    longitude: float
    feature_code: str
    country_code: str | None
    admin1_code: str | None
    admin1: str | None
    admin2: str | None
    population: int
    radius_km: float


class IndexWriter:
    """Collects rows in batches and makes the index at `path` of them when the `with` block ends without an error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name}.{os.getpid()}.part")
        self._rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self._ids: dict[str, int] = {}  # of places without a GeoNames id, and those that tables name otherwise
        self._last_own_id = 0

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._part.unlink(missing_ok=True)
        self.connection = sqlite3.connect(self._part, isolation_level=None)
        # No journal: a build that dies leaves only a .part file, which nobody reads.
        self.connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
        self.connection.executescript(TABLES)
        self.connection.execute("BEGIN")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
                self.connection.close()
                self._part.replace(self._path)
        finally:
            self.connection.close()
            self._part.unlink(missing_ok=True)

    def add(self, table: str, *row: object) -> None:
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._write(table)

    def new_id(self) -> int:
        """Return an id for a place that has none in GeoNames: negative, in the order of asking."""
        self._last_own_id -= 1
        return self._last_own_id

    def find_id(self, place_id: str) -> int | None:
        """Return the id behind a table's target ("gn:703448", "iso:UA-09", "own:donbas"), None if not in the index."""
        if not place_id.startswith("gn:"):
            return self._ids.get(place_id)
        self.flush()
        found = self.connection.execute("SELECT id FROM place WHERE id = ?", (int(place_id[3:]),)).fetchone()
        return found[0] if found else None

    def regions_named(self, name: str, country_code: str) -> list[PlaceRow]:
        """Return the first-level regions of a country that bear this name."""
        found = self.places_named(name, country_code)
        return [row for row in found if row.feature_code == "ADM1"]

    def places_named(self, name: str, country_code: str) -> list[PlaceRow]:
        """Return the places of a country that bear this name, largest first."""
        self.flush()
        self._index_staged_names()
        rows = self.connection.execute(
            "SELECT DISTINCT place.* FROM staged_name JOIN place ON place.id = staged_name.place"
            " WHERE staged_name.key = ? AND place.country_code = ? ORDER BY place.population DESC, place.id",
            (fold(name), country_code),
        )
        return [PlaceRow(*row) for row in rows]

    def place(self, number: int) -> PlaceRow:
        self.flush()
        return PlaceRow(*self.connection.execute("SELECT * FROM place WHERE id = ?", (number,)).fetchone())

    def select(self, query: str) -> list[tuple]:  # type: ignore[type-arg]  # whatever SQLite holds
        self.flush()
        return self.connection.execute(query).fetchall()

    def renumber(self, old: int, new: int) -> None:
        """Move all that belongs to a place to another id; its row is to be added again under that."""
        if old == new:
            return
        self.connection.execute("DELETE FROM place WHERE id = ?", (old,))
        for table in ("region", "demonym", "abbreviation", "country", "extent"):
            self.connection.execute(f"UPDATE {table} SET place = ? WHERE place = ?", (new, old))  # noqa: S608
        self.connection.execute("INSERT INTO renumbered VALUES (?, ?)", (old, new))

    def rename(self, place: int, name: str) -> None:
        """Show a place under another name; it keeps the old one as well."""
        self.flush()
        self.connection.execute("UPDATE place SET name = ? WHERE id = ?", (name, place))
        self.add_name(place, name, PRIMARY)

    def add_alias(self, place_id: str, place: int) -> None:
        """Let a table's target stand for a place that the index has under another place_id."""
        self._ids[place_id] = place

    def add_place(self, row: PlaceRow, names: Iterable[str] = ()) -> None:
        """Add a place under its own name and alternate names."""
        if row.place_id:
            self._ids[row.place_id] = row.id
        self.add("place", *row)
        self.add_name(row.id, row.name, PRIMARY)
        for name in names:
            self.add_name(row.id, name, ALTERNATE)

    def add_name(self, place: int, name: str, kind: int = ALTERNATE) -> None:
        if key := fold(name):
            self.add("staged_name", key, place, kind, name)

    def drop_name(self, place: int, name: str) -> None:
        """Take an alternate name from a place again."""
        self.flush()
        self._index_staged_names()
        self.connection.execute(
            "DELETE FROM staged_name WHERE key = ? AND place = ? AND kind = ?", (fold(name), place, ALTERNATE)
        )

    def add_meta(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (key, value))

    def _index_staged_names(self) -> None:
        self.connection.execute("CREATE INDEX IF NOT EXISTS temp.staged_by_key ON staged_name (key)")

    def flush(self) -> None:
        for table in list(self._rows):
            self._write(table)

    def _write(self, table: str) -> None:
        self.connection.executemany(_INSERTS[table], self._rows[table])
        self._rows[table].clear()

    def _finish(self) -> None:
        self.flush()
        self.connection.execute(_SORT_NAMES)
        self._add_sounds()
        self.connection.execute("CREATE INDEX place_by_place_id ON place (place_id) WHERE place_id IS NOT NULL")
        self.add_meta("version", VERSION)
        self.connection.execute("COMMIT")

    def _add_sounds(self) -> None:
        names = self.connection.execute(
            "SELECT name.key, name.name, place.id, place.country_code FROM name JOIN place ON place.id = name.place"
            " WHERE name.kind <= ? AND place.country_code IS NOT NULL"
            " AND (place.population > 0 OR place_id IS NOT NULL)",
            (ALTERNATE,),
        )
        for key, name, place, country_code in names:
            if key.isascii() and is_latin(name):
                self.add("sound", country_code, skeleton(local_reading(name, country_code)), key, place)
        self._write("sound")
        self.connection.execute(
            "INSERT OR IGNORE INTO sound SELECT * FROM staged_sound ORDER BY country_code, key, folded, place"
        )
