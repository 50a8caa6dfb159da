"""The filters as a user sets them: words typed, kinds and status chosen, a closer look at time, each undone again."""

import re

from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def handle(screen, name="First day of the period"):
    return screen.page.get_by_role("slider", name=name)


def test_words_are_searched_in_passages_places_and_actors(screen):
    screen.open()
    search = screen.page.get_by_role("textbox", name="Search")
    search.fill("izium")
    search.press("Enter")
    expect(screen.page).to_have_url(re.compile("q=izium"))
    expect(screen.page.get_by_role("button", name="Remove filter: “izium”")).to_be_visible()
    found = int(status(screen).inner_text())
    assert 0 < found < 9
    expect(screen.page.locator(".list button")).to_have_count(found)
    search.fill("")
    search.press("Enter")
    expect(status(screen)).to_have_text("9")


def test_statements_are_shown_when_asked_for(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^Certainty")).click()
    screen.page.get_by_text("Include statements (1)").click()
    expect(status(screen)).to_have_text("10")
    expect(screen.page).to_have_url(re.compile("statements=1"))
    expect(screen.page.get_by_role("button", name="Certainty · 1")).to_be_visible()


def test_least_certainty_by_keyboard(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^Certainty")).click()
    least = screen.page.get_by_role("slider", name="At least this sure")
    expect(least).to_have_value("0.2")
    least.focus()
    screen.page.keyboard.press("End")
    expect(screen.page).to_have_url(re.compile("confidence=1.0"))
    expect(status(screen)).to_have_text("0")
    expect(screen.page.get_by_text("No event matches all filters")).to_be_visible()


def test_one_kind_of_events_is_chosen_by_name(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^Type")).click()
    kinds = screen.page.get_by_role("combobox", name="Kinds of events")
    kinds.fill("shell")
    kinds.press("Enter")
    expect(screen.page).to_have_url(re.compile("type=shelling_missile"))
    expect(screen.drawn_map).to_have_attribute("data-visible", "1")


def test_a_part_of_time_fills_the_axis_and_all_dates_come_back(screen):
    screen.open("?from=2022-09-05&to=2022-09-18")
    expect(screen.page.locator("output.say")).to_have_text("5 Sep 2022 – 18 Sep 2022")
    first = handle(screen).get_attribute("aria-valuemin")
    screen.page.get_by_role("button", name="Zoom in").click()
    expect(handle(screen)).not_to_have_attribute("aria-valuemin", first)
    expect(handle(screen)).to_have_attribute("aria-valuetext", "5 Sep 2022")
    screen.page.get_by_role("button", name="All dates", exact=True).click()
    expect(handle(screen)).to_have_attribute("aria-valuemin", first)
    expect(status(screen)).to_have_text("9")


def test_bars_follow_the_other_filters(screen):
    screen.open()
    bars = screen.page.locator("g.full rect[fill^='#']")
    all_bars = bars.count()
    screen.page.get_by_role("button", name="Natural disaster", exact=True).click()
    expect(status(screen)).to_have_text("2")
    expect(bars).to_have_count(1)
    assert all_bars > 1
