"""Measures the index of places: opening, lookups per second, memory, and how well other spellings are understood.

Run: python tests/benchmarks/bench_gazetteer.py [--countries UA,SY,RU]

"Other spellings" leaves one alternate name out at a time: is its place still found from that name, by sound or by
spelling, within its country? "Strangers" are towns of a country far away that must not be found there.
"""

import argparse
import random
import resource
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing

from dashboard import settings
from dashboard.gazetteer import misspelled
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold, is_latin

# ruff: noqa: S311, T201  # samples for measuring, printed

SEED = 5
FAR_AWAY = {"UA": "KZ", "SY": "IR", "RU": "UZ", "IQ": "PK", "ET": "KE", "MM": "TH", "CN": "MY", "FR": "IT", "US": "DE"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--countries", default=",".join(FAR_AWAY))
    parser.add_argument("--names", type=int, default=300, help="names per measurement")
    options = parser.parse_args()
    started = time.perf_counter()
    gazetteer = Gazetteer.open()
    print(f"opened in {(time.perf_counter() - started) * 1000:.1f} ms")
    print(f"index of {settings.GAZETTEER_INDEX.stat().st_size / 1e6:.0f} MB")
    index = sqlite3.connect(":memory:")  # a copy, because names are taken out of it for a while
    with closing(sqlite3.connect(f"{settings.GAZETTEER_INDEX.as_uri()}?immutable=1", uri=True)) as shared:
        shared.backup(index)
    measure_speed(gazetteer, index)
    for country in options.countries.split(","):
        measure_spellings(index, country, options.names)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def measure_speed(gazetteer: Gazetteer, index: sqlite3.Connection) -> None:
    names = [name for (name,) in index.execute("SELECT name FROM name")]
    sample = random.Random(SEED).sample(names, 20_000)
    unknown = [f"{name}qx" for name in sample[:2000] if is_latin(name)]
    ukraine = frozenset({"UA", "RU", "PL"})
    report_speed("names known", gazetteer.find_candidates, sample)
    report_speed("has_name", gazetteer.has_name, sample)
    report_speed("names unknown, no context", gazetteer.find_candidates, unknown)
    report_speed(
        "names unknown, three countries", lambda n: gazetteer.find_candidates(n, countries=ukraine), unknown[:200]
    )


def report_speed(what: str, find: Callable[[str], object], names: Sequence[str]) -> None:
    started = time.process_time()
    for name in names:
        find(name)
    print(f"{what}: {len(names) / (time.process_time() - started):,.0f} per CPU second")


def measure_spellings(index: sqlite3.Connection, country: str, count: int) -> None:
    outcomes: Counter[str] = Counter()
    for name, place in sample_alternates(index, country, count):
        found = find_without(index, name, place, country)
        if not found:
            outcomes["none"] += 1
        elif place in found:
            outcomes["first" if found[0] == place else "among"] += 1
        else:
            outcomes["wrong"] += 1
    strangers = find_strangers(index, country, count)
    shares = ", ".join(
        f"{kind} {outcomes[kind] / outcomes.total():.0%}" for kind in ("first", "among", "none", "wrong")
    )
    print(f"{country}: other spellings {shares}; strangers mistaken {strangers:.1%}")


def sample_alternates(index: sqlite3.Connection, country: str, count: int) -> list[tuple[str, int]]:
    rows = index.execute(
        "SELECT name.key, name.name, place.id FROM name JOIN place ON place.id = name.place"
        " WHERE country_code = ? AND feature_code LIKE 'PPL%' AND kind = 1 AND population > 1000",
        (country,),
    )
    names = [(name, place) for key, name, place in rows if key.isascii() and len(key) >= 5]
    return random.Random(SEED).sample(names, min(count, len(names)))


def find_without(index: sqlite3.Connection, name: str, place: int, country: str) -> list[int | None]:
    """Look a name up by sound and by spelling in an index that does not hold it for its place."""
    row = index.execute(
        "SELECT country_code, key, folded, place FROM sound WHERE country_code = ? AND folded = ? AND place = ?",
        (country, fold(name), place),
    ).fetchone()
    index.execute("DELETE FROM sound WHERE country_code = ? AND folded = ? AND place = ?", (country, fold(name), place))
    found = misspelled.find_by_sound(index, name, {country}) or misspelled.find_by_spelling(index, name, {country})
    if row:
        index.execute("INSERT INTO sound VALUES (?, ?, ?, ?)", row)
    ranked = sorted(found, key=lambda c: (-round(c.similarity, 2), -c.population, c.place_id))
    return [candidate.geonameid for candidate in ranked]


def find_strangers(index: sqlite3.Connection, country: str, count: int) -> float:
    rows = index.execute(
        "SELECT name FROM place WHERE country_code = ? AND feature_code LIKE 'PPL%' AND population > 5000",
        (FAR_AWAY.get(country, "NZ"),),
    ).fetchall()
    names = [name for (name,) in random.Random(SEED).sample(rows, min(count, len(rows)))]
    known = {key for (key,) in index.execute("SELECT folded FROM sound WHERE country_code = ?", (country,))}
    strangers = [name for name in names if fold(name) not in known]
    mistaken = [
        name
        for name in strangers
        if misspelled.find_by_sound(index, name, {country}) or misspelled.find_by_spelling(index, name, {country})
    ]
    return len(mistaken) / max(len(strangers), 1)


if __name__ == "__main__":
    main()
