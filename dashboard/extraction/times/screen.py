"""Which readings are no times after all: names, verbs and numbers that look like dates."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.extraction.times import screen_numbers as numbers
from dashboard.extraction.times.clauses import Clauses
from dashboard.extraction.times.readings import Calendar, Length, PartOfDay, Reading, Repeated
from dashboard.extraction.times.surroundings import Surroundings
from dashboard.extraction.times.tokens import Tokens

MONTH_OPENERS = numbers.YEAR_OPENERS | {"last", "next", "this", "every", "on", "for", "over", "beginning", "starting"}
SEASON_OPENERS = frozenset(
    {"in", "during", "by", "until", "since", "for", "over", "throughout", "from", "to", "through", "and"}
)  # fmt: skip
DEFINITE_SEASONS = frozenset({"summer", "winter", "autumn"})  # "the fall" and "the spring" are often something else
PART_OPENERS = numbers.CLOCK_OPENERS | {"in", "during", "on", "of", "through", "throughout", "for"}
# Words that make a weekday the name of one historical day, or of a shopping day.
DAY_NAMERS = frozenset({"black", "bloody", "super", "cyber", "fat", "giving", "red", "ruby"})
PAPERS = frozenset({"times", "telegraph", "mirror", "mail", "express", "herald", "post", "independent", "world", "sun"})


def screened(reading: Reading, tokens: Tokens, clauses: Clauses) -> Reading | None:
    """The reading, a shorter one where only its first words are a time, or None."""
    judge = _JUDGES.get(reading.rule)
    return judge(Surroundings(reading, tokens, clauses)) if judge else reading


def _month(around: Surroundings) -> Reading | None:
    """A month without day and year: neither a person nor a verb."""
    reading, what = around.reading, around.reading.what
    if reading.edge or not isinstance(what, Calendar) or what.year is not None or what.year_relation or what.relation:
        return reading
    if around.entity()[0] == "PERSON":
        return None
    if around.tokens.name(reading.first) == "MONTH":
        return reading
    if around.text in around.clauses.surnames:
        return reading if around.name(-1) == "IN" else None
    return reading if around.word(-1) in MONTH_OPENERS or _is_adjective(around) else None


def _is_adjective(around: Surroundings) -> bool:
    """Tell "a March operation" from "the March on Rome"."""
    return around.name(-1) in {"A", "THE", "POSSESSIVE"} and around.tag(1) in {"NN", "NNS", "JJ"}


def _season(around: Surroundings) -> Reading | None:
    reading, what = around.reading, around.reading.what
    if not isinstance(what, Calendar) or what.year is not None or what.year_relation or what.relation or reading.edge:
        return reading
    if around.clauses.tag_at(around.tokens.starts[reading.last]).startswith("VB"):
        return None
    is_definite = around.last_word in DEFINITE_SEASONS and around.first_word == "the"
    return reading if is_definite or around.word(-1) in SEASON_OPENERS else None


def _weekday(around: Surroundings) -> Reading | None:
    label, length = around.entity()
    is_counted = around.name(-1) == "ORDINAL" and around.name(1) == "OF"  # "the first Sunday of each month"
    if is_counted or around.word(-1) in DAY_NAMERS or (label in {"ORG", "PERSON"} and length > 1):
        return None
    return None if around.word(1) in PAPERS and around.is_capital(1) else around.reading


def _day_part(around: Surroundings) -> Reading | None:
    """Keep "that night", "at dawn", "overnight"; not "the evening news"."""
    reading, what = around.reading, around.reading.what
    if not isinstance(what, PartOfDay) or what.relation or around.last_word == "overnight":
        return reading
    return reading if around.word(-1) in PART_OPENERS and around.tag(1) not in {"NN", "NNS"} else None


def _holiday(around: Surroundings) -> Reading | None:
    reading, what = around.reading, around.reading.what
    if not any(letter.isupper() for letter in around.text) or not isinstance(what, Calendar):
        return None
    if what.year or what.relation or " " in (what.holiday or ""):
        return reading
    return reading if around.word(-1) in MONTH_OPENERS | {"at"} and not around.is_capital(1) else None


def _deictic(around: Surroundings) -> Reading | None:
    """Turn away "USA Today", a paper."""
    if not around.text[0].isupper():
        return around.reading
    label, length = around.entity()
    is_title = around.is_capital(-1) and around.word(-1).isalpha()
    return None if is_title or (label in {"ORG", "PERSON"} and length > 1) else around.reading


def _around_day(around: Surroundings) -> Reading | None:
    """Keep "the day before", said of a day told; not "the day before the vote", which counts from something else."""
    ends = around.name(1) in {"STOP", "COMMA", "BREAK", "AND"} or not around.word(1).isalpha()
    if ends or around.last_word == "following":
        return around.reading
    return around.reading if around.tag(1) in {"IN", "TO", "CC"} else None


def _window(around: Surroundings) -> Reading | None:
    """Read "the truce will last three days" as a plain duration."""
    reading, what = around.reading, around.reading.what
    first = around.tokens.name(reading.first)
    is_verb = first == "LAST" and around.clauses.tag_at(around.start_char).startswith("VB")
    if not is_verb or not isinstance(what, Length):
        return reading
    return replace(reading, first=reading.first + 1, what=replace(what, side=0))


def _length(around: Surroundings) -> Reading | None:
    """Read "twice a week" as a rate."""
    reading, what = around.reading, around.reading.what
    if isinstance(what, Length) and around.name(-1) != "FOR" and around.word(-1) in {"once", "twice", "times"}:
        return replace(reading, what=Repeated(what.value))
    return reading


_JUDGES: dict[str, Callable[[Surroundings], Reading | None]] = {
    "year": numbers.screened_year,
    "clock": numbers.screened_clock,
    "military_clock": numbers.screened_military_clock,
    "weekday_date": numbers.screened_weekday_date,
    "month_day": numbers.screened_month_day,
    "ordinal_day": numbers.screened_ordinal_day,
    "day_tail": numbers.screened_day_tail,
    "decade": numbers.screened_decade,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "day_part": _day_part,
    "holiday": _holiday,
    "deictic": _deictic,
    "length": _length,
    "window": _window,
    "around_day": _around_day,
}
