"""Distances and extents on the globe, in kilometres."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_PEOPLE_PER_KM2 = 3000  # of built-up land: between a European town and a dense Asian city
_MIN_SETTLEMENT_KM = 1.0
_MAX_SETTLEMENT_KM = 40.0  # Tokyo's built-up area is about this wide


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    half_height, half_width = (b - a) / 2, math.radians(other_longitude - longitude) / 2
    h = math.sin(half_height) ** 2 + math.cos(a) * math.cos(b) * math.sin(half_width) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def settlement_radius_km(population: int) -> float:
    """The radius of a disc on which so many people live at a usual urban density."""
    radius = math.sqrt(max(population, 0) / _PEOPLE_PER_KM2 / math.pi)
    return round(min(max(radius, _MIN_SETTLEMENT_KM), _MAX_SETTLEMENT_KM), 1)


def unit_vectors(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """(latitude, longitude) pairs as points on the unit sphere, where straight distance orders like great circles."""
    latitude, longitude = np.radians(np.asarray(points, dtype=float).reshape(-1, 2)).T
    x, y = np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude)
    return np.column_stack([x, y, np.sin(latitude)])


class NearestPoints:
    """Answers which of many (latitude, longitude) points lie nearest."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        self._tree = cKDTree(unit_vectors(points))
        self._count = len(points)

    def find(self, points: Sequence[tuple[float, float]], count: int) -> NDArray[np.int64]:
        """Return the indexes of the `count` nearest (fewer if there are fewer), one row per point, nearest first."""
        found = self._tree.query(unit_vectors(points), k=list(range(1, min(count, self._count) + 1)))[1]
        return np.asarray(found, dtype=np.int64)


def centre_and_spread_km(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the mean point of some places, and the distance within which nine tenths of them lie."""
    x, y, z = unit_vectors(points).mean(axis=0)
    latitude, longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    distances = sorted(distance_km(latitude, longitude, *point) for point in points)
    return latitude, longitude, distances[int(0.9 * (len(distances) - 1))]
