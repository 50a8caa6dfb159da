"""From matched tokens to what counts from another day: shifts, durations, sets, references, parts of days."""

from dashboard.extraction.times import lexicon
from dashboard.extraction.times.grammar_calendar import Matched, first_of, relation_of
from dashboard.extraction.times.numbers import read_count
from dashboard.extraction.times.readings import (
    FROM_SPEECH,
    Calendar,
    Length,
    PartOfDay,
    Relation,
    Repeated,
    SamePeriod,
    Shift,
    Vague,
    Weekend,
    What,
)

SIDES = {"LAST": -1, "PAST": -1, "NEXT": 1, "COMING": 1}
SINGLE_UNITS = frozenset({"UNIT", "YEARUNIT", "WEEK"})
PAST_WORDS = frozenset({"AGO", "EARLIER", "PREVIOUS", "BEFORE"})
UNIT_CLASSES = ("UNIT", "UNITS", "YEARUNIT", "WEEK", "CENTURY", "QUARTER")
CLOCK_UNITS = {"H": "H", "I": "M", "S": "S"}
# TIMEX3 has no letter for these: their length in one that it has.
COMPOSED_UNITS = {"F": ("W", 2), "DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "QU": ("Q", 1)}
VAGUE_UNITS = {"F": "W", "QU": "Q", "ML": "Y"}


def unit_of(tokens: Matched) -> str:
    unit = first_of(tokens, *UNIT_CLASSES)
    if unit is None:
        return ""
    return "QU" if unit.name == "QUARTER" else lexicon.UNIT_CODES[unit.text]


def length_value(count: int | None, unit: str) -> str:
    """TIMEX3: P3D, PT5M; X for an unknown number ("several"); fortnights, decades and so on in weeks and years."""
    if unit in CLOCK_UNITS:
        return f"PT{'X' if count is None else count}{CLOCK_UNITS[unit]}"
    if count is None:
        return f"PX{VAGUE_UNITS.get(unit, unit)}"
    letter, factor = COMPOSED_UNITS.get(unit, (unit, 1))
    return f"P{count * factor}{letter}"


def read_length(tokens: Matched) -> Length | None:
    unit = unit_of(tokens)
    if not unit or first_of(tokens, "HALF"):
        return None
    count = read_count(tokens)
    if count is None and tokens[0].name in SINGLE_UNITS:  # "year-long"
        count = 1
    if tokens[0].name == "A" and tokens[1].name == "UNITS":  # "a months-long siege"
        count = None
    return Length(length_value(count, unit), unit, count)


def read_window(tokens: Matched) -> Length | None:
    """Read "the past six months": a length that ends or begins now."""
    unit = unit_of(tokens)
    count = read_count([token for token in tokens if token.name != "A"])
    if count is None and first_of(tokens, "FEW", "UNITS") is None:
        count = 1
    if not unit:
        return None
    side = next((SIDES[token.name] for token in tokens if token.name in SIDES), 0)
    return Length(length_value(count, unit), unit, count, side)


def read_ago(tokens: Matched) -> Shift | None:
    unit = unit_of(tokens)
    few = first_of(tokens, "FEW") is not None
    count = 1 if tokens[0].name in SINGLE_UNITS else read_count(tokens)
    if not unit or (count is None and not few):
        return None
    past = tokens[-1].name in PAST_WORDS
    return Shift(unit, count, -1 if past else 1, from_text=tokens[-1].name != "AGO")


def read_vague_ago(tokens: Matched) -> Shift:
    return Shift(unit_of(tokens), None, -1 if tokens[-1].name in PAST_WORDS else 1, from_text=tokens[-1].name != "AGO")


def read_same_period(tokens: Matched) -> SamePeriod | None:
    if tokens[-1].name == "YEARUNIT":
        return SamePeriod(1)
    years = read_count(tokens)
    return SamePeriod(years) if years else None


def read_around_day(tokens: Matched) -> Shift | PartOfDay | None:
    before = tokens[-1].name == "BEFORE"
    if first_of(tokens, "DAYPART"):
        return PartOfDay(Relation.PREVIOUS if before else Relation.FOLLOWING)
    unit = unit_of(tokens)
    return Shift(unit, 1, -1 if before else 1, from_text=True) if unit in {"D", "W", "M"} else None


def read_unit(tokens: Matched) -> Calendar | Shift | None:
    """Read "last week", "that same day", "the end of the year": a period by its unit."""
    unit = unit_of(tokens)
    relation = relation_of(tokens)
    edge = relation is None and unit != "D"  # "the end of the day" is that of the day just told
    vague = first_of(tokens, "VAGUE")
    if vague:
        if vague.text != "current":
            return None
        relation = Relation.THIS
    if relation is None:
        if not _is_edged(tokens) or unit not in {"D", "M", "Y", "DE", "CE", "W"}:
            return None
        relation = Relation.SAME
    if unit in {"H", "I", "S", "ML"} or any(token.text == "quarters" for token in tokens):
        return None
    steps = {Relation.LAST: -1, Relation.PREVIOUS: -1, Relation.NEXT: 1, Relation.FOLLOWING: 1}
    # "This day" points back to the day just told; in news with none told yet that is the day of publication.
    from_text = relation not in FROM_SPEECH or (relation is Relation.THIS and unit == "D")
    step = steps.get(relation, 0)
    return Shift(unit, abs(step), -1 if step < 0 else 1, from_text=from_text, edge=edge and vague is None)


def _is_edged(tokens: Matched) -> bool:
    """Tell "the end of the year", "late in the year", "year's end" from "the year"; no century has a dated turn."""
    names = {token.name for token in tokens}
    if any(token.text == "turn" for token in tokens):
        return False
    return not names.isdisjoint({"EDGE", "HALF", "EARLIER", "LATER", "LATTER"}) or {"MODIFIER", "IN"} <= names


def read_deictic(tokens: Matched) -> Shift | None:
    word = first_of(tokens, "DEICTIC")
    if word is None:
        return None
    days = lexicon.DEICTIC_DAYS[word.text]
    return Shift("D", abs(days), -1 if days < 0 else 1, from_text=False)


def read_vague(tokens: Matched) -> Vague:
    word = first_of(tokens, "VAGUE")
    return Vague(lexicon.VAGUE_REFERENCES[word.text] if word else "PAST_REF")


def read_rate(tokens: Matched) -> Repeated | None:
    rate = first_of(tokens, "RATE")
    if rate:
        return Repeated(lexicon.RATES[rate.text])
    month, season = first_of(tokens, "MONTH"), first_of(tokens, "SEASON")
    if month:
        return Repeated(f"XXXX-{lexicon.MONTH_NUMBERS[month.text]:02d}")
    if season:
        return Repeated(f"XXXX-{lexicon.SEASON_CODES[season.text]}")
    part = first_of(tokens, "DAYPART")
    if part:
        return Repeated(f"XXXX-XX-XXT{lexicon.DAY_PARTS[part.text]}")
    unit = unit_of(tokens)
    count = 2 if first_of(tokens, "OTHERWORD") else read_count(tokens) or 1
    if not unit:
        return None
    return Repeated(length_value(count, unit))


def read_weekend(tokens: Matched) -> Weekend | Repeated:
    if first_of(tokens, "WEEKENDS", "EVERY"):
        return Repeated("XXXX-WXX-WE")
    return Weekend(relation_of(tokens[:-1]) if tokens[-1].name == "WEEKEND" else Relation.PREVIOUS)


def read_weekday_set(tokens: Matched) -> Repeated | None:
    weekday = first_of(tokens, "WEEKDAY", "WEEKDAYS")
    return Repeated(f"XXXX-WXX-{lexicon.WEEKDAY_NUMBERS[weekday.text]}") if weekday else None


def read_day_part(tokens: Matched) -> What | None:
    part = first_of(tokens, "DAYPART")
    return PartOfDay(relation_of(tokens), overnight=part.text == "overnight") if part else None
