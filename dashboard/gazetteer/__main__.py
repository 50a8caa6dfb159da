"""The index of places from the command line: build it, or look a name up in it."""

import argparse
import sys
import time
from pathlib import Path

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.gazetteer.build import build_index
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.packages import installed_sources
from dashboard.gazetteer.tables import read_tables


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return _build(options) if options.command == "build" else _find(options)
    except DatelineError as error:
        print(error, file=sys.stderr)  # noqa: T201  # the program's own message
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard.gazetteer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build the index of places (about a minute)")
    build.add_argument("--index", type=Path, default=settings.GAZETTEER_INDEX, help="where (default: %(default)s)")
    build.add_argument("--force", action="store_true", help="build even if a good index is there")
    find = commands.add_parser("find", help="show what a name may mean")
    find.add_argument("name")
    find.add_argument("--countries", default="", help="plausible countries, for odd spellings: UA,RU")
    find.add_argument("--index", type=Path, default=settings.GAZETTEER_INDEX)
    return parser


def _build(options: argparse.Namespace) -> int:
    if not options.force and _is_current(options.index):
        _say(f"{options.index} is up to date (--force builds it again)")
        return 0
    started = time.perf_counter()
    tables = read_tables(settings.GAZETTEER_TABLES)
    build_index(options.index, installed_sources(), tables, report=_say)
    size = options.index.stat().st_size / 1e6
    _say(f"built {options.index}: {size:.0f} MB in {time.perf_counter() - started:.0f} s")
    return 0


def _is_current(index: Path) -> bool:
    try:
        Gazetteer.open(index).close()
    except DatelineError:
        return False
    newest = max(table.stat().st_mtime for table in settings.GAZETTEER_TABLES.glob("*.csv"))
    return index.stat().st_mtime >= newest


def _find(options: argparse.Namespace) -> int:
    countries = frozenset(filter(None, options.countries.upper().split(",")))
    candidates = Gazetteer.open(options.index).find_candidates(options.name, countries=countries)
    for c in candidates:
        where = ", ".join(filter(None, (c.admin2, c.admin1, c.country_code)))
        _say(
            f"{c.place_id:<14} {c.feature_code:<5} {c.name} ({where})  {c.latitude:.3f} {c.longitude:.3f}"
            f"  ±{c.radius_km:g} km  pop. {c.population:,}  {c.match} {c.similarity:.2f} “{c.matched_name}”"
        )
    return 0 if candidates else 1


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # this is the program's output


if __name__ == "__main__":
    sys.exit(main())
