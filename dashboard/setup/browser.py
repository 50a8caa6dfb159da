"""A Chromium for the browser tests: an installed one, else Playwright's own, else Debian's package."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import SetupError
from dashboard.setup.commands import say, try_command, try_debian_package
from dashboard.setup.environment import PYTHON

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge")
MAC_APPS = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
START_SECONDS = 60  # a cold start on a slow disk; a browser without its libraries fails at once
ADVICE = (
    "The browser tests need Chrome or Chromium. Install one (https://www.google.com/chrome, "
    "or apt-get install chromium as root), or name one: DATELINE_BROWSER=/path/to/chrome make test"
)


def ensure_browser() -> Path:
    """Find or install a browser that starts; SetupError says how to get one where neither works."""
    _ensure_driver()
    if browser := find_browser():
        return browser
    say("No Chrome or Chromium here: trying Playwright's own (about 150 MB) ...")
    try_command([PYTHON, "-m", "playwright", "install", "chromium"])
    if browser := find_browser():
        return browser
    try_debian_package("chromium")
    if browser := find_browser():
        return browser
    raise SetupError(ADVICE)


def _ensure_driver() -> None:
    """Playwright brings its own Node.js, which lacks a library on very small systems (Debian's slim images)."""
    if _driver_starts():
        return
    try_debian_package("libatomic1")
    if not _driver_starts():
        raise SetupError(
            "Playwright, which drives the browser in the tests, does not start. The reason: .venv's "
            "`python -m playwright --version`. On Debian and Ubuntu it is mostly a library: apt-get install libatomic1"
        )


def _driver_starts() -> bool:
    done = subprocess.run([PYTHON, "-m", "playwright", "--version"], capture_output=True, check=False)
    return done.returncode == 0


def find_browser() -> Path | None:
    """The first browser of this machine that starts, DATELINE_BROWSER before all others."""
    if named := os.environ.get("DATELINE_BROWSER"):
        if not Path(named).is_file():
            raise SetupError(f"DATELINE_BROWSER names {named!r}, and no such file is there.")
        return Path(named)
    return next((path for path in _known_places() if _starts(path)), None)


def _known_places() -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    yield from (root / app for root in (Path("/Applications"), Path.home() / "Applications") for app in MAC_APPS)
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    yield from (Path(root) / program for root in roots if root for program in WINDOWS_PROGRAMS)
    if own := _playwright_browser():
        yield own


def _playwright_browser() -> Path | None:
    """Where Playwright keeps (or would keep) its own Chromium; None without Playwright."""
    probe = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    try:
        done = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return Path(done.stdout.strip()) if done.returncode == 0 else None


def _starts(path: Path) -> bool:
    if not path.is_file():
        return False
    if sys.platform != "linux":
        return True  # elsewhere `--version` opens a window, and a browser never lacks its libraries
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=START_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0  # Ubuntu's chromium package is a script that only says: install the snap
