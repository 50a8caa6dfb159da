"""Distances between many points at once."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_EARTH_KM = 6371.0


class Located(Protocol):
    """What lies somewhere: a candidate, an outlet's home."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def unit_vectors(places: Sequence[Located]) -> Floats:
    """Return the points on a globe of radius 1, one a row."""
    latitude = np.radians(np.array([place.latitude for place in places], dtype=np.float64))
    longitude = np.radians(np.array([place.longitude for place in places], dtype=np.float64))
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


def distances_km(left: Floats, right: Floats) -> Floats:
    """Return the great-circle distances between two sets of unit vectors, a row for each of the left ones."""
    return np.asarray(_EARTH_KM * np.arccos(np.clip(left @ right.T, -1.0, 1.0)))
