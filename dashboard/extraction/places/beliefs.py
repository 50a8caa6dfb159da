"""Which candidate each naming means: what it is by itself, containment in the text, and the article's other places.

Beliefs are found in rounds: first from each name alone, then each naming hears the others. All weights are log-odds.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.extraction.places.companions import hear_companions, hear_nearness, hear_outlet
from dashboard.extraction.places.containment import Containment
from dashboard.extraction.places.crowd import Crowd
from dashboard.extraction.places.features import prior_features
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.naming import Naming
from dashboard.extraction.places.spheres import Floats, distances_km
from dashboard.extraction.places.weights import HEARD, PRIOR, Weights, shipped_weights
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Candidate

ROUNDS = 4  # beliefs move by less than 0.01 afterwards
_SAME_SPOT_KM = 40.0  # a city and the district named after it count as one answer
_COLUMNS = {name: number for number, name in enumerate(PRIOR)}


class Company:
    """The candidates of an article with the beliefs in them."""

    def __init__(
        self,
        namings: Sequence[Naming],
        gazetteer: Gazetteer,
        home: str | None,
        outlet: Home | None = None,
        *,
        weights: Weights | None = None,
    ) -> None:
        self.crowd = Crowd(namings)
        self.namings, self.candidates, self.slices = namings, self.crowd.candidates, self.crowd.slices
        self.gazetteer = gazetteer
        self.outlet = outlet
        self.weights = weights or shipped_weights()
        self.prior_features = _prior_table(namings)
        self.prior: Floats = self.prior_features @ self.weights.prior
        self.heard: dict[str, Floats] = {}
        self._fixed = hear_outlet(self.crowd, home, outlet)
        self._containment = Containment(self.crowd, gazetteer)
        self.parts: dict[str, Floats] = {}
        self.logits = self.prior.copy()
        self.belief = self._softmax()

    def settle(self) -> None:
        """Let the namings hear each other until the beliefs stand."""
        if not self.candidates:
            return
        for _ in range(ROUNDS):
            self.heard = (
                self._fixed
                | hear_companions(self.crowd, self.belief)
                | hear_nearness(self.crowd, self.belief)
                | self._containment.hear(self.belief, self.logits)
            )
            self.parts = {
                ground: np.sum([self.weights[name] * self.heard[name] for name in names], axis=0)
                for ground, names in HEARD.items()
            }
            self.logits = self.prior + np.sum(list(self.parts.values()), axis=0)
            self.belief = self._softmax()

    def best(self, g: int) -> Candidate | None:
        """Return the most believed candidate of a naming, None where "none of these" is likelier."""
        belief = self.belief[self.slices[g]]
        if not belief.size or belief.max() < 1.0 - belief.sum():
            return None
        return self.candidates[int(self.slices[g].start) + int(belief.argmax())]

    def belief_around(self, g: int) -> Floats:
        """Return the belief in each candidate and in those on the same spot: a city and the district named after it."""
        points = self.crowd.points[self.slices[g]]
        same_spot = distances_km(points, points) < _SAME_SPOT_KM
        return np.asarray(same_spot @ self.belief[self.slices[g]])

    def countries(self, least_share: float) -> frozenset[str]:
        """Return the countries in which at least that share of the article's places lie."""
        sums: Counter[str] = Counter()
        for code, mass in zip(self.crowd.countries, self.belief * self.crowd.loudness, strict=True):
            sums[code] += mass
        del sums[""]
        total = sum(sums.values())
        return frozenset(code for code, mass in sums.items() if mass >= least_share * total)

    def country_name(self, code: str | None) -> str:
        country = self.gazetteer.country(code) if code else None
        return country.name if country else "the same country"

    def _softmax(self) -> Floats:
        """Return each candidate's share of its naming's belief; what is missing to 1 is "none of these"."""
        belief = np.zeros(len(self.candidates))
        none = self.weights["none"]
        for part in self.slices:
            logits = self.logits[part]
            if logits.size:
                top = max(float(logits.max()), none)
                weights = np.exp(logits - top)
                belief[part] = weights / (weights.sum() + np.exp(none - top))
        return belief


def _prior_table(namings: Sequence[Naming]) -> Floats:
    """Return what is known of each candidate by itself, a row each, a column for each of PRIOR."""
    rows = [prior_features(candidate, naming.kind) for naming in namings for candidate in naming.candidates]
    table = np.zeros((len(rows), len(PRIOR)))
    for row, found in enumerate(rows):
        for name, value in found.items():
            if name in _COLUMNS:  # a settlement, a site and an exact name weigh nothing by themselves
                table[row, _COLUMNS[name]] = value
    return table
