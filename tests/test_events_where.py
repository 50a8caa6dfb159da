"""Which mention places an event, and which never does."""

import pytest
from event_docs import events_of, parsed, place_at

from dashboard.model import GeoPrecision, Mention, MentionKind, Place

LINKS = [  # a parse, the places it names, the one that locates its event
    ("Rebels|NNS|nsubj|1 captured|VBD|ROOT|0 Goma|NNP|dobj|-1", "Goma"),
    ("Aleppo|NNP|nsubjpass|2 was|VBD|auxpass|1 bombed|VBN|ROOT|0", "Aleppo"),
    (
        "A|DT|det|1 bomb|NN|nsubj|3 in|IN|prep|-1 Kabul|NNP|pobj|-1 killed|VBD|ROOT|0 four|CD|nummod|1 men|NNS|dobj|-2",
        "Kabul",
    ),
    ("Aleppo|NNP|nsubj|1 saw|VBD|ROOT|0 heavy|JJ|amod|1 clashes|NNS|dobj|-2", "Aleppo"),
    ("The|DT|det|2 Aleppo|NNP|compound|1 bombing|NN|nsubj|1 shocked|VBD|ROOT|0 them|PRP|dobj|-1", "Aleppo"),
    ("Troops|NNS|nsubj|1 withdrew|VBD|ROOT|0 from|IN|prep|-1 Kherson|NNP|pobj|-1", "Kherson"),
    ("The|DT|det|1 army|NN|nsubj|1 advanced|VBD|ROOT|0 towards|IN|prep|-1 Luhansk|NNP|pobj|-1", "Luhansk"),
    (
        "Rebels|NNS|nsubj|1 attacked|VBD|ROOT|0 a|DT|det|1 base|NN|dobj|-2 near|IN|prep|-1 Kidal|NNP|pobj|-1",
        "Kidal",
    ),
    (
        ("The|DT|det|1 battle|NN|nsubj|4 for|IN|prep|-1 Kidal|NNP|pobj|-1 has|VBZ|aux|1 begun|VBN|ROOT|0"),
        "Kidal",
    ),
    (
        (
            "Police|NNS|nsubj|3 in|IN|prep|-1 Paris|NNP|pobj|-1 said|VBD|ROOT|0 gunmen|NNS|nsubj|1 "
            "attacked|VBD|ccomp|-2 villagers|NNS|dobj|-1"
        ),
        None,
    ),
]


@pytest.mark.parametrize(("marked", "expected"), LINKS)
def test_where_follows_the_parse(marked: str, expected: str | None):
    doc = parsed(marked)
    names = [part.split("|")[0] for part in marked.split() if part.split("|")[1] == "NNP"]
    (event,) = events_of(doc, names)
    assert (event.place.mention.text if event.place else None) == expected


def test_where_a_people_is_no_place():
    doc = parsed("Syrian|JJ|amod|1 troops|NNS|nsubj|1 attacked|VBD|ROOT|0 rebels|NNS|dobj|-1")
    people = Place(Mention(0, 6, "Syrian", MentionKind.DEMONYM), None, GeoPrecision.COUNTRY, 0.9, "test")
    (event,) = events_of(doc, [people])
    assert event.place is None


THERE = (
    "Izium|NNP|nsubjpass|2 was|VBD|auxpass|1 freed|VBN|ROOT|0 .|.|punct|-1 / "
    "Clashes|NNS|nsubj|1 continued|VBD|ROOT|0 {anaphor}"
)


@pytest.mark.parametrize(
    "anaphor",
    [
        "there|RB|advmod|-1",
        "in|IN|prep|-1 the|DT|det|1 city|NN|pobj|-2",
        "around|IN|prep|-1 the|DT|det|1 town|NN|pobj|-2",
    ],
)
def test_where_words_point_back_to_a_town(anaphor: str):
    events = events_of(parsed(THERE.format(anaphor=anaphor)), ["Izium"])
    assert events[-1].place is not None
    assert events[-1].place.mention.text == "Izium"
    assert events[-1].confidence_place < 0.9


def test_where_a_region_around_a_town_is_drawn_wide():
    doc = parsed(THERE.format(anaphor="in|IN|prep|-1 the|DT|det|1 region|NN|pobj|-2"))
    place = events_of(doc, ["Izium"])[-1].place
    assert place is not None
    assert (place.geo_precision, place.spatial_relation) == (GeoPrecision.NEAR, "in the region of")
    assert place.radius_km is not None
    assert place.radius_km >= 50


def test_where_the_country_is_no_town():
    doc = parsed(THERE.format(anaphor="in|IN|prep|-1 the|DT|det|1 country|NN|pobj|-2"))
    assert events_of(doc, ["Izium"])[-1].place is None


def test_where_a_town_that_only_says_where_another_lies_is_not_meant():
    text = (
        "Izium|NNP|nsubj|1 fell|VBD|ROOT|0 ,|,|punct|-1 southeast|RB|advmod|-2 of|IN|prep|-1 Kharkiv|NNP|pobj|-1 "
        ".|.|punct|-5 / Clashes|NNS|nsubj|1 continued|VBD|ROOT|0 in|IN|prep|-1 the|DT|det|1 city|NN|pobj|-2"
    )
    doc = parsed(text)
    beside = place_at(doc, "Kharkiv", GeoPrecision.NEAR, spatial_relation="southeast of")
    place = events_of(doc, ["Izium", beside])[-1].place
    assert place is not None
    assert place.mention.text == "Izium"


FILED = (
    "ANKARA|NNP|dep|7 (|-LRB-|punct|1 Wire|NNP|dep|-2 )|-RRB-|punct|-1 -|:|punct|3 Two|CD|nummod|1 quakes|NNS|nsubj|1 "
    "struck|VBD|ROOT|0 Hatay|NNP|dobj|-1"
)


def test_where_a_dateline_is_where_it_was_filed():
    (event,) = events_of(parsed(FILED), ["ANKARA", "Hatay"])
    assert event.place is not None
    assert event.place.mention.text == "Hatay"


def test_where_a_place_of_the_next_clause_belongs_to_that_clause():
    text = (
        "Rockets|NNS|nsubj|1 struck|VBD|ROOT|0 a|DT|det|1 depot|NN|dobj|-2 in|IN|prep|-1 Goma|NNP|pobj|-1 and|CC|cc|-5 "
        "shops|NNS|nsubj|1 closed|VBD|conj|-7 in|IN|prep|-8 Bukavu|NNP|pobj|-1"
    )
    (event,) = events_of(parsed(text), ["Goma", "Bukavu"])
    assert event.place is not None
    assert event.place.mention.text == "Goma"


def test_where_there_is_the_place_just_spoken_of():
    text = (
        "Izium|NNP|nsubjpass|2 was|VBD|auxpass|1 freed|VBN|ROOT|0 / Izium|NNP|nsubj|1 cheered|VBD|ROOT|0 / "
        "He|PRP|nsubj|1 lives|VBZ|ROOT|0 in|IN|prep|-1 Lyman|NNP|pobj|-1 / "
        "Clashes|NNS|nsubj|1 continued|VBD|ROOT|0 there|RB|advmod|-1"
    )
    place = events_of(parsed(text), ["Izium", "Lyman"])[-1].place
    assert place is not None
    assert place.mention.text == "Lyman"


LEAD = (
    "LIMA|NNP|dep|6 -|:|punct|5 The|DT|det|1 army|NN|nsubj|1 seized|VBD|ROOT|0 power|NN|dobj|-1 {rest} .|.|punct|-2 / "
    "It|PRP|nsubj|1 rained|VBD|ROOT|0"
)


@pytest.mark.parametrize(
    ("rest", "named", "expected"),
    [("today|NN|npadvmod|-2", [], "LIMA"), ("after|IN|prep|-2 Cusco|NNP|pobj|-1", ["Cusco"], None)],
)
def test_where_a_lead_without_a_place_is_told_from_its_dateline(rest: str, named: list[str], expected: str | None):
    marked = LEAD.format(rest=rest).replace("dep|6", "dep|4").replace("punct|5", "punct|3")
    (event,) = events_of(parsed(marked), ["LIMA", *named])
    assert (event.place.mention.text if event.place else None) == expected
    assert event.confidence_place <= 0.7


def test_where_the_event_spoken_of_again_was():
    text = (
        "A|DT|det|1 coup|NN|nsubj|1 shook|VBD|ROOT|0 Niamey|NNP|dobj|-1 / It|PRP|nsubj|1 rained|VBD|ROOT|0 / "
        "He|PRP|nsubj|1 slept|VBD|ROOT|0 / She|PRP|nsubj|1 slept|VBD|ROOT|0 / "
        "They|PRP|nsubj|1 condemned|VBD|ROOT|0 the|DT|det|1 coup|NN|dobj|-2"
    )
    again = events_of(parsed(text), ["Niamey"])[-1]
    assert again.trigger == "coup"
    assert again.place is not None
    assert again.place.mention.text == "Niamey"
    assert again.confidence_place < 0.9


def test_where_a_headline_names_less_than_the_text_below():
    text = (
        "Train|NN|nsubj|1 derails|VBZ|ROOT|0 in|IN|prep|-1 Galicia|NNP|pobj|-1 ¶|_SP|dep|-1 / "
        "A|DT|det|1 train|NN|nsubj|1 derailed|VBD|ROOT|0 near|IN|prep|-1 Lugo|NNP|pobj|-1 .|.|punct|-3"
    )
    doc = parsed(text)
    (event,) = events_of(doc, [place_at(doc, "Galicia", GeoPrecision.ADMIN1), "Lugo"])
    assert event.place is not None
    assert event.place.mention.text == "Lugo"


SEVERAL = [  # a parse, the places of its events
    (
        (
            "Thousands|NNS|nsubj|1 marched|VBD|ROOT|0 in|IN|prep|-1 Lima|NNP|pobj|-1 ,|,|punct|-1 Cusco|NNP|conj|-2 "
            "and|CC|cc|-1 Puno|NNP|conj|-2"
        ),
        ["Lima", "Cusco", "Puno"],
    ),
    (
        (
            "Police|NNS|nsubj|1 arrested|VBD|ROOT|0 14|CD|nummod|1 men|NNS|dobj|-2 in|IN|prep|-3 Lima|NNP|pobj|-1 "
            "and|CC|cc|-1 20|CD|conj|-2 in|IN|prep|-7 Cusco|NNP|pobj|-1"
        ),
        ["Lima", "Cusco"],
    ),
    (
        "A|DT|det|1 quake|NN|nsubj|1 struck|VBD|ROOT|0 in|IN|prep|-1 Lima|NNP|pobj|-1 and|CC|cc|-1 Cusco|NNP|conj|-2",
        ["Lima"],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SEVERAL)
def test_where_deeds_of_several_towns_are_several_events(marked: str, expected: list[str]):
    doc = parsed(marked)
    events = events_of(doc, [name for name in ("Lima", "Cusco", "Puno") if name in marked])
    assert [event.place.mention.text for event in events if event.place] == expected
    assert len({event.event_id for event in events}) == len(expected)


NESTED = [  # a parse, its places with how exactly they are known, and the place of its event
    (
        (
            "Rebels|NNS|nsubj|1 killed|VBD|ROOT|0 him|PRP|dobj|-1 in|IN|prep|-2 Lurgan|NNP|pobj|-1 ,|,|punct|-1 "
            "20|CD|nummod|1 miles|NNS|npadvmod|1 south|RB|advmod|-4 of|IN|prep|-1 Belfast|NNP|pobj|-1"
        ),
        {"Lurgan": GeoPrecision.SETTLEMENT, "Belfast": GeoPrecision.NEAR},
        "Lurgan",
    ),
    (
        (
            "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 the|DT|det|2 Latakia|NNP|compound|1 town|NN|dobj|-3 "
            "of|IN|prep|-1 Kabbani|NNP|pobj|-1"
        ),
        {"Latakia": GeoPrecision.SETTLEMENT, "Kabbani": GeoPrecision.SETTLEMENT},
        "Kabbani",
    ),
    (
        (
            "Shells|NNS|nsubj|1 killed|VBD|ROOT|0 him|PRP|dobj|-1 in|IN|prep|-2 the|DT|det|2 Waer|NNP|compound|1 "
            "area|NN|pobj|-3 of|IN|prep|-1 Homs|NNP|pobj|-1"
        ),
        {"Waer": GeoPrecision.SITE, "Homs": GeoPrecision.SETTLEMENT},
        "Waer",
    ),
]


@pytest.mark.parametrize(("marked", "places", "expected"), NESTED)
def test_where_the_narrowest_name_of_a_phrase_locates(marked: str, places: dict[str, GeoPrecision], expected: str):
    doc = parsed(marked)
    relation = {"Belfast": "south of"}
    found = [place_at(doc, name, precision, spatial_relation=relation.get(name)) for name, precision in places.items()]
    (event,) = events_of(doc, found)
    assert event.place is not None
    assert event.place.mention.text == expected


def test_where_an_unknown_quarter_lies_at_the_town_around_it():
    doc = parsed(NESTED[2][0])
    start = doc.text.index("Waer")
    unknown = Place(Mention(start, start + 4, "Waer"), None, GeoPrecision.UNKNOWN, 0.5, "test")
    (event,) = events_of(doc, [unknown, place_at(doc, "Homs")])
    assert event.place is not None
    assert event.place.candidate is not None
    assert (event.place.mention.text, event.place.candidate.name) == ("Waer", "Homs")


def test_where_a_place_deep_in_the_clause_locates_better_than_none():
    doc = parsed(
        "Gunmen|NNS|nsubj|1 shot|VBD|ROOT|0 him|PRP|dobj|-1 while|IN|mark|2 he|PRP|nsubj|1 addressed|VBD|advcl|-4 "
        "voters|NNS|dobj|-1 ,|,|punct|-1 in|IN|prep|-3 Sogam|NNP|pobj|-1"
    )
    event = next(event for event in events_of(doc, ["Sogam"]) if event.trigger == "shot")
    assert event.place is not None


def test_where_a_protest_against_a_war_is_not_at_the_war():
    doc = parsed(
        "Students|NNS|nsubj|1 protested|VBD|ROOT|0 against|IN|prep|-1 the|DT|det|1 war|NN|pobj|-2 in|IN|prep|-1 "
        "Gaza|NNP|pobj|-1 outside|IN|prep|-6 a|DT|det|1 school|NN|pobj|-2 in|IN|prep|-1 Auckland|NNP|pobj|-1"
    )
    event = next(event for event in events_of(doc, ["Gaza", "Auckland"]) if event.trigger == "protested")
    assert event.place is not None
    assert event.place.mention.text == "Auckland"


def test_where_a_state_that_sends_troops_is_not_where_they_go():
    doc = parsed(
        "France|NNP|nsubj|1 sent|VBD|ROOT|0 troops|NNS|dobj|-1 ,|,|punct|-2 and|CC|cc|-3 Kenya|NNP|nsubj|1 "
        "followed|VBD|conj|-5 them|PRP|dobj|-1"
    )
    states = [place_at(doc, name, GeoPrecision.COUNTRY) for name in ("France", "Kenya")]
    assert all(event.place is None for event in events_of(doc, states))


def test_where_what_a_report_tells_without_a_place_stands_at_its_first_event():
    doc = parsed(
        "Rebels|NNS|nsubj|1 shelled|VBD|ROOT|0 Goma|NNP|dobj|-1 near|IN|prep|-2 Sake|NNP|pobj|-1 .|.|punct|-4 / "
        "Rain|NN|nsubj|1 fell|VBD|ROOT|0 .|.|punct|-1 ¶|_SP|dep|-1 / Snow|NN|nsubj|1 fell|VBD|ROOT|0 .|.|punct|-1 / "
        "Fog|NN|nsubj|1 rose|VBD|ROOT|0 .|.|punct|-1 / Sand|NN|nsubj|1 rose|VBD|ROOT|0 .|.|punct|-1 / "
        "Gunmen|NNS|nsubj|1 kidnapped|VBD|ROOT|0 three|CD|nummod|1 nurses|NNS|dobj|-2"
    )
    first, last = events_of(doc, ["Goma", "Sake"])
    assert last.place == first.place
    assert last.confidence_place < 0.95
