"""What a user does with the dashboard, in a real browser, and that nothing of it leaves the machine."""

import re

import pytest
from playwright.sync_api import expect
from sample_store import Report, make_extraction, save_sample

from dashboard.model import Article


def status(screen):
    return screen.page.locator(".dateline-status b")


def test_opening_shows_map_list_and_counts_and_asks_nobody_else(screen):
    screen.open()
    expect(status(screen)).to_have_text("9")
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")
    expect(screen.page.locator(".list button")).to_have_count(9)
    expect(screen.map.locator("canvas").first).to_be_visible()
    screen.page.wait_for_load_state("networkidle")
    assert screen.remote_requests == []


def test_filters_map_panel_and_timeline_fit_a_laptop(screen):
    screen.open()
    for part in (screen.page.locator(".stTextInput"), screen.drawn_map, screen.page.locator(".list"), slider(screen)):
        box = part.bounding_box()
        assert box["y"] >= 0
    assert slider(screen).bounding_box()["y"] < 880


def slider(screen):
    return screen.page.get_by_role("slider").first


def test_slider_changes_counts_map_and_bars(screen):
    screen.open()
    slider(screen).focus()
    for _ in range(30):
        screen.page.keyboard.press("ArrowRight")
    expect(status(screen)).not_to_have_text("9")
    expect(screen.drawn_map).not_to_have_attribute("data-visible", "8")
    expect(screen.page).to_have_url(re.compile(r"from=2022-09-\d\d"))
    screen.page.get_by_role("button", name="All dates").click()
    expect(status(screen)).to_have_text("9")
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")


def test_pressing_a_bar_chooses_its_week_and_pressing_it_again_all_time(screen):
    screen.open()
    bar = screen.page.locator("rect.hit").last
    bar.click()
    expect(status(screen)).to_have_text("3")
    expect(screen.page).to_have_url(re.compile("from=2022-12-12"))
    screen.page.locator("rect.hit").last.click()
    expect(status(screen)).to_have_text("9")


def test_dragging_over_the_bars_chooses_a_period(screen):
    screen.open()
    box = screen.page.locator(".base").bounding_box()
    height = box["y"] - 20
    screen.page.mouse.move(box["x"] + box["width"] * 0.6, height)
    screen.page.mouse.down()
    screen.page.mouse.move(box["x"] + box["width"] * 0.85, height, steps=5)
    screen.page.mouse.up()
    expect(status(screen)).to_have_text("4")
    expect(screen.drawn_map).to_have_attribute("data-visible", "4")


def test_region_filter_changes_map_and_counts(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^Where")).click()
    country = screen.page.get_by_role("combobox", name="Country")
    country.fill("Belg")
    country.press("Enter")
    expect(status(screen)).to_have_text("1")
    expect(screen.drawn_map).to_have_attribute("data-visible", "1")
    expect(screen.page).to_have_url(re.compile("country=BE"))


def test_filters_of_a_link_are_seen_in_their_popovers(screen):
    screen.open("?unplaced=0&country=UA&modality=planned")
    screen.page.get_by_role(
        "button", name="Strategic development", exact=True
    ).click()  # a rerun that sends no new values
    expect(screen.page).to_have_url(re.compile("family=strategic"))
    screen.page.get_by_role("button", name=re.compile("^Certainty")).click()
    expect(screen.page.get_by_role("switch", name=re.compile("without a date"))).to_be_checked()
    expect(screen.page.get_by_role("switch", name=re.compile("without a place"))).not_to_be_checked()
    expect(screen.page.get_by_text("Planned (1)")).to_be_visible()
    screen.page.keyboard.press("Escape")
    screen.page.get_by_role("button", name=re.compile("^Where")).click()
    expect(screen.page.get_by_text("Ukraine (", exact=False)).to_be_visible()


def test_only_what_the_map_shows(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^Where")).click()
    screen.page.get_by_text("Only what the map shows").click()
    expect(screen.page).to_have_url(re.compile("box="))
    screen.page.keyboard.press("Escape")
    screen.map.locator(".leaflet-control-zoom-in").click(click_count=2, delay=50)
    screen.map.locator(".leaflet-control-zoom-in").click()
    expect(status(screen)).not_to_have_text("9")
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")


def test_pressing_a_marker_opens_the_passage(screen):
    screen.open()
    screen.event_on_map("flood-1").click()
    passage = screen.passages_of("flood-1")
    expect(passage).to_have_class("selected")
    expect(passage).to_have_text("Floods closed the centre of Ghent on Monday")
    expect(passage).to_be_in_viewport()
    expect(screen.page.locator(".card")).to_contain_text("Ghent, Flanders, Belgium")
    expect(screen.page).to_have_url(re.compile("event=flood-1"))


def test_pressing_the_same_marker_again_selects_it_again(screen):
    screen.open()
    screen.event_on_map("flood-1").click()
    expect(screen.page.locator(".card")).to_be_visible()
    screen.page.get_by_role("button", name="List").click()
    expect(screen.page.locator(".list")).to_be_visible()
    screen.event_on_map("flood-1").click()
    expect(screen.page.locator(".card")).to_be_visible()


def test_pressing_a_passage_selects_its_marker_and_moment(screen):
    screen.open("?event=visit-1")
    expect(screen.drawn_map).to_have_attribute("data-selected", "visit-1")
    screen.passages_of("visit-3").click()
    expect(screen.drawn_map).to_have_attribute("data-selected", "visit-3")
    expect(screen.event_on_map("visit-3")).to_be_visible()
    expect(screen.page.locator("path.moment")).to_be_visible()
    expect(screen.page).to_have_url(re.compile("event=visit-3"))


def test_passage_by_keyboard(screen):
    screen.open("?event=visit-1")
    screen.passages_of("visit-3").focus()
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "visit-3")
    expect(screen.passages_of("visit-3")).to_be_focused()


def test_keys_walk_through_the_events(screen):
    screen.open("?event=recapture-1")
    screen.page.locator(".article h2").click()
    screen.page.keyboard.press("j")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "visit-3")
    screen.page.keyboard.press("k")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "recapture-1")


def test_ring_that_cannot_split_lists_its_events(screen):
    screen.open("?country=UA&admin1=UA%2FKharkiv")
    expect(screen.drawn_map).to_have_attribute("data-visible", "4")
    ring = screen.map.locator(".dateline-ring", has_text="3")
    ring.click()
    expect(screen.page.locator(".list button")).to_have_count(3)
    expect(screen.page.get_by_text("3 events at one place")).to_be_visible()
    screen.page.get_by_role("button", name="All events").click()
    expect(screen.page.locator(".list button")).to_have_count(4)


def test_link_opens_with_the_selection_on_map_timeline_and_in_the_text(screen):
    screen.open("?event=recapture-2&family=battle")
    expect(status(screen)).to_have_text("3")
    expect(screen.passages_of("recapture-2")).to_have_class("selected")
    expect(screen.drawn_map).to_have_attribute("data-selected", "recapture-2")
    expect(screen.page.locator("rect.moment")).to_be_visible()


def test_region_is_drawn_with_its_extent_once_selected(screen):
    screen.open("?event=recapture-2")
    area = screen.map.locator("path.dateline-area")
    expect(area).to_be_visible()
    assert area.get_attribute("stroke-dasharray")
    screen.passages_of("recapture-1").click()
    expect(area).to_have_count(0)


def test_map_is_not_drawn_anew_when_filters_change(screen):
    screen.open()
    screen.drawn_map.evaluate("element => { element.ownerDocument.defaultView.untouched = true; }")
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "3")
    assert screen.drawn_map.evaluate("element => element.ownerDocument.defaultView.untouched") is True


def test_row_of_the_table_of_articles_opens_the_article(screen):
    screen.open()
    screen.page.get_by_role("tab", name="Articles").click()
    table = screen.page.get_by_test_id("stDataFrame")
    table.click(position={"x": 14, "y": 52})
    expect(screen.page.locator(".article h2")).to_be_visible()


def test_downloads_hold_what_is_filtered(screen):
    screen.open("?country=BE")
    expect(status(screen)).to_have_text("1")
    for name, needle in (("Download CSV", "flood-1"), ("Download GeoJSON", '"type": "Point"')):
        with screen.page.expect_download() as download:
            screen.page.get_by_role("button", name=name).click()
        content = download.value.path().read_text(encoding="utf-8-sig")
        assert needle in content
        assert "visit-1" not in content
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Download GeoPackage").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"SQLite format 3")
    assert b"flood-1" in content


def test_online_tiles_are_asked_for_only_by_choice_and_give_way_by_themselves(screen):
    screen.open()
    assert screen.remote_requests == []
    screen.map.get_by_text("Streets (online)").click()
    expect(screen.map.locator(".dateline-basemap")).to_contain_text("No map tiles arrived")
    expect(screen.map.locator("input[value=offline]")).to_be_checked()
    assert screen.remote_requests
    assert all("openstreetmap.org" in url for url in screen.remote_requests)


@pytest.mark.parametrize("width", [390, 820])
def test_small_screens_show_everything_in_one_column_or_two(screen, width):
    screen.page.set_viewport_size({"width": width, "height": 844})
    screen.open()
    expect(screen.page.locator(".list")).to_be_visible()
    assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_selected_passage_of_a_long_article_is_scrolled_into_view_under_its_card(look, start_app, tmp_path):
    text = (
        "Nothing happened in this paragraph.\n\n" * 80 + "A storm tore off roofs.\n\n" + "Then it was quiet.\n\n" * 80
    )
    extraction = make_extraction(Article("long", text), Report("long-1", "storm", "A storm tore off roofs", "storm"))
    with start_app(save_sample(tmp_path / "store", [extraction])) as url:
        screen = look(url).open("?event=long-1")
        expect(screen.passages_of("long-1")).to_be_in_viewport()
        expect(screen.page.locator(".card")).to_be_in_viewport()
        assert screen.page.locator(".article").evaluate("element => element.scrollTop") > 1000
        assert screen.page.evaluate("window.scrollY") == 0


def test_list_does_not_jump_under_the_pointer_when_it_comes_back(screen):
    screen.open()
    for row in range(6):
        screen.page.locator(".list button").nth(row).click()
        expect(screen.page.locator(".card")).to_be_visible()
        screen.page.get_by_role("button", name="List").click()
        expect(screen.page.locator(".list")).to_be_visible()


def test_outlines_have_no_lines_across_the_map(screen):
    """Russia, Fiji and Antarctica cross the 180th meridian; drawn as they are they rule the whole map."""
    screen.open()
    longest = screen.drawn_map.evaluate(
        """async (element) => {
            const { Dateline, topojson } = element.ownerDocument.defaultView;
            const topology = await (await fetch(Dateline.state.options.countries)).json();
            const countries = topojson.feature(topology, topology.objects.countries).features;
            const rings = countries.flatMap((country) => Dateline.polygonsOf(country.geometry)).flat();
            let longest = 0;
            for (const ring of rings) ring.forEach(([lon], i) => {
                const before = ring[(i + ring.length - 1) % ring.length];
                const alongThePole = Math.abs(before[1]) > 84 || Math.abs(ring[i][1]) > 84;
                if (!alongThePole) longest = Math.max(longest, Math.abs(lon - before[0]));
            });
            return [rings.length, longest, Math.max(...rings.flat().map((point) => Math.abs(point[0])))];
        }"""
    )
    count, step, edge = longest
    assert count > 300
    assert step < 30
    assert edge <= 180


def test_map_names_countries_and_cities(screen):
    requested = []
    screen.page.on("response", lambda response: requested.append((response.url, response.status)))
    screen.open()
    expect(screen.map.locator(".leaflet-labels-pane canvas")).to_have_count(1)
    assert any("/events/cities-" in url and status == 200 for url, status in requested)
    inked = screen.map.locator(".leaflet-labels-pane canvas").evaluate(
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte)"
    )
    assert inked
