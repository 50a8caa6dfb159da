"""What the article's other places and its outlet say of a candidate."""

from collections import Counter

import numpy as np

from dashboard.extraction.places.crowd import Crowd, Numbers
from dashboard.extraction.places.home import Home
from dashboard.extraction.places.spheres import Floats, distances_km, unit_vectors

_NEAR_KM = 120.0  # by this distance closeness falls to a third
_SHARE_POWER = 0.5
_TRACE = 0.3  # so much belief in a country is left over from the namesakes of unrelated places
_SIBLING = 0.25  # how much a sister region speaks for a region, against a place inside it
_SURE = 0.05  # share of belief from which a candidate is worth hearing


def hear_companions(crowd: Crowd, belief: Floats) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Return roots of the shares of the article's other names that lie in the candidate's country and region.

    The second are those of each naming for a place that the gazetteer lacks, in the country and region that its other
    names speak of most.
    """
    mass = belief * crowd.loudness
    # Fifteen namesakes in one country are one witness for it, not fifteen, and a trace of belief is none.
    country = _support(crowd, crowd.country_number, mass, merge=np.maximum, trace=_TRACE)
    region = _support(crowd, crowd.region_number, mass, merge=np.add)
    of_region = np.maximum(_of_candidates(crowd, region, crowd.region_number), _siblings(crowd, mass))
    heard = {
        "country": _of_candidates(crowd, country, crowd.country_number) ** _SHARE_POWER,
        "region": of_region**_SHARE_POWER,
    }
    absent = {
        "none_country": country.max(axis=1)[crowd.naming_family] ** _SHARE_POWER,
        "none_region": region.max(axis=1)[crowd.naming_family] ** _SHARE_POWER,
    }
    return heard, absent


def _others(crowd: Crowd, mass: Floats) -> Floats:
    """Return for each family how much is believed of all other names."""
    total = np.bincount(crowd.family, weights=mass, minlength=crowd.families)
    return np.asarray(total.sum() - total + 1.0)  # the one keeps a single companion from deciding everything


def _support(crowd: Crowd, numbers: Numbers, mass: Floats, *, merge: np.ufunc, trace: float = 0.0) -> Floats:
    """Return the share of the other namings that lie in each country or region, a row for each family.

    `merge` joins the masses of one family's candidates in the same one; `trace` is taken off the sum. Column 0 is
    nowhere.
    """
    own = np.zeros((crowd.families, int(numbers.max(initial=0)) + 1))
    merge.at(own, (crowd.family, numbers), mass)
    own[:, 0] = 0.0
    heard = np.maximum(own.sum(axis=0)[None, :] - own - trace, 0.0)
    return np.asarray(heard / _others(crowd, mass)[:, None])


def _of_candidates(crowd: Crowd, support: Floats, numbers: Numbers) -> Floats:
    return np.where(numbers > 0, support[crowd.family, numbers], 0.0)


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
