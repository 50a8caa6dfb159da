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
