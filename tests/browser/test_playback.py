"""How fast time is played, without a clock of the test's own."""

_NOTE_PAUSES = """
    window.pauses = [];
    const wait = window.setTimeout;
    window.setTimeout = (act, pause, ...more) => {
        if (String(act).includes("nextFrame")) window.pauses.push(pause);
        return wait.call(window, act, pause, ...more);
    };
"""


def test_playback_is_as_slow_or_fast_as_asked_and_changes_its_speed_while_it_runs(screen):
    screen.page.add_init_script(_NOTE_PAUSES)
    screen.open()
    speed = screen.page.get_by_label("Speed of playback")
    screen.page.get_by_label("Step of playback").select_option("day")
    speed.select_option("slow speed")
    screen.page.get_by_role("button", name="Play").click()
    first = screen.page.wait_for_function("window.pauses[0]").json_value()
    speed.select_option("fast speed")
    screen.page.wait_for_function("first => window.pauses.some((pause) => pause * 6 < first)", arg=first)
    screen.page.get_by_role("button", name="Pause").click()
