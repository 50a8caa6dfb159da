"""What axe-core finds in the page, its shadow trees and the frame of the map: nothing serious, by day or by night."""

import re

import pytest
from playwright.sync_api import Frame, expect

from dashboard.setup.vendor import AXE

# Frames are looked at one by one: axe in one frame does not see into another.
_FIND = """async () => {
    const { violations } = await axe.run(document, { iframes: false });
    return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}"""


@pytest.fixture(params=["light", "dark"])
def themed(screen, request):
    screen.page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return screen


def find_faults(frame: Frame) -> list[str]:
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    faults: list[str] = frame.evaluate(_FIND)
    return faults


def faults_of(screen) -> list[str]:
    of_map = screen.page.locator("iframe[title*='folium']").element_handle().content_frame()
    return find_faults(screen.page.main_frame) + find_faults(of_map)


def test_axe_sees_a_fault_where_there_is_one(screen):
    """In the page, in a shadow tree and in the map: else finding nothing would say nothing."""
    screen.open()
    expect(screen.page.locator(".list button")).to_have_count(9)
    nameless = "element => element.append(element.ownerDocument.createElement('button'))"
    for part in (screen.page.locator(".dateline-status"), screen.page.locator(".list"), screen.drawn_map):
        part.evaluate(nameless)
    assert sum("button-name" in fault for fault in faults_of(screen)) == 3


def test_list_map_timeline_and_filters(themed):
    themed.open()
    expect(themed.page.locator(".list button")).to_have_count(9)
    expect(themed.page.locator("g.undated")).to_be_visible()
    assert faults_of(themed) == []
    for popover, within in (("Type", "Kinds of events"), ("Where", "Country"), ("Certainty", "Status")):
        themed.page.get_by_role("button", name=re.compile(f"^{popover}")).click()
        expect(themed.page.get_by_role("combobox", name=within)).to_be_visible()
        assert find_faults(themed.page.main_frame) == []
        themed.page.keyboard.press("Escape")
        expect(themed.page.get_by_role("combobox", name=within)).to_be_hidden()


@pytest.mark.parametrize("drawn", ["countries", "regions"])
def test_counts_on_the_map_and_a_legend_that_hides(themed, drawn):
    themed.open(f"?map=49,30,4,{drawn}&without=battle&vague=0")
    expect(themed.map.get_by_role("button", name=re.compile("Show only these")).first).to_be_visible()
    expect(themed.page.get_by_role("button", name="Show again: Battle")).to_be_visible()
    assert faults_of(themed) == []


def test_event_with_its_article_and_filters_that_leave_it_out(themed):
    themed.open("?event=visit-3&country=BE&modality=planned&modality=happened")
    expect(themed.drawn_map).to_have_attribute("data-selected", "visit-3")
    expect(themed.page.locator(".card")).to_be_visible()
    assert faults_of(themed) == []


@pytest.mark.parametrize("tab", ["events", "articles", "places", "sources", "actors", "summary", "about"])
def test_tables_and_what_is_told_of_the_data(themed, tab):
    themed.open(f"?tab={tab}")
    panel = themed.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.get_by_test_id("stDataFrame").or_(panel.get_by_role("table")).first).to_be_visible()
    assert find_faults(themed.page.main_frame) == []


def test_two_sides_compared(themed):
    themed.open("?compare=source&compare=Sample+Wire&compare=Sample+Courier")
    frames = themed.page.locator(".st-key-compared iframe")
    for i in (0, 1):
        small = frames.nth(i).content_frame.locator(".leaflet-container[data-spots]")
        expect(small).to_be_visible()
        assert find_faults(frames.nth(i).element_handle().content_frame()) == []
    assert find_faults(themed.page.main_frame) == []


def test_phone(themed):
    themed.page.set_viewport_size({"width": 390, "height": 844})
    themed.open("?event=recapture-1")
    expect(themed.drawn_map).to_have_attribute("data-selected", "recapture-1")
    expect(themed.page.locator(".card")).to_be_visible()
    assert faults_of(themed) == []
