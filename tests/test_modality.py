"""Did it happen: auxiliaries, governing verbs and nouns, conditions, and the calendar."""

from datetime import date

import pytest
from event_docs import dated_events, day_at, events_of, parsed

from dashboard.model import Modality

SAID = [
    ("The|DT|det|1 pope|NN|nsubj|2 will|MD|aux|1 visit|VB|ROOT|0 Iraq|NNP|dobj|-1", "planned"),
    ("The|DT|det|1 pope|NN|nsubj|2 to|TO|aux|1 visit|VB|ROOT|0 Iraq|NNP|dobj|-1", "planned"),
    ("He|PRP|nsubj|1 plans|VBZ|ROOT|0 to|TO|aux|1 visit|VB|xcomp|-2 Iraq|NNP|dobj|-1", "planned"),
    ("He|PRP|nsubj|1 cancelled|VBD|ROOT|0 a|DT|det|1 visit|NN|dobj|-2 to|IN|prep|-1 Iraq|NNP|pobj|-1", "negated"),
    ("Rebels|NNS|nsubj|3 did|VBD|aux|2 not|RB|neg|1 attack|VB|ROOT|0 Goma|NNP|dobj|-1", "negated"),
    ("Rebels|NNS|nsubj|1 failed|VBD|ROOT|0 to|TO|aux|1 capture|VB|xcomp|-2 Goma|NNP|dobj|-1", "negated"),
    ("No|DT|det|1 protests|NNS|nsubjpass|2 were|VBD|auxpass|1 held|VBN|ROOT|0", "negated"),
    ("No|DT|det|1 agreement|NN|ROOT|0 reached|VBN|acl|-1", "negated"),
    ("He|PRP|nsubj|1 left|VBD|ROOT|0 without|IN|prep|-1 visiting|VBG|pcomp|-1 Iraq|NNP|dobj|-1", "negated"),
    ("Rebels|NNS|nsubj|2 may|MD|aux|1 attack|VB|ROOT|0 Goma|NNP|dobj|-1", "hypothetical"),
    (
        "If|IN|mark|2 rebels|NNS|nsubj|1 attack|VBP|advcl|3 ,|,|punct|2 people|NNS|nsubj|1 leave|VBP|ROOT|0",
        "hypothetical",
    ),
    ("People|NNS|nsubj|1 fear|VBP|ROOT|0 an|DT|det|1 attack|NN|dobj|-2 on|IN|prep|-1 Goma|NNP|pobj|-1", "hypothetical"),
    (
        "The|DT|det|1 threat|NN|nsubj|4 of|IN|prep|-1 an|DT|det|1 earthquake|NN|pobj|-2 remains|VBZ|ROOT|0",
        "hypothetical",
    ),
    ("Rebels|NNS|nsubj|2 are|VBP|aux|1 attacking|VBG|ROOT|0 Goma|NNP|dobj|-1", "ongoing"),
    ("Rebels|NNS|nsubj|1 keep|VBP|ROOT|0 attacking|VBG|xcomp|-1 Goma|NNP|dobj|-1", "ongoing"),
    ("Heavy|JJ|amod|1 fighting|NN|nsubj|1 continues|VBZ|ROOT|0", "ongoing"),
    (
        (
            "He|PRP|nsubj|1 had|VBD|ROOT|0 no|DT|det|1 intention|NN|dobj|-2 of|IN|prep|-1 visiting|VBG|pcomp|-1 "
            "Iraq|NNP|dobj|-1"
        ),
        "negated",
    ),
    (
        "There|EX|expl|1 was|VBD|ROOT|0 no|DT|det|1 sign|NN|attr|-2 of|IN|prep|-1 an|DT|det|1 explosion|NN|pobj|-2",
        "negated",
    ),
    (
        "They|PRP|nsubjpass|2 are|VBP|auxpass|1 presumed|VBN|ROOT|0 to|TO|aux|2 have|VB|aux|1 drowned|VBN|xcomp|-3",
        "happened",
    ),
    (
        "An|DT|det|1 attempt|NN|nsubj|4 to|TO|aux|1 overthrow|VB|acl|-2 him|PRP|dobj|-1 failed|VBD|ROOT|0",
        "happened",
    ),
    ("Survivors|NNS|nsubj|4 of|IN|prep|-1 the|DT|det|1 earthquake|NN|pobj|-2 left|VBD|ROOT|0", "happened"),
    ("They|PRP|nsubj|1 declared|VBD|ROOT|0 a|DT|det|1 curfew|NN|dobj|-2", "happened"),
    ("Rebels|NNS|nsubj|2 were|VBD|aux|1 attacking|VBG|ROOT|0 Goma|NNP|dobj|-1", "happened"),
    ("Rebels|NNS|nsubj|1 managed|VBD|ROOT|0 to|TO|aux|1 capture|VB|xcomp|-2 Goma|NNP|dobj|-1", "happened"),
    ("He|PRP|nsubj|1 denied|VBD|ROOT|0 the|DT|det|1 murder|NN|dobj|-2", "happened"),
    ("Police|NNS|nsubj|2 will|MD|aux|1 discuss|VB|ROOT|0 the|DT|det|1 earthquake|NN|dobj|-2", "happened"),
    ("They|PRP|nsubj|2 will|MD|aux|1 hold|VB|ROOT|0 a|DT|det|1 referendum|NN|dobj|-2", "planned"),
    (
        (
            "They|PRP|nsubj|1 marked|VBD|ROOT|0 the|DT|det|1 anniversary|NN|dobj|-2 of|IN|prep|-1 the|DT|det|1 "
            "earthquake|NN|pobj|-2"
        ),
        "historical",
    ),
]


@pytest.mark.parametrize(("marked", "modality"), SAID)
def test_modality_is_what_the_words_say(marked: str, modality: str):
    found = events_of(parsed(marked), [name for name in ("Goma", "Iraq") if name in marked])
    assert Modality(modality) in {event.modality for event in found}, [event.trigger for event in found]


def _visit(verb: str, day: date) -> Modality:
    doc = parsed(f"He|PRP|nsubj|1 {verb} Berlin|NNP|dobj|-1 Then|NNP|npadvmod|-2")
    (event,) = events_of(doc, ["Berlin"], [day_at(doc, "Then", day)])
    return event.modality


def test_modality_of_long_past_is_background():
    assert _visit("visited|VBD|ROOT|0", date(2019, 5, 1)) == Modality.HISTORICAL


def test_modality_of_last_week_is_news():
    assert _visit("visited|VBD|ROOT|0", date(2022, 9, 7)) == Modality.HAPPENED


def test_modality_of_a_day_to_come_is_a_plan():
    assert _visit("visits|VBZ|ROOT|0", date(2022, 9, 20)) == Modality.PLANNED


def test_modality_believes_the_past_tense_more_than_a_misread_day():
    assert _visit("visited|VBD|ROOT|0", date(2022, 9, 20)) == Modality.HAPPENED


def test_modality_of_what_is_said_to_have_happened_is_happened():
    text = (
        "Police|NNS|nsubj|1 said|VBD|ROOT|0 that|IN|mark|3 rebels|NNS|nsubj|2 had|VBD|aux|1 attacked|VBN|ccomp|-4 "
        "Goma|NNP|dobj|-1"
    )
    (event,) = events_of(parsed(text), ["Goma"])
    assert (event.modality, event.attribution) == (Modality.HAPPENED, "Police")


def test_he_of_whom_nothing_was_said_before_is_no_attribution():
    text = (
        "He|PRP|nsubj|1 said|VBD|ROOT|0 that|IN|mark|3 rebels|NNS|nsubj|2 had|VBD|aux|1 attacked|VBN|ccomp|-4 "
        "Goma|NNP|dobj|-1"
    )
    (event,) = events_of(parsed(text), ["Goma"])
    assert (event.modality, event.attribution) == (Modality.HAPPENED, None)


def test_modality_of_a_plan_without_a_day_is_not_dated_by_publication():
    (event,) = events_of(parsed(SAID[0][0]))
    assert event.time.start_on is None


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The army will enter when the rebels withdraw from Goma.", "withdraw", "planned"),
        ("The mayor would come home after the army takes full control of Bama.", "takes full control", "hypothetical"),
        ("She said she would return after rebels attacked Bor.", "attacked", "happened"),
        ("He will be buried on Friday after he was shot dead in Lyon.", "shot dead", "happened"),
    ],
)
def test_modality_of_the_present_in_a_clause_of_time_is_that_of_the_main_clause(text: str, trigger: str, modality: str):
    assert dated_events(text)[trigger].modality == modality


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Hurricane expected to spare the coast.", "Hurricane", "planned"),
        ("Floods expected in Dhaka this week worry farmers.", "Floods", "planned"),
        ("A blizzard is supposed to reach Quebec.", "blizzard", "planned"),
        ("A march planned for Monday in Lyon worries hotels.", "march", "planned"),
        ("The talks in Oslo were put off until May.", "talks", "negated"),
        ("The march in Lyon, planned for months, began on Monday.", "march", "happened"),
        ("Thousands joined the march planned by unions in Lyon.", "march", "happened"),
    ],
)
def test_modality_of_what_is_awaited(text: str, trigger: str, modality: str):
    assert dated_events(text)[trigger].modality == modality
