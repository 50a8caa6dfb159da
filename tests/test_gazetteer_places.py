"""What lies in what: countries, regions, counties, continents and neighbours."""

import time

import pytest

from dashboard import settings
from dashboard.gazetteer.geometry import distance_km
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Candidate
from tests.small_gazetteer import small_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return small_gazetteer()


def place(gazetteer: Gazetteer, name: str, feature: str = "", country: str | None = None) -> Candidate:
    """The first candidate of that kind and country."""
    found = gazetteer.find_candidates(name)
    return next(c for c in found if c.feature_code.startswith(feature) and country in {None, c.country_code})


def test_a_settlement_knows_its_region_by_code_and_name(gazetteer):
    izium = place(gazetteer, "Izium")
    assert (izium.country_code, izium.admin1_code, izium.admin1) == ("UA", "07", "Kharkiv Oblast")
    assert izium.geonameid == 707292
    assert gazetteer.admin1("UA", "07").name == "Kharkiv Oblast"


@pytest.mark.parametrize(
    ("code", "iso", "name"),
    [
        ("07", "UA-63", "Kharkiv Oblast"),
        ("14", "UA-09", "Luhansk Oblast"),
        ("05", "UA-14", "Donetsk Oblast"),
        ("12", "UA-30", "Kyiv City"),
        ("13", "UA-32", "Kyiv Oblast"),
        ("11", "UA-43", "Crimea"),
        ("26", "UA-23", "Zaporizhzhia Oblast"),
    ],
)
def test_geonames_codes_and_iso_units_are_paired(world_gazetteer, code, iso, name):
    region = world_gazetteer.admin1("UA", code)
    assert (region.place_id, region.name, region.feature_code) == (f"iso:{iso}", name, "ADM1")
    assert 0 < region.radius_km < 200


@pytest.mark.parametrize(
    ("country", "code", "name"),
    [
        ("US", "NY", "New York"),
        ("US", "DC", "Washington, D.C."),
        ("GB", "SCT", "Scotland"),
        ("FR", "84", "Auvergne-Rhône-Alpes"),
        ("DE", "02", "Bavaria"),
        ("IT", "07", "Lazio"),
        ("ES", "56", "Catalonia"),
        ("SY", "04", "Raqqa Province"),
        ("IQ", "15", "Nineveh Governorate"),
        ("IQ", "11", "Erbil Governorate"),
        ("ET", "53", "Tigray Region"),
        ("MM", "01", "Rakhine"),
        ("CN", "13", "Xinjiang Uygur"),
        ("RU", "12", "Chechnya"),
        ("PS", "GZ", "Gaza Strip"),
        ("CO", "34", "Bogotá"),
        ("SD", "55", "North Darfur"),
    ],
)
def test_regions_have_the_names_that_english_uses(world_gazetteer, country, code, name):
    assert world_gazetteer.admin1(country, code).name == name


def test_every_region_lies_near_its_settlements(world_gazetteer):
    for code, town in {"07": "Kharkiv", "14": "Luhansk", "15": "Lviv", "17": "Odesa"}.items():
        region, city = world_gazetteer.admin1("UA", code), place(world_gazetteer, town, "PPL", "UA")
        apart = distance_km(region.latitude, region.longitude, city.latitude, city.longitude)
        assert apart < 1.5 * region.radius_km


def test_a_country_has_its_code_point_size_and_geonames_id(gazetteer):
    ukraine = gazetteer.country("UA")
    assert (ukraine.place_id, ukraine.geonameid, ukraine.feature_code) == ("country:UA", 690791, "PCLI")
    assert gazetteer.country("XX") is None
    assert "PL" in gazetteer.neighbours("UA")
    assert gazetteer.neighbours("XX") == frozenset()


def test_containment_by_country_region_and_continent(world_gazetteer):
    izium, kharkiv = place(world_gazetteer, "Izium"), world_gazetteer.admin1("UA", "07")
    luhansk, ukraine = world_gazetteer.admin1("UA", "14"), world_gazetteer.country("UA")
    europe, donbas = place(world_gazetteer, "Europe", "CONT"), place(world_gazetteer, "Donbas")
    assert world_gazetteer.contains(kharkiv, izium)
    assert world_gazetteer.contains(ukraine, izium)
    assert world_gazetteer.contains(ukraine, kharkiv)
    assert world_gazetteer.contains(europe, ukraine)
    assert world_gazetteer.contains(europe, izium)
    assert world_gazetteer.contains(donbas, place(world_gazetteer, "Kramatorsk"))
    assert not world_gazetteer.contains(luhansk, izium)
    assert not world_gazetteer.contains(izium, kharkiv)
    assert not world_gazetteer.contains(kharkiv, ukraine)
    assert not world_gazetteer.contains(kharkiv, kharkiv)
    assert not world_gazetteer.contains(donbas, place(world_gazetteer, "Lviv"))


def test_counties_hold_their_towns(world_gazetteer):
    county = place(world_gazetteer, "Wake County", "ADM2")
    raleigh = next(c for c in world_gazetteer.find_candidates("Raleigh") if c.admin1_code == "NC")
    assert (county.admin1, raleigh.admin2) == ("North Carolina", "Wake County")
    assert world_gazetteer.contains(county, raleigh)
    assert not world_gazetteer.contains(county, county)
    chapel_hill = next(c for c in world_gazetteer.find_candidates("Chapel Hill") if c.admin1_code == "NC")
    next_door = next(c for c in world_gazetteer.find_candidates("Durham County") if c.admin1_code == "NC")
    assert not world_gazetteer.contains(next_door, chapel_hill)  # though its circle covers the town


def test_a_wide_region_makes_its_countries_plausible(world_gazetteer):
    sahel = place(world_gazetteer, "Sahel", "RGN")
    assert {"ML", "NE", "BF"} <= world_gazetteer.context_countries(sahel)
    assert world_gazetteer.context_countries(place(world_gazetteer, "Izium")) == {"UA"}


@pytest.mark.usefixtures("world_gazetteer")
def test_the_index_is_small_and_opens_at_once():
    started = time.perf_counter()
    Gazetteer.open().close()
    assert time.perf_counter() - started < 1
    assert settings.GAZETTEER_INDEX.stat().st_size < 250e6
