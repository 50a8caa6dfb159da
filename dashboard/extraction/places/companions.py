"""What the article's other places and its outlet say of a candidate."""

import operator
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from dashboard.extraction.places.crowd import Crowd
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.spheres import Floats, distances_km, unit_vectors

_NEAR_KM = 120.0  # by this distance closeness falls to a third
_SHARE_POWER = 0.5
_TRACE = 0.3  # so much belief in a country is left over from the namesakes of unrelated places
_SIBLING = 0.25  # how much a sister region speaks for a region, against a place inside it
_SURE = 0.05  # share of belief from which a candidate is worth hearing


def hear_companions(crowd: Crowd, belief: Floats) -> dict[str, Floats]:
    """Return roots of the shares of the article's other names that lie in the candidate's country and region."""
    mass = belief * crowd.loudness
    # Fifteen namesakes in one country are one witness for it, not fifteen, and a trace of belief is none.
    country = _support(crowd, crowd.countries, mass, merge=max, trace=_TRACE)
    region = _support(crowd, crowd.regions, mass, merge=operator.add)
    region = np.maximum(region, _siblings(crowd, mass))
    return {"country": country**_SHARE_POWER, "region": region**_SHARE_POWER}


def _others(crowd: Crowd, mass: Floats) -> Floats:
    """Return for each family how much is believed of all other names."""
    total = np.bincount(crowd.family, weights=mass)
    return np.asarray(total.sum() - total + 1.0)  # the one keeps a single companion from deciding everything


def _support(
    crowd: Crowd,
    codes: Sequence[str],
    mass: Floats,
    *,
    merge: Callable[[float, float], float],
    trace: float = 0.0,
) -> Floats:
    """Return for each candidate the share of the other namings that lie where it does.

    `merge` joins the masses of one naming's candidates in the same country or region; `trace` is taken off the sum.
    """
    own: dict[tuple[int, str], float] = {}
    for code, family, m in zip(codes, crowd.family, mass, strict=True):
        own[int(family), code] = merge(own.get((int(family), code), 0.0), float(m))
    sums: Counter[str] = Counter()
    for (_, code), m in own.items():
        sums[code] += m  # type: ignore[assignment]  # a Counter of floats
    others = _others(crowd, mass)
    return np.array(
        [
            max(0.0, sums[code] - own[int(family), code] - trace) / others[family] if code else 0.0
            for code, family in zip(codes, crowd.family, strict=True)
        ]
    )


def _siblings(crowd: Crowd, mass: Floats) -> list[float]:
    """Return for each plainly named region the share of the other namings that are such regions of its country."""
    sums: Counter[str] = Counter()
    own: Counter[tuple[int, str]] = Counter()
    for k in np.flatnonzero(crowd.is_region):
        sums[crowd.countries[k]] += mass[k]
        own[int(crowd.family[k]), crowd.countries[k]] += mass[k]
    others = _others(crowd, mass)
    return [
        _SIBLING * (sums[code] - own[int(family), code]) / others[family] if is_region else 0.0
        for code, family, is_region in zip(crowd.countries, crowd.family, crowd.is_region, strict=True)
    ]


def hear_nearness(crowd: Crowd, belief: Floats) -> dict[str, Floats]:
    """Return how many sure places are around the candidate, those of its own name left out."""
    anchors = np.flatnonzero((belief > _SURE) & crowd.is_point)
    if not anchors.size:
        return {"near": np.zeros(len(crowd.candidates))}
    closeness = np.exp(-distances_km(crowd.points, crowd.points[anchors]) / _NEAR_KM)
    closeness[crowd.family[:, None] == crowd.family[anchors][None, :]] = 0.0
    heard = closeness @ (belief * crowd.loudness)[anchors]
    return {"near": np.where(crowd.is_point, np.log1p(2 * heard), 0.0)}


def hear_outlet(crowd: Crowd, home_country: str | None, home: Home | None) -> dict[str, Floats]:
    """Return what the outlet's web domain and its home region say, which does not change.

    The other regions and the capital of a home country are as near to any reader there as the home itself.
    """
    at_home = np.array([float(code == home_country) for code in crowd.countries])
    if home is None or not crowd.candidates:
        nothing = np.zeros(len(crowd.candidates))
        return {"home_country": at_home, "outlet_country": nothing, "outlet_region": nothing, "outlet_near": nothing}
    in_country = np.array([code == home.country_code for code in crowd.countries])
    in_region = np.array([region == f"{home.country_code}.{home.admin1_code}" for region in crowd.regions])
    is_known = in_country & (crowd.is_region | crowd.is_capital)
    closeness = np.exp(-distances_km(crowd.points, unit_vectors([home]))[:, 0] / _NEAR_KM)
    return {
        "home_country": at_home,
        "outlet_country": in_country.astype(np.float64),
        "outlet_region": (in_region | is_known).astype(np.float64),
        "outlet_near": np.where(is_known, 1.0, np.where(crowd.is_point, closeness, 0.0)),
    }
