"""Making a trained pipeline small and saving it, so that it can be shipped with the code."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

SOURCES = (  # of the training data, as the model card names them
    "UD_English-EWT CC BY-SA 4.0",
    "UD_English-GUM (genres without NC) CC BY 4.0, CC BY-SA",
    "UNER_English-EWT CC BY-SA 4.0",
    "wikigold CC BY 4.0",
    "WNUT17 CC BY 4.0",
    "Broad Twitter Corpus CC BY 4.0",
    "CrossNER MIT",
    "Re-DocRED MIT",
)


def round_weights(nlp: Language) -> None:
    """Keep 16 bits of each weight: the files zip to little more than half, and scores change by 0.1 at most."""
    for _, component in nlp.pipeline:
        for node in getattr(component, "model").walk():  # noqa: B009  (spaCy's Pipe does not declare it)
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16").astype("float32"))


def save_pipeline(nlp: Language, out: Path, *, performance: dict[str, object]) -> None:
    """Write beside `out`, then rename; the model card of the pipeline that stood there is kept."""
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.meta["sources"] = list(SOURCES)
    nlp.meta["performance"] = performance
    nlp.to_disk(fresh)
    _prune_strings(nlp, fresh / "vocab" / "strings.json")
    if (card := out / "README.md").is_file():
        shutil.copyfile(card, fresh / "README.md")
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)


def _prune_strings(nlp: Language, path: Path) -> None:
    """Drop the words of the training texts, which a pipeline does not need: nine tenths of its strings."""
    path.write_text(json.dumps(sorted(_needed_strings(nlp)), ensure_ascii=False), encoding="utf-8")


def _needed_strings(nlp: Language) -> set[str]:
    strings = set(spacy.blank("en").vocab.strings)
    strings.update(str(label) for labels in nlp.pipe_labels.values() for label in labels)
    if nlp.has_pipe("trainable_lemmatizer"):
        strings.update(_strings_of_edit_trees(nlp.get_pipe("trainable_lemmatizer")))
    return strings


def _strings_of_edit_trees(lemmatizer: Any) -> Iterator[str]:
    """The letters that a lemma takes away and puts in their place; spaCy shows such a tree as (s 'ies' 'y')."""
    for i in range(len(lemmatizer.trees)):
        if match := re.fullmatch(r"\(s '(.*)' '(.*)'\)", lemmatizer.trees.tree_to_str(i), flags=re.DOTALL):
            yield from match.groups()
