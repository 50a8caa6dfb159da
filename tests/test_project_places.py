"""What users say of places: own places, aliases, stop names, demonyms on or off, city or district."""

import re
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import GazetteerError
from dashboard.extraction.places import find_toponyms, resolve_places
from dashboard.extraction.places.choices import Level
from dashboard.extraction.places.listed import apply_project
from dashboard.extraction.text import clean_text
from dashboard.gazetteer.project import ProjectGazetteer, open_gazetteer
from dashboard.gazetteer.project_build import build_project
from dashboard.gazetteer.project_files import find_project_files
from dashboard.model import Article, Place
from dashboard.preprocess import main
from dashboard.store import load_store
from tests.place_docs import shipped_pipeline

ALIASES = "name,geonameid,target_name,country_code,admin1\n"
PLACES = "name,lat,lon,alt_names,feature_code,country_code,radius_km\n"


@pytest.fixture
def project(tmp_path: Path):
    """`project(places=…, aliases=…, stop=…)` writes the files and opens the gazetteer of such a project."""

    def build(**contents: str) -> ProjectGazetteer:
        for holds, content in contents.items():
            (tmp_path / f"dateline-{holds}.csv").write_text(content, encoding="utf-8")
        files = find_project_files([tmp_path])
        return open_gazetteer(settings.GAZETTEER_INDEX, build_project(files, settings.GAZETTEER_INDEX))

    return build


def read(text: str, gazetteer: ProjectGazetteer, *, prefer: Level | None = None) -> dict[str, Place]:
    doc = shipped_pipeline()(clean_text(text))
    mentions = apply_project(find_toponyms(doc, gazetteer), doc, gazetteer, gazetteer.project)
    places = resolve_places(mentions, doc, Article(article_id="a", text=text), gazetteer, prefer=prefer)
    return {place.mention.text: place for place in places}


def test_alias_leaves_its_target_alone(project):
    gazetteer = project(aliases=ALIASES + "Springfield,,Springfield,US,Oregon\n")
    assert [c.admin1 for c in gazetteer.find_candidates("Springfield")] == ["Oregon"]
    assert [c.admin1 for c in gazetteer.find_candidates("SPRINGFIELD")] == ["Oregon"]


def test_alias_outweighs_everything_that_the_text_suggests(project):
    gazetteer = project(aliases=ALIASES + "Springfield,,Springfield,US,Oregon\n")
    place = read("In Illinois, police in Chicago, Peoria and Springfield arrested ten men.", gazetteer)["Springfield"]
    assert place.candidate is not None
    assert place.candidate.admin1 == "Oregon"
    assert "named in your dateline-aliases.csv" in place.reason


def test_alias_by_geonameid_names_what_nobody_else_calls_so(project):
    gazetteer = project(aliases=ALIASES + "The Fortress,706483,,,\n")
    place = read("Shells fell on The Fortress on Friday.", gazetteer)["Fortress"]
    assert (place.candidate.name, place.candidate.geonameid) == ("Kharkiv", 706483)


def test_alias_may_mean_a_place_of_the_users(project):
    gazetteer = project(places=PLACES + "Camp Zarya,48.61,38.02,,CMP,,\n", aliases=ALIASES + "The Hill,,Camp Zarya,,\n")
    assert [c.place_id for c in gazetteer.find_candidates("The Hill")] == ["user:camp-zarya"]


def test_an_alias_is_no_people_and_no_part_of_a_persons_name(project):
    gazetteer = project(aliases=ALIASES + "Springfield,,Springfield,US,Oregon\n")
    assert "Springfield" not in read("Rick Springfield sang in London on Friday.", gazetteer)
    assert gazetteer.find_demonym("Springfield") == []


def test_alias_stays_out_of_longer_names_of_places(project):
    gazetteer = project(aliases=ALIASES + "York,,York,US,Pennsylvania\n")
    assert set(read("Police in New York arrested a man from York.", gazetteer)) == {"New York", "York"}


def test_stop_name_is_no_place(project):
    gazetteer = project(stop="name\nMarshall\nLake Forest\n")
    assert not gazetteer.has_name("Marshall")
    assert gazetteer.find_candidates("Marshall") == []
    found = read("A fire in Marshall, Texas, killed two, officials of Lake Forest said in Dallas.", gazetteer)
    assert set(found) == {"Texas", "Dallas"}


def test_stop_name_leaves_longer_names_alone(project):
    gazetteer = project(stop="name\nYork\n")
    assert set(read("Police arrested three men in New York on Friday.", gazetteer)) == {"New York"}


def test_own_place_is_found_under_each_of_its_names(project):
    gazetteer = project(places=PLACES + "Camp Zarya,48.61,38.02,Sector Nine|al-Nur,CMP,,2.5\n")
    for name in ("Camp Zarya", "Sector Nine", "al-Nur"):
        place = read(f"Soldiers attacked {name} near Bakhmut.", gazetteer)[name]
        assert (place.latitude, place.longitude, place.radius_km, place.geo_precision) == (48.61, 38.02, 2.5, "site")
        assert place.candidate.place_id == "user:camp-zarya"
        assert place.candidate.geonameid is None
        assert "named in your dateline-places.csv" in place.reason


def test_own_place_comes_before_its_namesakes_which_stay(project):
    gazetteer = project(places=PLACES + "Paris,48.61,38.02,,,,\n")
    first, second, *_ = gazetteer.find_candidates("Paris")
    assert (first.place_id, second.country_code) == ("user:paris", "FR")
    assert read("Soldiers entered Paris on Friday.", gazetteer)["Paris"].candidate == first


def test_own_place_lies_in_the_country_and_region_of_the_settlements_around(project):
    gazetteer = project(places=PLACES + "Inner,50.0,36.3,,,,\nOuter,0.5,-30.0,,,,\n")
    inner, outer = (gazetteer.find_candidates(name)[0] for name in ("Inner", "Outer"))
    assert (inner.country_code, inner.admin1) == ("UA", "Kharkiv Oblast")
    assert (outer.country_code, outer.admin1) == (None, None)  # in mid-ocean


def test_acronym_is_only_met_in_capitals(project):
    gazetteer = project(places=PLACES + "IT,48.61,38.02,,,,\n")
    found = read("It was shelled. Soldiers left it. The base IT was hit.", gazetteer)
    assert set(found) == {"IT"}


def test_semicolons_and_a_byte_order_mark_of_a_spreadsheet_are_read(project):
    gazetteer = project(stop="\ufeffName;Remark\nMarshall;a man\n")
    assert gazetteer.find_candidates("Marshall") == []


def test_alias_that_is_a_stop_name_too_is_refused(project):
    with pytest.raises(GazetteerError, match=r"dateline-stop\.csv, row 2"):
        project(stop="name\nHope\n", aliases=ALIASES + "Hope,,Kharkiv,UA,\n")


@pytest.mark.parametrize(
    ("prefer", "expected"), [(None, "New York City"), (Level.CITY, "New York City"), (Level.DISTRICT, "New York")]
)
def test_preference_decides_between_city_and_the_region_around_it(world_gazetteer, prefer, expected):
    gazetteer = open_gazetteer(
        settings.GAZETTEER_INDEX, build_project(find_project_files([]), settings.GAZETTEER_INDEX)
    )
    assert type(gazetteer) is type(world_gazetteer)
    doc = shipped_pipeline()("Troops moved into New York.")
    mentions = find_toponyms(doc, gazetteer)
    (place,) = resolve_places(mentions, doc, Article(article_id="a", text=doc.text), gazetteer, prefer=prefer)
    assert place.candidate.name == expected
    assert ("you prefer" in place.reason) == (prefer is Level.DISTRICT)


def test_preference_leaves_what_the_text_says(project):
    gazetteer = project(stop="name\nNowhere\n")
    found = read("Troops moved into the city of New York.", gazetteer, prefer=Level.DISTRICT)
    assert found["New York"].candidate.name == "New York City"


STORY = (
    "Police arrested five people in Springfield on Tuesday after a protest.\n\n"
    "A Ukrainian driver told Marshall that shells had hit Camp Zarya.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    (folder / "dateline-aliases.csv").write_text(ALIASES + "Springfield,,Springfield,US,Oregon\n", encoding="utf-8")
    (folder / "dateline-stop.csv").write_text("name\nMarshall\n", encoding="utf-8")
    (tmp_path / "camps.csv").write_text(PLACES + "Camp Zarya,48.61,38.02,,CMP,,\n", encoding="utf-8")
    return folder


def test_files_beside_the_articles_show_in_the_store_and_are_no_articles(articles, tmp_path):
    out = tmp_path / "store"
    assert main([str(articles), "--places", str(tmp_path / "camps.csv"), "--out", str(out), "--quiet"]) == 0
    store = load_store(out)
    places = store.places.set_index("text")
    assert set(places.index) == {"Springfield", "Ukrainian", "Camp Zarya"}
    assert places.loc["Springfield", "admin1"] == "Oregon"
    assert places.loc["Springfield", "reason"].startswith("named in your dateline-aliases.csv")
    assert places.loc["Camp Zarya", "reason"].startswith("named in your camps.csv")
    assert set(store.events["location"]) == {"Springfield", "Camp Zarya"}
    assert store.run["discards"] == []
    kept = {(Path(file["path"]).name, file["rows"], len(file["sha256"])) for file in store.run["settings"]["own_files"]}
    assert kept == {("dateline-aliases.csv", 1, 64), ("dateline-stop.csv", 1, 64), ("camps.csv", 1, 64)}


def test_worker_processes_hear_the_user_too(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "BATCH_ARTICLES", 1)
    monkeypatch.setattr(settings, "BATCHES_WORTH_WORKERS", 2)
    (articles / "two.txt").write_text(STORY.replace("five", "six"), encoding="utf-8")
    for workers in (1, 2):
        out = str(tmp_path / f"store{workers}")
        assert main([str(articles), "--out", out, "--quiet", "--workers", str(workers)]) == 0
    one, two = ((tmp_path / f"store{workers}" / "places.parquet").read_bytes() for workers in (1, 2))
    assert one == two
    assert "Marshall" not in set(load_store(tmp_path / "store2").places["text"])


def test_demonyms_may_be_left_out(articles, tmp_path):
    assert main([str(articles), "--out", str(tmp_path / "store"), "--demonyms", "off", "--quiet"]) == 0
    store = load_store(tmp_path / "store")
    assert set(store.places["kind"]) == {"place"}
    assert store.run["settings"]["demonyms"] == "off"


def test_bad_file_ends_the_run_before_it_starts(articles, tmp_path, capsys):
    (articles / "dateline-aliases.csv").write_text(ALIASES + "Springfield,,Sprangfield,US,\n", encoding="utf-8")
    assert main([str(articles), "--out", str(tmp_path / "store"), "--quiet"]) == 1
    said = capsys.readouterr().err
    assert "dateline-aliases.csv, row 2" in said
    assert "Springfield" in said
    assert not (tmp_path / "store").exists()


def test_files_left_out_are_passed_over_however_they_are_named(articles, monkeypatch):
    monkeypatch.chdir(articles)
    files = find_project_files([articles])
    names = [
        Path(item.path).name for item in read_articles([articles, *sorted(Path().glob("*.csv"))], leave_out=files.paths)
    ]
    assert names == ["one.txt"]


@pytest.mark.parametrize(
    "name", ["St. Mary Camp", "Queen's Gate", "The Hill Fort", "N'Dali-Est", "Checkpoint 42", "U.S. Base"]
)
def test_own_names_are_found_however_they_are_cut_into_words(project, name):
    gazetteer = project(places=PLACES + f"{name},48.61,38.02,,,,\n")
    found = read(f"Shells hit {name} on Friday.", gazetteer)
    assert [place.candidate.name for place in found.values()] == [name]


def test_own_name_does_not_reach_over_the_end_of_a_sentence(project):
    gazetteer = project(places=PLACES + "Camp Liberty,48.61,38.02,,,,\n")
    assert "Camp. Liberty" not in read("They left the Camp. Liberty came later.", gazetteer)


def test_the_example_of_the_readme_works(tmp_path):
    readme = (settings.ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("### Your own places")[2].split("```")[1]
    for path, content in re.findall(r"^(\S+).*\n((?: .*\n)+)", block, flags=re.MULTILINE):
        (tmp_path / Path(path).name).write_text(re.sub(r"^ +", "", content, flags=re.MULTILINE), encoding="utf-8")
    project = build_project(find_project_files([tmp_path]), settings.GAZETTEER_INDEX)
    means = {key: (candidates[0].name, candidates[0].admin1) for key, candidates in project.named.items()}
    assert means["springfield"] == ("Springfield", "Oregon")
    assert means["fortress"] == ("Kharkiv", "Kharkiv Oblast")
    assert means["sector nine"] == ("Camp Zarya", "Donetsk Oblast")
    assert project.stop == {"hope"}
