"""What a user of the dashboard waits for, in a real browser, at several sizes of store.

    python -m tests.benchmarks.bench_browser [--sizes 1000 10000 100000] [--rounds 30] [--usual 1000]

Times run from the browser's own event (key, click) to the frame after what it asked for is there. `slider → list` and
`filter → list` wait for the words and lists that Python writes.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from dashboard import settings
from dashboard.setup.browser import find_browser
from dashboard.setup.serve import free_port, running_app
from tests.benchmarks.big_store import save_big_store

PATIENCE = 180_000  # milliseconds
CHANGES = 50  # between two looks at the heap
# In every frame: when the last key or click came, and a promise of the moment when something is true and painted.
WATCH = """
window.benchNow = () => performance.timeOrigin + performance.now();
for (const name of ["keydown", "click"]) {
  window.addEventListener(name, () => { window.top.benchStart = window.benchNow(); }, { capture: true });
}
window.benchUntil = (holds) => new Promise((done) => {
  const look = () => (holds() ? requestAnimationFrame(() => done(window.benchNow())) : requestAnimationFrame(look));
  look();
});
window.benchMap = () => {
  const frame = document.querySelector("iframe[title*='folium']");
  return frame && frame.contentDocument && frame.contentDocument.querySelector(".leaflet-container");
};
window.benchFind = (selector, root = document) => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const host of root.querySelectorAll("*")) {
    const inside = host.shadowRoot && window.benchFind(selector, host.shadowRoot);
    if (inside) return inside;
  }
  return null;
};
"""
DRAWN = "benchMap() && benchMap().dataset.drawn"
COUNT = "(document.querySelector('.dateline-status b') || {}).textContent"
# The words that Python writes; where the number happens to stay the same, the address that it writes later.
LIST = f"{COUNT} + ['from', 'family'].map((name) => new URLSearchParams(location.search).getAll(name))"
CARD = "(benchFind('.card') || { dataset: {} }).dataset.event"
MARKED = "Boolean(benchFind('mark.selected'))"
SELECTED = "benchMap().dataset.selected"

Figures = dict[str, list[float] | float]  # milliseconds of each round, or one number


@dataclass
class Visit:
    """A page of the dashboard, with what it fetched and what it asked of other machines."""

    page: Page
    bytes_received: int = 0
    remote: list[str] = field(default_factory=list)

    @property
    def map(self) -> Any:
        return self.page.frame_locator("iframe[title*='folium']")

    def wait(self, act: Callable[[], object], *conditions: str) -> list[float]:
        """Return the milliseconds from the input event to each condition."""
        promises = ", ".join(f"benchUntil(() => {condition})" for condition in conditions)
        self.page.evaluate(f"() => {{ window.benchWait = Promise.all([{promises}]); }}")
        act()
        ends, start = self.page.evaluate("async () => [await window.benchWait, window.benchStart]")
        return [end - start for end in ends]

    def wait_for_change(self, act: Callable[[], object], *values: str) -> list[float]:
        before = [self.page.evaluate(value) for value in values]
        pairs = zip(values, before, strict=True)
        return self.wait(act, *(f"String({value}) !== {str(old)!r}" for value, old in pairs))


@contextmanager
def visit(browser: Any, url: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    here = Visit(page)
    page.route("**/*", lambda route: _pass(here, route))
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: _add(here, event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: _add(here, len(event["response"]["payloadData"])))
    page.goto(url)
    yield here
    page.close()


def is_remote(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {"localhost", "127.0.0.1"}


def _add(here: Visit, count: float) -> None:
    here.bytes_received += int(count)


def _pass(here: Visit, route: Route) -> None:
    if is_remote(route.request.url):
        here.remote.append(route.request.url)
        route.abort()
    else:
        route.continue_()


def first_paint(browser: Any, url: str) -> tuple[float, int]:
    with visit(browser, url) as here:
        ready = here.page.evaluate(f"benchUntil(() => {DRAWN} && {COUNT})")
        return ready - here.page.evaluate("performance.timeOrigin"), here.bytes_received


def measure(browser: Any, url: str, rounds: int) -> Iterator[Figures]:
    paints = [first_paint(browser, url) for _ in range(rounds)]
    yield {"first paint": [paint for paint, _ in paints], "kB at first": paints[-1][1] / 1000}
    with visit(browser, url) as here:
        here.page.evaluate(f"benchUntil(() => {DRAWN} && {COUNT})")
        here.page.wait_for_timeout(1000)
        here.page.evaluate("document.querySelector('iframe[title*=folium]').contentWindow.untouched = true")
        before = here.bytes_received
        yield _sliders(here, rounds) | {"kB a change": (here.bytes_received - before) / rounds / 1000}
        yield _filters(here, rounds)
        yield _selections(here, rounds)
        yield {"MB of heap grown": _heap_growth(here)}
        kept = here.page.evaluate("document.querySelector('iframe[title*=folium]').contentWindow.untouched")
        yield {"remounts": 0.0 if kept else 1.0, "requests off the machine": float(len(here.remote))}


def _slide(here: Visit, key: str) -> None:
    here.page.get_by_role("slider", name="First day of the period").press(key)


def _sliders(here: Visit, rounds: int) -> Figures:
    """Every other press goes far, so that the list changes too."""
    keys = ["PageUp" if i % 10 < 9 else "Home" for i in range(rounds)]
    pairs = [here.wait_for_change(partial(_slide, here, key), DRAWN, LIST) for key in keys]
    _slide(here, "Home")
    here.page.wait_for_timeout(1500)
    return {"slider → map": [pair[0] for pair in pairs], "slider → list": [pair[1] for pair in pairs]}


def _filters(here: Visit, rounds: int) -> Figures:
    kinds = here.page.get_by_role("toolbar", name="Legend").locator("button.only:not([data-press*=include_])")
    pairs = [
        here.wait_for_change(kinds.nth(i // 2 % kinds.count()).click, DRAWN, LIST) for i in range(rounds + rounds % 2)
    ]
    here.page.wait_for_timeout(1000)
    return {"filter → map": [pair[0] for pair in pairs], "filter → list": [pair[1] for pair in pairs]}


def _selections(here: Visit, rounds: int) -> Figures:
    to_passage, to_map = [], []
    for key in ("End", "PageDown", "PageDown"):  # in a large store no place has a single event, but in some weeks
        _slide(here, key)
    here.page.wait_for_timeout(2000)
    for i in range(rounds):
        event_id = _find_dot(here, i)
        press = f"() => benchMap().querySelector({json.dumps(_dot(event_id))}).click()"
        to_passage += here.wait(partial(here.page.evaluate, press), f"{CARD} === {event_id!r} && {MARKED}")
        other = here.page.locator("mark[data-events]:not(.selected)").first
        if other.count():
            to_map += here.wait_for_change(partial(other.dispatch_event, "click"), SELECTED)
        here.page.wait_for_timeout(600)  # the map may move to what was selected
    return {"click → passage": to_passage, "passage → map": to_map}


def _dot(event_id: str) -> str:
    return f".dateline-dot[data-event='{event_id}']"


def _find_dot(here: Visit, number: int) -> str:
    """Open rings until single events are seen; return one that is not selected."""
    seen = "Array.from(benchMap().querySelectorAll('.dateline-dot[data-event]')).map((dot) => dot.dataset.event)"
    rings = here.map.locator(".dateline-ring")
    for i in range(60):
        dots = here.page.evaluate(f"{seen}.filter((id) => id !== benchMap().dataset.selected)")
        if dots:
            return str(dots[number % len(dots)])
        if i % 10 == 9:
            here.map.get_by_role("button", name="Show all events").click()
        elif count := rings.count():
            rings.nth((number + i) % count).dispatch_event("click")
        here.page.wait_for_timeout(500)
    raise SystemExit("No single event came in sight.")


def _heap_growth(here: Visit) -> float:
    session = here.page.context.new_cdp_session(here.page)
    here.page.get_by_role("button", name="Reset").click()
    here.page.wait_for_timeout(2000)
    before = _heap(session)
    for i in range(CHANGES):
        here.wait_for_change(partial(_slide, here, "PageUp" if i % 10 < 9 else "Home"), DRAWN, LIST)
    here.page.wait_for_timeout(1000)
    return (_heap(session) - before) / 1e6


def _heap(session: CDPSession) -> float:
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"])


def measure_usual(browser: Any, store: Path, rounds: int) -> Figures:
    """Slider to map where every event is a marker in feature_group_to_add."""
    port = free_port()
    app = Path(__file__).with_name("usual_map.py")
    options = ["--server.port", str(port), "--server.headless", "true", "--", str(store)]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    process = subprocess.Popen(command, stdout=sys.stderr)
    try:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        page.route("**/*", _serve_libraries)
        page.wait_for_timeout(6000)
        page.goto(f"http://localhost:{port}")
        here = Visit(page)
        drawn = "benchMap() && benchMap().querySelectorAll('path.leaflet-interactive').length"
        count = "Number(document.querySelector('#count') && document.querySelector('#count').textContent)"
        page.evaluate(f"benchUntil(() => {count} && {drawn} === {count})")
        slider = page.get_by_role("slider")
        times = []
        for i in range(rounds):
            old = page.evaluate(count)
            key = "ArrowRight" if i % 8 < 4 else "ArrowLeft"
            times += here.wait(partial(slider.press, key), f"{count} !== {old} && {drawn} === {count}")
        page.close()
    finally:
        process.terminate()
        process.wait()
    return {"usual way, slider → map": times}


def _serve_libraries(route: Route) -> None:
    name = route.request.url.rsplit("/", 1)[-1]
    if not is_remote(route.request.url):
        route.continue_()
    elif name in {"leaflet.js", "leaflet.css"}:
        route.fulfill(path=settings.VENDOR / "leaflet" / name)
    else:
        route.fulfill(body="")


def say(figures: Figures) -> None:
    for name, figure in figures.items():
        if isinstance(figure, float):
            sys.stdout.write(f"  {name:26} {figure:10,.1f}\n")
        elif figure:
            p95 = statistics.quantiles(figure, n=20)[-1] if len(figure) > 1 else figure[0]
            middle = statistics.median(figure)
            sys.stdout.write(f"  {name:26} median {middle:7,.0f} ms   p95 {p95:7,.0f} ms   of {len(figure)}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--usual", type=int, nargs="*", default=[1_000], help="sizes for the usual way")
    parser.add_argument("--stores", type=Path, default=Path(tempfile.gettempdir()) / "dateline-bench")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for size in sorted({*options.sizes, *options.usual}):
            store = options.stores / str(size)
            if not store.is_dir():
                save_big_store(size, store)
            sys.stdout.write(f"{size:,} events\n")
            if size in options.sizes:
                with running_app(store, output=sys.stderr) as app:
                    say({"first paint of a new server": [first_paint(browser, app.url)[0]]})
                    for figures in measure(browser, app.url, options.rounds):
                        say(figures)
            if size in options.usual:
                say(measure_usual(browser, store, min(options.rounds, 10)))
        browser.close()


if __name__ == "__main__":
    main()
