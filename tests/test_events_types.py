"""Which type a trigger has in its context: weapon before attack, outcome before protest; and when it has none."""

import pytest
from event_docs import dated_events, events_of, parsed

from dashboard.extraction.events.inflection import noun_forms, past_forms, verb_forms
from dashboard.extraction.events.lexicon import load_lexicon
from dashboard.extraction.events.scopes import SCOPES
from dashboard.ontology import load_ontology

TYPES = [
    ("A|DT|det|1 strike|NN|nsubj|1 killed|VBD|ROOT|0 rebels|NNS|dobj|-1 .|.|punct|-2", "armed_clash"),
    ("A|DT|det|2 drone|NN|compound|1 strike|NN|nsubj|1 killed|VBD|ROOT|0 rebels|NNS|dobj|-1", "air_drone_strike"),
    ("Teachers|NNS|nsubj|1 went|VBD|ROOT|0 on|IN|prep|-1 strike|NN|pobj|-1 .|.|punct|-3", "strike_boycott_hunger"),
    ("Rebels|NNS|nsubj|1 fired|VBD|ROOT|0 rockets|NNS|dobj|-1 .|.|punct|-2", "shelling_missile"),
    (
        "Police|NNS|nsubj|1 fired|VBD|ROOT|0 tear|NN|compound|1 gas|NN|dobj|-2 at|IN|prep|-3 protesters|NNS|pobj|-1",
        "protest_with_intervention",
    ),
    ("Police|NNS|nsubj|1 shot|VBD|ROOT|0 protesters|NNS|dobj|-1 .|.|punct|-2", "excessive_force_protesters"),
    ("Protesters|NNS|nsubj|1 clashed|VBD|ROOT|0 with|IN|prep|-1 police|NNS|pobj|-1", "violent_demonstration"),
    ("Thousands|NNS|nsubj|1 marched|VBD|ROOT|0 in|IN|prep|-1 Paris|NNP|pobj|-1", "peaceful_protest"),
    ("Soldiers|NNS|nsubj|1 recaptured|VBD|ROOT|0 the|DT|det|1 town|NN|dobj|-2", "government_regains_territory"),
    ("Rebels|NNS|nsubj|1 seized|VBD|ROOT|0 the|DT|det|1 town|NN|dobj|-2", "nonstate_overtakes_territory"),
    ("Police|NNS|nsubj|1 seized|VBD|ROOT|0 rifles|NNS|dobj|-1", "weapons_seized_disrupted"),
    ("Police|NNS|nsubj|1 seized|VBD|ROOT|0 cocaine|NN|dobj|-1", "robbery_trafficking_fraud"),
    (
        "A|DT|det|2 gas|NN|compound|1 explosion|NN|nsubj|1 destroyed|VBD|ROOT|0 homes|NNS|dobj|-1",
        "fire_explosion_industrial",
    ),
    ("A|DT|det|2 suicide|NN|compound|1 bombing|NN|nsubj|1 shook|VBD|ROOT|0 Kabul|NNP|dobj|-1", "suicide_bombing"),
    ("A|DT|det|1 bus|NN|nsubj|1 crashed|VBD|ROOT|0 .|.|punct|-1", "transport_crash_shipwreck"),
    ("Floods|NNS|nsubj|1 hit|VBD|ROOT|0 Kerala|NNP|dobj|-1", "flood_landslide"),
    ("He|PRP|nsubjpass|2 was|VBD|auxpass|1 convicted|VBN|ROOT|0 .|.|punct|-1", "trial_conviction"),
    ("The|DT|det|1 minister|NN|nsubj|1 resigned|VBD|ROOT|0 .|.|punct|-1", "leadership_change_coup"),
    ("A|DT|det|1 building|NN|nsubj|1 collapsed|VBD|ROOT|0 .|.|punct|-1", "collapse_other"),
    ("The|DT|det|1 army|NN|nsubj|1 retook|NN|ROOT|0 the|DT|det|1 city|NN|dobj|-2", "government_regains_territory"),
    ("Gunmen|NNS|nsubj|1 kidnapped|VBD|ROOT|0 pupils|NNS|dobj|-1", "abduction"),
    ("Residents|NNS|nsubjpass|2 were|VBD|auxpass|1 evacuated|VBN|ROOT|0 .|.|punct|-1", "displacement_evacuation"),
    ("The|DT|det|1 army|NN|nsubj|2 has|VBZ|aux|1 taken|VBN|ROOT|0 over|RP|prt|-1", "leadership_change_coup"),
    ("A|DT|det|1 volcano|NN|nsubj|1 exploded|VBD|ROOT|0", "earthquake_volcano"),
    ("A|DT|det|1 tornado|NN|nsubj|1 killed|VBD|ROOT|0 six|CD|nummod|1 people|NNS|dobj|-2", "storm"),
    (
        (
            "A|DT|det|1 builder|NN|nsubjpass|2 was|VBD|auxpass|1 killed|VBN|ROOT|0 at|IN|prep|-1 the|DT|det|1 "
            "quarry|NN|pobj|-2"
        ),
        "collapse_other",
    ),
    (
        "The|DT|det|1 attack|NN|nsubj|4 on|IN|prep|-1 the|DT|det|1 front|NN|pobj|-2 began|VBD|ROOT|0",
        "armed_clash",
    ),
    (
        "The|DT|det|1 dam|NN|nsubj|1 do|VBP|ROOT|0 ,|,|punct|1 broke|VBD|parataxis|-2",
        "collapse_other",
    ),
    ("Soldiers|NNS|nsubj|1 patrolled|VBD|ROOT|0 the|DT|det|1 streets|NNS|dobj|-2", "troop_movement_base"),
    ("The|DT|det|1 suspect|NN|nsubjpass|2 was|VBD|auxpass|1 captured|VBN|ROOT|0 .|.|punct|-1", "arrest_raid"),
    (
        "Workers|NNS|nsubj|1 walked|VBD|ROOT|0 out|RP|prt|-1 over|IN|prep|-2 pay|NN|pobj|-1",
        "strike_boycott_hunger",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TYPES)
def test_events_types_follow_the_context(marked: str, expected: str):
    assert [event.sub_event_type for event in events_of(parsed(marked))] == [expected]


OTHER_SENSES = [
    "The|DT|det|1 union|NN|nsubj|1 struck|VBD|ROOT|0 a|DT|det|1 deal|NN|dobj|-2",
    "He|PRP|nsubj|1 lost|VBD|ROOT|0 his|PRP$|poss|1 battle|NN|dobj|-2 with|IN|prep|-1 cancer|NN|pobj|-1",
    "A|DT|det|1 storm|NN|nsubj|3 of|IN|prep|-1 protest|NN|pobj|-1 followed|VBD|ROOT|0",
    "An|DT|det|1 explosion|NN|nsubj|3 of|IN|prep|-1 interest|NN|pobj|-1 followed|VBD|ROOT|0",
    "The|DT|det|2 protest|NN|compound|1 leader|NN|nsubj|1 left|VBD|ROOT|0",
    "The|DT|det|1 striker|NN|nsubj|1 attacked|VBD|ROOT|0 the|DT|det|1 goal|NN|dobj|-2",
    "The|DT|det|1 film|NN|nsubj|1 captured|VBD|ROOT|0 the|DT|det|1 mood|NN|dobj|-2",
    "The|DT|det|1 president|NN|nsubjpass|2 was|VBD|auxpass|1 captured|VBN|ROOT|0 on|IN|prep|-1 camera|NN|pobj|-1",
    "The|DT|det|1 retailer|NN|nsubj|1 captured|VBD|ROOT|0 more|JJR|amod|1 people|NNS|dobj|-2",
    "Nowak|NNP|nsubj|1 captured|VBD|ROOT|0 gold|NN|dobj|-1 in|IN|prep|-1 Turin|NNP|pobj|-1",
    "Lifeguards|NNS|nsubj|1 patrolled|VBD|ROOT|0 the|DT|det|1 beach|NN|dobj|-2",
    "It|PRP|nsubj|1 opened|VBD|ROOT|0 in|IN|prep|-1 March|NNP|pobj|-1",
    "It|PRP|nsubj|1 demonstrated|VBD|ROOT|0 how|WRB|advmod|1 divided|VBN|ccomp|-2 they|PRP|nsubj|-1 were|VBD|cop|-2",
    "He|PRP|nsubj|1 signed|VBD|ROOT|0 a|DT|det|1 contract|NN|dobj|-2 with|IN|prep|-3 Team|NNP|pobj|-1",
    "She|PRP|nsubj|1 took|VBD|ROOT|0 her|PRP$|poss|1 skills|NNS|dobj|-2 back|RB|advmod|-3",
    "The|DT|det|1 Alps|NNPS|nsubj|1 provide|VBP|ROOT|0 water|NN|dobj|-1",
    "Nobody|NN|nsubjpass|2 was|VBD|auxpass|1 killed|VBN|ROOT|0",
    "They|PRP|nsubj|1 cleared|VBD|ROOT|0 destroyed|VBN|amod|1 buildings|NNS|dobj|-2",
    "A|DT|det|1 negotiator|NN|nsubj|1 walked|VBD|ROOT|0 out|RP|prt|-1",
    "The|DT|det|1 state|NN|nsubj|1 took|VBD|ROOT|0 the|DT|det|1 town|NN|dobj|-2 off|RP|prt|-3",
    "The|DT|det|1 lorry|NN|nsubj|1 lost|VBD|ROOT|0 power|NN|dobj|-1",
    "Italy|NNP|nsubj|1 opened|VBD|ROOT|0 its|PRP$|poss|2 border|NN|compound|1 posts|NNS|dobj|-3",
    "They|PRP|nsubj|1 sat|VBD|ROOT|0 around|IN|prep|-1 fires|NNS|pobj|-1 in|IN|prep|-1 the|DT|det|1 street|NN|pobj|-2",
    "Trials|NNS|nsubj|4 of|IN|prep|-1 the|DT|det|1 vaccine|NN|pobj|-2 began|VBD|ROOT|0",
    "He|PRP|nsubj|1 sat|VBD|ROOT|0 in|IN|prep|-1 the|DT|det|1 hall|NN|pobj|-2",
]


@pytest.mark.parametrize("marked", OTHER_SENSES)
def test_events_types_leave_other_senses_alone(marked: str):
    assert events_of(parsed(marked)) == []


def test_events_types_take_no_day_for_an_object():
    doc = parsed("Nurses|NNS|nsubj|1 demonstrated|VBD|ROOT|0 Sunday|NNP|dobj|-1", Sunday="DATE")
    assert [event.sub_event_type for event in events_of(doc)] == ["peaceful_protest"]


def test_events_types_take_a_participle_before_a_place_for_news():
    text = "Zelensky|NNP|nsubj|1 praised|VBD|ROOT|0 liberated|VBN|amod|1 Izium|NNP|dobj|-2"
    (event,) = events_of(parsed(text), ["Izium"])
    assert event.sub_event_type == "government_regains_territory"


def test_lexicon_speaks_of_known_types_scopes_and_labels():
    lexicon = load_lexicon()
    entities = {"place", "person_ent", "org_ent", "people", "proper", "any", "date"}
    known = {label for labels in lexicon.labels.values() for label in labels} | entities
    known |= {label for phrases in lexicon.phrases.values() for _, label in phrases}
    for patterns in lexicon.patterns.values():
        for rule in (rule for pattern in patterns for rule in pattern.rules):
            assert rule.sub_event_type in load_ontology()
            for condition in (*rule.needs, *rule.unless):
                assert condition.scope in SCOPES
                assert {label for label in condition.labels if not label.startswith("=")} <= known


def test_lexicon_reaches_every_type_of_the_ontology():
    rules = {rule for patterns in load_lexicon().patterns.values() for pattern in patterns for rule in pattern.rules}
    assert {rule.sub_event_type for rule in rules} == set(load_ontology())


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("retake", "retook"),
        ("overrun", "overran"),
        ("stab", "stabbed"),
        ("flee", "fled"),
        ("rally", "rallied"),
        ("riot", "rioting"),
    ],
)
def test_inflection_knows_the_forms_of_a_verb(lemma: str, form: str):
    assert form in verb_forms(lemma)


def test_inflection_tells_past_forms_from_those_that_are_nouns_too():
    assert "struck" in past_forms("strike")
    assert not past_forms("strike") & {"strike", "strikes", "striking"}


def test_inflection_makes_plurals():
    assert noun_forms("casualty") == {"casualty", "casualties"}
    assert noun_forms("gunman") == {"gunman", "gunmen"}
    assert noun_forms("German") == {"German", "Germans"}
    assert noun_forms("life") == {"life", "lives"}


@pytest.mark.parametrize(
    ("text", "trigger", "sub_event_type"),
    [
        ("The editor's flat was raided at six in the morning.", "raided", "arrest_raid"),
        ("Rebels raided a village near the border.", "raided", "attack_killing"),
        ("Hurricane Katrina destroyed New Orleans in 2005.", "destroyed", "storm"),
        ("A leak of ammonia in Vapi sent thirty women to hospital.", "leak", "fire_explosion_industrial"),
        ("Supporters of two camps went at each other with chairs.", "went at each other", "mob_violence"),
        ("Some 500 people gathered before the town hall of Sfax.", "gathered", "peaceful_protest"),
        ("Some 1,800 households in Pemba received tarpaulins.", "received", "aid_delivery"),
        ("The province declared a state of disaster on Monday.", "state of disaster", "restriction_curfew_emergency"),
        ("Stones flew, and tear gas drifted through the streets.", "flew", "violent_demonstration"),
        ("Young men without work had sat on the line since Monday.", "sat", "peaceful_protest"),
        ("Relatives held up traffic for two hours to demand a gate.", "held up", "peaceful_protest"),
        (
            "Young men came into a polling station in Kuksi, smashed two ballot boxes and ran.",
            "smashed",
            "mob_violence",
        ),
        ("Storm Daniel broke over Derna on Sunday.", "broke over", "storm"),
        ("Gunmen raided the house of a judge.", "raided", "attack_killing"),
        ("The disturbance began at the market. Two more people died in a stabbing.", "stabbing", "homicide_shooting"),
    ],
)
def test_type_of_what_a_sentence_tells(text: str, trigger: str, sub_event_type: str):
    assert dated_events(text)[trigger].sub_event_type == sub_event_type


@pytest.mark.parametrize(
    "text",
    [
        "A patrol responded to a disturbance in a cinema.",
        "Soldiers visiting a dentist were hurt.",
        "The man had left his home in 2011 to become a sailor.",
        "Mrs Lindqvist, who heads a museum in Uppsala, likes chess.",
        "Gang shootings and street robberies are common in Caracas at night.",
        "Floods are frequent in Dhaka.",
        "The driver fled from police in Lyon.",
        "A storm of protest hit the minister in Paris.",
        "An accident held up traffic in Lyon.",
        "A leak of documents in Paris angered the minister.",
        "Thousands gathered outside the palace in London for the coronation.",
        "She received a parcel from her mother in Lyon.",
        "Ms Aalto travelled to Tartu with other students.",
    ],
)
def test_everyday_errands_are_no_events(text: str):
    assert dated_events(text) == {}
