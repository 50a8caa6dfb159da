"""From matched tokens to named periods: days, months, years, seasons, quarters, decades, centuries, holidays."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.times import lexicon
from dashboard.extraction.times.numbers import read_ordinal
from dashboard.extraction.times.readings import Calendar, DayRange, DayTail, Edge, Era, Relation, YearTail
from dashboard.extraction.times.tokens import Token

Matched = Sequence[Token]

RELATIONS = {
    "LAST": Relation.LAST, "PAST": Relation.LAST, "THIS": Relation.THIS, "NEXT": Relation.NEXT, "COMING": Relation.NEXT,
    "PREVIOUS": Relation.PREVIOUS, "SAME": Relation.SAME, "THAT": Relation.SAME, "FOLLOWING": Relation.FOLLOWING,
}  # fmt: skip
EDGES = {
    "early": Edge.START, "start": Edge.START, "beginning": Edge.START, "onset": Edge.START, "first": Edge.START,
    "mid": Edge.MIDDLE, "middle": Edge.MIDDLE,
    "late": Edge.END, "later": Edge.END, "end": Edge.END, "close": Edge.END, "latter": Edge.END, "second": Edge.END,
}  # fmt: skip
EDGE_CLASSES = frozenset({"MODIFIER", "EDGE", "LATTER", "LATER"})
MONTH_CLASSES = frozenset({"MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH"})
WEEKDAY_CLASSES = frozenset({"WEEKDAY", "SHORT_WEEKDAY", "WEEKDAYS"})
DAY_CLASSES = frozenset({"DAY", "ORD"})
SEASON_CLASSES = frozenset({"SEASON", "FALL"})
YEAR_CLASSES = frozenset({"YEAR", "SMALL", "TAIL", "DAY"})
FIRST_CENTURY_OF_TWO_DIGITS = 1900  # "the 90s" are the 1990s
SHORTEST_TWO_DIGIT_DECADE = 20  # "the 10s" and "the 00s" are hardly ever decades


def first_of(tokens: Matched, *names: str) -> Token | None:
    return next((token for token in tokens if token.name in names), None)


def relation_of(tokens: Matched) -> Relation | None:
    """What "last", "this", "the same" … says; "that same" counts as one, "this past" is the last.

    "Next week" is seen from the day of speaking, "the next week" from the day the text has reached.
    """
    names = [token.name for token in tokens]
    if names[:2] == ["THE", "NEXT"]:
        return Relation.FOLLOWING
    if any(token.name == "PAST" for token in tokens):
        return Relation.LAST
    return next((RELATIONS[token.name] for token in tokens if token.name in RELATIONS), None)


def edge_of(tokens: Matched) -> Edge | None:
    """What "early", "the end of" or "the second half of" narrows a period to."""
    half = next((index for index, token in enumerate(tokens) if token.name == "HALF"), 0)
    if half:
        return EDGES.get(tokens[half - 1].text)
    # "Later that year" says when in it, counted from the story: no part of the calendar year.
    names = EDGE_CLASSES - {"LATER"} if first_of(tokens, "YEARUNIT", "UNIT", "WEEK") else EDGE_CLASSES
    return next((EDGES[token.text] for token in tokens if token.name in names and token.text in EDGES), None)


def is_bc(tokens: Matched) -> bool:
    return any(token.name == "ERA" and token.text.startswith("b") for token in tokens)


def year_relation_of(tokens: Matched) -> Relation | None:
    """The relation right before the word "year" ("March of that year")."""
    unit = next((index for index, token in enumerate(tokens) if token.name == "YEARUNIT"), 0)
    return relation_of(tokens[max(0, unit - 2) : unit])


def year_of(tokens: Matched) -> int | None:
    """A four-digit year, or any number beside BC or AD."""
    year = first_of(tokens, "YEAR")
    if year:
        return int(year.text)
    era = next((index for index, token in enumerate(tokens) if token.name == "ERA"), 0)
    return int(tokens[era - 1].text) if era and tokens[era - 1].name in YEAR_CLASSES else None


def relation_before(tokens: Matched, *names: str) -> Relation | None:
    """The relation that stands before the first token of these classes ("last March")."""
    index = next((index for index, token in enumerate(tokens) if token.name in names), 0)
    return relation_of(tokens[:index])


def _is_beside_era(token: Token, tokens: Matched) -> bool:
    following = tokens[tokens.index(token) + 1 :]
    return bool(following) and following[0].name == "ERA"


def read_day(tokens: Matched) -> Calendar | None:
    """Day, month, weekday and year, whichever are there."""
    month, weekday = first_of(tokens, *MONTH_CLASSES), first_of(tokens, *WEEKDAY_CLASSES)
    day = first_of([token for token in tokens if not _is_beside_era(token, tokens)], *DAY_CLASSES)
    day_number = int(re.sub(r"\D", "", day.text)) if day else None
    if day_number is not None and not 1 <= day_number <= 31:
        return None
    return Calendar(
        year=year_of(tokens),
        month=lexicon.MONTH_NUMBERS[month.text] if month else None,
        day=day_number,
        weekday=lexicon.WEEKDAY_NUMBERS[weekday.text] if weekday else None,
        bc=is_bc(tokens),
        relation=relation_before(tokens, *MONTH_CLASSES, *WEEKDAY_CLASSES),
        year_relation=year_relation_of(tokens),
    )


def read_day_of_month(tokens: Matched) -> Calendar | None:
    """Read "the 24th of that month"."""
    day, unit = read_day(tokens[:2]), first_of(tokens, "UNIT")
    if day is None or unit is None or unit.text != "month":
        return None
    return replace(day, relation=relation_of(tokens) or Relation.SAME)


def read_weekday(tokens: Matched) -> Calendar:
    """Read "last Tuesday", "Tuesday last", "Tuesday of next week", "Tuesday week"."""
    weekday = first_of(tokens, *WEEKDAY_CLASSES)
    week = first_of(tokens, "WEEK")
    relation = relation_of(tokens)
    number = lexicon.WEEKDAY_NUMBERS[weekday.text] if weekday else None
    if week:
        return Calendar(weekday=number, week_relation=relation or Relation.NEXT)
    return Calendar(weekday=number, relation=relation)


def read_iso(tokens: Matched) -> Calendar:
    year, month, day = (int(part) for part in re.findall(r"\d+", tokens[0].text)[:3])
    return Calendar(year=year, month=month, day=day)


def read_numeric(tokens: Matched) -> Calendar:
    """14/09/2022, 14.09.2022, 9/14/22; where both numbers may be the month the article's other dates decide."""
    first, second, year = re.split(r"[/.-]", tokens[0].text)
    day, month = int(first), int(second)
    if month > 12:
        day, month = month, day
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    return Calendar(year=full, month=month, day=day, swappable="/" in tokens[0].text and day <= 12)


def read_day_range(tokens: Matched) -> DayRange | None:
    days = [token for token in tokens if token.name in DAY_CLASSES]
    rest = [token for token in tokens if token.name not in DAY_CLASSES | WEEKDAY_CLASSES]
    first, last = read_day([days[0], *rest]), read_day([days[1], *rest])
    return DayRange(first, last) if first and last and (first.day or 0) < (last.day or 0) else None


def read_month_range(tokens: Matched) -> DayRange | None:
    months = [token for token in tokens if token.name in MONTH_CLASSES]
    rest = [token for token in tokens if token.name not in MONTH_CLASSES]
    first, last = read_day([months[0], *rest]), read_day([months[1], *rest])
    return DayRange(first, last) if first and last and (first.month or 0) < (last.month or 0) else None


def read_season(tokens: Matched) -> Calendar | None:
    season = first_of(tokens, *SEASON_CLASSES)
    if season is None:
        return None
    return Calendar(
        year=year_of(tokens),
        season=lexicon.SEASON_CODES[season.text],
        bc=is_bc(tokens),
        relation=relation_before(tokens, *SEASON_CLASSES),
        year_relation=year_relation_of(tokens),
    )


def read_quarter(tokens: Matched) -> Calendar | None:
    code, ordinal = first_of(tokens, "QCODE"), first_of(tokens, "ORDINAL", "ORD")
    year, year_relation = year_of(tokens), year_relation_of(tokens)
    if code:
        number = int(re.sub(r"\D", "", code.text))
        if "h" in code.text:
            return Calendar(year=year, half=number, year_relation=year_relation) if number <= 2 and year else None
        return Calendar(year=year, quarter=number, year_relation=year_relation)
    rank = read_ordinal(ordinal) if ordinal else None
    if rank and rank > 4:
        return None
    return Calendar(year=year, quarter=rank, year_relation=year_relation)


def read_half_year(tokens: Matched) -> Calendar | None:
    ordinal = first_of(tokens, "ORDINAL")
    rank = read_ordinal(ordinal) if ordinal else None
    if rank not in {1, 2}:
        return None
    return Calendar(year=year_of(tokens), half=rank, year_relation=year_relation_of(tokens))


def read_holiday(tokens: Matched) -> Calendar | None:
    holiday = first_of(tokens, "HOLIDAY")
    if holiday is None:
        return None
    return Calendar(
        year=year_of(tokens),
        holiday=holiday.text,
        relation=relation_before(tokens, "HOLIDAY"),
        year_relation=year_relation_of(tokens),
    )


def read_century(tokens: Matched) -> Era | None:
    ordinal = first_of(tokens, "ORD", "ORDINAL")
    tens = first_of(tokens, "CARDINAL")
    rank = read_ordinal(ordinal) if ordinal else None
    if rank is None:
        return None
    rank += lexicon.CARDINALS[tens.text] if tens else 0
    return Era(f"{rank - 1:02d}", bc=is_bc(tokens)) if 1 <= rank <= 30 else None


def read_decade(tokens: Matched) -> Era | None:
    """The 1990s; the 90s and the nineties are of the twentieth century; the 1600s are a century."""
    word, digits = first_of(tokens, "DECADEWORD"), first_of(tokens, "DECADE")
    if word:
        return Era(str((FIRST_CENTURY_OF_TWO_DIGITS + lexicon.DECADE_WORDS[word.text]) // 10))
    if digits is None:
        return None
    year, bc = int(re.sub(r"\D", "", digits.text)), is_bc(tokens)
    if year < 100 and not bc:
        if year < SHORTEST_TWO_DIGIT_DECADE:
            return None
        year += FIRST_CENTURY_OF_TWO_DIGITS
    if year >= 1000 and year % 100 == 0 and year != 2000:
        return Era(f"{year // 100:02d}", bc=bc)
    return Era(f"{year // 10:03d}", bc=bc)


def read_era_year(tokens: Matched) -> Calendar | None:
    number = first_of(tokens, *YEAR_CLASSES)
    if number is None or int(number.text) == 0:
        return None
    return Calendar(year=int(number.text), bc=is_bc(tokens))


def read_year(tokens: Matched) -> Calendar:
    return Calendar(year=year_of(tokens))


def read_year_tail(tokens: Matched) -> YearTail:
    return YearTail(int(tokens[0].text))


def read_day_tail(tokens: Matched) -> DayTail | None:
    number = int(re.sub(r"\D", "", tokens[0].text))
    return DayTail(number) if 1 <= number <= 31 else None
