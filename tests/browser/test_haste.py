"""Two choices in a hurry: what was asked for last is what is shown, in whatever order they arrive."""

import re

from playwright.sync_api import expect


def status(screen):
    return screen.page.locator(".dateline-status b")


def handle(screen, name="First day of the period"):
    return screen.page.get_by_role("slider", name=name)


def test_all_dates_and_no_date_right_after_a_drag_are_not_undone_by_it(screen):
    screen.open("?from=2022-09-05&to=2022-11-06")
    expect(screen.page.locator("output.say")).to_have_text("5 Sep 2022 – 6 Nov 2022")
    for _ in range(3):
        press_after_drag(screen, "All dates")
        expect(status(screen)).to_have_text("9")
        expect(screen.page).not_to_have_url(re.compile("from="))
        expect(screen.drawn_map).to_have_attribute("data-visible", "8")
        press_after_drag(screen, "no date")
        expect(status(screen)).to_have_text("2")
        expect(screen.page).to_have_url(re.compile("undated=only"))


def press_after_drag(screen, name: str) -> None:
    """Move the end of the slider and press, in one go: no wait of a test's own between the two."""
    handle(screen).evaluate(
        """(handle, name) => {
            const root = handle.closest('.root');
            const go = (type, x, target) => target.dispatchEvent(
                new PointerEvent(type, { clientX: x, clientY: box.y, pointerId: 1, bubbles: true, composed: true }));
            const box = handle.getBoundingClientRect();
            handle.setPointerCapture = () => {};
            go('pointerdown', box.x, handle);
            go('pointermove', box.x + 60, handle);
            go('pointermove', box.x + 120, handle);
            go('pointerup', box.x + 120, handle);
            const target = name === 'no date' ? root.querySelector('.undated')
                : [...root.querySelectorAll('button')].find((button) => button.textContent === name);
            go('pointerdown', box.x, target);
            target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        }""",
        name,
    )


def test_reset_right_after_a_key_on_the_slider_is_not_undone_by_it(screen):
    screen.open()
    expect(status(screen)).to_have_text("9")
    for _ in range(3):
        handle(screen).press("ArrowRight")
        screen.page.get_by_role("button", name="Reset").click()
        expect(handle(screen)).to_have_attribute("aria-valuenow", handle(screen).get_attribute("aria-valuemin"))
    expect(screen.page).not_to_have_url(re.compile("from="))
    expect(status(screen)).to_have_text("9")
