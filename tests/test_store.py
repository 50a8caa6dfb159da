"""A store on disk: what goes in comes out, a broken one says so, and nothing that was there is lost."""

import json
from datetime import UTC, date, datetime

import geopandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import StoreError
from dashboard.model import (
    Article,
    Candidate,
    Casualties,
    DateSource,
    Event,
    EventTime,
    Extraction,
    GeoPrecision,
    Mention,
    Modality,
    Place,
    Span,
    TimeExpression,
    TimePrecision,
    TimexType,
)
from dashboard.store import (
    build_export,
    build_store,
    events_to_csv,
    events_to_geojson,
    events_to_geopackage,
    load_store,
    save_store,
)

DAY = date(2024, 1, 2)
TEXT = "Floods hit Ghent on Tuesday. Nobody was hurt."
GHENT = Candidate("gn:2797656", "Gent", 51.05, 3.71667, "PPLA2", "BE", "VLG", "Flanders", None, 231493, 8.0, 2797656)


def make_place() -> Place:
    return Place(Mention(11, 16, "Ghent"), GHENT, GeoPrecision.SETTLEMENT, 0.9, "only one", 51.05, 3.71667, 8.0)


def make_event(article_id: str = "a1", **changes) -> Event:
    values = {
        "event_id": f"e-{article_id}",
        "article_id": article_id,
        "family": "disaster_natural",
        "sub_event_type": "flood_landslide",
        "trigger": "Floods",
        "trigger_span": Span(0, 6),
        "passage_span": Span(0, 28),
        "time": EventTime(
            date(2024, 1, 2), date(2024, 1, 2), TimePrecision.DAY, DateSource.RELATIVE, Span(20, 27), 0.8
        ),
        "place": make_place(),
        "actor1": None,
        "actor2": None,
        "casualties": Casualties(injured=0),
        "modality": Modality.HAPPENED,
        "attribution": None,
        "confidence": 0.7,
        "confidence_type": 0.9,
        "confidence_place": 0.9,
        "confidence_time": 0.8,
        "cluster_id": "c1",
    }
    return Event(**{**values, **changes})


def make_extraction(article_id: str = "a1", **changes) -> Extraction:
    article = Article(article_id, TEXT, "Floods", datetime(2024, 1, 3, 8, tzinfo=UTC), "Sample Wire")
    tuesday = TimeExpression(
        20, 27, "Tuesday", TimexType.DATE, "2024-01-02", date(2024, 1, 2), date(2024, 1, 2), TimePrecision.DAY,
        DateSource.RELATIVE,
    )  # fmt: skip
    return Extraction(article, (make_place(),), (tuesday,), (make_event(article_id, **changes),))


def test_store_round_trip_keeps_values_and_unknowns(tmp_path):
    save_store(build_store([make_extraction()], {"version": "x"}), tmp_path / "store")
    store = load_store(tmp_path / "store")
    event = store.events.iloc[0]
    assert (event["location"], event["injured"], event["start_on"].date()) == ("Gent", 0, date(2024, 1, 2))
    assert (event.geometry.x, event.geometry.y) == (3.71667, 51.05)
    assert event.isna()[["actor1", "fatalities_best", "attribution", "spatial_relation"]].all()
    assert store.run["version"] == "x"
    assert store.events.crs.to_epsg() == 4326


def test_store_of_nothing_round_trips(tmp_path):
    save_store(build_store([]), tmp_path / "store")
    assert len(load_store(tmp_path / "store").events) == 0


def test_store_bytes_do_not_depend_on_the_order_of_articles(tmp_path):
    several = [make_extraction(name) for name in ("a3", "a1", "a2")]
    save_store(build_store(several), tmp_path / "one")
    save_store(build_store(reversed(several)), tmp_path / "two")
    for name in ("articles", "places", "times", "events"):
        assert (tmp_path / "one" / f"{name}.parquet").read_bytes() == (
            tmp_path / "two" / f"{name}.parquet"
        ).read_bytes()


def test_event_without_place_or_date_has_no_point_and_no_day(tmp_path):
    unknown = EventTime(None, None, TimePrecision.UNKNOWN, DateSource.UNKNOWN)
    save_store(build_store([make_extraction(place=None, time=unknown)]), tmp_path / "store")
    event = load_store(tmp_path / "store").events.iloc[0]
    assert event.geometry is None
    assert event["geo_precision"] == "unknown"
    assert event.isna()[["latitude", "longitude", "start_on", "end_on"]].all()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"trigger": "Flood"}, "do not quote"),
        ({"passage_span": Span(0, 400)}, "outside their article"),
        ({"passage_span": Span(3, 28)}, "outside their passage"),
        ({"family": "battle"}, "outside the ontology"),
        ({"confidence": 1.2}, "outside 0 to 1"),
        (
            {"time": EventTime(DAY, date(2024, 1, 1), TimePrecision.DAY, DateSource.PUBLICATION)},
            "interval",
        ),
        ({"time": EventTime(DAY, DAY, TimePrecision.DAY, DateSource.RELATIVE)}, "words"),
    ],
)
def test_store_that_breaks_its_contract_is_not_written(tmp_path, changes, fault):
    with pytest.raises(StoreError, match=fault):
        save_store(build_store([make_extraction(**changes)]), tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def test_store_is_replaced_as_a_whole(tmp_path):
    save_store(build_store([make_extraction("a1")]), tmp_path / "store")
    save_store(build_store([make_extraction("a2")]), tmp_path / "store")
    assert list(load_store(tmp_path / "store").articles["article_id"]) == ["a2"]
    assert [item.name for item in tmp_path.iterdir()] == ["store"]


def test_store_between_the_two_renames_of_a_crash_is_found_again(tmp_path):
    save_store(build_store([make_extraction("a1")]), tmp_path / "store")
    (tmp_path / "store").rename(tmp_path / ".store.previous")
    assert list(load_store(tmp_path / "store").articles["article_id"]) == ["a1"]


def test_store_never_replaces_a_folder_with_other_files(tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(StoreError, match=r"thesis\.docx"):
        save_store(build_store([make_extraction()]), tmp_path)
    assert (tmp_path / "thesis.docx").read_text() == "years of work"


@pytest.mark.parametrize("name", ["articles.parquet", "events.parquet", "run.json"])
@pytest.mark.parametrize("damage", ["missing", "garbage"])
def test_damaged_store_says_what_to_do(tmp_path, name, damage):
    save_store(build_store([make_extraction()]), tmp_path / "store")
    (tmp_path / "store" / name).unlink() if damage == "missing" else (tmp_path / "store" / name).write_bytes(b"PAR1 no")
    with pytest.raises(StoreError, match=r"python -m dashboard\.preprocess"):
        load_store(tmp_path / "store")


def test_store_of_another_version_says_so(tmp_path):
    save_store(build_store([make_extraction()]), tmp_path / "store")
    (tmp_path / "store" / "run.json").write_text('{"store_version": 99}')
    with pytest.raises(StoreError, match="another version"):
        load_store(tmp_path / "store")


def test_missing_store_says_what_to_do(tmp_path):
    with pytest.raises(StoreError, match=r"There is no store .* Run: python -m dashboard\.preprocess"):
        load_store(tmp_path / "nowhere")


def test_csv_export_carries_the_passage_and_no_formula():
    store = build_store([make_extraction(attribution='=HYPERLINK("x")')])
    text = events_to_csv(build_export(store.events, store.articles)).decode("utf-8-sig")
    assert "Floods hit Ghent on Tuesday." in text
    assert "\"'=HYPERLINK(" in text


def test_geojson_export_is_longitude_first_and_null_where_unplaced():
    store = build_store([make_extraction("a1"), make_extraction("a2", place=None)])
    features = json.loads(events_to_geojson(build_export(store.events, store.articles)))["features"]
    assert features[0]["geometry"]["coordinates"] == [3.71667, 51.05]
    assert features[1]["geometry"] is None
    assert features[0]["properties"]["start_on"] == "2024-01-02"
    assert features[0]["properties"]["actor1"] is None


def test_geopackage_export_reads_back_as_it_was(tmp_path):
    hostile = "=1+1'); DROP TABLE events; --\n<b>“ü”"
    store = build_store([make_extraction("a1", attribution=hostile), make_extraction("a2", place=None)])
    file = tmp_path / "events.gpkg"
    file.write_bytes(events_to_geopackage(build_export(store.events, store.articles)))
    events = geopandas.read_file(file, layer="events")
    assert events.crs.to_epsg() == 4326
    assert (events.geometry[0].x, events.geometry[0].y) == (3.71667, 51.05)
    assert events.geometry[1] is None
    assert events["attribution"][0] == hostile
    assert events["start_on"].tolist() == ["2024-01-02"] * 2
    assert events["passage"][0] == "Floods hit Ghent on Tuesday."
    assert events["actor1"].isna().all()
    assert events["passage_end_char"].tolist() == store.events["passage_end_char"].tolist()


@settings(max_examples=20)  # each writes and reads a store
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_a_store(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    save_store(build_store([Extraction(Article("a", text, title=text, source=text), (), (), ())]), folder / "store")
    article = load_store(folder / "store").articles.iloc[0]
    assert (article["text"], article["title"], article["source"]) == (text, text, text)
