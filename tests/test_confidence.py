"""Confidence is a probability: of type, place and time each, and of all together."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from event_docs import day_at, events_of, parsed
from hypothesis import given
from hypothesis import strategies as st

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import ModelError
from dashboard.extraction.events.confidence import NAMES, calibrate, load_weights, move_place, shipped_weights
from dashboard.model import Article, DateSource, Event
from dashboard.training.calibration import build_reliability, calibration_error
from dashboard.training.confidence import check_folds, rank_quality
from dashboard.training.confidence_cases import Case, read_cases

SEED_EVENTS = settings.ROOT / "tests" / "gold" / "seeds.events.csv"
SHELLING = "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 Monday|NNP|npadvmod|-2"


@pytest.fixture
def weighed() -> Event:
    """An event as the rules weigh it, dated and placed in its own sentence."""
    doc = parsed(SHELLING)
    (event,) = events_of(doc, ["Goma"], [day_at(doc, "Monday", date(2022, 9, 12))])
    return replace(event, confidence_type=0.8, confidence_place=0.8, confidence_time=0.9)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_probability(type_: float, place: float, time: float):
    doc = parsed(SHELLING)
    (event,) = events_of(doc, ["Goma"], [day_at(doc, "Monday", date(2022, 9, 12))])
    sure = calibrate(replace(event, confidence_type=type_, confidence_place=place, confidence_time=time))
    for share in (sure.confidence, sure.confidence_type, sure.confidence_place, sure.confidence_time):
        assert 0 < share < 1


def test_confidence_is_no_greater_than_that_of_the_place_it_rests_on(weighed: Event):
    doubtful = replace(weighed, confidence_place=0.1)
    assert calibrate(doubtful).confidence_place < calibrate(weighed).confidence_place
    assert calibrate(doubtful).confidence < calibrate(weighed).confidence


def test_confidence_of_the_day_of_publication_is_less_than_of_a_day_that_is_told(weighed: Event):
    assumed = replace(
        weighed, confidence_time=0.5, time=replace(weighed.time, date_source=DateSource.PUBLICATION, span=None)
    )
    assert calibrate(assumed).confidence_time < calibrate(weighed).confidence_time


def test_confidence_of_no_place_is_none(weighed: Event):
    assert calibrate(replace(weighed, place=None, confidence_place=0.0)).confidence_place == 0.0


def test_confidence_follows_another_meaning_of_the_same_name(weighed: Event):
    event = calibrate(weighed)
    assert event.place is not None
    surer = move_place(event, replace(event.place, score=0.97))
    vaguer = move_place(event, replace(event.place, score=0.3))
    assert vaguer.confidence_place < event.confidence_place < surer.confidence_place
    assert vaguer.confidence < event.confidence < surer.confidence


@pytest.mark.parametrize("text", ["{}", "no json", '{"type": {}}'])
def test_confidence_weights_must_be_complete(text: str, tmp_path: Path):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="confidence"):
        load_weights(path)


def test_confidence_weights_speak_for_what_is_surer():
    shipped = shipped_weights()
    assert all(shipped["all"][name] > 0 for name in ("type", "place", "time"))
    assert shipped["type"]["rule"] > 0
    assert shipped["place"]["resolved"] > 0


def test_judged_events_stand_in_the_seeds():
    texts = {item.article_id: item.text for item in read_articles([settings.SEEDS]) if isinstance(item, Article)}
    with SEED_EVENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start = int(row["start_char"])
            assert texts[row["article_id"]][start:].startswith(row["trigger"]), row
            assert {row["type_right"], row["place_right"], row["date_right"]} <= {"0", "1"}


def test_shipped_weights_are_calibrated_on_what_they_were_fitted_on(cases: list[Case]):
    pairs = [(calibrate(case.event).confidence, case.right) for case in cases if case.right is not None]
    assert (calibration_error(build_reliability(pairs)) or 1.0) < 0.09


def test_confidence_is_calibrated_on_articles_it_was_not_fitted_on(cases: list[Case]):
    pairs = [(event.confidence, case.right) for case, event in check_folds(cases) if case.right is not None]
    assert len(pairs) > 300
    assert (calibration_error(build_reliability(pairs)) or 1.0) < 0.1
    assert rank_quality(pairs) > 0.6


def test_rank_quality_counts_ties_half():
    assert rank_quality([(0.9, True), (0.1, False)]) == 1.0
    assert rank_quality([(0.5, True), (0.5, False)]) == 0.5
    assert rank_quality([(0.5, True)]) == 0.5


def test_weights_file_holds_nothing_else():
    stored = json.loads((settings.CONFIDENCE / "weights.json").read_text(encoding="utf-8"))
    assert {model: tuple(weights) for model, weights in stored.items()} == NAMES


def test_confidence_of_what_is_told_in_passing_is_less_than_of_the_news():
    (news,) = events_of(parsed("The|DT|det|1 coup|NN|nsubj|1 failed|VBD|ROOT|0"))
    (passing,) = events_of(parsed("Foes|NNS|nsubj|4 of|IN|prep|-1 the|DT|det|1 coup|NN|pobj|-2 sang|VBD|ROOT|0"))
    assert news.trigger == passing.trigger == "coup"
    assert passing.confidence_type < news.confidence_type
