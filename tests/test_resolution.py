"""Which place a name means, and why."""

import pytest

from dashboard.extraction.places import resolve_places
from dashboard.extraction.places.outlet import home_country
from dashboard.model import Article, GeoPrecision
from tests.place_docs import marked_doc, read, resolved


def where(place):
    candidate = place.candidate
    return None if candidate is None else (candidate.country_code, candidate.admin1)


@pytest.mark.parametrize(
    ("marked", "name", "country", "admin1"),
    [
        ("Police in <Bangor>, <Maine>, arrested two.", "Bangor", "US", "Maine"),
        ("A fire in <Long Beach>, <CA>, spread.", "Long Beach", "US", "California"),
        ("She left <Paris>, <Texas>.", "Paris", "US", "Texas"),
        ("A flood in <London>, <Ontario>.", "London", "CA", "Ontario"),
        ("Storms hit <Sydney>, <Nova Scotia>.", "Sydney", "CA", "Nova Scotia"),
        ("He grew up in <Birmingham> in <Alabama>.", "Birmingham", "US", "Alabama"),
        ("<Springfield>, <Sangamon County>, <Illinois>, voted.", "Springfield", "US", "Illinois"),
        ("In <Cordoba>, <Argentina>, unions struck.", "Cordoba", "AR", "Córdoba Province"),
        ("<Tripoli> (<Lebanon>) was calm.", "Tripoli", "LB", "North Lebanon"),
        ("<Georgia>'s <Athens> voted.", "Athens", "US", "Georgia"),
        ("The <d:Mexican> city of <Merida> slept.", "Merida", "MX", "Yucatán"),
        ("<Hyderabad>, a city in <Sindh>, <Pakistan>, flooded.", "Hyderabad", "PK", "Sindh"),
    ],
)
def test_container_beside_the_name_decides(marked, name, country, admin1, world_gazetteer):
    assert where(resolved(marked, world_gazetteer)[name]) == (country, admin1)


@pytest.mark.parametrize(
    ("marked", "name", "country", "precision"),
    [
        ("Kemp of <Georgia> met voters in <Atlanta> and <Macon>.", "Georgia", "US", GeoPrecision.ADMIN1),
        ("Troops left <Georgia>. In <Tbilisi> and <Batumi> people cheered.", "Georgia", "GE", GeoPrecision.COUNTRY),
        ("<Africa> needs aid.", "Africa", None, GeoPrecision.AREA),
        ("A flight to <Mexico City> landed.", "Mexico City", "MX", GeoPrecision.SETTLEMENT),
        ("Lawmakers in <Albany>, the capital of <New York>, met.", "Albany", "US", GeoPrecision.SETTLEMENT),
        ("The <Danube> rose in <Hungary>.", "Danube", None, GeoPrecision.AREA),
        ("The <New York> governor met the <New York> mayor.", "New York", "US", GeoPrecision.SETTLEMENT),
        ("The mayor of <Luxembourg> spoke in <Luxembourg> city.", "Luxembourg", "LU", GeoPrecision.SETTLEMENT),
        ("They drove from <Kharkiv> into the <Kharkiv> region.", "Kharkiv", "UA", GeoPrecision.ADMIN1),
    ],
)
def test_context_and_kind_decide(marked, name, country, precision, world_gazetteer):
    place = resolved(marked, world_gazetteer)[name]
    assert place.candidate is not None
    assert (place.candidate.country_code, place.geo_precision) == (country, precision)


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [("Charkow", "Kharkiv"), ("Dnjepropetrowsk", "Dnipro"), ("Kramatorzk", "Kramatorsk"), ("Tsjernihiv", "Chernihiv")],
)
def test_odd_spelling_is_sought_in_the_countries_of_the_article(spelled, meant, world_gazetteer):
    place = resolved(f"<d:Ukrainian> forces in <Ukraine> held <{spelled}>.", world_gazetteer)[spelled]
    assert place.candidate is not None
    assert (place.candidate.name, place.candidate.country_code) == (meant, "UA")


def test_odd_spelling_outside_any_country_stays_unresolved(world_gazetteer):
    place = resolved("They held <Kramatorzk>.", world_gazetteer)["Kramatorzk"]
    assert place.candidate is None
    assert place.latitude is None
    assert place.reason == "not in the gazetteer"


@pytest.mark.parametrize("words", ["<Lugansk> province", "the <Lugansk People's Republic>", "<Luhansk Oblast>"])
def test_region_word_makes_a_region_with_its_extent(words, world_gazetteer):
    place = list(resolved(f"<Ukraine>'s army moved towards {words} today.", world_gazetteer).values())[-1]
    assert place.candidate is not None
    assert (place.candidate.name, place.geo_precision) == ("Luhansk Oblast", GeoPrecision.ADMIN1)
    assert place.radius_km is not None
    assert place.radius_km > 50


def test_one_sense_per_article(world_gazetteer):
    text = "<Cambridge>, <Massachusetts>, voted. Later <Cambridge> celebrated; <London> did not."
    assert where(resolved(text, world_gazetteer)["Cambridge"]) == ("US", "Massachusetts")


def test_two_senses_where_the_text_says_so(world_gazetteer):
    from tests.place_docs import marked_mentions  # noqa: PLC0415

    text, mentions = marked_mentions("From <Paris>, <France>, to <Paris>, <Texas>.")
    places = resolve_places(mentions, marked_doc(text), Article(article_id="a", text=text), world_gazetteer)
    assert [place.candidate and place.candidate.country_code for place in places] == ["FR", "FR", "US", "US"]


def test_neighbours_of_a_list_choose_each_other(world_gazetteer):
    places = resolved("Floods in <Valencia>, <Alicante>, <Murcia> and <Cartagena>.", world_gazetteer)
    assert {where(place)[0] for place in places.values()} == {"ES"}


def test_outlet_breaks_a_tie_only(world_gazetteer):
    assert home_country(Article(article_id="a", text="", url="https://www.example.ca/x")) == "CA"
    assert (
        home_country(Article(article_id="a", text="", url="https://example.com/x", source="www.example.co.uk")) == "GB"
    )
    place = resolved("<Paris>, <France>, voted.", world_gazetteer, url="https://example.ca")["Paris"]
    assert where(place)[0] == "FR"


def test_street_stays_unresolved_with_its_reason(world_gazetteer):
    place = resolved("He lives on <Memphis Street>.", world_gazetteer)["Memphis Street"]
    assert place.candidate is None
    assert "street" in place.reason


def test_reason_names_what_decided(world_gazetteer):
    place = resolved("Police in <Bangor>, <Maine>, arrested two.", world_gazetteer)["Bangor"]
    assert place.reason.startswith("exact name; the text puts it with Maine")
    assert 0.9 < place.score <= 1


def test_best_five_candidates_are_kept_in_order(world_gazetteer):
    place = resolved("A fire in <Springfield>.", world_gazetteer)["Springfield"]
    scores = [scored.score for scored in place.candidates]
    assert len(scores) == 5
    assert place.candidates[0].candidate == place.candidate or place.candidate is None
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1.001


def test_demonyms_are_resolved_to_their_country(world_gazetteer):
    place = resolved("<d:Chilean> miners", world_gazetteer)["Chilean"]
    assert where(place)[0] == "CL"
    assert place.geo_precision is GeoPrecision.COUNTRY


def test_places_of_other_spellings_work_end_to_end(world_gazetteer):
    places = read(
        "The Ukrainian army said it had entered Lyssytschansk and Bachmoet, south of Kramatorsk.", world_gazetteer
    )
    assert [p.candidate.name for p in places if p.candidate][-3:] == ["Lysychansk", "Bakhmut", "Kramatorsk"]


def test_no_mentions_no_places(world_gazetteer):
    assert resolve_places([], marked_doc("Nothing."), Article(article_id="a", text="Nothing."), world_gazetteer) == []


def test_short_name_means_the_place_named_in_full(world_gazetteer):
    places = resolved("A train left <Santiago de Compostela> for <Madrid>. Later <Santiago> mourned.", world_gazetteer)
    assert where(places["Santiago"]) == ("ES", "Galicia")


def test_region_is_not_short_for_a_town_in_it(world_gazetteer):
    place = resolved("Snow fell on <Kansas City> and all of <Kansas>.", world_gazetteer)["Kansas"]
    assert place.geo_precision is GeoPrecision.ADMIN1


@pytest.mark.parametrize(
    ("marked", "name", "meant"),
    [
        ("In <East Berlin> and <Leipzig>, <East Germany>, crowds gathered.", "East Berlin", "Berlin"),
        ("<TUNIS> - Soldiers left <Monastir> in <Tunisia>.", "TUNIS", "Tunis"),
        ("<England>, <Wales> and <Scotland> voted; <London> and <York> counted.", "Wales", "Wales"),
        ("The <Clay>, <Grant> and <Swift> counties of <Minnesota> flooded.", "Swift", "Swift County"),
    ],
)
def test_names_that_are_more_or_less_than_they_seem(marked, name, meant, world_gazetteer):
    place = resolved(marked, world_gazetteer)[name]
    assert place.candidate is not None
    assert place.candidate.name == meant


def test_letters_of_a_state_are_not_a_town_of_that_name(world_gazetteer):
    places = resolved("Born in <Gary>, <Ind.>, and <Tampa>, <Fla.>; raised in <Wichita>, <Kan.>", world_gazetteer)
    assert [where(places[name]) for name in ("Ind.", "Fla.", "Kan.")] == [
        ("US", "Indiana"),
        ("US", "Florida"),
        ("US", "Kansas"),
    ]


def test_state_before_its_town(world_gazetteer):
    place = resolved("<Oklahoma> was hit. Residents of <Tulsa> fled.", world_gazetteer)["Oklahoma"]
    assert place.geo_precision is GeoPrecision.ADMIN1
    assert place.score > 0.6
