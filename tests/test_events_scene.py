"""Which day a passage has reached, and what only bounds an event: read by the shipped pipeline from whole sentences."""

from datetime import date

import pytest
from event_docs import dated_events

from dashboard.model import DateSource, Modality, TimePrecision


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Sunday students met in the square. The police fired tear gas at them.", "fired tear gas"),
        ("A barge broke loose on Sunday. It lay in the mud all day. Then rebels attacked its crew.", "attacked"),
        ("Shortly after two o'clock on Sunday morning the river rose. Forty people drowned.", "drowned"),
    ],
)
def test_scene_holds_for_the_sentences_after_it(text: str, trigger: str):
    time = dated_events(text)[trigger].time
    assert (time.start_on, time.date_source) == (date(2022, 9, 11), DateSource.INHERITED)
    assert time.span is not None
    assert "Sunday" in text[time.span.start_char : time.span.end_char]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday students met in the square.\n\nIn Lima rebels attacked a village.",
        "The minister said on Sunday that he was content. Rebels attacked a village.",
        "The law has been in force since Sunday. Rebels attacked a village.",
        "A new school will open on Sunday. Rebels attacked a village.",
    ],
    ids=["another paragraph", "day of saying", "bound", "still to come"],
)
def test_scene_is_no_day_of_another_kind(text: str):
    assert dated_events(text)["attacked"].time.date_source == DateSource.PUBLICATION


def test_scene_does_not_hold_for_what_is_going_on():
    events = dated_events("A boiler exploded at a factory on Sunday. Prosecutors are investigating the owner.")
    assert events["exploded"].time.start_on == date(2022, 9, 11)
    assert events["investigating"].time.date_source == DateSource.PUBLICATION


def test_bounds_what_has_gone_on_since_a_day_lasts_until_now():
    time = dated_events("Fighting has killed ninety people since Friday.")["Fighting"].time
    assert (time.start_on, time.end_on) == (date(2022, 9, 9), date(2022, 9, 14))
    assert time.time_precision == TimePrecision.DAYS


def test_bounds_since_then_reaches_from_the_day_just_told():
    events = dated_events("Rebels attacked a village on Friday. Since then the army has shelled their camps.")
    assert (events["shelled"].time.start_on, events["shelled"].time.end_on) == (date(2022, 9, 9), date(2022, 9, 14))


def test_bounds_what_lasts_until_a_day_to_come_has_begun():
    closed = dated_events("The airport has been closed until Saturday.")["closed"]
    assert (closed.time.start_on, closed.time.end_on) == (date(2022, 9, 14), date(2022, 9, 17))
    assert closed.modality == Modality.HAPPENED


def test_bounds_of_another_clause_say_nothing():
    events = dated_events("Peru has declared a state of emergency because of a fever that has killed ninety since May.")
    assert events["state of emergency"].time.start_on == date(2022, 9, 14)


def test_when_a_toll_rises_is_not_when_they_died():
    events = dated_events(
        "The number of people killed in the explosion at a mill rose to forty on Tuesday.\n\n"
        "The explosion on Sunday was heard far away."
    )
    assert {event.time.start_on for event in events.values()} == {date(2022, 9, 11)}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels ambushed a convoy on 3 September. Two days after the ambush, the army bombed a camp.", "bombed", 5),
        ("The army bombed a camp two days after rebels ambushed a convoy on 3 September.", "bombed", 5),
        ("A car bomb killed four on Thursday. Two days after the bombing, thousands rioted.", "rioted", 10),
        ("A day after Friday's earthquake, a landslide blocked the road.", "landslide", 10),
        ("Hours before Sunday's vote, a bomb exploded in Lima.", "exploded", 11),
        ("Gunmen killed a journalist on Monday, hours after police had arrested a boss.", "arrested", 12),
        ("A storm hit Fiji on Saturday.\n\nMoments later a ferry capsized in the harbour.", "capsized", 10),
        ("Envoys met on Monday.\n\nHours before, in Lima, rebels attacked a village.", "attacked", 12),
    ],
)
def test_when_days_are_counted_from_what_was_told(text: str, trigger: str, expected: int):
    assert dated_events(text)[trigger].time.start_on == date(2022, 9, expected)


def test_when_years_after_something_say_nothing():
    events = dated_events("Soldiers seized power in May. Years after the coup, rebels attacked Kidal on Monday.")
    assert events["attacked"].time.start_on == date(2022, 9, 12)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Two men were jailed on Tuesday for the kidnapping of a dentist in Jos.", "kidnapping"),
        ("A former mayor went on trial in Medan on Thursday over the collapse of a bridge.", "collapse"),
        ("Police detained a teenager on Sunday on suspicion of the arson attack on a mosque.", "arson attack"),
        ("Thousands laid flowers on Sunday for the victims of the massacre in Bor.", "massacre"),
    ],
)
def test_when_a_deed_was_done_is_not_when_it_is_dealt_with(text: str, deed: str):
    time = dated_events(text)[deed].time
    assert (time.start_on, time.date_source) == (None, DateSource.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "deed", "expected"),
    [
        ("A man was held on Tuesday for the kidnapping of a dentist on Sunday.", "kidnapping", date(2022, 9, 11)),
        ("Ninety people were arrested on Sunday in clashes with police.", "clashes", date(2022, 9, 11)),
    ],
    ids=["its own day", "at the same time"],
)
def test_when_a_deed_dealt_with_has_a_day(text: str, deed: str, expected: date):
    assert dated_events(text)[deed].time.start_on == expected


def test_when_a_deed_dealt_with_is_told_below_it_falls_on_its_day():
    events = dated_events(
        "Two men were jailed on Tuesday for the kidnapping of a boy. Rebels had abducted him on 3 May 2019."
    )
    days = {event.time.start_on for event in events.values() if event.sub_event_type == "abduction"}
    assert days == {date(2019, 5, 3)}


def test_when_a_report_without_a_date_tells_no_day_it_is_its_period():
    text = "Reporting period: 9-15 January 2025.\n\nRebels attacked a village. A dam collapsed on 11 January."
    events = dated_events(text, None)
    assert (events["attacked"].time.start_on, events["attacked"].time.end_on) == (date(2025, 1, 9), date(2025, 1, 15))
    assert events["attacked"].time.time_precision == TimePrecision.WEEK
    assert events["collapsed"].time.start_on == date(2025, 1, 11)


def test_when_a_weekday_cannot_be_placed_the_day_before_is_not_meant():
    events = dated_events("Shells hit Idlib on 4 June 2021. Rebels attacked a village on Thursday.", None)
    assert events["attacked"].time.start_on is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("At least 90 people have died in clashes in Bor since Friday.", "clashes"),
        ("There have been 320 cases of measles in Kano since the start of the outbreak on Friday.", "outbreak"),
        ("Workers have been on strike in Lyon since Friday.", "strike"),
    ],
)
def test_bounds_what_is_counted_since_a_day_lasts_until_now(text: str, trigger: str):
    time = dated_events(text)[trigger].time
    assert (time.start_on, time.end_on) == (date(2022, 9, 9), date(2022, 9, 14))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An explosion hit a refinery in Abadan on Sunday, the second this month.", "explosion"),
        ("Rebels attacked Beni on Sunday for the third time this week.", "attacked"),
        ("Sunday's earthquake in Herat was the strongest since 1998.", "earthquake"),
        ("A bomb exploded in Cali on Sunday, the worst attack in the city since 2019.", "exploded"),
    ],
)
def test_bounds_of_a_count_are_no_day(text: str, trigger: str):
    assert dated_events(text)[trigger].time.start_on == date(2022, 9, 11)


def test_bounds_of_a_count_leave_an_event_without_a_day():
    killing = dated_events("The killing is the 17th in Albuquerque this year, against 14 at this point of last year.")
    assert killing["killing"].time.date_source == DateSource.PUBLICATION


def test_when_a_month_within_the_year_is_named_the_year_says_less():
    flood = dated_events("This year's flood in Sylhet killed thirty people in June.")["flood"].time
    assert (flood.start_on, flood.end_on) == (date(2022, 6, 1), date(2022, 6, 30))


def test_when_somebody_is_in_prison_since_his_arrest_the_arrest_is_over():
    arrest = dated_events("He has been in prison since May, when he was arrested in Minsk.")["arrested"].time
    assert (arrest.start_on, arrest.end_on) == (date(2022, 5, 1), date(2022, 5, 31))


@pytest.mark.parametrize(
    ("text", "trigger", "year"),
    [
        ("It is Spain's worst railway accident since 1972, when a collision in Jaen killed ninety.", "collision", 1972),
        ("It was the deadliest attack since 2015, when gunmen killed 90 people in Paris.", "killed", 2015),
    ],
)
def test_when_a_count_goes_back_to_an_earlier_event_its_year_is_that_of_this(text: str, trigger: str, year: int):
    time = dated_events(text)[trigger].time
    assert (time.start_on, time.end_on) == (date(year, 1, 1), date(year, 12, 31))


def test_bounds_of_what_an_object_has_been_since_are_no_day_of_the_deed():
    told = dated_events(
        "In the capital, hooded youths broke shop windows around the town hall and set fire to rubbish that has been"
        " lying in the streets since the dustmen stopped work on 6 May."
    )
    assert told["broke"].time.date_source == DateSource.PUBLICATION


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The death toll in Sunday's bombing rose to 12, and relatives marched through Kano.", "marched"),
        (
            "A suspect in a late August farm theft near Kano has been freed, and workers went on strike",
            "went on strike",
        ),
    ],
)
def test_when_a_day_belongs_to_a_deed_inside_an_argument_it_is_not_that_of_the_verb(text: str, trigger: str):
    assert dated_events(text)[trigger].time.date_source != DateSource.RELATIVE


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The party grew fast during the presidential election.", "presidential election"),
        ("She had taught in Bor before the uprising.", "uprising"),
    ],
)
def test_bounds_what_only_frames_another_event_is_not_dated_by_publication(text: str, trigger: str):
    assert dated_events(text)[trigger].time.start_on is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Police shot a man Sunday.", "shot", 11),
        ("A kiosk was robbed by a tall man Monday morning.", "robbed", 12),
        ("She was fined and told to pay damages on Thursday.", "fined", 8),
    ],
)
def test_when_a_weekday_stands_bare_or_by_an_infinitive_the_deed_fell_on_the_last_one(
    text: str, trigger: str, day: int
):
    assert dated_events(text)[trigger].time.start_on == date(2022, 9, day)


def test_when_a_day_would_come_after_the_report_nothing_has_happened_on_it():
    arrest = dated_events("A month later the widow spoke to a judge, and both brothers were arrested.")
    assert arrest["arrested"].time.date_source == DateSource.PUBLICATION


def test_when_a_day_is_that_of_what_a_person_did_before_it_is_not_that_of_the_deed():
    told = dated_events("A woman who had sold rotten eggs to a school in May 2020 has been fined.")
    assert told["fined"].time.date_source == DateSource.PUBLICATION
