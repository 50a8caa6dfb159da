"""Texts that are not told from their publication day: histories, background in news, guides."""

from datetime import date

from time_docs import days_of, parsed_days_of

SAVED_ON = date(2009, 12, 19)
HISTORY = (
    "In 1938 the league split. In 1939 war broke out. On 1 September, troops crossed the border. By 1940 it was over."
)


def test_months_of_a_narrative_belong_to_the_last_year_it_named():
    assert days_of(HISTORY, SAVED_ON)["1 September"] == "1939-09-01"


def test_a_year_that_is_only_referred_to_does_not_move_the_story():
    text = f"{HISTORY} In 1941 it went on. The signing of the 1925 pact did not help. In March the city fell."
    assert days_of(text, SAVED_ON)["March"] == "1941-03-01 1941-03-31"


def test_january_after_december_is_the_next_year():
    times = days_of(f"{HISTORY} In December 1941 it snowed. In January the lake froze.", SAVED_ON)
    assert times["January"] == "1942-01-01 1942-01-31"


def test_relations_of_a_narrative_count_from_the_story():
    times = days_of(f"{HISTORY} In 1941 it went on. The following year it ended. Two years later he died.", SAVED_ON)
    assert times["The following year"] == "1942-01-01 1942-12-31"
    assert times["Two years later"] == "1944-01-01 1944-12-31"


def test_today_in_a_history_is_no_day():
    assert days_of(f"{HISTORY} The wall can be seen today.", SAVED_ON)["today"] == "-"


def test_years_before_christ_keep_their_value_and_have_no_days():
    assert days_of("The revolt of 499-493 BC failed. In the 5th century BC it was forgotten.") == {
        "499": "-",
        "493 BC": "-",
        "the 5th century BC": "-",
    }


def test_weekdays_and_yesterdays_make_it_news():
    text = (
        "Troops entered the city on Tuesday. The town was founded in 1650, burnt in 1812 and rebuilt in 1820. "
        "Yesterday shells fell. On Monday two died. The mayor fled in March."
    )
    assert days_of(text, date(2022, 9, 14))["March"] == "2022-03-01 2022-03-31"


def test_background_of_news_keeps_its_year_while_it_lasts():
    text = (
        "Shells fell on Monday. In March 2014, the peninsula was annexed. In April, war began. On 12 May, a vote was "
        "held. The same day it was rejected."
    )
    times = days_of(text)
    assert times["April"] == "2014-04-01 2014-04-30"
    assert times["12 May"] == times["The same day"] == "2014-05-12"


def test_background_ends_with_its_sentence_where_it_did_not_open_it():
    times = days_of("He was jailed in March 2014 and freed in May. In July, shells fell. On Monday he spoke.")
    assert times["May"] == "2014-05-01 2014-05-31"
    assert times["July"] == "2022-07-01 2022-07-31"


def test_a_guide_names_no_january():
    assert parsed_days_of("The town is small. In January, it is about 24 degrees.") == {"January": "-"}


def test_an_undated_history_takes_its_years_from_the_text():
    text = "On 1 September 1939 war broke out. On 17 September the east was taken. In October it was over."
    assert days_of(text, None) == {
        "1 September 1939": "1939-09-01",
        "17 September": "1939-09-17",
        "October": "1939-10-01 1939-10-31",
    }


def test_a_report_full_of_old_years_is_news_where_it_speaks_of_last_year():
    text = (
        "The general was sentenced on Wednesday for crimes of 1992, 1993 and 1995. He was caught in 2011. Another was "
        "given 40 years in March last year. The last verdict is due next Wednesday."
    )
    assert days_of(text)["Wednesday"] == "2022-09-14"
