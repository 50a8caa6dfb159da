"""One event told twice in an article: what the tellings share, and when they stay apart."""

from datetime import date

from event_docs import day_at, events_of, parsed

from dashboard.model import DateSource

MONDAY = date(2022, 9, 12)
MISSILES = "A|DT|det|1 missile|NN|nsubj|1 hit|VBD|ROOT|0 Dnipro|NNP|dobj|-1 Monday|NNP|npadvmod|-2 .|.|punct|-3"
BETWEEN = "It|PRP|nsubj|1 rained|VBD|ROOT|0 .|.|punct|-1 / He|PRP|nsubj|1 slept|VBD|ROOT|0 .|.|punct|-1"
SHELLING = "The|DT|det|1 shelling|NN|nsubj|1 stopped|VBD|ROOT|0 .|.|punct|-1"


def test_retelling_shares_day_and_place():
    doc = parsed(f"{MISSILES} / {BETWEEN} / {BETWEEN} / {SHELLING}")
    _, again = events_of(doc, ["Dnipro"], [day_at(doc, "Monday", MONDAY)])
    assert again.trigger == "shelling"
    assert (again.time.start_on, again.time.date_source) == (MONDAY, DateSource.INHERITED)
    assert again.place is not None
    assert again.place.mention.text == "Dnipro"


def test_retelling_of_one_among_several_takes_nothing_over():
    other = MISSILES.replace("Dnipro", "Odesa").replace("Monday", "Friday")
    doc = parsed(f"{MISSILES} / {other} / {BETWEEN} / {BETWEEN} / {SHELLING}")
    times = [day_at(doc, "Monday", MONDAY), day_at(doc, "Friday", date(2022, 9, 9))]
    again = events_of(doc, ["Dnipro", "Odesa"], times)[-1]
    assert again.time.date_source == DateSource.PUBLICATION
    assert again.place is None


def test_retelling_leaves_meetings_apart():
    met = (
        "They|PRP|nsubj|1 met|VBD|ROOT|0 ministers|NNS|dobj|-1 in|IN|prep|-2 Berlin|NNP|pobj|-1 Monday|NNP|npadvmod|-4"
    )
    talks = "The|DT|det|2 government|NN|compound|1 talks|NNS|nsubj|1 went|VBD|ROOT|0 on|RP|prt|-1"
    doc = parsed(f"{met} / {BETWEEN} / {BETWEEN} / {talks}")
    events = events_of(doc, ["Berlin"], [day_at(doc, "Monday", MONDAY)])
    assert events[-1].time.date_source == DateSource.PUBLICATION


def test_retelling_places_nothing_that_stands_elsewhere():
    country = (
        "Shelling|NN|nsubj|1 continued|VBD|ROOT|0 in|IN|prep|-1 the|DT|det|1 east|NN|pobj|-2 of|IN|prep|-1 "
        "the|DT|det|1 country|NN|pobj|-2 .|.|punct|-7"
    )
    doc = parsed(f"{country} / {BETWEEN} / {BETWEEN} / {MISSILES}")
    first, _ = events_of(doc, ["Dnipro"], [day_at(doc, "Monday", MONDAY)])
    assert first.place is None
