"""Classes of errors of places, on rows made by hand; the page that shows them; the reliability of scores."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.training.calibration import BINS, build_reliability, calibration_error, fit_curve
from dashboard.training.error_page import Entry, ErrorClass, build_page, quote_sentence
from dashboard.training.evaluate import scored_places
from dashboard.training.place_errors import Outcome, distance_km, judge_places
from dashboard.training.place_page import build_place_page
from dashboard.training.runs import rows_by_article
from dashboard.training.spans import best_overlap, pair_spans

TEXT = "The mayor of Lyon met the French team in Lyon Bay. She flew on."
LYON = (45.75, 4.85)
VILLEURBANNE = (45.77, 4.88)
MARSEILLE = (43.3, 5.37)
PARIS = (48.86, 2.35)
BOSTON = (42.36, -71.06)


def gold_row(text="Lyon", start=13, point=LYON, kind="place"):
    latitude, longitude = point or (None, None)
    span = {"start_char": start, "end_char": start + len(text), "text": text, "kind": kind}
    return {**span, "latitude": latitude, "longitude": longitude, "geonameid": None}


def our_row(text="Lyon", start=13, point=LYON, country="FR", kind="place", **changed):
    latitude, longitude = point or (None, None)
    span = {"start_char": start, "end_char": start + len(text), "text": text, "kind": kind}
    known = {"latitude": latitude, "longitude": longitude, "country_code": country if point else None}
    row = {"geo_precision": "settlement", "score": 0.9, "reason": "exact name", "candidates": "[]"}
    names = {"name": text, "admin1": None, "feature_code": "PPL"}
    return {"article_id": "a", **span, **known, **names, **row, **changed}


def judge(gold, ours, *, holds=True):
    return judge_places([{"article_id": "a", "toponyms": gold}], {"a": ours}, lambda *_: holds)


@pytest.mark.parametrize(
    ("gold", "ours", "outcome"),
    [
        (gold_row(), None, Outcome.MISSED),
        (gold_row(point=None), None, Outcome.MISSED),
        (gold_row(), our_row(point=None), Outcome.UNRESOLVED),
        (gold_row(), our_row(point=BOSTON, country="US"), Outcome.WRONG_COUNTRY),
        (gold_row(), our_row(point=MARSEILLE), Outcome.WRONG_REGION),
        (gold_row(point=MARSEILLE), our_row(point=PARIS, geo_precision="country"), Outcome.FAR),
        (gold_row(), our_row("Lyon Bay", point=VILLEURBANNE), Outcome.WRONG_SPAN),
        (gold_row(point=None), our_row("Lyon met"), Outcome.WRONG_SPAN),
        (gold_row(point=None), our_row(point=None), Outcome.NOT_JUDGED),
        (gold_row(), our_row(point=VILLEURBANNE), Outcome.RIGHT),
    ],
)
def test_a_gold_name_has_one_outcome(gold, ours, outcome):
    (verdict,) = judge([gold], [ours] if ours else [])
    assert verdict.outcome is outcome


def test_a_place_far_off_in_the_same_region_is_no_other_region():
    perth, kalgoorlie = (-31.95, 115.86), (-30.75, 121.47)
    (verdict,) = judge([gold_row(point=perth)], [our_row(point=kalgoorlie, country="AU")])
    assert verdict.outcome is Outcome.FAR
    assert verdict.km == pytest.approx(546, abs=10)


def test_a_place_of_ours_in_no_gold_is_spurious():
    verdicts = judge([gold_row()], [our_row(), our_row("mayor", start=4)])
    assert [verdict.outcome for verdict in verdicts] == [Outcome.RIGHT, Outcome.SPURIOUS]


def test_two_places_inside_one_gold_name_are_one_meeting_and_one_spurious():
    verdicts = judge([gold_row("Lyon Bay", start=41)], [our_row(start=41), our_row("Bay", start=46)])
    assert [verdict.outcome for verdict in verdicts] == [Outcome.WRONG_SPAN, Outcome.SPURIOUS]
    assert verdicts[0].wrong_span


def test_demonyms_are_left_out_on_both_sides():
    gold = [gold_row("French", start=26, kind="demonym")]
    assert judge(gold, [our_row("French", start=26), our_row("team", start=33, kind="demonym")]) == []


def test_only_what_the_gazetteer_holds_counts_as_held():
    (verdict,) = judge([gold_row()], [], holds=False)
    assert verdict.holds is False
    assert judge([gold_row(point=None)], [])[0].holds is None


def test_unknown_values_of_a_table_are_none():
    names = pd.Series(["x", None], dtype="string")
    frame = pd.DataFrame({"article_id": ["a", "a"], "latitude": [1.5, None], "name": names})
    assert [(row["latitude"], row["name"]) for row in rows_by_article(frame)["a"]] == [(1.5, "x"), (None, None)]


def test_a_degree_of_latitude_is_111_km():
    a, b = ({"latitude": latitude, "longitude": 30.0} for latitude in (50.0, 51.0))
    assert distance_km(a, b) == pytest.approx(111.2, abs=0.1)


def test_a_page_counts_each_class_and_marks_the_words():
    page = build_place_page("sample", judge([gold_row()], [our_row(), our_row("mayor", start=4)]), {"a": TEXT})
    assert "1 of 1 place names with coordinates" in page
    assert "<mark>mayor</mark> of Lyon met the French team in Lyon Bay.</p>" in page
    assert "exact name" in page


def test_a_page_lists_the_candidates():
    found = {"name": "Lyon", "admin1": None, "country_code": "FR", "feature_code": "PPLA", "population": 522250}
    candidates = json.dumps([{**found, "latitude": 45.75, "longitude": 4.85, "score": 0.75}])
    page = build_place_page("sample", judge([gold_row()], [our_row(candidates=candidates)]), {"a": TEXT})
    assert "522,250) at 45.750, 4.850, score 0.75" in page


def test_text_reaches_a_page_escaped():
    hostile = "<script>alert(1)</script> & <b>"
    quote = quote_sentence(hostile, 0, 8)
    page = build_page(hostile, [ErrorClass(hostile, [Entry(quote, ((hostile, hostile),))], {hostile: 1})], [hostile])
    assert "<script>" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


@given(st.text(alphabet="ab .!?\n", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_quote_holds_its_words_and_stands_in_the_text(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    quote = quote_sentence(text, start, end)
    assert quote.marked == text[start:end]
    assert quote.before + quote.marked + quote.after in text


def test_a_quote_is_the_sentence():
    quote = quote_sentence(TEXT, 51, 54)
    assert (quote.before, quote.marked, quote.after) == ("", "She", " flew on.")


def test_the_same_span_meets_before_a_longer_overlap():
    assert best_overlap((5, 9), [(0, 20), (5, 9)]) == 1
    assert best_overlap((5, 9), [(8, 20), (3, 8)]) == 1
    assert best_overlap((5, 9), [(0, 5), (9, 12)]) is None


def test_pairs_are_one_to_one_and_equal_spans_come_first():
    assert pair_spans([(0, 4), (5, 9)], [(0, 9), (5, 9)]) == {1: 1, 0: 0}
    assert pair_spans([(0, 4), (5, 9)], [(0, 9)]) == {0: 0}


def test_scores_are_judged_where_both_sides_have_coordinates():
    gold = [gold_row(), gold_row(start=41)]
    ours = [our_row(score=0.8), our_row(start=41, point=BOSTON, country="US", score=0.3), our_row("mayor", start=4)]
    assert scored_places(judge(gold, ours)) == [(0.8, True), (0.3, False)]


def test_reliability_of_scores_by_bin():
    bins = build_reliability([(0.82, True), (0.88, False), (1.0, True), (0.0, False)])
    assert [(bin_.count, bin_.share_right) for bin_ in bins if bin_.count] == [(1, 0.0), (2, 0.5), (1, 1.0)]
    assert bins[8].mean_score == pytest.approx(0.85)
    assert calibration_error(bins) == pytest.approx((0 + 2 * 0.35 + 0) / 4)


def test_nothing_scored_has_no_calibration_error():
    assert calibration_error(build_reliability([])) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_score_is_in_one_bin(scored):
    bins = build_reliability(scored)
    assert len(bins) == BINS
    assert sum(bin_.count for bin_ in bins) == len(scored)
    assert 0 <= (calibration_error(bins) or 0) <= 1


def test_calibration_curves_never_fall():
    scored = [(0.2, k < 5) for k in range(20)] + [(0.5, k < 16) for k in range(20)] + [(0.9, k < 12) for k in range(20)]
    assert fit_curve(scored) == [(pytest.approx(0.2), 0.25), (pytest.approx(0.7), pytest.approx(0.7))]
