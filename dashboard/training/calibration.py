"""Whether a score of 0.8 is right eight times in ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The scores from `low` up to the next bin, 1.0 within the last; means are None where there are none."""

    low: float
    count: int
    mean_score: float | None
    share_right: float | None


def build_reliability(scored: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Sort pairs of score (0–1) and whether that was right into ten bins of equal width."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        bins[min(BINS - 1, int(score * BINS))].append((score, right))
    return [
        Bin(
            low=number / BINS,
            count=len(members),
            mean_score=sum(score for score, _ in members) / len(members) if members else None,
            share_right=sum(right for _, right in members) / len(members) if members else None,
        )
        for number, members in enumerate(bins)
    ]


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: mean distance of score and share right, weighted by the bins' counts."""
    total = sum(bin_.count for bin_ in bins)
    gaps = (
        bin_.count * abs(bin_.mean_score - bin_.share_right)
        for bin_ in bins
        if bin_.mean_score is not None and bin_.share_right is not None
    )
    return sum(gaps) / total if total else None


def fit_curve(scored: Sequence[tuple[float, bool]], *, smallest: int = 10) -> list[tuple[float, float]]:
    """Return points (mean score, share right) of a curve that never falls, from pairs of score and rightness.

    Neighbouring scores are pooled until each point stands for at least `smallest` of them and the shares rise (pool
    adjacent violators). The curves in dashboard/extraction/events/confidence.py were read off such points.
    """
    pools: list[list[float]] = []  # sum of scores, number right, count
    for score, equal in groupby(sorted(scored), key=lambda pair: pair[0]):
        rights = [right for _, right in equal]
        pools.append([score * len(rights), float(sum(rights)), float(len(rights))])
        while len(pools) > 1 and (
            pools[-2][2] < smallest or pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]
        ):
            last = pools.pop()
            pools[-1] = [before + after for before, after in zip(pools[-1], last, strict=True)]
    return [(total / count, right / count) for total, right, count in pools]


def _share(pool: Sequence[float]) -> float:
    return pool[1] / pool[2]
