"""Web pages: trafilatura finds the text, title, date and author; offsets refer to the text it found."""

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import trafilatura
from trafilatura.settings import Document, use_config

from dashboard.articles.encoding import find_encoding, read_bytes
from dashboard.articles.record import Record
from dashboard.errors import ArticleError

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}\blang\s{0,9}=\s{0,9}["']?([A-Za-z-]{2,20})""", re.IGNORECASE)
_DATE_SEARCH = {"original_date": True, "extensive_search": False}  # where a page states its date; none is inferred


def read_html(path: Path) -> Iterator[Record]:
    html = _decode(read_bytes(path))
    page = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH, config=_configuration()
    )
    text = (page.text or "").strip() if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not text:
        raise ArticleError("no text was found in the page")
    language = _LANGUAGE.search(html[:5000])
    yield Record(
        text,
        title=page.title,
        published=page.date,
        source=page.sitename,
        author=page.author,
        url=page.url,
        language=page.language or (language[1] if language else None),
    )


def _decode(data: bytes) -> str:
    encoding = find_encoding(data)
    declared = _DECLARED.search(data[:5000])
    if declared and not encoding.startswith("utf"):
        try:
            return data.decode(declared[1].decode("ascii"), errors="replace")
        except (LookupError, ValueError):  # a page may declare any word, also that of a codec which is no encoding
            pass
    return data.decode(encoding, errors="replace")


def _configuration() -> ConfigParser:
    """Trafilatura's own, but news in brief is news too: by default what is shorter than 250 characters is doubted."""
    configuration = use_config()
    configuration.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    return configuration
