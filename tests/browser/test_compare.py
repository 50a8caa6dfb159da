"""Comparing as a user does it: switched on, another source chosen, sent as a link, on a phone one under the other."""

import re

from playwright.sync_api import expect


def small_maps(screen):
    frames = screen.page.frame_locator(".st-key-compared iframe[title*='folium']")
    return [frames.nth(i).locator(".leaflet-container[data-spots]") for i in (0, 1)]


def test_two_sources_are_compared_on_two_maps_and_a_link_names_them(screen):
    screen.open()
    screen.page.get_by_text("Compare two sources or periods").click()
    for small in small_maps(screen):
        expect(small).to_be_visible()
    expect(screen.page).to_have_url(re.compile("compare=source"))
    screen.open("?compare=source&compare=Sample+Wire&compare=Sample+Courier")
    expect(small_maps(screen)[1]).to_have_attribute("aria-label", "Sample Courier: 2 events")
    views = [
        small.evaluate("map => map.querySelector('.leaflet-control-scale-line').textContent")
        for small in small_maps(screen)
    ]
    assert views[0] == views[1]
    assert screen.remote_requests == []


def test_two_periods_stand_one_under_the_other_on_a_phone(screen):
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.open("?compare=time&compare=2022-01-01&compare=2022-09-30&compare=2022-10-01&compare=2023-12-31")
    for small in small_maps(screen):
        expect(small).to_be_visible()
    boxes = [screen.page.locator(".st-key-compared iframe").nth(i).bounding_box() for i in (0, 1)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    screen.page.get_by_text("Compare two sources or periods").click()
    expect(screen.page).not_to_have_url(re.compile("compare="))
    expect(screen.page.locator(".st-key-compared")).to_have_count(0)
