"""Training data as spaCy reads it: sentences with entities (JSON Lines) become Docs.

A data folder holds `ner/NAME.jsonl.gz` and `parse/NAME.spacy` (tags, lemmas and trees: train, dev, test_*).
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from dashboard.errors import ModelError


@dataclass(frozen=True)
class Sentence:
    """A sentence with its entities as (start, end, label); `missing` are labels that its source never marked."""

    source: str
    split: str
    text: str
    entities: tuple[tuple[int, int, str], ...]
    missing: tuple[str, ...] = ()


def read_sentences(data: Path) -> Iterator[Sentence]:
    """Yield the sentences of every ner/*.jsonl.gz, in the order of names and lines."""
    files = sorted((data / "ner").glob("*.jsonl.gz"))
    if not files:
        raise ModelError(f"No training data in {str(data)!r}: ner/*.jsonl.gz and parse/*.spacy are expected there.")
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (_sentence(json.loads(line)) for line in file)


def _sentence(row: dict[str, object]) -> Sentence:
    entities = row["ents"]
    missing = row.get("missing", [])
    if not isinstance(entities, list) or not isinstance(missing, list):
        raise ModelError(f"`ents` and `missing` must be lists: {row!r}")
    return Sentence(
        source=str(row["source"]),
        split=str(row["split"]),
        text=str(row["text"]),
        entities=tuple((int(start), int(end), str(label)) for start, end, label in entities),
        missing=tuple(map(str, missing)),
    )


def build_doc(sentence: Sentence, nlp: Language) -> Doc:
    """A Doc with the entities of a sentence.

    Where the source did not mark some label, a word outside every entity may still carry it: such words are left
    open ("-") instead of being taught as no entity. Entities that do not fall on token borders are left open too.
    """
    doc = nlp.make_doc(sentence.text)
    spans = [span for span in (doc.char_span(*entity) for entity in sentence.entities) if span is not None]
    inside = {token.i for span in spans for token in span}
    touched = [doc.char_span(*entity, alignment_mode="expand") for entity in sentence.entities]
    astray = {token.i for span in touched if span is not None for token in span} - inside
    doc.set_ents(
        spans,
        missing=[doc[i : i + 1] for i in sorted(astray)],
        default="missing" if sentence.missing else "outside",
    )
    return doc


def save_docs(docs: Iterable[Doc], path: Path) -> int:
    """Write a DocBin; returns how many Docs it holds."""
    bin_ = DocBin(docs=docs)
    bin_.to_disk(path)
    return len(bin_)


def load_docs(path: Path, nlp: Language) -> list[Doc]:
    if not path.is_file():
        raise ModelError(f"The training data lack {str(path)!r}.")
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))
