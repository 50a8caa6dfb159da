"""From a user's files to their places, with the targets of aliases looked up in the world's index. Done once a run."""

import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from rapidfuzz import process

from dashboard.errors import GazetteerError
from dashboard.gazetteer.geometry import NearestPoints, distance_km
from dashboard.gazetteer.names import fold
from dashboard.gazetteer.project import ProjectGazetteer, ProjectPlaces, listed
from dashboard.gazetteer.project_files import ProjectFiles, Row, UsedFile, build_rows, read_rows
from dashboard.gazetteer.tables import split_list
from dashboard.model import Candidate, NameMatch

_OWN_SPELLINGS = frozenset({NameMatch.EXACT, NameMatch.ALTERNATE, NameMatch.FOLDED, NameMatch.ADMIN_WORD})
_MANY = 1000  # namesakes looked through for an alias's target
_FEATURE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_WIDE_CODES = ("ADM", "PCL", "RGN", "ZN", "CONT", "TERR", "SEA", "OCN", "AREA")
_SMALL_KM = 1.0  # the extent of a settlement or site of which none is given
_MAX_KM = 20_000.0  # half the globe's girth
_NEIGHBOURS, _NEIGHBOURS_KM = 5, 50.0  # settlements that must agree on the country a place of the user's lies in
_LIKE_ENOUGH, _TOLD = 60.0, 3  # rapidfuzz's ratio (0-100) from which a name is offered instead; how many are


def build_project(files: ProjectFiles, index: Path) -> ProjectPlaces:
    """Read and check the files; a GazetteerError tells every row that is wrong."""
    if not files.paths:
        return ProjectPlaces()
    gazetteer = ProjectGazetteer.open(index)
    try:
        return _Builder(gazetteer).build(files)
    finally:
        gazetteer.close()


class _Builder:
    def __init__(self, gazetteer: ProjectGazetteer) -> None:
        self._gazetteer = gazetteer
        self._named: dict[str, list[Candidate]] = defaultdict(list)
        self._slugs: dict[str, int] = defaultdict(int)
        self._used: list[UsedFile] = []

    def build(self, files: ProjectFiles) -> ProjectPlaces:
        build_rows(self._rows(files.places, "places"), self._add_place)
        stop = {_name(row): row for row in self._read(files.stop, "stop")}
        targets: dict[str, tuple[Candidate, Row]] = {}
        build_rows(self._rows(files.aliases, "aliases"), lambda _, row: self._add_alias(row, targets, stop))
        named = {key: tuple(candidates) for key, candidates in self._named.items()}
        fixed = {key: (candidate,) for key, (candidate, _) in targets.items()}
        return ProjectPlaces(named | fixed, frozenset(fixed), frozenset(stop), tuple(self._used))

    def _rows(self, paths: Sequence[Path], holds: str) -> list[tuple[str, Row]]:
        return [(row.where, row) for row in self._read(paths, holds)]

    def _read(self, paths: Sequence[Path], holds: str) -> list[Row]:
        found: list[Row] = []
        for path in {os.path.realpath(path): path for path in paths}.values():  # named, and found beside the articles
            rows, used = read_rows(path, holds)
            build_rows([(row.where, row) for row in rows], lambda _, row: _name(row))
            self._used.append(used)
            found += rows
        return found

    def _add_place(self, _: str, row: Row) -> None:
        name = row.cell("name")
        latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
        if latitude == longitude == 0:
            raise GazetteerError("lies at 0, 0, which stands for unknown. Give its point, or remove the row.")
        country_code = self._country(row)
        feature_code = _feature_code(row)
        is_wide = feature_code.startswith(_WIDE_CODES)
        radius_km = _radius(row, is_wide=is_wide)
        around, admin1_code, admin1 = self._around.find(latitude, longitude, country_code)
        place = Candidate(
            place_id=self._place_id(name),
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature_code=feature_code,
            country_code=country_code or around,
            admin1_code=None if is_wide else admin1_code,
            admin1=None if is_wide else admin1,
            admin2=None,
            population=0,
            radius_km=radius_km,
        )
        for spelling in dict.fromkeys([name, *split_list(row.cell("alt_names"))]):
            if fold(spelling):
                candidate = listed(place, spelling, row.path, is_alternate=spelling != name)
                self._named[fold(spelling)].append(candidate)

    def _place_id(self, name: str) -> str:
        slug = fold(name).replace(" ", "-")
        self._slugs[slug] += 1
        return f"user:{slug}" if self._slugs[slug] == 1 else f"user:{slug}-{self._slugs[slug]}"

    def _country(self, row: Row) -> str | None:
        code = row.cell("country_code").upper()
        if code and self._gazetteer.country(code) is None:
            raise GazetteerError(f"country_code {code!r} is none of ISO 3166-1. Write two letters, such as UA.")
        return code or None

    def _add_alias(self, row: Row, targets: dict[str, tuple[Candidate, Row]], stop: Mapping[str, Row]) -> None:
        name, key = row.cell("name"), _name(row)
        target = self._target(row)
        if key in stop:
            raise GazetteerError(f"{name!r} is a stop name too ({stop[key].where}). Remove one of the two.")
        if key in targets and targets[key][0].place_id != target.place_id:
            raise GazetteerError(f"{name!r} means another place in {targets[key][1].where}. Remove one of the two.")
        targets.setdefault(key, (listed(target, name, row.path), row))

    def _target(self, row: Row) -> Candidate:
        if geonameid := row.cell("geonameid"):
            return self._by_geonameid(geonameid)
        if not (target := row.cell("target_name")):
            raise GazetteerError("says not which place is meant. Give its geonameid, or target_name and country_code.")
        if own := self._named.get(fold(target)):
            return own[0]
        country_code = self._country(row)
        if country_code is None:
            raise GazetteerError(f"gives no country_code of {target!r}. Write two letters, such as UA.")
        return self._by_name(target, country_code, row.cell("admin1"))

    def _by_geonameid(self, geonameid: str) -> Candidate:
        number = geonameid.removeprefix("gn:")
        found = self._gazetteer.by_geonameid(int(number)) if number.isascii() and number.isdigit() else None
        if found is None:
            raise GazetteerError(
                f"no place of the index has the geonameid {geonameid!r}. Give target_name and country_code instead, or"
                " list the place with its point in dateline-places.csv."
            )
        return found

    def _by_name(self, target: str, country_code: str, admin1: str) -> Candidate:
        found = self._gazetteer.find_candidates(target, countries=frozenset({country_code}), limit=_MANY)
        namesakes = [c for c in found if c.match in _OWN_SPELLINGS]
        inside = [c for c in namesakes if c.country_code == country_code]
        fitting = [c for c in inside if _lies_in(c, admin1)]
        if not fitting:
            where = f"{admin1}, {country_code}" if admin1 else country_code
            offers = [_described(c) for c in (inside or namesakes)[:_TOLD]] or self._similar(target, country_code)
            offer = f"The index has: {'; '.join(offers)}." if offers else "Nor has it a similar name there."
            raise GazetteerError(
                f"the index has no {target!r} in {where}. {offer}"
                " Correct the row, or list the place with its point in dateline-places.csv."
            )
        return fitting[0]

    def _similar(self, target: str, country_code: str) -> list[str]:
        names = sorted(self._gazetteer.names_in(country_code))
        best = process.extract(target, names, limit=_TOLD, score_cutoff=_LIKE_ENOUGH)
        return [name for name, _, _ in best]

    @cached_property
    def _around(self) -> "_Surroundings":
        return _Surroundings(self._gazetteer)


class _Surroundings:
    """Tells country and region of a point by the settlements around it, where they agree."""

    def __init__(self, gazetteer: ProjectGazetteer) -> None:
        self._rows = gazetteer.settlements()
        self._nearest = NearestPoints([(latitude, longitude) for latitude, longitude, *_ in self._rows])

    def find(
        self, latitude: float, longitude: float, country_code: str | None
    ) -> tuple[str | None, str | None, str | None]:
        """Return country code, and code and name of the first-level region; None for what is not sure."""
        near = [self._rows[i] for i in self._nearest.find([(latitude, longitude)], _NEIGHBOURS)[0]]
        near = [row for row in near if distance_km(latitude, longitude, row[0], row[1]) <= _NEIGHBOURS_KM]
        countries = {row[2] for row in near}
        if countries != {country_code or next(iter(countries), None)}:
            return None, None, None
        regions = {row[3:] for row in near}
        code, name = regions.pop() if len(regions) == 1 else (None, None)
        return countries.pop(), code, name


def _name(row: Row) -> str:
    """Return the key of the row's name."""
    key = fold(row.cell("name"))
    if not key:
        raise GazetteerError("has no name. Write one, or remove the row.")
    return key


def _degrees(row: Row, column: str, limit: int) -> float:
    cell = row.cell(column)
    try:
        degrees = float(cell)
    except ValueError:
        raise GazetteerError(f"{column} {cell!r} is no number. Write degrees with a point, such as 48.51.") from None
    if not abs(degrees) <= limit:  # not a number is not within either
        raise GazetteerError(f"{column} {cell} is not within -{limit} and {limit}. Are the two swapped?")
    return degrees


def _feature_code(row: Row) -> str:
    code = row.cell("feature_code").upper() or "PPL"
    if not _FEATURE_CODE.fullmatch(code):
        raise GazetteerError(f"feature_code {code!r} is none of GeoNames'. Write PPL, ADM2, CMP…, or leave it empty.")
    return code


def _radius(row: Row, *, is_wide: bool) -> float:
    cell = row.cell("radius_km")
    if not cell and is_wide:
        raise GazetteerError("is a region without radius_km. Write how far it reaches from its point.")
    try:
        radius = float(cell or _SMALL_KM)
    except ValueError:
        raise GazetteerError(f"radius_km {cell!r} is no number. Write kilometres, such as 1.5.") from None
    if not 0 < radius <= _MAX_KM:
        raise GazetteerError(f"radius_km {cell} is not between 0 and {_MAX_KM:.0f}. Correct it, or leave it empty.")
    return radius


def _lies_in(candidate: Candidate, admin1: str) -> bool:
    wanted, name = fold(admin1), fold(candidate.admin1 or "")
    return not admin1 or wanted in {name, fold(candidate.admin1_code or "")} or name.startswith(f"{wanted} ")


def _described(candidate: Candidate) -> str:
    return f"{candidate.name} ({', '.join(filter(None, [candidate.admin1, candidate.country_code]))})"
