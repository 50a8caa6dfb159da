"""Measure Dateline on corpora with gold: one table beside other systems, and pages of errors to read.

    python -m dashboard.training.evaluate --corpora FOLDER --score FOLDER [--only NAME,NAME] [--out FOLDER]

The corpora are no part of the project and their texts must not become one: keep what --out gets out of it, too.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DatelineError
from dashboard.gazetteer.index import Gazetteer
from dashboard.training.calibration import Bin, build_reliability, calibration_error
from dashboard.training.event_baselines import build_baselines, judge_run
from dashboard.training.event_judge import JudgedEvent
from dashboard.training.figures import HEADER, Block, Figure, format_markdown, format_table, read_figures, table_rows
from dashboard.training.link_page import build_link_page, judge_links
from dashboard.training.place_errors import NEAR_KM, Verdict, distance_km, judge_places
from dashboard.training.place_page import build_place_page
from dashboard.training.runs import Run, check_scorers, find_corpora, read_table, run_corpus, score_run
from dashboard.training.time_page import build_time_page, judge_times

_BIN_HEADER = ("corpus", "score", "places", "mean score", "within 161 km")
_EVENT_HEADER = ("corpus", "confidence", "events", "mean confidence", "all right")
_NOTES = (
    "Per cent. Reference: the best of the scorer's own reference lines; each says there what it counts; of events, "
    "also what needs no reading. Reliability: places on place names of the gold, its coordinates against our score; "
    "events whose type, place and days the gold can judge, against our confidence. CPU seconds are those of "
    "preprocess on the corpus, start-up included."
)


@dataclass(frozen=True)
class Evaluation:
    """What one corpus gave: a block of the table, the reliability of places and of events, and pages by file name."""

    block: Block
    reliability: Sequence[Bin]
    events: Sequence[Bin]
    pages: dict[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _read_options(arguments)
    try:
        corpora = find_corpora(options.corpora, [name for name in options.only.split(",") if name])
        check_scorers(options.score)
        with _working_folder(options.out) as work, _open_gazetteer() as holds:
            evaluations = []
            for corpus in corpora:
                sys.stderr.write(f"{corpus.name} …\n")
                run = run_corpus(corpus, work, workers=options.workers, reuse=options.reuse)
                evaluations.append(evaluate_run(run, options.score, holds))
                _save_pages(evaluations[-1], work)
            (work / "figures.md").write_text(_report(evaluations, format_markdown), encoding="utf-8")
    except DatelineError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    sys.stdout.write(_report(evaluations, format_table))
    return 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.training.evaluate", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder with <name>.articles.jsonl and .gold.jsonl")
    parser.add_argument("--score", type=Path, required=True, help="folder with the scorers, score_*.py")
    parser.add_argument("--only", default="", metavar="NAMES", help="corpora, with commas between them (default: all)")
    parser.add_argument("--out", type=Path, help="folder for the table, the errors and the stores (default: not kept)")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes of preprocess (default: 1)")
    parser.add_argument("--reuse", action="store_true", help="score the stores that an earlier run left in --out")
    return parser.parse_args(arguments)


@contextmanager
def _working_folder(out: Path | None) -> Iterator[Path]:
    if out:
        out.mkdir(parents=True, exist_ok=True)
        yield out
    else:
        with tempfile.TemporaryDirectory(prefix="dateline-evaluate-") as folder:
            yield Path(folder)


@contextmanager
def _open_gazetteer() -> Iterator[Callable[[str, float, float], bool]]:
    """Yield a question to ask: whether the gazetteer holds a place of that name near that point."""
    gazetteer = Gazetteer.open()

    def holds(toponym: str, latitude: float, longitude: float) -> bool:
        point = {"latitude": latitude, "longitude": longitude}
        candidates = gazetteer.find_candidates(toponym, limit=1000)
        return any(distance_km(point, vars(candidate)) <= NEAR_KM for candidate in candidates)

    yield holds
    gazetteer.close()


def evaluate_run(run: Run, scorers: Path, holds: Callable[[str, float, float], bool]) -> Evaluation:
    """Score a store and judge each case of its gold."""
    results = score_run(run, scorers)
    figures = [figure for part, result in results.items() for figure in read_figures(part, result)]
    pages: dict[str, str] = {}
    reliability: list[Bin] = []
    events: list[Bin] = []
    name = run.corpus.name
    if "toponyms" in results:
        verdicts = judge_places(run.gold, read_table(run.store, "places"), holds)
        reliability = build_reliability(scored_places(verdicts))
        figures += _calibration_figure("places' scores", reliability)
        pages[f"{name}.places.html"] = build_place_page(name, verdicts, run.articles)
    if "times" in results:
        times = judge_times(run.gold, read_table(run.store, "times"))
        pages[f"{name}.times.html"] = build_time_page(name, times, run.articles)
    if "links" in results:
        links = judge_links(run.gold, read_table(run.store, "events"))
        pages[f"{name}.event_places.html"] = build_link_page(name, links, run.articles)
    if "events" in results:
        judged = judge_run(run)
        figures += build_baselines(run, judged)
        events = build_reliability(scored_events(judged))
        figures += _calibration_figure("events' confidence", events)
    speed = run.words / run.cpu_seconds if run.cpu_seconds else None
    return Evaluation(Block(name, figures, len(run.articles), speed), reliability, events, pages)


def scored_places(verdicts: Sequence[Verdict]) -> list[tuple[float, bool]]:
    """Score and rightness of every place of ours that the gold's coordinates can judge."""
    return [
        (float(verdict.ours["score"]), verdict.km <= NEAR_KM)
        for verdict in verdicts
        if verdict.ours and verdict.km is not None and verdict.ours["score"] is not None
    ]


def scored_events(judged: Sequence[JudgedEvent]) -> list[tuple[float, bool]]:
    """Confidence and rightness of every claimed event of ours; none where the gold cannot call a single one right."""
    if not any(one.right for one in judged):
        return []  # its events have no day or no coordinates: only faults could be seen
    return [(float(one.ours["confidence"]), one.right) for one in judged if one.right is not None]


def _calibration_figure(what: str, reliability: Sequence[Bin]) -> list[Figure]:
    error = calibration_error(reliability)
    return [] if error is None else [Figure(f"expected calibration error of {what}", error)]


def _save_pages(evaluation: Evaluation, folder: Path) -> None:
    for name, page in evaluation.pages.items():
        (folder / name).write_text(page, encoding="utf-8")


def _report(evaluations: Sequence[Evaluation], write: Callable[[Sequence[str], Sequence[Sequence[str]]], str]) -> str:
    parts = [write(HEADER, table_rows([evaluation.block for evaluation in evaluations]))]
    for header, part in ((_BIN_HEADER, "reliability"), (_EVENT_HEADER, "events")):
        bins = [row for one in evaluations for row in _bin_rows(one.block.corpus, getattr(one, part))]
        if bins:
            parts.append(write(header, bins))
    return "\n\n".join([*parts, _NOTES]) + "\n"


def _bin_rows(corpus: str, reliability: Sequence[Bin]) -> Iterator[tuple[str, ...]]:
    shown = [bin_ for bin_ in reliability if bin_.count]
    for number, bin_ in enumerate(shown):
        shares = (f"{100 * share:.1f}" for share in (bin_.mean_score or 0.0, bin_.share_right or 0.0))
        name = corpus if number == 0 else ""
        yield name, f"{bin_.low:.1f}–{bin_.low + 0.1:.1f}", str(bin_.count), *shares


if __name__ == "__main__":
    sys.exit(main())
