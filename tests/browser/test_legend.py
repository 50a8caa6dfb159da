"""The legend under the map, by mouse and by keyboard; widgets, chips and the address say what it says."""

import re

from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def legend(screen):
    return screen.page.get_by_role("toolbar", name="Legend")


def entry(screen, name):
    return legend(screen).get_by_role("button", name=name, exact=True)


def chips(screen):
    return screen.page.get_by_role("list", name="Active filters").get_by_role("listitem").locator("span")


def test_a_press_shows_only_one_family_and_a_second_press_all(screen):
    screen.open()
    entry(screen, "Battle").click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "3")
    expect(entry(screen, "Battle")).to_have_attribute("aria-pressed", "true")
    expect(chips(screen)).to_have_text(["Battle"])
    expect(screen.page).to_have_url(re.compile("family=battle"))
    entry(screen, "Battle").click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")
    expect(chips(screen)).to_have_count(0)


def test_an_eye_hides_a_family_and_its_chip_brings_it_back(screen):
    screen.open()
    entry(screen, "Hide: Battle").click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "5")
    expect(status(screen)).to_have_text("6")
    expect(screen.page).to_have_url(re.compile("without=battle"))
    expect(chips(screen)).to_have_text(["without Battle"])
    expect(entry(screen, "Show again: Battle")).to_be_visible()
    screen.page.get_by_role("button", name=re.compile("^Type · 1")).click()
    expect(screen.page.locator(".st-key-hidden_families")).to_contain_text("Battle")
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("button", name="Remove filter: without Battle").click()
    expect(entry(screen, "Hide: Battle")).to_be_visible()
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")


def test_vague_places_alone_and_hidden_on_map_and_in_the_link(screen):
    screen.open()
    entry(screen, "region or country only").click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "2")
    expect(status(screen)).to_have_text("2")
    expect(screen.page).to_have_url(re.compile("exact=0.*unplaced=0"))
    screen.open("?vague=0")
    expect(entry(screen, "Show again: region or country only")).to_be_visible()
    expect(screen.drawn_map).to_have_attribute("data-visible", "6")
    expect(status(screen)).to_have_text("7")
    screen.page.get_by_role("button", name=re.compile("^Certainty · 1")).click()
    expect(screen.page.get_by_role("switch", name=re.compile("only a region or country"))).not_to_be_checked()


def test_legend_by_keyboard_keeps_its_place_and_leaves_the_selection_alone(screen):
    screen.open("?event=flood-1")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "flood-1")
    entry(screen, "Battle").focus()
    screen.page.keyboard.press("Enter")
    expect(screen.drawn_map).to_have_attribute("data-visible", "3")
    expect(entry(screen, "Battle")).to_be_focused()
    screen.page.keyboard.press("Enter")
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")
    screen.page.keyboard.press("ArrowRight")
    expect(entry(screen, "Hide: Battle")).to_be_focused()
    screen.page.keyboard.press("Space")
    expect(screen.drawn_map).to_have_attribute("data-visible", "5")
    expect(entry(screen, "Show again: Battle")).to_be_focused()
    screen.page.keyboard.press("End")
    expect(entry(screen, "Hide: no place")).to_be_focused()
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "flood-1")
