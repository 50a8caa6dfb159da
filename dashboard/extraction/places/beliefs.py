"""Which candidate each naming means: what it is by itself, containment in the text, and the article's other places.

Beliefs are found in rounds: first from each name alone, then each naming hears the others. All weights are log-odds.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.extraction.places.companions import hear_companions, hear_nearness, hear_outlet
from dashboard.extraction.places.containment import Containment
from dashboard.extraction.places.crowd import Crowd
from dashboard.extraction.places.features import prior_features, read_namesakes
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.naming import Naming
from dashboard.extraction.places.spheres import Floats, distances_km
from dashboard.extraction.places.weights import HEARD, NONE, PRIOR, Weights, shipped_weights
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
        self.absent: dict[str, Floats] = {"none": np.ones(len(namings))}
        self.none: Floats = self.weights["none"] * self.absent["none"]
        self.belief = self._softmax()
        self._best = self._find_best()

    def settle(self) -> None:
        """Let the namings hear each other until the beliefs stand."""
        if not self.candidates:
            return
        for _ in range(ROUNDS):
            companions, absent = hear_companions(self.crowd, self.belief)
            self.heard = (
                self._fixed
                | companions
                | hear_nearness(self.crowd, self.belief)
                | self._containment.hear(self.belief, self.logits)
            )
            self.parts = {
                ground: np.sum([self.weights[name] * self.heard[name] for name in names], axis=0)
                for ground, names in HEARD.items()
            }
            self.absent |= absent
            self.none = np.sum([self.weights[name] * self.absent[name] for name in NONE], axis=0)
            self.logits = self.prior + np.sum(list(self.parts.values()), axis=0)
            self.belief = self._softmax()
        self._best = self._find_best()

    def best(self, g: int) -> Candidate | None:
        """Return the most believed candidate of a naming, None where "none of these" is likelier."""
        return self._best[g]

    def _find_best(self) -> list[Candidate | None]:
        best: list[Candidate | None] = []
        for part in self.slices:
            belief = self.belief[part]
            is_open = not belief.size or belief.max() < 1.0 - belief.sum()
            best.append(None if is_open else self.candidates[int(part.start) + int(belief.argmax())])
        return best

    def contradicted(self) -> list[tuple[int, int]]:
        """Return the pairs of namings of which the text puts the first into the second, where no place of it lies."""
        return [
            (g, outer)
            for g, naming in enumerate(self.namings)
            for outer in naming.inside
            if naming.candidates and not naming.is_demonym and not self._containment.is_possible(g, outer)
        ]

    def firm_container(self, g: int) -> int | None:
        """Return the naming into which the text firmly puts a name that the gazetteer lacks there."""
        naming = self.namings[g]
        return next((outer for outer in naming.inside if outer in naming.firm or naming.is_town_part), None)

    def is_elsewhere(self, g: int) -> bool:
        """Whether the text puts the name where none of its places lies."""
        return bool(self.heard and self.heard["elsewhere"][self.slices[g]].any())

    def is_wrong_kind(self, g: int) -> bool:
        """Whether the text calls for another kind of place than any that bears the name."""
        return bool(self.prior_features[self.slices[g], _COLUMNS["wrong_kind"]].all())

    def rank(self, g: int) -> tuple[list[int], float]:
        """Return the numbers of a naming's candidates, best first, and the belief in the best one's spot.

        A city and the district named after it share a spot; of those there, the one most believed comes first.
        """
        points, belief = self.crowd.points[self.slices[g]], self.belief[self.slices[g]]
        if not belief.size:
            return [], 0.0
        same_spot = distances_km(points, points) < _SAME_SPOT_KM
        together = np.asarray(same_spot @ belief)
        leader = int(together.argmax())
        names = [candidate.place_id for candidate in self.namings[g].candidates]
        keys = [(-(together[leader] if same_spot[leader, k] else together[k]), -belief[k]) for k in range(len(belief))]
        ranked = sorted(range(len(belief)), key=lambda k: (*(round(float(key), 6) for key in keys[k]), names[k]))
        return ranked, min(1.0, round(float(together[leader]), 4))

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
        for part, none in zip(self.slices, self.none, strict=True):
            logits = self.logits[part]
            if logits.size:
                top = max(float(logits.max()), none)
                weights = np.exp(logits - top)
                belief[part] = weights / (weights.sum() + np.exp(none - top))
        return belief


def _prior_table(namings: Sequence[Naming]) -> Floats:
    """Return what is known of each candidate by itself, a row each, a column for each of PRIOR."""
    rows = []
    for naming in namings:
        namesakes = read_namesakes(naming.candidates)
        rows += [prior_features(candidate, naming.kind, namesakes) for candidate in naming.candidates]
    table = np.zeros((len(rows), len(PRIOR)))
    for row, found in enumerate(rows):
        for name, value in found.items():
            if name in _COLUMNS:  # a settlement, a site and an exact name weigh nothing by themselves
                table[row, _COLUMNS[name]] = value
    return table
