"""How much each ground counts for a candidate, in log-odds: read from data/ranker/weights.json, fitted by
`python -m dashboard.training.ranker`."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from dashboard import settings
from dashboard.errors import ModelError

# What is known of a candidate by itself, from its name, size and class and the words beside the name.
PRIOR = (
    "population",  # powers of ten above 100 inhabitants
    "is_country", "is_continent", "is_capital", "is_admin1", "is_admin2", "is_area",
    "is_folded", "is_admin_word", "is_transliterated", "is_fuzzy",
    "unlikeness",  # of a name that is not the same: 0 to 1
    "odd_english",  # a spelling that is not the same, of a place in an English-speaking country
    "country_by_own_name", "other_name", "cut_name", "town_of_state", "former_name",
    "kind_fits",  # 1 or -1: "province", "city" beside the name
    "office_fits",  # "mayor", "governor"
    "wrong_kind",  # the text speaks of a river, or has "the" before the name of a town
    "is_seat",  # of a first-level region
    "namesake_of_region",  # a small town with the name of another region of its country
    "listed",  # by the user
)  # fmt: skip
# What the article and its outlet say, by the ground that is told of them.
HEARD: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "company": ("country", "region"),  # roots of the shares of the other names that lie there
    "home": ("home_country",),
    "outlet": ("outlet_country", "outlet_region", "outlet_near"),
    "near": ("near",),  # logarithm of how many sure places are near
    "text": ("inside", "not_inside", "elsewhere", "beside", "full_name"),
})  # fmt: skip
# Of "none of these": a place that the gazetteer lacks may lie in the country and region that the article is about.
NONE = ("none", "none_country", "none_region")
NAMES = (*PRIOR, *(name for names in HEARD.values() for name in names), *NONE)


class Weights:
    """A number for each ground."""

    def __init__(self, values: Mapping[str, float]) -> None:
        if set(values) != set(NAMES):
            strangers = ", ".join(sorted(set(values) ^ set(NAMES)))
            raise ModelError(f"Weights are missing, or of no ground that is known: {strangers}.")
        self._values = {name: float(values[name]) for name in NAMES}
        self.prior = np.array([self._values[name] for name in PRIOR], dtype=np.float64)

    def __getitem__(self, name: str) -> float:
        return self._values[name]

    def as_dict(self) -> dict[str, float]:
        return dict(self._values)


def load_weights(path: Path = settings.RANKER / "weights.json", column: str = "weights") -> Weights:
    """Read the fitted weights, or those set by hand (`hand_set`); ModelError if the file has not all of them."""
    try:
        return Weights(json.loads(path.read_text(encoding="utf-8"))[column])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"No weights of the places' grounds in {str(path)!r} ({error}).") from error


@cache
def shipped_weights() -> Weights:
    return load_weights()
