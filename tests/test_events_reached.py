"""The day that a text has reached, in chronicles and narratives, and the days of deeds spoken of again."""

from datetime import date

import pytest
from event_docs import dated_events

CHRONICLE = (
    "28 February 1948. A column of veterans marches to the castle. An officer opens fire and three are killed.\n\n"
    "24 February 1966. Soldiers seize power in the capital.\n\nForty years on the country holds a parade."
)


def test_entries_of_a_chronicle_tell_what_happened_on_their_day():
    events = dated_events(CHRONICLE)
    assert events["opens fire"].time.start_on == date(1948, 2, 28)
    assert events["seize power"].time.start_on == date(1966, 2, 24)


def test_entries_of_a_diary_count_from_their_day():
    events = dated_events("14 January 1938. Rain.\n\n17 January. Lima was shelled from the sea yesterday.", None)
    assert events["shelled"].time.start_on == date(1938, 1, 16)


def test_reached_day_of_an_undated_narrative_holds_beyond_its_paragraph():
    events = dated_events("A clock stopped on 27 December 1939.\n\nThe earthquake hit Lima and destroyed it.", None)
    assert events["earthquake"].time.start_on == date(1939, 12, 27)


def test_reached_day_ends_with_a_year():
    text = "A clock stopped on 27 December 1939. In 1950 the king died.\n\nThe earthquake hit Lima and destroyed it."
    assert dated_events(text, None)["earthquake"].time.start_on is None


def test_reached_week_of_a_text_that_names_a_weekday():
    text = "Lima was put under curfew on Monday, 8 May 2023. On Saturday men opened fire. The next day a bomb went off."
    events = dated_events(text, None)
    assert events["opened fire"].time.start_on == date(2023, 5, 6)
    assert events["went off"].time.start_on == date(2023, 5, 7)


def test_reached_days_of_several_deeds_spoken_of_again():
    text = (
        "On Saturday men shot dead 17 farmers in Mangu. On Sunday a second band killed six people in Bokkos.\n\n"
        "The governor spoke.\n\nHerders said that they had nothing to do with the killings."
    )
    killings = dated_events(text)["killings"].time
    assert (killings.start_on, killings.end_on) == (date(2022, 9, 10), date(2022, 9, 11))


def test_reached_day_is_not_that_of_laying_an_old_deed_at_a_door():
    events = dated_events("Officers were behind an explosion at a depot, he announced on Sunday. Nobody was hurt.")
    assert events["explosion"].time.start_on is None


@pytest.mark.parametrize("night", ["in the night to Saturday", "on Saturday night"])
def test_reached_night_is_named_by_the_day_it_leads_to(night: str):
    events = dated_events(f"A landslide swept through a hamlet {night} and killed eleven people.")
    assert {event.time.start_on for event in events.values()} == {date(2022, 9, 10)}
