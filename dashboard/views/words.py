"""The words of the screen: what codes, dates and probabilities are called. Pure."""

import calendar
from datetime import date
from functools import cache

import pandas as pd
from babel import Locale

MONTHS = tuple(calendar.month_name)  # January is 1; copied, because calendar asks the locale each time
SHORT_MONTHS = tuple(calendar.month_abbr)
WEEKDAYS = tuple(calendar.day_name)  # Monday is 0, as in date.weekday
GEO_PRECISION = {
    "site": "exact spot",
    "settlement": "town or city",
    "near": "near a town",
    "admin2": "district",
    "admin1": "region",
    "area": "area without borders",
    "country": "country only",
    "unknown": "not known",
}
TIME_PRECISION = {
    "hour": "to the hour",
    "day": "to the day",
    "days": "within a few days",
    "week": "to the week",
    "month": "to the month",
    "quarter": "to the quarter",
    "year": "to the year",
    "unknown": "not known",
}
DATE_SOURCE = {
    "explicit": "the text gives the date",
    "relative": "reckoned from the day of publication",
    "inherited": "carried over from the text before",
    "publication": "the day of publication; the text gives none",
    "unknown": "the text gives none",
}
MODALITY = {
    "happened": "Happened",
    "ongoing": "Going on",
    "planned": "Planned",
    "hypothetical": "Possible",
    "negated": "Denied or did not happen",
    "historical": "Long before the report",
}
SUB_TYPES = {
    "armed_clash": "Armed clash",
    "government_regains_territory": "Government regains territory",
    "nonstate_overtakes_territory": "Non-state group takes territory",
    "air_drone_strike": "Air or drone strike",
    "shelling_missile": "Shelling or missile attack",
    "bomb_ied_landmine": "Bomb or landmine",
    "suicide_bombing": "Suicide bombing",
    "grenade": "Grenade attack",
    "chemical_weapon": "Use of a chemical weapon",
    "attack_killing": "Attack on civilians",
    "abduction": "Abduction or disappearance",
    "sexual_violence": "Sexual violence",
    "torture_ill_treatment": "Torture or ill-treatment",
    "peaceful_protest": "Peaceful protest",
    "strike_boycott_hunger": "Strike or boycott",
    "protest_with_intervention": "Protest met with intervention",
    "excessive_force_protesters": "Excessive force against protesters",
    "violent_demonstration": "Violent demonstration",
    "mob_violence": "Mob violence",
    "agreement_ceasefire": "Agreement or ceasefire",
    "arrest_raid": "Arrest or raid",
    "weapons_seized_disrupted": "Weapons seized or attack foiled",
    "looting_property_destruction": "Looting or destruction",
    "troop_movement_base": "Troop movement or base",
    "withdrawal_surrender_defection": "Withdrawal, surrender or defection",
    "prisoner_release_exchange": "Prisoners released or exchanged",
    "homicide_shooting": "Homicide or shooting",
    "robbery_trafficking_fraud": "Robbery, trafficking or fraud",
    "investigation_charge": "Investigation or charge",
    "trial_conviction": "Trial or conviction",
    "restriction_curfew_emergency": "Curfew or other restriction",
    "meeting_visit": "Meeting or visit",
    "sanction_expulsion": "Sanction or expulsion",
    "election_vote": "Election or vote",
    "leadership_change_coup": "Change of leadership or coup",
    "statement": "Statement",
    "earthquake_volcano": "Earthquake or eruption",
    "flood_landslide": "Flood or landslide",
    "storm": "Storm",
    "wildfire": "Wildfire",
    "heat_drought": "Heat or drought",
    "transport_crash_shipwreck": "Transport crash or shipwreck",
    "fire_explosion_industrial": "Fire or industrial explosion",
    "collapse_other": "Collapse or other accident",
    "displacement_evacuation": "Displacement or evacuation",
    "aid_delivery": "Delivery of aid",
    "aid_obstruction": "Obstruction of aid",
    "disease_outbreak": "Outbreak of disease",
    "other": "Other event",
}
_CONFIDENCE = ((0.85, "very likely"), (0.65, "likely"), (0.45, "uncertain"), (0.0, "doubtful"))


def say_type(sub_event_type: str) -> str:
    return SUB_TYPES.get(sub_event_type, sub_event_type.replace("_", " ").capitalize())


def say_confidence(confidence: float | None) -> str:
    if confidence is None:
        return "not known"
    return f"{next(word for least, word in _CONFIDENCE if confidence >= least)} ({confidence:.2f})"


@cache
def say_country(code: str | None) -> str | None:
    return Locale("en").territories.get(code, code) if code else None


def say_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def say_short_day(day: date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month]} {day.year}"


def say_interval(start: date | None, end: date | None) -> str:
    """Name an interval as a person would: a day, a month, a year, or from – to."""
    if start is None or end is None:
        return "no date"
    if start == end:
        return say_day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months and start.year == end.year:
        first, last = MONTHS[start.month], MONTHS[end.month]
        return f"{first} {start.year}" if start.month == end.month else f"{first}–{last} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{say_day(end)}"
    return f"{say_day(start)} – {say_day(end)}"


def say_intervals(events: pd.DataFrame) -> list[str]:
    """Name the interval of each event."""
    days = zip(events["start_on"], events["end_on"], strict=True)
    return [
        say_interval(None, None) if pd.isna(start) else say_interval(start.date(), end.date()) for start, end in days
    ]


def say_count(count: int, singular: str, plural: str) -> str:
    return f"{count:,} {singular if count == 1 else plural}"


def join_words(*words: str | None) -> str:
    """Join what is there with commas, without repeating a name that follows itself (Luxembourg, Luxembourg)."""
    kept: list[str] = []
    for word in words:
        if word and word not in kept:
            kept.append(word)
    return ", ".join(kept)
