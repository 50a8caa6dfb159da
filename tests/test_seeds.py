"""The sample articles are what seeds/README.md says they are."""

import re

import pytest

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.model import Article

README = (settings.SEEDS / "README.md").read_text(encoding="utf-8")
CONTINENTS = {"Africa", "Asia", "Europe", "North America", "Oceania", "South America"}
UNDATED = {"1989-11-10-berlin.txt", "costa-concordia.txt"}  # plain text has no place for a date


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    items = list(read_articles([settings.SEEDS]))
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def name_of(article: Article) -> str:
    return (article.path or "").rpartition("/")[2]


def test_there_are_forty_seeds_at_least_each_of_article_length(seeds: list[Article]) -> None:
    lengths = {f"{name_of(seed)}: {seed.title}": len(seed.text.split()) for seed in seeds}
    assert len(lengths) >= 40
    assert {name: count for name, count in lengths.items() if not 150 <= count <= 500} == {}


def test_all_seeds_are_dated_but_the_two_plain_texts(seeds: list[Article]) -> None:
    assert {name_of(seed) for seed in seeds if seed.published_at is None} == UNDATED
    assert [seed.notes for seed in seeds if seed.notes] == []


def test_outlets_of_seeds_are_plainly_samples(seeds: list[Article]) -> None:
    assert {seed.source for seed in seeds if not (seed.source or "").startswith("Sample ")} == {None}
    assert {name_of(seed) for seed in seeds if seed.source is None} == UNDATED
    assert {seed.author for seed in seeds} <= {None, "Sample desk"}


def test_every_format_has_a_seed(seeds: list[Article]) -> None:
    assert {name_of(seed).rpartition(".")[2] for seed in seeds} == {"txt", "md", "html", "jsonl", "csv"}


def test_readme_lists_every_seed_and_every_continent() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)
    files = [path.name for path in settings.SEEDS.iterdir() if path.name != "README.md"]
    assert sorted(listed) == sorted(files)
    assert {row.rpartition("| ")[2].rstrip(" |") for row in README.splitlines() if row.startswith("| ")} >= CONTINENTS


def test_kharkiv_in_september_2022_is_told_several_times_in_several_spellings(seeds: list[Article]) -> None:
    dated = [seed for seed in seeds if seed.published_at and f"{seed.published_at:%Y-%m}" == "2022-09"]
    told = [seed for seed in dated if re.search(r"Khark[io]v", seed.text)]
    assert len(told) >= 6
    assert len({seed.source for seed in told}) >= 4
    text = " ".join(seed.text for seed in told)
    for spelling in ("Izium", "Izyum", "Izum", "Kupiansk", "Kupyansk", "Balakliia", "Balakleya", "Kharkiv", "Kharkov"):
        assert re.search(rf"\b{spelling}\b", text), spelling
