"""The project's own gazetteer tables: shape, keys, ranges, and targets that exist."""

import csv
from functools import cache

import pycountry
import pytest

from dashboard import settings

COLUMNS = {
    "countries": "country_code latitude longitude radius_km area_km2 names source",
    "places": (
        "place_id name feature_code latitude longitude radius_km country_code admin1_code countries names source"
    ),
    "names": "name target_place_id target_name country_code admin1_name kind source",
    "demonyms": "demonym target_place_id plural source",
    "abbreviations": "abbreviation target_place_id needs_context source",
    "admin_words": "word language kind position source",
    "common_words": "word reason source",
    "unused_names": "name target_place_id target_name country_code source",
    "region_points": "place_id latitude longitude source",
}
KEYS = {
    "countries": ("country_code",),
    "places": ("place_id",),
    "names": ("name", "target_place_id"),
    "demonyms": ("demonym", "target_place_id"),
    "abbreviations": ("abbreviation", "target_place_id"),
    "admin_words": ("word", "language"),
    "common_words": ("word",),
    "unused_names": ("name", "target_place_id"),
    "region_points": ("place_id",),
}
TARGETING = ("names", "demonyms", "abbreviations", "unused_names")


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (settings.GAZETTEER_TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def country_codes() -> frozenset[str]:
    return frozenset(country.alpha_2 for country in pycountry.countries) | {"XK"}


def key(table: str, row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[table])


@cache
def known_codes() -> dict[str, frozenset[str]]:
    return {
        "country": country_codes(),
        "own": frozenset(row["place_id"].removeprefix("own:") for row in rows("places")),
        "iso": frozenset(subdivision.code for subdivision in pycountry.subdivisions),
    }


def target_exists(target: str) -> bool:
    kind, _, code = target.partition(":")
    if kind == "gn":
        return code.isdigit()
    if kind == "adm1":
        return code.partition(".")[0] in country_codes()
    return code in known_codes().get(kind, ())


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_are_those_the_readme_describes(table):
    assert list(rows(table)[0]) == COLUMNS[table].split()


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_as_many_cells_as_columns(table):
    assert [row for row in rows(table) if None in row or None in row.values()] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_keys_are_unique_and_sorted(table):
    keys = [key(table, row) for row in rows(table)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_its_key_and_a_source(table):
    assert [row for row in rows(table) if not row["source"] or not all(key(table, row))] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_no_cell_or_part_of_a_cell_has_outer_spaces_or_is_empty(table):
    faults = [
        (row, cell)
        for row in rows(table)
        for cell in row.values()
        if any(part != part.strip() or (not part and cell) for part in cell.split("|"))
    ]
    assert faults == []


@pytest.mark.parametrize("table", ["countries", "places"])
def test_coordinates_and_extents_are_in_range(table):
    faults = [
        row
        for row in rows(table)
        if not (
            -90 <= float(row["latitude"]) <= 90
            and -180 <= float(row["longitude"]) <= 180
            and 0 < float(row["radius_km"]) <= 10_000
        )
    ]
    assert faults == []


def test_region_points_are_of_regions_that_exist():
    assert [row["place_id"] for row in rows("region_points") if not target_exists(row["place_id"])] == []


@pytest.mark.parametrize("table", ["countries", "places"])
def test_no_name_is_listed_twice_in_a_row(table):
    names = {key(table, row): row["names"].split("|") for row in rows(table)}
    assert [row for row, listed in names.items() if len(listed) != len(set(listed))] == []


def test_every_country_of_iso_3166_and_kosovo_is_there():
    assert {row["country_code"] for row in rows("countries")} == country_codes()


def test_no_two_countries_share_a_name():
    names = [name for row in rows("countries") for name in row["names"].split("|")]
    assert len(names) == len(set(names))


def test_places_name_only_countries_that_exist():
    codes = [code for row in rows("places") for code in (*row["countries"].split("|"), row["country_code"]) if code]
    assert set(codes) <= country_codes()


def test_a_place_in_one_country_lists_that_country():
    faults = [
        row["place_id"] for row in rows("places") if row["country_code"] and row["countries"] != row["country_code"]
    ]
    assert faults == []


def test_places_list_their_own_name():
    assert [row["place_id"] for row in rows("places") if row["name"] not in row["names"].split("|")] == []


@pytest.mark.parametrize("table", TARGETING)
def test_targets_exist(table):
    assert {row["target_place_id"] for row in rows(table) if not target_exists(row["target_place_id"])} == set()


def test_every_country_has_a_demonym():
    uninhabited = {"BV", "HM", "TF", "UM"}
    with_demonym = {row["target_place_id"].removeprefix("country:") for row in rows("demonyms")}
    assert country_codes() - with_demonym - uninhabited <= {"GS", "IO", "SJ", "MF", "VA"}


def test_every_state_of_the_us_has_its_postal_code():
    states = {f"iso:{row.code}" for row in pycountry.subdivisions.get(country_code="US") if row.type == "State"}
    postal = {row["target_place_id"] for row in rows("abbreviations") if row["source"] == "USPS"}
    assert states <= postal


def test_words_that_are_also_words_need_context():
    certain = {row["abbreviation"] for row in rows("abbreviations") if row["needs_context"] == "no"}
    assert certain.isdisjoint({"IN", "OR", "ME", "OK", "HI", "LA", "Miss.", "Mass.", "CAR", "Man."})


def test_kinds_of_names_are_those_the_readme_lists():
    kinds = {row["kind"] for row in rows("names")}
    assert kinds <= {"exonym", "historical", "abbreviation", "nickname", "alternate", "english"}


def test_a_name_of_a_settlement_says_which():
    assert [row for row in rows("names") if row["target_place_id"].startswith("gn:") and not row["target_name"]] == []


def test_no_name_is_given_and_taken_at_once():
    given, taken = ({key(table, row) for row in rows(table)} for table in ("names", "unused_names"))
    assert given.isdisjoint(taken)


def test_positions_of_admin_words_are_those_the_readme_lists():
    positions = {part for row in rows("admin_words") for part in row["position"].split("|")}
    assert positions <= {"before", "after", "of", "suffix"}


def test_common_words_are_folded_and_leave_great_places_alone():
    words = {row["word"] for row in rows("common_words")}
    assert all(word.isascii() and word.replace(" ", "").isalpha() and word.islower() for word in words)
    assert words.isdisjoint({"ukraine", "london", "kyiv", "texas", "gaza", "moscow"})
    assert {"reading", "nice", "mobile", "march", "police", "of", "most"} <= words


@pytest.mark.parametrize(
    ("place", "latitude", "longitude"),
    [("own:donbas", 48.3, 38.3), ("own:sahel", 15, 5), ("own:kashmir", 34.5, 76)],
)
def test_regions_of_note_are_where_they_are(place, latitude, longitude):
    row = next(row for row in rows("places") if row["place_id"] == place)
    assert abs(float(row["latitude"]) - latitude) < 0.5
    assert abs(float(row["longitude"]) - longitude) < 0.5
