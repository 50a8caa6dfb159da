"""What a writer puts into a footnote: the words of a passage and where they were published. Pure."""

from typing import Any

from dashboard.views.rows import Row, day_of, value_of
from dashboard.views.words import say_day


def build_citation(article: Row, event: Row | None) -> str:
    """Return passage, author, source, title, day and address in one line, as far as they are known."""
    day = day_of(article, "published_at")
    parts = [
        value_of(article, "author"),
        _quoted(value_of(article, "title")),
        value_of(article, "source"),
        say_day(day) if day else "no date of publication",
        value_of(article, "url"),
    ]
    source = ", ".join(_one_line(part) for part in parts if part)
    if event is None:
        return source
    text = str(article["text"])
    return f"{_quoted(text[event['passage_start_char'] : event['passage_end_char']])} ({source})"


def _quoted(words: Any) -> str | None:
    return f"“{_one_line(words)}”" if words else None


def _one_line(words: Any) -> str:
    return " ".join(str(words).split())
