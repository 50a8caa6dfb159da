"""Faults of resolution that users of other geoparsers report, each shown absent here by sentences of our own.

Raw text in, places out: the shipped pipeline and the gazetteer of the whole world. What is marked as failing is our
own fault, still to be mended. Words that are no places, and names missed, are in test_places_known_false_names.py.
"""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboard.model import GeoPrecision
from tests.known_bugs import countries, country_and_region, demonyms, places_by_name
from tests.place_docs import read

# One name that cannot be placed empties the whole document.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Engineers who had trained in Czechoslovakia drove from Aleppo to Raqqa and met in Homs.",
            {"Aleppo": "SY", "Raqqa": "SY", "Homs": "SY"},
        ),
        (
            "The treaty was signed in the Soviet Union; her mother still lives in Riga, her brother in Tallinn.",
            {"Riga": "LV", "Tallinn": "EE"},
        ),
        (
            "From the village of Zhqrmovk the column went on to Lusaka and Ndola, in Zambia.",
            {"Lusaka": "ZM", "Ndola": "ZM", "Zambia": "ZM"},
        ),
    ],
)
def test_name_without_a_place_leaves_the_others_theirs(text, expected, world_gazetteer):
    assert expected.items() <= countries(text, world_gazetteer).items()


@hypothesis_settings(max_examples=25)
@given(invented=st.text(alphabet="bdfgjklmpqvxz", min_size=4, max_size=9).map(str.capitalize))
def test_invented_village_never_empties_the_document(invented, world_gazetteer):
    text = f"Shells fell on the village of {invented} at dawn. The wounded were taken to Mogadishu, in Somalia."
    assert {"Mogadishu": "SO", "Somalia": "SO"}.items() <= countries(text, world_gazetteer).items()


@pytest.mark.parametrize("state", ["Czechoslovakia", "the Soviet Union", "Yugoslavia", "the Ottoman Empire"])
def test_state_that_is_no_more_has_its_area(state, world_gazetteer):
    place = places_by_name(f"She was born in {state} and died in Geneva.", world_gazetteer)[state.removeprefix("the ")]
    assert place.geo_precision is GeoPrecision.AREA


# A place is always given, sure or not; or the only one there is is thrown away.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels seized the village of Tarqumbeh on Sunday.", "Tarqumbeh"),
        ("Soldiers camped outside Qelbuzar, a hamlet that no map shows.", "Qelbuzar"),
    ],
)
def test_unknown_name_is_kept_without_a_place(text, name, world_gazetteer):
    place = places_by_name(text, world_gazetteer)[name]
    assert (place.candidate, place.latitude, place.longitude, place.score) == (None, None, None, 0)
    assert place.reason == "not in the gazetteer"


@pytest.mark.parametrize("name", ["Springfield", "Clinton", "Greenville"])
def test_name_of_many_towns_alone_is_nowhere(name, world_gazetteer):
    place = places_by_name(f"Miners in {name} went home early.", world_gazetteer)[name]
    assert place.candidate is None or place.score < 0.5  # more wrong than right
    assert len(place.candidates) > 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The only clinic in Ouagadougou closed.", "Ouagadougou", "BF"),
        ("A ferry sank off Lampedusa.", "Lampedusa", "IT"),
        ("Nurses in Ulaanbaatar went on strike.", "Ulaanbaatar", "MN"),
    ],
)
def test_single_candidate_is_taken_without_other_support(text, name, country, world_gazetteer):
    place = places_by_name(text, world_gazetteer)[name]
    assert country_and_region(place)[0] == country
    assert place.score > 0.9


# The wrong namesake in spite of the state or country right next to the name.


@pytest.mark.parametrize(
    ("text", "name", "country", "region"),
    [
        ("A jury in Dublin, Ohio, convicted the man.", "Dublin", "US", "Ohio"),
        ("The mill in Manchester, New Hampshire, closed in March.", "Manchester", "US", "New Hampshire"),
        ("She was born in Rome, Georgia, and raised in Athens, Tenn.", "Rome", "US", "Georgia"),
        ("She was born in Rome, Georgia, and raised in Athens, Tenn.", "Athens", "US", "Tennessee"),
        ("Crews in Newport, RI, and Richmond, VA, repaired the lines.", "Newport", "US", "Rhode Island"),
        ("A judge in Vienna, Va., dismissed the case.", "Vienna", "US", "Virginia"),
        ("A tornado flattened a school in Moscow, Idaho.", "Moscow", "US", "Idaho"),
        ("Voters in Perth, Scotland, queued in the rain.", "Perth", "GB", "Scotland"),
        ("The bakery in Cambridge (Ontario) burned down.", "Cambridge", "CA", "Ontario"),
        ("The strike began in Georgetown, the capital of Guyana.", "Georgetown", "GY", "Demerara-Mahaica"),
        ("The river burst its banks in Valencia, Venezuela.", "Valencia", "VE", "Carabobo"),
        ("Teachers in Santiago, Dominican Republic, walked out.", "Santiago", "DO", "Santiago Province"),
        ("Police in Wellington, Somerset, closed the road.", "Wellington", "GB", "England"),
    ],
)
def test_state_or_country_beside_the_name_decides(text, name, country, region, world_gazetteer):
    assert country_and_region(places_by_name(text, world_gazetteer)[name]) == (country, region)


def test_same_name_twice_goes_by_what_stands_beside_each(world_gazetteer):
    places = read("He moved from Alexandria, Virginia, to Alexandria, Egypt, last year.", world_gazetteer)
    assert [country_and_region(p)[0] for p in places if p.mention.text == "Alexandria"] == ["US", "EG"]


# A town in place of the country, state or continent that has the same name.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aid for Africa fell while China and India raised theirs.", {"China": "CN", "India": "IN"}),
        ("Ministers from Cuba, Jamaica, Peru and Lebanon met.", {"Cuba": "CU", "Jamaica": "JM", "Peru": "PE"}),
        ("Drought struck Chad, Mali and Niger.", {"Chad": "TD", "Mali": "ML", "Niger": "NE"}),
        ("Jordan, Israel and Egypt reopened the crossing.", {"Jordan": "JO", "Israel": "IL", "Egypt": "EG"}),
        ("The U.S. and Mexico signed the treaty.", {"U.S.": "US", "Mexico": "MX"}),
        ("The U.S embassy reopened.", {"U.S": "US"}),
    ],
)
def test_country_is_preferred_to_its_namesakes(text, expected, world_gazetteer):
    places = places_by_name(text, world_gazetteer)
    assert {name: country_and_region(places[name])[0] for name in expected if name in places} == expected
    assert {places[name].geo_precision for name in expected} == {GeoPrecision.COUNTRY}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Flights from Canada and Oklahoma were diverted because of the storm.", ["Oklahoma"]),
        ("Farmers in Kansas and Nevada prayed for rain.", ["Kansas", "Nevada"]),
        ("Lawyers in California and Oregon sued.", ["California", "Oregon"]),
        ("England and Wales voted to leave; Scotland did not.", ["England", "Wales", "Scotland"]),
        ("Nurses in England and Wales will strike next week, a union in Sheffield said.", ["Wales"]),
    ],
)
def test_state_is_preferred_to_its_namesakes(text, regions, world_gazetteer):
    places = places_by_name(text, world_gazetteer)
    assert [places[name].geo_precision for name in regions] == [GeoPrecision.ADMIN1] * len(regions)


@pytest.mark.parametrize("continent", ["Africa", "Europe", "Asia", "South America"])
def test_continent_is_an_area_and_no_town(continent, world_gazetteer):
    place = places_by_name(f"Exports to {continent} fell last year.", world_gazetteer)[continent]
    assert place.candidate is not None
    assert (place.candidate.feature_code, place.geo_precision) == ("CONT", GeoPrecision.AREA)


def test_adjective_of_a_continent_is_that_continent(world_gazetteer):
    assert demonyms("European leaders met Asian ministers.", world_gazetteer) == {"European": "Europe", "Asian": "Asia"}


# The district of the same name in place of the city.


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Rents in Tokyo, Seoul and Osaka rose again.", ["Tokyo", "Seoul", "Osaka"]),
        ("Trams stopped in Vienna and trains were late in Prague.", ["Vienna", "Prague"]),
        ("A heatwave closed schools in Rome, Milan and Naples.", ["Rome", "Milan", "Naples"]),
        ("Marches in Istanbul and Izmir ended peacefully.", ["Istanbul", "Izmir"]),
        ("Doctors in Guangzhou and Chongqing treated hundreds.", ["Guangzhou", "Chongqing"]),
        ("Buenos Aires and Lima elected new mayors.", ["Buenos Aires", "Lima"]),
        ("In July 2006 a tram derailed in Valencia, in Spain.", ["Valencia"]),
    ],
)
def test_city_is_preferred_to_the_district_of_its_name(text, cities, world_gazetteer):
    places = places_by_name(text, world_gazetteer)
    assert [places[name].geo_precision for name in cities] == [GeoPrecision.SETTLEMENT] * len(cities)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("The governor of the Odesa region spoke.", "Odesa", "Odesa Oblast"),
        ("Floods hit Sindh province and the Punjab province.", "Punjab", "Punjab"),
        ("The governor of Kyiv region spoke.", "Kyiv", "Kyiv Oblast"),
    ],
)
def test_district_is_meant_where_the_text_says_so(text, name, region, world_gazetteer):
    place = places_by_name(text, world_gazetteer)[name]
    assert (place.candidate and place.candidate.name, place.geo_precision) == (region, GeoPrecision.ADMIN1)


# "South of X, Y Oblast" yields nothing.


@pytest.mark.parametrize(
    ("text", "name", "relation", "country"),
    [
        ("Shelling hit a bridge south of Avdiivka, Donetsk Oblast.", "Avdiivka", "south of", "UA"),
        ("Two soldiers died west of Orikhiv, Zaporizhzhia Oblast, on Monday.", "Orikhiv", "west of", "UA"),
        ("A lorry overturned 12 km east of Kamloops, British Columbia.", "Kamloops", "12 km east of", "CA"),
        ("Rain fell southwest of Jackson, Miss., on Friday.", "Jackson", "southwest of", "US"),
        ("Rebels attacked a post northeast of Goma, North Kivu.", "Goma", "northeast of", "CD"),
        ("Patrols met 5 miles south of Kandahar, Kandahar Province.", "Kandahar", "5 miles south of", "AF"),
    ],
)
def test_relation_to_a_town_in_a_region_keeps_all_three(text, name, relation, country, world_gazetteer):
    *_, town, region = read(text, world_gazetteer)
    assert (town.mention.text, town.spatial_relation, town.geo_precision) == (name, relation, GeoPrecision.NEAR)
    assert (country_and_region(town)[0], country_and_region(region)[0]) == (country, country)
    assert region.geo_precision is GeoPrecision.ADMIN1
