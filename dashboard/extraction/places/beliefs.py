"""Which candidate each naming means: prior, containment in the text, and the company of the article's other places.

Beliefs are found in rounds: first from each name alone, then each naming hears the others. All weights are log-odds.
"""

import operator
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.extraction.places.clues import Kind
from dashboard.extraction.places.features import place_class, prior
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.naming import Naming
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate

Floats = NDArray[np.float64]

ROUNDS = 4  # beliefs move by less than 0.01 afterwards
TEMPERATURE = 1.0
NONE_OF_THESE = 1.0  # log-odds of a meaning that the gazetteer lacks: a hamlet with nothing around it scores about 1
_COUNTRY_WEIGHT = 4.0  # times the share of the other namings that lie in the same country
_REGION_WEIGHT = 4.0
_HOME_WEIGHT = 0.7  # the country of the outlet's web domain: a tie-break
_OUTLET_COUNTRY = 0.7  # the outlet's home region, learnt from its other articles; all three are less than one "X, Y"
_OUTLET_REGION = 2.0
_OUTLET_NEAR = 2.5  # in the middle of the home region
_NEAR_WEIGHT = 1.5  # times the logarithm of how many sure places are near
_NEAR_KM = 120.0  # by this distance closeness falls to a third
_INSIDE_WEIGHT = 7.0
_NOT_INSIDE = -3.0
_SHARE_POWER = 0.5
_TRACE = 0.3  # so much belief in a country is left over from the namesakes of unrelated places
_SIBLING = 0.25  # how much a sister region speaks for a region, against a place inside it
_BESIDE_WEIGHT = 3.0
_FULL_NAME_WEIGHT = 5.0  # the article names the place in full elsewhere
_MILDNESS = 3.0
_SAME_SPOT_KM = 40.0  # a city and the district named after it count as one answer
_SURE = 0.05  # share of belief from which a candidate is worth hearing
_EDGE = 1.3  # regions are not round
_EARTH_KM = 6371.0
_POINTLIKE = frozenset({"settlement", "capital", "admin2", "site"})
_CONTAINERS = frozenset({"country", "continent", "admin1", "admin2", "area"})


class Company:
    """All candidates of an article side by side, with the beliefs in them."""

    def __init__(
        self, namings: Sequence[Naming], gazetteer: Gazetteer, home: str | None, outlet: Home | None = None
    ) -> None:
        self.namings = namings
        self.gazetteer = gazetteer
        self.home = home
        self.outlet = outlet
        self.slices: list[slice] = []
        self.candidates: list[Candidate] = []
        for naming in namings:
            self.slices.append(slice(len(self.candidates), len(self.candidates) + len(naming.candidates)))
            self.candidates += naming.candidates
        self.owner = np.array([g for g, naming in enumerate(namings) for _ in naming.candidates], dtype=np.int64)
        families = {name: number for number, name in enumerate(dict.fromkeys(fold(n.text) for n in namings))}
        self.family = np.array([families[fold(n.text)] for n in namings for _ in n.candidates], dtype=np.int64)
        self.prior = np.array([prior(c, n.kind) for n in namings for c in n.candidates], dtype=np.float64)
        self.points = _unit_vectors(self.candidates)
        self.is_point = np.array([place_class(c) in _POINTLIKE for c in self.candidates], dtype=bool)
        self.is_region = np.array([_is_plain_region(c, n) for n in namings for c in n.candidates], dtype=bool)
        self.is_capital = np.array([place_class(c) == "capital" for c in self.candidates], dtype=bool)
        self._containment: dict[tuple[int, int], Floats] = {}
        self.parts: dict[str, Floats] = {}
        self.logits = self.prior.copy()
        self.belief = self._softmax()

    def settle(self) -> None:
        """Let the namings hear each other until the beliefs stand."""
        if not self.candidates:
            return
        for _ in range(ROUNDS):
            self.parts = {
                "company": self._shares(),
                "home": self._home(),
                "outlet": self._outlet(),
                "near": self._nearness(),
                "text": self._links(),
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
        part = self.slices[g]
        same_spot = _distances(self.points[part], self.points[part]) < _SAME_SPOT_KM
        return np.asarray(same_spot @ self.belief[part])

    def countries(self, least_share: float) -> frozenset[str]:
        """Return the countries in which at least that share of the article's places lie."""
        sums: Counter[str] = Counter()
        for code, mass in zip(self._countries(), self._mass(), strict=True):
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
        for part in self.slices:
            logits = self.logits[part] / TEMPERATURE
            if logits.size:
                top = max(float(logits.max()), NONE_OF_THESE)
                weights = np.exp(logits - top)
                belief[part] = weights / (weights.sum() + np.exp(NONE_OF_THESE - top))
        return belief

    def _mass(self) -> Floats:
        return np.asarray(self.belief * np.array([self.namings[g].weight for g in self.owner]))

    def _shares(self) -> Floats:
        """Weigh how much of the rest of the article lies in the candidate's country and region."""
        mass = self._mass()
        total = np.bincount(self.family, weights=mass)
        others = total.sum() - total + 1.0  # the one keeps a single companion from deciding everything
        # Fifteen namesakes in one country are one witness for it, not fifteen, and a trace of belief is none.
        country = self._support(self._countries(), mass, others, merge=max, trace=_TRACE)
        region = self._support(self._regions(), mass, others, merge=operator.add)
        region = np.maximum(region, self._siblings(mass, others))
        weighed = _COUNTRY_WEIGHT * country**_SHARE_POWER + _REGION_WEIGHT * region**_SHARE_POWER
        return np.asarray(weighed)

    def _support(
        self,
        codes: Sequence[str],
        mass: Floats,
        others: Floats,
        *,
        merge: Callable[[float, float], float],
        trace: float = 0.0,
    ) -> Floats:
        """Return for each candidate the share of the other namings that lie where it does.

        `merge` joins the masses of one naming's candidates in the same country or region; `trace` is taken off the sum.
        """
        own: dict[tuple[int, str], float] = {}
        for code, family, m in zip(codes, self.family, mass, strict=True):
            own[int(family), code] = merge(own.get((int(family), code), 0.0), float(m))
        sums: Counter[str] = Counter()
        for (_, code), m in own.items():
            sums[code] += m  # type: ignore[assignment]  # a Counter of floats
        return np.array(
            [
                max(0.0, sums[code] - own[int(family), code] - trace) / others[family] if code else 0.0
                for code, family in zip(codes, self.family, strict=True)
            ]
        )

    def _siblings(self, mass: Floats, others: Floats) -> list[float]:
        """Return for each plainly named region the share of the other namings that are such regions of its country."""
        countries = self._countries()
        sums: Counter[str] = Counter()
        own: Counter[tuple[int, str]] = Counter()
        for k in np.flatnonzero(self.is_region):
            sums[countries[k]] += mass[k]
            own[int(self.family[k]), countries[k]] += mass[k]
        return [
            _SIBLING * (sums[code] - own[int(family), code]) / others[family] if is_region else 0.0
            for code, family, is_region in zip(countries, self.family, self.is_region, strict=True)
        ]

    def _home(self) -> Floats:
        return _HOME_WEIGHT * np.array([float(code == self.home) for code in self._countries()])

    def _outlet(self) -> Floats:
        """Weigh the outlet's home region; its country's other regions and capital are near to any reader there."""
        home = self.outlet
        if home is None or not self.candidates:
            return np.zeros(len(self.candidates))
        in_country = np.array([code == home.country_code for code in self._countries()])
        in_region = np.array([region == f"{home.country_code}.{home.admin1_code}" for region in self._regions()])
        is_known = in_country & (self.is_region | self.is_capital)
        closeness = np.exp(-_distances(self.points, _unit_vectors([home]))[:, 0] / _NEAR_KM)
        near = np.where(is_known, 1.0, np.where(self.is_point, closeness, 0.0))
        return np.asarray(_OUTLET_COUNTRY * in_country + _OUTLET_REGION * (in_region | is_known) + _OUTLET_NEAR * near)

    def _countries(self) -> list[str]:
        return [c.country_code or "" for c in self.candidates]

    def _regions(self) -> list[str]:
        return [f"{c.country_code}.{c.admin1_code}" if c.admin1_code else "" for c in self.candidates]

    def _nearness(self) -> Floats:
        """Weigh the sure places around the candidate, those of its own name left out."""
        mass = self._mass()
        anchors = np.flatnonzero((self.belief > _SURE) & self.is_point)
        if not anchors.size:
            return np.zeros(len(self.candidates))
        closeness = np.exp(-_distances(self.points, self.points[anchors]) / _NEAR_KM)
        closeness[self.family[:, None] == self.family[anchors][None, :]] = 0.0
        heard = closeness @ mass[anchors]
        return np.where(self.is_point, _NEAR_WEIGHT * np.log1p(2 * heard), 0.0)

    def _links(self) -> Floats:
        """Weigh what the text says outright: "Bangor, Maine", "Izium, southeast of Kharkiv"."""
        result = np.zeros(len(self.candidates))
        for g, naming in enumerate(self.namings):
            for outer in naming.inside:
                self._hear_container(g, outer, result)
            for other in naming.short_for:
                self._hear_full_name(g, other, result)
            for other in naming.near:
                part = self.slices[g]
                anchors = self.belief[self.slices[other]]
                if naming.candidates and anchors.size:
                    closeness = np.exp(-_distances(self.points[part], self.points[self.slices[other]]) / _NEAR_KM)
                    result[part] += _BESIDE_WEIGHT * (closeness @ anchors)
        return result

    def _hear_full_name(self, short: int, full: int, result: Floats) -> None:
        part, full_part = self.slices[short], self.slices[full]
        places = {self.candidates[k].place_id: self.belief[k] for k in range(full_part.start, full_part.stop)}
        for k in range(part.start, part.stop):
            result[k] += _FULL_NAME_WEIGHT * places.get(self.candidates[k].place_id, 0.0)

    def _hear_container(self, inner: int, outer: int, result: Floats) -> None:
        """Raise the pairs of which one contains the other; where none does, the name means something else."""
        inside = self._contained(inner, outer)
        if not inside.size:
            return
        inner_part, outer_part = self.slices[inner], self.slices[outer]
        support = (inside * self._plausibility(outer_part)[None, :]).max(axis=1)
        if support.max() > 0:
            result[inner_part] += _INSIDE_WEIGHT * support
        elif self._is_region(outer):
            result[inner_part] += _NOT_INSIDE
        result[outer_part] += _INSIDE_WEIGHT * (inside * self._plausibility(inner_part)[:, None]).max(axis=0)

    def _is_region(self, g: int) -> bool:
        """Whether the naming's likeliest meaning is a country or region, so that "X, Y" is no list of towns."""
        part = self.slices[g]
        return place_class(self.candidates[part.start + int(self.logits[part].argmax())]) in {"country", "admin1"}

    def _plausibility(self, part: slice) -> Floats:
        """Return 1 for the best candidate of a naming, less for the others, more mildly than the beliefs."""
        logits = self.logits[part]
        return np.asarray(np.exp((logits - logits.max()) / _MILDNESS))

    def _contained(self, inner: int, outer: int) -> Floats:
        """Return a table of inner by outer candidates: 1 where the outer one contains the inner one."""
        if (inner, outer) not in self._containment:
            outers = self.namings[outer].candidates
            inners = self.namings[inner].candidates
            table = np.zeros((len(inners), len(outers)))
            for j, candidate in enumerate(outers):
                if place_class(candidate) in _CONTAINERS:
                    table[:, j] = [self._contains(candidate, c) for c in inners]
            self._containment[inner, outer] = table
        return self._containment[inner, outer]

    def _contains(self, outer: Candidate, inner: Candidate) -> bool:
        """Ask the gazetteer; of a place whose region it does not know (a site, a river), ask the distance."""
        if outer.feature_code == "ADM1" and inner.admin1_code is None and inner.country_code == outer.country_code:
            apart = _distances(_unit_vectors([outer]), _unit_vectors([inner]))
            return bool(apart[0, 0] <= outer.radius_km * _EDGE and place_class(inner) != "country")
        return self.gazetteer.contains(outer, inner)


def _is_plain_region(candidate: Candidate, naming: Naming) -> bool:
    """Whether the name is a region's own (Maine), or is called one (Kharkiv region), not just its chief town's too."""
    is_own = fold(candidate.name) == fold(candidate.matched_name)
    return candidate.feature_code == "ADM1" and (is_own or naming.kind is Kind.REGION)


def _unit_vectors(candidates: Sequence[Candidate | Home]) -> Floats:
    latitude = np.radians(np.array([c.latitude for c in candidates], dtype=np.float64))
    longitude = np.radians(np.array([c.longitude for c in candidates], dtype=np.float64))
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


def _distances(left: Floats, right: Floats) -> Floats:
    """Great-circle distances between two sets of unit vectors, in kilometres."""
    return np.asarray(_EARTH_KM * np.arccos(np.clip(left @ right.T, -1.0, 1.0)))
