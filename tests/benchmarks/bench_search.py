"""What a search takes in a store of any size: finding, and finding with ranking.

    python -m tests.benchmarks.bench_search [--events 100000] [--rounds 30]

The first search opens the index of the store, and is measured apart; a store without one makes it first.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.search import SEARCH_FILE, SearchIndex, write_index
from dashboard.store import load_store
from tests.benchmarks.big_store import save_big_store

QUERIES = ("killed", "killed wounded", '"was reported"', "protest ukraine", "wire attack", "prot*", "nowhere")


def clock(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--stores", type=Path, default=Path(tempfile.gettempdir()) / "dateline-bench")
    options = parser.parse_args()
    folder = options.stores / str(options.events)
    if not folder.is_dir():
        save_big_store(options.events, folder)
    store = load_store(folder)
    making = clock(lambda: write_index(folder, store.events, store.articles))
    size = (folder / SEARCH_FILE).stat().st_size / 1e6
    sys.stdout.write(f"{len(store.events):,} events: index of {size:.1f} MB, made in {making / 1000:.1f} s\n")
    index = SearchIndex(folder, store.events, store.articles)
    sys.stdout.write(f"  first search {clock(lambda: index.find(QUERIES[0])):.0f} ms\n")
    for query in QUERIES:
        count = len(index.find(query))
        for name, ask in (("find", index.find), ("rank", index.rank)):
            times = [clock(lambda: ask(query)) for _ in range(options.rounds)]  # noqa: B023  (called at once)
            p95 = statistics.quantiles(times, n=20)[-1]
            middle = statistics.median(times)
            sys.stdout.write(f"  {name} {query:20} {count:7,} events  median {middle:6.1f} ms   p95 {p95:6.1f} ms\n")


if __name__ == "__main__":
    main()
