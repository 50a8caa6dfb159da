"""The map and the timeline as a user works with them: the way back, periods by hand, playback, areas, other looks."""

import re

import pytest
from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def handle(screen, name="First day of the period"):
    return screen.page.get_by_role("slider", name=name)


def in_iframe(screen):
    return screen.page.locator("iframe[title*='folium']").bounding_box()


def test_back_and_forward_restore_filters_and_selection(screen):
    screen.open()
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(status(screen)).to_have_text("3")
    expect(screen.page).to_have_url(re.compile("family=battle"))
    screen.page.locator(".list button").first.click()
    expect(screen.page).to_have_url(re.compile("event="))
    selected = screen.page.locator(".card").get_attribute("data-event")
    screen.page.go_back()
    expect(screen.page.locator(".list button")).to_have_count(3)
    screen.page.go_back()
    expect(status(screen)).to_have_text("9")
    screen.page.go_forward()
    expect(status(screen)).to_have_text("3")
    screen.page.go_forward()
    expect(screen.page.locator(".card")).to_have_attribute("data-event", selected)
    expect(screen.drawn_map).to_have_attribute("data-selected", selected)


def test_link_of_a_view_opens_that_view(screen):
    screen.open("?map=-33.5,-70.5,6")
    centre, zoom = screen.drawn_map.evaluate(
        """element => {
            const { map } = element.ownerDocument.defaultView.Dateline.state;
            return [map.getCenter().lat, map.getZoom()];
        }"""
    )
    assert centre == pytest.approx(-33.5, abs=0.1)
    assert zoom == 6
    screen.map.get_by_role("button", name="Zoom out").click()
    expect(screen.page).to_have_url(re.compile(r"map=-33\.[0-9,.-]+,5$"))


def test_link_to_the_events_of_a_ring_lists_them_again(screen):
    screen.open("?country=UA&admin1=UA%2FKharkiv")
    screen.map.locator(".dateline-ring", has_text="3").click()
    expect(screen.page.locator(".list button")).to_have_count(3)
    expect(screen.page).to_have_url(re.compile("spot="))
    screen.page.reload()
    screen.drawn_map.wait_for()
    expect(screen.page.get_by_text("3 events at one place")).to_be_visible()


def test_left_and_right_keys_walk_through_the_events_in_order_of_time(screen):
    screen.open("?event=recapture-1")
    screen.page.locator(".article h2").click()
    screen.page.keyboard.press("ArrowRight")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "visit-3")
    screen.page.keyboard.press("ArrowLeft")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "recapture-1")
    handle(screen).press("ArrowRight")
    expect(screen.page).to_have_url(re.compile("from="))
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "recapture-1")


def test_keys_lead_back_the_way_they_led_on_however_soon_they_follow(screen):
    """The timeline, which hears the keys, is drawn after the card: it may be one event behind."""
    screen.open("?event=recapture-1")
    screen.page.locator(".article h2").click()
    card = screen.page.locator(".card")
    way = [card.get_attribute("data-event")]
    for _ in range(4):
        screen.page.keyboard.press("ArrowRight")
        expect(card).not_to_have_attribute("data-event", way[-1])
        way.append(card.get_attribute("data-event"))
    for event in reversed(way[:-1]):
        screen.page.keyboard.press("ArrowLeft")
        expect(card).to_have_attribute("data-event", event)


def test_selected_event_leaves_the_number_of_its_ring_readable(screen):
    screen.open("?event=visit-1")
    ring = screen.map.locator(".dateline-ring", has_text=re.compile("^[34]$"))
    flag = screen.map.locator(".dateline-flag[data-event='visit-1'] .dateline-halo")
    expect(flag).to_be_visible()
    number, head = ring.locator("text").bounding_box(), flag.bounding_box()
    assert head["y"] + head["height"] < number["y"]
    middles = [box["x"] + box["width"] / 2 for box in (head, number)]
    assert abs(middles[0] - middles[1]) < 2
    assert ring.locator(".dateline-halo").evaluate("element => getComputedStyle(element).fill") == "none"


def test_slider_moves_the_map_before_the_page_answers(screen):
    screen.open()
    drawn = screen.drawn_map.get_attribute("data-visible")
    handle(screen).press("End")
    shown = screen.drawn_map.evaluate(
        """element => new Promise((done) => requestAnimationFrame(() => {
            requestAnimationFrame(() => done(element.dataset.visible));
        }))"""
    )
    assert shown != drawn
    expect(status(screen)).not_to_have_text("9")


def test_both_ends_and_the_whole_period_move_by_keyboard(screen):
    screen.open("?from=2022-09-12&to=2022-09-18")
    handle(screen, "Last day of the period").press("ArrowRight")
    expect(screen.page).to_have_url(re.compile("to=2022-09-19"))
    handle(screen, "Move the whole period").press("PageUp")
    expect(screen.page).to_have_url(re.compile("from=2022-09-19.*to=2022-09-26"))
    expect(screen.page.locator("output.say")).to_have_text("19 Sep 2022 – 26 Sep 2022")


def test_undated_events_can_be_chosen_alone(screen):
    screen.open()
    screen.page.get_by_role("button", name=re.compile("^no date: 2 events")).click()
    expect(status(screen)).to_have_text("2")
    expect(screen.drawn_map).to_have_attribute("data-visible", "2")
    expect(screen.page).to_have_url(re.compile("undated=only"))
    screen.page.get_by_role("button", name="All dates", exact=True).click()
    expect(status(screen)).to_have_text("9")


def test_interval_is_drawn_as_long_as_it_is_and_can_be_chosen(screen):
    screen.open()
    span, base = screen.page.locator("rect.span"), screen.page.locator(".base")
    expect(span).to_have_count(1)
    expect(span).to_contain_text("September 2022: 1 event of no closer date")
    assert 0.2 < span.bounding_box()["width"] / base.bounding_box()["width"] < 0.3  # a month of sixteen weeks
    span.click()
    expect(screen.page).to_have_url(re.compile("from=2022-09-01.*to=2022-09-30"))
    expect(status(screen)).to_have_text("6")


def test_quick_range(screen):
    screen.open()
    screen.page.get_by_label("Quick ranges").select_option("Last 30 days")
    expect(screen.page).to_have_url(re.compile("from=2022-11-19"))
    expect(status(screen)).to_have_text("5")


def test_playback_shows_one_step_after_the_other_and_pauses_where_it_is(screen):
    screen.open()
    screen.drawn_map.evaluate("element => { element.ownerDocument.defaultView.untouched = true; }")
    screen.page.get_by_label("Step of playback").select_option("month")
    screen.page.get_by_label("Speed of playback").select_option("slow")
    screen.page.get_by_role("button", name="Play").click()
    said = screen.page.locator("output.say")
    expect(said).to_contain_text("1 Sep 2022 – 30 Sep 2022 · 4 on the map")
    expect(screen.drawn_map).to_have_attribute("data-visible", "4")
    expect(said).to_contain_text("1 Nov 2022 – 30 Nov 2022")
    screen.page.get_by_role("button", name="Pause").click()
    expect(screen.page).to_have_url(re.compile("from=2022-11-01.*to=2022-11-30"))
    assert screen.drawn_map.evaluate("element => element.ownerDocument.defaultView.untouched") is True


def test_playback_adds_up_and_ends_with_what_was_chosen(screen):
    screen.open()
    screen.page.get_by_label("Playback shows").select_option("Cumulative")
    screen.page.get_by_label("Step of playback").select_option("month")
    screen.page.get_by_label("Speed of playback").select_option("fast")
    screen.page.get_by_role("button", name="Play").click()
    expect(screen.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(screen.page.get_by_role("button", name="Play")).to_be_visible()
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")


def test_box_drawn_on_the_map_filters(screen):
    screen.open("?map=30,20,2")
    screen.map.get_by_role("button", name="Draw a box to filter").click()
    frame = in_iframe(screen)
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    screen.page.mouse.move(middle[0] + 5, middle[1] - 120)
    screen.page.mouse.down()
    screen.page.mouse.move(middle[0] + 110, middle[1] - 20, steps=4)
    screen.page.mouse.up()
    expect(screen.page).to_have_url(re.compile("area="))
    expect(screen.drawn_map).to_have_attribute("data-visible", "5")
    expect(screen.map.locator("path.dateline-drawn")).to_be_visible()
    screen.map.get_by_role("button", name="Remove the drawn area").click()
    expect(screen.drawn_map).to_have_attribute("data-visible", "8")


def test_area_by_keyboard_is_what_the_map_shows(screen):
    screen.open("?map=49.2,37,6")
    screen.map.get_by_role("button", name="Draw a box to filter").press("Enter")
    expect(screen.map.get_by_text("Enter takes what it shows")).to_be_visible()
    screen.page.keyboard.press("Enter")
    expect(screen.page).to_have_url(re.compile("area="))
    expect(screen.drawn_map).to_have_attribute("data-visible", "5")


def test_events_on_the_map_are_chosen_by_keyboard(screen):
    screen.open()
    screen.event_on_map("flood-1").press("Enter")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "flood-1")


def test_countries_are_numbered_and_choose_themselves(screen):
    screen.open()
    screen.map.get_by_text("Countries").click()
    belgium = screen.map.get_by_role("button", name=re.compile("Belgium: 1 event"))
    belgium.press("Enter")
    expect(screen.page).to_have_url(re.compile("country=BE"))
    expect(status(screen)).to_have_text("1")


def test_density_is_drawn_instead_of_single_events(screen):
    screen.open()
    screen.map.get_by_text("Density").click()
    expect(screen.map.locator("img.dateline-heat")).to_be_visible()
    expect(screen.map.locator(".dateline-ring")).to_have_count(0)


def test_country_is_outlined_and_other_places_of_the_article_are_marked(screen):
    screen.open("?event=quake-1")
    outline = screen.map.locator("path.dateline-area")
    expect(outline).to_be_visible()
    expect(outline).to_have_attribute("d", re.compile("^[^a]+$"))  # a circle until the borders are loaded
    assert outline.get_attribute("d").count("L") > 100
    screen.page.goto(f"{screen.url}/?event=visit-1")
    expect(screen.map.locator(".dateline-place")).to_have_count(2)


def test_map_follows_the_dark_theme(screen):
    screen.page.emulate_media(color_scheme="dark")
    screen.open()
    expect(screen.map.locator("html.dateline-night")).to_have_count(1)
    assert screen.drawn_map.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(23, 28, 34)"


def test_phone_shows_map_and_slider_together_and_a_thumb_can_move_it(screen):
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.open()
    thumb, frame = handle(screen).bounding_box(), in_iframe(screen)
    assert thumb["y"] + thumb["height"] < 844
    assert frame["height"] >= 300
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
    screen.page.mouse.move(x, y)
    screen.page.mouse.down()
    screen.page.mouse.move(x + 150, y, steps=5)
    screen.page.mouse.up()
    expect(screen.page).to_have_url(re.compile("from=2022-1"))


def test_every_event_is_in_one_ring_and_no_two_rings_overlap(screen):
    screen.open()
    faults = screen.drawn_map.evaluate(
        """element => {
            const { Dateline } = element.ownerDocument.defaultView;
            const lat = [], lon = [], family = [];
            for (let i = 0; i < 3000; i += 1) {  // clumps along a spiral, some events on the very same spot
                const turn = Math.floor(i / 3) * 2.399963;
                lat.push(60 * Math.sin(turn) * Math.sqrt(i / 3000));
                lon.push(170 * Math.cos(turn) * (i / 3000));
                family.push(i % 12);
            }
            const data = {
                events: { family }, families: 12, spots: Dateline.project(lat, lon), isExact: () => true,
                visible: lat.map((_, i) => i), next: new Int32Array(3000),
            };
            const faults = [];
            for (let zoom = 1; zoom < 14; zoom += 1) {
                const groups = Dateline.groupEvents(data, zoom);
                const members = groups.flatMap((group) => Dateline.membersOf(group, data.next));
                if (new Set(members).size !== 3000 || members.length !== 3000) faults.push(`lost at ${zoom}`);
                for (const group of groups) {
                    if (group.counts.reduce((a, b) => a + b) !== group.count) faults.push(`miscounted at ${zoom}`);
                }
                const apart = 60 / (256 * 2 ** zoom);
                groups.forEach((a, i) => groups.slice(i + 1).forEach((b) => {
                    if (Math.hypot(a.x - b.x, a.y - b.y) < apart) faults.push(`overlap at ${zoom}`);
                }));
            }
            return [...new Set(faults)];
        }"""
    )
    assert faults == []
