"""Saved views, as a user saves, opens and deletes them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sample_store import save_sample

from dashboard.saved_views import SavedView, load_views, save_view


@pytest.fixture
def store(tmp_path) -> Path:
    return save_sample(tmp_path / "store")


@pytest.fixture
def own_screen(look, start_app, store) -> Iterator:
    with start_app(store) as url:
        yield look(url)


def test_a_view_is_saved_opened_again_and_deleted(own_screen, store):
    page = own_screen.page
    own_screen.open("?country=UA&family=battle&event=recapture-1")
    expect(own_screen.drawn_map).to_have_attribute("data-selected", "recapture-1")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("textbox", name="Name of this view").fill("Izium <b>retaken</b>")
    page.keyboard.press("Enter")
    saved = page.get_by_role("list", name="Saved views").get_by_role("link")
    expect(saved).to_have_text(["Izium <b>retaken</b>"])
    assert [view.name for view in load_views(store)] == ["Izium <b>retaken</b>"]
    page.keyboard.press("Escape")
    expect(saved).to_have_count(0)

    own_screen.open()
    expect(page.locator(".dateline-status b")).to_have_text("9")
    page.get_by_role("button", name="Saved views").click()
    saved.click()
    expect(page).to_have_url(re.compile("country=UA.*event=recapture-1"))
    expect(page.locator(".card")).to_have_attribute("data-event", "recapture-1")
    expect(own_screen.drawn_map).to_have_attribute("data-selected", "recapture-1")
    expect(page.locator(".dateline-status b")).to_have_text("3")

    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("button", name="Delete view: Izium <b>retaken</b>").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    assert load_views(store) == []


def test_a_view_without_a_name_is_not_saved_and_said_so(own_screen, store):
    save_view(store, SavedView("mine", "country=UA"))
    own_screen.open()
    own_screen.page.get_by_role("button", name="Saved views").click()
    own_screen.page.get_by_role("button", name="Save this view").click()
    expect(own_screen.page.get_by_text("Give the view a name")).to_be_visible()
    expect(own_screen.page.get_by_role("link", name="mine")).to_be_visible()
    assert load_views(store) == [SavedView("mine", "country=UA")]
