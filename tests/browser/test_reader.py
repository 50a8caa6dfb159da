"""Reading: from report to report, from passage to passage, why here and then, and the citation."""

import re

import pytest
from playwright.sync_api import expect

_LINK = "https://example.org/visit"
_CITED = "“troops recaptured Izium” (A. Writer, “President visits recaptured city”, Sample Wire, 14 September 2022, "


def card(screen):
    return screen.page.locator(".card")


def wait_for(screen, event_id: str) -> None:
    """Until card, map and address tell of the event: only then may the next step be taken."""
    expect(card(screen)).to_have_attribute("data-event", event_id)
    expect(screen.drawn_map).to_have_attribute("data-selected", event_id)
    expect(screen.page).to_have_url(re.compile(f"event={event_id}(&|$)"))


def test_tabs_lead_through_the_reports_of_an_event(screen):
    screen.open("?event=recapture-1")
    wait_for(screen, "recapture-1")
    tabs = screen.page.get_by_role("tablist", name="The event in 2 articles").get_by_role("tab")
    expect(tabs).to_have_text(["Sample Herald", "Sample Wire"])
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    tabs.nth(1).click()
    wait_for(screen, "visit-2")
    expect(screen.page.locator(".article h2")).to_have_text("President visits recaptured city")
    expect(screen.passages_of("visit-2")).to_have_class("selected")
    expect(screen.passages_of("visit-2")).to_be_in_viewport()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(tabs.nth(1)).to_be_focused()
    screen.page.keyboard.press("ArrowLeft")
    wait_for(screen, "recapture-1")
    expect(tabs.first).to_be_focused()


def test_buttons_and_keys_go_from_passage_to_passage_of_the_article(screen):
    screen.open("?event=visit-2")
    wait_for(screen, "visit-2")
    expect(screen.page.get_by_text("2 of 5 in this article")).to_be_visible()
    following = screen.page.get_by_role("button", name="Next passage")
    following.click()
    wait_for(screen, "visit-3")
    expect(following).to_be_focused()
    screen.page.keyboard.press("Enter")
    wait_for(screen, "visit-4")
    expect(card(screen)).to_contain_text("left out by the filters")
    screen.page.locator(".article h2").click()
    screen.page.keyboard.press("p")
    wait_for(screen, "visit-3")
    screen.page.keyboard.press("n")
    wait_for(screen, "visit-4")
    screen.page.keyboard.press("n")
    expect(card(screen)).to_have_attribute("data-event", "visit-5")
    expect(following).to_have_attribute("aria-disabled", "true")


def test_letters_that_are_typed_are_no_keys(screen):
    screen.open("?event=visit-2")
    wait_for(screen, "visit-2")
    search = screen.page.get_by_role("textbox", name="Search")
    search.press_sequentially("nn")
    expect(search).to_have_value("nn")
    expect(card(screen)).to_have_attribute("data-event", "visit-2")


def test_link_to_an_article_opens_it_and_its_passages_can_be_stepped_through(screen):
    screen.open("?article=visit")
    expect(screen.page.locator(".article h2")).to_have_text("President visits recaptured city")
    expect(card(screen)).to_have_count(0)
    expect(screen.page.get_by_text("5 events in this article")).to_be_visible()
    expect(screen.page).to_have_url(re.compile("article=visit"))
    screen.page.get_by_role("button", name="Next passage").click()
    wait_for(screen, "visit-1")


def test_link_to_an_article_of_another_store_opens_the_list(screen):
    screen.open("?article=nowhere")
    expect(screen.page.locator(".list button")).to_have_count(9)


def test_card_tells_why_here_and_why_then(screen):
    screen.open("?event=visit-3")
    wait_for(screen, "visit-3")
    card(screen).get_by_text("Why here?").click()
    expect(card(screen).get_by_text("largest of 2 places of that name")).to_be_visible()
    expect(card(screen).get_by_text("Kharkiv, Elsewhere, Ukraine (0.06)")).to_be_visible()
    card(screen).get_by_text("Why then?").press("Enter")
    expect(card(screen).get_by_text("the article was published on Wednesday, 14 September 2022")).to_be_visible()


def test_words_are_marked_by_what_they_answer_and_say_so_under_the_pointer(screen):
    screen.open("?event=visit-1")
    wait_for(screen, "visit-1")
    passage = screen.passages_of("visit-1")
    for kind, words, said in (
        (".trigger", "visited", "what happened: Meeting or visit"),
        (".place.evidence", "Izium", "where it happened"),
        (".time.evidence", "Wednesday", "when it happened"),
        (".actor", "Volodymyr Zelenskyy", "who did it"),
    ):
        marked = passage.locator(kind)
        expect(marked).to_have_text(words)
        expect(marked).to_have_attribute("title", re.compile(said))
    expect(screen.page.locator(".key")).to_have_text(re.compile("what.*where.*when.*who"))


def test_original_is_linked(screen):
    screen.open("?event=visit-2")
    wait_for(screen, "visit-2")
    original = screen.page.get_by_role("link", name="original")
    expect(original).to_have_attribute("href", _LINK)
    expect(original).to_have_attribute("rel", re.compile("noopener noreferrer"))


_PASTE = "Control+v"


@pytest.mark.parametrize("clipboard", ["own", "none"])
def test_citation_is_copied_with_or_without_the_clipboard_of_the_page(screen, clipboard):
    """Without: a page that came over plain http from another machine has none."""
    if clipboard == "own":
        screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        screen.page.add_init_script(
            "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });"
        )
    screen.open("?event=visit-2")
    wait_for(screen, "visit-2")
    screen.page.get_by_role("button", name="Copy citation").click()
    expect(screen.page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    search = screen.page.get_by_role("textbox", name="Search")
    search.focus()
    screen.page.keyboard.press(_PASTE)
    expect(search).to_have_value(f"{_CITED}{_LINK})")


def test_citation_that_cannot_be_copied_is_shown_to_be_copied_by_hand(screen):
    screen.page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });"
        "Document.prototype.execCommand = () => false;"
    )
    screen.open("?event=visit-2")
    wait_for(screen, "visit-2")
    screen.page.get_by_role("button", name="Copy citation").click()
    by_hand = screen.page.get_by_role("textbox", name="Citation, to be copied by hand")
    expect(by_hand).to_have_value(f"{_CITED}{_LINK})")
    expect(by_hand).to_be_focused()
    assert by_hand.evaluate("area => area.selectionEnd - area.selectionStart") == len(f"{_CITED}{_LINK})")
