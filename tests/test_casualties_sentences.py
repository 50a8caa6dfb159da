"""How many people whole sentences say were killed, hurt, detained and displaced."""

import pytest
from event_docs import Read

from dashboard.model import Event

KILLED = [
    ("The explosion near the port killed 263 in 1992.", 263),
    ("The number of people killed by suicide bombers on Sunday has risen to 290.", 290),
    ("The number of people known to have died in the collapse of the building passed 300 on Friday.", 300),
    ("Divers found two bodies, bringing the number of dead to five after the ship sank.", 5),
    ("The death toll from the earthquake rose to 41.", 41),
    ("The quake's death toll reached 350.", 350),
    ("The crash claimed the lives of 43 people.", 43),
    ("A mother and her two sons were killed in an air strike.", 3),
    ("The attack, in which eight soldiers and two civilians died, was claimed by the rebels.", 10),
    ("No fewer than 30 people died in the fire.", 30),
    ("Dozens were killed in the attack.", None),
    ("Two brothers aged nine and twelve were killed when a bomb went off.", 2),
    ("The shell hit a bakery, killing a woman and her 14-year-old son.", 2),
    ("Twenty-three people were killed by the blast, four firefighters among them, and about 950 injured.", 23),
    ("The owner of a quarry was shot dead in front of his house.", 1),
    ("The shelling damaged a school but hurt nobody.", 0),
    ("The attack shook the town.", None),
    ("A quake shook the coast and some sixty people lost their lives.", 60),
    ("Villagers beat two strangers to death on Friday.", 2),
    ("A court sentenced three men to death for the attack.", None),
    ("A fire broke out in a supermarket on Sunday, and close to 400 people died behind locked doors.", 400),
    ("The missile killed a married couple and their grandson.", 3),
    ("A landslide killed a family of four and a group of five hikers.", 9),
    ("Two shepherds and some thirty sheep were killed when they strayed into a minefield.", 2),
    ("A fire destroyed a warehouse. No one was injured.", 0),
    ("A bomb went off in the market. Two people were killed and no one else was injured.", 2),
]


def largest(events: list[Event], field: str) -> int | None:
    found = [getattr(event.casualties, field) for event in events]
    return max((number for number in found if number is not None), default=None)


@pytest.mark.parametrize(("text", "killed"), KILLED)
def test_sentences_count_the_dead(text: str, killed: int | None, read: Read):
    assert largest(read(text), "fatalities_best") == killed


@pytest.mark.parametrize(
    ("text", "field", "number"),
    [
        ("The quake's death toll reached 350 and the number of injured exceeded 2,000.", "injured", 2000),
        ("The toll stood at 17 dead and 60 wounded after the bombing, officials said.", "injured", 60),
        ("Half a million people fled the fighting.", "displaced", 500_000),
        ("A quake struck the coast. At least 24 people have been treated for broken bones.", "injured", 24),
        ("A storm hit the town, killing four people. Another 31 were taken to hospital.", "injured", 31),
        ("A blast destroyed a school. The bodies of 12 pupils were taken to hospital.", "injured", None),
        ("A gang attacked a bar on Sunday. Two waiters suffered burns.", "injured", 2),
        ("Shells hit a market. Eleven shoppers and an unknown number of traders were injured.", "injured", 11),
        ("Officers said they had arrested more than a hundred people after the riot.", "detained", 100),
        ("Police detained over 1,300 protesters on Sunday.", "detained", 1300),
        ("About 8,000 people had to leave their homes in the district after the flood.", "displaced", 8000),
        ("Nobody was hurt in the explosion.", "injured", 0),
        ("The explosion broke windows.", "injured", None),
        ("The court convicted him of the murder of nine people.", "fatalities_best", None),
    ],
)
def test_sentences_count_other_harm(text: str, field: str, number: int | None, read: Read):
    events = [event for event in read(text) if event.family != "crime_justice" or field != "fatalities_best"]
    assert largest(events, field) == number


def test_sentences_give_a_trial_no_dead(read: Read):
    for event in read("The court sentenced him to life for the deaths of nine people."):
        assert event.casualties.fatalities_best is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked a village. No soldiers were killed.", None),
        ("A storm hit the coast. There were no deaths among the tourists.", None),
        ("A train derailed. None of the guards was killed.", None),
        ("A train derailed. Nobody was killed.", 0),
        ("A fire broke out in a mill. No casualties were reported.", 0),
    ],
)
def test_sentences_say_that_nobody_died_only_of_everybody(text: str, expected: int | None, read: Read):
    (event,) = read(text)
    assert event.casualties.fatalities_best == expected
