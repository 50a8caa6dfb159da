"""One corpus through preprocess, then through the scorers that its gold has something for: programs of their own."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.errors import DatelineError

Row = dict[str, Any]

SCORERS = {  # what a line of gold may hold → the program that judges it
    "toponyms": "score_toponyms.py",
    "times": "score_times.py",
    "snippet": "score_event_types.py",
    "links": "score_event_places.py",
    "events": "score_events.py",
}
_ADVICE = (
    "The corpora and scorers are not part of Dateline: their texts may be measured on, but not passed on. "
    "Name the folders that hold <name>.articles.jsonl with <name>.gold.jsonl (--corpora) and score_*.py (--score)."
)


@dataclass(frozen=True)
class Corpus:
    """Articles as preprocess reads them, and the gold beside them; either file may be gzipped."""

    name: str
    articles: Path
    gold: Path


@dataclass(frozen=True)
class Run:
    """A corpus that was preprocessed. `cpu_seconds` has start-up in it; None where the system does not count them."""

    corpus: Corpus
    store: Path
    articles: dict[str, str]  # article_id → text
    gold: list[Row]
    cpu_seconds: float | None

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.articles.values())


def find_corpora(folder: Path, only: Sequence[str] = ()) -> list[Corpus]:
    """Return the corpora of a folder by name; DatelineError if there are none, or one of `only` is not there."""
    golds = {re.sub(r"\.gold\.jsonl(\.gz)?$", "", path.name): path for path in sorted(folder.glob("*.gold.jsonl*"))}
    if not golds:
        raise DatelineError(f"There are no corpora in {str(folder)!r}. {_ADVICE}")
    strangers = sorted(set(only) - set(golds))
    if strangers:
        raise DatelineError(f"No corpus {', '.join(strangers)} in {str(folder)!r}. There are: {', '.join(golds)}.")
    wanted = {name: gold for name, gold in golds.items() if not only or name in only}
    return [Corpus(name, _articles_beside(gold, name), gold) for name, gold in wanted.items()]


def _articles_beside(gold: Path, name: str) -> Path:
    found = sorted(gold.parent.glob(f"{name}.articles.jsonl*"))
    if not found:
        raise DatelineError(f"{str(gold)!r} has no {name}.articles.jsonl beside it. {_ADVICE}")
    return found[0]


def check_scorers(folder: Path) -> None:
    missing = [name for name in SCORERS.values() if not (folder / name).is_file()]
    if missing:
        raise DatelineError(f"{', '.join(missing)} not found in {str(folder)!r}. {_ADVICE}")


def run_corpus(corpus: Corpus, work: Path, *, workers: int = 1, reuse: bool = False) -> Run:
    """Preprocess a corpus into work/stores/NAME; with `reuse`, take the store that an earlier run left there."""
    store = work / "stores" / corpus.name
    seconds = None
    if not (reuse and store.is_dir()):
        seconds = _preprocess(_unpacked(corpus, work / "input"), store, workers)
    articles = {str(row["article_id"]): row["text"] for row in read_lines(corpus.articles)}
    return Run(corpus, store, articles, list(read_lines(corpus.gold)), seconds)


def read_lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _unpacked(corpus: Corpus, folder: Path) -> Path:
    """A plain copy under the corpus's own name: preprocess reads no .gz."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{corpus.name}.articles.jsonl"
    with gzip.open(corpus.articles) if corpus.articles.suffix == ".gz" else corpus.articles.open("rb") as source:
        target.write_bytes(source.read())
    return target


def _preprocess(articles: Path, store: Path, workers: int) -> float | None:
    shutil.rmtree(store, ignore_errors=True)  # of an earlier run: what is scored must be of this one
    options = ["--out", str(store.resolve()), "--workers", str(workers)]
    before = _seconds_of_children()
    _run_program(["-m", "dashboard.preprocess", str(articles.resolve()), *options, "--quiet"])
    return _seconds_of_children() - before or None


def _seconds_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def score_run(run: Run, scorers: Path) -> dict[str, Row]:
    """Return what each scorer says, by the part of the gold that it judges."""
    held = [part for part in SCORERS if any(row.get(part) for row in run.gold)]
    gold, store = str(run.corpus.gold.resolve()), str(run.store.resolve())
    return {
        part: json.loads(_run_program([str((scorers / SCORERS[part]).resolve()), gold, store, "--json"]))
        for part in held
    }


def _run_program(arguments: Sequence[str]) -> str:
    done = subprocess.run(  # noqa: S603  (this Python on programs that the user named, without a shell)
        [sys.executable, *arguments], cwd=settings.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise DatelineError(f"`python {' '.join(arguments)}` failed: {''.join(last)}")
    return done.stdout


def read_table(store: Path, table: str) -> dict[str, list[Row]]:
    """Return the rows of a store's table by article_id, in its order; what is unknown is None."""
    frame = pd.read_parquet(store / f"{table}.parquet")
    return rows_by_article(frame)


def rows_by_article(frame: pd.DataFrame) -> dict[str, list[Row]]:
    plain = frame.astype(object)
    rows: dict[str, list[Row]] = {}
    for row in plain.where(plain.notna(), None).to_dict("records"):
        rows.setdefault(str(row["article_id"]), []).append({str(name): value for name, value in row.items()})
    return rows
