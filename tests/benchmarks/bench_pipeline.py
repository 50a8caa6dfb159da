"""Speed and memory of the pipeline, on articles of 350 words made from the seeds.

    python tests/benchmarks/bench_pipeline.py [--articles 120] [--workers 1 2]

For places and dates only (--no-events) and for everything: start-up of a worker, articles per CPU second once it is up,
and its peak of resident memory. Workers are processes as in preprocess, each with its own share of the articles.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.extraction.pipeline import extract_article, load_pipeline, parse_texts
from dashboard.extraction.text import clean_text
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article

WORDS = 350  # of an article: the length that other systems' speed is told for
STAGES = ("no events", "everything")
HEADER = "stage         workers  start-up s  articles/CPU s  words/CPU s  articles/s, all  peak MB a worker"


@dataclass(frozen=True)
class Measured:
    """One worker's figures; times in seconds, memory in MB (None where the system does not tell)."""

    words: int
    start_up: float
    cpu: float
    wall: float
    peak: float | None


def make_articles(number: int) -> list[Article]:
    """Join paragraphs of the seeds to 350 words or a few more, over and over, until there are enough articles."""
    seeds = [item for item in read_articles([settings.SEEDS]) if isinstance(item, Article)]
    pieces = [piece for seed in seeds for piece in _pieces(seed)]
    made = islice(cycle(_joined(pieces)), number)
    return [replace(article, article_id=f"bench-{index}") for index, article in enumerate(made)]


def _pieces(seed: Article) -> list[Article]:
    return [replace(seed, text=paragraph) for paragraph in seed.text.split("\n") if paragraph.strip()]


def _joined(pieces: Sequence[Article]) -> Iterator[Article]:
    """Yield articles of at least 350 words, each dated as its first paragraph."""
    gathered: list[Article] = []
    for piece in pieces:
        gathered.append(piece)
        if sum(len(part.text.split()) for part in gathered) >= WORDS:
            yield replace(gathered[0], text="\n\n".join(part.text for part in gathered))
            gathered = []


def measure_worker(stage: str, articles: Sequence[Article], asked: float) -> Measured:
    """Set up one process as preprocess does, then run its articles; `asked` is the time it was asked to."""
    nlp, gazetteer = load_pipeline(events=stage == "everything"), Gazetteer.open()
    start_up = time.time() - asked
    ready, ready_cpu = time.perf_counter(), time.process_time()
    for first in range(0, len(articles), settings.BATCH_ARTICLES):  # as preprocess does: no more Docs at a time
        batch = articles[first : first + settings.BATCH_ARTICLES]
        docs = parse_texts(nlp, [clean_text(article.text) for article in batch])
        for doc, article in zip(docs, batch, strict=True):
            extract_article(doc, article, gazetteer, events=stage == "everything")
    cpu, wall = time.process_time() - ready_cpu, time.perf_counter() - ready
    words = sum(len(article.text.split()) for article in articles)
    return Measured(words, start_up, cpu, wall, _peak_memory())


def _peak_memory() -> float | None:
    status = Path("/proc/self/status")  # Linux only
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)


def measure(stage: str, articles: Sequence[Article], workers: int) -> list[Measured]:
    shares = [articles[worker::workers] for worker in range(workers)]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return list(pool.map(measure_worker, [stage] * workers, shares, [time.time()] * workers))


def describe(stage: str, measured: Sequence[Measured]) -> str:
    words = sum(one.words for one in measured)
    articles = words / WORDS
    cpu, wall = sum(one.cpu for one in measured), max(one.wall for one in measured)
    start_up = max(one.start_up for one in measured)
    peaks = [one.peak for one in measured if one.peak is not None]
    peak = f"{max(peaks):16.0f}" if peaks else f"{'–':>16}"
    rates = f"{start_up:11.1f} {articles / cpu:15.1f} {words / cpu:12,.0f} {articles / wall:16.1f}  {peak}"
    return f"{stage:12} {len(measured):8} {rates}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    articles = make_articles(options.articles)
    sys.stdout.write(f"{len(articles)} articles\n{HEADER}\n")
    for stage in STAGES:
        for workers in options.workers:
            sys.stdout.write(describe(stage, measure(stage, articles, workers)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
