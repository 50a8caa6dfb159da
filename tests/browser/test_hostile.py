"""An article that attacks the page through every field: all of it is shown as plain text, nothing of it runs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect
from sample_store import IZIUM, Report, day, make_extraction, save_sample

from dashboard.model import Actor, Article, Extraction, TimePrecision

# One string with everything that some layer on the way could take for code.
EVIL = (
    "</script><script>window.top.pwned=1;window.pwned=1</script>"
    '<img src=x onerror="window.top.pwned=1;alert(1)">'
    "{{ 7*7 }}{% for i in range(3) %}x{% endfor %}{{ cycler.__init__.__globals__.os.popen('touch pwned') }}"
    "`${window.top.pwned=1}`<!-- ${7*7} $\\frac{1}{2}$ :red[red] :material/home: **bold** "
    "[link](javascript:alert(1)) \u2028"
)
LINK = "javascript:window.top.pwned=1"


def make_hostile() -> list[Extraction]:
    text = f"{EVIL} struck Izium on Monday. {EVIL} and again {EVIL}."
    article = Article("evil", text, EVIL, datetime(2024, 5, 6, tzinfo=UTC), EVIL, EVIL, LINK, "en", EVIL)
    passage = f"{EVIL} struck Izium on Monday"
    place = replace(IZIUM, name=EVIL, admin1=EVIL, admin2=EVIL)
    who = Actor(EVIL, "state_forces", 0, len(EVIL))
    monday = day(2024, 5, 6)
    report = Report(
        "evil-1", "shelling_missile", passage, "struck", "Izium", place, "Monday", monday, TimePrecision.DAY,
        {"actor1": who, "actor2": who, "attribution": EVIL, "cluster_id": EVIL},
    )  # fmt: skip
    other = Report("evil-2", "armed_clash", f"{EVIL} and again", "again", on=(date(2024, 5, 1), date(2024, 5, 31)),
                   time_precision=TimePrecision.MONTH, changes={"cluster_id": EVIL})  # fmt: skip
    return [make_extraction(article, report, other)]


@pytest.fixture(scope="module")
def hostile_url(start_app, tmp_path_factory) -> Iterator[str]:
    with start_app(save_sample(tmp_path_factory.mktemp("hostile") / "store", make_hostile())) as url:
        yield url


@pytest.fixture
def hostile(look, hostile_url):
    return look(hostile_url)


def assert_nothing_ran(screen) -> None:
    assert screen.page.evaluate("window.pwned") is None
    assert screen.drawn_map.evaluate("element => element.ownerDocument.defaultView.pwned") is None
    assert screen.remote_requests == []
    assert screen.page.locator("img[src='x']").count() == 0
    assert screen.map.locator("img[src='x']").count() == 0
    assert screen.page.locator("a[href^='javascript']").count() == 0
    assert "49struck" not in screen.page.inner_text("body")


def test_list_map_and_tooltip(hostile):
    hostile.open()
    expect(hostile.page.locator(".list button").first).to_contain_text("{{ 7*7 }}{% for i in range(3) %}x")
    marker = hostile.event_on_map("evil-1")
    marker.hover()
    expect(hostile.map.locator(".leaflet-tooltip")).to_contain_text("</script><script>")
    expect(hostile.map.locator(".leaflet-tooltip")).to_contain_text("{{ 7*7 }}")
    assert_nothing_ran(hostile)


def test_reader_and_card(hostile):
    hostile.open("?event=evil-1")
    expect(hostile.page.locator(".article h2")).to_have_text(re.compile(r"^</script><script>"))
    expect(hostile.page.locator(".card")).to_contain_text("{{ 7*7 }}")
    expect(hostile.page.locator(".text-body")).to_contain_text("`${window.top.pwned=1}`")
    expect(hostile.page.locator(".byline")).to_contain_text("original")
    assert_nothing_ran(hostile)


def test_filters_and_tables(hostile):
    hostile.open()
    hostile.page.get_by_role("button", name=re.compile("^Source")).click()
    hostile.page.get_by_role("combobox", name="Source").click()
    expect(hostile.page.get_by_role("option").first).to_contain_text("{{ 7*7 }}")
    hostile.page.get_by_role("option").first.click()
    expect(hostile.page.locator(".dateline-status b")).to_have_text("2")
    hostile.page.keyboard.press("Escape")
    hostile.page.get_by_role("button", name=re.compile("^Where")).click()
    hostile.page.get_by_role("combobox", name="Country").fill("Ukr")
    hostile.page.keyboard.press("Enter")
    expect(hostile.page.get_by_role("combobox", name="Region")).to_be_enabled()
    hostile.page.keyboard.press("Tab")
    hostile.page.get_by_role("combobox", name="Region").press("ArrowDown")
    expect(hostile.page.get_by_role("option").first).to_contain_text("{{ 7*7 }}")
    hostile.page.keyboard.press("Escape")
    for tab in ("Articles", "Places", "Sources", "Actors", "Summary", "About these data", "Events"):
        hostile.page.get_by_role("tab", name=tab).click()
        expect(hostile.page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
        # What is in a tab is drawn by the server once it is open: a press before that may be undone by its answer.
        inside = hostile.page.get_by_role("tabpanel", name=tab).get_by_test_id("stElementContainer")
        expect(inside.first).to_be_visible()
    assert_nothing_ran(hostile)


def test_hostile_link(hostile):
    hostile.open(f"?q={EVIL[:60].replace('#', '')}&event=<script>alert(1)</script>&source={{{{7*7}}}}&family=<b>")
    expect(hostile.page.locator(".dateline-status")).to_be_visible()
    assert_nothing_ran(hostile)
