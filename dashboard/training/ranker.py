"""Fit the weights by which a place is chosen for a name, and write them to data/ranker/weights.json.

    python -m dashboard.training.ranker --data FOLDER --corpora FOLDER [--articles N] [--out FILE]

Of the data only what may be trained on is read: places/wiktor.jsonl.gz, meantime, and half of our own seeds.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.extraction.places.weights import NAMES, NONE, Weights, load_weights
from dashboard.gazetteer.index import Gazetteer
from dashboard.training.ranker_cases import Annotated, Case, build_cases
from dashboard.training.ranker_fit import fit_weights, mean_loss, share_right
from dashboard.training.ranker_sources import read_meantime, read_seeds, read_told, read_wiktor

PENALTY = 20.0  # of a squared step away from the weights set by hand; 5 and 10 did worse on the development corpora
ROUNDS = 2  # the grounds that the other names of an article make depend on the weights themselves
# The likelihood of the training texts would move the other grounds, too, but to no gain on the development corpora:
# encyclopaedia and business news say little of how local news speaks (see the card, data/ranker/README.md).
HELD = frozenset(NAMES) - frozenset(NONE)


@dataclass(frozen=True)
class Source:
    """Annotated articles, and whether the weights are fitted on them or only measured."""

    name: str
    annotated: Sequence[Annotated]
    is_fitted: bool = True


def main(arguments: Sequence[str] | None = None) -> int:
    options = _read_options(arguments)
    try:
        start = load_weights(options.out, "hand_set")
        sources = _read_sources(options)
        gazetteer = Gazetteer.open()
        fitted = start
        for _ in range(ROUNDS):
            cases = {source.name: build_cases(source.annotated, gazetteer, fitted) for source in sources}
            fitted = fit_weights(
                [case for source in sources if source.is_fitted for case in cases[source.name]],
                start,
                penalty=PENALTY,
                held=HELD,
            )
    except DatelineError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    _save(options.out, start, fitted)
    sys.stdout.write(_report(cases, start, fitted))
    return 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.training.ranker", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with places/wiktor.jsonl.gz")
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with meantime.articles.jsonl and .gold.jsonl"
    )
    parser.add_argument("--articles", type=int, default=400, metavar="N", help="of WikToR (default: %(default)s)")
    parser.add_argument(
        "--out", type=Path, default=settings.RANKER / "weights.json", help="replaced; holds the start too"
    )
    return parser.parse_args(arguments)


def _read_sources(options: argparse.Namespace) -> list[Source]:
    wiktor = read_wiktor(options.data / "places" / "wiktor.jsonl.gz", options.articles)
    return [
        Source("WikToR, the subject", wiktor),
        Source('WikToR, "X, Y" unsaid', read_told(wiktor)),
        Source("MEANTIME", read_meantime(options.corpora)),
        Source("seeds, one half", read_seeds(half=0)),
        Source("seeds, the other half", read_seeds(half=1), is_fitted=False),
    ]


def _save(path: Path, start: Weights, fitted: Weights) -> None:
    text = json.dumps({"hand_set": start.as_dict(), "weights": fitted.as_dict()}, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def _report(cases: dict[str, list[Case]], start: Weights, fitted: Weights) -> str:
    lines = [f"{'':24}{'names':>7}  loss, by hand and fitted   right, by hand and fitted"]
    for name, of_source in cases.items():
        losses = "  ".join(f"{mean_loss(of_source, weights):.3f}" for weights in (start, fitted))
        shares = "  ".join(f"{100 * share_right(of_source, weights):.1f}" for weights in (start, fitted))
        lines.append(f"{name:24}{len(of_source):7}  {losses:25}  {shares}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
