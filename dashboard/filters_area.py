"""Parts of the map as filters: a rectangle, an area drawn by hand, and how a URL writes them. Pure."""

import math
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    Mask = pd.Series[bool]
else:
    Mask = pd.Series  # cannot be subscripted when the program runs

MAX_CORNERS = 100  # of a drawn area; a URL with more would be cut by mail programs
_ROUNDING = 2e-5  # degrees; the browser's file of events has five decimals


@dataclass(frozen=True)
class Bounds:
    """A rectangle in degrees; where `west` is greater than `east` it crosses the antimeridian."""

    south: float
    west: float
    north: float
    east: float


Area = tuple[tuple[float, float], ...]  # corners (latitude, longitude) in order; longitudes may pass ±180


def spot_around(latitude: float, longitude: float) -> Bounds:
    """Return the bounds of one place, a little widened for what rounding took away."""
    return spot_of(latitude, longitude, latitude, longitude)


def spot_of(south: float, west: float, north: float, east: float) -> Bounds:
    """Return the bounds of places that lie together, widened likewise."""
    widened = (south - _ROUNDING, west - _ROUNDING, north + _ROUNDING, east + _ROUNDING)
    return Bounds(*(round(edge, 5) for edge in widened))


def is_in_bounds(events: pd.DataFrame, bounds: Bounds) -> Mask:
    east_of, west_of = events["longitude"] >= bounds.west, events["longitude"] <= bounds.east
    across = east_of & west_of if bounds.west <= bounds.east else east_of | west_of
    return events["latitude"].between(bounds.south, bounds.north) & across


def is_in_area(events: pd.DataFrame, area: Area) -> Mask:
    """Even-odd rule in degrees: straight sides on the map that the area was drawn on, near enough."""
    latitudes, longitudes = (events[name].to_numpy(dtype=float, na_value=np.nan) for name in ("latitude", "longitude"))
    inside = np.zeros(len(events), dtype=bool)
    for turn in (-360, 0, 360):  # an area drawn beyond the map's edge means the other side of the world
        inside |= _is_odd(latitudes, longitudes + turn, area)
    return pd.Series(inside, index=events.index, dtype=bool)


def _is_odd(latitudes: "np.ndarray", longitudes: "np.ndarray", area: Area) -> "np.ndarray":
    """Whether a ray to the east crosses the area's sides an odd number of times."""
    odd = np.zeros(len(latitudes), dtype=bool)
    for (lat1, lon1), (lat2, lon2) in zip(area, (*area[1:], area[0]), strict=True):
        if lat1 != lat2:
            spans = (latitudes < lat1) != (latitudes < lat2)
            with np.errstate(over="ignore", invalid="ignore"):  # far from a side that is nearly level
                odd ^= spans & (longitudes < lon1 + (latitudes - lat1) / (lat2 - lat1) * (lon2 - lon1))
    return odd


def bounds_to_text(bounds: Bounds) -> str:
    return ",".join(repr(edge) for edge in astuple(bounds))


def bounds_from_text(text: str) -> Bounds | None:
    """Read "south,west,north,east"; None for anything else."""
    numbers = _numbers(text)
    if numbers is None or len(numbers) != 4 or not -90 <= numbers[0] <= numbers[2] <= 90:
        return None
    return Bounds(*numbers)


def area_to_text(area: Area) -> str:
    return ",".join(f"{number:g}" if number == round(number, 3) else repr(number) for pair in area for number in pair)


def area_from_text(text: str) -> Area:
    """Read "latitude,longitude,latitude,longitude,…"; an empty area for anything else."""
    return area_of(_numbers(text) or [])


def area_of(numbers: list[float]) -> Area:
    """Return the area with these corners (latitude, longitude, …), or an empty one if that is none."""
    pairs = tuple(zip(numbers[::2], numbers[1::2], strict=False))
    sane = len(numbers) % 2 == 0 and 3 <= len(pairs) <= MAX_CORNERS
    return pairs if sane and all(abs(lat) <= 90 and abs(lon) <= 540 for lat, lon in pairs) else ()


def _numbers(text: str) -> list[float] | None:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        return None
    return numbers if all(map(math.isfinite, numbers)) else None
