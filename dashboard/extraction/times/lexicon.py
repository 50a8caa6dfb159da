"""The words that time expressions are made of: one table per class. Lower case, without full stops or possessives."""

JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = range(1, 13)

MONTHS = {
    "january": JANUARY, "february": FEBRUARY, "april": APRIL, "june": JUNE, "july": JULY, "august": AUGUST,
    "september": SEPTEMBER, "october": OCTOBER, "november": NOVEMBER, "december": DECEMBER,
}  # fmt: skip
# A person's name, a verb or a place as well: months only in the company of a number or a preposition.
AMBIGUOUS_MONTHS = {"may": MAY, "march": MARCH}
SHORT_MONTHS = {
    "jan": JANUARY, "feb": FEBRUARY, "febr": FEBRUARY, "mar": MARCH, "apr": APRIL, "jun": JUNE, "jul": JULY,
    "aug": AUGUST, "sep": SEPTEMBER, "sept": SEPTEMBER, "oct": OCTOBER, "nov": NOVEMBER, "dec": DECEMBER,
}  # fmt: skip
MONTH_NUMBERS = MONTHS | AMBIGUOUS_MONTHS | SHORT_MONTHS

WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
WEEKDAY_PLURALS = {f"{name}s": number for name, number in WEEKDAYS.items()}
WEEKDAY_NUMBERS = WEEKDAYS | SHORT_WEEKDAYS | WEEKDAY_PLURALS

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
AMBIGUOUS_SEASONS = {"fall": "FA"}
SEASON_CODES = SEASONS | AMBIGUOUS_SEASONS | {"springtime": "SP", "summertime": "SU", "wintertime": "WI"}

# TIMEX3 letters of the units; "H", "I" (minutes) and "S" stand behind the T of a duration.
UNITS = {
    "day": "D", "month": "M", "decade": "DE", "hour": "H", "minute": "I",
    "fortnight": "F", "millennium": "ML",
}  # fmt: skip
UNIT_PLURALS = {
    "days": "D", "weeks": "W", "months": "M", "years": "Y", "decades": "DE", "hours": "H",
    "minutes": "I", "seconds": "S", "fortnights": "F", "millennia": "ML", "yrs": "Y", "hrs": "H",
    "mins": "I",
}  # fmt: skip
UNIT_CODES = UNITS | UNIT_PLURALS | {"year": "Y", "week": "W", "century": "CE", "centuries": "CE"}

# TIMEX3 letters of the parts of a day. Dawn and dusk have none of their own.
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "night": "NI", "midnight": "NI",
    "overnight": "NI",
    "nighttime": "NI", "daytime": "DT", "lunchtime": "MI", "mornings": "MO", "afternoons": "AF", "evenings": "EV",
    "nights": "NI", "early hours": "MO", "small hours": "NI", "early morning hours": "MO", "morning hours": "MO",
}  # fmt: skip

# Days from the day of speaking.
DEICTIC_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "tonite": 0,
}  # fmt: skip

VAGUE_REFERENCES = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "presently": "PRESENT_REF", "at present": "PRESENT_REF", "these days": "PRESENT_REF",
    "at the moment": "PRESENT_REF", "to date": "PRESENT_REF", "recent": "PAST_REF", "recently": "PAST_REF",
    "more recently": "PAST_REF", "most recently": "PAST_REF", "lately": "PAST_REF",
    "the future": "FUTURE_REF", "future": "FUTURE_REF", "the near future": "FUTURE_REF", "very soon": "FUTURE_REF",
}  # fmt: skip

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
VAGUE_COUNTS = frozenset({"several", "few", "many", "some", "numerous", "dozens", "hundreds", "thousands"})
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

RATES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y", "annual": "P1Y",
}  # fmt: skip

# Hours from UTC, of the zones whose letters are not also common words.
ZONES = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "ist": None, "local time": None,
}  # fmt: skip

# Functional words, each its own class; the class names are those of patterns.py.
WORD_CLASSES = {
    "THE": ("the",),
    "A": ("a", "an"),
    "OF": ("of",),
    "IN": ("in", "during", "within"),
    "ON": ("on",),
    "AT": ("at",),
    "TO": ("to", "until", "till", "through", "thru"),
    "AND": ("and", "or"),
    "FROM": ("from",),
    "BETWEEN": ("between",),
    "THIS": ("this",),
    "THAT": ("that", "those", "these"),
    "SAME": ("same",),
    "LAST": ("last", "latest"),
    "PAST": ("past",),
    "PREVIOUS": ("previous", "preceding", "prior"),
    "NEXT": ("next",),
    "COMING": ("coming", "upcoming"),
    "FOLLOWING": ("following", "subsequent", "succeeding", "ensuing"),
    "EARLIER": ("earlier", "previously", "beforehand"),
    "LATER": ("later", "afterwards", "afterward", "hence"),
    "BEFORE": ("before",),
    "AFTER": ("after",),
    "AGO": ("ago",),
    "EVERY": ("every", "each"),
    "OTHERWORD": ("other",),
    "PER": ("per",),
    "MODIFIER": ("early", "late", "mid"),
    "EDGE": ("start", "beginning", "end", "close", "middle", "part", "onset", "rest", "remainder", "turn"),
    "OLD": ("old", "olds", "aged"),
    "LONG": ("long", "lasting"),
    "COUPLE": ("couple", "dozen"),
    "WEEKEND": ("weekend",),
    "WEEKENDS": ("weekends",),
    "YEARUNIT": ("year",),
    "WEEK": ("week",),
    "CENTURY": ("century", "centuries"),
    "QUARTER": ("quarter", "quarters"),
    "HALF": ("half",),
    "PERIOD": ("period",),
    "FOR": ("for",),
    "LATTER": ("latter",),
    "ERA": ("bc", "bce", "ad", "ce"),
    "AMPM": ("am", "pm"),
    "OCLOCK": ("o'clock",),
    "APPROX": ("about", "around", "over", "nearly", "almost", "roughly", "approximately", "under", "circa", "barely"),
    "YEARWORD": ("fiscal", "financial", "calendar", "school", "academic"),
    "FULL": ("whole", "full", "entire", "consecutive", "straight", "more", "additional", "further"),
}
