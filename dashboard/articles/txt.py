"""Plain text: the whole file is the text; the first line is also the title if it looks like one."""

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard import settings
from dashboard.articles.encoding import read_text
from dashboard.articles.record import Record

_ENDS_SENTENCE = re.compile(r"[.,;:]\W*$")


def read_txt(path: Path) -> Iterator[Record]:
    text = read_text(path)
    yield Record(text, title=find_title(text))


def find_title(text: str) -> str | None:
    """Return a short first line that ends like no sentence and is followed by a blank line and more text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    blank, _, body = rest.partition("\n")
    title = first.strip()
    if blank.strip() or not body.strip() or len(title) > settings.MAX_TITLE_CHARS or _ENDS_SENTENCE.search(title):
        return None
    return title or None
