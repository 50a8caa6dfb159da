"""A record becomes an article, or is refused with the reason. Ids are given here, the same in every run."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import datetime

from dashboard import settings
from dashboard.articles.dates import parse_published
from dashboard.articles.record import Record
from dashboard.errors import ArticleError
from dashboard.model import Article

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")  # JSON may hold half a character, which no file can be written with
_REPLACED = ("text", "article_id", "title", "published", "source", "author", "url", "language")


class ArticleIds:
    """The ids of a run, in memory: id → digest of the content and where it was first met."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str]] = {}

    def assign(self, given: str | None, digest: str, place: str) -> str:
        """Return the id of the article at `place`, a given id made unique by its content; ArticleError for a duplicate.

        Articles with ids of their own may have the same text. Without, the same content is the same article.
        """
        article_id = given or digest
        if article_id in self._first and self._first[article_id][0] != digest:
            article_id = f"{given}-{digest[:8]}"  # two collections that both count from 1
        if article_id in self._first:
            raise ArticleError(f"duplicate of {self._first[article_id][1]} (article_id {article_id!r})")
        self._first[article_id] = digest, place
        return article_id


def build_article(record: Record, path: str, *, published: datetime | None, ids: ArticleIds) -> Article:
    """Check a record and make it an article; `published` dates it only where the record states nothing."""
    record, notes = _mend(record)
    if not record.text.strip():
        raise ArticleError("the text is empty")
    if len(record.text) > settings.MAX_ARTICLE_CHARS:
        raise ArticleError(f"the text has {len(record.text):,} characters, more than {settings.MAX_ARTICLE_CHARS:,}")
    article_id = ids.assign(
        record.article_id, content_digest(record), f"{path}, {record.where}" if record.where else path
    )
    if record.article_id not in (None, article_id):
        notes.append(f"article_id {record.article_id!r} is taken by another article; this one is {article_id!r}")
    return Article(
        article_id=article_id,
        text=record.text,
        title=record.title,
        published_at=_published_at(record, published, notes),
        source=record.source,
        author=record.author,
        url=record.url,
        language=record.language,
        path=path,
        notes=tuple(notes),
    )


def content_digest(record: Record) -> str:
    """16 hex digits of the SHA-256 of text, title and date as they stand in the file: no option changes them."""
    content = json.dumps([record.text, record.title, record.published])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _mend(record: Record) -> tuple[Record, list[str]]:
    """Put U+FFFD for each half character; the length, and so every offset, stays."""
    fields = {name: getattr(record, name) for name in _REPLACED}
    mended = {name: _LONE_SURROGATES.sub("\ufffd", value) if value else value for name, value in fields.items()}
    notes = ["half characters (lone surrogates) were replaced"] if mended != fields else []
    return replace(record, **mended), notes


def _published_at(record: Record, published: datetime | None, notes: list[str]) -> datetime | None:
    if record.published:
        moment = parse_published(record.published)
        if moment is None:
            notes.append(
                f"published {record.published[:100]!r} is not understood, so the article is undated; write 2022-09-14"
            )
        return moment
    return published
