"""Words per CPU second of the search for times, on the seeds as the shipped pipeline reads them.

    python tests/benchmarks/bench_times.py [FOLDER ...]

Prints the figure for `find_times` alone; parsing is not counted.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import spacy

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import Article

ROUNDS = 5  # the best one counts: what else the machine does only slows


def words_per_second(folders: Sequence[Path]) -> tuple[int, float]:
    """The number of words read, and the words of one CPU second in the best of the rounds."""
    nlp = spacy.load(settings.MODEL)
    articles = [article for article in read_articles(folders) if isinstance(article, Article)]
    docs = list(nlp.pipe(clean_text(article.text) for article in articles))
    words = sum(len(article.text.split()) for article in articles)
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for doc, article in zip(docs, articles, strict=True):
            find_times(doc, article)
        seconds.append(time.process_time() - start)
    return words, words / min(seconds)


def main() -> None:
    folders = [Path(folder) for folder in sys.argv[1:]] or [settings.SEEDS]
    words, speed = words_per_second(folders)
    sys.stdout.write(f"{words:,} words, {speed:,.0f} words per CPU second\n")


if __name__ == "__main__":
    main()
