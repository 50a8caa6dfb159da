"""Builds the index of places from the installed packages and our own tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.gazetteer.counties import County, build_counties, county_key
from dashboard.gazetteer.geometry import settlement_radius_km
from dashboard.gazetteer.geonames_dump import Dump, add_dump
from dashboard.gazetteer.names import fold, is_alternate_name
from dashboard.gazetteer.packages import (
    Country,
    OlderPlace,
    Settlement,
    Sources,
    country_names,
    read_countries,
    read_older_places,
    read_settlements,
    read_subdivisions,
    read_us_state_ids,
)
from dashboard.gazetteer.regions import Code, KnownRegion, Region, build_regions, find_older_places
from dashboard.gazetteer.schema import NAMESAKE
from dashboard.gazetteer.table_rows import add_tables
from dashboard.gazetteer.tables import Row, Tables, split_list
from dashboard.gazetteer.writer import IndexWriter, PlaceRow, Report


@dataclass(frozen=True)
class World:
    """What the packages say, joined; `older` runs parallel to `settlements`."""

    countries: list[Country]
    settlements: list[Settlement]
    older: list[OlderPlace | None]
    regions: dict[Code, Region]
    counties: dict[tuple[Code, str], County]


@dataclass(frozen=True)
class Inputs:
    """All that an index is made from; `meta` is what it shall say of itself."""

    sources: Sources
    tables: Tables
    dump: Dump | None = None
    meta: Mapping[str, str] = field(default_factory=dict)


def build_index(path: Path, inputs: Inputs, *, report: Report) -> None:
    """Write the index of all places of `inputs` to `path`, replacing an older one as a whole."""
    with IndexWriter(path) as writer:
        _add_world(writer, inputs, report)
        if inputs.dump:
            add_dump(writer, inputs.dump, report=report)
        report("sorting the names")
        for key, value in inputs.meta.items():
            writer.add_meta(key, value)


def _add_world(writer: IndexWriter, inputs: Inputs, report: Report) -> None:
    sources, tables = inputs.sources, inputs.tables
    world = _read_world(sources, tables)
    report(f"{len(world.settlements):,} settlements, {len(world.regions):,} regions, {len(world.counties):,} counties")
    _add_countries(writer, world.countries, tables.countries)
    state_ids = read_us_state_ids(sources)
    _add_regions(writer, world.regions, state_ids, tables.region_points)
    _add_counties(writer, world)
    _add_settlements(writer, world)
    missing = add_tables(writer, tables)
    writer.flush()
    if missing:
        report(f"{missing:,} rows of our tables name places that are not among them")


def _read_world(sources: Sources, tables: Tables) -> World:
    settlements = list(read_settlements(sources))
    older = find_older_places(settlements, read_older_places(sources))
    subdivisions = read_subdivisions(sources)
    regions = build_regions(settlements, older, subdivisions, _known_regions(tables.regions))
    counties = build_counties(settlements, older, subdivisions, regions)
    return World(read_countries(sources), settlements, older, regions, counties)


def _known_regions(rows: Iterable[Row]) -> dict[Code, KnownRegion]:
    return {
        (row["country_code"], row["admin1_code"]): KnownRegion(row["place_id"].removeprefix("iso:"), row["name"])
        for row in rows
    }


def _add_countries(writer: IndexWriter, countries: Iterable[Country], rows: Sequence[Row]) -> None:
    points = {row["country_code"]: row for row in rows}
    for country in countries:
        row = points.get(country.code)
        if row is None:  # GeoNames still lists dissolved ones (Serbia and Montenegro)
            continue
        names = [*split_list(row["names"]), country.name, *country_names(country.code)]
        place = PlaceRow(
            id=country.geonameid,
            place_id=f"country:{country.code}",
            name=names[0],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            feature_code="PCLI",
            country_code=country.code,
            admin1_code=None,
            admin1=None,
            admin2=None,
            population=country.population,
            radius_km=float(row["radius_km"]),
        )
        writer.add_place(place, names)
        writer.add("country", country.code, country.geonameid, " ".join(country.neighbours))


def _add_regions(
    writer: IndexWriter, regions: Mapping[Code, Region], us_state_ids: Mapping[str, int], points: Iterable[Row]
) -> None:
    known_points = {row["place_id"]: (float(row["latitude"]), float(row["longitude"])) for row in points}
    for (country_code, admin1_code), region in regions.items():
        unit = region.subdivision
        place_id = f"iso:{unit.code}" if unit else f"adm1:{country_code}.{admin1_code}"
        latitude, longitude = known_points.get(place_id, (region.latitude, region.longitude))
        geonameid = us_state_ids.get(admin1_code) if country_code == "US" else None
        place = PlaceRow(
            id=geonameid or writer.new_id(),
            place_id=place_id,
            name=region.name,
            latitude=latitude,
            longitude=longitude,
            feature_code="ADM1",
            country_code=country_code,
            admin1_code=admin1_code,
            admin1=region.name,
            admin2=None,
            population=region.population,
            radius_km=region.radius_km,
        )
        writer.add_place(place, region.names)
        for name in region.namesakes:
            writer.add_name(place.id, name, NAMESAKE)
        writer.add("region", country_code, admin1_code, place.id)


def _add_counties(writer: IndexWriter, world: World) -> None:
    for county in world.counties.values():
        region = world.regions.get(county.code)
        place = PlaceRow(
            id=writer.new_id(),
            place_id=county.place_id,
            name=county.name,
            latitude=county.latitude,
            longitude=county.longitude,
            feature_code="ADM2",
            country_code=county.code[0],
            admin1_code=county.code[1] or None,
            admin1=region.name if region else None,
            admin2=county.name,
            population=county.population,
            radius_km=county.radius_km,
        )
        writer.add_place(place, county.names)
        for name in county.bare_names:
            writer.add_name(place.id, name, NAMESAKE)


def _add_settlements(writer: IndexWriter, world: World) -> None:
    capitals = _find_capitals(world)
    for settlement, older in zip(world.settlements, world.older, strict=True):
        region = world.regions.get((settlement.country_code, settlement.admin1_code))
        key = county_key(settlement, older)
        place = PlaceRow(
            id=settlement.geonameid,
            place_id=None,
            name=settlement.name,
            latitude=settlement.latitude,
            longitude=settlement.longitude,
            feature_code="PPLC" if settlement.geonameid in capitals else "PPL",
            country_code=settlement.country_code,
            admin1_code=settlement.admin1_code or None,
            admin1=region.name if region else None,
            admin2=world.counties[key].name if key in world.counties else None,
            population=settlement.population,
            radius_km=settlement_radius_km(settlement.population),
        )
        writer.add_place(place, filter(is_alternate_name, settlement.alternate_names))


def _find_capitals(world: World) -> frozenset[int]:
    """Return the ids of the largest settlements that bear their country's capital's name."""
    names = {(country.code, fold(country.capital)) for country in world.countries if country.capital}
    largest: dict[tuple[str, str], Settlement] = {}
    for settlement in world.settlements:
        key = settlement.country_code, fold(settlement.name)
        if key in names and (key not in largest or settlement.population > largest[key].population):
            largest[key] = settlement
    return frozenset(settlement.geonameid for settlement in largest.values())
