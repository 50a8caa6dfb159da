"""The index of places from the command line: build it, or look a name up in it."""

import argparse
import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dashboard import settings
from dashboard.errors import DatelineError
from dashboard.gazetteer.build import Inputs, build_index
from dashboard.gazetteer.geonames_dump import sort_dump_files
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.packages import Sources, installed_sources
from dashboard.gazetteer.tables import read_tables
from dashboard.model import Candidate

_FULL = "full"  # the value of "extent" in an index built with a GeoNames dump


def main(arguments: Sequence[str] | None = None) -> int:
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
    build.add_argument("--force", action="store_true", help="build even if the index is up to date")
    build.add_argument(
        "--geonames",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="add the places of files from download.geonames.org/export/dump: allCountries.txt (or a country's),"
        " alternateNamesV2.txt, admin1CodesASCII.txt, admin2Codes.txt; .zip works as well",
    )
    find = commands.add_parser("find", help="show what a name may mean")
    find.add_argument("name")
    find.add_argument("--countries", default="", help="plausible countries, for odd spellings: UA,RU")
    find.add_argument("--index", type=Path, default=settings.GAZETTEER_INDEX, help="where (default: %(default)s)")
    return parser


def _build(options: argparse.Namespace) -> int:
    sources = installed_sources()
    made_from = _fingerprint(sources, options.geonames)
    if not options.force and (reason := _reason_to_keep(options, made_from)):
        _say(f"{options.index} {reason} (--force builds it anew)")
        return 0
    started = time.perf_counter()
    inputs = Inputs(
        sources=sources,
        tables=read_tables(settings.GAZETTEER_TABLES),
        dump=sort_dump_files(options.geonames) if options.geonames else None,
        meta={"made_from": made_from, "extent": _FULL if options.geonames else "packages"},
    )
    build_index(options.index, inputs, report=_say)
    size = options.index.stat().st_size / 1e6
    _say(f"built {options.index}: {size:,.0f} MB in {time.perf_counter() - started:.0f} s")
    return 0


def _reason_to_keep(options: argparse.Namespace, made_from: str) -> str | None:
    try:
        gazetteer = Gazetteer.open(options.index)
    except DatelineError:
        return None
    meta = gazetteer.meta()
    gazetteer.close()
    if meta.get("extent") == _FULL and not options.geonames:
        return "was built with GeoNames files and stays"
    return "is up to date" if meta.get("made_from") == made_from else None


def _fingerprint(sources: Sources, geonames: Sequence[Path]) -> str:
    """Return a digest of what an index is made from: this code and our tables by content, the large files by size."""
    digest = hashlib.sha256()
    for path in sorted([*Path(__file__).parent.glob("*.py"), *settings.GAZETTEER_TABLES.glob("*.csv")]):
        digest.update(path.read_bytes())
    for path in (sources.settlements, sources.countries, sources.subdivisions, sources.older_places, *geonames):
        digest.update(f"{path.name} {path.stat().st_size if path.exists() else 0}\n".encode())
    return digest.hexdigest()


def _find(options: argparse.Namespace) -> int:
    countries = frozenset(filter(None, options.countries.upper().split(",")))
    candidates = Gazetteer.open(options.index).find_candidates(options.name, countries=countries)
    for candidate in candidates:
        _say(_describe(candidate))
    if not candidates:
        _say(f"No place is called {options.name!r}.")
    return 0 if candidates else 1


def _describe(candidate: Candidate) -> str:
    where = ", ".join(filter(None, (candidate.admin2, candidate.admin1, candidate.country_code)))
    return (
        f"{candidate.place_id:<14} {candidate.feature_code:<5} {candidate.name} ({where})"
        f"  {candidate.latitude:.4f} {candidate.longitude:.4f} ±{candidate.radius_km:g} km"
        f"  pop. {candidate.population:,}  {candidate.match} {candidate.similarity:.2f} “{candidate.matched_name}”"
    )


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # this is the program's output


if __name__ == "__main__":
    sys.exit(main())
