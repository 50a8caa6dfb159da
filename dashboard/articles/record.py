"""What a reader finds in a file, before it is checked, and the names its fields go by."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.errors import ArticleError

FIELDS = ("article_id", "title", "published", "source", "author", "url", "language")
OTHER_NAMES = {"published_at": "published", "date": "published", "id": "article_id", "lang": "language"}


@dataclass(frozen=True)
class Record:
    """An unchecked article; `published` is a date as it was written, `where` names the place in the file ("line 3")."""

    text: str
    article_id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    where: str | None = None


def record_of(fields: Mapping[str, object], *, where: str | None = None) -> Record:
    """Take the fields we know, by any of their names; ArticleError when there is no text among them."""
    named = rename_fields(fields)
    text = named.pop("text", None)
    if text is None:
        raise ArticleError(f"has no text (its fields: {', '.join(named) or 'none'})")
    if not isinstance(text, str):
        raise ArticleError(f"its text is of type {type(text).__name__}, not a string")
    return Record(text, where=where, **{name: one_line(named.get(name)) for name in FIELDS})


def rename_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """Lower-case the names and use ours; where two names mean one field, the first that has a value stays."""
    renamed: dict[str, object] = {}
    for name, value in fields.items():
        key = name.strip().lower()
        key = OTHER_NAMES.get(key, key)
        if renamed.get(key) in (None, ""):
            renamed[key] = value
    return renamed


def one_line(value: object) -> str | None:
    """A scalar or a list of them as one line of text; None for nothing and for what is no value (an object)."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(one_line, value))) or None
    if value is None or isinstance(value, bool | dict):
        return None
    return " ".join(str(value).split()) or None
