"""Cutting an article into runs: nothing of the text is lost, and every stretch knows its events."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.passages import Marking, Passage, build_runs

TEXT = "Troops entered Izium on Monday. Crowds cheered."


def text_of(runs) -> str:
    return "".join(text for run in runs for text, _, _ in run.parts)


def test_passage_with_place_and_time_inside():
    runs = build_runs(
        TEXT,
        [Passage(0, 30, "a")],
        [Marking(15, 20, "place", "Izium, Ukraine"), Marking(24, 30, "time"), Marking(24, 30, "evidence")],
    )
    assert [run.event_ids for run in runs] == [("a",), ()]
    assert runs[0].parts == [
        ("Troops entered ", "", ""),
        ("Izium", "place", "Izium, Ukraine"),
        (" on ", "", ""),
        ("Monday", "time evidence", ""),
    ]


def test_shortest_passage_comes_first_where_several_overlap():
    runs = build_runs(TEXT, [Passage(0, 31, "long"), Passage(7, 20, "short")], [])
    assert [run.event_ids for run in runs] == [("long",), ("short", "long"), ("long",), ()]


def test_two_events_in_one_passage():
    runs = build_runs(TEXT, [Passage(0, 30, "b"), Passage(0, 30, "a")], [])
    assert runs[0].event_ids == ("a", "b")


def test_spans_outside_the_text_are_left_out():
    runs = build_runs("short", [Passage(0, 99, "a"), Passage(-3, 2, "b"), Passage(3, 3, "c")], [Marking(4, 6, "place")])
    assert text_of(runs) == "short"
    assert runs[0].event_ids == ()


def test_empty_text():
    assert text_of(build_runs("", [], [])) == ""


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_runs_joined_are_the_text(text, spans):
    passages = [Passage(start, end, f"e{i}") for i, (start, end) in enumerate(spans[::2])]
    markings = [Marking(start, end, "place") for start, end in spans[1::2]]
    assert text_of(build_runs(text, passages, markings)) == text
