"""Fixtures that several test files share: the built gazetteer, a browser, and the dashboard as a user starts it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.extraction.events import extract_events
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.text import clean_text
from dashboard.model import Article, Event
from dashboard.setup import browser
from dashboard.setup.serve import running_app

# Machines that run tests are shared: how long one example takes says nothing. The same examples on each run.
hypothesis_settings.register_profile("dateline", deadline=None, derandomize=True)
hypothesis_settings.load_profile("dateline")

APP = settings.ROOT / "dashboard" / "app.py"
StartApp = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """Streamlit's AppTest puts the app in the place of `__main__`, and new processes would then start with the app."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def world_gazetteer():
    """The index of the whole world; without it, the error says how to build it."""
    from dashboard.gazetteer.index import Gazetteer  # noqa: PLC0415  (most tests need no gazetteer)

    return Gazetteer.open()


@pytest.fixture(scope="session")
def read() -> Callable[[str], list[Event]]:
    """What reads the events of a text with the shipped pipeline, without a gazetteer: none lies on the map."""
    nlp = load_pipeline()

    def events_of(text: str) -> list[Event]:
        return extract_events(nlp(clean_text(text)), Article("a1", text), [], [])

    return events_of


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """A browser of this machine. No test is skipped for want of one: the suite fails and says how to get it."""
    found = browser.find_browser()
    if found is None:
        pytest.fail(browser.ADVICE)
    return str(found)


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> StartApp:
    """`with start_app(store_folder) as url:` serves that store on a free port until the block ends."""

    @contextmanager
    def start(store: Path) -> Iterator[str]:
        log = tmp_path_factory.mktemp("app") / "streamlit.log"
        with log.open("w", encoding="utf-8") as output:
            try:
                with running_app(store, output=output) as app:
                    yield app.url
            finally:
                sys.stdout.write(log.read_text(encoding="utf-8"))  # pytest shows it under a test that fails

    return start


@pytest.fixture
def open_app(monkeypatch):
    """`open_app(store, event="e1", country=["UA"])` runs the page of that URL once, without a browser."""

    def open_(store: Path, **query: str | list[str]) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", "--store", str(store)])
        at = AppTest.from_file(str(APP), default_timeout=30)
        for key, value in query.items():
            at.query_params[key] = value
        return at.run()

    return open_
