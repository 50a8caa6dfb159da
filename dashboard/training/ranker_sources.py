"""The articles that the ranker of places is fitted on, with what is known of their names."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import DatelineError
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.places import find_toponyms
from dashboard.extraction.text import clean_text
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article
from dashboard.training.ranker_cases import Annotated, Point
from dashboard.training.runs import read_lines
from dashboard.training.spans import Span

SEED_PLACES = settings.ROOT / "tests" / "gold" / "seeds.places.csv"
# How loudly a source speaks, a name: WikToR was made of the most ambiguous names there are, which news is not.
_WIKTOR, _TOLD, _MEANTIME, _SEEDS = 0.05, 0.5, 1.0, 2.0
_REACH_KM = {"country": 400.0, "admin1": 100.0, "area": 400.0}  # between two sources' middles of the same wide place

Gold = dict[Span, Point | None]


def read_wiktor(path: Path, articles: int) -> list[Annotated]:
    """Return passages on places with ambiguous names; only what each is about is known."""
    if not path.is_file():
        raise DatelineError(f"There is no {str(path)!r}.")
    rows = [row for row, _ in zip(read_lines(path), range(articles), strict=False)]
    texts = [Article(article_id=row["article_id"], text=row["text"]) for row in rows]
    return _annotated(texts, {row["article_id"]: _gold(row["toponyms"]) for row in rows}, _WIKTOR)


def read_told(annotated: Iterable[Annotated]) -> list[Annotated]:
    """Return the same passages with, instead, the names known whose region the text says, "X, Y"."""
    return [replace(one, gold={}, told_weight=_TOLD) for one in annotated]


def read_meantime(corpora: Path) -> list[Annotated]:
    gold = {str(row["article_id"]): _gold(row["linked_places"]) for row in read_lines(corpora / "meantime.gold.jsonl")}
    return _annotated(_read(corpora / "meantime.articles.jsonl"), gold, _MEANTIME)


def read_seeds(*, half: int, path: Path = SEED_PLACES) -> list[Annotated]:
    """Return every other one of our own articles, by article_id; a name without coordinates is in no gazetteer."""
    gold: dict[str, Gold] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = Point(float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
            gold.setdefault(row["article_id"], {})[int(row["start_char"]), int(row["end_char"])] = known
    articles = sorted(_read(settings.SEEDS), key=lambda article: article.article_id)
    return _annotated(articles[half::2], gold, _SEEDS)


def _read(path: Path) -> list[Article]:
    return [item for item in read_articles([path]) if isinstance(item, Article)]


def _gold(rows: Iterable[dict[str, object]]) -> Gold:
    return {(int(str(row["start_char"])), int(str(row["end_char"]))): _point(row) for row in rows}


def _point(row: dict[str, object]) -> Point | None:
    if row["latitude"] is None:
        return None
    wide = _REACH_KM.get(str(row.get("geo_precision")))
    point = Point(float(str(row["latitude"])), float(str(row["longitude"])))
    return replace(point, reach_km=wide) if wide else point


def _annotated(articles: Sequence[Article], gold: dict[str, Gold], weight: float) -> list[Annotated]:
    nlp, gazetteer = load_pipeline(), Gazetteer.open()
    docs = nlp.pipe([clean_text(article.text) for article in articles], batch_size=settings.BATCH_ARTICLES)
    return [
        Annotated(article, doc.text, find_toponyms(doc, gazetteer), gold.get(article.article_id, {}), weight)
        for article, doc in zip(articles, docs, strict=True)
    ]
