"""Where events are placed in whole texts, read with the shipped pipeline and the gazetteer of the world."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from dashboard.extraction.events import extract_events
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.places import find_toponyms, resolve_places
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import Article

Locate = Callable[[str], dict[str, list[str | None]]]


@pytest.fixture(scope="module")
def locate(world_gazetteer) -> Locate:
    """What reads trigger → the words of its places, sorted, None for an event without any."""
    nlp = load_pipeline()

    def places_of(text: str) -> dict[str, list[str | None]]:
        doc = nlp(clean_text(text))
        article = Article("a1", text, published_at=datetime(2024, 6, 12, tzinfo=UTC))
        places = resolve_places(find_toponyms(doc, world_gazetteer), doc, article, world_gazetteer)
        found: dict[str, list[str | None]] = {}
        for event in extract_events(doc, article, places, find_times(doc, article)):
            found.setdefault(event.trigger, []).append(event.place and event.place.mention.text)
        return {trigger: sorted(names, key=str) for trigger, names in found.items()}

    return places_of


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A Catholic priest, born in Krakow, was beaten to death on Monday.", "beaten to death", None),
        ("Fighters based in Tripoli attacked a police station in Misrata on Sunday.", "attacked", "Misrata"),
        ("A student, raised in Chicago, was stabbed to death in Lisbon on Sunday.", "stabbed to death", "Lisbon"),
        ("A man was born in Leeds; his brother was shot dead in Hull on Monday.", "shot dead", "Hull"),
    ],
)
def test_where_somebody_comes_from_is_not_where_it_happened(locate: Locate, text: str, trigger: str, place: str | None):
    assert locate(text)[trigger] == [place]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("In Geneva, the United Nations condemned the killing of 30 villagers in Masisi.", "killing", "Masisi"),
        ("At a news conference in Berlin, the chancellor deplored the killing of two reporters.", "killing", None),
        ("The trader denied any part in the murder of the teacher through his lawyer in Altamira.", "murder", None),
        ("Villagers deplored the killing of two herders in Bor on Monday.", "killing", "Bor"),
    ],
)
def test_where_a_deed_is_answered_is_not_where_it_was_done(locate: Locate, text: str, trigger: str, place: str | None):
    assert locate(text)[trigger] == [place]


def test_where_a_word_points_back_past_the_birthplace_of_the_victim(locate: Locate):
    found = locate(
        "Gunmen stormed a convent in Jalandhar on Sunday.\n\n"
        "The Irish nun Mary Doyle, born in Limerick, was murdered there on Monday."
    )
    assert found["murdered"] == ["Jalandhar"]


def test_where_there_is_the_town_and_not_the_country_beside_it(locate: Locate):
    found = locate("The name of Hanau is known far beyond Germany. In 2020 nine people were shot dead there.")
    assert found["shot dead"] == ["Hanau"]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A train derailed in Odisha on Saturday. It left the rails near Balasore.", "derailed", "Balasore"),
        ("A bomb killed four soldiers in Mali on Tuesday. It exploded near Douentza.", "killed", "Douentza"),
        ("An earthquake shook northern Morocco on Friday. It was felt in Madrid.", "earthquake", "Morocco"),
        ("Gunmen killed six farmers in Burkina Faso. The army attacked a camp in Djibo.", "killed", "Burkina Faso"),
    ],
)
def test_where_the_next_sentence_names_the_town(locate: Locate, text: str, trigger: str, place: str):
    assert locate(text)[trigger] == [place]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A bomb killed 20 guests who had gathered for a wedding in Herat on Sunday.", "killed", "Herat"),
        ("A rocket killed two farmers working in a field near Kherson on Monday.", "killed", "Kherson"),
        (
            "Two herders died when they strayed into a minefield along the border south of Tlemcen.",
            "strayed",
            "Tlemcen",
        ),
        ("The blast killed a doctor who had studied in Leipzig.", "blast", None),
        ("Gunmen killed a journalist who had covered the war in Syria.", "killed", None),
        ("Gunmen in Quetta killed a teacher who had worked in Lahore.", "killed", "Quetta"),
    ],
)
def test_where_the_victims_were_and_not_where_they_once_had_been(
    locate: Locate, text: str, trigger: str, place: str | None
):
    found = [places for words, places in locate(text).items() if words.startswith(trigger)]
    assert found == [[place]]


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        ("Air strikes hit Idlib, Saraqib and Ariha on Tuesday.", "Air strikes", ["Ariha", "Idlib", "Saraqib"]),
        ("Protests broke out in Lyon and Marseille on Saturday.", "Protests", ["Lyon", "Marseille"]),
        ("Clashes were reported in the districts of Djibo and Kaya.", "Clashes", ["Djibo", "Kaya"]),
        ("Thousands marched in Lagos, as well as in Abuja and Kano.", "marched", ["Abuja", "Kano", "Lagos"]),
        ("Police made arrests in Milan and in Turin on Friday.", "arrests", ["Milan", "Turin"]),
        ("Shells fell on Kherson, and in Kyiv the president met envoys.", "fell", ["Kherson"]),
        ("Bandits ambushed a bus on the road between Kaduna and Abuja.", "ambushed", ["Kaduna"]),
        ("Rebels attacked a village near Beni and Butembo.", "attacked", ["Beni"]),
        ("Police arrested a man in Nanterre, Paris, on Monday.", "arrested", ["Nanterre"]),
    ],
)
def test_where_each_town_that_is_struck_has_its_event(locate: Locate, text: str, trigger: str, places: list[str]):
    assert locate(text)[trigger] == places


def test_town_that_is_called_like_an_event_is_none(locate: Locate):
    assert locate("A lost hiker was met at a petrol station in Hurricane, Utah, on Monday.") == {}


def test_where_people_stand_before_a_building_is_a_place_and_no_time(locate: Locate):
    assert locate("About 500 people gathered before the town hall of Sfax on Sunday.") == {"gathered": ["Sfax"]}
    assert locate("He had protested in Tunis before the war in Libya.")["protested"] == ["Tunis"]


def test_where_a_curfew_is_declared_for(locate: Locate):
    assert locate("The governor in Lagos imposed a curfew for Kano on Monday.")["curfew"] == ["Kano"]
