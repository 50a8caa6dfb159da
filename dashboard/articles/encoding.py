"""Bytes to text: byte order marks, then UTF-8, then a guess. Binary files are refused.

A file of one article is read whole (`read_text`); a collection may be larger than memory, so it is opened as a stream
(`open_text`).
"""

import codecs
import unicodedata
from pathlib import Path
from typing import TextIO

import charset_normalizer

from dashboard import settings
from dashboard.errors import ArticleError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_TEXT_BYTES = (
    bytes(set(range(256)) - {code for code in range(128) if unicodedata.category(chr(code)) == "Cc"}) + b"\t\n\r\f"
)
_LATIN_SHARE = 0.1  # of bytes above 127; English, French or Czech have fewer, Russian or Chinese several times as many


def read_text(path: Path) -> str:
    """Read a file that is one article, with Unix newlines and no byte order mark."""
    data = read_bytes(path)
    text = data.decode(find_encoding(data), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path) -> bytes:
    """Read a file whole, unless it is empty or too large for that."""
    size = path.stat().st_size
    if size > settings.MAX_FILE_BYTES:
        limit = settings.MAX_FILE_BYTES / 1e6
        raise ArticleError(
            f"the file has {size / 1e6:.0f} MB, more than {limit:.0f} MB; put collections of articles in .jsonl or .csv"
        )
    data = path.read_bytes()
    if not data.strip():
        raise ArticleError("the file is empty")
    return data


def open_text(path: Path, *, newline: str) -> TextIO:
    """Open a collection as a stream; `newline` as in `open`. The file is gone through once for its encoding."""
    return path.open(encoding=_find_stream_encoding(path), errors="replace", newline=newline)


def _find_stream_encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = file.read(settings.BLOCK_BYTES)
        if not head.strip() and not file.read(1):
            raise ArticleError("the file is empty")
        block, marked = head, _marked_encoding(head)
        if marked:
            return marked
        _refuse_binary(head)
        while block:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return find_encoding(block)
            block = file.read(settings.BLOCK_BYTES)
    return "utf-8"


def find_encoding(data: bytes) -> str:
    """Name the encoding of text; ArticleError for what is no text or in no known encoding."""
    marked = _marked_encoding(data)
    if marked:
        return marked
    _refuse_binary(data)
    return "utf-8" if _is_mostly_utf8(data) else _guess_encoding(data)


def _marked_encoding(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)


def _refuse_binary(data: bytes) -> None:
    controls = len(data.translate(None, delete=_TEXT_BYTES))
    if controls > len(data) * settings.MIN_CONTROL_SHARE:
        share = controls / len(data)
        raise ArticleError(f"looks like a binary file ({share:.0%} control characters, {data.count(0)} NUL bytes)")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters above 127 decode than not: one damaged byte must not turn all others into mojibake."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return not broken or broken < sum(character > "\x7f" for character in text) - broken


def _guess_encoding(data: bytes) -> str:
    above = len(data.translate(None, delete=bytes(range(128))))
    # charset-normalizer takes English with a few curly quotes for Central European or Macintosh; only English is read.
    if above < len(data) * _LATIN_SHARE:
        return "cp1252"
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise ArticleError("its encoding is not recognised; save it as UTF-8")
    return best.encoding
