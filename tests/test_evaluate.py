"""Evaluation on corpora: which figures and references make the table, and what is said when folders are missing."""

import json

import pytest

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.training.evaluate import main, scored_events
from dashboard.training.event_judge import JudgedEvent
from dashboard.training.figures import (
    HEADER,
    Block,
    Figure,
    Reference,
    format_markdown,
    format_table,
    read_figures,
    table_rows,
)
from dashboard.training.runs import SCORERS, find_corpora

GOLD = settings.ROOT / "tests" / "gold"
SCORE = settings.ROOT.parent / "shared" / "score"  # the scorers are no part of the project
LISTED = [
    "Columns: exact F1 / overlap F1 / end to end | the same as published | where answered",
    "Alpha        61.0 / 72.5 / 43.0  |  59.2 / 70.3 / 41.6  |  72.5",
    "Beta         68.2 / 70.7 / 42.5  |  71.3 / 74.7 / 40.0  |  64.3",
    "owner/gamma 3.5, from raw text: default 50.1 (<=161 km 55.5), trained 90.9",
]


def toponym_result(references=()):
    counts = {"exact": {"f1": 0.8}, "overlap": {"f1": 0.9}, "resolution_answered": {"acc161": 0.7}}
    ends = {"end_to_end": {"acc161": 0.6}, "ci": {"exact_f1": [0.75, 0.85], "overlap_f1": None, "e2e161": [0.5, 0.7]}}
    return {"places": {**counts, **ends}, "published": {**counts, **ends}, "references": list(references)}


def test_figures_carry_their_intervals():
    exact, overlap, *_ = read_figures("toponyms", toponym_result())
    assert (exact.value, exact.interval) == (0.8, (0.75, 0.85))
    assert overlap.interval is None


def test_the_best_reference_of_each_column_is_taken():
    found = read_figures("toponyms", toponym_result(LISTED))
    assert [figure.reference for figure in found] == [
        Reference("Beta", 68.2),
        Reference("Alpha", 72.5),
        Reference("Alpha", 43.0),
        Reference("Alpha", 72.5),
        Reference("Beta", 71.3),
        Reference("owner/gamma 3.5", 55.5),
    ]


def test_a_reference_is_read_from_the_words_before_it():
    result = {
        "all": {"value": {"f1": 0.5}, "relaxed": {"f1": 0.6}, "ci": {}},
        "references": ["Delta, told the domain: value F1 47.1, relaxed 58.6 (not told: value F1 39.9)"],
    }
    value, relaxed = read_figures("times", result)
    assert value.reference == Reference("Delta", 47.1)
    assert relaxed.reference == Reference("Delta", 58.6)


def test_a_baseline_of_the_scorer_is_a_reference():
    measures = {"day_exact": {"value": 0.7, "n": 40}, "baseline_publication_exact": {"value": 0.4, "n": 40}}
    (figure,) = read_figures("events", {"measures": measures})
    assert figure.reference is not None
    assert (figure.reference.value, figure.count) == (pytest.approx(40.0), 40)


def test_a_share_of_a_handful_is_left_out():
    assert read_figures("events", {"measures": {"pin_accuracy": {"value": 1.0, "n": 1}}}) == []


def test_a_figure_without_value_is_left_out():
    assert read_figures("events", {"measures": {"event_f1": {"value": None, "n": ""}}}) == []


BLOCK = Block(
    "sample",
    [Figure("places", 0.8, (0.75, 0.85), Reference("A|B", 68.2)), Figure("days", 0.5, count=1200)],
    articles=3,
    words_per_second=3456.7,
)


def test_a_block_names_its_corpus_and_size_once():
    assert table_rows([BLOCK]) == [
        ("sample", "places", "80.0", "75.0–85.0", "68.2", "A|B", "3", "3,457"),
        ("", "days (of 1,200)", "50.0", "", "", "", "", ""),
    ]


def test_markdown_has_a_cell_for_every_column():
    lines = format_markdown(HEADER, table_rows([BLOCK])).splitlines()
    assert len(lines) == 4
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(HEADER) + 1}


def test_columns_of_the_table_stand_below_each_other():
    header, first, second = format_table(HEADER, table_rows([BLOCK])).splitlines()
    assert header.index("ours") == first.index("80.0") == second.index("50.0")


def test_corpora_are_found_by_name():
    (corpus,) = find_corpora(GOLD, ["sample"])
    assert corpus.articles.name == "sample.articles.jsonl"


@pytest.mark.parametrize(
    ("only", "sentence"),
    [("other", "No corpus other in"), ("", "score_toponyms.py"), ("", "not part of Dateline")],
)
def test_what_is_missing_is_said(tmp_path, capsys, only, sentence):
    assert main(["--corpora", str(GOLD), "--score", str(tmp_path), "--only", only]) == 1
    assert sentence in capsys.readouterr().err


def test_a_folder_without_corpora_says_what_to_name(tmp_path, capsys):
    assert main(["--corpora", str(tmp_path), "--score", str(tmp_path)]) == 1
    assert "There are no corpora in" in capsys.readouterr().err


def test_gold_without_articles_is_an_error(tmp_path):
    (tmp_path / "lone.gold.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DatelineError, match=r"no lone\.articles\.jsonl"):
        find_corpora(tmp_path)


@pytest.mark.skipif(not SCORE.is_dir(), reason="needs the scorers, which are not part of the project")
def test_a_corpus_becomes_a_table_and_pages(tmp_path, capsys):
    assert all((SCORE / name).is_file() for name in SCORERS.values())
    options = ["--corpora", str(GOLD), "--score", str(SCORE), "--only", "sample", "--out", str(tmp_path)]
    assert main(options) == 0
    shown = capsys.readouterr().out
    assert "found and within 161 km, of all" in shown
    assert "times, F1 of the value" in shown
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written == {"figures.md", "sample.places.html", "sample.times.html"}
    place_rows = json.loads((GOLD / "sample.gold.jsonl").read_text(encoding="utf-8").splitlines()[0])["toponyms"]
    assert all(row["text"] in (tmp_path / "sample.places.html").read_text("utf-8") for row in place_rows[:1])
    assert main([*options, "--reuse"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:2] == shown.splitlines()[1].split()[:2]


def test_confidence_is_not_checked_where_gold_can_only_find_faults():
    right = JudgedEvent({"confidence": 0.7}, {}, family_right=True, place_right=True, date_right=True)
    wrong = JudgedEvent({"confidence": 0.4}, None, family_right=False)
    assert scored_events([right, wrong]) == [(0.7, True), (0.4, False)]
    assert scored_events([wrong, wrong]) == []
