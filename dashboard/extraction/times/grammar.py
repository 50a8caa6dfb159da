"""One scan of an article's tokens: matches of the master pattern to readings."""

from collections.abc import Callable, Iterator

from dashboard.extraction.times import grammar_calendar as calendars
from dashboard.extraction.times import grammar_relative as relatives
from dashboard.extraction.times.clocks import read_clock, read_iso_clock
from dashboard.extraction.times.lexicon import DAY_PARTS
from dashboard.extraction.times.patterns import MASTER
from dashboard.extraction.times.readings import Edge, PartOfDay, Reading, What
from dashboard.extraction.times.tokens import Tokens

Reader = Callable[[calendars.Matched], What | None]

READERS: dict[str, Reader] = {
    "iso": calendars.read_iso,
    "numeric": calendars.read_numeric,
    "day_range": calendars.read_day_range,
    "weekday_range": calendars.read_day_range,
    "day_month": calendars.read_day,
    "month_day": calendars.read_day,
    "month_range": calendars.read_month_range,
    "month": calendars.read_day,
    "weekday_week": calendars.read_weekday,
    "weekday_date": calendars.read_day,
    "weekday_set": relatives.read_weekday_set,
    "weekday": calendars.read_weekday,
    "weekend": relatives.read_weekend,
    "day_of_month": calendars.read_day_of_month,
    "ordinal_day": calendars.read_day,
    "half_year": calendars.read_half_year,
    "quarter": calendars.read_quarter,
    "season": calendars.read_season,
    "holiday": calendars.read_holiday,
    "century": calendars.read_century,
    "decade": calendars.read_decade,
    "era_year": calendars.read_era_year,
    "year_tail": calendars.read_year_tail,
    "day_head": calendars.read_day,
    "day_tail": calendars.read_day_tail,
    "rate": relatives.read_rate,
    "same_period": relatives.read_same_period,
    "vague_ago": relatives.read_vague_ago,
    "ago": relatives.read_ago,
    "window": relatives.read_window,
    "around_day": relatives.read_around_day,
    "unit": relatives.read_unit,
    "length": relatives.read_length,
    "vague": relatives.read_vague,
    "deictic": relatives.read_deictic,
    "year": calendars.read_year,
}
# Rules whose "early", "late", "the end of" narrow the period itself.
EDGED_RULES = frozenset({"month", "season", "quarter", "century", "decade", "era_year", "year", "unit"})
CLOCK_RULES = frozenset({"clock", "dotted_clock", "military_clock"})
TONIGHT = frozenset({"tonight", "tonite"})


def read_times(tokens: Tokens) -> Iterator[Reading]:
    """Every reading of an article, in text order; what the rules take as no time is left out."""
    for match in MASTER.finditer(tokens.classes):
        rule = match.lastgroup or "skip"
        if rule != "skip":
            reading = _read_match(rule, match.start(), match.end() - 1, tokens)
            if reading:
                yield reading


def _read_match(rule: str, first: int, last: int, tokens: Tokens) -> Reading | None:
    matched = [tokens.token(index) for index in range(first, last + 1)]
    if rule in CLOCK_RULES:
        clock = read_clock(matched)
        return Reading(rule, first, last, PartOfDay(), clock=clock) if clock else None
    what = READERS.get(rule, relatives.read_day_part)(matched)
    if what is None:
        return None
    clock = read_iso_clock(matched[0].text) if rule == "iso" else None
    return Reading(rule, first, last, what, clock=clock, edge=_edge(rule, matched), part=_part(matched))


def _edge(rule: str, matched: calendars.Matched) -> Edge | None:
    return calendars.edge_of(matched) if rule in EDGED_RULES else None


def _part(matched: calendars.Matched) -> str | None:
    """The part of the day that the words name themselves; "tonight" names one too."""
    for token in matched:
        if token.name == "DAYPART":
            return DAY_PARTS[token.text]
        if token.text in TONIGHT:
            return "NI"
    return None
