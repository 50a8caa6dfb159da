"""The recipe of the shipped pipeline, on a few made-up sentences; it really trains."""

import gzip
import json

import pytest
import spacy
from spacy.tokens import Doc

from dashboard.errors import ModelError
from dashboard.training.__main__ import main
from dashboard.training.corpora import Sentence, build_doc, read_sentences, save_docs
from dashboard.training.scores import score_pipeline

WORDS = ["Rebels", "attacked", "the", "port", "of", "Lonsk", "."]
TREE = {
    "words": WORDS,
    "spaces": [True, True, True, True, True, False, False],
    "tags": ["NNS", "VBD", "DT", "NN", "IN", "NNP", "."],
    "pos": ["NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"],
    "morphs": ["Number=Plur", "Tense=Past", "", "Number=Sing", "", "Number=Sing", ""],
    "lemmas": ["rebel", "attack", "the", "port", "of", "Lonsk", "."],
    "heads": [1, 1, 3, 1, 3, 4, 1],
    "deps": ["nsubj", "ROOT", "det", "dobj", "prep", "pobj", "punct"],
}
TEXT = "Rebels attacked the port of Lonsk."


@pytest.fixture
def nlp():
    return spacy.blank("en")


@pytest.fixture
def data(tmp_path, nlp):
    """A data folder in which every part holds the same sentence."""
    folder = tmp_path / "data"
    (folder / "ner").mkdir(parents=True)
    (folder / "parse").mkdir()
    rows = [
        {"source": "made_up", "split": split, "text": TEXT, "ents": [[28, 33, "LOC"]], "missing": []}
        for split in ("train", "dev", "test")
        for _ in range(10)
    ]
    with gzip.open(folder / "ner" / "made_up.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    docs = [Doc(nlp.vocab, **TREE) for _ in range(40)]
    for name in ("train", "dev", "test_made_up"):
        save_docs(docs, folder / "parse" / f"{name}.spacy")
    return folder


def entity_tags(doc):
    return [token.ent_iob_ or "-" for token in doc]


def test_words_outside_entities_are_none(nlp):
    doc = build_doc(Sentence("s", "train", TEXT, ((28, 33, "LOC"),)), nlp)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Lonsk", "LOC")]
    assert entity_tags(doc) == ["O", "O", "O", "O", "O", "B", "O"]


def test_words_stay_open_where_a_label_was_not_marked(nlp):
    doc = build_doc(Sentence("s", "train", TEXT, ((28, 33, "LOC"),), missing=("NORP",)), nlp)
    assert entity_tags(doc) == ["-", "-", "-", "-", "-", "B", "-"]


def test_an_entity_inside_a_word_leaves_the_word_open(nlp):
    doc = build_doc(Sentence("s", "train", TEXT, ((28, 31, "LOC"), (0, 6, "NORP"))), nlp)
    assert entity_tags(doc) == ["B", "O", "O", "O", "O", "-", "O"]


def test_reading_an_empty_folder_says_what_is_expected(tmp_path):
    with pytest.raises(ModelError, match="ner/"):
        list(read_sentences(tmp_path))


def test_training_learns_the_sentence_and_saves_a_whole_pipeline(data, tmp_path, capsys):
    out = tmp_path / "model"
    out.mkdir()
    (out / "README.md").write_text("the card", encoding="utf-8")
    assert main(["--data", str(data), "--out", str(out), "--parse-steps", "30", "--ner-steps", "30"]) == 0
    nlp = spacy.load(out)
    doc = nlp(TEXT)
    assert [token.tag_ for token in doc] == TREE["tags"]
    assert [token.lemma_ for token in doc] == TREE["lemmas"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Lonsk", "LOC")]
    assert (out / "README.md").read_text(encoding="utf-8") == "the card"
    assert score_pipeline(nlp, data)[1].values["LOC"] == 100
    assert "made_up" in capsys.readouterr().out


def test_a_failed_training_leaves_the_old_pipeline(data, tmp_path, capsys):
    out = tmp_path / "model"
    out.mkdir()
    (out / "old").touch()
    (data / "parse" / "dev.spacy").unlink()
    assert main(["--data", str(data), "--out", str(out)]) == 1
    assert (out / "old").exists()
    assert "dev.spacy" in capsys.readouterr().err


def test_without_the_asked_gpu_training_says_so(data, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(spacy, "prefer_gpu", lambda _: False)
    assert main(["--data", str(data), "--out", str(tmp_path / "model"), "--gpu", "0"]) == 1
    assert "cupy" in capsys.readouterr().err
