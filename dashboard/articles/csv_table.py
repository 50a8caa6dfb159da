"""Collections as CSV, with columns as in the store's articles table; streamed, of any size."""

import csv
from collections.abc import Iterator
from pathlib import Path

from dashboard import settings
from dashboard.articles.encoding import open_text
from dashboard.articles.record import Record, record_of, rename_fields
from dashboard.errors import ArticleError


def read_csv(path: Path) -> Iterator[Record | ArticleError]:
    """Rows are counted as a spreadsheet counts them: the header is row 1."""
    csv.field_size_limit(settings.MAX_FILE_BYTES)  # Python's own 131,072 is less than a long article
    with open_text(path, newline="") as file:
        header_line = file.readline(settings.BLOCK_BYTES)
        file.seek(0)
        rows = csv.reader(file, delimiter=_find_delimiter(header_line))
        header = _read_header(rows)
        for number, row in enumerate(_read_rows(rows), start=2):
            try:
                yield _read_row(header, row, where=f"row {number}")
            except ArticleError as error:
                yield ArticleError(f"row {number}: {error}")


def _find_delimiter(header_line: str) -> str:
    return max(",;\t|", key=header_line.count)


def _read_header(rows: Iterator[list[str]]) -> list[str]:
    header = next(_read_rows(rows), [])
    if "text" not in rename_fields(dict.fromkeys(header)):
        raise ArticleError(f"has no column named text; its columns are: {', '.join(header)[:300]}")
    return header


def _read_rows(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from filter(None, rows)
    except csv.Error as error:
        raise ArticleError(f"cannot be read further: {error} (is a quotation mark left open?)") from error


def _read_row(header: list[str], row: list[str], *, where: str) -> Record:
    if len(row) > len(header):
        raise ArticleError(
            f"has {len(row)} values for {len(header)} columns (a text with separators needs quotation marks)"
        )
    return record_of(dict(zip(header, row, strict=False)), where=where)
