"""Fit the weights by which a trigger counts as the report of an event, and write them to data/reported/weights.json.

    python -m dashboard.training.reported [--penalty N] [--out FILE]

Reads the judged triggers beside that file, and nothing else. Prints how the fit does on texts that were left out of it.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.extraction.events.reported import chance
from dashboard.gazetteer.index import Gazetteer
from dashboard.training.reported_cases import Case, build_cases, read_examples, read_seeds, read_senses
from dashboard.training.reported_fit import cut_folds, fit_weights

PENALTY = 4.0
FOLDS = 8
_LIMITS = (0.25, 0.35, 0.5)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _read_options(arguments)
    try:
        gazetteer = Gazetteer.open()
        sources = {
            "examples": read_examples(settings.REPORTED / "examples.jsonl"),
            "senses": read_senses(settings.REPORTED / "senses.csv"),
            "seeds": read_seeds(settings.REPORTED / "seeds.csv"),
        }
        cases = {name: build_cases(judged, gazetteer) for name, judged in sources.items()}
    except DatelineError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    every = [case for of_source in cases.values() for case in of_source]
    text = json.dumps({"weights": fit_weights(every, penalty=options.penalty)}, indent=1)
    options.out.write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(_report(cases, every, options.penalty))
    return 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.training.reported", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--penalty", type=float, default=PENALTY, help="of a squared weight (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=settings.REPORTED / "weights.json", help="replaced")
    return parser.parse_args(arguments)


def _report(cases: dict[str, list[Case]], every: Sequence[Case], penalty: float) -> str:
    """Return a table of what the weights would drop of texts that they were not fitted on."""
    chances: dict[int, float] = {}
    for kept, left in cut_folds(every, FOLDS):
        weights = fit_weights(kept, penalty=penalty)
        chances |= {id(case): chance(case.grounds, weights) for case in left}
    lines = [f"{'':10}{'reports':>8}{'others':>8}   dropped below " + "".join(f"{limit:>14}" for limit in _LIMITS)]
    for name, of_source in cases.items():
        reports = [chances[id(case)] for case in of_source if case.is_reported]
        others = [chances[id(case)] for case in of_source if not case.is_reported]
        shares = "".join(f"{_share(reports, limit):>8}{_share(others, limit):>6}" for limit in _LIMITS)
        lines.append(f"{name:10}{len(reports):8}{len(others):8}{'':17}{shares}")
    return "\n".join(lines) + "\n"


def _share(chances: Sequence[float], limit: float) -> str:
    return f"{100 * sum(c < limit for c in chances) / len(chances):.0f}%" if chances else "-"


if __name__ == "__main__":
    sys.exit(main())
