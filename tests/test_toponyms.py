"""Which words of a text are taken for place names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.places import find_toponyms
from dashboard.extraction.text import clean_text
from dashboard.model import MentionKind
from tests.place_docs import found, marked_doc, read, shipped_pipeline


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They met in [LOC:the Netherlands] on Monday.", ["Netherlands"]),
        ("She flew to [LOC:The Hague] at noon.", ["The Hague"]),
        ("[LOC:Kyiv]'s mayor spoke.", ["Kyiv"]),
        ("The Nairobi-based group left.", ["Nairobi"]),
        ("Floods reached Ludwigshafen and Passau.", ["Ludwigshafen", "Passau"]),
        ("They crossed Bosnia and Herzegovina by bus.", ["Bosnia and Herzegovina"]),
        ("A ferry left Port-au-Prince for Cap-Haitien.", ["Port-au-Prince", "Cap-Haitien"]),
        ("Rebels hold [LOC:Hargeisa, Somalia], he said.", ["Hargeisa", "Somalia"]),
    ],
)
def test_span_is_the_name_alone(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Troopers in Charleston, W.Va., and Tampa, Fla., agreed.", ["Charleston", "W.Va.", "Tampa", "Fla."]),
        ("A crash near Fresno, Calif. killed two.", ["Fresno", "Calif."]),
        ("The firm moved to Dallas, TX, in May.", ["Dallas", "TX"]),
        ("The U.S.-led force and the UK navy met.", ["U.S.", "UK"]),
        ("A storm hit Regina, Sask., overnight.", ["Regina", "Sask."]),
        ("A Ga. pastor and an Ill. nurse met.", ["Ga.", "Ill."]),
        ("The U.K embassy reopened.", ["U.K"]),
    ],
)
def test_abbreviations_keep_their_full_stop(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "OR they could wait IN the hall and ask ME.",
        "Tanks bearing the letter Z rolled on.",
        "[ORG:Reuters] reported it, and [ORG:Bloomberg] too.",
        "He fired an AK-47 at them.",
        "About 10 of the 47 were hurt.",
        "Police said Reading is fun and Nice people do it in March.",
        "The City and the County agreed on the Center.",
        "In 300 B.C. nobody knew.",
        "The mayor thanked [PERSON:Polk]. Nobody blamed [PERSON:Wade].",
        "The Rev. Ann Lee and Brig. Gen. Bo Ray met Sens. Al Cox and Eve Poe on Nov. 8.",
    ],
)
def test_ordinary_words_letters_and_agencies_are_no_places(marked, world_gazetteer):
    assert found(marked, world_gazetteer) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Singer [PERSON:Paris Jackson] sang. [LOC:Jackson] smiled.",
        "Mr. Houston left early, and Gov. Austin stayed.",
        "[PERSON:Mevlut] [LOC:Altindag] was there.",
        "Nine-year-old Charlotte Miller won. [PERSON:Tom Miller] cheered [LOC:Charlotte].",
    ],
)
def test_people_who_bear_a_place_name_are_no_places(marked, world_gazetteer):
    assert found(marked, world_gazetteer) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [ORG:Lyon Police Department] opened a file.", ["Lyon"]),
        ("He was held at [ORG:Adair County Regional Jail].", ["Adair County"]),
        ("She studied at the [ORG:University of Toronto].", ["Toronto"]),
        ("The [ORG:Bank of America] paid.", []),
        ("The [ORG:Boston Globe] wrote so.", []),
        ("[ORG:Delta Air Lines] and [ORG:Cleveland Holdings] grew.", []),
        ("They ran [ORG:Air Berlin].", []),
    ],
)
def test_place_in_an_organisation_counts_where_it_locates(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


def test_people_and_adjectives_are_demonyms(world_gazetteer):
    mentions = find_toponyms(marked_doc("[NORP:Ukrainian] troops met Kenyans in Lviv."), world_gazetteer)
    assert [(m.text, m.kind) for m in mentions] == [
        ("Ukrainian", MentionKind.DEMONYM),
        ("Kenyans", MentionKind.DEMONYM),
        ("Lviv", MentionKind.PLACE),
    ]


@pytest.mark.parametrize("text", ["There are tours in English on Mondays.", "She spoke Dutch and sang."])
def test_language_is_no_people(text, world_gazetteer):
    assert find_toponyms(marked_doc(text), world_gazetteer) == []


def test_dateline_in_capitals_is_found_before_any_name(world_gazetteer):
    assert found("LUSAKA, Zambia (Reuters) - Voters queued.", world_gazetteer) == ["LUSAKA", "Zambia"]
    assert found("NAIROBI Barack Obama arrived on Friday.", world_gazetteer) == ["NAIROBI"]


def test_headline_in_capitals_yields_its_places(world_gazetteer):
    assert found("FLOODS HIT NORTHERN GERMANY AS POLAND BRACES", world_gazetteer) == ["GERMANY", "POLAND"]


def test_text_without_capitals_yields_its_places(world_gazetteer):
    assert found("missiles hit kharkiv and the port of odesa in ukraine", world_gazetteer) == [
        "kharkiv",
        "odesa",
        "ukraine",
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He lives at 420 Augusta Street, Alexandria.", ["Augusta Street", "Alexandria"]),
        ("Two died on Highway 61 near Duluth.", ["Highway 61", "Duluth"]),
        ("The Superior Court in Duluth ruled.", ["Duluth"]),
    ],
)
def test_streets_and_routes_are_names_of_their_own(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


def test_self_proclaimed_republic_is_one_name(world_gazetteer):
    assert found("the borders of the [ORG:Lugansk People's Republic], he said", world_gazetteer) == [
        "Lugansk People's Republic"
    ]


def test_home_of_a_member_of_parliament_is_a_place(world_gazetteer):
    assert found(
        "Rep. [PERSON:Ann Lee], DFL-Minneapolis, and [PERSON:Bo Ray], R-Marshall, agreed.", world_gazetteer
    ) == [
        "Minneapolis",
        "Marshall",
    ]


def test_unknown_village_counts_where_the_text_calls_it_one(world_gazetteer):
    assert found("Shells fell on the village of [LOC:Qarmutlu] at dawn.", world_gazetteer) == ["Qarmutlu"]
    assert found("[LOC:Qarmutlu] laughed.", world_gazetteer) == []


def test_surely_found_name_is_found_again_where_the_pipeline_missed_it(world_gazetteer):
    assert (
        found("Fire broke out in [LOC:Ouagadougou]. Later Ouagadougou slept.", world_gazetteer).count("Ouagadougou")
        == 2
    )


def test_shipped_pipeline_and_both_steps_on_a_news_text(world_gazetteer):
    places = read(
        "BEIRUT, Lebanon (AP) — A blast near Tripoli killed four, the Lebanese Red Cross said. "
        "Mr. Sidon, who runs a bakery in Tyre, heard it.",
        world_gazetteer,
    )
    names = [place.mention.text for place in places if place.mention.kind is MentionKind.PLACE]
    assert names == ["BEIRUT", "Lebanon", "Tripoli", "Tyre"]
    assert {place.candidate.country_code for place in places if place.candidate} == {"LB"}


@given(text=st.text(alphabet=st.sampled_from("Kyiv Paris, Me. O'Brien 's-St\n\"’“–é中 of The U.S. "), max_size=120))
def test_mentions_slice_back_in_order_without_overlap(text, world_gazetteer):
    doc = shipped_pipeline().make_doc(clean_text(text))
    mentions = find_toponyms(doc, world_gazetteer)
    assert [clean_text(text)[m.start_char : m.end_char] for m in mentions] == [m.text for m in mentions]
    assert all(left.end_char <= right.start_char for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Floods hit Becker, Clay and Swift counties.", ["Becker", "Clay", "Swift"]),
        ("Hope left, and Clay and Swift followed.", []),
        ("They shelled the villages of [LOC:Foua] and [LOC:Qarmutlu] in Idlib.", ["Foua", "Qarmutlu", "Idlib"]),
    ],
)
def test_lists_of_places_vouch_for_their_names(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[LOC:Harrison], 8, held a plate. [LOC:Harrison] smiled.",
        "Tim told [PERSON:Kilkenny] so.",
        "He shopped at [LOC:Wal-Mart] and at the [LOC:Fargodome].",
        "The [ORG:Council of Europe] and the [ORG:Future Farmers of America] wrote.",
        "The [ORG:Lipscomb University] band and [ORG:Dow Chemical Co]. paid.",
        "Talks of [LOC:Hamas] and the [ORG:United Russia] party failed.",
        "He works at [LOC:St. John]'s Lutheran School.",
    ],
)
def test_people_shops_and_bodies_are_no_places(marked, world_gazetteer):
    assert found(marked, world_gazetteer) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A [LOC:Platte Co]. nurse met one of [LOC:Linn Twp]. nearby.", ["Platte Co.", "Linn Twp."]),
        ("[LOC:Three Morris County] nurses left.", ["Morris County"]),
        ("The [LOC:Paris-Henry County Rescue Squad] came.", ["Paris", "Henry County"]),
        ("They flooded the [LOC:Limpopo Arts League] of old.", ["Limpopo"]),
        ("He called [LOC:Metro Nashville] police.", ["Nashville"]),
        (
            "The [LOC:Red River Valley] and [LOC:North Horr Township] are wide.",
            ["Red River Valley", "North Horr Township"],
        ),
        ("[LOC:FRANCE AGREES] ON TALKS", ["FRANCE"]),
        ("A ticket of [LOC:Air Malta] was found.", []),
    ],
)
def test_name_is_cut_from_what_the_pipeline_runs_together(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rebels recaptured [PERSON:Balakliia] at noon.", ["Balakliia"]),
        ("[PERSON:Bambari], a town of 40,000 people, was quiet.", ["Bambari"]),
        ("The prize went to [PERSON:Mary Otieno] of [PERSON:Kisumu] and a cousin.", ["Kisumu"]),
        ("A reef lies south of Java there.", ["Java"]),
        ("The siege of [ORG:Acre] lasted two years.", ["Acre"]),
        ("The [ORG:Kingston Volunteer Fire Department] came.", ["Kingston"]),
        ("A ship owned by [LOC:Vale] sank.", []),
        ("THE MAYOR OF LISBON SPOKE.", ["LISBON"]),
        ("A [PERSON:Chapin] man met Independence police.", ["Chapin"]),
        (
            "A [PERSON:Henrico] man thanked Bo Ray, D-Braxton, of [PERSON:Ada], Ohio.",
            ["Henrico", "Braxton", "Ada", "Ohio"],
        ),
        ("According to [PERSON:Conrad], South Africa grows.", ["South Africa"]),
        ("They read [LOC:Bishop's] Stortford maps on a [LOC:Costa Concordia].", ["Bishop's Stortford"]),
        ("Aid went to [LOC:Rafah], [PERSON:Khan Younis] and Gaza.", ["Rafah", "Khan Younis", "Gaza"]),
        ("They crossed the [PERSON:Neman] at dawn.", ["Neman"]),
        ("[ORG:Al Jazeera] said so.", []),
        ("They sailed near the [LOC:Chathams].", ["Chathams"]),
        ("A centre of [LOC:Viking] trade.", []),
        ("Aid reached [ORG:Borno State], not Ohio State.", ["Borno State", "Ohio"]),
        ("Boats went along the [ORG:Elbe] and a bridge over the Donets fell.", ["Elbe", "Donets"]),
        ("The company [LOC:Vale] was sued. The head of [LOC:Vale] left.", []),
        ("Officials in [PERSON:Bonn] said no.", ["Bonn"]),
        ("They live in Deir ez-Zor, he said.", ["Deir ez-Zor"]),
        ("Doctors at the [ORG:University of Ghent] agreed.", ["Ghent"]),
        ("The [ORG:Tigray People's Liberation Front] signed.", []),
        ("They met on [LOC:Avenue Bourguiba].", ["Avenue Bourguiba"]),
        (
            "They entered [PERSON:Velykyi Burluk], and later left the kibbutz of [PERSON:Nir Oz].",
            ["Velykyi Burluk", "Nir Oz"],
        ),
        ("Storms hit [LOC:Luzon], [PERSON:Cebu and Panay] at night.", ["Luzon", "Cebu", "Panay"]),
        ("Fairs in [LOC:Erie] end, unlike [PERSON:Rodeo Erie] near [LOC:Erie]. [LOC:Erie] slept.", ["Erie"] * 3),
        ("[PERSON:Georgia Stevens] skates. [LOC:Georgia] began at four.", []),
        ("They saw [LOC:Curtis A. Bloggs].", []),
        ("They held [LOC:Aung San Suu Kyi], and Aung San Suu Kyi spoke.", []),
    ],
)
def test_words_around_outvote_the_label(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Nurses died at St Sebastian's in Beirut.", ["Beirut"]),
        ("A ship left St. John's for Halifax.", ["St. John's", "Halifax"]),
        ("Snow fell on [LOC:St. Petersburg]'s streets.", ["St. Petersburg"]),
        ("They prayed at [LOC:St. Paul]'s Hospital in Vancouver.", ["Vancouver"]),
        ("The [ORG:Ulster Unionist Party] and the crew of [ORG:HMS Sheffield] met.", []),
        ("They sail the [LOC:Caribbean] and fish.", ["Caribbean"]),
        ("He runs the [LOC:Webb Center on Oxford Street] now.", ["Oxford Street"]),
        ("He read [LOC:Hello Sunshine Band].", []),
        ("The IRA and the PTA met in Cork.", ["Cork"]),
        ("THE HAGUE - A court ruled.", ["THE HAGUE"]),
        ("They blew up tunnels at [LOC:Punggye-ri] in May.", ["Punggye-ri"]),
        ("Calls come from [LOC:Atlanta-area] homes.", ["Atlanta"]),
        ("In [LOC:Western Pennsylvania] it rained; in [LOC:West Virginia] too.", ["Pennsylvania", "West Virginia"]),
        ("He toured [LOC:Karak Castle] and the [LOC:Lyon Arts Council].", ["Karak Castle", "Lyon"]),
        ("The planet Mars and the month of Ramadan.", []),
    ],
)
def test_awkward_names(marked, expected, world_gazetteer):
    assert found(marked, world_gazetteer) == expected
