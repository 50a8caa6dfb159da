"""Train the pipeline that Dateline ships, or measure one: `python -m dashboard.training --data DIR --out data/model`.

The full training takes more than an hour on a processor; `--gpu 0` uses a graphics card.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import spacy

from dashboard.errors import ModelError
from dashboard.training.finish import round_weights, save_pipeline
from dashboard.training.scores import Scores, format_scores, score_pipeline
from dashboard.training.stages import STAGES, assemble_pipeline, prepare_corpora, train_stage


def main(arguments: list[str] | None = None) -> int:
    options = _read_options(arguments)
    try:
        scores = _measure(options) if options.evaluate else _train(options)
    except ModelError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{format_scores(scores)}\n")
    return 0


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dashboard.training", description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/*.jsonl.gz and parse/*.spacy")
    goal = parser.add_mutually_exclusive_group(required=True)
    goal.add_argument("--out", type=Path, help="train, and replace the pipeline in this folder")
    goal.add_argument("--evaluate", type=Path, help="only measure the pipeline in this folder")
    parser.add_argument("--gpu", type=int, default=-1, metavar="ID", help="number of the graphics card, -1 for none")
    for stage in STAGES:
        parser.add_argument(f"--{stage}-steps", type=int, metavar="N", help="fewer or more steps than the config says")
    return parser.parse_args(arguments)


def _measure(options: argparse.Namespace) -> list[Scores]:
    return score_pipeline(spacy.load(options.evaluate), options.data)


def _train(options: argparse.Namespace) -> list[Scores]:
    with tempfile.TemporaryDirectory(prefix="dateline-training-") as folder:
        work = Path(folder)
        prepare_corpora(options.data, work)
        steps = {"parse": options.parse_steps, "ner": options.ner_steps}
        parse, ner = (train_stage(stage, work, max_steps=steps[stage], gpu=options.gpu) for stage in STAGES)
        nlp = assemble_pipeline(parse, ner)
    round_weights(nlp)
    scores = score_pipeline(nlp, options.data)
    save_pipeline(nlp, options.out, performance={row.test_set: row.values for row in scores})
    return scores


if __name__ == "__main__":
    sys.exit(main())
