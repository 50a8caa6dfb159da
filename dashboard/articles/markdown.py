"""Markdown with optional front matter; the text is the body without its marks, so that "**Izium**" reads "Izium".

Front matter is read as lines of `name: value`, not as YAML: an unquoted colon in a headline is no error, "No" is no
boolean, 2022-09-14 stays as written, and there is no nesting to attack.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard import settings
from dashboard.articles.encoding import read_text
from dashboard.articles.record import Record, record_of

_FENCE = re.compile(r"(?:---|\.\.\.)\s*")
_FIELD = re.compile(r"([A-Za-z_]\w*)\s*:(?:\s+(.*))?")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+)$", re.MULTILINE)
# What a mark may span is bounded, so that a line of a million brackets takes linear time.
_MARKS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--[^<>]{0,500}-->"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)"), ""),  # image
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)"), r"\1"),  # link
    (_HEADING, lambda found: found[1].rstrip(" \t#")),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),  # quotation
    (re.compile(r"(\*{1,3})(?=\S)([^*\n]{1,500})(?<=\S)\1"), r"\2"),  # emphasis
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,500})(?<=\S)\1(?!\w)"), r"\2"),
)


def read_markdown(path: Path) -> Iterator[Record]:
    fields, body = split_front_matter(read_text(path))
    if len(body) <= settings.MAX_ARTICLE_CHARS:  # a longer one is refused later
        heading = _HEADING.search(body)
        fields = {"title": heading[1].rstrip(" \t#") if heading else ""} | fields
        body = plain_text(body)
    yield record_of(fields | {"text": body})


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields and the body; no fields when the text does not begin with a block between two "---" lines."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((number for number, line in enumerate(lines[1:], start=1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return {}, text
    return _read_fields(lines[1:end]), "\n".join(lines[end + 1 :]).lstrip("\n")


def _read_fields(lines: list[str]) -> dict[str, str]:
    """`name: value`; an indented or listed line continues the value before it."""
    values: dict[str, list[str]] = {}
    name = None
    for line in lines:
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            name = found[1].lower()
            values[name] = [found[2] or ""]
        elif name and line[:1] in (" ", "\t", "-"):
            values[name].append(line.strip(" \t-"))
    return {name: _unquote(" ".join(parts).strip()) for name, parts in values.items()}


def _unquote(value: str) -> str:
    value = re.sub(r"^[>|][+-]?(?=\s|$)", "", value).strip()  # YAML's marks of a folded or literal block
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value[1:-1] if value[:1] + value[-1:] == "[]" else value


def plain_text(markdown: str) -> str:
    """Take away links' addresses, images, heading marks, quotation marks and emphasis."""
    for pattern, replacement in _MARKS:
        markdown = pattern.sub(replacement, markdown)
    return markdown
