"""Program 1: a folder of articles becomes a store of events.

    python -m dashboard.preprocess seeds/ [MORE...] [--out data/store]

Exit code 0 when a store was made, 1 when nothing was, 2 for a wrong call.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dashboard import settings
from dashboard.articles import parse_published, read_articles
from dashboard.errors import DatelineError
from dashboard.extraction.pipeline import PipelineSettings, extract_articles, with_clusters, with_homes, with_pins
from dashboard.extraction.places.choices import Level, PlaceChoices
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.project_build import build_project
from dashboard.gazetteer.project_files import FIXED_NAMES, ProjectFiles, find_project_files
from dashboard.model import Article, Discard, Extraction
from dashboard.store import Store, build_store, check_destination, save_store

_SHOWN_DISCARDS = 20  # the rest stand in run.json


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, extract, cluster, save, and say what was done."""
    options = _parse(arguments)
    started = time.perf_counter()
    discards: list[Discard] = []
    try:
        check_destination(options.out)
        pipeline, files = _set_up(options)
        items = read_articles(options.articles, published=options.published, leave_out=files.paths)
        articles = _keep_articles(items, discards)
        extracted = extract_articles(articles, pipeline, workers=options.workers)
        kept = _keep_extractions(extracted, discards, quiet=options.quiet)
        extractions = with_pins(with_clusters(with_homes(kept, pipeline)))
        if extractions:
            seconds = time.perf_counter() - started
            run = _describe_run(options, extractions, discards, seconds)
            run["settings"] |= _describe_choices(pipeline.choices)
            run["gazetteer"] = _describe_gazetteer(options.gazetteer)
            store = build_store(extractions, run)
            save_store(store, options.out)
    except DatelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; the store was left as it was", file=sys.stderr)
        return 1
    _print_discards(discards)
    if not extractions:
        print("No article could be read, so no store was made.", file=sys.stderr)
        return 1
    print(summarise(store, discards, time.perf_counter() - started))
    for file in pipeline.choices.project.files:
        print(f"used {file.path} ({file.rows} rows)")
    print(f"store: {options.out}")
    return 0


def summarise(store: Store, discards: Sequence[Discard], seconds: float) -> str:
    """Say how many articles and events there are, of which families, and what is missing a place or a date."""
    read = f"read {len(store.articles)} articles, discarded {len(discards)}, in {seconds:.1f} s"
    placed = f"{len(store.places)} place mentions, {store.places['latitude'].notna().sum()} of them placed"
    if store.leaves_out_events:
        return "\n".join([read, placed, f"{len(store.times)} dates and times; events were left out"])
    events = store.events
    families = Counter(events["family"]).most_common()
    by_family = ", ".join(f"{settings.FAMILY_LABELS[family].lower()} {count}" for family, count in families)
    return "\n".join(
        [
            read,
            f"{len(events)} events ({by_family})" if len(events) else "0 events",
            f"{events['latitude'].isna().sum()} without a place, {events['start_on'].isna().sum()} without a date",
            placed,
        ]
    )


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.preprocess", description="Turn articles into a store of events for the dashboard."
    )
    parser.add_argument("articles", nargs="+", type=Path, metavar="PATH", help="folders or .txt .md .html .jsonl .csv")
    parser.add_argument(
        "--out", type=Path, default=settings.STORE, metavar="FOLDER", help="store (default: data/store)"
    )
    parser.add_argument("--published", type=_day, metavar="DATE", help="publication day of articles that name none")
    parser.add_argument(
        "--model", default=str(settings.MODEL), metavar="NAME", help="another spaCy pipeline, e.g. en_core_web_trf"
    )
    parser.add_argument(
        "--gazetteer", type=Path, default=settings.GAZETTEER_INDEX, metavar="FILE", help="index of places"
    )
    parser.add_argument(
        "--workers", type=_positive, default=_workers(), metavar="N", help="processes (default: %(default)s)"
    )
    parser.add_argument(
        "--no-events", dest="events", action="store_false", help="places and dates only, in less than half the time"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    _add_place_options(parser)
    return parser.parse_args(arguments)


def _add_place_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "your own places", f"Files are used too that lie among the articles and are named {', '.join(FIXED_NAMES)}."
    )
    for option, holds in (
        ("--places", "your own places, CSV or GeoJSON: name, latitude, longitude"),
        ("--aliases", "what names always mean, CSV: name, and geonameid or target_name, country_code, admin1"),
        ("--stop", "names that are never places, CSV: name"),
    ):
        group.add_argument(option, type=Path, action="append", default=[], metavar="FILE", help=f"{holds} (repeatable)")
    group.add_argument(
        "--demonyms", choices=("on", "off"), default="on", help="whether peoples (Ukrainian) are stored as mentions"
    )
    group.add_argument(
        "--prefer", type=Level, choices=tuple(Level), help="what is meant where a city and its district share a name"
    )


def _workers() -> int:
    return min(4, os.cpu_count() or 1)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, such as 2")
    return number


def _day(text: str) -> datetime:
    parsed = parse_published(text)
    if parsed is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date, such as 2022-09-14")
    return parsed


def _set_up(options: argparse.Namespace) -> tuple[PipelineSettings, ProjectFiles]:
    """Read the user's own files; fail before the first article is read, not after an hour of reading."""
    Gazetteer.open(options.gazetteer).close()
    beside = find_project_files(options.articles)
    files = ProjectFiles(
        places=(*beside.places, *options.places),
        aliases=(*beside.aliases, *options.aliases),
        stop=(*beside.stop, *options.stop),
    )
    choices = PlaceChoices(build_project(files, options.gazetteer), options.demonyms == "on", options.prefer)
    return PipelineSettings(options.model, options.gazetteer, choices, options.events), files


def _keep_articles(items: Iterable[Article | Discard], discards: list[Discard]) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Discard):
            discards.append(item)
        else:
            yield item


def _keep_extractions(
    items: Iterable[Extraction | Discard], discards: list[Discard], *, quiet: bool
) -> list[Extraction]:
    kept = []
    for item in tqdm(items, desc="articles", unit=" articles", disable=quiet or None, file=sys.stderr):
        if isinstance(item, Discard):
            discards.append(item)
        else:
            kept.append(item)
    return kept


def _describe_run(
    options: argparse.Namespace, extractions: Sequence[Extraction], discards: Sequence[Discard], seconds: float
) -> dict[str, Any]:
    words = sum(len(extraction.article.text.split()) for extraction in extractions)
    return {
        "versions": {name: version(name) for name in ("dateline", "spacy", "geopandas", "pandas", "pyarrow")},
        "settings": {
            "articles": [str(path) for path in options.articles],
            "published": options.published.isoformat() if options.published else None,
            "model": "Dateline's own" if options.model == str(settings.MODEL) else options.model,
            "workers": options.workers,
            "events": "on" if options.events else "off",
        },
        "counts": {
            "articles": len(extractions),
            "words": words,
            "events": sum(len(extraction.events) for extraction in extractions),
            "discards": len(discards),
        },
        "seconds": round(seconds, 2),
        "notes": [
            {"path": extraction.article.path, "note": note}
            for extraction in extractions
            for note in extraction.article.notes
        ],
        "discards": [{"path": discard.path, "reason": discard.reason} for discard in discards],
    }


def _describe_choices(choices: PlaceChoices) -> dict[str, Any]:
    return {
        "demonyms": "on" if choices.keeps_demonyms else "off",
        "prefer": choices.prefer,
        "own_files": [asdict(file) for file in choices.project.files],
    }


def _describe_gazetteer(path: Path) -> dict[str, str]:
    """Name the index of places so that two stores can be told apart by it."""
    gazetteer = Gazetteer.open(path)
    known = gazetteer.meta()
    gazetteer.close()
    return {name: known[name][:12] for name in ("version", "extent", "made_from") if name in known}


def _print_discards(discards: Sequence[Discard]) -> None:
    for discard in discards[:_SHOWN_DISCARDS]:
        print(f"discarded {discard.path}: {discard.reason}", file=sys.stderr)
    if len(discards) > _SHOWN_DISCARDS:
        print(f"… and {len(discards) - _SHOWN_DISCARDS} more, see run.json in the store", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
