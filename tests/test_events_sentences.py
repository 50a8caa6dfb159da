"""Which events whole sentences report, read by the pipeline that is shipped: what a hand-made parse cannot promise."""

import pytest
from event_docs import Read

REPORTED = [
    ("Gunmen opened fire on shoppers at a market in Jos, officials said.", "attack_killing"),
    ("Militants stormed a university in Garissa and shot students.", "attack_killing"),
    ("Bomb disposal experts detonated the device in a field.", "weapons_seized_disrupted"),
    ("The militants detonated a large bomb in the city centre.", "bomb_ied_landmine"),
    ("Police uncovered a hideout with rifles and ammunition near the border.", "weapons_seized_disrupted"),
    ("Rebels shot down an army helicopter over the valley.", "shelling_missile"),
    ("Riot police suppressed a demonstration in Izmir.", "protest_with_intervention"),
    ("Soldiers brutally suppressed a peaceful demonstration in the capital.", "excessive_force_protesters"),
    ("Two people were murdered by vigilantes in the village.", "mob_violence"),
    ("Villagers were angry about the destruction of their houses by settlers.", "looting_property_destruction"),
    ("Nine people died after drinking bootleg vodka in Perm.", "collapse_other"),
    ("Hackers attacked the website of the ministry.", "robbery_trafficking_fraud"),
    ("Moscow will close the American consulate, and Washington has expelled two diplomats.", "sanction_expulsion"),
    ("The army freed 30 rebels in exchange for 12 soldiers.", "prisoner_release_exchange"),
    ("Policemen came under a grenade attack in Quetta.", "grenade"),
    ("The base came under mortar fire at dawn.", "shelling_missile"),
    ("Thousands of people poured into the streets of Minsk.", "peaceful_protest"),
    ("The former minister was placed under house arrest.", "arrest_raid"),
    ("Police are searching for a man who robbed them.", "investigation_charge"),
    ("In September 2009 a tsunami killed nine people on the island.", "earthquake_volcano"),
    ("A stretch of the viaduct gave way on Tuesday morning.", "collapse_other"),
    ("The dam, which held back waste from the works, broke on Friday.", "collapse_other"),
    ("The liner struck rocks off the island on Friday night.", "transport_crash_shipwreck"),
    ("An accident at a nuclear power station alarmed the neighbours.", "fire_explosion_industrial"),
    ("The president fled the country on Friday.", "leadership_change_coup"),
    ("Two days after the garrison fled, they hold the whole city.", "withdrawal_surrender_defection"),
    ("More than 20 villages were freed within a day, the general staff said.", "government_regains_territory"),
    ("Men with rifles opened fire in the fish market.", "attack_killing"),
    ("Policemen standing on armoured cars opened fire on the gathering.", "excessive_force_protesters"),
    ("The union condemned the seizure of power in the capital.", "leadership_change_coup"),
    ("In a stable officers dug up six assault rifles and two pistols.", "weapons_seized_disrupted"),
    ("Police arrested ten people in Rome. Nine more were picked up in Milan.", "arrest_raid"),
    ("The girls whom gunmen took from the school three years ago were freed on Saturday.", "abduction"),
    ("Rebels went on the attack near Goma on Tuesday.", "attack_killing"),
    ("Detectives are looking into the theft of two cars in Cork.", "investigation_charge"),
    ("The president met opposition leaders in Harare on Monday.", "meeting_visit"),
    ("A mine killed two shepherds near Tuzla on Sunday.", "bomb_ied_landmine"),
    ("Mine guards killed two men near Obuasi on Sunday.", "homicide_shooting"),
    ("Soldiers and local militiamen seized the town of Hawija in May.", "government_regains_territory"),
    ("Rebels and army defectors seized the town of Goma on Thursday.", "nonstate_overtakes_territory"),
    ("Insurgents were pushed back from the villages around Hama on Monday.", "government_regains_territory"),
    ("Rebels pushed back an army attack near Hama on Monday.", "armed_clash"),
    ("Protesters shut down roads in Lagos on Sunday.", "peaceful_protest"),
    ("The mayor shut down the market in Lagos on Sunday because of cholera.", "restriction_curfew_emergency"),
    ("Ministers in Brussels adopted sanctions on two banks on Friday.", "sanction_expulsion"),
    ("The governor declared an emergency in Ohio on Sunday.", "restriction_curfew_emergency"),
    ("Rebels laid mines on the road to Goma on Monday.", "bomb_ied_landmine"),
    ("Hundreds of families fled the town of Goma on Monday.", "displacement_evacuation"),
    ("The ministry flew two battalions of paratroopers to the border on Monday.", "troop_movement_base"),
    ("The minister demanded an apology from Paris on Monday.", "statement"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_sentences_report_an_event_of_this_type(text: str, expected: str, read: Read):
    assert expected in {event.sub_event_type for event in read(text)}


def test_sentences_tell_the_cause_of_a_reaction_in_passing(read: Read):
    protest, blast = read("Thousands protested over the explosion at the factory.")
    assert protest.sub_event_type == "peaceful_protest"
    assert blast.confidence_type < read("There was an explosion at the factory.")[0].confidence_type


STORIES = [
    (
        "An explosion shook the port. The warehouse had held fertiliser and ammonium nitrate, a chemical, for years.",
        "fire_explosion_industrial",
    ),
    ("An explosion shook the port. Terrorists had hidden a bomb in a warehouse.", "bomb_ied_landmine"),
    ("A wildfire overran the town. On Friday the blaze reached the motorway.", "wildfire"),
    ("Thousands protested in the capital. There were clashes on several nights.", "violent_demonstration"),
    ("A cyclone reached the coast on Monday. Most of those who died were drowned.", "storm"),
    ("An earthquake struck the south at dawn. Some 6,000 buildings collapsed.", "earthquake_volcano"),
    ("Rebels ambushed a convoy. Nine people were killed, the authorities said.", "armed_clash"),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_sentences_are_read_as_parts_of_one_story(text: str, expected: str, read: Read):
    assert {event.sub_event_type for event in read(text)} <= {expected, "peaceful_protest"}
    assert expected in {event.sub_event_type for event in read(text)}


def test_sentences_keep_what_came_before_apart(read: Read):
    found = read("Two men were shot at a checkpoint last Tuesday, two days before the town was freed by soldiers.")
    assert {event.sub_event_type for event in found} & {"attack_killing", "homicide_shooting"}


def test_sentences_tell_of_one_deed_by_several_harms(read: Read):
    (event,) = read("One person was killed and four were hurt there by shelling on Monday.")
    assert event.sub_event_type == "shelling_missile"
    assert (event.casualties.fatalities_best, event.casualties.injured) == (1, 4)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("About 8,000 people had to leave their homes in the district.", "happened"),
        ("Commanders from both sides are due to meet within five days.", "planned"),
    ],
)
def test_sentences_tell_what_had_to_be_from_what_is_due(text: str, modality: str, read: Read):
    assert {event.modality for event in read(text)} == {modality}


NOT_CLAIMED = [
    "The army denied that its aircraft had bombed a camp.",
    "The minister ruled out a curfew.",
    "Officials said that they saw no reason for a lockdown.",
]


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_sentences_that_deny_an_event_mark_it_negated(text: str, read: Read):
    assert {event.modality for event in read(text)} == {"negated"}


@pytest.mark.parametrize(
    ("text", "doer", "kind", "said_by"),
    [
        (
            "Russian drones struck a bakery overnight, killing a woman, the regional governor said.",
            "Russian",
            "state_forces",
            "regional governor",
        ),
        ("Houthi missiles hit a ship.", "Houthi", "rebel_group", None),
        ("The governor said rebels shelled the town.", "rebels", "rebel_group", "governor"),
    ],
)
def test_sentences_name_who_did_it_and_not_who_says_so(
    text: str, doer: str, kind: str, said_by: str | None, read: Read
):
    (event,) = read(text)
    assert event.actor1 is not None
    assert (event.actor1.name, event.actor1.actor_type, event.attribution) == (doer, kind, said_by)


def test_sentences_give_whom_it_was_done_to_without_the_preposition(read: Read):
    (*_, event) = read("Police charged and shot at another gathering that evening.")
    assert event.actor2 is not None
    assert event.actor2.name == "another gathering"
