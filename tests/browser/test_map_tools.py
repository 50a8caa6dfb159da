"""The map's own tools as a user presses them: an area of corners, the way in and out, what the map says of itself."""

import re

import pytest
from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def view_of(screen) -> tuple[float, float, float]:
    latitude, longitude, zoom = screen.drawn_map.evaluate(
        """element => {
            const { map } = element.ownerDocument.defaultView.Dateline.state;
            return [map.getCenter().lat, map.getCenter().lng, map.getZoom()];
        }"""
    )
    return latitude, longitude, zoom


def wait_for_zoom(screen, condition: str) -> None:
    """Until the map has come to rest at such a zoom."""
    screen.drawn_map.evaluate(
        f"""element => new Promise((done) => {{
            const {{ map }} = element.ownerDocument.defaultView.Dateline.state;
            const look = () => (map.getZoom() {condition} && !map._animatingZoom ? done() : setTimeout(look, 50));
            look();
        }})"""
    )


def point_on_page(screen, latitude: float, longitude: float) -> tuple[float, float]:
    frame = screen.page.locator("iframe[title*='folium']").bounding_box()
    x, y = screen.drawn_map.evaluate(
        """(element, place) => {
            const point = element.ownerDocument.defaultView.Dateline.state.map.latLngToContainerPoint(place);
            return [point.x, point.y];
        }""",
        [latitude, longitude],
    )
    return frame["x"] + x, frame["y"] + y


def test_area_of_corners_filters_and_escape_gives_it_up(screen):
    screen.open("?map=49,36,5")
    screen.map.get_by_role("button", name="Draw an area to filter").click()
    for corner in ((50.6, 35.6), (50.6, 37.0), (49.5, 36.3)):  # a triangle with Kharkiv in it, and not Izium
        screen.page.mouse.click(*point_on_page(screen, *corner))
    expect(screen.map.locator("path.dateline-drawn")).to_have_attribute("d", re.compile("(L.*){2}"))
    screen.page.keyboard.press("Enter")
    expect(screen.page).to_have_url(re.compile("area="))
    expect(screen.drawn_map).to_have_attribute("data-visible", "1")
    expect(screen.page.get_by_role("button", name="Remove filter: in the drawn area")).to_be_visible()
    screen.map.get_by_role("button", name="Draw an area to filter").click()
    expect(screen.map.get_by_text("Press for each corner")).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(screen.map.get_by_text("Press for each corner")).to_have_count(0)
    expect(screen.drawn_map).to_have_attribute("data-visible", "1")


def test_ring_that_can_split_is_entered_and_show_all_leads_out_again(screen):
    screen.open()
    before = view_of(screen)
    ring = screen.map.locator(".dateline-ring").first
    ring.click()
    wait_for_zoom(screen, f"> {before[2]}")
    expect(screen.page.locator(".list button")).to_have_count(9)
    screen.map.get_by_role("button", name="Show all events").click()
    wait_for_zoom(screen, f"=== {before[2]}")
    assert view_of(screen) == pytest.approx(before, abs=0.1)


def test_view_is_fitted_once_and_left_alone_when_filters_change(screen):
    screen.open()
    before = view_of(screen)
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "3")
    assert view_of(screen) == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize("width", [390, 1024])
def test_all_events_are_in_sight_at_first_on_small_screens_too(screen, width):
    screen.page.set_viewport_size({"width": width, "height": 768})
    screen.open()
    outside = screen.drawn_map.evaluate(
        """element => {
            const { Dateline } = element.ownerDocument.defaultView;
            const bounds = Dateline.state.map.getBounds();
            return Dateline.state.visible.filter((i) => !bounds.contains(Dateline.latLng(i))).length;
        }"""
    )
    assert outside == 0


def test_button_brings_the_selected_event_back_into_sight(screen):
    screen.open("?event=flood-2&map=50,30,5")
    expect(screen.drawn_map).to_have_attribute("data-selected", "flood-2")
    screen.map.get_by_role("button", name="Show all events").click()
    wait_for_zoom(screen, "< 4")
    screen.map.get_by_role("button", name="Zoom to the selected event").press("Enter")
    wait_for_zoom(screen, ">= 6")
    assert view_of(screen)[:2] == pytest.approx((-18.14, 178.44), abs=0.1)


def test_map_has_a_scale_and_says_where_its_outlines_come_from(screen):
    screen.open()
    expect(screen.map.locator(".leaflet-control-scale-line").first).to_have_text(re.compile(r"^[\d,]+ km$"))
    expect(screen.map.locator(".leaflet-control-attribution")).to_contain_text("Natural Earth")


def test_regions_are_counted_and_named_and_choose_themselves(screen):
    screen.open("?map=49,36,5")
    screen.map.get_by_text("Regions").click()
    kharkiv = screen.map.get_by_role("button", name="Kharkiv: 4 events. Show only these")
    expect(kharkiv).to_contain_text("Kharkiv")
    expect(screen.map.get_by_role("button", name="Luhansk Oblast: 1 event.")).to_be_visible()
    expect(screen.map.locator(".dateline-ring")).to_have_count(0)
    expect(screen.map.get_by_text("1 event has no region.")).to_be_visible()  # Chile is known by the country only
    kharkiv.press("Enter")
    expect(screen.page).to_have_url(re.compile("admin1=UA%2FKharkiv"))
    expect(status(screen)).to_have_text("4")
    expect(screen.map.get_by_role("button", name="Luhansk Oblast: 1 event.")).to_have_count(0)
    expect(screen.page.get_by_role("button", name="Remove filter: Kharkiv, Ukraine")).to_be_visible()


def test_countries_seen_from_near_are_counted_by_region(screen):
    screen.open("?map=49,36,3,countries")
    expect(screen.map.get_by_role("button", name="Ukraine: 5 events. Show only these")).to_be_visible()
    screen.map.get_by_role("button", name="Zoom in").click(click_count=2, delay=50)
    wait_for_zoom(screen, ">= 4")
    screen.map.get_by_role("button", name="Zoom in").click()
    expect(screen.map.get_by_role("button", name="Kharkiv: 4 events. Show only these")).to_be_visible()


def test_link_opens_the_look_of_the_map_that_it_was_made_with(screen):
    screen.open("?map=49,36,5")
    screen.map.get_by_text("Regions").click()
    expect(screen.page).to_have_url(re.compile(r"map=[0-9.,-]+,5,regions"))
    screen.page.reload()
    screen.drawn_map.wait_for()
    expect(screen.map.get_by_role("radio", name="Regions")).to_be_checked()
    expect(screen.map.get_by_role("button", name="Kharkiv: 4 events. Show only these")).to_be_visible()
    screen.map.get_by_text("Events", exact=True).click()
    expect(screen.page).to_have_url(re.compile(r"map=[0-9.,-]+,5$"))


def test_a_region_across_the_180th_meridian_stands_where_it_is(screen):
    """By its own point, where one of its events has it; else in the middle of its places."""
    screen.open()
    regions = screen.drawn_map.evaluate(
        """element => element.ownerDocument.defaultView.Dateline.findRegions({
            region: { words: ["RU/Chukotka", "UA/Kharkiv"], codes: [0, 0, 1, 1] },
            precision: { words: ["settlement", "admin1"], codes: [0, 0, 0, 1] },
            lat: [66, 68, 50, 49.5], lon: [178, -178, 36.2, 36.5],
        })"""
    )
    assert [(one["name"], one["lat"], abs(one["lon"])) for one in regions] == [
        ("Chukotka", 67, 180),
        ("Kharkiv", 49.5, 36.5),
    ]
