"""Relations that move or widen a place, and what they say of the places beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.places.clues import Kind, read_clues
from dashboard.extraction.places.relations import find_relation, halfway, shifted
from dashboard.model import GeoPrecision
from tests.place_docs import marked_mentions, resolved

latitudes = st.floats(-80, 80)
longitudes = st.floats(-180, 180)


def relations(marked):
    text, mentions = marked_mentions(marked)
    return [find_relation(mention, text) for mention in mentions]


@pytest.mark.parametrize(
    ("marked", "words", "km", "bearing"),
    [
        ("30 km north of <Mosul>", "30 km north of", 30.0, 0.0),
        ("some 12 miles south-west of the town of <Sebha>", "12 miles south-west of", 19.3, 225.0),
        ("about ten kilometres from <Goma>", "ten kilometres from", 10.0, None),
        ("five miles (8km) outside <Basra>", "five miles (8km) outside", 8.0, None),
        ("a city southeast of <Kharkov>", "southeast of", None, 135.0),
        ("just north of <Tulsa>", "just north of", None, 0.0),
        ("near the city of <Homs>", "near", None, None),
        ("on the outskirts of <Damascus>", "on the outskirts of", None, None),
        ("off the coast of <Libya>", "off the coast of", None, None),
        ("off the northern coast of <Libya>", "off the northern coast of", None, None),
        ("at the border with <Chad>", "at the border with", None, None),
    ],
)
def test_relation_is_read_with_distance_and_bearing(marked, words, km, bearing):
    (relation,) = relations(marked)
    assert relation is not None
    assert relation.words == words
    assert relation.km == pytest.approx(km, abs=0.05) if km else relation.km is None
    assert relation.bearing == bearing


@pytest.mark.parametrize(
    "marked",
    [
        "in the south of <Syria>",
        "in the far north of <Mali>",
        "southern <Syria>",
        "talks between <Moscow> and <Kyiv>",
        "the Midwest of <America>",
        "in <Homs>",
        "He lives north. <Homs> is far.",
    ],
)
def test_part_of_a_place_is_no_relation(marked):
    assert set(relations(marked)) == {None}


def test_distance_and_bearing_shift_the_point(world_gazetteer):
    place = resolved("A convoy was hit 30 km north of <Mosul>, <Iraq>.", world_gazetteer)["Mosul"]
    assert place.candidate is not None
    assert (place.geo_precision, place.spatial_relation) == (GeoPrecision.NEAR, "30 km north of")
    assert place.latitude == pytest.approx(place.candidate.latitude + 30 / 111.2, abs=0.01)
    assert place.longitude == pytest.approx(place.candidate.longitude, abs=0.01)
    assert place.radius_km == pytest.approx(6.0)


def test_distance_without_bearing_widens_the_place(world_gazetteer):
    place = resolved("A convoy was hit 30 km from <Mosul>, <Iraq>.", world_gazetteer)["Mosul"]
    assert place.candidate is not None
    assert place.latitude == place.candidate.latitude
    assert place.radius_km == pytest.approx(place.candidate.radius_km + 30)


def test_bare_bearing_widens_the_anchor(world_gazetteer):
    place = resolved("South of <Krasnohorivka>, <Donetsk Oblast>, two died.", world_gazetteer)["Krasnohorivka"]
    assert (place.geo_precision, place.spatial_relation) == (GeoPrecision.NEAR, "South of")


def test_anchor_of_a_described_place_stays_where_it_is(world_gazetteer):
    places = resolved("They entered <Balakliia>, southeast of <Kharkov>, in <Ukraine>.", world_gazetteer)
    described, anchor = places["Balakliia"], places["Kharkov"]
    assert anchor.candidate is not None
    assert (anchor.geo_precision, anchor.spatial_relation) == (GeoPrecision.SETTLEMENT, "southeast of")
    assert anchor.radius_km == anchor.candidate.radius_km
    assert (described.geo_precision, described.spatial_relation) == (GeoPrecision.SETTLEMENT, None)


def test_described_place_is_the_namesake_near_its_anchor(world_gazetteer):
    place = resolved("They fled <Troy>, a town near <Dayton>.", world_gazetteer)["Troy"]
    assert place.candidate is not None
    assert place.candidate.admin1 == "Ohio"


def test_country_keeps_its_extent(world_gazetteer):
    place = resolved("A boat sank off the coast of <Libya>.", world_gazetteer)["Libya"]
    assert (place.geo_precision, place.spatial_relation) == (GeoPrecision.COUNTRY, "off the coast of")


def test_between_two_towns_is_halfway(world_gazetteer):
    places = resolved("On the road between <Aleppo> and <Idlib>, <Syria>, a bus burned.", world_gazetteer)
    left, right = places["Aleppo"], places["Idlib"]
    assert (left.latitude, left.longitude, left.geo_precision) == (right.latitude, right.longitude, GeoPrecision.NEAR)
    assert left.candidate is not None
    assert right.candidate is not None
    assert right.candidate.latitude < left.latitude < left.candidate.latitude


def test_between_far_apart_places_moves_nothing(world_gazetteer):
    place = resolved("On the road from <Lisbon> to <Moscow> he slept.", world_gazetteer)["Lisbon"]
    assert place.geo_precision is GeoPrecision.SETTLEMENT


@pytest.mark.parametrize(
    ("marked", "inside", "near"),
    [
        ("<Bangor>, <Maine>", [(1,), ()], [(), ()]),
        ("the <d:Ukrainian> city of <Izium>", [(), (0,)], [(), ()]),
        ("<d:Russian> forces shelled the city of <Kharkiv>", [(), ()], [(), ()]),
        ("<Ukraine>'s <Kharkiv>", [(), (0,)], [(), ()]),
        ("<Bucha>, a town near <Kyiv>", [(), ()], [(1,), (0,)]),
        ("<Goma> in the east of <Congo>", [(1,), ()], [(), ()]),
        ("<Lyon>. <France> won", [(), ()], [(), ()]),
    ],
)
def test_clues_link_mentions(marked, inside, near):
    text, mentions = marked_mentions(marked)
    clues = read_clues(mentions, text)
    assert [clue.inside for clue in clues] == inside
    assert [clue.near for clue in clues] == near


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("the <Lugansk> province", Kind.REGION),
        ("the city of <Homs>", Kind.CITY),
        ("<Memphis Street>", Kind.STREET),
        ("<New York> Gov. Hochul", Kind.STATE_LIKE),
        ("<New York> mayor Adams", Kind.TOWN_LIKE),
        ("<Kyiv> fell", Kind.ANY),
    ],
)
def test_words_beside_a_name_say_its_kind(marked, kind):
    text, mentions = marked_mentions(marked)
    assert read_clues(mentions, text)[0].kind is kind


@given(latitude=latitudes, longitude=longitudes, km=st.floats(0.1, 500), bearing=st.floats(0, 360))
def test_shifting_there_and_halfway_back_agree(latitude, longitude, km, bearing):
    there = shifted(latitude, longitude, km=km, bearing=bearing)
    middle_latitude, middle_longitude, distance = halfway(latitude, longitude, *there)
    assert distance == pytest.approx(km, rel=1e-6, abs=1e-6)
    assert halfway(latitude, longitude, middle_latitude, middle_longitude)[2] == pytest.approx(
        km / 2, rel=1e-5, abs=1e-5
    )
    assert -180 <= there[1] <= 180
