"""What looks like a time and is none."""

import pytest
from time_docs import days_of, parsed_days_of


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march on.",
        "Theresa May said no.",
        "Prime Minister May said so, said Theresa May.",
        "The March on Rome was long.",
        "The Sun said so, and so did the Sunday Times.",
        "USA Today said so.",
        "He came second, in a second car.",
        "The 43-year-old man, aged 43, is 43 years old.",
        "In 2000 cases nobody died.",
        "Some 1945 people fled.",
        "Some 2,000 people fled.",
        "Call 555-1234 or 020 7946 2000.",
        "They won 3-2 on penalties.",
        "See section 2010 and resolution 1973.",
        "He lives at 1600 Pennsylvania Avenue.",
        "They came in a blue 1994 Renault Clio, and a rusty 1988 Volvo followed.",
        "It cost $2010 or 2010%.",
        "He fell. The fall of the city, a spring of water.",
        "It is in https://example.org/2010/05/12/news for all.",
        "He is in his 30s.",
        "Boeing 2707, file_2010, v2.2010 and #2010",
        "See you at the evening news.",
        "Bloody Sunday and Black Friday are names.",
        "It is open on the first Sunday of these quarters.",
        "At 25:70 or 12:30 in the Bible.",
    ],
)
def test_not_a_time(text):
    assert parsed_days_of(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May she resigned.", {"May": "2022-05-01 2022-05-31"}),
        ("Theresa May resigned in May 2019.", {"May 2019": "2019-05-01 2019-05-31"}),
        ("It began with a March operation.", {"March": "2022-03-01 2022-03-31"}),
        ("On Monday 12 people died.", {"Monday": "2022-09-12"}),
        ("In March 20 people died.", {"March": "2022-03-01 2022-03-31"}),
        ("In 2005 Ford closed its plant.", {"2005": "2005-01-01 2005-12-31"}),
        ("The 2008 elections were free.", {"2008": "2008-01-01 2008-12-31"}),
        ("He died in 2000, they say.", {"2000": "2000-01-01 2000-12-31"}),
        ("The New York Times said on Sunday it was true.", {"Sunday": "2022-09-11"}),
    ],
)
def test_a_time_beside_what_is_none(text, expected):
    assert parsed_days_of(text) == expected


def test_last_may_be_a_verb():
    assert parsed_days_of("The supplies will last three days.") == {"three days": "-"}


@pytest.mark.parametrize("text", ["31 February 2010", "2010-02-31", "30/02/2022", "29 February 2021"])
def test_days_that_do_not_exist_are_found_and_not_placed(text):
    assert list(days_of(f"It rained on {text}.").values()) == ["-"]
