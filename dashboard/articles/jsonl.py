"""Collections as JSON: one article a line (.jsonl, .ndjson; streamed, of any size) or a list of them (.json)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from dashboard import settings
from dashboard.articles.encoding import open_text, read_text
from dashboard.articles.record import Record, record_of
from dashboard.errors import ArticleError


def read_jsonl(path: Path) -> Iterator[Record | ArticleError]:
    with open_text(path, newline="\n") as file:
        yield from _refuse_other_kinds(_read_records(file))


def _read_records(file: TextIO) -> Iterator[Record | ArticleError]:
    for number, line in enumerate(_read_lines(file), start=1):
        if line.strip():
            try:
                yield _read_object(line, where=f"line {number}")
            except ArticleError as error:
                yield ArticleError(f"line {number}: {error}")


def _refuse_other_kinds(items: Iterator[Record | ArticleError]) -> Iterator[Record | ArticleError]:
    """Pass on what comes, but a file that does not begin like articles gets one reason, not one for each line."""
    strays: list[ArticleError] = []
    for item in items:
        if isinstance(item, Record):
            yield from strays
            yield item
            yield from items
            return
        strays.append(item)
        if len(strays) == settings.MAX_STRAY_LINES:
            break
    raise ArticleError(f"no article in the first {len(strays)} lines ({strays[0]}); the rest is not read")


def read_json(path: Path) -> Iterator[Record | ArticleError]:
    found = _loads(read_text(path))
    items = found if isinstance(found, list) else [found]
    for number, item in enumerate(items, start=1):
        try:
            yield _record_of(item, where=f"item {number}")
        except ArticleError as error:
            yield ArticleError(f"item {number}: {error}")


def _read_lines(file: TextIO) -> Iterator[str]:
    """Lines, each cut at the size limit plus one character, so that one endless line cannot fill the memory."""
    limit = settings.MAX_FILE_BYTES
    while line := file.readline(limit + 1):
        tail = line
        while len(tail) > limit and not tail.endswith("\n"):
            tail = file.readline(limit + 1)
        yield line


def _read_object(line: str, *, where: str) -> Record:
    if len(line) > settings.MAX_FILE_BYTES:
        raise ArticleError(f"is longer than {settings.MAX_FILE_BYTES:,} characters")
    return _record_of(_loads(line), where=where)


def _record_of(item: object, *, where: str) -> Record:
    if not isinstance(item, dict):
        raise ArticleError(f"is a JSON {type(item).__name__}, not an object with a text")
    return record_of(item, where=where)


def _loads(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"is not JSON: {error}") from error
