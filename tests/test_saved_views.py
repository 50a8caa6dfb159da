"""Saved views: kept whole, read with care, carried over by a rebuild, and never lost by a fault."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_store import save_sample

from dashboard import saved_views, settings
from dashboard.errors import StoreError
from dashboard.saved_views import MAX_NAME, SavedView, delete_view, find_fault, load_views, save_view
from dashboard.views import cached

_NAMES = st.text(min_size=1, max_size=MAX_NAME).filter(lambda name: find_fault(name, "") is None)


def test_a_store_without_views_has_none(tmp_path):
    assert load_views(tmp_path) == []


@given(st.lists(_NAMES, max_size=5, unique=True))
def test_views_are_read_as_they_were_saved(tmp_path_factory, names):
    store = tmp_path_factory.mktemp("store")
    for name in names:
        save_view(store, SavedView(name, "country=UA&q=caf%C3%A9"))
    assert {view.name for view in load_views(store)} == set(names)
    for name in names:
        delete_view(store, name)
    assert load_views(store) == []


def test_a_view_of_the_same_name_gives_way(tmp_path):
    save_view(tmp_path, SavedView("b", "q=1"))
    save_view(tmp_path, SavedView("A", "q=2"))
    save_view(tmp_path, SavedView("b", "q=3"))
    assert load_views(tmp_path) == [SavedView("A", "q=2"), SavedView("b", "q=3")]


@pytest.mark.parametrize("name", ["", " ", "two  spaces", "a\nb", "a\u202eb", "x" * (MAX_NAME + 1)])
def test_a_name_that_fits_no_list_is_refused(tmp_path, name):
    with pytest.raises(StoreError, match="name"):
        save_view(tmp_path, SavedView(name, "q=1"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("query", ["//evil.example", "javascript:alert(1)", "q=a b", "q=1#there", "q=" + "x" * 9000])
def test_a_query_that_is_no_query_of_ours_is_refused(tmp_path, query):
    with pytest.raises(StoreError, match="address"):
        save_view(tmp_path, SavedView("a", query))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b"{}", b"[1]", b'[{"name": "a"}]', b'[{"name": "a", "query": 1}]', b"[" * 100_000,
        b'[{"name": "a", "query": "javascript:x"}]', b'[{"name": "", "query": "q=1"}]',
        b'[{"name": "a", "query": "q=1", "more": 1}]', b'[{"name": "a", "query": "q=1"}, null]',
    ],
)  # fmt: skip
def test_a_damaged_file_is_told_and_never_written_over(tmp_path, content):
    path = tmp_path / settings.VIEWS_FILE
    path.write_bytes(content)
    for act in (
        lambda: load_views(tmp_path),
        lambda: save_view(tmp_path, SavedView("a", "q=1")),
        lambda: delete_view(tmp_path, "a"),
    ):
        with pytest.raises(StoreError, match=r"Mend .*views\.json"):
            act()
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_keeps_what_it_had(tmp_path, monkeypatch):
    store = tmp_path / "store"
    store.mkdir()
    save_view(store, SavedView("old", "q=1"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(saved_views.Path, "replace", refuse)
    with pytest.raises(StoreError, match=r"Permission denied.*nothing was changed\. Copy the address"):
        save_view(store, SavedView("new", "q=2"))
    assert load_views(store) == [SavedView("old", "q=1")]
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_there_is_an_end_to_the_list(tmp_path, monkeypatch):
    monkeypatch.setattr(saved_views, "_MAX_VIEWS", 1)
    save_view(tmp_path, SavedView("a", "q=1"))
    with pytest.raises(StoreError, match="Delete one first"):
        save_view(tmp_path, SavedView("b", "q=1"))


def test_a_rebuild_of_the_store_keeps_its_views(tmp_path):
    store = save_sample(tmp_path / "store")
    save_view(store, SavedView("mine", "country=UA"))
    save_sample(store)
    assert load_views(store) == [SavedView("mine", "country=UA")]


def test_a_saved_view_does_not_load_the_store_anew(tmp_path):
    store = save_sample(tmp_path / "store")
    before = cached._change_mark(store)
    save_view(store, SavedView("mine", "country=UA"))
    assert cached._change_mark(store) == before


def _save_by_hand(at, name: str) -> None:
    at.text_input(key="view_name").set_value(name)
    next(button for button in at.button if button.label == "Save this view").click().run()


def test_what_is_seen_is_saved_under_the_name_that_is_given(open_app, tmp_path):
    store = save_sample(tmp_path / "store")
    at = open_app(store, country="UA", event="visit-3", map="49,37,6")
    _save_by_hand(at, "  Kharkiv,   September ")
    assert load_views(store) == [SavedView("Kharkiv, September", "country=UA&event=visit-3&map=49%2C37%2C6")]
    assert not at.error


def test_a_fault_is_told_on_the_page(open_app, tmp_path):
    store = save_sample(tmp_path / "store")
    (store / settings.VIEWS_FILE).write_text("{", encoding="utf-8")
    at = open_app(store)
    assert "views\\.json" in at.error[0].value
    _save_by_hand(at, "a")
    assert (store / settings.VIEWS_FILE).read_text(encoding="utf-8") == "{"


def test_file_is_plain_json_that_other_tools_can_read(tmp_path: Path):
    save_view(tmp_path, SavedView("é", "q=1"))
    assert json.loads((tmp_path / settings.VIEWS_FILE).read_text(encoding="utf-8")) == [{"name": "é", "query": "q=1"}]
