"""Is a trigger the report of an event? The chance that it is, from weights that were fitted on our own examples.

"The storm of bookings", "attacks on shipping have risen", "the Fire Department": rules find the words, and what they
cannot see is weighed here. Each ground (grounds.py) has a number in log-odds, in data/reported/weights.json, made by
`python -m dashboard.training.reported`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache

from dashboard import settings
from dashboard.errors import ModelError
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.grounds import Grounds, find_grounds
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Event, Modality
from dashboard.ontology import load_ontology

BIAS = "bias"  # the weight that every trigger has

_CLAIMED = frozenset((Modality.HAPPENED, Modality.ONGOING, Modality.HISTORICAL))
Told = Sequence[tuple[Trigger, Event]]


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights once per process; ModelError if the file holds none."""
    path = settings.REPORTED / "weights.json"
    try:
        weights = json.loads(path.read_text(encoding="utf-8"))["weights"]
        return {str(name): float(weight) for name, weight in weights.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path.name} of the reported events cannot be read: {error}") from error


def chance(grounds: Grounds, weights: Mapping[str, float]) -> float:
    """Return the probability of a report; a ground without a weight says nothing."""
    odds = weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in grounds.items())
    return 1 / (1 + math.exp(-odds))


def keep_reported(
    told: Told, groups: Sequence[Sequence[Trigger]], context: Context, *, least: float
) -> list[tuple[Trigger, Event]]:
    """Return the events whose chance to be any is `least` or more."""
    chances = [chance(grounds, load_weights()) for grounds in find_grounds(told, groups, context)]
    return [pair for pair, share in zip(told, chances, strict=True) if share >= least or not _is_claimed(pair[1])]


def _is_claimed(event: Event) -> bool:
    """Tell whether an event is said to have happened; what is planned, feared, denied or only said stands as it is."""
    return event.modality in _CLAIMED and not load_ontology()[event.sub_event_type].verbal
