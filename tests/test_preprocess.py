"""The first program end to end: real pipeline, real index of places, real store on disk."""

import json
import shutil
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.preprocess import main
from dashboard.store import TABLES, Store, load_store

USERS_ARTICLE = settings.ROOT.parent / "shared" / "seeds"
FLOOD = "Floods hit the city of Ghent in Belgium on Tuesday. Two people were killed.\n"


def preprocess(*arguments: object) -> int:
    return main([*map(str, arguments), "--quiet"])


@pytest.fixture(scope="module")
def seeds_store(tmp_path_factory) -> Store:
    out = tmp_path_factory.mktemp("seeds") / "store"
    assert preprocess(settings.SEEDS, "--out", out) == 0
    return load_store(out)


def test_seeds_fill_map_and_timeline(seeds_store):
    events = seeds_store.events
    on_both = events[events["latitude"].notna() & events["start_on"].notna()]
    assert len(seeds_store.articles) >= 40
    assert len(on_both) >= 60
    assert seeds_store.run["discards"] == []


def test_every_place_of_an_event_is_named_in_its_article(seeds_store):
    texts = dict(zip(seeds_store.articles["article_id"], seeds_store.articles["text"], strict=True))
    placed = seeds_store.events[seeds_store.events["latitude"].notna()]
    mentions = set(zip(seeds_store.places["article_id"], seeds_store.places["start_char"], strict=True))
    for event in placed.itertuples():
        assert texts[event.article_id][event.place_start_char : event.place_end_char].strip()
        if (event.article_id, event.place_start_char) not in mentions:  # no gazetteer has it: the place around it holds
            assert event.geo_precision in {"near", "admin1", "admin2", "area", "country"}


def test_articles_of_another_kind_yield_few_pins(seeds_store):
    """Recipes, grammar and reviews among the seeds report nothing that belongs on the map."""
    quiet = seeds_store.articles[seeds_store.articles["path"].str.contains("no-event", na=False)]
    pins = seeds_store.events[seeds_store.events["article_id"].isin(quiet["article_id"])]
    assert len(quiet) == 5
    assert pins["latitude"].notna().sum() <= 1


def test_two_workers_write_the_bytes_of_one(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "BATCH_ARTICLES", 4)
    monkeypatch.setattr(settings, "BATCHES_WORTH_WORKERS", 2)
    some = tmp_path / "articles"
    some.mkdir()
    for path in sorted(settings.SEEDS.glob("2022-*.md")):
        shutil.copy(path, some)
    for workers in (1, 2):
        assert preprocess(some, "--out", tmp_path / f"store{workers}", "--workers", workers) == 0
    for table in TABLES:
        one, two = (tmp_path / f"store{workers}" / f"{table}.parquet" for workers in (1, 2))
        assert one.read_bytes() == two.read_bytes()


def test_events_can_be_left_out(tmp_path, capsys):
    """Far less is read of the text, and yet the same places and days are found in plain words."""
    (tmp_path / "good.txt").write_text(FLOOD)
    options = ["--published", "2024-01-04", "--out"]
    assert preprocess(tmp_path / "good.txt", *options, tmp_path / "whole") == 0
    assert "1 events" in capsys.readouterr().out
    assert preprocess(tmp_path / "good.txt", "--no-events", *options, tmp_path / "store") == 0
    assert "1 dates and times; events were left out" in capsys.readouterr().out
    whole, store = load_store(tmp_path / "whole"), load_store(tmp_path / "store")
    assert list(store.places["name"]) == list(whole.places["name"]) == ["Ghent", "Belgium"]
    assert list(store.times["start_on"]) == list(whole.times["start_on"])
    assert store.events.empty
    assert store.leaves_out_events
    assert not whole.leaves_out_events


def test_bad_inputs_each_get_their_sentence_and_the_rest_goes_on(tmp_path, capsys):
    bad = tmp_path / "articles"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    (bad / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (bad / "huge.txt").write_text("word " * 10_000_000)
    (bad / "table.csv").write_text("headline,day\nFloods,2024-01-02\n")
    (bad / "good.txt").write_text(FLOOD)
    assert preprocess(bad, tmp_path / "missing", "--out", tmp_path / "store") == 0
    said = capsys.readouterr().err
    for name in ("empty.txt", "picture.txt", "huge.txt", "table.csv", "missing"):
        assert sum(name in line and line.startswith("discarded") for line in said.splitlines()) == 1, name
    run = json.loads((tmp_path / "store" / "run.json").read_text())
    assert len(run["discards"]) == 5
    assert list(load_store(tmp_path / "store").articles["path"].map(lambda path: Path(path).name)) == ["good.txt"]


def test_store_is_untouched_when_nothing_could_be_read(tmp_path):
    (tmp_path / "good.txt").write_text(FLOOD)
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store") == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "store").iterdir()}
    (tmp_path / "none").mkdir()
    assert preprocess(tmp_path / "none", "--out", tmp_path / "store") == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "store").iterdir()} == before


@pytest.mark.parametrize(
    "arguments", [[], ["a.txt", "--published", "soon"], ["a.txt", "--workers", "0"], ["--no-such-option", "a.txt"]]
)
def test_wrong_call_ends_with_two(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_unknown_model_says_what_to_do(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(FLOOD)
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store", "--model", "no_such_model") == 1
    assert "--model" in capsys.readouterr().err


def test_missing_gazetteer_says_what_to_do(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(FLOOD)
    missing = tmp_path / "none.sqlite"
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store", "--gazetteer", missing) == 1
    assert "python -m dashboard.gazetteer build" in capsys.readouterr().err


def test_folder_with_other_files_is_not_taken_for_a_store(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(FLOOD)
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path) == 1
    assert "good.txt" in capsys.readouterr().err
    assert (tmp_path / "good.txt").read_text() == FLOOD


def test_article_without_a_date_keeps_undated_events(tmp_path):
    (tmp_path / "good.txt").write_text(FLOOD)
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store") == 0
    events = load_store(tmp_path / "store").events
    assert list(events["sub_event_type"]) == ["flood_landslide"]
    assert events["start_on"].isna().all()
    assert list(events["location"]) == ["Ghent"]


def test_typographic_apostrophes_are_quoted_as_they_stand(tmp_path):
    (tmp_path / "good.txt").write_text("Fighting near the border of the Luhansk People’s Republic killed two soldiers.")
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store") == 0
    assert "Luhansk People’s Republic" in set(load_store(tmp_path / "store").places["text"])


def test_published_option_dates_what_names_no_date(tmp_path):
    (tmp_path / "good.txt").write_text(FLOOD)
    assert preprocess(tmp_path / "good.txt", "--out", tmp_path / "store", "--published", "2024-01-04") == 0
    event = load_store(tmp_path / "store").events.iloc[0]
    assert (str(event["start_on"].date()), event["date_source"], event["fatalities_best"]) == (
        "2024-01-02",
        "relative",
        2,
    )


VARIANTS = {"Izhum": "Isjoem", "Kharkov": "Charkow", "Lugansk": "Lougansk", "Butsja": "Boetsja"}


@pytest.mark.skipif(not USERS_ARTICLE.is_dir(), reason="the user's own article is not part of the repository")
@pytest.mark.parametrize("spelling", ["as written", "other spellings"])
def test_users_article(tmp_path, spelling):
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(USERS_ARTICLE.glob("*.txt")))
    for name, variant in VARIANTS.items() if spelling == "other spellings" else ():
        text = text.replace(name, variant)
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    assert preprocess(tmp_path / "article.txt", "--out", tmp_path / "store", "--published", "2022-09-14") == 0
    store = load_store(tmp_path / "store")

    places = store.places[store.places["kind"] == "place"].set_index("start_char")
    found = {(row.text, row.name, row.admin1, row.geo_precision) for row in places.itertuples(index=False)}
    izium, kharkiv, luhansk, bucha = (
        spelled if spelling == "as written" else VARIANTS[spelled]
        for spelled in ("Izhum", "Kharkov", "Lugansk", "Butsja")
    )
    assert (izium, "Izium", "Kharkiv Oblast", "settlement") in found
    assert {name for text, name, *_ in found if text == kharkiv} == {"Kharkiv"}
    assert {(name, precision) for text, name, _, precision in found if luhansk in text} == {
        ("Luhansk Oblast", "admin1")
    }
    near_kyiv = places[places["text"] == bucha].iloc[0]
    assert abs(near_kyiv["latitude"] - 50.54) < 0.1
    assert abs(near_kyiv["longitude"] - 30.21) < 0.1
    assert not {"Z", "Reuters"} & set(store.places["text"])

    events = store.events
    visits = events[events["sub_event_type"] == "meeting_visit"]
    assert {"Izium"} == set(visits["location"])
    assert {"2022-09-14"} == set(visits["start_on"].dt.strftime("%Y-%m-%d"))
    recaptured = events[events["sub_event_type"] == "government_regains_territory"]
    assert "Izium" in set(recaptured["location"])
    bodies = events[(events["family"] == "violence_civilians") & (events["fatalities_best"] == 6)]
    assert set(bodies["admin1"]) == {"Kharkiv Oblast"}
    advance = events[events["trigger"].str.startswith("advance") & (events["modality"] == "ongoing")]
    assert set(advance["location"]) == {"Luhansk Oblast"}
    assert set(advance["geo_precision"]) == {"admin1"}


@pytest.mark.skipif(not USERS_ARTICLE.is_dir(), reason="the user's own article is not part of the repository")
def test_users_article_without_a_date_has_the_same_places_and_no_days(tmp_path):
    for name, options in (("dated", ["--published", "2022-09-14"]), ("undated", [])):
        assert preprocess(USERS_ARTICLE, "--out", tmp_path / name, *options) == 0
    dated, undated = load_store(tmp_path / "dated"), load_store(tmp_path / "undated")
    assert list(undated.places["name"]) == list(dated.places["name"])
    for column in ("sub_event_type", "location"):  # the report of an event twice told may be quoted from either place
        assert set(undated.events[column].dropna()) == set(dated.events[column].dropna())
    assert len(undated.events) == len(dated.events)
    assert undated.events["start_on"].isna().all()
    assert set(undated.events["date_source"]) == {"unknown"}
