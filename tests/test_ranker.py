"""The weights by which places are chosen: the file, the fit, and how they do on our own articles."""

import csv
import json

import numpy as np
import pytest

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import ModelError
from dashboard.extraction.places import resolve_places
from dashboard.extraction.places.weights import NAMES, Weights, load_weights, shipped_weights
from dashboard.model import Article, Mention, MentionKind
from dashboard.training.ranker_cases import FEATURES, Annotated, Case, Point, build_cases
from dashboard.training.ranker_fit import fit_weights, mean_loss, share_right
from dashboard.training.ranker_sources import SEED_PLACES
from tests.place_docs import marked_doc, marked_mentions

BY_HAND = load_weights(column="hand_set")
LEAST_RIGHT = 0.94  # of the names of our own articles that the weights were not fitted on


def case(right, *rows):
    """Rows of grounds by name, the last for "none of these"; which row is right."""
    table = np.zeros((len(rows), len(FEATURES)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            table[number, FEATURES.index(name)] = value
    return Case(table, np.arange(len(rows)) == right, 1.0)


SMALL_IS_RIGHT = [case(0, {"population": 1.0, "is_seat": 1.0}, {"population": 3.0}, {"none": 1.0})] * 5


def test_shipped_weights_know_every_ground():
    assert set(shipped_weights().as_dict()) == set(NAMES)


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"weights": 3}', json.dumps({"weights": {"population": 1.0}}), '{"weights": {"population": "x"}}'],
)
def test_broken_weights_are_an_error(text, tmp_path):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError):
        load_weights(path)


def test_missing_weights_are_an_error(tmp_path):
    with pytest.raises(ModelError, match="No weights"):
        load_weights(tmp_path / "weights.json")


def test_fit_learns_what_is_right():
    fitted = fit_weights(SMALL_IS_RIGHT, BY_HAND, penalty=0.1)
    assert mean_loss(SMALL_IS_RIGHT, fitted) < mean_loss(SMALL_IS_RIGHT, BY_HAND)
    assert share_right(SMALL_IS_RIGHT, fitted) == 1.0
    assert fitted["is_seat"] > BY_HAND["is_seat"]


def test_fit_never_turns_a_ground_round():
    fitted = fit_weights(SMALL_IS_RIGHT * 50, BY_HAND, penalty=0.001)
    assert fitted["population"] >= 0
    assert all(np.sign(value) in {0, np.sign(BY_HAND[name])} for name, value in fitted.as_dict().items())


def test_fit_stays_near_what_was_set_by_hand_if_told_to():
    fitted = fit_weights(SMALL_IS_RIGHT, BY_HAND, penalty=1e6)
    assert fitted.as_dict() == pytest.approx(BY_HAND.as_dict(), abs=0.01)


def test_fit_leaves_what_is_held():
    assert fit_weights(SMALL_IS_RIGHT, BY_HAND, penalty=0.1, held={"is_seat"})["is_seat"] == BY_HAND["is_seat"]


def test_fit_is_the_same_twice():
    first, second = (fit_weights(SMALL_IS_RIGHT, BY_HAND, penalty=1.0).as_dict() for _ in range(2))
    assert first == second


def annotated(marked, gold, **more):
    text, mentions = marked_mentions(marked)
    spans = {(m.start_char, m.end_char): gold[m.text] for m in mentions if m.text in gold}
    return Annotated(Article(article_id="a", text=text), text, mentions, spans, **more)


def test_case_marks_the_candidates_at_the_point(world_gazetteer):
    one = annotated("A fire in <Perth>, <Scotland>.", {"Perth": Point(56.395, -3.437)})
    (found,) = build_cases([one], world_gazetteer, BY_HAND)
    assert found.right[:-1].any()
    assert not found.right.all()
    assert not found.right[-1]


def test_place_that_no_gazetteer_has_is_none_of_these(world_gazetteer):
    (found,) = build_cases([annotated("A fire in <Perth>.", {"Perth": None})], world_gazetteer, BY_HAND)
    assert found.right.tolist() == [False] * (len(found.right) - 1) + [True]


def test_what_the_text_says_outright_is_kept_from_the_ranker(world_gazetteer):
    one = annotated("A fire in <Perth>, <Scotland>.", {}, told_weight=1.0)
    cases = build_cases([one], world_gazetteer, BY_HAND)
    assert [c.right.sum() for c in cases] == [1]
    assert not cases[0].rows[:, FEATURES.index("inside")].any()


def test_weights_weigh(world_gazetteer):
    values = dict.fromkeys(NAMES, 0.0) | {"population": 1.0, "none": -50.0}
    (found,) = build_cases([annotated("In <Paris>.", {"Paris": Point(48.85, 2.35)})], world_gazetteer, Weights(values))
    assert share_right([found], Weights(values)) == 1.0


def known_places():
    """Articles of our own with the names that are known, those left out that the weights were fitted on."""
    with SEED_PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    articles = sorted(
        (a for a in read_articles([settings.SEEDS]) if isinstance(a, Article)), key=lambda article: article.article_id
    )
    for article in articles[1::2]:
        yield article, [row for row in rows if row["article_id"] == article.article_id]


def test_annotation_quotes_the_articles():
    quotes = [
        (a.text[int(r["start_char"]) : int(r["end_char"])], r["text"]) for a, rows in known_places() for r in rows
    ]
    assert len(quotes) > 300
    assert [quote for quote, text in quotes if quote != text] == []


def test_places_of_our_own_articles_are_right(world_gazetteer):
    right = []
    for article, rows in known_places():
        mentions = [Mention(int(r["start_char"]), int(r["end_char"]), r["text"], MentionKind(r["kind"])) for r in rows]
        places = resolve_places(mentions, marked_doc(article.text), article, world_gazetteer)
        for row, place in zip(rows, places, strict=True):
            candidate = place.candidate
            if row["name"]:
                found = candidate and (candidate.name, candidate.country_code or "") == (
                    row["name"],
                    row["country_code"],
                )
                right.append(bool(found))
    assert sum(right) / len(right) >= LEAST_RIGHT
