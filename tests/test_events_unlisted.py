"""Places that no gazetteer has: their words say that they are places, the text says around which town they lie."""

import pytest
from event_docs import Read, events_of, parsed, place_at
from spacy.language import Language

from dashboard.extraction.pipeline import load_pipeline
from dashboard.model import GeoPrecision

CAPTURED = (
    "Rebels|NNS|nsubj|1 captured|VBD|ROOT|0 the|DT|det|1 {kind}|NN|dobj|-2 of|IN|prep|-1 Zorvik|NNP|pobj|-1 "
    "on|IN|prep|-5 Monday|NNP|pobj|-1"
)


@pytest.mark.parametrize("kind", ["village", "town", "district", "hilltop"])
def test_unlisted_place_is_told_by_the_noun_before_it(kind: str):
    (event,) = events_of(parsed(CAPTURED.format(kind=kind), Zorvik="PERSON"))
    assert event.place
    assert event.place.mention.text == "Zorvik"
    assert event.place.candidate is None
    assert event.place.latitude is None


def test_unlisted_place_is_no_name_after_other_nouns():
    (event,) = events_of(parsed(CAPTURED.format(kind="brother"), Zorvik="PERSON"))
    assert event.place is None


@pytest.fixture(scope="module", name="pipeline")
def shipped_pipeline() -> Language:
    return load_pipeline()
    return load_pipeline()


PLACED = [  # what is told, the words that tell where, a place that the gazetteer has
    ("A bomb exploded in the Zorvik district of Baghdad, killing four people.", "Zorvik", "Baghdad"),
    ("Gunmen opened fire at the Orlen Petrov bus station in Nairobi on Monday.", "Orlen Petrov", "Nairobi"),
    ("Five soldiers were killed in fighting near the al-Mazrani checkpoint in Homs.", "al-Mazrani", "Homs"),
    ("A car bomb exploded at Zorvik airport near Johannesburg, injuring ten people.", "Zorvik", "Johannesburg"),
    ("Protesters clashed with police in Nairobi on Monday.", "Nairobi", "Nairobi"),
]


@pytest.mark.parametrize(("text", "words", "name"), PLACED)
def test_unlisted_place_lies_on_the_map_where_the_place_around_it_does(
    text: str, words: str, name: str, pipeline: Language
):
    doc = pipeline(text)
    for event in events_of(doc, [name]):
        assert event.place
        assert event.place.candidate
        assert (event.place.mention.text, event.place.candidate.name) == (words, name)


@pytest.mark.parametrize("month", ["May", "March", "Ramadan"])
def test_unlisted_place_is_never_a_month(month: str, read: Read):
    events = read(f"In {month} gunmen killed four villagers.")
    assert events
    assert all(event.place is None for event in events)


BEFORE = (
    "Rebels|NNS|nsubj|1 attacked|VBD|ROOT|0 {town}|NNP|dobj|-1 .|.|punct|-2 / "
    "A|DT|det|1 bomb|NN|nsubj|1 exploded|VBD|ROOT|0 in|IN|prep|-1 {words}"
)
QUARTER = "the|DT|det|2 Zorvik|NNP|compound|1 quarter|NN|pobj|-3 .|.|punct|-5"
VILLAGE = "the|DT|det|1 village|NN|pobj|-2 of|IN|prep|-1 Zorvik|NNP|pobj|-1 .|.|punct|-6"


def test_unlisted_quarter_lies_in_the_town_told_before():
    doc = parsed(BEFORE.format(town="Homs", words=QUARTER))
    event = events_of(doc, ["Homs"])[-1]
    assert event.place
    assert event.place.candidate
    assert (event.place.mention.text, event.place.candidate.name) == ("Zorvik", "Homs")


def test_unlisted_village_does_not_lie_in_the_town_told_before():
    doc = parsed(BEFORE.format(town="Homs", words=VILLAGE))
    event = events_of(doc, ["Homs"])[-1]
    assert event.place
    assert event.place.candidate is None


def test_unlisted_village_lies_in_the_region_told_before():
    doc = parsed(BEFORE.format(town="Idlib", words=VILLAGE))
    event = events_of(doc, [place_at(doc, "Idlib", GeoPrecision.ADMIN1)])[-1]
    assert event.place
    assert event.place.candidate
    assert (event.place.mention.text, event.place.candidate.name) == ("Zorvik", "Idlib")


FRAMED = "In|IN|prep|3 Kyiv|NNP|compound|1 dockers|NNS|nsubj|1 protested|VBD|ROOT|0 .|.|punct|-1"


def test_place_at_the_head_of_a_sentence_frames_it_whatever_the_parse_makes_of_it():
    (event,) = events_of(parsed(FRAMED), ["Kyiv"])
    assert event.place
    assert event.place.mention.text == "Kyiv"


def test_court_is_where_it_sits_not_where_the_deed_was_done(pipeline: Language):
    doc = pipeline(
        "A court in Vienna sentenced a commander to 20 years for the killing of civilians in Prijedor in 1992."
    )
    event = events_of(doc, ["Vienna", "Prijedor"])[0]
    assert event.place
    assert event.place.mention.text == "Vienna"


def test_place_of_an_inquiry_is_not_carried_over_to_deeds(pipeline: Language):
    doc = pipeline(
        "A fire broke out at a textile factory in Bursa on Tuesday. The governor, speaking in Ankara, ordered an "
        "inquiry. Two managers were arrested on Wednesday."
    )
    event = events_of(doc, ["Bursa", "Ankara"])[-1]
    assert event.trigger == "arrested"
    assert event.place
    assert event.place.mention.text == "Bursa"
