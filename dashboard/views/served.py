"""The files that this server makes for the browser, beside our own under dashboard/static/. None is ever out of date:
each is named by what it was made from."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dashboard import settings
from dashboard.errors import DatelineError

STATIC = settings.ROOT / "dashboard" / "static"
FOLDER = STATIC / "events"
_KEPT_DAYS = 7  # another dashboard may still show an older store


def write_once(stem: str, made_from: bytes, build: Callable[[], bytes], suffix: str = ".json") -> str:
    """Return the name of a file with what `build` gives; it is not asked if the file is there already.

    `made_from` is all that it depends on. What nobody has used for a week is dropped.
    """
    target = FOLDER / f"{stem}-{hashlib.sha256(made_from).hexdigest()[:16]}{suffix}"
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        if target.exists():
            os.utime(target)
        else:
            _write_whole(target, build())
            _drop_old()
    except OSError as error:
        message = (
            f"The dashboard keeps what the map shows in {str(FOLDER)!r} and cannot write there ({error.strerror})."
        )
        raise DatelineError(f"{message} Give yourself write access to that folder.") from error
    return target.name


def _write_whole(target: Path, content: bytes) -> None:
    """Beside, then renamed: no browser meets half a file."""
    handle, beside = tempfile.mkstemp(dir=FOLDER, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(0o644)  # mkstemp's file is for its owner only
    Path(beside).replace(target)


def _drop_old() -> None:
    oldest = time.time() - _KEPT_DAYS * 86_400
    for path in FOLDER.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another dashboard may drop it at the same moment
            if path.stat().st_mtime < oldest:
                path.unlink()
