"""Faults of recognition that users of other geoparsers report, each shown absent here by sentences of our own.

Raw text in, places out, as in test_places_known_bugs.py; what is marked as failing is our own fault, still to be
mended.
"""

import pytest

from dashboard.model import GeoPrecision
from tests.known_bugs import countries, demonyms, failing, places_by_name

# The wrong kind of thing: a university, a brand, a person, a river.


@pytest.mark.parametrize(
    "text",
    [
        "Reddit and Amazon dropped the advert.",
        "Shares in Amazon fell after Nokia and Vodafone reported losses.",
        "He drove a Ford and she a Chevrolet Tahoe.",
        "Jordan Peele and Paris Hilton attended the premiere.",
        "Prime Minister Theresa May met Chelsea Clinton and Denzel Washington.",
        "The ship, half owned by Vale, was late.",
        "Shops closed on St James's day.",
        "Divers found HMS Belfast and the USS Houston.",
    ],
)
def test_brands_and_people_are_no_places(text, world_gazetteer):
    assert countries(text, world_gazetteer) == {}


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("Lawmakers in Albany voted late on Tuesday.", "Albany", "AL"),
        ("Lawmakers in Guinea-Bissau voted late on Tuesday.", "Guinea-Bissau", "GN"),
        ("The clinic in Niamey, Niger, closed.", "Niger", "NG"),
        ("Heavy snow closed the schools of Lebanon, New Hampshire.", "Lebanon", "LB"),
        ("Researchers at Columbia University found a new gene.", "Columbia", "CO"),
        ("A bakery in Granada, Spain, and a school in Norfolk closed.", "Norfolk", "NF"),
    ],
)
def test_like_name_is_not_taken_for_a_country(text, name, wrong, world_gazetteer):
    assert countries(text, world_gazetteer).get(name) != wrong


@pytest.mark.parametrize(
    ("text", "river"),
    [
        ("The Orinoco flooded villages in Venezuela.", "Orinoco"),
        ("The Danube rose by two metres at Passau.", "Danube"),
        ("Troops crossed the Dnieper at night.", "Dnieper"),
        ("The bridge over the river Ebro fell.", "Ebro"),
        ("Ukrainian forces in Kharkiv oblast reached Kupiansk but have not gone beyond the Oskil.", "Oskil"),
        failing(
            *("Mud from the mine in Minas Gerais, Brazil, reached the river Paraopeba.", "Paraopeba"),
            reason="no such river in the gazetteer; the town of that name should not stand in for it",
        ),
    ],
)
def test_river_is_an_area_and_no_town(text, river, world_gazetteer):
    assert places_by_name(text, world_gazetteer)[river].geo_precision is GeoPrecision.AREA


# Demonyms: taken for places, or found inside other words.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peruvian miners and a Kenyan runner won prizes.", {"Peruvian": "Peru", "Kenyan": "Kenya"}),
        ("The Norwegians left, but a Dane stayed.", {"Norwegians": "Norway", "Dane": "Denmark"}),
        ("Catalan and Basque fishermen met.", {"Catalan": "Catalonia", "Basque": "Basque Country"}),
        ("The South Korean navy fired.", {"South Korean": "South Korea"}),
        ("An American-made drone crashed.", {"American": "United States"}),
        ("Welsh fishermen met.", {"Welsh": "Wales"}),
        ("New Zealanders signed.", {"New Zealanders": "New Zealand"}),
    ],
)
def test_demonym_is_of_its_own_kind(text, expected, world_gazetteer):
    assert demonyms(text, world_gazetteer) == expected
    assert places_by_name(text, world_gazetteer) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The race in Indianapolis began under the lights of Chinatown.",
        "He polished the finish of the polish and ate a danish.",
        "The Germanic tribes and the Francophone press disagreed.",
        "The Americana festival and the Romanesque church were full.",
    ],
)
def test_demonym_is_a_whole_word(text, world_gazetteer):
    assert demonyms(text, world_gazetteer) == {}


# What a list of names alone gets wrong.


@pytest.mark.parametrize(
    "text",
    [
        "The Reach of the river is long, and Of the many, Best is Enough.",
        '"ga" and "la" and "da" were the first words of the baby.',
        "Most Of The People Want A Hat, But Nobody Has One, Said Young Man.",
        "The Home Page is down; Central, Union and Liberty are closed.",
        "He said ok in me or on my mobile, and they went reading in the bath.",
        "Mars is red; Antares is a rival of Mars.",
    ],
)
def test_ordinary_words_are_no_places(text, world_gazetteer):
    assert countries(text, world_gazetteer) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROME, Sept. 3 (Sample Wire) - Crowds gathered.", {"ROME": "IT"}),
        ("BERLIN, Nov. 10, 1989 - Crowds gathered.", {"BERLIN": "DE"}),
        ("LIMA, Dec. 2 (Sample Wire) - The Rev. Ana Ruiz and Brig. Gen. Luis Paz met.", {"LIMA": "PE"}),
    ],
)
def test_date_of_a_dateline_is_no_place(text, expected, world_gazetteer):
    assert countries(text, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He moved to China.We followed him.", {"China": "CN"}),
        ("They arrived in Paris.The train was late.", {"Paris": "FR"}),
        ("It happened in Oslo,Norway last week.", {"Oslo": "NO", "Norway": "NO"}),
    ],
)
def test_missing_space_does_not_hide_a_place(text, expected, world_gazetteer):
    assert countries(text, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they marched through budapest and warsaw in silence.", {"budapest": "HU", "warsaw": "PL"}),
        ("FLOODS IN LISBON KILL TWO", {"LISBON": "PT"}),
        ("THE MAYOR OF LISBON SPOKE.", {"LISBON": "PT"}),
    ],
)
def test_case_does_not_hide_a_place(text, expected, world_gazetteer):
    assert countries(text, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She crossed Bosnia and Herzegovina and the Democratic Republic of the Congo.",
            {"Bosnia and Herzegovina": "BA", "Democratic Republic of the Congo": "CD"},
        ),
        ("They sailed from San Juan del Sur.", {"San Juan del Sur": "NI"}),
        ("A ship left Santa Cruz de Tenerife.", {"Santa Cruz de Tenerife": "ES"}),
        ("Shops closed in Stoke on Trent.", {"Stoke on Trent": "GB"}),
        failing("She read in Hay on Wye.", {"Hay on Wye": "GB"}, reason="the gazetteer has only Hay"),
    ],
)
def test_name_of_three_words_and_more_is_whole(text, expected, world_gazetteer):
    assert countries(text, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guests came from the USA, the UK and the UAE.", {"USA": "US", "UK": "GB", "UAE": "AE"}),
        ("U.K. and U.S.A. officials met.", {"U.K.": "GB", "U.S.A.": "US"}),
        ("The US and the EU agreed.", {"US": "US"}),
    ],
)
def test_abbreviated_countries_are_found(text, expected, world_gazetteer):
    assert expected.items() <= countries(text, world_gazetteer).items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A tram in Melbourne hit a bus; another in Berlin was late.", {"Melbourne": "AU", "Berlin": "DE"}),
        ("Bristol harbour froze over.", {"Bristol": "GB"}),
        ("Manchester and Birmingham want more trains.", {"Manchester": "GB", "Birmingham": "GB"}),
        ("A vase was found in Athens.", {"Athens": "GR"}),
        ("Trains between Bristol, Melbourne and Berlin do not exist.", {"Melbourne": "AU"}),
        ("The museum in Vienna lent a picture to Florence.", {"Vienna": "AT", "Florence": "IT"}),
        ("Dublin and Cambridge won awards; Naples did not.", {"Dublin": "IE", "Cambridge": "GB", "Naples": "IT"}),
        ("MADRID/GENEVA (Sample Wire) - Talks began.", {"MADRID": "ES", "GENEVA": "CH"}),
        failing(
            *("The mayor of Baltimore, Maryland, flew to Antwerp.", {"Antwerp": "BE"}),
            reason="an American article draws a well-known city to an American hamlet",
        ),
    ],
)
def test_known_city_is_not_moved_to_america(text, expected, world_gazetteer):
    assert expected.items() <= countries(text, world_gazetteer).items()
