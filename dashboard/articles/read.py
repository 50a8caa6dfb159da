"""The door: files and folders in, checked articles out, and a reason for everything that is not one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dashboard.articles.build import ArticleIds, build_article
from dashboard.articles.csv_table import read_csv
from dashboard.articles.folders import find_files, path_text
from dashboard.articles.html_page import read_html
from dashboard.articles.jsonl import read_json, read_jsonl
from dashboard.articles.markdown import read_markdown
from dashboard.articles.record import Record
from dashboard.articles.txt import read_txt
from dashboard.errors import ArticleError
from dashboard.model import Article, Discard

Reader = Callable[[Path], Iterator[Record | ArticleError]]
READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
}


def read_articles(
    paths: Sequence[Path], *, published: datetime | None = None, leave_out: Sequence[Path] = ()
) -> Iterator[Article | Discard]:
    """Yield the articles of files and folders, in order, and a Discard for each input put aside.

    The files of `leave_out` are passed over in silence: they lie among the articles for another purpose.

    `published` (UTC if it has no zone) dates only articles that state no date; one whose date is not understood stays
    undated, with a note. Articles are told apart by their id: the given one, else a hash of their content.
    """
    ids = ArticleIds()
    if published and not published.tzinfo:
        published = published.replace(tzinfo=UTC)
    for path in find_files(paths, suffixes=READERS, leave_out=leave_out):
        if isinstance(path, Discard):
            yield path
            continue
        for item in _read_file(path):
            yield _admit(item, path_text(path), published, ids)


def _read_file(path: Path) -> Iterator[Record | ArticleError]:
    """Yield what the reader of the file's kind yields; what it raises ends the file, not the run."""
    try:
        yield from _find_reader(path)(path)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(f"cannot be read: {error.strerror}")


def _find_reader(path: Path) -> Reader:
    if path.stat() and not path.is_file():  # a pipe or a device would wait or never end
        raise ArticleError("is not a regular file")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ArticleError(f"is of a kind that is not read; these are: {', '.join(READERS)}")
    return reader


def _admit(item: Record | ArticleError, path: str, published: datetime | None, ids: ArticleIds) -> Article | Discard:
    if isinstance(item, ArticleError):
        return Discard(path, str(item))
    try:
        return build_article(item, path, published=published, ids=ids)
    except ArticleError as error:
        return Discard(path, f"{item.where}: {error}" if item.where else str(error))
