"""Fit the weights by which events get their probabilities, and write them to data/confidence/weights.json.

    python -m dashboard.training.confidence [--out FILE]

They are fitted on our own texts alone: the seeds, whose events were judged by hand, and tests/gold/development.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.extraction.events.confidence import (
    NAMES,
    Grounds,
    Weights,
    all_grounds,
    calibrate,
    place_grounds,
    time_grounds,
    type_grounds,
)
from dashboard.model import Event
from dashboard.training.calibration import build_reliability, calibration_error
from dashboard.training.confidence_cases import Case, read_cases

PENALTY = 1.0  # of a squared weight, the constant's left out: some 500 events bear no finer distinctions
FOLDS = 5  # by article: what is told of one article's events was learnt on others
_STEPS = 30


@dataclass(frozen=True)
class Sample:
    """The grounds for one answer of one event, and whether that answer is right."""

    article_id: str
    grounds: Grounds
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.training.confidence", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--out", type=Path, default=settings.CONFIDENCE / "weights.json", help="replaced")
    options = parser.parse_args(arguments)
    try:
        cases = read_cases()
    except DatelineError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    options.out.write_text(f"{json.dumps(fit_models(cases), indent=2)}\n", encoding="utf-8")
    sys.stdout.write(_report(cases))
    return 0


def fit_models(cases: Sequence[Case]) -> Weights:
    """Return the weights of the four models; that of all together is fitted on what the other three say."""
    weights = {
        "type": _fit("type", [_sample(case, type_grounds(case.event), case.type_right) for case in cases]),
        "place": _fit(
            "place", [_sample(case, place_grounds(case.event), case.place_right) for case in cases if case.event.place]
        ),
        "time": _fit(
            "time",
            [_sample(case, time_grounds(case.event), case.date_right) for case in cases if case.event.time.start_on],
        ),
        "all": dict.fromkeys(NAMES["all"], 0.0),
    }
    sure = [replace(case, event=calibrate(case.event, weights)) for case in cases]
    return weights | {"all": _fit("all", [_sample(case, all_grounds(case.event), case.right) for case in sure])}


def _sample(case: Case, grounds: Grounds, right: bool | None) -> Sample | None:  # noqa: FBT001  (a label, no switch)
    return None if right is None else Sample(case.event.article_id, grounds, right)


def _fit(model: str, samples: Sequence[Sample | None]) -> dict[str, float]:
    """Maximum likelihood less a squared penalty, by Newton's steps; rounded, so that the file says all there is."""
    known = [sample for sample in samples if sample]
    rows = np.array([[sample.grounds[name] for name in NAMES[model]] for sample in known])
    right = np.array([sample.right for sample in known], dtype=float)
    held = PENALTY * np.diag([0.0 if name == "one" else 1.0 for name in NAMES[model]])
    values = np.zeros(len(NAMES[model]))
    for _ in range(_STEPS):
        believed = 1.0 / (1.0 + np.exp(-rows @ values))
        slope = rows.T @ (believed - right) + held @ values
        bend = (rows.T * (believed * (1.0 - believed))) @ rows + held
        values -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 3) for name, value in zip(NAMES[model], values, strict=True)}


def check_folds(cases: Sequence[Case]) -> list[tuple[Case, Event]]:
    """Return every case with its event as calibrated by models that have not seen its article."""
    articles = sorted({case.event.article_id for case in cases})
    fold_of = {article_id: k % FOLDS for k, article_id in enumerate(articles)}
    checked = []
    for fold in range(FOLDS):
        weights = fit_models([case for case in cases if fold_of[case.event.article_id] != fold])
        unseen = (case for case in cases if fold_of[case.event.article_id] == fold)
        checked += [(case, calibrate(case.event, weights)) for case in unseen]
    return checked


def _report(cases: Sequence[Case]) -> str:
    checked = check_folds(cases)
    lines = [f"{len(cases)} events, {FOLDS} folds by article", f"{'':8}{'n':>5}{'right':>7}{'ECE':>6}{'AUC':>6}"]
    for name, pairs in _answers(checked):
        error = calibration_error(build_reliability(pairs)) or 0.0
        share = sum(right for _, right in pairs) / len(pairs)
        lines.append(f"{name:8}{len(pairs):5}{100 * share:7.1f}{100 * error:6.1f}{100 * rank_quality(pairs):6.1f}")
    lines += [
        f"{bin_.low:.1f} {bin_.count:4} {100 * (bin_.mean_score or 0):6.1f} {100 * (bin_.share_right or 0):6.1f}"
        for bin_ in build_reliability(dict(_answers(checked))["all"])
        if bin_.count
    ]
    return "\n".join(lines) + "\n"


def _answers(checked: Sequence[tuple[Case, Event]]) -> Iterator[tuple[str, list[tuple[float, bool]]]]:
    yield "type", [(e.confidence_type, c.type_right) for c, e in checked if c.type_right is not None]
    yield "place", [(e.confidence_place, c.place_right) for c, e in checked if e.place and c.place_right is not None]
    yield (
        "time",
        [(e.confidence_time, c.date_right) for c, e in checked if e.time.start_on and c.date_right is not None],
    )
    yield "all", [(e.confidence, c.right) for c, e in checked if c.right is not None]


def rank_quality(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return how often a right answer has more confidence than a wrong one (area under the curve); ties count half."""
    right = np.array([score for score, is_right in pairs if is_right])
    wrong = np.array([score for score, is_right in pairs if not is_right])
    if not len(right) or not len(wrong):
        return 0.5
    return float(np.mean((right[:, None] > wrong[None, :]) + 0.5 * (right[:, None] == wrong[None, :])))


if __name__ == "__main__":
    sys.exit(main())
