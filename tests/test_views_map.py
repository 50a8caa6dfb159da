"""The map without a browser: its messages in both directions, and the file of events that the browser reads."""

import json
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from sample_store import make_extractions

from dashboard.filters import Filters
from dashboard.store import build_store
from dashboard.views import event_file, event_map, served
from dashboard.views.cached import in_reading_order
from dashboard.views.memory import Memory
from dashboard.views.rows import find_row


@pytest.fixture(scope="module")
def store():
    return build_store(make_extractions())


@pytest.fixture(scope="module")
def events(store):
    return in_reading_order(store.events, store.articles)


def test_event_file_holds_placed_events_in_order(events):
    columns = event_file.build_event_columns(events)
    placed = events[events["latitude"].notna()]
    assert columns["id"] == placed["event_id"].tolist()
    spots = columns.pop("spots")
    lengths = {len(values["codes"] if isinstance(values, dict) else values) for values in columns.values()}
    assert lengths == {len(placed)}
    when = columns["when"]
    flood = when["codes"][columns["id"].index("flood-1")]
    assert when["words"][flood] == "21 November 2022"
    assert when["starts"][flood] == when["ends"][flood] == date(2022, 11, 21).toordinal()
    undated = when["codes"][columns["id"].index("visit-2")]
    assert when["starts"][undated] is None
    spot = columns["spot"][columns["id"].index("flood-1")]
    assert (spots["lat"][spot], spots["lon"][spot]) == (51.05, 3.71667)
    for name, words in (("region", "BE/Flanders"), ("where", "Ghent, Flanders, Belgium"), ("precision", "settlement")):
        assert spots[name]["words"][spots[name]["codes"][spot]] == words
    assert len(spots["lat"]) < len(placed)  # three events are at Izium
    json.dumps([columns, spots])


def test_positions_are_those_of_the_event_file(events):
    positions = event_file.find_positions(events)
    ids = event_file.build_event_columns(events)["id"]
    placed = events["latitude"].notna()
    assert [ids[position] for position in positions[placed]] == events["event_id"][placed].tolist()
    assert set(positions[~placed]) == {-1}


def test_event_file_is_written_once_and_old_ones_go(tmp_path, monkeypatch):
    import os  # noqa: PLC0415

    monkeypatch.setattr(served, "FOLDER", tmp_path)
    first = served.write_once("events", b"1", lambda: b"1")
    os.utime(tmp_path / first, (0, 0))
    second = served.write_once("events", b"2", lambda: b"2")
    assert [path.name for path in tmp_path.iterdir()] == [second]
    assert served.write_once("events", b"2", lambda: b"2") == second


def test_folder_that_cannot_be_written_is_explained(tmp_path, monkeypatch):
    from dashboard.errors import DatelineError  # noqa: PLC0415

    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(served, "FOLDER", tmp_path / "file")
    with pytest.raises(DatelineError, match="write access"):
        served.write_once("events", b"1", lambda: b"1")


def test_message_to_the_map_has_one_bit_for_each_placed_event(events):
    positions = np.array([0, -1, *range(1, 10)])
    passing = np.zeros(11, dtype=bool)
    passing[[0, 1, 10]] = True
    filters = Filters(start_on=date(2022, 9, 1), area=((1, 2), (3, 4), (5, 6)))
    message = event_map.build_message(passing, positions, filters, events.iloc[4])
    assert (message["passing"], message["selected"], message["area"]) == ("gEA=", 3, [1, 2, 3, 4, 5, 6])
    assert message["period"] == {
        "from": date(2022, 9, 1).toordinal(),
        "to": date.max.toordinal(),
        "undatedOnly": False,
    }
    nothing = event_map.build_message(np.array([], dtype=bool), np.array([], dtype=int), Filters(), None)
    assert (nothing["passing"], nothing["selected"]) == ("", -1)


def test_spot_of_a_ring_holds_its_events_though_the_browser_rounds():
    spot = event_map.read_spot([49.2088, 37.2485, 49.2088, 37.2485])
    assert spot.south < 49.2088 < spot.north
    assert spot.west < 37.2485 < spot.east


def test_other_places_of_the_article_are_those_the_event_is_not_at(store, events):
    shelf = SimpleNamespace(store=store, indices=Memory(1))
    places = event_map.find_other_places(shelf, find_row(events, "event_id", "visit-1"))
    assert {name for _, _, name in places} == {"Kharkiv", "Luhansk Oblast"}
    assert event_map.find_other_places(shelf, None) == []


@pytest.mark.parametrize("view", [None, "x", [1, 2, 3], [1, 2, 3, "4"], {"south": 1}])
def test_what_a_browser_may_send_as_a_view_is_checked(view):
    assert event_map.read_bounds(view) is None
    assert event_map.read_spot(view) is None


def test_view_of_more_than_one_world_is_the_whole_world():
    bounds = event_map.read_bounds([-90, -300, 90, 300])
    assert (bounds.west, bounds.east) == (-180, 180)


def test_view_across_the_antimeridian_keeps_its_sides():
    bounds = event_map.read_bounds([-30, 170, 0, 190])
    assert (bounds.west, bounds.east) == (170, -170)
