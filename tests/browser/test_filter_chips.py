"""The chips of the filters, as a user takes them away by mouse and by keyboard."""

import re

from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def chips(screen):
    return screen.page.get_by_role("list", name="Active filters").get_by_role("listitem")


def test_each_filter_has_a_chip_that_takes_away_only_it(screen):
    screen.open("?country=UA&family=battle&from=2022-09-05&to=2022-09-30")
    expect(status(screen)).to_have_text("3")
    expect(chips(screen).locator("span")).to_have_text(["Battle", "Ukraine", "5–30 September 2022"])
    screen.page.get_by_role("button", name="Remove filter: Battle").click()
    expect(chips(screen)).to_have_count(2)
    expect(status(screen)).to_have_text("5")
    expect(screen.page).not_to_have_url(re.compile("family="))
    expect(screen.page).to_have_url(re.compile("country=UA"))
    screen.page.get_by_role("button", name="Remove filter: 5–30 September 2022").click()
    expect(chips(screen).locator("span")).to_have_text(["Ukraine"])
    expect(screen.page.get_by_role("button", name="Where · 1")).to_be_visible()
    screen.page.get_by_role("button", name="Remove filter: Ukraine").click()
    expect(chips(screen)).to_have_count(0)
    expect(status(screen)).to_have_text("9")


def test_chips_by_keyboard_go_one_after_the_other(screen):
    screen.open("?country=UA&family=battle&unplaced=0")
    expect(chips(screen)).to_have_count(3)
    screen.page.get_by_role("button", name="Remove filter: Battle").focus()
    screen.page.keyboard.press("Enter")
    expect(chips(screen)).to_have_count(2)
    expect(screen.page.get_by_role("button", name="Remove filter: Ukraine")).to_be_focused()
    screen.page.keyboard.press("Space")
    expect(chips(screen).locator("span")).to_have_text(["only with a place"])


def test_filter_set_by_hand_gets_a_chip_and_back_in_the_browser_gives_it_back(screen):
    screen.open()
    expect(status(screen)).to_have_text("9")
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(chips(screen).locator("span")).to_have_text(["Battle"])
    expect(screen.page).to_have_url(re.compile("family=battle"))
    screen.page.get_by_role("button", name="Remove filter: Battle").click()
    expect(chips(screen)).to_have_count(0)
    expect(screen.page).not_to_have_url(re.compile("family="))
    screen.page.go_back()
    expect(chips(screen).locator("span")).to_have_text(["Battle"])
    expect(status(screen)).to_have_text("3")


def test_what_is_hidden_at_first_is_named_and_shown_when_asked_for(screen):
    screen.open()
    hidden = screen.page.get_by_role("list", name="Hidden at first").get_by_role("listitem").locator("span")
    expect(hidden).to_have_text(["1 statement", "1 planned"])
    screen.page.get_by_role("button", name="Show also: 1 statement").click()
    expect(status(screen)).to_have_text("10")
    expect(chips(screen).locator("span")).to_have_text(["with statements"])
    expect(hidden).to_have_text(["1 planned"])
    screen.page.get_by_role("button", name="Show also: 1 planned").press("Enter")
    expect(status(screen)).to_have_text("11")
    expect(hidden).to_have_count(0)
    expect(screen.page).to_have_url(re.compile("statements=1.*modality=planned|modality=planned.*statements=1"))
    screen.page.get_by_role("button", name="Remove filter: with statements").click()
    expect(hidden).to_have_text(["1 statement"])


def test_many_chips_fit_a_phone(screen):
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.open("?country=UA&family=battle&family=explosion_remote&unplaced=0&statements=1&q=izium&confidence=0.4")
    expect(chips(screen)).to_have_count(7)
    assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
