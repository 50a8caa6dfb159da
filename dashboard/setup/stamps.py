"""Stamps: what a step was made from, so that it is done again only when that has changed."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard import settings

STAMPS = settings.ROOT / ".venv" / "stamps"  # beside the environment: without it everything is made anew


def digest_of(paths: Iterable[Path], *, also: Iterable[str] = ()) -> str:
    """Digest of the names and contents of files and folders and of a few words; a missing path counts as empty."""
    digest = hashlib.sha256()
    for word in also:
        digest.update(word.encode() + b"\0")
    for path in paths:
        for file in _files_under(path):
            digest.update(str(file.relative_to(path.parent)).encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files_under(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    elif path.is_file():
        yield path


def is_fresh(step: str, digest: str) -> bool:
    """Whether the step was last completed from the same inputs."""
    stamp = STAMPS / step
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def save_stamp(step: str, digest: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(digest, encoding="utf-8")
