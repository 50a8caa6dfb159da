"""Which day dates an event: its own clause's, one counted from it, the passage's before, or none."""

from datetime import date

from event_docs import day_at, events_of, parsed
from spacy.tokens import Doc

from dashboard.model import DateSource, TimeExpression, TimePrecision, TimexType

MONDAY, THURSDAY = date(2022, 9, 12), date(2022, 9, 8)


def test_when_each_clause_has_its_day():
    text = (
        "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 Monday|NNP|npadvmod|-2 and|CC|cc|-3 "
        "soldiers|NNS|nsubj|1 raided|VBD|conj|-5 Bukavu|NNP|dobj|-1 Thursday|NNP|npadvmod|-2"
    )
    doc = parsed(text)
    times = [day_at(doc, "Monday", MONDAY), day_at(doc, "Thursday", THURSDAY)]
    first, second = events_of(doc, ["Goma", "Bukavu"], times)
    assert (first.time.start_on, second.time.start_on) == (MONDAY, THURSDAY)


def test_when_days_are_counted_from_another_event():
    text = (
        "On|IN|prep|3 Thursday|NNP|pobj|-1 he|PRP|nsubj|1 left|VBD|ROOT|0 Haiti|NNP|dobj|-1 two|CD|nummod|1 "
        "days|NNS|npadvmod|1 after|IN|prep|-4 an|DT|det|1 earthquake|NN|pobj|-2"
    )
    doc = parsed(text)
    (event,) = events_of(doc, ["Haiti"], [day_at(doc, "Thursday", THURSDAY)])
    assert event.time.start_on == date(2022, 9, 6)
    assert event.time.date_source == DateSource.RELATIVE
    assert event.time.span is not None
    assert doc.text[event.time.span.start_char : event.time.span.end_char] == "Thursday"


CARRIED = (
    "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 Monday|NNP|npadvmod|-2 .|.|punct|-3 / Then|RB|advmod|2 "
    "they|PRP|nsubj|1 raided|VBD|ROOT|0 Bukavu|NNP|dobj|-1"
)


def test_when_a_passage_without_a_day_inherits_that_of_the_one_before():
    doc = parsed(CARRIED)
    first, second = events_of(doc, ["Goma", "Bukavu"], [day_at(doc, "Monday", MONDAY)])
    assert second.time.start_on == MONDAY
    assert second.time.date_source == DateSource.INHERITED
    assert second.time.confidence < first.time.confidence


def test_when_a_day_long_past_is_not_inherited():
    doc = parsed(CARRIED)
    _, second = events_of(doc, ["Goma", "Bukavu"], [day_at(doc, "Monday", date(1994, 4, 11))])
    assert second.time.date_source == DateSource.PUBLICATION


def test_when_another_day_that_is_not_known_is_not_the_day_of_publication():
    doc = parsed(
        "Floods|NNS|nsubj|1 hit|VBD|ROOT|0 Greece|NNP|dobj|-1 the|DT|det|1 week|NN|npadvmod|-3 before|RB|advmod|-1"
    )
    start = doc.text.index("the week")
    vague = TimeExpression(
        start,
        start + 15,
        "the week before",
        TimexType.DATE,
        None,
        None,
        None,
        TimePrecision.UNKNOWN,
        DateSource.UNKNOWN,
    )
    (event,) = events_of(doc, ["Greece"], [vague])
    assert event.time.start_on is None
    assert event.time.date_source == DateSource.UNKNOWN


def test_when_the_dateline_dates_an_undated_article():
    text = (
        "GOMA|NNP|dep|7 Monday|NNP|dep|6 (|-LRB-|punct|1 Wire|NNP|dep|-2 )|-RRB-|punct|-1 -|:|punct|2 "
        "Rebels|NNS|nsubj|1 attacked|VBD|ROOT|0 villagers|NNS|dobj|-1"
    )
    doc = parsed(text)
    (event,) = events_of(doc, [], [day_at(doc, "Monday", MONDAY)], dated=False)
    assert (event.time.start_on, event.time.date_source) == (MONDAY, DateSource.INHERITED)


EMERGENCY = (
    "Peru|NNP|nsubj|1 declared|VBD|ROOT|0 a|DT|det|1 curfew|NN|dobj|-2 for|IN|prep|-1 three|CD|nummod|1 "
    "months|NNS|pobj|-2 on|IN|prep|-6 Monday|NNP|pobj|-1"
)


def lasting(doc: Doc, text: str) -> TimeExpression:
    start = doc.text.index(text)
    unknown = (TimePrecision.UNKNOWN, DateSource.UNKNOWN)
    return TimeExpression(start, start + len(text), text, TimexType.DURATION, "P3M", None, None, *unknown)


def test_when_how_long_it_lasts_is_not_when_it_began():
    doc = parsed(EMERGENCY)
    (event,) = events_of(doc, [], [lasting(doc, "three months"), day_at(doc, "Monday", MONDAY)])
    assert event.time.start_on == MONDAY


def test_when_a_measure_of_some_length_without_a_day_is_news():
    doc = parsed(" ".join(EMERGENCY.split()[:7]))
    (event,) = events_of(doc, [], [lasting(doc, "three months")])
    assert event.time.date_source == DateSource.PUBLICATION


def test_when_two_days_bound_one_event():
    text = (
        "Teachers|NNS|nsubj|1 protested|VBD|ROOT|0 in|IN|prep|-1 Lima|NNP|pobj|-1 from|IN|prep|-3 5|CD|nummod|1 "
        "September|NNP|pobj|-2 to|IN|prep|-3 9|CD|nummod|1 September|NNP|pobj|-2"
    )
    doc = parsed(text)
    days = [day_at(doc, "5 September", date(2022, 9, 5)), day_at(doc, "9 September", date(2022, 9, 9))]
    (event,) = events_of(doc, ["Lima"], days)
    assert (event.time.start_on, event.time.end_on) == (date(2022, 9, 5), date(2022, 9, 9))


def test_when_the_day_of_saying_yields_to_that_of_the_passage_before():
    doc = parsed(
        "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 Thursday|NNP|npadvmod|-2 .|.|punct|-3 / "
        "He|PRP|nsubj|1 said|VBD|ROOT|0 Monday|NNP|npadvmod|-1 that|IN|mark|2 rebels|NNS|nsubj|1 "
        "raided|VBD|ccomp|-4 Bukavu|NNP|dobj|-1"
    )
    times = [day_at(doc, "Thursday", THURSDAY), day_at(doc, "Monday", MONDAY)]
    _, raid = events_of(doc, ["Goma", "Bukavu"], times)
    assert (raid.time.start_on, raid.time.date_source) == (THURSDAY, DateSource.INHERITED)


def test_when_the_day_of_saying_serves_where_nothing_else_is_told():
    doc = parsed(
        "He|PRP|nsubj|1 said|VBD|ROOT|0 Monday|NNP|npadvmod|-1 that|IN|mark|2 rebels|NNS|nsubj|1 "
        "raided|VBD|ccomp|-4 Bukavu|NNP|dobj|-1"
    )
    (raid,) = events_of(doc, ["Bukavu"], [day_at(doc, "Monday", MONDAY)])
    assert raid.time.start_on == MONDAY
    assert raid.time.confidence < 0.6


def test_when_a_year_of_old_battles_is_not_that_of_the_shelling():
    doc = parsed(
        "Stones|NNS|nsubj|1 recall|VBP|ROOT|0 the|DT|det|1 wars|NNS|dobj|-2 of|IN|prep|-1 1942|CD|pobj|-1 "
        "and|CC|cc|-5 shells|NNS|nsubj|1 hit|VBD|conj|-7 Izium|NNP|dobj|-1"
    )
    year = day_at(doc, "1942", date(1942, 1, 1), end=date(1942, 12, 31))
    event = events_of(doc, ["Izium"], [year])[-1]
    assert event.time.date_source == DateSource.PUBLICATION


def test_when_a_definite_noun_speaks_again_of_an_event_told():
    doc = parsed(
        "Rebels|NNS|nsubj|1 bombed|VBD|ROOT|0 Goma|NNP|dobj|-1 Thursday|NNP|npadvmod|-2 .|.|punct|-3 ¶|_SP|dep|-1 / "
        "Rain|NN|nsubj|1 fell|VBD|ROOT|0 .|.|punct|-1 / Snow|NN|nsubj|1 fell|VBD|ROOT|0 .|.|punct|-1 / "
        "Fog|NN|nsubj|1 rose|VBD|ROOT|0 .|.|punct|-1 / "
        "Nobody|NN|nsubj|1 explained|VBD|ROOT|0 the|DT|det|1 bombing|NN|dobj|-2"
    )
    event = events_of(doc, ["Goma"], [day_at(doc, "Thursday", THURSDAY)])[-1]
    assert (event.trigger, event.time.start_on) == ("bombing", THURSDAY)


def test_when_the_like_of_a_deed_in_another_town_falls_on_its_day():
    doc = parsed(
        "Thousands|NNS|nsubj|1 marched|VBD|ROOT|0 in|IN|prep|-1 Kassel|NNP|pobj|-1 Monday|NNP|npadvmod|-3 .|.|punct|-4 "
        "¶|_SP|dep|-1 / Rain|NN|nsubj|1 fell|VBD|ROOT|0 .|.|punct|-1 ¶|_SP|dep|-1 / In|IN|prep|3 Fulda|NNP|pobj|-1 "
        "hundreds|NNS|nsubj|1 marched|VBD|ROOT|0 .|.|punct|-1"
    )
    first, second = events_of(doc, ["Kassel", "Fulda"], [day_at(doc, "Monday", MONDAY)])
    assert (first.time.start_on, second.time.start_on) == (MONDAY, MONDAY)
    assert second.time.date_source == DateSource.INHERITED
