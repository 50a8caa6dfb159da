"""What stands under the map, as a user reads it: the summary and its print, sources, actors, how the data were made."""

import re

import pytest
from playwright.sync_api import expect


def open_tab(screen, name, query=""):
    screen.open(query)
    screen.page.get_by_role("tab", name=name, exact=True).click()
    expect(screen.page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")


def status(screen):
    return screen.page.locator(".dateline-status b")


def choose_first_row(screen, key):
    """A table is painted on a canvas: its first row is chosen by the box at its start."""
    table = screen.page.locator(f".st-key-{key}").get_by_test_id("stDataFrame")
    expect(table.locator("canvas").first).to_be_visible()
    table.click(position={"x": 14, "y": 52})


def test_row_leads_to_its_event_on_map_and_in_the_article(screen):
    open_tab(screen, "Events")
    choose_first_row(screen, "event_table")
    expect(screen.page.locator(".card")).to_be_visible()
    event = screen.page.locator(".card").get_attribute("data-event")
    expect(screen.drawn_map).to_have_attribute("data-selected", event)
    expect(screen.page.locator(f"mark[data-events~='{event}']")).to_have_class("selected")


def test_row_of_a_sorted_table_leads_to_the_event_that_stands_in_it(screen):
    open_tab(screen, "Events")
    table = screen.page.locator(".st-key-event_table").get_by_test_id("stDataFrame")
    head = table.locator("canvas th").first  # what the painted table says to those who do not see it
    expect(head).to_have_text("From")
    for arrow in "↑↓":
        table.click(position={"x": 70, "y": 18})
        expect(head).to_have_text(f"{arrow} From")
    choose_first_row(screen, "event_table")
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "strike-1")  # the last of all


def test_place_of_several_events_lists_them_and_is_marked_on_the_map(screen):
    open_tab(screen, "Places", "?map=-30,-60,3")
    choose_first_row(screen, "place_table")
    expect(screen.page.get_by_text("3 events at one place")).to_be_visible()
    expect(screen.page.locator(".list button")).to_have_count(3)
    expect(screen.page).to_have_url(re.compile("spot="))
    expect(screen.map.locator(".dateline-ring:has(.dateline-around)")).to_have_text("3")
    screen.page.locator(".list button").first.click()
    expect(screen.page.locator(".card")).to_contain_text("Izium")


def test_link_opens_the_table_that_was_open_and_back_in_the_browser_the_one_before(screen):
    open_tab(screen, "Summary")
    expect(screen.page).to_have_url(re.compile("tab=summary"))
    screen.page.get_by_role("tab", name="Sources", exact=True).click()
    expect(screen.page).to_have_url(re.compile("tab=sources"))
    screen.page.go_back()
    expect(screen.page.get_by_role("tab", name="Summary")).to_have_attribute("aria-selected", "true")
    expect(screen.page.get_by_text("8 events in 9 reports")).to_be_visible()
    screen.page.reload()
    expect(screen.page.get_by_text("8 events in 9 reports")).to_be_visible()
    expect(screen.page.get_by_role("tab", name="Summary")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    ("tab", "name", "head"),
    [
        ("Articles", "articles.csv", "Title,"),
        ("Places", "places.csv", "Place,"),
        ("Sources", "sources.csv", "Source,"),
        ("Actors", "actors.csv", "Actor,"),
    ],
)
def test_each_table_is_a_file_too(screen, tab, name, head):
    open_tab(screen, tab)
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Download this table as CSV").click()
    assert download.value.suggested_filename == name
    assert download.value.path().read_text(encoding="utf-8-sig").startswith(head)


def test_summary_counts_events_once_and_follows_the_filters(screen):
    open_tab(screen, "Summary")
    expect(screen.page.get_by_text("8 events in 9 reports of 5 articles")).to_be_visible()
    screen.page.get_by_role("button", name="Battle", exact=True).click()
    expect(screen.page.get_by_text("2 events in 3 reports of 2 articles")).to_be_visible()
    expect(screen.page.get_by_text("Only of type Battle.")).to_be_visible()
    table = screen.page.get_by_role("table").filter(has_text="By country")
    expect(table.get_by_role("row").nth(1)).to_contain_text("Ukraine")


def test_deadliest_event_of_the_summary_leads_to_its_passage(screen):
    open_tab(screen, "Summary")
    screen.page.get_by_role("button", name="Shelling or missile attack").click()
    expect(screen.page.locator(".card")).to_have_attribute("data-event", "visit-3")
    expect(screen.drawn_map).to_have_attribute("data-selected", "visit-3")


def test_tables_of_the_summary_are_files_too(screen):
    open_tab(screen, "Summary")
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Countries", exact=True).click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Country,Events,Reports,")
    assert lines[1].startswith("Ukraine,")


def test_summary_is_printed_alone(screen):
    open_tab(screen, "Summary")
    expect(screen.page.get_by_text("8 events in 9 reports")).to_be_visible()
    screen.page.emulate_media(media="print")
    expect(screen.page.get_by_text("8 events in 9 reports")).to_be_visible()
    for hidden in (
        ".st-key-filters",
        ".st-key-filter_row",
        ".st-key-compare",
        "iframe[title*='folium']",
        ".list",
        "[role=tablist]",
    ):
        expect(screen.page.locator(hidden)).to_be_hidden()


def test_what_is_printed_of_a_dark_page_is_dark_on_white(screen):
    screen.page.emulate_media(color_scheme="dark")
    open_tab(screen, "Summary")
    head = screen.page.get_by_text("8 events in 9 reports")
    expect(head).to_be_visible()
    screen.page.emulate_media(media="print", color_scheme="dark")
    expect(screen.page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(head).to_have_css("color", "rgb(0, 0, 0)")
    expect(screen.page.get_by_role("columnheader", name="Reports").first).to_have_css("color", "rgb(68, 68, 68)")
    expect(screen.page.get_by_test_id("stVegaLiteChart")).to_have_css("filter", "invert(1) hue-rotate(180deg)")


def test_choosing_a_source_filters_by_it_and_choosing_it_again_frees_the_others(screen):
    open_tab(screen, "Sources")
    choose_first_row(screen, "source_table")
    expect(screen.page).to_have_url(re.compile(r"source=Sample\+Wire"))
    expect(status(screen)).to_have_text("4")
    choose_first_row(screen, "source_table")
    expect(screen.page).not_to_have_url(re.compile("source="))
    expect(status(screen)).to_have_text("9")


def test_choosing_an_actor_searches_for_the_name(screen):
    open_tab(screen, "Actors")
    choose_first_row(screen, "actor_table")
    expect(screen.page).to_have_url(re.compile(r"q=Volodymyr\+Zelenskyy"))
    expect(status(screen)).to_have_text("1")
    expect(screen.page.get_by_role("textbox", name="Search")).to_have_value("Volodymyr Zelenskyy")


def test_about_says_how_the_data_were_made_and_what_to_keep_in_mind(screen):
    open_tab(screen, "About these data")
    expect(screen.page.get_by_role("heading", name="What to keep in mind")).to_be_visible()
    expect(screen.page.get_by_text("By its own reckoning about")).to_be_visible()


def test_search_is_listed_by_relevance_when_asked_and_its_link_keeps_that(screen):
    screen.open("?q=kharkiv")
    head, listed = screen.page.locator(".st-key-panel_head"), screen.page.locator(".list button")
    screen.page.get_by_role("button", name="By relevance").click()
    expect(head).to_contain_text("4 events, by relevance")
    expect(screen.page).to_have_url(re.compile("order=relevance"))
    order = listed.all_inner_texts()
    screen.page.reload()
    expect(head).to_contain_text("4 events, by relevance")
    expect(listed.first).to_have_text(order[0], use_inner_text=True)
    screen.page.get_by_role("button", name="By date").click()
    expect(screen.page).not_to_have_url(re.compile("order="))
