"""Logistic regression: the weights by which the grounds of a trigger make it a report or not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.extraction.events.grounds import Grounds
from dashboard.extraction.events.reported import BIAS
from dashboard.training.reported_cases import Case

Floats = NDArray[np.float64]

_STEPS = 40
_STILL = 1e-6  # a step in log-odds below which nothing moves
_FREE = 0.01  # penalty of the bias, which is held to nothing
_FEWEST = 3  # triggers that a ground must hold for


def fit_weights(cases: Sequence[Case], *, penalty: float) -> dict[str, float]:
    """Return the weights that make the verdicts likeliest, less `penalty` times half their squares."""
    counts = Counter(name for case in cases for name in case.grounds)
    names = [BIAS, *sorted(name for name, count in counts.items() if count >= _FEWEST)]
    rows = _matrix([case.grounds for case in cases], names)
    verdicts = np.array([case.is_reported for case in cases], dtype=np.float64)
    held = np.full(len(names), penalty)
    held[0] = _FREE
    values = np.zeros(len(names))
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-rows @ values))
        slope = rows.T @ (shares - verdicts) + held * values
        bend = (rows * (shares * (1 - shares))[:, None]).T @ rows + np.diag(held)
        step = np.linalg.solve(bend, slope)
        values -= step
        if np.abs(step).max() < _STILL:
            break
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


def _matrix(found: Sequence[Grounds], names: Sequence[str]) -> Floats:
    columns = {name: column for column, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    rows[:, 0] = 1.0
    for row, grounds in zip(rows, found, strict=True):
        for name, value in grounds.items():
            if name in columns:
                row[columns[name]] = value
    return rows


def cut_folds(cases: Sequence[Case], folds: int) -> Iterator[tuple[list[Case], list[Case]]]:
    """Yield (kept for the fit, left out of it), each text in one fold."""
    number: Mapping[str, int] = {name: k % folds for k, name in enumerate(sorted({case.text_id for case in cases}))}
    for fold in range(folds):
        yield (
            [case for case in cases if number[case.text_id] != fold],
            [case for case in cases if number[case.text_id] == fold],
        )
