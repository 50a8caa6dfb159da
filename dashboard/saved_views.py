"""Views of a store that somebody named: the query of an address under a name, in one file beside the store's tables.

A rebuild carries the file over (store.py). It is replaced as a whole or not at all.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard import settings
from dashboard.errors import StoreError

MAX_NAME = 80  # characters; a longer name fits no list
_MAX_VIEWS = 500  # more than anybody looks through
_MAX_QUERY = 8000  # characters; longer addresses are cut by some browsers and servers


@dataclass(frozen=True)
class SavedView:
    """`query` is the part of the address after the question mark, encoded."""

    name: str
    query: str


def load_views(store: Path) -> list[SavedView]:
    """Return the saved views of a store, in the order of their names; StoreError if their file is damaged."""
    path = store / settings.VIEWS_FILE
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError) as error:
        raise StoreError(f"The saved views cannot be read ({error}). {_mend(path)}") from error
    if not isinstance(entries, list) or len(entries) > _MAX_VIEWS:
        raise StoreError(f"The saved views are no list of at most {_MAX_VIEWS}. {_mend(path)}")
    views = [_read_view(entry, path) for entry in entries]
    return sorted({view.name: view for view in views}.values(), key=lambda view: (view.name.casefold(), view.name))


def save_view(store: Path, view: SavedView) -> None:
    """Add a view; one of the same name gives way. StoreError, with the reason, where it cannot be kept."""
    fault = find_fault(view.name, view.query)
    if fault:
        raise StoreError(fault)
    others = [other for other in load_views(store) if other.name != view.name]
    if len(others) >= _MAX_VIEWS:
        raise StoreError(f"There are {_MAX_VIEWS} saved views already. Delete one first.")
    _write_views(store, [*others, view])


def delete_view(store: Path, name: str) -> None:
    """Delete the view of that name, if it is still there; StoreError where the file cannot be written."""
    views = load_views(store)
    kept = [view for view in views if view.name != name]
    if len(kept) < len(views):
        _write_views(store, kept)


def find_fault(name: str, query: str) -> str | None:
    """Say what is wrong with a view, or None. A query is names and values, so that it can lead nowhere but here."""
    if not name or name != " ".join(name.split()) or not name.isprintable():
        return "Give the view a name of printable characters."
    if len(name) > MAX_NAME:
        return f"The name is longer than {MAX_NAME} characters."
    if len(query) > _MAX_QUERY or urlencode(parse_qsl(query)) != query:
        return "The address of this view is too long to be kept, or no address of Dateline."
    return None


def _read_view(entry: Any, path: Path) -> SavedView:
    if isinstance(entry, dict) and set(entry) == {"name", "query"} and all(isinstance(v, str) for v in entry.values()):
        fault = find_fault(entry["name"], entry["query"])
        if fault is None:
            return SavedView(**entry)
    raise StoreError(f"A saved view is not understood: {str(entry)[:100]}. {_mend(path)}")


def _write_views(store: Path, views: Sequence[SavedView]) -> None:
    """Write beside, then rename: a crash leaves the old file as it was."""
    path = store / settings.VIEWS_FILE
    words = json.dumps(
        [asdict(view) for view in sorted(views, key=lambda view: view.name)], ensure_ascii=False, indent=1
    )
    beside = None
    try:
        # In the folder above, where a store is put together too: what a crash leaves there stops no rebuild.
        handle, name = tempfile.mkstemp(prefix=f".{store.name}-", suffix=f"-{settings.VIEWS_FILE}", dir=store.parent)
        beside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(words + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)  # mkstemp's file is for its owner only; a store is shared
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(
            f"{str(path)!r} cannot be written ({reason}), so nothing was changed. Copy the address instead."
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _mend(path: Path) -> str:
    return f"Nothing was changed. Mend {str(path)!r}, or move it away to begin anew."
