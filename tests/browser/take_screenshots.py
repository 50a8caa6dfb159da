"""Pictures of the running dashboard for the README: three sizes of window, by day and by night.

    python -m tests.browser.take_screenshots [--store data/store] [--out docs]

Each shows the most reported event of the store, with its card and passages. The largest by day is screenshot.png.
"""

import argparse
import sys
from pathlib import Path
from typing import Literal

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from dashboard import settings
from dashboard.setup.browser import ADVICE, find_browser
from dashboard.setup.serve import running_app
from dashboard.store import load_store

Theme = Literal["light", "dark"]
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
THEMES: tuple[Theme, ...] = ("light", "dark")
COVER = ("desktop", "light")
PATIENCE = 60_000  # milliseconds, for a first page on a busy machine
SETTLE = 4_000  # milliseconds: the map flies to the event and its fonts come in


def choose_event(events: pd.DataFrame) -> str:
    """Return the id of the surest event of a town among those of the cluster with most reports."""
    pins = events[events["geo_precision"].eq("settlement") & events["start_on"].notna()]
    if pins.empty:
        sys.exit("The store has no event in a town on a known day: build it from seeds/ first.")
    reports = pins.groupby("cluster_id")["article_id"].transform("nunique")
    ranks = pd.DataFrame({"reports": -reports, "doubt": -pins["confidence"], "event_id": pins["event_id"]})
    return str(ranks.sort_values(["reports", "doubt", "event_id"])["event_id"].iloc[0])


def take_picture(browser: Browser, url: str, size: str, theme: Theme, path: Path) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
    page = context.new_page()
    page.goto(url)
    page.frame_locator("iframe[title*='folium']").locator(".leaflet-container[data-visible]").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(SETTLE)
    page.screenshot(path=path)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--store", type=Path, default=settings.STORE)
    parser.add_argument("--out", type=Path, default=settings.ROOT / "docs")
    options = parser.parse_args()
    chromium = find_browser() or sys.exit(ADVICE)
    event_id = choose_event(load_store(options.store).events)
    options.out.mkdir(parents=True, exist_ok=True)
    with running_app(options.store, output=sys.stderr) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        for size in SIZES:
            for theme in THEMES:
                name = "screenshot.png" if (size, theme) == COVER else f"screenshot-{size}-{theme}.png"
                take_picture(browser, f"{app.url}/?event={event_id}", size, theme, options.out / name)
        browser.close()


if __name__ == "__main__":
    main()
