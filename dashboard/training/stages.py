"""The two stages of training, and the pipeline that they make together."""

from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language

from dashboard.errors import ModelError
from dashboard.training.corpora import build_doc, load_docs, read_sentences, save_docs

CONFIGS = Path(__file__).parent
STAGES = ("parse", "ner")  # each has its config beside this file


def prepare_corpora(data: Path, work: Path) -> None:
    """Write STAGE-train.spacy and STAGE-dev.spacy into the working folder."""
    nlp = spacy.blank("en")
    sentences = list(read_sentences(data))
    for split in ("train", "dev"):
        docs = (build_doc(sentence, nlp) for sentence in sentences if sentence.split == split)
        save_docs(docs, work / f"ner-{split}.spacy")
        save_docs(load_docs(data / "parse" / f"{split}.spacy", nlp), work / f"parse-{split}.spacy")


def train_stage(stage: str, work: Path, *, max_steps: int | None = None, gpu: int = -1) -> Path:
    """Train one stage from the corpora in `work`; the folder of the best model (by the dev corpus) of the run."""
    overrides: dict[str, object] = {
        "paths.train": str(work / f"{stage}-train.spacy"),
        "paths.dev": str(work / f"{stage}-dev.spacy"),
    }
    if max_steps is not None:
        overrides |= {"training.max_steps": max_steps, "training.eval_frequency": max(1, min(500, max_steps // 2))}
    _check_gpu(gpu)
    train(CONFIGS / f"{stage}.cfg", work / stage, use_gpu=gpu, overrides=overrides)
    return work / stage / "model-best"


def _check_gpu(gpu: int) -> None:
    # `prefer_gpu` is documented as spacy's own, but its hints do not export it
    if gpu >= 0 and not spacy.prefer_gpu(gpu):  # type: ignore[attr-defined]
        raise ModelError(f"GPU {gpu} cannot be used: install cupy for its CUDA version (pip install 'spacy[cuda12x]').")


def assemble_pipeline(parse: Path, ner: Path) -> Language:
    """The components of both stages in one pipeline; the entity recogniser brings its own word vectors along."""
    nlp = spacy.load(parse)
    nlp.add_pipe("ner", source=spacy.load(ner))
    return nlp
