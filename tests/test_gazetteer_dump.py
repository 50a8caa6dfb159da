"""The full build from GeoNames' own files: small ones here, in their real format."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from dashboard.errors import GazetteerError
from dashboard.gazetteer.geonames_dump import Dump, add_dump, sort_dump_files
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.writer import IndexWriter
from tests.small_gazetteer import build_small_index


def line(number: int, name: str, latitude: float, longitude: float, feature: str, **more: str) -> str:
    """One of the 19-column lines of allCountries.txt; `feature` is class and code, "P.PPL"."""
    feature_class, _, feature_code = feature.partition(".")
    cells = [
        str(number), name, more.get("ascii", name), more.get("names", ""), str(latitude), str(longitude),
        feature_class, feature_code, more.get("country", "UA"), "", more.get("admin1", "07"), more.get("admin2", ""),
        "", "", more.get("population", "0"), "", "100", "Europe/Kyiv", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(cells)


PLACES = [
    line(707292, "Izyum", 49.2, 37.25, "P.PPLA2", admin2="12345", population="45000"),
    line(706482, "Kharkiv Oblast", 49.75, 36.5, "A.ADM1", names="Kharkovskaya Oblast'", population="2598961"),
    line(12345678, "Izyum Raion", 49.2, 37.3, "A.ADM2", admin2="12345"),
    line(699999, "Mala Testivka", 49.1, 37.0, "H.STM", names="Malaya Testovka,Testovka", admin1="00"),
    line(690791, "Ukraine", 49.0, 32.0, "A.PCLI", names="Oekrayne", admin1="00", population="44622516"),
    line(700001, "Vilkhuvatka Terminal", 49.0, 37.0, "S.RSTN"),
    "a broken line",
    line(700002, "Nowhere", 49.0, 37.0, "P.PPL").replace("49.0", "north"),
]
ALTERNATE_NAMES = [
    "1\t707292\tnl\tIsjoem\t\t\t\t\t\t",
    "2\t707292\tlink\thttps://en.wikipedia.org/wiki/Izium\t\t\t\t\t\t",
    "3\t999999999\ten\tAtlantis\t\t\t\t\t\t",
]


@pytest.fixture(scope="module")
def dump(tmp_path_factory) -> Dump:
    folder = tmp_path_factory.mktemp("dump")
    with zipfile.ZipFile(folder / "allCountries.zip", "w") as archive:
        archive.writestr("readme.txt", "see geonames.org")
        archive.writestr("allCountries.txt", "\n".join(PLACES) + "\n")
    files = {
        "alternateNamesV2.txt": ALTERNATE_NAMES,
        "admin1CodesASCII.txt": ["UA.07\tKharkiv\tKharkiv\t706482"],
        "admin2Codes.txt": ["UA.07.12345\tIzyum Raion\tIzyum Raion\t12345678"],
        "countryInfo.txt": ["#ISO\tISO3", "UA\tUKR"],
    }
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sort_dump_files(sorted(folder.iterdir()))


@pytest.fixture(scope="module")
def gazetteer(dump, tmp_path_factory) -> Gazetteer:
    path = tmp_path_factory.mktemp("full") / "full.sqlite"
    lines = build_small_index(path, dump=dump)
    assert "allCountries.zip: 6 places, 2 broken lines left out" in lines
    return Gazetteer.open(path)


def test_the_dumps_row_wins_and_takes_its_county_from_the_codes(gazetteer):
    (izium,) = [c for c in gazetteer.find_candidates("Izyum") if c.geonameid == 707292]
    assert (izium.latitude, izium.feature_code, izium.population) == (49.2, "PPLA2", 45000)
    assert (izium.admin1, izium.admin2) == ("Kharkiv Oblast", "Izyum Raion")


def test_a_region_gets_its_geonames_id_and_keeps_our_name_and_codes(gazetteer):
    region = gazetteer.admin1("UA", "07")
    assert (region.place_id, region.geonameid, region.name) == ("iso:UA-63", 706482, "Kharkiv Oblast")
    assert region.population >= 2598961
    assert region in gazetteer.find_candidates("Kharkiv Oblast")
    assert gazetteer.find_candidates("Kharkov region")[0].geonameid == 706482


def test_new_kinds_of_places_come_in(gazetteer):
    assert gazetteer.find_candidates("Izyum Raion")[0].feature_code == "ADM2"
    assert gazetteer.find_candidates("Mala Testivka")[0].feature_code == "STM"
    assert gazetteer.find_candidates("Vilkhuvatka Terminal")[0].geonameid == 700001


def test_a_country_keeps_our_point(gazetteer):
    assert gazetteer.country("UA").place_id == "country:UA"
    assert gazetteer.country("UA").latitude != 49.0 or gazetteer.country("UA").radius_km != 300


def test_alternate_names_are_added_without_links_and_orphans(gazetteer):
    assert gazetteer.find_candidates("Isjoem")[0].geonameid == 707292
    assert gazetteer.find_candidates("Atlantis") == []
    assert not gazetteer.has_name("https://en.wikipedia.org/wiki/Izium")


def test_the_main_table_brings_its_own_names_where_no_other_file_does(tmp_path):
    (tmp_path / "UA.txt").write_text("\n".join(PLACES) + "\n", encoding="utf-8")
    build_small_index(tmp_path / "ua.sqlite", dump=sort_dump_files([tmp_path / "UA.txt"]))
    assert Gazetteer.open(tmp_path / "ua.sqlite").find_candidates("Testovka")[0].geonameid == 699999


def test_files_are_told_apart_and_missed(tmp_path):
    (tmp_path / "alternateNamesV2.txt").write_text("", encoding="utf-8")
    with pytest.raises(GazetteerError, match="No file of places"):
        sort_dump_files([tmp_path / "alternateNamesV2.txt"])
    with pytest.raises(GazetteerError, match="There is no file"):
        sort_dump_files([tmp_path / "allCountries.txt"])


def test_a_file_that_is_no_text_says_what_to_do(tmp_path):
    (tmp_path / "UA.txt").write_bytes(b"\xff\xfe\x00")
    with (
        pytest.raises(GazetteerError, match="download it again"),
        IndexWriter(tmp_path / "x.sqlite") as writer,
    ):
        add_dump(writer, sort_dump_files([tmp_path / "UA.txt"]), report=lambda _: None)


def test_memory_does_not_grow_with_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.gazetteer.writer._BATCH", 1000)
    assert _peak_bytes(tmp_path, 12_000) < 3e6  # held whole, the rows would take several times that


def _peak_bytes(folder: Path, count: int) -> int:
    path = folder / f"{count}.txt"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line(i, f"Village {i}", 49.0, 37.0, "P.PPL") + "\n" for i in range(1, count + 1))
    tracemalloc.start()
    with IndexWriter(folder / f"{count}.sqlite") as writer:
        add_dump(writer, sort_dump_files([path]), report=lambda _: None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
