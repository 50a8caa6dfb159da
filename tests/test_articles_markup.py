"""Markdown with front matter, and web pages."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles import read_articles
from dashboard.articles.markdown import plain_text, split_front_matter
from dashboard.model import Article, Discard


def read(tmp_path: Path, name: str, content: str | bytes) -> Article | Discard:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = read_articles([path])
    return item


def read_article(tmp_path: Path, name: str, content: str | bytes) -> Article:
    article = read(tmp_path, name, content)
    assert isinstance(article, Article), article
    return article


# --- Markdown ----------------------------------------------------------------------------------------------------


def test_front_matter_gives_the_fields_and_is_no_text(tmp_path: Path) -> None:
    article = read_article(
        tmp_path,
        "a.md",
        "---\ntitle: 'Jeju: ferry sinks'\npublished: 2014-04-16\nsource: Sample Wire\nauthor: [A, B]\n"
        "url: https://example.org/a\nlanguage: en\ntags: x\n---\n\nA ferry sank.\n",
    )
    assert article == Article(
        article_id=article.article_id,
        text="A ferry sank.\n",
        title="Jeju: ferry sinks",
        published_at=datetime(2014, 4, 16, tzinfo=UTC),
        source="Sample Wire",
        author="A, B",
        url="https://example.org/a",
        language="en",
        path=str(tmp_path / "a.md"),
    )


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Flood: hundreds flee", "Flood: hundreds flee"),
        ('title: "The \\"Z\\" sign"', 'The "Z" sign'),
        ("title: >-\n  Flood in\n  the north", "Flood in the north"),
        ("title: No", "No"),
        ("Title: Flood\n---\n# Heading", "Flood"),
        ("title:", None),
        ("&a [*a, *a]: {{7*7}}", None),
    ],
)
def test_front_matter_values_are_plain_text(tmp_path: Path, block: str, title: str | None) -> None:
    assert read_article(tmp_path, "a.md", f"---\n{block}\n---\nA ferry sank.").title == title


@pytest.mark.parametrize("text", ["---\nA ferry sank.", "A ferry sank.\n---\ntitle: x\n---\n", "--- \n\n"])
def test_text_without_closed_front_matter_stays_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_first_heading_is_the_title_when_no_field_is(tmp_path: Path) -> None:
    article = read_article(tmp_path, "a.md", "# Ferry sinks #\n\nA ferry sank.")
    assert (article.title, article.text) == ("Ferry sinks", "Ferry sinks\n\nA ferry sank.")


def test_front_matter_without_body_is_an_empty_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a.md", "---\ntitle: x\n---\n") == Discard(str(tmp_path / "a.md"), "the text is empty")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("troops entered **Izium**, *officials* said", "troops entered Izium, officials said"),
        ("in [Kupiansk](https://example.org/a_b) today", "in Kupiansk today"),
        ("![a map](map.png)Fire", "Fire"),
        ("> It was loud,\n> he said", "It was loud,\nhe said"),
        ("snake_case_name and __both__ 2 * 3 * 4", "snake_case_name and both 2 * 3 * 4"),
        ("a <!-- note --> b", "a  b"),
        ("#hashtag", "#hashtag"),
    ],
)
def test_marks_are_taken_away(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


@pytest.mark.parametrize("mark", ["[", "![", "*", "_", "**a", "<!--", "[a](", "> ", "# ", "`", "#"])
def test_hostile_markdown_takes_linear_time(mark: str) -> None:
    start = time.monotonic()
    plain_text(mark * (200_000 // len(mark)) + "x")
    assert time.monotonic() - start < 2


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="*_[]<>#!()")))
def test_text_without_marks_is_not_changed(text: str) -> None:
    assert plain_text(text) == text


def test_text_over_the_limit_is_refused_before_its_marks_are_looked_at(tmp_path: Path) -> None:
    start = time.monotonic()
    assert isinstance(read(tmp_path, "a.md", "<!--" * 2_000_000), Discard)
    assert time.monotonic() - start < 2


# --- web pages ---------------------------------------------------------------------------------------------------

PAGE = """<html lang="en"><head><title>Ferry sinks | Sample Wire</title><meta charset="{charset}">
<meta property="og:site_name" content="Sample Wire"><meta name="author" content="Sample Desk">
<meta property="article:published_time" content="2014-04-16T11:00:00+09:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry sinks</h1>
<p>A ferry sank off Málaga on <b>Wednesday</b> with more than 400 people on board.</p>
<p>Most were pupils on a school trip, the coast guard said.</p></article><footer>© Sample Wire</footer></body></html>"""


def test_page_gives_text_title_date_author_and_language(tmp_path: Path) -> None:
    article = read_article(tmp_path, "a.html", PAGE)
    assert article.text.split("\n")[-2:] == [
        "A ferry sank off Málaga on Wednesday with more than 400 people on board.",
        "Most were pupils on a school trip, the coast guard said.",
    ]
    assert (article.title, article.source, article.author) == ("Ferry sinks", "Sample Wire", "Sample Desk")
    assert (article.published_at, article.language) == (datetime(2014, 4, 16, tzinfo=UTC), "en")
    assert "Home" not in article.text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "no-such-charset", "idna"])
def test_page_is_decoded_as_it_declares_or_as_it_is(tmp_path: Path, charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    page = PAGE.replace("{charset}", charset).encode(encoding)
    assert "off Málaga" in read_article(tmp_path, "a.htm", page).text


def test_short_page_is_an_article_too(tmp_path: Path) -> None:
    page = "<html><body><p>A bomb went off in Baghdad on Monday.</p></body></html>"
    assert read_article(tmp_path, "a.html", page).text == "A bomb went off in Baghdad on Monday."


def test_date_in_the_running_text_is_not_taken_for_the_publication_date(tmp_path: Path) -> None:
    page = (
        f"<html><body>{'<p>On 3 March 2011 the river rose and the dyke gave way near the town.</p>' * 9}</body></html>"
    )
    assert read_article(tmp_path, "a.html", page).published_at is None


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><head><script>var a = 1</script></head></html>", "<b" * 50_000]
)
def test_page_without_text_says_so(tmp_path: Path, page: str) -> None:
    assert read(tmp_path, "a.html", page) == Discard(str(tmp_path / "a.html"), "no text was found in the page")


def test_deeply_nested_page_does_not_end_the_run(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 20_000 + "A fire." + "</div>" * 20_000 + "</body></html>"
    assert isinstance(read(tmp_path, "a.html", page), Article | Discard)
