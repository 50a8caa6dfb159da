"""Making a trained pipeline small and saving it, so that it can be shipped with the code."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
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
    strings = set(spacy.blank(nlp.lang).vocab.strings)
    strings.update(str(label) for labels in nlp.pipe_labels.values() for label in labels)
    strings.update(nlp.vocab.strings[code] for code in _strings_of_lemma_trees(nlp))
    return strings


def _strings_of_lemma_trees(nlp: Language) -> Iterator[int]:
    """Hashes of the letters that the lemmatizer's edit trees take away and put in their place."""
    if not nlp.has_pipe("trainable_lemmatizer"):
        return
    for tree in srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]:
        yield from (tree[key] for key in ("orig", "subst") if key in tree)
