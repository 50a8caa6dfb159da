"""What the text says outright of two places: "Bangor, Maine", "Izium, southeast of Kharkiv"."""

import numpy as np

from dashboard.extraction.places.crowd import Crowd
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.spheres import Floats, distances_km, unit_vectors
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Candidate

_WIDTHS = {"site": 0, "settlement": 1, "capital": 1, "admin2": 2, "admin1": 3, "country": 4}
_TOWN_WIDTH, _UNKNOWN_WIDTH = 1, 9
_TOWN_KM = 50.0  # how far a suburb or a district lies from the middle of its town at most
_CONTAINERS = frozenset({"country", "continent", "admin1", "admin2", "area"})
_NEAR_KM = 120.0  # by this distance closeness falls to a third
_MILDNESS = 3.0
_AS_CONTAINER = 0.3  # how much "X, Y" speaks for a county Y against a town, though no X is known to lie in it
_EDGE = 1.3  # regions are not round


class Containment:
    """The pairs of namings that the text puts into one another, beside one another, or makes one."""

    def __init__(self, crowd: Crowd, gazetteer: Gazetteer) -> None:
        self._crowd = crowd
        self._gazetteer = gazetteer
        self._tables: dict[tuple[int, int], Floats] = {}

    def hear(self, belief: Floats, logits: Floats) -> dict[str, Floats]:
        """Return the text's grounds, each a number for each candidate."""
        size = len(self._crowd.candidates)
        found = {name: np.zeros(size) for name in ("inside", "not_inside", "elsewhere", "beside", "full_name")}
        for g, naming in enumerate(self._crowd.namings):
            for outer in naming.inside:
                self._hear_container(g, outer, logits, found)
            for other in naming.short_for:
                self._hear_full_name(g, other, belief, found["full_name"])
            for other in naming.near:
                self._hear_neighbour(g, other, belief, found["beside"])
        return found

    def is_possible(self, inner: int, outer: int) -> bool:
        """Whether any place of the one name lies in any of the other."""
        return bool(self._contained(inner, outer).any())

    def _hear_neighbour(self, g: int, other: int, belief: Floats, beside: Floats) -> None:
        part, anchors = self._crowd.slices[g], self._crowd.slices[other]
        points = self._crowd.points
        if points[part].size and points[anchors].size:
            closeness = np.exp(-distances_km(points[part], points[anchors]) / _NEAR_KM)
            beside[part] += closeness @ belief[anchors]

    def _hear_full_name(self, short: int, full: int, belief: Floats, full_name: Floats) -> None:
        candidates, part = self._crowd.candidates, self._crowd.slices[short]
        full_part = self._crowd.slices[full]
        places = {candidates[k].place_id: belief[k] for k in range(full_part.start, full_part.stop)}
        for k in range(part.start, part.stop):
            full_name[k] += places.get(candidates[k].place_id, 0.0)

    def _hear_container(self, inner: int, outer: int, logits: Floats, found: dict[str, Floats]) -> None:
        """Raise the pairs of which one contains the other; where none does, the name means something else."""
        inside = self._contained(inner, outer)
        if not inside.size:
            return
        inner_part, outer_part = self._crowd.slices[inner], self._crowd.slices[outer]
        support = (inside * _plausibility(logits[outer_part])[None, :]).max(axis=1)
        if support.max() > 0:
            found["inside"][inner_part] += support
        else:
            is_narrower = self._width(inner, logits) < self._width(outer, logits)  # Kenya, Uganda
            found["not_inside"][inner_part] += float(is_narrower and self._is_region(outer, logits))
            found["elsewhere"][inner_part] += float(self._is_surely_elsewhere(inner, outer, logits))
            if outer in self._crowd.namings[inner].firm:
                found["inside"][outer_part] += _AS_CONTAINER * self._crowd.is_division[outer_part]
        found["inside"][outer_part] += (inside * _plausibility(logits[inner_part])[:, None]).max(axis=0)

    def _is_surely_elsewhere(self, inner: int, outer: int, logits: Floats) -> bool:
        """Whether the words put the inner one into the outer one firmly, and that is the wider of the two."""
        width, outer_width = self._width(inner, logits), self._width(outer, logits)
        naming = self._crowd.namings[inner]
        is_part_of_town = naming.is_town_part and outer_width == _TOWN_WIDTH
        return (is_part_of_town and width < _WIDTHS["admin1"]) or (
            outer in naming.firm and _TOWN_WIDTH < outer_width < _UNKNOWN_WIDTH and width < outer_width
        )

    def _width(self, g: int, logits: Floats) -> int:
        part = self._crowd.slices[g]
        return _WIDTHS.get(self._crowd.classes[part.start + int(logits[part].argmax())], _UNKNOWN_WIDTH)

    def _is_region(self, g: int, logits: Floats) -> bool:
        """Whether the naming's likeliest meaning is a country or region, so that "X, Y" is no list of towns."""
        part = self._crowd.slices[g]
        return self._crowd.classes[part.start + int(logits[part].argmax())] in {"country", "admin1"}

    def _contained(self, inner: int, outer: int) -> Floats:
        """Return a table of inner by outer candidates: 1 where the outer one contains the inner one."""
        if (inner, outer) not in self._tables:
            naming = self._crowd.namings[inner]
            inners = naming.candidates
            part = self._crowd.slices[outer]
            table = np.zeros((len(inners), part.stop - part.start))
            for j, candidate in enumerate(self._crowd.candidates[part]):
                if self._crowd.classes[part.start + j] in _CONTAINERS:
                    table[:, j] = [self._contains(candidate, c) for c in inners]
                elif naming.is_town_part:
                    table[:, j] = [_is_part(candidate, c) for c in inners]
            self._tables[inner, outer] = table
        return self._tables[inner, outer]

    def _contains(self, outer: Candidate, inner: Candidate) -> bool:
        """Ask the gazetteer; of a place whose region it does not know (a site, a river), ask the distance."""
        if outer.feature_code == "ADM1" and inner.admin1_code is None and inner.country_code == outer.country_code:
            apart = distances_km(unit_vectors([outer]), unit_vectors([inner]))
            return bool(apart[0, 0] <= outer.radius_km * _EDGE and not inner.feature_code.startswith("PCL"))
        return self._gazetteer.contains(outer, inner)


def _is_part(town: Candidate, inner: Candidate) -> bool:
    apart = distances_km(unit_vectors([town]), unit_vectors([inner]))
    is_small = place_class(inner) in {"settlement", "site", "admin2"} and inner.place_id != town.place_id
    return bool(is_small and apart[0, 0] <= _TOWN_KM)


def _plausibility(logits: Floats) -> Floats:
    """Return 1 for the best candidate of a naming, less for the others, more mildly than the beliefs."""
    return np.asarray(np.exp((logits - logits.max()) / _MILDNESS))
