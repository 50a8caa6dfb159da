"""The dashboard in a real browser, started as a user does. What a page asks of another machine is stopped and kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, Request, Route, expect, sync_playwright
from sample_store import save_sample

_TIMEOUT = 45_000  # milliseconds; a cold page takes 4 seconds on two idle cores, twenty where they are busy
expect.set_options(timeout=20_000)


@dataclass
class Screen:
    """A page of the dashboard with what went wrong in it."""

    page: Page
    url: str
    remote_requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator("iframe[title*='folium']").first  # more stand below where sides are compared

    @property
    def drawn_map(self) -> Locator:
        """The map once the events are on it; its data attributes say what it shows."""
        return self.map.locator(".leaflet-container[data-visible]")

    def open(self, query: str = "") -> "Screen":
        self.page.goto(f"{self.url}/{query}")
        self.drawn_map.wait_for()
        return self

    def event_on_map(self, event_id: str) -> Locator:
        return self.map.locator(f".dateline-dot[data-event='{event_id}']")

    def passages_of(self, event_id: str) -> Locator:
        return self.page.locator(f"mark[data-events~='{event_id}']")

    def watch_route(self, route: Route) -> None:
        request = route.request
        if is_remote(request):
            self.remote_requests.append(request.url)
            route.abort()
        else:
            route.continue_()


def is_remote(request: Request) -> bool:
    parts = urlsplit(request.url)
    return parts.scheme not in {"data", "blob", "about"} and parts.hostname not in {"localhost", "127.0.0.1"}


@pytest.fixture(scope="session")
def window(chromium_path) -> Iterator[BrowserContext]:
    """One window for all tests: its pages share the cache, as a user's would, and nothing else that lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        window = browser.new_context(viewport={"width": 1440, "height": 900})
        window.set_default_timeout(_TIMEOUT)
        yield window
        browser.close()


@pytest.fixture(scope="session")
def sample_url(start_app, tmp_path_factory) -> Iterator[str]:
    store = save_sample(tmp_path_factory.mktemp("sample") / "store")
    with start_app(store) as url:
        yield url


@pytest.fixture
def look(window) -> Iterator[Callable[[str], Screen]]:
    """`look(url)` gives a Screen in a page of its own; at the end nothing may have gone wrong in it."""
    screens: list[Screen] = []

    def look_at(url: str) -> Screen:
        screen = Screen(window.new_page(), url)
        screen.page.route("**/*", screen.watch_route)
        screen.page.on("pageerror", lambda error: screen.errors.append(str(error)))
        screen.page.on("dialog", lambda dialog: screen.errors.append(f"dialog: {dialog.message}"))
        screens.append(screen)
        return screen

    yield look_at
    for screen in screens:
        screen.page.close()
    assert [screen.errors for screen in screens if screen.errors] == []


@pytest.fixture
def screen(look, sample_url) -> Screen:
    return look(sample_url)
