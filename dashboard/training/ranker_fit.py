"""Fit the weights of the ranker of places: maximum likelihood, held to the weights that it starts from."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from dashboard.extraction.places.spheres import Floats
from dashboard.extraction.places.weights import Weights
from dashboard.training.ranker_cases import FEATURES, Case

_STEPS = 25
_HALVINGS = 12
_TINY = 1e-12  # a share that a right answer has at least, for the logarithm
_STILL = 1e-6  # a step in log-odds below which nothing moves


def fit_weights(
    cases: Sequence[Case], start: Weights, *, penalty: float, held: Collection[str] = frozenset()
) -> Weights:
    """Return the weights that make the right answers likeliest, less `penalty` times their squared way from `start`.

    The `held` ones stay as they are.
    A weight never changes its sign: a ground that speaks for a place everywhere else is not to speak against it.
    """
    names = start.as_dict()
    prior = np.array([names[name] for name in FEATURES])
    values = prior.copy()
    is_free = np.array([name not in held for name in FEATURES])

    def cost(at: Floats) -> float:
        return _loss(cases, at) + penalty * float(((at - prior) ** 2).sum())

    for _ in range(_STEPS):
        slope, bend = _slope_and_bend(cases, values)
        slope += 2 * penalty * (values - prior)
        bend += 2 * penalty * np.eye(len(values))
        step = np.zeros(len(values))
        step[is_free] = np.linalg.solve(bend[np.ix_(is_free, is_free)], slope[is_free])
        moved = next(at for at in _shorter_and_shorter(values, step, prior) if cost(at) <= cost(values))
        if np.abs(moved - values).max() < _STILL:
            break
        values = moved
    return Weights(names | {name: round(float(v), 3) for name, v in zip(FEATURES, values, strict=True)})


def mean_loss(cases: Sequence[Case], weights: Weights) -> float:
    """Return the mean negative log-likelihood of the right answers."""
    values = np.array([weights[name] for name in FEATURES])
    return _loss(cases, values) / sum(case.weight for case in cases)


def share_right(cases: Sequence[Case], weights: Weights) -> float:
    """Return how often the likeliest answer is a right one."""
    values = np.array([weights[name] for name in FEATURES])
    return float(np.mean([bool(case.right[int((case.rows @ values).argmax())]) for case in cases]))


def _loss(cases: Sequence[Case], values: Floats) -> float:
    losses = (-case.weight * np.log(max(_softmax(case.rows @ values)[case.right].sum(), _TINY)) for case in cases)
    return float(sum(losses))


def _shorter_and_shorter(values: Floats, step: Floats, prior: Floats) -> Iterator[Floats]:
    """Yield where ever shorter steps lead, none of them past 0, and in the end nowhere."""
    for halvings in range(_HALVINGS):
        moved = values - step / 2**halvings
        yield np.where(prior >= 0, np.maximum(moved, 0.0), np.minimum(moved, 0.0))
    yield values


def _slope_and_bend(cases: Sequence[Case], values: Floats) -> tuple[Floats, Floats]:
    """Return the gradient of the loss, and the covariance of the grounds under the beliefs as its curvature."""
    slope, bend = np.zeros(len(values)), np.zeros((len(values), len(values)))
    for case in cases:
        logits = case.rows @ values
        believed = _softmax(logits)
        among_right = np.zeros(len(logits))
        among_right[case.right] = _softmax(logits[case.right])
        mean = believed @ case.rows
        slope += case.weight * (mean - among_right @ case.rows)
        centred = case.rows - mean
        bend += case.weight * (centred.T * believed) @ centred
    return slope, bend


def _softmax(logits: Floats) -> Floats:
    shares = np.exp(logits - logits.max())
    return np.asarray(shares / shares.sum())
