"""Comparing as a user does it: switched on, another source chosen, sent as a link, on a phone one under the other."""

import re

import pytest
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


def view_of(small) -> list[float]:
    view: list[float] = small.evaluate(
        """element => {
            const page = element.ownerDocument.defaultView.parent;
            const map = [...page.datelineSmallMaps].find((one) => one.getContainer() === element);
            return [map.getCenter().lat, map.getCenter().lng, map.getZoom()];
        }"""
    )
    return view


def wait_until_alike(screen) -> list[float]:
    """Until both maps have come to rest, and show the same part of the world."""
    one, other = small_maps(screen)
    one.evaluate(
        """element => new Promise((done) => {
            const page = element.ownerDocument.defaultView.parent;
            const look = () => {
                const views = [...page.datelineSmallMaps].map((map) =>
                    [map.getCenter().lat.toFixed(3), map.getCenter().lng.toFixed(3), map.getZoom()].join());
                if (views.length === 2 && views[0] === views[1]) done();
                else setTimeout(look, 50);
            };
            look();
        })"""
    )
    assert view_of(one) == pytest.approx(view_of(other), abs=1e-3)
    return view_of(one)


_TIME = "?compare=time&compare=2022-09-01&compare=2022-09-30&compare=2022-11-01&compare=2022-11-30"


def test_two_periods_are_counted_apart_and_another_day_is_another_count(screen):
    screen.open(_TIME)
    one, other = small_maps(screen)
    expect(one).to_have_attribute("aria-label", "September 2022: 4 events")
    expect(other).to_have_attribute("aria-label", "November 2022: 2 events")
    screen.page.get_by_test_id("stDateInput").first.get_by_role("button").click()
    for day in ("September 1, 2022", "September 12, 2022"):
        screen.page.get_by_role("gridcell").get_by_role("button", name=re.compile(day)).click()
    expect(screen.page).to_have_url(re.compile("compare=2022-09-12"))
    expect(one).to_have_attribute("aria-label", "1–12 September 2022: 2 events")
    expect(other).to_have_attribute("aria-label", "November 2022: 2 events")


def test_sides_follow_the_filters_and_each_other_as_kinds_change(screen):
    screen.open(_TIME)
    one, other = small_maps(screen)
    expect(one).to_have_attribute("aria-label", "September 2022: 4 events")
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(one).to_have_attribute("aria-label", re.compile("September 2022: [12] event"))
    expect(other).to_have_attribute("aria-label", "November 2022: 0 events")
    screen.page.get_by_role("radio", name="Two sources").click()
    expect(screen.page).to_have_url(re.compile("compare=source"))


def test_where_one_map_is_moved_the_other_follows(screen):
    screen.open(_TIME)
    one, other = small_maps(screen)
    for small in (one, other):
        expect(small).to_be_visible()
    start = wait_until_alike(screen)
    other.get_by_role("button", name="Zoom in").click()
    expect(other).not_to_have_class(re.compile("leaflet-zoom-anim-now"))
    zoomed = wait_until_alike(screen)
    assert zoomed[2] > start[2]
    one.focus()
    screen.page.keyboard.press("ArrowRight")
    one.evaluate(
        """(element, longitude) => new Promise((done) => {
            const page = element.ownerDocument.defaultView.parent;
            const map = [...page.datelineSmallMaps].find((one) => one.getContainer() === element);
            const look = () => (map.getCenter().lng > longitude + 0.5 ? done() : setTimeout(look, 50));
            look();
        })""",
        zoomed[1],
    )
    moved = wait_until_alike(screen)
    assert moved[1] > zoomed[1]
