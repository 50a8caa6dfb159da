"""Which files are articles: those named, and those of folders, recursively and in order."""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from dashboard.model import Discard


def find_files(
    paths: Sequence[Path], *, suffixes: Collection[str], leave_out: Collection[Path] = ()
) -> Iterator[Path | Discard]:
    """Yield files as named, and the files of folders with one of `suffixes`; what a folder has besides is counted."""
    left_out = frozenset(map(os.path.realpath, leave_out))
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises where it may not look)
            yield from _find_in_folder(path, suffixes, left_out)
        elif not _is_among(left_out, path):
            yield path


def _is_among(files: Collection[str], path: Path) -> bool:
    return bool(files) and os.path.realpath(path) in files


def _find_in_folder(top: Path, suffixes: Collection[str], left_out: Collection[str]) -> Iterator[Path | Discard]:
    found, others = 0, Counter[str]()
    for item in _walk(top):
        if isinstance(item, Discard):
            yield item
        elif _is_among(left_out, item):
            continue
        elif item.suffix.lower() in suffixes:
            found += 1
            yield item
        else:
            others[item.suffix.lower() or "without an ending"] += 1
    reasons = [] if found else [f"the folder holds no articles ({', '.join(suffixes)})"]
    if others:
        kinds = ", ".join(f"{suffix} ({count})" for suffix, count in sorted(others.items()))
        reasons.append(f"files of other kinds are not read: {kinds}")
    if reasons:
        yield Discard(path_text(top), "; ".join(reasons))


def _walk(top: Path) -> Iterator[Path | Discard]:
    """All files but hidden ones and READMEs. Linked folders are followed; each is read once, so no loop is endless."""
    faults: list[OSError] = []
    visited = {_identity(top)}
    for folder, subfolders, names in os.walk(top, followlinks=True, onerror=faults.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in list(subfolders):
            path = Path(folder, name)
            if _identity(path) in visited:
                subfolders.remove(name)
                yield Discard(path_text(path), "is a link to a folder that is read already")
            visited.add(_identity(path))
        for name in sorted(names):
            if not name.startswith(".") and not name.lower().startswith("readme"):
                yield Path(folder, name)
    for fault in faults:
        yield Discard(path_text(Path(fault.filename)), f"cannot be read: {fault.strerror}")


def path_text(path: Path) -> str:
    """A path as text that can be stored: a file may be named with bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
