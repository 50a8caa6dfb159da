"""Counting how words are used, and what the counts say."""

from dashboard.extraction.places.word_use import WordUse, word_use
from dashboard.training.corpora import Sentence
from dashboard.training.word_use import count_word_use, worth_keeping


def sentence(text, *entities, split="train"):
    spans = [(text.index(name), text.index(name) + len(name), label) for name, label in entities]
    return Sentence("s", split, text, tuple(spans))


def test_uses_are_counted_by_case_and_label():
    uses = count_word_use(
        [
            sentence("Reading is nice in Reading", ("Reading is", "O")),
            sentence("We saw Nice and Ann", ("Nice", "LOC"), ("Ann", "PERSON")),
            sentence("It is nice", split="test"),
            sentence("WE ARE IN NICE"),
        ],
        ["a nice reading"],
    )
    assert uses["nice"] == WordUse(ordinary=2, place=1, person=0, other=0)
    assert uses["ann"] == WordUse(ordinary=0, place=0, person=1, other=0)
    assert "we" not in uses


def test_only_telling_words_are_kept(world_gazetteer):
    assert worth_keeping("nice", WordUse(ordinary=9), world_gazetteer)
    assert worth_keeping("zebulonius", WordUse(person=3), world_gazetteer)
    assert not worth_keeping("quicklyish", WordUse(ordinary=9), world_gazetteer)


def test_shipped_counts_know_words_from_places():
    assert word_use("reading").is_ordinary
    assert not word_use("paris").is_ordinary
    assert word_use("paris").place_share > 0.6
    assert word_use("jackson").person_share > 0.5
    assert word_use("no-such-word") == WordUse()
