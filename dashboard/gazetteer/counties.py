"""Second-level regions (counties, districts): ISO's units below the first level, and those of the older table."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.gazetteer.geometry import NearestPoints, centre_and_spread_km, distance_km
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.packages import OlderPlace, Settlement, Subdivision
from dashboard.gazetteer.region_names import bare_name, english_name, region_names
from dashboard.gazetteer.regions import Code, Region

_NEIGHBOURS = 5  # settlements around ISO's point that vote on the first-level region it lies in
_MIN_RADIUS_KM, _MAX_RADIUS_KM = 5.0, 150.0


@dataclass(frozen=True)
class County:
    """A region below GeoNames' first level; some are first-level for ISO (Palestine's, Serbia's)."""

    place_id: str
    name: str
    names: tuple[str, ...]
    bare_names: tuple[str, ...]  # names only beside a word for the kind: Orange is no name of Orange County
    code: Code
    latitude: float
    longitude: float
    radius_km: float
    population: int


def county_key(settlement: Settlement, older: OlderPlace | None) -> tuple[Code, str] | None:
    """Return what identifies a settlement's county: its region and the folded bare name; None where none is known."""
    if older is None or not older.admin2 or not settlement.admin1_code:
        return None
    return (settlement.country_code, settlement.admin1_code), fold(bare_name(older.admin2))


def build_counties(
    settlements: Sequence[Settlement],
    older: Sequence[OlderPlace | None],
    subdivisions: Sequence[Subdivision],
    regions: Mapping[Code, Region],
) -> dict[tuple[Code, str], County]:
    """Return the counties by county_key; ISO's that no settlement bears come under their own folded name."""
    taken = {region.subdivision.code for region in regions.values() if region.subdivision}
    units = _place_units(settlements, _units_at_home(settlements, [u for u in subdivisions if u.code not in taken]))
    members: dict[tuple[Code, str], list[int]] = defaultdict(list)
    for at, (settlement, place) in enumerate(zip(settlements, older, strict=True)):
        if key := county_key(settlement, place):
            members[key].append(at)
    counties = {key: _county_of_unit(unit, key[0], radius) for key, (unit, radius) in units.items()}
    for key, indexes in sorted(members.items()):
        if key[0] in regions and key[1] in {fold(name) for name in regions[key[0]].names}:
            continue  # the older table repeats the region where it knows no county
        names = Counter(place.admin2 for i in indexes if (place := older[i]))
        unit = units[key][0] if key in units else None
        counties[key] = _county_of_settlements(key, [settlements[i] for i in indexes], list(names), unit)
    return counties


def _units_at_home(settlements: Sequence[Settlement], units: Sequence[Subdivision]) -> list[Subdivision]:
    """Drop what has a country code of its own (US-PR, CN-HK, FR-971): it is in the index as a country."""
    if not units:
        return []
    nearest = NearestPoints([(s.latitude, s.longitude) for s in settlements])
    rows = nearest.find([(unit.latitude, unit.longitude) for unit in units], count=1)[:, 0]
    return [u for u, i in zip(units, rows, strict=True) if settlements[i].country_code == u.code[:2]]


def _place_units(
    settlements: Sequence[Settlement], units: Sequence[Subdivision]
) -> dict[tuple[Code, str], tuple[Subdivision, float]]:
    """Return the units with half the distance to their nearest sibling, by region and folded bare name."""
    by_country: dict[str, list[Settlement]] = defaultdict(list)
    for settlement in settlements:
        if settlement.admin1_code:
            by_country[settlement.country_code].append(settlement)
    placed: dict[tuple[Code, str], tuple[Subdivision, float]] = {}
    units_by_country: dict[str, list[Subdivision]] = defaultdict(list)
    for unit in units:
        units_by_country[unit.code[:2]].append(unit)
    for country_code, own in sorted(units_by_country.items()):
        if not by_country[country_code]:
            continue
        codes = _surrounding_codes(by_country[country_code], own)
        radii = _half_distances_km(own)
        for unit, code, radius in zip(own, codes, radii, strict=True):
            key = ((country_code, code), fold(bare_name(english_name(unit, (), ()))))
            placed.setdefault(key, (unit, radius))
    return placed


def _surrounding_codes(settlements: Sequence[Settlement], units: Sequence[Subdivision]) -> list[str]:
    nearest = NearestPoints([(s.latitude, s.longitude) for s in settlements])
    rows = nearest.find([(unit.latitude, unit.longitude) for unit in units], count=_NEIGHBOURS)
    return [Counter(settlements[i].admin1_code for i in row).most_common(1)[0][0] for row in rows]


def _half_distances_km(units: Sequence[Subdivision]) -> list[float]:
    if len(units) == 1:
        return [_MIN_RADIUS_KM]
    points = [(unit.latitude, unit.longitude) for unit in units]
    siblings = NearestPoints(points).find(points, count=2)[:, 1]
    distances = (distance_km(*point, *points[i]) / 2 for point, i in zip(points, siblings, strict=True))
    return [min(max(distance, _MIN_RADIUS_KM), _MAX_RADIUS_KM) for distance in distances]


def _county_of_unit(unit: Subdivision, code: Code, radius: float) -> County:
    return County(
        place_id=f"iso:{unit.code}",
        name=english_name(unit, (), ()),
        names=region_names(unit, ()),
        bare_names=(),
        code=code,
        latitude=unit.latitude,
        longitude=unit.longitude,
        radius_km=round(radius, 1),
        population=0,
    )


def _county_of_settlements(
    key: tuple[Code, str], settlements: Sequence[Settlement], older_names: Sequence[str], unit: Subdivision | None
) -> County:
    code, folded = key
    latitude, longitude, spread = centre_and_spread_km([(s.latitude, s.longitude) for s in settlements])
    return County(
        place_id=f"iso:{unit.code}" if unit else f"adm2:{code[0]}.{code[1]}.{folded.replace(' ', '-')}",
        name=english_name(unit, older_names, ()) if unit else older_names[0],
        names=region_names(unit, ()) if unit else tuple(older_names),
        bare_names=region_names(None, older_names),
        code=code,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        radius_km=round(min(max(spread, _MIN_RADIUS_KM), _MAX_RADIUS_KM), 1),
        population=sum(s.population for s in settlements),
    )
