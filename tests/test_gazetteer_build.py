"""Building the index: whole or not at all, the same bytes again, and plain words when something is missing."""

import dataclasses
import json
import shutil
import sqlite3

import pytest

from dashboard import settings
from dashboard.errors import GazetteerError
from dashboard.gazetteer.__main__ import main
from dashboard.gazetteer.build import Inputs, build_index
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.packages import installed_sources, read_settlements, read_subdivisions
from dashboard.gazetteer.region_names import bare_name
from dashboard.gazetteer.tables import read_tables
from tests.small_gazetteer import CITIES, build_small_index, small_sources, tables_without_names


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("index") / "places.sqlite"
    build_small_index(path)
    return path


def test_the_same_inputs_give_the_same_bytes(index, tmp_path):
    build_small_index(tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == index.read_bytes()


def test_a_failed_build_leaves_the_old_index_and_no_litter(index, tmp_path):
    path = tmp_path / "places.sqlite"
    shutil.copy(index, path)
    broken = dataclasses.replace(small_sources(), older_places=tmp_path / "gone.csv")
    with pytest.raises(OSError, match="gone"):
        build_index(path, Inputs(broken, tables_without_names()), report=lambda _: None)
    assert path.read_bytes() == index.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["places.sqlite"]


def test_a_rebuild_does_not_disturb_those_who_have_the_index_open(index, tmp_path):
    path = tmp_path / "places.sqlite"
    shutil.copy(index, path)
    gazetteer = Gazetteer.open(path)
    build_small_index(path)
    assert gazetteer.find_candidates("Izium")


@pytest.mark.parametrize("content", [None, b"", b"no database", "other version"])
def test_an_unusable_index_says_what_to_run(index, tmp_path, content):
    path = tmp_path / "places.sqlite"
    if content == "other version":
        shutil.copy(index, path)
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
        connection.close()
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"Run: python -m dashboard\.gazetteer build"):
        Gazetteer.open(path)


def test_a_missing_table_is_named(tmp_path):
    for table in settings.GAZETTEER_TABLES.glob("*.csv"):
        shutil.copy(table, tmp_path)
    (tmp_path / "demonyms.csv").unlink()
    with pytest.raises(GazetteerError, match=r"demonyms\.csv"):
        read_tables(tmp_path)
    (tmp_path / "demonyms.csv").write_text("word\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="lacks the columns demonym, plural, target_place_id"):
        read_tables(tmp_path)


def test_settlements_are_read_one_by_one_whatever_the_size_of_the_pieces(monkeypatch):
    whole = [settlement.geonameid for settlement in read_settlements(small_sources())]
    assert whole == [row["geonameid"] for row in json.loads(CITIES.read_text(encoding="utf-8")).values()]
    monkeypatch.setattr("dashboard.gazetteer.packages._CHUNK", 97)
    assert [settlement.geonameid for settlement in read_settlements(small_sources())] == whole


def test_names_with_commas_are_one_name():
    units = {unit.code: unit for unit in read_subdivisions(installed_sources(frozenset({"US"})))}
    assert "Washington, D.C." in units["US-DC"].english_names


@pytest.mark.parametrize(
    ("official", "bare"),
    [
        ("Kharkivska oblast", "Kharkivska"),
        ("Adygeja, Respublika", "Adygeja"),
        ("Madrid, Comunidad de", "Madrid"),
        ("Departement de la Charente", "Charente"),
        ("Catalunya [Cataluña]", "Catalunya"),
        ("Wake County", "Wake"),
        ("Region", "Region"),
    ],
)
def test_official_names_lose_their_kind_and_nothing_else(official, bare):
    assert bare_name(official) == bare


def test_regions_of_ours_join_their_official_twin(world_gazetteer):
    found = world_gazetteer.find_candidates("Gaza Strip")
    assert [candidate.feature_code for candidate in found] == ["ADM1"]


def test_find_prints_candidates_and_tells_when_there_are_none(index, capsys):
    assert main(["find", "Kharkov", "--index", str(index)]) == 0
    assert "gn:706483" in capsys.readouterr().out
    assert main(["find", "Izhum", "--index", str(index), "--countries", "ua"]) == 0
    assert "Izyum" in capsys.readouterr().out
    assert main(["find", "Nowhereville", "--index", str(index)]) == 1
    assert "Nowhereville" in capsys.readouterr().out


def test_build_keeps_what_is_up_to_date_and_what_the_user_built_in_full(index, tmp_path, monkeypatch, capsys):
    path, started = tmp_path / "places.sqlite", []
    shutil.copy(index, path)
    monkeypatch.setattr("dashboard.gazetteer.__main__._fingerprint", lambda *_: "now")

    def build(target, inputs, **_):
        started.append(dict(inputs.meta))
        with sqlite3.connect(target) as connection:  # as a build would leave it
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", inputs.meta.items())
        connection.close()

    monkeypatch.setattr("dashboard.gazetteer.__main__.build_index", build)
    arguments = ["build", "--index", str(path)]
    assert main(arguments) == main(arguments) == 0
    assert "up to date" in capsys.readouterr().out
    assert started == [{"made_from": "now", "extent": "packages"}]
    assert main([*arguments, "--force"]) == 0
    assert len(started) == 2

    dump = tmp_path / "AD.txt"
    dump.write_text("", encoding="utf-8")
    assert main([*arguments, "--geonames", str(dump), "--force"]) == 0
    monkeypatch.setattr("dashboard.gazetteer.__main__._fingerprint", lambda *_: "later")
    assert main(arguments) == 0
    assert "stays" in capsys.readouterr().out
    assert len(started) == 3


def test_build_tells_which_file_is_missing(tmp_path, capsys):
    assert main(["build", "--index", str(tmp_path / "x.sqlite"), "--geonames", str(tmp_path / "allCountries.txt")]) == 1
    assert "allCountries.txt" in capsys.readouterr().err


def test_names_that_news_uses_for_another_place_are_dropped(world_gazetteer):
    assert "TN" not in {candidate.country_code for candidate in world_gazetteer.find_candidates("Africa")}


def test_a_wide_region_is_drawn_at_its_middle_not_among_its_towns(world_gazetteer):
    queensland = world_gazetteer.find_candidates("Queensland", countries=frozenset({"AU"}))[0]
    assert (queensland.latitude, queensland.longitude) == (-20, 145)
