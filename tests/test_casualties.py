"""How many were killed, hurt, detained and displaced: number words, hedges, ranges, and whose dead they are."""

import pytest
from event_docs import events_of, parsed

from dashboard.model import Casualties

KILLED = "were|VBD|auxpass|1 killed|VBN|ROOT|0 by|IN|agent|-1 shelling|NN|pobj|-1"
FATALITIES = [
    ("five|CD|nummod|1 people|NNS|nsubjpass|2", (5, 5, 5)),
    ("At|IN|prep|2 least|JJS|pobj|-1 12|CD|nummod|1 people|NNS|nsubjpass|2", (12, 12, None)),
    ("Up|IN|prep|2 to|IN|prep|-1 40|CD|nummod|1 people|NNS|nsubjpass|2", (40, None, 40)),
    ("Between|IN|prep|4 10|CD|pobj|-1 and|CC|cc|-1 15|CD|conj|-2 people|NNS|nsubjpass|2", (10, 10, 15)),
    ("Two|CD|nummod|1 dozen|NN|nummod|1 people|NNS|nsubjpass|2", (24, 24, 24)),
    ("A|DT|det|1 hundred|CD|nummod|1 people|NNS|nsubjpass|2", (100, 100, 100)),
    (
        (
            "Two|CD|nummod|1 hundred|CD|nummod|5 and|CC|cc|-1 forty|CD|nummod|3 -|HYPH|punct|-1 five|CD|nummod|1 "
            "people|NNS|nsubjpass|2"
        ),
        (245, 245, 245),
    ),
    ("1.2|CD|nummod|1 million|CD|nummod|1 people|NNS|nsubjpass|2", (1_200_000,) * 3),
    ("1,200|CD|nummod|1 people|NNS|nsubjpass|2", (1200, 1200, 1200)),
    ("Dozens|NNS|nsubjpass|4 of|IN|prep|-1 people|NNS|pobj|-1", (None, 24, 99)),
    ("Tens|NNS|nsubjpass|4 of|IN|prep|-1 thousands|NNS|pobj|-1", (None, 20_000, 99_000)),
    ("A|DT|det|1 soldier|NN|nsubjpass|2", (1, 1, 1)),
    ("Three|CD|nummod|2 police|NN|compound|1 officers|NNS|nsubjpass|2", (3, 3, 3)),
    ("Civilians|NNS|nsubjpass|2", (None, None, None)),
    ("The|DT|det|1 garrison|NN|nsubjpass|2", (None, None, None)),
    ("On|IN|prep|5 12|CD|pobj|-1 August|NNP|nmod|-1 three|CD|nummod|1 people|NNS|nsubjpass|2", (3, 3, 3)),
]


@pytest.mark.parametrize(("victims", "expected"), FATALITIES)
def test_casualties_count_what_the_words_say(victims: str, expected: tuple[int | None, ...]):
    (event,) = events_of(parsed(f"{victims} {KILLED}"))
    found = event.casualties
    assert (found.fatalities_best, found.fatalities_low, found.fatalities_high) == expected


def _casualties(marked: str) -> Casualties:
    (event,) = events_of(parsed(marked))
    return event.casualties


def test_casualties_add_up_a_family():
    found = _casualties(
        "A|DT|det|1 bomb|NN|nsubj|1 killed|VBD|ROOT|0 a|DT|det|1 mother|NN|dobj|-2 and|CC|cc|-1 her|PRP$|poss|2 "
        "two|CD|nummod|1 children|NNS|conj|-4"
    )
    assert found.fatalities_best == 3


def test_casualties_tell_dead_from_hurt():
    found = _casualties(
        "The|DT|det|1 blast|NN|nsubj|1 left|VBD|ROOT|0 12|CD|nummod|1 dead|JJ|acomp|-2 and|CC|cc|-1 30|CD|nummod|1 "
        "injured|JJ|conj|-3"
    )
    assert (found.fatalities_best, found.injured) == (12, 30)


def test_casualties_none_is_said_and_not_guessed():
    none = _casualties(
        "No|DT|det|1 one|NN|nsubjpass|2 was|VBD|auxpass|1 hurt|VBN|ROOT|0 in|IN|prep|-1 the|DT|det|1 "
        "explosion|NN|pobj|-2"
    )
    assert (none.injured, none.fatalities_best) == (0, 0)  # who is not hurt is not dead
    assert none.detained is None


def test_casualties_no_wounded_are_not_no_dead():
    found = _casualties(
        "The|DT|det|1 bomb|NN|nsubj|1 exploded|VBD|ROOT|0 and|CC|cc|-1 wounded|VBD|conj|-2 nobody|NN|dobj|-1"
    )
    assert found.fatalities_best is None


def test_casualties_of_an_arrest_are_detained():
    assert _casualties("Police|NNS|nsubj|1 arrested|VBD|ROOT|0 14|CD|nummod|1 men|NNS|dobj|-2").detained == 14


def test_casualties_of_a_flight_are_displaced():
    text = "Some|DT|advmod|1 2,000|CD|nummod|1 residents|NNS|nsubjpass|2 were|VBD|auxpass|1 evacuated|VBN|ROOT|0"
    assert _casualties(text).displaced == 2000


def test_casualties_read_a_death_toll():
    found = _casualties(
        "The|DT|det|2 death|NN|compound|1 toll|NN|nsubj|3 from|IN|prep|-1 floods|NNS|pobj|-1 rose|VBD|ROOT|0 "
        "to|IN|prep|-1 324|CD|pobj|-1"
    )
    assert found.fatalities_best == 324


def test_casualties_belong_to_the_event_beside_them():
    text = (
        "A|DT|det|1 quake|NN|nsubj|1 killed|VBD|ROOT|0 nine|CD|nummod|1 people|NNS|dobj|-2 .|.|punct|-3 / "
        "Ministers|NNS|nsubj|1 met|VBD|ROOT|0 in|IN|prep|-1 Manila|NNP|pobj|-1"
    )
    quake, meeting = events_of(parsed(text), ["Manila"])
    assert quake.casualties.fatalities_best == 9
    assert meeting.casualties == Casualties()
