"""First-level regions: GeoNames' codes on the settlements, ISO's names and points, and the older table's names as one.

No installable package says that GeoNames' UA.07 is ISO's UA-63 is "Kharkiv". It follows from where the settlements with
that code lie, what the older table calls their region, and where ISO puts its points; an assignment that is best for
the whole country decides.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
_MIN_REGION_KM = 10.0
# A name in common tells more than a point inside; that more than the chief town's name; that more than distance.
_NAME, _CHIEF_TOWN, _VOTES, _DISTANCE, _SAME_CODE = 2.0, 0.8, 1.5, 0.5, 0.1
_MIN_LEFTOVER = 0.6  # among what nothing else claims, lying there is enough: regions founded since the older table
_NO_REGION = frozenset({"", "00"})  # GeoNames' "unknown" and "general"
_MIN_NAMESAKE = 10_000  # inhabitants; regions are named after towns, not after villages of the same name
_MIN_ALIKE = 0.85  # Jaro-Winkler; less is no sign that two names are one
_MIN_MATCH = 1.4  # less is a unit that only happens to lie there; checked by eye on 40 countries


@dataclass(frozen=True)
class Region:
    """A first-level region. `subdivision` is its ISO unit, None where none fits.

    `namesakes` are all names of the town it is named after: what stands before "province" in one spelling or another
    (Lugansk for Luhansk Oblast, Kiew for Kyiv Oblast).
    """

    country_code: str
    admin1_code: str
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    population: int
    subdivision: Subdivision | None
    namesakes: tuple[str, ...]


@dataclass(frozen=True)
class _Group:
    """The settlements that share a GeoNames admin1 code; `older_names` most frequent first, `chief_names` folded."""

    code: Code
    settlements: list[Settlement]
    older_names: list[str]
    chief_names: frozenset[str]
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


@dataclass(frozen=True)
class KnownRegion:
    """What our own table says of a region: its ISO code ("" where ISO has no such unit) and its English name."""

    iso_code: str
    name: str


def build_regions(
    settlements: Sequence[Settlement],
    older: Sequence[OlderPlace | None],
    subdivisions: Sequence[Subdivision],
    known: Mapping[Code, KnownRegion],
) -> dict[Code, Region]:
    """Return the regions that settlements lie in; `older` runs parallel to them, `known` overrules the data."""
    groups_by_country = _group(settlements, older)
    units_by_country: dict[str, list[Subdivision]] = defaultdict(list)
    for unit in subdivisions:
        units_by_country[unit.code[:2]].append(unit)
    regions = {}
    for country_code, groups in sorted(groups_by_country.items()):
        units = _assign(groups, units_by_country[country_code], known)
        towns = _large_towns(groups)
        for group in groups:
            if group.code in units or group.code in known or group.older_names:
                name = known[group.code].name if group.code in known else ""
                regions[group.code] = _region(group, units.get(group.code), towns, name)
    return regions


def _group(settlements: Sequence[Settlement], older: Sequence[OlderPlace | None]) -> dict[str, list[_Group]]:
    members: dict[Code, list[int]] = defaultdict(list)
    for at, settlement in enumerate(settlements):
        if settlement.admin1_code not in _NO_REGION:
            members[settlement.country_code, settlement.admin1_code].append(at)
    owners = _owners_of_names(members, older)
    groups: dict[str, list[_Group]] = defaultdict(list)
    for code, indexes in sorted(members.items()):
        own = [settlements[i] for i in indexes]
        names = Counter(place.admin1 for i in indexes if (place := older[i]) and place.admin1)
        latitude, longitude, spread = centre_and_spread_km([(s.latitude, s.longitude) for s in own])
        # A name that fewer than a fifth bear, or more elsewhere, comes from settlements just across the border.
        frequent = [
            name for name, count in names.most_common() if count * 5 >= names.total() and owners[code[0], name] == code
        ]
        chief = max(own, key=lambda s: (s.population, -s.geonameid))
        chief_names = frozenset(map(fold, _all_names(chief)))
        groups[code[0]].append(
            _Group(code, own, frequent, chief_names, latitude, longitude, max(spread, _MIN_SPREAD_KM))
        )
    return groups


def _owners_of_names(
    members: Mapping[Code, Sequence[int]], older: Sequence[OlderPlace | None]
) -> dict[tuple[str, str], Code]:
    """Return for each country and older region name the code whose settlements bear it most often."""
    counts: dict[tuple[str, str], Counter[Code]] = defaultdict(Counter)
    for code, indexes in sorted(members.items()):
        for i in indexes:
            if (place := older[i]) and place.admin1:
                counts[code[0], place.admin1][code] += 1
    return {name: codes.most_common(1)[0][0] for name, codes in counts.items()}


def _assign(
    groups: Sequence[_Group], units: Sequence[Subdivision], known: Mapping[Code, KnownRegion]
) -> dict[Code, Subdivision]:
    """Pair groups with ISO's first-level units; what is left over with its lower ones (Malawi's), then more freely."""
    by_code = {unit.code: unit for unit in units}
    codes = {group.code: known[group.code].iso_code for group in groups if group.code in known}
    pairs = {code: by_code[iso_code] for code, iso_code in codes.items() if iso_code in by_code}
    wholes = _whole_units(groups, units)
    groups = [group for group in groups if group.code not in known]
    for first_level, least in ((True, _MIN_MATCH), (False, _MIN_MATCH), (True, _MIN_LEFTOVER)):
        taken = wholes | {unit.code for unit in pairs.values()}
        open_units = [
            u for u in units if (u.parent is None or u.parent in wholes) == first_level and u.code not in taken
        ]
        pairs |= _pair([group for group in groups if group.code not in pairs], open_units, least)
    return pairs


def _whole_units(groups: Sequence[_Group], units: Sequence[Subdivision]) -> set[str]:
    """Return the units of whose parts at least two are GeoNames regions: Iraqi Kurdistan, for Erbil and Duhok."""
    named = {fold(bare_name(group.older_names[0])) for group in groups if group.older_names}
    parts = Counter(unit.parent for unit in units if unit.parent and not named.isdisjoint(_folded_names(unit)))
    return {code for code, count in parts.items() if count >= 2}


def _pair(groups: Sequence[_Group], units: Sequence[Subdivision], least: float) -> dict[Code, Subdivision]:
    """Pair one to one so that the sum of the scores is greatest; weak pairs are dropped."""
    if not groups or not units:
        return {}
    votes = _votes(groups, units)
    scores = np.array([[_score(group, unit, votes[unit.code]) for unit in units] for group in groups])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    pairs = ((groups[row], units[column], scores[row, column]) for row, column in zip(rows, columns, strict=True))
    return {group.code: unit for group, unit, score in pairs if score >= least}


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
        + _CHIEF_TOWN * (not group.chief_names.isdisjoint(_runs_of_words(unit)))
        + _DISTANCE * float(np.exp(-distance / group.spread_km))
        + _SAME_CODE * (unit.code[3:].lstrip("0") == group.code[1].lstrip("0"))
    )


def _name_similarity(older_names: Sequence[str], unit: Subdivision) -> float:
    if not older_names:
        return 0.0
    older = fold(bare_name(older_names[0]))
    best = max(JaroWinkler.similarity(older, name) for name in _folded_names(unit))
    return best if best >= _MIN_ALIKE else 0.0


@lru_cache(maxsize=8192)
def _runs_of_words(unit: Subdivision) -> frozenset[str]:
    """Return every run of words in the unit's names, to find its chief town there: Distrito Capital de Bogotá."""
    names = [name.split() for name in _folded_names(unit)]
    return frozenset(
        " ".join(words[start:end])
        for words in names
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )


def _folded_names(unit: Subdivision) -> list[str]:
    return [fold(bare_name(name)) for name in (unit.name, *unit.english_names)]


def _region(group: _Group, unit: Subdivision | None, towns: Mapping[str, Sequence[Settlement]], name: str) -> Region:
    names = region_names(unit, group.older_names)
    namesakes = _find_namesakes(group, names, towns)
    latitude, longitude = group.latitude, group.longitude
    if unit and distance_km(latitude, longitude, unit.latitude, unit.longitude) <= 2 * group.spread_km:
        latitude, longitude = unit.latitude, unit.longitude
    return Region(
        country_code=group.code[0],
        admin1_code=group.code[1],
        name=name or english_name(unit, group.older_names, {fold(name) for name in namesakes}),
        names=names,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        radius_km=round(max(group.spread_km, _MIN_REGION_KM), 1),
        population=sum(s.population for s in group.settlements),
        subdivision=unit,
        namesakes=namesakes,
    )


def _large_towns(groups: Sequence[_Group]) -> dict[str, list[Settlement]]:
    """Return the towns of a country by each of their folded names."""
    towns: dict[str, list[Settlement]] = defaultdict(list)
    for group in groups:
        for settlement in group.settlements:
            if settlement.population >= _MIN_NAMESAKE:
                for key in {fold(name) for name in _all_names(settlement)}:
                    towns[key].append(settlement)
    return towns


def _find_namesakes(group: _Group, names: Sequence[str], towns: Mapping[str, Sequence[Settlement]]) -> tuple[str, ...]:
    keys = {fold(name) for name in names}
    near = {s.geonameid: s for key in keys for s in towns.get(key, ()) if _lies_near(group, s)}
    if not near:
        return ()
    return _all_names(max(near.values(), key=lambda s: (s.population, -s.geonameid)))


def _all_names(settlement: Settlement) -> tuple[str, ...]:
    return settlement.name, *filter(is_alternate_name, settlement.alternate_names)


def _lies_near(group: _Group, settlement: Settlement) -> bool:
    # Kyiv Oblast is named after Kyiv, which is not in it.
    distance = distance_km(group.latitude, group.longitude, settlement.latitude, settlement.longitude)
    return settlement.admin1_code == group.code[1] or distance <= group.spread_km
