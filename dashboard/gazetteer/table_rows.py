"""Adds our own tables to an index that already holds the packages' places."""

from collections.abc import Iterable

from dashboard.gazetteer.names import fold
from dashboard.gazetteer.schema import ALTERNATE, NEEDS_CONTEXT
from dashboard.gazetteer.tables import Row, Tables, is_true, split_list
from dashboard.gazetteer.writer import IndexWriter, PlaceRow


def add_tables(writer: IndexWriter, tables: Tables) -> int:
    """Add places, names, demonyms, abbreviations and word lists; return how many rows name a place the index lacks."""
    _add_places(writer, tables.places)
    missing = _add_names(writer, tables.names)
    missing += _add_demonyms(writer, tables.demonyms)
    missing += _add_abbreviations(writer, tables.abbreviations)
    for row in tables.admin_words:
        writer.add("admin_word", fold(row["word"]), row["kind"], row["position"])
    for row in tables.common_words:
        writer.add("common_word", fold(row["word"]))
    return missing


def _add_places(writer: IndexWriter, rows: Iterable[Row]) -> None:
    for row in rows:
        place = PlaceRow(
            id=writer.new_id(),
            place_id=row["place_id"],
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            feature_code=row["feature_code"],
            country_code=row["country_code"] or None,
            admin1_code=row["admin1_code"] or None,
            admin1=None,
            admin2=None,
            population=0,
            radius_km=float(row["radius_km"]),
        )
        writer.add_place(place, split_list(row["names"]))
        for country_code in split_list(row["countries"]):
            writer.add("extent", place.id, country_code)


def _add_names(writer: IndexWriter, rows: Iterable[Row]) -> int:
    missing = 0
    for row in rows:
        place = writer.find_id(row["target_place_id"]) if row["target_place_id"] else _find_described(writer, row)
        if place is None:
            missing += 1
        else:
            writer.add_name(place, row["name"], ALTERNATE)
    return missing


def _find_described(writer: IndexWriter, row: Row) -> int | None:
    """Return the largest place of that name, country and region: tables need not know GeoNames ids by heart."""
    found = writer.places_named(row["target_name"], row["country_code"])
    region = fold(row["admin1_name"])
    return next((place for place, admin1 in found if not region or region in fold(admin1 or "")), None)


def _add_demonyms(writer: IndexWriter, rows: Iterable[Row]) -> int:
    missing = 0
    for row in rows:
        place = writer.find_id(row["target_place_id"])
        if place is None:
            missing += 1
            continue
        for word in {row["demonym"], row["plural"]} - {""}:
            writer.add("demonym", fold(word), place, row["demonym"])
    return missing


def _add_abbreviations(writer: IndexWriter, rows: Iterable[Row]) -> int:
    missing = 0
    for row in rows:
        place = writer.find_id(row["target_place_id"])
        if place is None:
            missing += 1
        else:
            kind = NEEDS_CONTEXT if is_true(row["needs_context"]) else ALTERNATE
            writer.add_name(place, row["abbreviation"], kind)
    return missing
