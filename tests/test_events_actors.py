"""Who acts, who suffers and who says so: people, bodies of people and states, in whole phrases."""

from dataclasses import replace

import pytest
from event_docs import Read, events_of, parsed, place_at

from dashboard.model import Event, GeoPrecision, Place


def names(event: Event) -> tuple[str | None, str | None]:
    first, second = event.actor1, event.actor2
    return first.name if first else None, second.name if second else None


ACTORS = [  # a parse, its actors
    (
        (
            "More|JJR|amod|3 than|IN|quantmod|2 a|DT|quantmod|1 million|CD|nummod|1 people|NNS|nsubj|1 "
            "marched|VBD|ROOT|0 in|IN|prep|-1 Lima|NNP|pobj|-1"
        ),
        ("More than a million people", None),
    ),
    (
        (
            "The|DT|det|1 cabinet|NN|nsubj|1 imposed|VBD|ROOT|0 a|DT|det|1 state|NN|dobj|-2 of|IN|prep|-1 "
            "emergency|NN|pobj|-1"
        ),
        ("cabinet", None),
    ),
    (
        (
            "Eritrea|NNP|nsubj|6 ,|,|punct|-1 whose|WP$|poss|1 soldiers|NNS|nsubj|1 attacked|VBD|relcl|-4 "
            "villagers|NNS|dobj|-1 left|VBD|ROOT|0"
        ),
        ("soldiers", "villagers"),
    ),
    (
        "At|IN|advmod|2 least|JJS|advmod|1 nine|CD|nummod|1 people|NNS|nsubj|1 drowned|VBD|ROOT|0",
        (None, "At least nine people"),
    ),
    (
        (
            "In|IN|prep|4 Bari|NNP|pobj|-1 ,|,|punct|2 Serb|JJ|amod|1 police|NNS|nsubj|1 dispersed|VBD|ROOT|0 "
            "protesters|NNS|dobj|-1"
        ),
        ("Serb police", "protesters"),
    ),
    (
        "Five|CD|nummod|1 men|NNS|nsubjpass|2 were|VBD|auxpass|1 wounded|VBN|ROOT|0 and|CC|cc|-1 arrested|VBN|conj|-2",
        (None, "Five men"),
    ),
]


@pytest.mark.parametrize(("marked", "expected"), ACTORS)
def test_actors_are_whole_phrases_for_people(marked: str, expected: tuple[str | None, str | None]):
    assert [names(event) for event in events_of(parsed(marked))] == [expected]


PLACES = [  # how much a place is, whether it acts
    (GeoPrecision.COUNTRY, "PCLI", "Samoa"),
    (GeoPrecision.SETTLEMENT, "PPLC", "Samoa"),
    (GeoPrecision.SETTLEMENT, "PPL", None),
]


@pytest.mark.parametrize(("precision", "feature_code", "expected"), PLACES)
def test_actors_among_places_are_states_and_their_capitals(
    precision: GeoPrecision, feature_code: str, expected: str | None
):
    doc = parsed("Samoa|NNP|nsubj|1 imposed|VBD|ROOT|0 a|DT|det|1 curfew|NN|dobj|-2")
    (event,) = events_of(doc, [coded(place_at(doc, "Samoa", precision), feature_code)])
    assert names(event)[0] == expected


def coded(place: Place, feature_code: str) -> Place:
    assert place.candidate is not None
    return replace(place, candidate=replace(place.candidate, feature_code=feature_code))


def test_actors_are_no_countries_inside_a_name():
    text = (
        "The|DT|det|1 tribunal|NN|dep|5 for|IN|prep|-1 the|DT|det|2 former|JJ|amod|1 Yugoslavia|NNP|nsubj|1 "
        "convicted|VBD|ROOT|0 a|DT|det|1 general|NN|dobj|-2"
    )
    doc = parsed(text)
    (event,) = events_of(doc, [place_at(doc, "Yugoslavia", GeoPrecision.COUNTRY)])
    assert names(event) == ("tribunal", "general")


def test_actors_of_a_country_that_suffers_are_not_its_state():
    doc = parsed("Mali|NNP|nsubj|1 saw|VBD|ROOT|0 heavy|JJ|amod|1 clashes|NNS|dobj|-2")
    (event,) = events_of(doc, [place_at(doc, "Mali", GeoPrecision.COUNTRY)])
    assert event.actor1 is None


HE_SAID = (
    "Mayor|NNP|compound|1 Diaz|NNP|nsubj|1 left|VBD|ROOT|0 .|.|punct|-1 / {speaker}|PRP|nsubj|1 said|VBD|ROOT|0 "
    "rebels|NNS|nsubj|1 shelled|VBD|ccomp|-2 Goma|NNP|dobj|-1"
)


@pytest.mark.parametrize(("speaker", "expected"), [("He", "Mayor Diaz"), ("They", None), ("It", None)])
def test_attribution_of_a_pronoun_is_the_person_named_before(speaker: str, expected: str | None):
    doc = parsed(HE_SAID.format(speaker=speaker), Diaz="PERSON")
    assert events_of(doc, ["Goma"])[-1].attribution == expected


def test_attribution_is_not_to_who_acts_by_saying_it():
    (event,) = events_of(parsed("Ministers|NNS|nsubj|1 declared|VBD|ROOT|0 a|DT|det|1 curfew|NN|dobj|-2"))
    assert event.attribution is None
    assert names(event)[0] == "Ministers"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Police said they had arrested eleven men in Lagos on Monday.", "Police"),
        ("Soldiers said that they had taken power in Libreville on Monday.", "Soldiers"),
        ("Longshoremen stopped work in Lyttelton on Monday.", "Longshoremen"),
        ("Relatives said they had shot two farmers in Jos on Monday.", None),
        ("Residents said they had been attacked by gunmen in Jos on Monday.", "gunmen"),
    ],
)
def test_actors_are_who_did_it_by_trade_or_own_claim(text: str, doer: str | None, read: Read):
    assert [names(event)[0] for event in read(text)] == [doer]


def test_actors_who_close_a_sentence_are_those_who_say_it(read: Read):
    text = "A bomb went off beside a market in Kirkuk on Tuesday, killing nine people and wounding thirty, police said."
    assert [event.attribution for event in read(text)] == ["police"]
