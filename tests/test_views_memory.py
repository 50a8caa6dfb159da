"""What is kept between reruns, and that a click does not work it out again."""

from datetime import date

from sample_store import save_sample

from dashboard.filters import Filters
from dashboard.views import cached
from dashboard.views.memory import Memory


def test_an_answer_is_built_once_for_each_key():
    memory, built = Memory(2), []
    for key in ("a", "a", "b", "a"):
        assert memory.recall(key, lambda key=key: built.append(key) or key.upper()) == key.upper()
    assert built == ["a", "b"]


def test_the_oldest_answer_gives_way():
    memory = Memory(2)
    for key in "abc":
        memory.recall(key, lambda key=key: key)
    assert memory.recall("c", lambda: "new") == "c"
    assert memory.recall("a", lambda: "new") == "new"


def test_nothing_is_an_answer_too():
    memory = Memory(2)
    memory.recall("a", lambda: None)
    assert memory.recall("a", lambda: "new") is None


def test_a_click_does_not_apply_the_filters_again(open_app, tmp_path, monkeypatch):
    applied = []
    find_passing = cached.find_passing
    monkeypatch.setattr(cached, "find_passing", lambda *given: applied.append(given[1]) or find_passing(*given))
    at = open_app(save_sample(tmp_path / "store"))
    at.session_state["selected_event"] = "flood-1"
    at.run()
    assert len(applied) == 1
    at.text_input(key="text").set_value("izium").run()
    assert len(applied) == 2
    assert applied[1].text == "izium"


def test_another_period_has_the_same_bars(tmp_path):
    shelf = cached.load_shelf(save_sample(tmp_path / "store"))
    all_time, autumn = (cached.find_shown(shelf, Filters(start_on=day)) for day in (None, date(2022, 11, 1)))
    assert len(autumn.events) < len(all_time.events)
    assert autumn.bars is all_time.bars
    assert autumn.of_all_times is all_time.of_all_times
    assert cached.find_shown(shelf, Filters(text="izium")).bars is not all_time.bars
