"""Faults in the files of users: each is told with its file, its row and what to do."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import settings
from dashboard.errors import GazetteerError
from dashboard.gazetteer.project_build import build_project
from dashboard.gazetteer.project_files import find_project_files, read_rows

ALIASES = "name,geonameid,target_name,country_code,admin1\n"
PLACES = "name,lat,lon,alt_names,feature_code,country_code,radius_km\n"
BAD_GEOMETRIES = (
    "{}",
    '{"type": "Nonsense", "geometries": {}}',
    '{"type": "Point", "coordinates": []}',
    '{"type": "Point", "coordinates": [1, NaN]}',
    '{"type": "Point", "coordinates": ["a", "b"]}',
    '{"type": "Point", "coordinates": [1]}',
    '{"type": "Point", "coordinates": [4000000, 5000000]}',
)


def fault_of(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GazetteerError) as caught:
        build_project(find_project_files([path]), settings.GAZETTEER_INDEX)
    return str(caught.value)


def test_geojson_gives_points_and_areas(tmp_path):
    def feature(name: str, geometry: dict) -> dict:
        return {"type": "Feature", "properties": {"name": name, "alt_names": [f"Old {name}"]}, "geometry": geometry}

    square = [[[36.0, 50.0], [36.2, 50.0], [36.2, 50.2], [36.0, 50.2], [36.0, 50.0]]]
    features = [
        feature("Zarya", {"type": "Point", "coordinates": [38.02, 48.61]}),
        feature("Green Zone", {"type": "Polygon", "coordinates": square}),
    ]
    path = tmp_path / "dateline-places.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    named = build_project(find_project_files([path]), settings.GAZETTEER_INDEX).named
    (point,), (area,) = named["old zarya"], named["green zone"]
    assert (point.latitude, point.longitude, point.radius_km) == (48.61, 38.02, 1.0)
    assert (round(area.latitude, 3), round(area.longitude, 3)) == (50.1, 36.1)
    assert 12 < area.radius_km < 14


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("places", "name,lat\nZarya,48\n", ["row 1", "longitude"]),
        ("places", PLACES + "\nZarya,98.6,38,,,,\n", ["row 3", "latitude", "swapped"]),
        ("places", PLACES + 'Zarya,"48,6",38,,,,\n', ["row 2", "latitude", "48,6", "point"]),
        ("places", PLACES + "Zarya,nan,38,,,,\n", ["row 2", "latitude"]),
        ("places", PLACES + "Zarya,0,0,,,,\n", ["row 2", "0, 0"]),
        ("places", PLACES + "Zarya,48,38,,ADM2,,\n", ["row 2", "radius_km"]),
        ("places", PLACES + "Zarya,48,38,,,XX,\n", ["row 2", "country_code", "XX"]),
        ("places", PLACES + ",48,38,,,,\n", ["row 2", "no name"]),
        ("places", PLACES + "A,48,38,,,,,too,many\n", ["row 2", "9 values for 7 columns"]),
        ("aliases", ALIASES + "A,,Kharkviw,UA,\n", ["row 2", "Kharkviw", "Kharkiv"]),
        ("aliases", ALIASES + "A,,Springfield,US,Nevada\n", ["row 2", "Nevada", "Missouri"]),
        ("aliases", ALIASES + "A,99999999999,,,\n", ["row 2", "99999999999"]),
        ("aliases", ALIASES + "A,,,,\n", ["row 2", "which place"]),
        ("aliases", ALIASES + "A,,Kharkiv,,\n", ["row 2", "country_code"]),
        ("aliases", ALIASES + "Big,,Kharkiv,UA,\nBIG,,Lviv,UA,\n", ["row 3", "row 2"]),
        ("aliases", ALIASES + '"A,,Kharkiv,UA,\n', ["quotation mark"]),
        ("stop", "", ["is empty", "name"]),
        ("stop", b"name\nPlace\nCaf\xe9\n", ["row 3", "UTF-8"]),
        ("stop", "Marshall\nHope\n", ["row 1", "column name", "Marshall".lower()]),
    ],
)
def test_bad_files_say_where_and_what(tmp_path, name, content, told):
    message = fault_of(tmp_path / f"dateline-{name}.csv", content)
    assert [word for word in [f"dateline-{name}.csv", *told] if word not in message] == []


@pytest.mark.parametrize(
    "content",
    ["{}", "no json", "[" * 100_000, '{"features": [{"geometry": null}]}', '{"features": [1]}']
    + [f'{{"features": [{{"geometry": {geometry}, "properties": {{"name": "A"}}}}]}}' for geometry in BAD_GEOMETRIES]
    + ['{"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": [1]}]}'],
)
def test_bad_geojson_says_so(tmp_path, content):
    assert "dateline-places.geojson" in fault_of(tmp_path / "dateline-places.geojson", content)


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode), header=st.booleans())
@pytest.mark.parametrize("name", ["places.csv", "aliases.csv", "stop.csv", "places.geojson"])
def test_no_bytes_end_in_another_error(tmp_path_factory, name, data, header):
    path = tmp_path_factory.mktemp("files", numbered=True) / name
    path.write_bytes(b"name,latitude,longitude\n" * header + data)
    with contextlib.suppress(GazetteerError):
        rows, used = read_rows(path, path.stem)
        assert used.rows == len(rows)


def test_all_bad_rows_are_told_at_once(tmp_path):
    message = fault_of(tmp_path / "dateline-places.csv", PLACES + "A,99,1,,,,\nB,1,1,,,,\nC,1,999,,,,\n")
    assert ["row 2" in message, "row 3" in message, "row 4" in message] == [True, False, True]
