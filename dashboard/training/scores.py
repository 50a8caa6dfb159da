"""Measuring a pipeline on the test parts of the data folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from dashboard.training.corpora import build_doc, load_docs, read_sentences

# column heading → key of spaCy's scores
PARSE_COLUMNS = {"tags": "tag_acc", "lemmas": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences F": "sents_f"}
ENTITY_COLUMNS = {"F": "ents_f", "P": "ents_p", "R": "ents_r"}
ENTITY_LABELS = ("LOC", "PERSON", "ORG", "NORP", "DATE")


@dataclass(frozen=True)
class Scores:
    """What one test set gave, in per cent by column."""

    test_set: str
    docs: int
    values: dict[str, float]


def score_pipeline(nlp: Language, data: Path) -> list[Scores]:
    """Scores on every parse/test_*.spacy and on the test sentences of every source of ner/."""
    return [*_score_parse(nlp, data), *_score_entities(nlp, data)]


def _score_parse(nlp: Language, data: Path) -> Iterator[Scores]:
    for path in sorted((data / "parse").glob("test_*.spacy")):
        docs = load_docs(path, nlp)
        scores = _evaluate(nlp, docs)
        yield Scores(path.stem, len(docs), {name: _per_cent(scores[key]) for name, key in PARSE_COLUMNS.items()})


def _score_entities(nlp: Language, data: Path) -> Iterator[Scores]:
    sentences = [sentence for sentence in read_sentences(data) if sentence.split == "test"]
    for source in sorted({sentence.source for sentence in sentences}):
        docs = [build_doc(sentence, nlp) for sentence in sentences if sentence.source == source]
        scores = _evaluate(nlp, docs)
        by_label = scores["ents_per_type"] or {}
        values = {name: _per_cent(scores[key]) for name, key in ENTITY_COLUMNS.items()}
        values |= {label: _per_cent(by_label.get(label, {}).get("f")) for label in ENTITY_LABELS}
        yield Scores(source, len(docs), values)


def _evaluate(nlp: Language, docs: Iterable[Doc]) -> dict[str, Any]:
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])


def _per_cent(share: float | None) -> float:
    return round(100 * (share or 0), 1)


def format_scores(scores: list[Scores]) -> str:
    """A line for each test set."""
    return "\n".join(
        f"{row.test_set:20} {row.docs:5}  " + "  ".join(f"{name} {value:.1f}" for name, value in row.values.items())
        for row in scores
    )
