"""Whole events: from a parsed sentence to type, passage, place, day, actors and attribution."""

from datetime import date

import pytest
from event_docs import day_at, events_of, parsed, place_at
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.events.lexicon import load_lexicon
from dashboard.model import DateSource, GeoPrecision, Modality, TimePrecision

SHELLED = (
    "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Donetsk|NNP|dobj|-1 on|IN|prep|-2 Tuesday|NNP|pobj|-1 ,|,|punct|-4 "
    "killing|VBG|advcl|-5 five|CD|nummod|1 people|NNS|dobj|-2 .|.|punct|-8"
)
TWO_ATTACKS = (
    "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Donetsk|NNP|dobj|-1 and|CC|cc|-2 raided|VBD|conj|-3 "
    "Mariupol|NNP|dobj|-1 .|.|punct|-5"
)
REPORTED = (
    "Officials|NNS|nsubj|3 in|IN|prep|-1 Washington|NNP|pobj|-1 said|VBD|ROOT|0 rebels|NNS|nsubj|2 had|VBD|aux|1 "
    "captured|VBN|ccomp|-3 Goma|NNP|dobj|-1 .|.|punct|-5"
)
RETOLD = (
    "A|DT|det|1 quake|NN|nsubj|1 struck|VBD|ROOT|0 Luzon|NNP|dobj|-1 .|.|punct|-2 / "
    "Five|CD|nummod|1 people|NNS|nsubjpass|2 were|VBD|auxpass|1 killed|VBN|ROOT|0 .|.|punct|-1"
)


def test_events_join_a_deed_and_its_harm_in_one():
    doc = parsed(SHELLED)
    (event,) = events_of(doc, ["Donetsk"], [day_at(doc, "Tuesday", date(2022, 9, 13))])
    assert event.sub_event_type == "shelling_missile"
    assert event.family == "explosion_remote"
    assert event.trigger == "shelled"
    assert event.place is not None
    assert event.place.mention.text == "Donetsk"
    assert (event.time.start_on, event.time.date_source) == (date(2022, 9, 13), DateSource.RELATIVE)
    assert event.casualties.fatalities_best == 5
    assert event.actor1 is not None
    assert (event.actor1.name, event.actor1.actor_type) == ("Rebels", "rebel_group")


def test_events_keep_coordinated_deeds_apart():
    events = events_of(parsed(TWO_ATTACKS), ["Donetsk", "Mariupol"])
    assert [event.place.mention.text for event in events if event.place] == ["Donetsk", "Mariupol"]
    assert events[0].passage_span.end_char <= events[1].passage_span.start_char


def test_events_say_who_reports_them_and_stand_not_where_he_does():
    (event,) = events_of(parsed(REPORTED), ["Washington", "Goma"])
    assert event.sub_event_type == "nonstate_overtakes_territory"
    assert event.attribution == "Officials"
    assert event.place is not None
    assert event.place.mention.text == "Goma"


def test_events_name_no_dateline_as_actor():
    text = "APIA|NNP|dep|3 -|:|punct|2 Samoa|NNP|nsubj|1 declared|VBD|ROOT|0 a|DT|det|1 curfew|NN|dobj|-2"
    doc = parsed(text)
    (event,) = events_of(doc, ["APIA", place_at(doc, "Samoa", GeoPrecision.COUNTRY)])
    assert event.actor1 is not None
    assert event.actor1.name == "Samoa"


def test_events_that_are_separate_calamities_each_have_their_dead():
    text = (
        RETOLD + " / In|IN|prep|5 Cebu|NNP|pobj|-1 nine|CD|nummod|1 women|NNS|nsubjpass|2 were|VBD|auxpass|1 "
        "killed|VBN|ROOT|0"
    )
    luzon, cebu = events_of(parsed(text), ["Luzon", "Cebu"])
    assert (luzon.sub_event_type, cebu.sub_event_type) == ("earthquake_volcano", "earthquake_volcano")
    assert (luzon.casualties.fatalities_best, cebu.casualties.fatalities_best) == (5, 9)


def test_events_take_the_dead_of_the_next_sentence():
    (event,) = events_of(parsed(RETOLD), ["Luzon"])
    assert event.sub_event_type == "earthquake_volcano"
    assert event.casualties.fatalities_best == 5


def test_events_without_a_day_fall_on_the_day_of_publication_and_say_so():
    (event,) = events_of(parsed(SHELLED), ["Donetsk"])
    assert (event.time.start_on, event.time.date_source) == (date(2022, 9, 14), DateSource.PUBLICATION)
    assert event.time.time_precision == TimePrecision.DAY
    assert event.time.span is None


def test_events_of_an_undated_article_stay_undated():
    (event,) = events_of(parsed(SHELLED), ["Donetsk"], dated=False)
    assert event.time.start_on is None
    assert event.time.date_source == DateSource.UNKNOWN


def test_events_without_a_place_in_the_text_have_none():
    (event,) = events_of(parsed(SHELLED))
    assert event.place is None
    assert event.confidence_place == 0.0


def test_events_prefer_a_town_to_its_country():
    text = (
        "Rebels|NNS|nsubj|1 attacked|VBD|ROOT|0 civilians|NNS|dobj|-1 in|IN|prep|-2 Goma|NNP|pobj|-1 in|IN|prep|-4 "
        "Congo|NNP|pobj|-1 .|.|punct|-6"
    )
    doc = parsed(text)
    (event,) = events_of(doc, [place_at(doc, "Congo", GeoPrecision.COUNTRY), place_at(doc, "Goma")])
    assert event.place is not None
    assert event.place.mention.text == "Goma"


def test_events_have_ids_that_depend_on_article_and_words_alone():
    first, again = events_of(parsed(SHELLED), ["Donetsk"]), events_of(parsed(SHELLED))
    assert [event.event_id for event in first] == [event.event_id for event in again]


def test_events_told_twice_in_a_row_are_one():
    text = (
        "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Donetsk|NNP|dobj|-1 .|.|punct|-2 / The|DT|det|1 shelling|NN|nsubj|1 "
        "killed|VBD|ROOT|0 two|CD|nummod|1 women|NNS|dobj|-2 .|.|punct|-3"
    )
    (event,) = events_of(parsed(text), ["Donetsk"])
    assert event.casualties.fatalities_best == 2


WORDS = sorted(load_lexicon().patterns)
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "IN", "CD", "JJ", "DT")
DEPENDENCIES = ("nsubj", "dobj", "prep", "pobj", "conj", "advcl", "xcomp", "amod", "compound", "relcl", "nsubjpass")
TOKENS = st.tuples(
    st.sampled_from([*WORDS, "the", "five", "in", "people"]), st.sampled_from(TAGS), st.sampled_from(DEPENDENCIES)
)


@given(st.lists(TOKENS, min_size=1, max_size=14), st.data())
def test_events_have_spans_that_slice_back(tokens: list[tuple[str, str, str]], data: st.DataObject):
    root = data.draw(st.integers(0, len(tokens) - 1))
    parts = []
    for k, (word, tag, dependency) in enumerate(tokens):
        steps = 0 if k == root else (1 if k < root else -1)
        parts.append(f"{word}|{tag}|{'ROOT' if k == root else dependency}|{steps}")
    doc = parsed(" ".join(parts))
    events = events_of(doc)
    for event in events:
        assert doc.text[event.trigger_span.start_char : event.trigger_span.end_char] == event.trigger
        assert event.passage_span.start_char <= event.trigger_span.start_char
        assert event.trigger_span.end_char <= event.passage_span.end_char <= len(doc.text)
        assert 0 <= event.confidence <= 1
        for actor in filter(None, (event.actor1, event.actor2)):
            assert doc.text[actor.start_char : actor.end_char] == actor.name
    assert events == events_of(parsed(" ".join(parts)))
    assert len({event.event_id for event in events}) == len(events)


@pytest.mark.parametrize("modality", [Modality.HAPPENED])
def test_events_of_a_headline_in_the_present_have_happened(modality: Modality):
    text = "Rebels|NNS|nsubj|1 shell|VBP|ROOT|0 Donetsk|NNP|dobj|-1"
    (event,) = events_of(parsed(text), ["Donetsk"])
    assert event.modality == modality
