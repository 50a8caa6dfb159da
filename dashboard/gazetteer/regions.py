"""First-level regions: GeoNames' codes on the settlements, ISO's names and points, and the older table's names as one.

No installable package says that GeoNames' UA.07 is ISO's UA-63 is "Kharkiv". It follows from where the settlements with
that code lie, what the older table calls their region, and where ISO puts its points; an assignment that is best for
the whole country decides.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import JaroWinkler
from scipy.optimize import linear_sum_assignment

from dashboard.gazetteer.geometry import NearestPoints, centre_and_spread_km, distance_km
from dashboard.gazetteer.names import fold, is_alternate_name
from dashboard.gazetteer.packages import OlderPlace, Settlement, Subdivision
from dashboard.gazetteer.region_names import bare_name, english_name, region_names

Code = tuple[str, str]  # country code and GeoNames admin1 code

_NEIGHBOURS = 5  # settlements around ISO's point that vote on the region it lies in
_MAX_OLDER_KM = 40.0  # an older place farther away says nothing about a settlement's region
_MIN_SPREAD_KM = 5.0
# A name in common tells more than a point, a point inside more than being a first-level unit, that more than distance.
_NAME, _VOTES, _TOP_LEVEL, _DISTANCE, _SAME_CODE = 2.0, 1.5, 1.0, 0.5, 0.1
_MIN_NAMESAKE = 10_000  # inhabitants; regions are named after towns, not after villages of the same name
_MIN_MATCH = 2.4  # less is a unit that only happens to lie there; checked by hand on 40 countries


@dataclass(frozen=True)
class Region:
    """A first-level region. `subdivision` is its ISO unit, None where none fits; `older_names` most frequent first."""

    country_code: str
    admin1_code: str
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    population: int
    subdivision: Subdivision | None


@dataclass(frozen=True)
class _Group:
    """The settlements that share a GeoNames admin1 code."""

    code: Code
    settlements: list[Settlement]
    older_names: list[str]
    latitude: float
    longitude: float
    spread_km: float


def find_older_places(settlements: Sequence[Settlement], older: Sequence[OlderPlace]) -> list[OlderPlace | None]:
    """Return for each settlement the nearest older place of its country, None where there is none near."""
    if not settlements or not older:
        return [None] * len(settlements)
    nearest = NearestPoints([(place.latitude, place.longitude) for place in older])
    rows = nearest.find([(s.latitude, s.longitude) for s in settlements], count=3)
    return [_same_country(s, [older[i] for i in row]) for s, row in zip(settlements, rows, strict=True)]


def _same_country(settlement: Settlement, places: Sequence[OlderPlace]) -> OlderPlace | None:
    place = next((p for p in places if p.country_code == settlement.country_code), None)
    if place is None:
        return None
    far = distance_km(settlement.latitude, settlement.longitude, place.latitude, place.longitude) > _MAX_OLDER_KM
    return None if far else place


def build_regions(
    settlements: Sequence[Settlement], older: Sequence[OlderPlace | None], subdivisions: Sequence[Subdivision]
) -> dict[Code, Region]:
    """Return the regions that settlements lie in; `older` runs parallel to `settlements`."""
    groups_by_country = _group(settlements, older)
    units_by_country: dict[str, list[Subdivision]] = defaultdict(list)
    for unit in subdivisions:
        units_by_country[unit.code[:2]].append(unit)
    regions = {}
    for country_code, groups in sorted(groups_by_country.items()):
        units = _assign(groups, units_by_country[country_code])
        for group in groups:
            regions[group.code] = _region(group, units.get(group.code))
    return regions


def _group(settlements: Sequence[Settlement], older: Sequence[OlderPlace | None]) -> dict[str, list[_Group]]:
    members: dict[Code, list[int]] = defaultdict(list)
    for at, settlement in enumerate(settlements):
        if settlement.admin1_code:
            members[settlement.country_code, settlement.admin1_code].append(at)
    groups: dict[str, list[_Group]] = defaultdict(list)
    for code, indexes in sorted(members.items()):
        own = [settlements[i] for i in indexes]
        names = Counter(place.admin1 for i in indexes if (place := older[i]) and place.admin1)
        latitude, longitude, spread = centre_and_spread_km([(s.latitude, s.longitude) for s in own])
        # A name that fewer than a fifth bear comes from settlements just across the border.
        frequent = [name for name, count in names.most_common() if count * 5 >= names.total()]
        groups[code[0]].append(_Group(code, own, frequent, latitude, longitude, max(spread, _MIN_SPREAD_KM)))
    return groups


def _assign(groups: Sequence[_Group], units: Sequence[Subdivision]) -> Mapping[Code, Subdivision]:
    """Pair groups and ISO units one to one so that the sum of their scores is greatest; weak pairs are dropped."""
    if not units:
        return {}
    votes = _votes(groups, units)
    scores = np.array([[_score(group, unit, votes[unit.code]) for unit in units] for group in groups])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    pairs = ((groups[row], units[column], scores[row, column]) for row, column in zip(rows, columns, strict=True))
    return {group.code: unit for group, unit, score in pairs if score >= _MIN_MATCH}


def _votes(groups: Sequence[_Group], units: Sequence[Subdivision]) -> dict[str, Counter[Code]]:
    owners = [group.code for group in groups for _ in group.settlements]
    nearest = NearestPoints([(s.latitude, s.longitude) for group in groups for s in group.settlements])
    rows = nearest.find([(unit.latitude, unit.longitude) for unit in units], count=_NEIGHBOURS)
    return {unit.code: Counter(owners[i] for i in row) for unit, row in zip(units, rows, strict=True)}


def _score(group: _Group, unit: Subdivision, votes: Counter[Code]) -> float:
    distance = distance_km(group.latitude, group.longitude, unit.latitude, unit.longitude)
    return (
        _NAME * _name_similarity(group.older_names, unit)
        + _VOTES * votes[group.code] / votes.total()
        + _TOP_LEVEL * (unit.parent is None)
        + _DISTANCE * float(np.exp(-distance / group.spread_km))
        + _SAME_CODE * (unit.code[3:].lstrip("0") == group.code[1].lstrip("0"))
    )


def _name_similarity(older_names: Sequence[str], unit: Subdivision) -> float:
    if not older_names:
        return 0.0
    names = {fold(bare_name(name)) for name in (unit.name, *unit.english_names)}
    older = fold(bare_name(older_names[0]))
    best = max(JaroWinkler.similarity(older, name) for name in names)
    return best if best >= 0.85 else 0.0


def _region(group: _Group, unit: Subdivision | None) -> Region:
    name = english_name(unit, group.older_names, _chief_names(group))
    latitude, longitude = group.latitude, group.longitude
    if unit and distance_km(latitude, longitude, unit.latitude, unit.longitude) <= 2 * group.spread_km:
        latitude, longitude = unit.latitude, unit.longitude
    return Region(
        country_code=group.code[0],
        admin1_code=group.code[1],
        name=name,
        names=region_names(unit, group.older_names),
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        radius_km=round(max(group.spread_km, 10.0), 1),
        population=sum(s.population for s in group.settlements),
        subdivision=unit,
    )


def _chief_names(group: _Group) -> frozenset[str]:
    """The folded names of the largest settlement: a region that shares them needs its kind to be told apart."""
    chief = max(group.settlements, key=lambda s: (s.population, -s.geonameid))
    return frozenset(map(fold, (chief.name, *chief.alternate_names)))


def find_namesakes(regions: Mapping[Code, Region], settlements: Sequence[Settlement]) -> dict[Code, tuple[str, ...]]:
    """Return for each region all names of the town it is named after: Lugansk for Luhansk Oblast, Kiew for Kyiv Oblast."""
    by_name: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for settlement in settlements:
        if settlement.population >= _MIN_NAMESAKE:
            for key in {fold(name) for name in _all_names(settlement)}:
                by_name[settlement.country_code, key].append(settlement)
    namesakes = {}
    for code, region in regions.items():
        keys = {fold(name) for name in (region.name, *region.names)}
        towns = {s.geonameid: s for key in sorted(keys) for s in by_name[code[0], key] if _lies_near(region, s)}
        if towns:
            chief = max(towns.values(), key=lambda s: (s.population, -s.geonameid))
            namesakes[code] = _all_names(chief)
    return namesakes


def _all_names(settlement: Settlement) -> tuple[str, ...]:
    return settlement.name, *filter(is_alternate_name, settlement.alternate_names)


def _lies_near(region: Region, settlement: Settlement) -> bool:
    distance = distance_km(region.latitude, region.longitude, settlement.latitude, settlement.longitude)
    return settlement.admin1_code == region.admin1_code or distance <= region.radius_km
