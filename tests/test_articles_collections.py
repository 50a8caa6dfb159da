"""Collections: JSON lines, JSON lists and CSV. Text comes through unaltered, and a bad row costs only itself."""

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.articles import read_articles
from dashboard.model import Article, Discard

# Control characters are left out: a file with a few per cent of them is binary, a rule with tests of its own.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t")
TEXTS = st.lists(st.text(CHARACTERS, min_size=1).filter(str.strip), min_size=1, max_size=5)
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def read_texts(path: Path) -> list[str]:
    items = list(read_articles([path]))
    assert all(isinstance(item, Article) for item in items), items
    return [item.text for item in items if isinstance(item, Article)]


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read_articles([path]) if isinstance(item, Discard)]


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str, name: str = "a.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        return path

    return write


FIRE = '{"text": "Fire."}'


# --- JSON lines --------------------------------------------------------------------------------------------------


@SAME_FOLDER
@given(TEXTS, st.booleans())
def test_jsonl_text_is_never_altered(tmp_path: Path, texts: list[str], ascii_only: bool) -> None:  # noqa: FBT001
    path = tmp_path / "a.jsonl"
    lines = (json.dumps({"article_id": str(i), "text": text}, ensure_ascii=ascii_only) for i, text in enumerate(texts))
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    assert read_texts(path) == texts


def test_jsonl_takes_every_field(write_lines: Callable[..., Path]) -> None:
    fields = {
        "article_id": 7,
        "title": " Ferry\nsinks ",
        "text": "A ferry sank.",
        "published_at": "2014-04-16T09:00:00+09:00",
        "source": "Sample Wire",
        "author": ["A. Writer", "B. Writer"],
        "url": "https://example.org/7",
        "language": "en",
        "path": "/etc/passwd",
    }
    path = write_lines(json.dumps(fields))
    assert list(read_articles([path])) == [
        Article(
            article_id="7",
            text="A ferry sank.",
            title="Ferry sinks",
            published_at=datetime(2014, 4, 16, tzinfo=UTC),
            source="Sample Wire",
            author="A. Writer, B. Writer",
            url="https://example.org/7",
            language="en",
            path=str(path),  # never the one in the content
        )
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Fire', "line 2: is not JSON: Invalid control character at: line 1 column 15 (char 14)"),
        ("[" * 100_000, "line 2: is not JSON: maximum recursion depth exceeded"),
        ('["Fire."]', "line 2: is a JSON list, not an object with a text"),
        ('{"id": 1, "body": "Fire."}', "line 2: has no text (its fields: article_id, body)"),
        ('{"text": 5}', "line 2: its text is of type int, not a string"),
        ('{"text": " "}', "line 2: the text is empty"),
    ],
)
def test_bad_line_of_jsonl_is_named_and_the_rest_is_read(
    write_lines: Callable[..., Path], line: str, reason: str
) -> None:
    first, discard, last = read_articles([write_lines(FIRE, line, '{"text": "Flood."}')])
    assert isinstance(first, Article)
    assert isinstance(discard, Discard)
    assert discard.reason.startswith(reason)
    assert isinstance(last, Article)


def test_blank_lines_of_jsonl_count_but_are_no_fault(write_lines: Callable[..., Path]) -> None:
    assert reasons(write_lines(FIRE, "", "oops")) == ["line 3: is not JSON: Expecting value: line 1 column 1 (char 0)"]


def test_file_of_another_kind_named_jsonl_gets_one_reason(write_lines: Callable[..., Path]) -> None:
    (reason,) = reasons(write_lines(*["Two people died."] * 5000))
    assert reason.startswith("no article in the first 100 lines (line 1: is not JSON: Expecting value")


def test_endless_line_is_put_aside_without_reading_it_whole(
    write_lines: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.settings.MAX_FILE_BYTES", 1000)
    path = write_lines(FIRE, "x" * 5000, '{"text": "Flood."}')
    assert [item.text if isinstance(item, Article) else item.reason for item in read_articles([path])] == [
        "Fire.",
        "line 2: is longer than 1,000 characters",
        "Flood.",
    ]


def test_large_jsonl_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(3000):
            file.write(json.dumps({"article_id": number, "text": f"{number} " + "word " * 2000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_articles([path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert path.stat().st_size > 30_000_000
    assert peak < 10_000_000


def test_half_a_character_is_replaced_so_that_the_text_can_be_stored(write_lines: Callable[..., Path]) -> None:
    (article,) = read_articles([write_lines('{"title": "\\udc00", "text": "A \\ud800 fire"}')])
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("\ufffd", "A \ufffd fire")
    assert article.notes == ("half characters (lone surrogates) were replaced",)


def test_json_list_and_single_object_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "Fire."}, 5, {"text": "Flood."}]')
    (tmp_path / "b.json").write_text('{"text": "Storm."}')
    items = list(read_articles([tmp_path]))
    assert [item.text if isinstance(item, Article) else item.reason for item in items] == [
        "Fire.",
        "item 2: is a JSON int, not an object with a text",
        "Flood.",
        "Storm.",
    ]


# --- CSV ---------------------------------------------------------------------------------------------------------


@SAME_FOLDER
@given(TEXTS, st.sampled_from(",;\t|"))
def test_csv_text_is_never_altered(tmp_path: Path, texts: list[str], delimiter: str) -> None:
    path = tmp_path / "a.csv"
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    rows.writerows([["article_id", "text"], *enumerate(texts)])
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
    assert read_texts(path) == texts


def test_csv_columns_go_by_any_case_and_order(write_lines: Callable[..., Path]) -> None:
    path = write_lines(" Source ,TEXT,Published", 'Sample Wire,"Fire, again.",14 September 2022', name="a.csv")
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert (article.source, article.text) == ("Sample Wire", "Fire, again.")
    assert article.published_at == datetime(2022, 9, 14, tzinfo=UTC)


def test_csv_without_a_text_column_says_which_it_has(write_lines: Callable[..., Path]) -> None:
    assert reasons(write_lines("id,headline", "1,Fire", name="a.csv")) == [
        "has no column named text; its columns are: id, headline"
    ]


def test_bad_row_of_csv_is_named_and_the_rest_is_read(write_lines: Callable[..., Path]) -> None:
    path = write_lines("article_id,text", "1,Fire, again.", "2", "", "4,Flood.", name="a.csv")
    assert [item.text if isinstance(item, Article) else item.reason for item in read_articles([path])] == [
        "row 2: has 3 values for 2 columns (a text with separators needs quotation marks)",
        "row 3: has no text (its fields: article_id)",
        "Flood.",
    ]


def test_long_text_fits_in_a_csv_field(write_lines: Callable[..., Path]) -> None:
    assert len(read_texts(write_lines("text", "x" * 199_000, name="a.csv"))[0]) == 199_000


def test_quotation_mark_left_open_ends_the_file_with_its_reason(
    write_lines: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.settings.MAX_FILE_BYTES", 1000)
    path = write_lines("text", "Fire.", '"Flood', *["and more"] * 1000, name="a.csv")
    assert reasons(path) == [
        "cannot be read further: field larger than field limit (1000) (is a quotation mark left open?)"
    ]


def test_csv_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text\nThe mayor of Málaga…s car".encode("cp1252"))
    assert read_texts(path) == ["The mayor of Málaga…s car"]
