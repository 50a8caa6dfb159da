"""All candidates of an article side by side: what does not change while beliefs in them do."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.extraction.places.clues import Kind
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.naming import Naming
from dashboard.extraction.places.spheres import unit_vectors
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate

Numbers = NDArray[np.int64]

_POINTLIKE = frozenset({"settlement", "capital", "admin2", "site"})


class Crowd:
    """The candidates in the order of their namings; `slices[g]` are those of naming `g`.

    `family` numbers the names: namings of one name do not speak for each other.
    """

    def __init__(self, namings: Sequence[Naming]) -> None:
        self.namings = namings
        self.slices: list[slice] = []
        self.candidates: list[Candidate] = []
        for naming in namings:
            self.slices.append(slice(len(self.candidates), len(self.candidates) + len(naming.candidates)))
            self.candidates += naming.candidates
        families = {name: number for number, name in enumerate(dict.fromkeys(fold(n.text) for n in namings))}
        self.naming_family = np.array([families[fold(n.text)] for n in namings], dtype=np.int64)
        self.owner = np.array([g for g, naming in enumerate(namings) for _ in naming.candidates], dtype=np.int64)
        self.families = len(families)
        self.family = self.naming_family[self.owner]
        self.loudness = np.array([naming.weight for naming in namings], dtype=np.float64)[self.owner]
        self.classes = [place_class(candidate) for candidate in self.candidates]
        self.countries = [candidate.country_code or "" for candidate in self.candidates]
        self.regions = [f"{c.country_code}.{c.admin1_code}" if c.admin1_code else "" for c in self.candidates]
        self.country_number, self.region_number = _numbered(self.countries), _numbered(self.regions)
        self.points = unit_vectors(self.candidates)
        self.is_point = np.array([cls in _POINTLIKE for cls in self.classes], dtype=bool)
        self.is_region = np.array([_is_plain_region(c, n) for n in namings for c in n.candidates], dtype=bool)
        self.is_division = np.array([cls in {"country", "admin1", "admin2"} for cls in self.classes], dtype=bool)
        self.is_capital = np.array([cls == "capital" for cls in self.classes], dtype=bool)


def _numbered(codes: Sequence[str]) -> Numbers:
    """Number the codes from 1; no code is 0."""
    numbers = {code: number for number, code in enumerate(dict.fromkeys(("", *codes)))}
    return np.array([numbers[code] for code in codes], dtype=np.int64)


def _is_plain_region(candidate: Candidate, naming: Naming) -> bool:
    """Whether the name is a region's own (Maine), or is called one (Kharkiv region), not just its chief town's too."""
    is_own = fold(candidate.name) == fold(candidate.matched_name)
    return candidate.feature_code == "ADM1" and (is_own or naming.kind is Kind.REGION)
