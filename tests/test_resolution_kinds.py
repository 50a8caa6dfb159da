"""What the words around a name rule out: towns for rivers, namesakes elsewhere; and what stands in for streets."""

import pytest

from dashboard.model import GeoPrecision
from tests.place_docs import resolved


def place_of(marked, name, gazetteer):
    return resolved(marked, gazetteer)[name]


@pytest.mark.parametrize(
    ("marked", "name", "river"),
    [
        ("Two boats sank on the river <Volta> near <Accra>.", "Volta", "Volta River"),
        ("Troops crossed the <Donets> river near <Izium>.", "Donets", "Siverskyi Donets"),
        ("Shelling went on along the banks of the <Oskil>, near <Kupiansk>.", "Oskil", "Oskil River"),
        ("They have not withdrawn beyond the <Oskil>. <Kharkiv> was calm.", "Oskil", "Oskil River"),
        ("The <Elbe> had burst its banks near <Dresden>.", "Elbe", "Elbe"),
        ("The river <Paraná> has never been as low near <Rosario> in <Argentina>.", "Paraná", "Paraná River"),
    ],
)
def test_river_is_no_town_of_its_name(marked, name, river, world_gazetteer):
    place = place_of(marked, name, world_gazetteer)
    assert place.candidate is not None
    assert (place.candidate.name, place.geo_precision) == (river, GeoPrecision.AREA)


@pytest.mark.parametrize(
    ("marked", "name", "said"),
    [
        ("Villages along the <Buzi> were flooded in <Mozambique>.", "Buzi", '"the"'),
        ("Mud reached the river <Búzi> in <Mozambique>.", "Búzi", "river"),
    ],
)
def test_river_that_the_gazetteer_lacks_stays_open(marked, name, said, world_gazetteer):
    place = place_of(marked, name, world_gazetteer)
    assert place.candidate is None
    assert said in place.reason


@pytest.mark.parametrize(
    "marked",
    [
        "The talks in <The Hague> ended.",
        "The <Geneva> talks ended in <Switzerland>.",
        "The <Osaka> mayor left <Japan>.",
        "A flight from <Nairobi> to <Kampala> landed.",
    ],
)
def test_article_rules_out_no_town_where_it_belongs_to_another_word(marked, world_gazetteer):
    first = next(iter(resolved(marked, world_gazetteer).values()))
    assert first.geo_precision is GeoPrecision.SETTLEMENT


@pytest.mark.parametrize(
    ("marked", "name", "country", "start"),
    [
        ("Teachers in <Santiago>, <Dominican Republic>, walked out.", "Santiago", "DO", "Santiago de los"),
        ("A fire in <Newcastle>, <New South Wales>, is out.", "Newcastle", "AU", "Newcastle"),
        ("A raid in <Barcelona>, <Anzoategui>, <Venezuela>.", "Barcelona", "VE", "Barcelona"),
        ("A bus fell into a gorge near <Granada>, <Nicaragua>.", "Granada", "NI", "Granada"),
        ("A strike closed the mill in <Cambridge>, <New Zealand>.", "Cambridge", "NZ", "Cambridge"),
        ("The bridge in <Hyderabad>, <Sindh>, is closed.", "Hyderabad", "PK", "Hyderabad"),
        ("Rain fell on <Bor>, <South Sudan>.", "Bor", "SS", "Bor"),
        ("Snow fell on <Perth>, <Scotland>.", "Perth", "GB", "Perth"),
    ],
)
def test_country_or_region_beside_the_name_wins_everywhere(marked, name, country, start, world_gazetteer):
    candidate = place_of(marked, name, world_gazetteer).candidate
    assert candidate is not None
    assert candidate.country_code == country
    assert candidate.name.startswith(start)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The train had stood at <Nantes>, <Quebec>, on Friday.", "Nantes"),
        ("She was born in <Lyon>, <Manitoba>, in 1913.", "Lyon"),
        ("The cell was in <Kyoto>, <Paraguay>.", "Kyoto"),
        ("A signal came from <Mango>, an island of <Tonga>.", "Mango"),
    ],
)
def test_famous_namesake_elsewhere_is_not_taken_against_the_text(marked, name, world_gazetteer):
    place = place_of(marked, name, world_gazetteer)
    assert place.candidate is None
    assert place.reason.startswith("the text puts it in ")


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("In <Beirut>, <Israel> struck a tower.", {"Beirut": "LB", "Israel": "IL"}),
        ("Ministers from <Brussels>, <France> and <Germany> met.", {"Brussels": "BE", "France": "FR"}),
        ("The dead are from <Britain>, <India>, <Denmark> and <Turkey>.", {"Britain": "GB", "India": "IN"}),
        ("Envoys of <Kenya>, <Uganda>, and <Rwanda> met.", {"Kenya": "KE", "Uganda": "UG", "Rwanda": "RW"}),
    ],
)
def test_list_is_no_containment(marked, names, world_gazetteer):
    places = resolved(marked, world_gazetteer)
    found = {name: places[name].candidate for name in names}
    assert {name: c.country_code if c else None for name, c in found.items()} == names


@pytest.mark.parametrize(
    ("marked", "name", "town"),
    [
        ("The march went down <Avenue Bourguiba> in <Tunis>.", "Avenue Bourguiba", "Tunis"),
        ("An explosion on <Main Street> in <Boise>, <Idaho>, hurt two.", "Main Street", "Boise"),
        ("They met at the <Teatro Colón> in <Bogotá>.", "Teatro Colón", "Bogotá"),
        ("The strike hit <Cairo>'s <Abbasiya> neighbourhood.", "Abbasiya", "Cairo"),
        ("Police searched <Giza>'s <Haram> district in <Egypt>.", "Haram", "Giza"),
    ],
)
def test_street_site_or_quarter_is_shown_as_the_town_around_it(marked, name, town, world_gazetteer):
    place = place_of(marked, name, world_gazetteer)
    assert place.candidate is not None
    assert (place.candidate.name, place.geo_precision) == (town, GeoPrecision.SETTLEMENT)
    assert f"shown as {town}" in place.reason


def test_street_without_a_town_stays_open(world_gazetteer):
    assert place_of("A man ran down <Main Street>. <Ghana> is far.", "Main Street", world_gazetteer).candidate is None


@pytest.mark.parametrize(
    ("marked", "name", "own", "precision"),
    [
        ("<Kyiv> region was shelled.", "Kyiv", "Kyiv Oblast", GeoPrecision.ADMIN1),
        ("Ten provinces suffered: <Hatay>, and <Adana> in <Turkey>.", "Hatay", "Hatay Province", GeoPrecision.ADMIN1),
        (
            "Adana in <Turkey> suffered. In <Hatay>, near <Iskenderun>, many died.",
            "Hatay",
            "Hatay Province",
            GeoPrecision.ADMIN1,
        ),
        ("A ferry left for the holiday island of <Jeju>.", "Jeju", "Jeju", GeoPrecision.ADMIN1),
        ("It landed at <Guiuan>, on the island of <Samar>.", "Samar", "Samar", GeoPrecision.AREA),
        ("Snow fell in the <Atacama> desert in <Chile>.", "Atacama", "Atacama Desert", GeoPrecision.AREA),
        ("<Wales> voted; <London> and <England> counted.", "Wales", "Wales", GeoPrecision.ADMIN1),
        ("A train left the rails in <Valencia>, <Spain>.", "Valencia", "Valencia", GeoPrecision.SETTLEMENT),
        ("Leaders of the <Balkan> states met in <Sofia>.", "Balkan", "Balkans", GeoPrecision.AREA),
        ("The <Middle East> is tense, the <United States> said.", "Middle East", "Middle East", GeoPrecision.AREA),
        ("Cheques went to <Texas> cities and towns.", "Texas", "Texas", GeoPrecision.ADMIN1),
    ],
)
def test_region_and_town_of_one_name_are_told_apart(marked, name, own, precision, world_gazetteer):
    place = place_of(marked, name, world_gazetteer)
    assert place.candidate is not None
    assert (place.candidate.name, place.geo_precision) == (own, precision)


def test_reason_speaks_of_no_word_that_did_not_decide(world_gazetteer):
    reason = place_of("Leaders of the <Pacific> states met in <Suva>.", "Pacific", world_gazetteer).reason
    assert "state" not in reason


def test_reason_for_none_names_the_rivals(world_gazetteer):
    place = place_of("A fair in <Springfield> drew crowds.", "Springfield", world_gazetteer)
    assert place.candidate is None
    assert "which of the places so named" in place.reason
