"""The cleaned view of a text has the length of the text, and paragraphs end sentences."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.paragraphs import PARAGRAPHS
from dashboard.extraction.text import clean_text


@given(st.text())
def test_cleaning_never_moves_an_offset(text):
    assert len(clean_text(text)) == len(text)


def test_cleaning_straightens_quotes_and_spaces():
    assert clean_text("Russia‘s “own”\u00a0words") == 'Russia\'s "own" words'


def find_sentences(text: str) -> list[str]:
    nlp = spacy.blank("en")
    nlp.add_pipe(PARAGRAPHS)
    starts = [token.idx for token in nlp(text) if token.is_sent_start]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods hit Ghent\n\nThe river rose.", ["Floods hit Ghent", "The river rose."]),
        (
            "Floods hit Ghent\nThe river rose on Tuesday after rain.",
            ["Floods hit Ghent", "The river rose on Tuesday after rain."],
        ),
        ("The river rose on Tuesday after\nheavy rain.", ["The river rose on Tuesday after\nheavy rain."]),
        (
            "The river rose on Tuesday near the\nScheldt docks, they said.",
            ["The river rose on Tuesday near the\nScheldt docks, they said."],
        ),
        ("\n\n", [""]),
    ],
)
def test_headline_does_not_run_into_the_paragraph(text, expected):
    assert find_sentences(text) == expected


def test_dateline_is_parted_from_its_sentence():
    text = "KYIV, Sept 14 (Agency) - The river rose.\n\nIt fell again."
    assert find_sentences(text) == ["KYIV, Sept 14 (Agency) -", "The river rose.", "It fell again."]


def test_no_sentence_starts_after_a_word_or_a_comma():
    nlp = spacy.blank("en")
    nlp.add_pipe(PARAGRAPHS)
    doc = nlp("Kim Jong Un, who is 34, met him. He left.")
    assert [token.text for token in doc if token.is_sent_start is None] == ["He"]
