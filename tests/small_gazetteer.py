"""The country-sized gazetteer that several test files share, built once from a small file and the real packages."""

import dataclasses
import tempfile
from functools import cache
from pathlib import Path

from dashboard import settings
from dashboard.gazetteer.build import Inputs, build_index
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.packages import Sources, installed_sources
from dashboard.gazetteer.tables import Tables, read_tables

CITIES = Path(__file__).parent / "fixtures" / "gazetteer" / "cities.json"
COUNTRIES = frozenset({"AD", "LU", "UA", "SY", "US", "FR", "MX", "NL", "GB", "KZ", "PL", "GE"})
_folder = tempfile.TemporaryDirectory(prefix="gazetteer-")


def small_sources() -> Sources:
    return dataclasses.replace(installed_sources(COUNTRIES), settlements=CITIES)


def tables_without_names() -> Tables:
    """Our tables less names.csv: what is found under another spelling then is found by rule, not by list."""
    return dataclasses.replace(read_tables(settings.GAZETTEER_TABLES), names=[])


def build_small_index(path: Path, **more: object) -> list[str]:
    """Build the small index; return the lines of progress."""
    lines: list[str] = []
    build_index(path, Inputs(small_sources(), tables_without_names(), **more), report=lines.append)
    return lines


@cache
def small_gazetteer() -> Gazetteer:
    path = Path(_folder.name) / "small.sqlite"
    build_small_index(path)
    return Gazetteer.open(path)
