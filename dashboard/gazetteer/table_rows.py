"""Adds our own tables to an index that already holds the packages' places."""

from collections.abc import Iterable

from dashboard.gazetteer.geometry import distance_km
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.schema import ALTERNATE
from dashboard.gazetteer.tables import Row, Tables, is_true, split_list
from dashboard.gazetteer.writer import IndexWriter, PlaceRow

_USUAL = "english"  # the kind of a name by which English-language news calls the place, instead of GeoNames' own
_TWIN_SHARE = 0.6  # of the smaller radius: two circles that lie so much on each other are one region


def add_tables(writer: IndexWriter, tables: Tables) -> int:
    """Add places, names, demonyms, abbreviations and word lists; return how many rows name a place the index lacks."""
    _add_places(writer, tables.places)
    _drop_names(writer, tables.unused_names)
    missing = _add_names(writer, tables.names)
    missing += _add_demonyms(writer, tables.demonyms)
    missing += _add_abbreviations(writer, tables.abbreviations)
    for row in tables.admin_words:
        writer.add("admin_word", fold(row["word"]), row["kind"], row["position"])
        writer.add("common_word", fold(row["word"]))  # "city" and "river" name a kind of place, not a place
    for row in tables.common_words:
        writer.add("common_word", fold(row["word"]))
    return missing


def _add_places(writer: IndexWriter, rows: Iterable[Row]) -> None:
    for row in rows:
        if (twin := _find_twin(writer, row)) is not None:
            writer.add_alias(row["place_id"], twin)
            for name in (row["name"], *split_list(row["names"])):
                writer.add_name(twin, name)
            continue
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


def _find_twin(writer: IndexWriter, row: Row) -> int | None:
    """Return the first-level region that a region of ours is (Crimea): two rows would halve every belief in it."""
    if row["feature_code"] != "RGN" or not row["country_code"]:
        return None
    latitude, longitude, radius = float(row["latitude"]), float(row["longitude"]), float(row["radius_km"])
    for region in writer.regions_named(row["name"], row["country_code"]):
        apart = distance_km(latitude, longitude, region.latitude, region.longitude)
        if apart <= _TWIN_SHARE * min(radius, region.radius_km):
            return region.id
    return None


def _drop_names(writer: IndexWriter, rows: Iterable[Row]) -> None:
    for row in rows:
        place = writer.find_id(row["target_place_id"])
        if place is not None:
            writer.drop_name(place, row["name"])


def _add_names(writer: IndexWriter, rows: Iterable[Row]) -> int:
    missing = 0
    for row in rows:
        place = writer.find_id(row["target_place_id"]) if row["target_place_id"] else _find_described(writer, row)
        if place is None:
            missing += 1
        elif row["kind"] == _USUAL:
            writer.rename(place, row["name"])
        else:
            writer.add_name(place, row["name"], ALTERNATE)
    return missing


def _find_described(writer: IndexWriter, row: Row) -> int | None:
    """Return the largest place of that name, country and region: tables need not know GeoNames ids by heart."""
    region = fold(row["admin1_name"])
    found = writer.places_named(row["target_name"], row["country_code"])
    return next((place.id for place in found if not region or region in fold(place.admin1 or "")), None)


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
        elif is_true(row["needs_context"]):
            writer.add("abbreviation", row["abbreviation"], place)
        else:
            writer.add_name(place, row["abbreviation"], ALTERNATE)
    return missing
