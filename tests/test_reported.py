"""Which triggers report an event: the weights, what they drop of whole texts, and the fit that made them."""

import json

import pytest
from event_docs import Read, events_of, parsed

from dashboard import settings
from dashboard.errors import DatelineError, ModelError
from dashboard.extraction.events import reported
from dashboard.extraction.events.reported import BIAS, chance, load_weights
from dashboard.model import Article
from dashboard.training.reported_cases import Case, Judged, read_examples, read_seeds, read_senses
from dashboard.training.reported_fit import cut_folds, fit_weights

FIGURES_OF_SPEECH = [
    (
        "Tea growers stormed the fair in Colombo on Sunday. Their stand was under siege from noon, and by four "
        "they had run out of cups. A rival from Kandy surrendered his table. Prices were calm."
    ),
    (
        "The tram museum in Brighton is looking for a conductor. Robberies of the till are not expected. The last one "
        "left after the great custard war of 2019, in which two cooks fought over a recipe, and is now a clown."
    ),
    (
        "Bank shares retreated in Milan on Tuesday after a raid by hedge funds. The index recaptured half of the loss. "
        "Dealers spoke of a truce, and of a rally that had been killed too early."
    ),
]
NEWS = [
    "A woman was stabbed in a car park in Luton on Friday evening. She was taken to hospital.",
    "The river burst its banks at Carlisle overnight, and forty families had to leave their homes.",
    "Two trains collided in fog near Gyor on Monday. At least 14 people were hurt.",
]


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_reported_leaves_figures_of_speech_out(text: str, read: Read):
    assert len([event.trigger for event in read(text)]) <= 1


@pytest.mark.parametrize("text", NEWS)
def test_reported_keeps_plain_news(text: str, read: Read):
    assert read(text)


def test_reported_keeps_what_is_planned_whatever_its_chance(monkeypatch: pytest.MonkeyPatch):
    doc = parsed("Teachers|NNS|nsubj|2 will|MD|aux|1 strike|VB|ROOT|0 .|.|punct|-1")
    monkeypatch.setattr(reported, "load_weights", lambda: {BIAS: -20.0})
    assert [event.modality for event in events_of(doc)] == ["planned"]


def test_chance_of_unknown_grounds_is_that_of_the_bias():
    assert chance({"a ground of tomorrow": 1.0}, {BIAS: 0.0}) == pytest.approx(0.5)


@pytest.mark.parametrize("content", ["", "[]", '{"weights": 3}', '{"weights": {"bias": "much"}}'])
def test_weights_that_cannot_be_read_are_refused(content: str, tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "weights.json").write_text(content)
    monkeypatch.setattr(settings, "REPORTED", tmp_path)
    load_weights.cache_clear()
    with pytest.raises(ModelError):
        load_weights()
    load_weights.cache_clear()


def test_fit_learns_what_tells_reports_from_others():
    cases = [Case(str(k), {"good": 1.0} if k % 2 else {"bad": 1.0}, bool(k % 2)) for k in range(40)]
    weights = fit_weights(cases, penalty=1.0)
    assert weights["good"] > 0 > weights["bad"]


def test_fit_gives_a_rare_ground_no_weight():
    cases = [Case(str(k), {"rare": 1.0} if k == 0 else {}, k % 2 == 0) for k in range(10)]
    assert "rare" not in fit_weights(cases, penalty=1.0)


def test_folds_leave_each_text_out_once():
    cases = [Case(str(k // 2), {}, is_reported=True) for k in range(12)]
    left = [case.text_id for _, out in cut_folds(cases, 3) for case in out]
    assert sorted(left) == sorted(case.text_id for case in cases)


def test_examples_are_where_their_spans_say():
    judged = [*read_examples(settings.REPORTED / "examples.jsonl"), *read_senses(settings.REPORTED / "senses.csv")]
    spans = [(item.article.text, span) for item in judged for span in (*item.reports, *item.others)]
    assert all(text[start:end].strip() == text[start:end] != "" for text, (start, end) in spans)


def test_judged_seeds_still_say_what_was_judged():
    judged = read_seeds(settings.REPORTED / "seeds.csv")
    assert sum(len(item.reports) for item in judged) > sum(len(item.others) for item in judged) > 0


def test_judged_seeds_of_another_state_are_refused(tmp_path):
    table = tmp_path / "seeds.csv"
    table.write_text("article,start_char,trigger,sub_event_type,is_reported\n2011-01-15-tunisia.md,0,zzz,other,1\n")
    with pytest.raises(DatelineError, match="another state"):
        read_seeds(table)


def test_shipped_weights_are_numbers_for_known_kinds_of_grounds():
    weights = json.loads((settings.REPORTED / "weights.json").read_text())["weights"]
    assert set(weights) == set(load_weights())


def test_a_trigger_that_nobody_judged_has_no_verdict(read: Read):
    (event,) = read("Gunmen kidnapped two nurses.")
    assert Judged(Article("a", "")).verdict(event) is None
