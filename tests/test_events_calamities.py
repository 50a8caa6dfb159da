"""Frames by which the main event of a report is often told: wrecks, landfalls, outbreaks, things that fall."""

import pytest
from event_docs import Read

TOLD = [
    ("Hurricane Marta hit the coast with winds of 200 km/h.", "storm"),
    ("Lightning struck a church during the service.", "storm"),
    ("A bus crashed near the border.", "transport_crash_shipwreck"),
    ("A plane came down in a field.", "transport_crash_shipwreck"),
    ("The jet disappeared from radar ten minutes after take-off.", "transport_crash_shipwreck"),
    ("Three wagons came off the rails.", "transport_crash_shipwreck"),
    ("The boat went down within minutes.", "transport_crash_shipwreck"),
    ("Cholera broke out in the camp.", "disease_outbreak"),
    ("Lava reached the outskirts of the city.", "earthquake_volcano"),
    ("The river overflowed in the night.", "flood_landslide"),
    ("A balcony fell into the street.", "collapse_other"),
    ("Protesters broke into the parliament.", "violent_demonstration"),
    ("Several hundred people tried to storm the parliament.", "violent_demonstration"),
    ("A man drove a van into a crowd of shoppers.", "attack_killing"),
    ("The government let 39 prisoners out of its jails.", "prisoner_release_exchange"),
    ("Kidnappers seized thirty pupils from a school.", "abduction"),
]
NOT_TOLD = [
    "Prices came down in the spring.",
    "The singer's career went down after that.",
    "Applause broke out in the hall.",
    "The hotel overflowed with guests.",
    "The temperature fell on Monday.",
    "A song hit the charts.",
    "She let the prisoner speak.",
    "He drove his van into the garage.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_calamities_are_told_by_their_frames(text: str, expected: str, read: Read):
    assert expected in {event.sub_event_type for event in read(text)}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_calamities_are_not_told_by_like_words(text: str, read: Read):
    assert read(text) == []
