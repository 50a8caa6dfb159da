"""One page of errors by class, each with its sentence. Text of articles reaches the page escaped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

_MAX_CONTEXT = 240  # characters on each side of the marked words: a long sentence, not a page
_BORDER = re.compile(r"(?<=[.!?])\s+|\n+")
_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; } td, th { padding: .15em .8em .15em 0; text-align: left; vertical-align: top; }
td:nth-child(n+2), th:nth-child(n+2) { text-align: right; }
article { border-top: 1px solid #ccc; padding: .5em 0; } mark { background: #ffe08a; } p { margin: .2em 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; margin: .2em 0; color: #444; font-size: 13px; }
dd { margin: 0; } summary { font-size: 1.2em; cursor: pointer; margin: .8em 0; }
"""


@dataclass(frozen=True)
class Quote:
    """Words of an article with the sentence around them."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One case: what stands in the text, and what is known of it as (label, value)."""

    quote: Quote
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ErrorClass:
    """The cases of one kind; `counts` are further figures of the class for the table at the top."""

    title: str
    entries: Sequence[Entry]
    counts: dict[str, int] = field(default_factory=dict)
    open: bool = True


def quote_sentence(text: str, start: int, end: int) -> Quote:
    """Cut out the sentence around text[start:end], roughly: up to a full stop, a line's end or a good many words."""
    before, after = text[max(0, start - _MAX_CONTEXT) : start], text[end : end + _MAX_CONTEXT]
    borders = [border.end() for border in _BORDER.finditer(before)]
    border = _BORDER.search(after)
    return Quote(before[borders[-1] if borders else 0 :], text[start:end], after[: border.start() if border else None])


def build_page(title: str, classes: Sequence[ErrorClass], notes: Sequence[str] = ()) -> str:
    """Return an HTML page: notes, the classes' counts in a table, then every case."""
    lines = [f"<p>{escape(note)}</p>" for note in notes]
    return "\n".join(
        [
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>',
            f"<style>{_STYLE}</style><h1>{escape(title)}</h1>",
            *lines,
            _table_of(classes),
            *(_section(number, errors) for number, errors in enumerate(classes)),
            "</html>\n",
        ]
    )


def _table_of(classes: Sequence[ErrorClass]) -> str:
    columns = list(dict.fromkeys(name for errors in classes for name in errors.counts))
    rows = [
        f'<tr><td><a href="#c{number}">{escape(errors.title)}</a></td><td>{len(errors.entries)}</td>'
        + "".join(f"<td>{errors.counts.get(name, '')}</td>" for name in columns)
        for number, errors in enumerate(classes)
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in ["class", "count", *columns])
    return f"<table><tr>{head}</tr>{''.join(rows)}</table>"


def _section(number: int, errors: ErrorClass) -> str:
    frequent = Counter(entry.quote.marked for entry in errors.entries).most_common(15)
    often = ", ".join(f"{words} {count}" for words, count in frequent if count > 1)
    return "\n".join(
        [
            f'<details id="c{number}"{" open" if errors.open else ""}>',
            f"<summary>{escape(errors.title)} ({len(errors.entries)})</summary>",
            f"<p>Most often: {escape(often)}</p>" if often else "",
            *(_article(entry) for entry in errors.entries),
            "</details>",
        ]
    )


def _article(entry: Entry) -> str:
    quote = entry.quote
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in entry.facts)
    sentence = f"{escape(quote.before)}<mark>{escape(quote.marked)}</mark>{escape(quote.after)}"
    return f"<article><p>{sentence}</p><dl>{facts}</dl></article>"
