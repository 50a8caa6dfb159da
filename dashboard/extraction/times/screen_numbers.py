"""Years, hours and days of the month that may be mere numbers: counts, codes, addresses, phone numbers."""

from dataclasses import replace

from dashboard.extraction.times.readings import Calendar, Reading
from dashboard.extraction.times.surroundings import Surroundings

YEAR_OPENERS = frozenset(
    {"in", "of", "since", "until", "till", "by", "from", "to", "through", "during", "before", "after", "between",
     "around", "about", "circa", "c", "ca", "late", "early", "mid", "as", "and", "or", "year", "summer", "winter"}
)  # fmt: skip
CLOCK_OPENERS = frozenset(
    {"at", "by", "from", "to", "until", "till", "around", "about", "since", "before", "after", "between"}
)  # fmt: skip
# What a number after it belongs to.
NUMBERED = frozenset(
    {"no", "number", "nos", "article", "section", "chapter", "page", "route", "flight", "resolution", "room", "rule",
     "case", "law", "model", "type", "grade", "highway", "interstate", "bus", "line", "version", "figure", "table",
     "lot", "unit", "bill", "paragraph", "channel", "box", "suite", "class", "windows"}
)  # fmt: skip
# What a number before it counts, where the tag does not tell.
COUNTED = frozenset(
    {"people", "men", "women", "troops", "soldiers", "children", "km", "kilometres", "kilometers", "miles", "metres",
     "meters", "m", "feet", "ft", "tons", "tonnes", "dollars", "euros", "pounds", "hectares", "acres", "kg", "mm", "cm",
     "percent", "police", "mph", "kph", "points", "votes", "copies", "prisoners", "words", "index", "series", "others",
     "cases", "instances", "places", "towns", "villages", "cities", "schools", "homes", "households", "shops"}
)  # fmt: skip
# Makers and kinds of cars: "a blue 1994 Renault" is told by its year of make.
CARS = frozenset((
    "acura", "audi", "bmw", "buick", "cadillac", "chevrolet", "chevy", "chrysler", "citroen", "dodge", "fiat", "ford",
    "gmc", "harley", "holden", "honda", "hyundai", "isuzu", "jeep", "kawasaki", "kia", "lexus", "mazda", "mercedes",
    "mitsubishi", "nissan", "oldsmobile", "opel", "peugeot", "plymouth", "pontiac", "porsche", "renault", "skoda",
    "subaru", "suzuki", "toyota", "vauxhall", "volkswagen", "volvo", "yamaha", "sedan", "coupe", "hatchback", "pickup",
    "minivan", "suv",
))  # fmt: skip
CAR_REACH = 3  # words from the year to the maker: "a 2005 black extended-cab Ford"
STREETS = frozenset({"street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "lane", "highway"})
NUMBER_CLASSES = frozenset({"DAY", "TAIL", "SMALL", "YEAR", "BIG"})
CODE_MARKS = frozenset({"_", "=", "#", "@", ".", "&", "%"})
FIRST_FREE_YEAR, LAST_FREE_YEAR = 1700, 2060  # outside, a bare four-digit number needs a word that opens a year
FIRST_CERTAIN_YEAR = 1900  # a plural noun after an older one is more likely counted by it ("1800 houses")
LONGEST_SPAN = 200  # years that a "1380-2075" without a preposition may bridge


def _is_of_a_car(around: Surroundings) -> bool:
    """Tell the year of make: "a rusty 1988 Volvo"; not "in 1996 Ford closed"."""
    if around.word(-1) in YEAR_OPENERS:
        return False
    for offset in range(1, CAR_REACH + 1):
        if around.name(offset) in {"STOP", "COMMA", "BREAK"}:
            return False
        if around.word(offset) in CARS:
            return True
    return False


def screened_year(around: Surroundings) -> Reading | None:
    reading = around.reading
    if reading.first != reading.last:
        return reading
    if _is_of_a_car(around):
        return None
    number = int(around.first_word)
    if _is_code(around) or _is_counted(around, number) or _is_address(around):
        return None
    if FIRST_FREE_YEAR <= number <= LAST_FREE_YEAR or _is_opened(around, number):
        return reading
    return None


def _is_code(around: Surroundings) -> bool:
    """Part of something longer: a phone number, a version, a path, a percentage, a numbered thing."""
    left, right = around.adjoining()
    if left in CODE_MARKS or (right in CODE_MARKS and right != "."):
        return True
    if around.name(-1) in NUMBER_CLASSES | {"CURRENCY"} or around.name(1) in NUMBER_CLASSES - {"DAY"}:
        return True
    if around.word(-1) in NUMBERED:
        return True
    joined_left = left == "-" and around.name(-2) in {"BIG", "SMALL"}
    return joined_left or (around.name(1) == "DASH" and around.name(2) in {"BIG", "SMALL"})


def _is_counted(around: Surroundings, number: int) -> bool:
    """Tell "in 2000 cases": a plural noun follows a round number or one too small for a modern year.

    "In 2000 floods killed…", at the head of a sentence, is a year.
    """
    if around.word(1) in COUNTED:
        return True
    if around.word(-1) == "in" and around.is_capital(-1) and FIRST_CERTAIN_YEAR <= number <= LAST_FREE_YEAR:
        return False
    if around.tag(1) != "NNS" or not around.word(1).isalpha():
        return False
    return around.word(-1) != "the" and (number % 100 == 0 or number < FIRST_CERTAIN_YEAR)


def _is_address(around: Surroundings) -> bool:
    return around.is_capital(1) and (around.word(2) in STREETS or around.word(3) in STREETS)


def _is_opened(around: Surroundings, number: int) -> bool:
    before, after = around.name(-1), around.name(1)
    if before == "DASH":
        earlier = around.word(-2)
        return around.name(-2) == "YEAR" and 0 < number - int(earlier) <= LONGEST_SPAN
    if around.word(-1) in YEAR_OPENERS or before == "OPEN":
        return True
    return before in {"BREAK", "STOP", ""} and after in {"COMMA", "GLUE"}


def screened_clock(around: Surroundings) -> Reading | None:
    """Keep a bare "12:30" only after a preposition; with "a.m." or a zone always."""
    reading = around.reading
    is_bare = reading.first == reading.last and around.tokens.name(reading.first) == "CLOCK"
    return reading if not is_bare or around.word(-1) in CLOCK_OPENERS else None


def screened_military_clock(around: Surroundings) -> Reading | None:
    return around.reading if len(around.first_word) == 4 else None


def _counts_what_follows(around: Surroundings) -> bool:
    return around.tag(1) in {"NNS", "JJ", "NN"} and around.word(1).isalpha()


def screened_weekday_date(around: Surroundings) -> Reading | None:
    """Shorten "on Monday 12 people died", where the number counts; "on Friday the 13th" stays."""
    reading = around.reading
    if around.tokens.name(reading.last) == "ORD" or not _counts_what_follows(around):
        return reading
    if not isinstance(reading.what, Calendar):
        return reading
    return replace(reading, rule="weekday", last=reading.last - 1, what=replace(reading.what, day=None))


def screened_month_day(around: Surroundings) -> Reading | None:
    """Shorten "in March 20 people died", where the number counts; "on March 20 people gathered" is a day."""
    reading, what = around.reading, around.reading.what
    is_last = around.tokens.name(reading.last) == "DAY"
    if not is_last or around.name(-1) != "IN" or not _counts_what_follows(around) or not isinstance(what, Calendar):
        return reading
    return replace(reading, rule="month", last=reading.last - 1, what=replace(what, day=None))


def screened_ordinal_day(around: Surroundings) -> Reading | None:
    """Keep "on the 12th, he left"; not "on the 12th floor"."""
    return None if around.tag(1).startswith(("NN", "JJ", "CD")) else around.reading


def screened_day_tail(around: Surroundings) -> Reading | None:
    return None if _counts_what_follows(around) else around.reading


def screened_decade(around: Surroundings) -> Reading | None:
    """Keep "the 30s", but not "in her 30s" nor "in the 30s °F"."""
    if around.word(1) in {"°", "degrees", "celsius", "fahrenheit"}:
        return None
    reading = around.reading
    digits = sum(letter.isdigit() for letter in around.last_word)
    follows_decade = around.name(-2) == "DECADE" and around.name(-1) in {"AND", "DASH", "TO", "COMMA"}
    if digits != 2 or reading.first != reading.last or around.first_word.startswith("'") or follows_decade:
        return reading
    return None
