"""The door: read_articles on real files, each kind of bad input with its sentence."""

import os
import random
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.articles import read_articles
from dashboard.model import Article, Discard

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of that name; text as UTF-8, without touching its newlines."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def read_one(path: Path, published: datetime | None = None) -> Article:
    (article,) = read_articles([path], published=published)
    assert isinstance(article, Article), article
    return article


def refuse(path: Path) -> str:
    (discard,) = read_articles([path])
    assert isinstance(discard, Discard), discard
    assert discard.path.startswith(str(path))
    return discard.reason


# --- bad input ---------------------------------------------------------------------------------------------------


def test_empty_file_is_named_so(write: Write) -> None:
    assert refuse(write("a.txt", "")) == "the file is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv", "a.jsonl", "a.json"])
def test_blank_file_is_empty_in_every_format(write: Write, name: str) -> None:
    assert refuse(write(name, " \n\n")) == "the file is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.csv", "a.jsonl", "a.json"])
def test_binary_file_is_no_text_whatever_its_ending(write: Write, name: str) -> None:
    noise = random.Random(7).randbytes(5000)  # noqa: S311
    assert refuse(write(name, b"\x89PNG\r\n" + noise)).startswith("looks like a binary file")


def test_one_stray_control_character_does_not_make_a_file_binary(write: Write) -> None:
    assert read_one(write("a.txt", "Two people died.\x0c\x00 " + "The search goes on. " * 20)).text.startswith("Two")


def test_file_of_50_mb_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refuse(path).startswith("the file has 50 MB, more than 20 MB")


def test_article_over_the_length_limit_is_refused_with_both_numbers(write: Write) -> None:
    assert refuse(write("a.txt", "word " * 50_000)) == "the text has 250,000 characters, more than 200,000"


def test_missing_path_is_said(tmp_path: Path) -> None:
    assert refuse(tmp_path / "nowhere.txt") == "cannot be read: No such file or directory"


def test_file_that_links_to_itself_is_said(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    assert refuse(path) == "cannot be read: Too many levels of symbolic links"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_said(write: Write) -> None:
    path = write("a.txt", "Two people died.")
    path.chmod(0)
    assert refuse(path) == "cannot be read: Permission denied"


def test_kind_that_is_not_read_is_said_when_named(write: Write) -> None:
    assert refuse(write("a.pdf", "%PDF")).startswith("is of a kind that is not read; these are: .txt, .md")


def test_pipe_or_socket_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have about 100 characters
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("a.txt")
        assert refuse(Path("a.txt")) == "is not a regular file"


def test_folder_without_articles_says_what_it_holds(write: Write) -> None:
    folder = write("in/a.pdf", "%PDF").parent
    write("in/README.md", "About this folder")
    (discard,) = read_articles([folder])
    assert discard == Discard(
        str(folder),
        "the folder holds no articles (.txt, .md, .html, .htm, .jsonl, .ndjson, .json, .csv);"
        " files of other kinds are not read: .pdf (1)",
    )


def test_a_bad_file_does_not_end_the_run(write: Write) -> None:
    folder = write("a.txt", "").parent
    write("b.txt", "Two people died.")
    first, second = read_articles([folder])
    assert isinstance(first, Discard)
    assert isinstance(second, Article)


def test_name_that_is_no_utf8_is_shown_as_storable_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Two people died.")
    shown = read_one(path).path
    assert shown == f"{tmp_path}/caf\ufffd.txt"


# --- folders -----------------------------------------------------------------------------------------------------


def test_folders_are_read_recursively_in_order_without_hidden_files_and_readmes(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "sub/c.md", "a.TXT", ".hidden.txt", ".git/d.txt", "README.md", "sub/readme.txt"):
        write(name, f"Two people died in {name}.")
    names = [Path(item.path or "").relative_to(tmp_path).as_posix() for item in read_articles([tmp_path])]
    assert names == ["a.TXT", "b.txt", "sub/c.md"]


def test_readme_is_read_when_it_is_named(write: Write) -> None:
    assert read_one(write("README.txt", "Two people died.")).text == "Two people died."


def test_other_files_of_a_folder_are_counted_once(write: Write, tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "sub/c.pdf", "LICENSE"):
        write(name, "Two people died.")
    *_, last = read_articles([tmp_path])
    assert last == Discard(str(tmp_path), "files of other kinds are not read: .pdf (2), without an ending (1)")


def test_linked_folder_is_followed_but_a_loop_is_not(write: Write, tmp_path: Path) -> None:
    write("outside/a.txt", "Two people died.")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "outside" / "back").symlink_to(folder)
    article, loop = sorted(read_articles([folder]), key=lambda item: isinstance(item, Discard))
    assert article.path == str(folder / "link" / "a.txt")
    assert loop == Discard(str(folder / "link" / "back"), "is a link to a folder that is read already")


def test_broken_link_in_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [item.reason for item in read_articles([tmp_path]) if isinstance(item, Discard)] == [
        "cannot be read: No such file or directory"
    ]


# --- dates -------------------------------------------------------------------------------------------------------

GIVEN = datetime(2020, 1, 1, tzinfo=UTC)


def test_article_without_a_date_stays_undated(write: Write) -> None:
    assert read_one(write("a.txt", "Two people died.")).published_at is None


def test_published_dates_only_articles_that_have_no_date(write: Write) -> None:
    dated = read_one(write("a.md", "---\npublished: 2022-09-14\n---\nTwo people died."), GIVEN)
    undated = read_one(write("b.md", "Two people died."), GIVEN)
    assert (dated.published_at, undated.published_at) == (datetime(2022, 9, 14, tzinfo=UTC), GIVEN)


def test_published_without_zone_is_utc(write: Write) -> None:
    assert read_one(write("a.txt", "Two people died."), GIVEN.replace(tzinfo=None)).published_at == GIVEN


def test_date_that_is_not_understood_leaves_the_article_undated_with_a_note(write: Write) -> None:
    article = read_one(write("a.md", "---\npublished: mid September\n---\nTwo people died."), GIVEN)
    assert article.published_at is None
    assert article.notes == (
        "published 'mid September' is not understood, so the article is undated; write 2022-09-14",
    )


# --- ids ---------------------------------------------------------------------------------------------------------


def test_id_depends_on_content_and_not_on_name_or_options(write: Write) -> None:
    first, second = write("a.txt", "Two people died."), write("b.txt", "Two people died.")
    assert read_one(first).article_id == read_one(second, GIVEN).article_id == "c8f2a5ecd2fb5973"


def test_same_content_twice_is_a_duplicate(write: Write, tmp_path: Path) -> None:
    write("a.txt", "Two people died.")
    write("b.txt", "Two people died.")
    _, discard = read_articles([tmp_path])
    assert discard == Discard(
        str(tmp_path / "b.txt"), f"duplicate of {tmp_path / 'a.txt'} (article_id 'c8f2a5ecd2fb5973')"
    )


def test_same_text_under_two_given_ids_is_two_articles(write: Write) -> None:
    path = write("a.jsonl", '{"article_id": "1", "text": "Fire."}\n{"article_id": 2, "text": "Fire."}\n')
    assert [item.article_id for item in read_articles([path]) if isinstance(item, Article)] == ["1", "2"]


def test_two_collections_that_count_from_one_are_both_read(write: Write, tmp_path: Path) -> None:
    for name, text in (("a", "Fire."), ("b", "Flood."), ("c", "Flood.")):
        write(f"{name}.jsonl", f'{{"article_id": "1", "text": "{text}"}}')
    first, second, third = read_articles([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.article_id, second.text) == ("1", "Flood.")
    assert second.notes == (f"article_id '1' is taken by another article; this one is {second.article_id!r}",)
    assert isinstance(third, Discard)
    assert third.reason.startswith("line 1: duplicate of")


# --- plain text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry sinks off Jeju\n\nA ferry sank.", "Ferry sinks off Jeju"),
        ("\nWhat now?\n \nA ferry sank.", "What now?"),
        ("A ferry sank on Wednesday.\n\nRescuers said so.", None),
        ("They said: “Go.”\n\nRescuers said so.", None),
        ("Ferry sinks off Jeju\nA ferry sank.", None),
        ("Ferry sinks off Jeju\n\n", None),
        ("Ferry " * 40 + "\n\nA ferry sank.", None),
    ],
)
def test_first_line_is_the_title_if_it_looks_like_one(write: Write, text: str, title: str | None) -> None:
    article = read_one(write("a.txt", text))
    assert (article.title, article.text) == (title, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encoding_is_found(write: Write, encoding: str) -> None:
    text = "The mayor of Málaga said “no one” was hurt – so far."
    assert read_one(write("a.txt", text.encode(encoding))).text == text


def test_russian_in_its_old_encoding_is_found(write: Write) -> None:
    text = "В Харькове в среду прошёл митинг, сообщили власти города. Жители вышли на площадь."  # noqa: RUF001
    assert read_one(write("a.txt", text.encode("cp1251"))).text == text


def test_one_damaged_byte_leaves_the_rest_of_utf8_readable(write: Write) -> None:
    data = "São Paulo, Zürich, Córdoba".encode().replace("ü".encode(), b"\xfc")
    assert read_one(write("a.txt", data)).text == "São Paulo, Z\ufffdrich, Córdoba"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_txt_is_read_as_written(write: Write, text: str) -> None:
    assert read_one(write("a.txt", text)).text == text.removeprefix("\ufeff")


def test_windows_newlines_become_unix_ones(write: Write) -> None:
    assert (
        read_one(write("a.txt", "Ferry sinks\r\n\r\nIt sank.\rAll died.")).text == "Ferry sinks\n\nIt sank.\nAll died."
    )
