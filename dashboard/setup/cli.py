"""The commands of the set-up; the Makefile gives each of them a target."""

import argparse
import os
import shutil
import signal
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup.browser import ensure_browser
from dashboard.setup.commands import run_command, say
from dashboard.setup.environment import PYTHON, VENV, ensure_environment
from dashboard.setup.products import build_store, ensure_gazetteer, ensure_store, store_is_foreign
from dashboard.setup.serve import running_app
from dashboard.setup.vendor import NODE_MODULES, ensure_vendor

LEFT_BEHIND = (  # by the programs and tools that the set-up runs
    "dashboard/static/events",
    "dateline.egg-info",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)
INTERRUPTED = 130  # what shells report for a program stopped by Ctrl-C


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 with a sentence when a step failed, 2 for a wrong call."""
    options = _read_options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(INTERRUPTED))  # so that the server is stopped too
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    return 0


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dashboard.setup", description="Set up and start Dateline.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, function, summary in COMMANDS:
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(command=function)
        if name == "run":
            command.add_argument("--store", type=Path, default=_from_environment("STORE"), help="show this store")
            command.add_argument("--port", type=int, default=_from_environment("PORT"), help="serve on this port")
        if name == "store":
            default = _from_environment("ARTICLES") or settings.SEEDS
            command.add_argument("articles", nargs="*", type=Path, default=[Path(default)], help="files or folders")
    return parser.parse_args(arguments)


def _from_environment(name: str) -> str | None:
    """What `make run PORT=8600` says; argparse converts a default that is a string like an argument."""
    return os.environ.get(name) or None


def run(options: argparse.Namespace) -> None:
    """Set up, then serve the dashboard until Ctrl-C."""
    ensure_environment()
    ensure_vendor()
    ensure_gazetteer()
    if options.store is None:
        ensure_store()
    with running_app((options.store or settings.STORE).resolve(), port=options.port) as app:
        say(f"\nDateline is at {app.url}   (Ctrl-C stops it)")
        if sys.stdout.isatty() and "CI" not in os.environ:
            webbrowser.open(app.url)
        try:
            app.process.wait()
        except KeyboardInterrupt:
            say("\nStopped.")


def test(_: argparse.Namespace) -> None:
    """Set up with what the tests need, then run them all."""
    ensure_environment(for_tests=True)
    ensure_vendor()
    ensure_gazetteer()
    browser = ensure_browser()
    run_command(
        [PYTHON, "-m", "pytest"],
        failed="Some tests failed",
        environment={"DATELINE_BROWSER": str(browser)},
    )


def lint(_: argparse.Namespace) -> None:
    """Check the code with ruff and mypy."""
    ensure_environment(for_tests=True)
    run_command([PYTHON, "-m", "ruff", "check", "."], failed="ruff has complaints")
    run_command([PYTHON, "-m", "mypy"], failed="mypy has complaints")


def gazetteer(_: argparse.Namespace) -> None:
    """Build the index of places if it is missing or out of date."""
    ensure_environment()
    ensure_gazetteer()


def store(options: argparse.Namespace) -> None:
    """Build data/store anew, from seeds/ or from the files and folders given."""
    ensure_environment()
    ensure_gazetteer()
    build_store([path.resolve() for path in options.articles])


def clean(_: argparse.Namespace) -> None:
    """Remove all that the set-up made; a store of your own articles stays."""
    made = [
        VENV,
        NODE_MODULES,
        settings.VENDOR,
        settings.GAZETTEER_INDEX,
        *(settings.ROOT / name for name in LEFT_BEHIND),
    ]
    if not store_is_foreign():
        made.append(settings.STORE)
    for path in made:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


COMMANDS: tuple[tuple[str, Callable[[argparse.Namespace], None], str], ...] = tuple(
    (function.__name__, function, function.__doc__ or "") for function in (run, test, lint, gazetteer, store, clean)
)
