"""Articles about sport, trade, art or kitchens: their attacks hurt nobody, unless the text says so."""

import pytest

MATCH = (
    "The league leaders were back at their best. Their coach praised the midfielder, and the goalkeeper was hardly "
    "troubled before half-time. "
)
MARKETS = "Shares fell and dealers blamed the retailer, whose quarterly earnings had disappointed investors. "
GRAVE = "Police sealed off the barracks. Soldiers and victims were taken to hospital, the ministry said. "
KITCHEN = "The chef bakes bread in a wood oven and writes a menu in chalk on a board beside the door. "


@pytest.mark.parametrize(
    "text",
    [
        MATCH + "The visitors were under siege and their captain was shot down at every attempt.",
        MARKETS + "Demand exploded in Jakarta and brokers stormed the exhibition.",
        KITCHEN + "Smoke signals were sent on Monday: the sauce exploded in Lyon.",
    ],
)
def test_light_articles_need_more_than_a_trigger(read, text):
    assert [event.trigger for event in read(text)] == []


def test_grave_articles_are_believed(read):
    assert "attacked" in [event.trigger for event in read(GRAVE + "Rebels attacked the fort at dawn.")]


def test_people_hurt_are_believed_in_any_article(read):
    found = read(MATCH + "In the second half a stand collapsed and eleven people were killed.")
    assert [event.casualties.fatalities_best for event in found] == [11]


def test_grave_words_of_a_passage_vouch_for_its_event(read):
    found = read(MARKETS + "Rioters looted a warehouse on Friday, and police arrested two suspects with rifles.")
    assert "looted" in [event.trigger for event in found]


def test_long_article_without_any_grave_word_needs_more_than_a_trigger(read):
    idle = "The clock in the tower has been slow for years, and the woman who minds it does not hurry either. "
    assert read(idle * 5 + "It was a battle.") == []
    assert len(read(idle * 2 + "It was a battle.")) == 1
