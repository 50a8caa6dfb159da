"""The grammar: patterns over token classes, joined into one master expression that is scanned once per article.

A word in capitals is a class of tokens.py or a definition below; everything else is regular expression. At each token
the first pattern that fits wins, so within a topic the longer one stands first.
"""

import re

from dashboard.extraction.times.tokens import CLASS, OTHER

# Each definition may use those above it.
_DEFINITIONS = {
    "ANYMONTH": "(?:MONTH|AMBIGUOUS_MONTH|SHORT_MONTH STOP?)",
    "ANYWEEKDAY": "(?:WEEKDAY|SHORT_WEEKDAY STOP?)",
    "ANYSEASON": "[SEASON FALL]",
    "DAYNO": "(?:DAY|ORD)",
    "SINGLE": "[UNIT YEARUNIT WEEK CENTURY]",
    "ANYUNIT": "[UNIT UNITS YEARUNIT WEEK CENTURY]",
    "NUMBER": "[DAY TAIL SMALL YEAR BIG DOTTED]",
    "YEARNUMBER": "[YEAR SMALL TAIL DAY]",
    "RELATIVE": "[THIS LAST PAST PREVIOUS NEXT COMING FOLLOWING SAME THAT]",
    "SIDE": "[LAST PAST NEXT COMING FOLLOWING PREVIOUS]",
    "RELATION": "(?:THE? (?:THIS PAST | RELATIVE) SAME?)",
    "YEARNO": "(?:(?:THE YEARUNIT)? YEAR ERA? | YEARNUMBER ERA)",
    "YEARREF": "(?:OF? RELATION YEARUNIT)",
    "THEYEAR": "(?:(?:COMMA|OF|IN)? YEARNO | COMMA? YEARREF)",
    "EDGES": "(?:THE? [MODIFIER LATTER ORDINAL]? [EDGE HALF] OF"
    " | (?:THE|THIS|LAST)? [MODIFIER LATER EARLIER] (?:IN|DASH)? | [MODIFIER LATER EARLIER] ON? IN)",
    "COUNT": "(?:A? COUPLE OF? | A? FEW | HALF A | CARDINAL (?:DASH? CARDINAL){0,5} | NUMBER | A)",
    "HOUR": "(?:CLOCK AMPM? | HOURAMPM | [DAY CARDINAL] OCLOCK? AMPM | [DAY CARDINAL] OCLOCK)",
    "JOIN": "[DASH TO]",
}

RULES = {
    # Not times, but made of the same words: taken so that nothing inside them is read as one.
    "skip": "COUNT DASH? ANYUNIT DASH? OLD | OLD NUMBER ANYUNIT? | CURRENCY NUMBER CARDINAL?",
    "iso": "ISO",
    "numeric": "NUMERIC",
    "day_range": "(?:ANYWEEKDAY COMMA?)? THE? DAYNO JOIN (?:ANYWEEKDAY COMMA?)? THE? DAYNO OF? ANYMONTH THEYEAR?"
    " | (?<=BETWEEN) THE? DAYNO AND THE? DAYNO OF? ANYMONTH THEYEAR?"
    " | ANYMONTH DAYNO (?: JOIN | (?<=BETWEEN..) AND) DAYNO (?!DASH | ANYMONTH | ANYUNIT) (?: COMMA? YEARNO)?",
    "weekday_range": "ANYWEEKDAY THE? DAYNO JOIN ANYWEEKDAY THE? DAYNO",
    "day_month": "(?:ANYWEEKDAY COMMA?)? THE? DAYNO DASH? OF? ANYMONTH (?:THEYEAR | DASH YEAR)?",
    "month_day": "(?:ANYWEEKDAY COMMA?)? ANYMONTH THE? DAYNO (?!DASH? SINGLE | UNITS | COMMA BIG | DASH TAIL) THEYEAR?",
    "month_range": "ANYMONTH DASH ANYMONTH THEYEAR",
    "month": "EDGES? RELATION? ANYMONTH THEYEAR?",
    "weekday_week": "ANYWEEKDAY (?:OF? RELATION WEEK | WEEK) | RELATION WEEK POSSESSIVE? ON? ANYWEEKDAY",
    "weekday_date": "WEEKDAY COMMA? THE? ORD | WEEKDAY DAY (?!STOP? [CLOCK DASH] | ANYUNIT)",
    "weekday_set": "WEEKDAYS | EVERY WEEKDAY",
    "weekday": "(?:[EARLIER LATER MODIFIER] ON?)? RELATION? WEEKDAY (?:LAST | NEXT (?!ANYUNIT))?",
    "weekend": "WEEKENDS | EVERY WEEKEND | (?:RELATION | THE)? WEEKEND (?:[BEFORE AFTER] LAST | BEFORE)?",
    "day_of_month": "THE ORD OF (?:RELATION | THE) UNIT",
    "ordinal_day": "(?<=ON) THE ORD (?!ANYUNIT | QUARTER | ANYMONTH | DASH)",
    "half_year": "THE? ORDINAL HALF (?:OF YEARNO | YEARREF)",
    "quarter": "EDGES? THE? [ORDINAL ORD] (?:YEARWORD | DASH)? QUARTER THEYEAR?"
    " | QCODE (?:(?:COMMA | OF | IN)? YEARNO)? | YEAR QCODE",
    "season": "EDGES? (?:THE | RELATION)? ANYSEASON THEYEAR (?:[DASH SLASH] [DAY TAIL YEAR])?"
    " | EDGES? RELATION ANYSEASON | EDGES THE? ANYSEASON | THE ANYSEASON (?!OF) | SEASON",
    "holiday": "RELATION? HOLIDAY THEYEAR?",
    "century": "EDGES? THE? (?:ORD | CARDINAL DASH ORDINAL | ORDINAL) DASH? CENTURY ERA?"
    " | (?:ORD | ORDINAL) (?=[AND TO DASH] [ORD ORDINAL] CENTURY)",
    "decade": "EDGES? THE? DECADE ERA? | EDGES? THE DECADEWORD",
    "era_year": "EDGES? (?:THE YEARUNIT)? YEARNUMBER ERA | ERA YEARNUMBER"
    " | YEARNUMBER (?=[DASH TO AND] YEARNUMBER ERA) | THE YEARUNIT [SMALL TAIL DAY]",
    "military_clock": "[YEAR SMALL BIG] OPEN? ZONE",
    "dotted_clock": "(?<=AT) DOTTED (?=[ON IN COMMA STOP DEICTIC WEEKDAY THIS OPEN ZONE] | $)",
    "clock": "HOUR (?:OPEN? ZONE)? | [CARDINAL DAY] (?:IN THE | AT) DAYPART",
    "day_head": "(?<=[ON BETWEEN FROM]) THE? [DAY ORD] (?=AND THE? DAYNO OF? ANYMONTH)",
    "day_tail": "(?<=[MONTH AMBIGUOUS_MONTH] [DAY ORD] AND) (?:DAY | ORD) (?!ANYMONTH | DASH | ANYUNIT)",
    "year_tail": "(?<=YEAR [DASH SLASH]) [DAY TAIL] (?!ANYMONTH | DASH | ANYUNIT)",
    "rate": "EVERY OTHERWORD? (?:SINGLE | MONTH | SEASON | DAYPART) | EVERY COUNT UNITS | PER SINGLE | RATE",
    "same_period": "THE? SAME [UNIT QUARTER PERIOD] (?:COUNT YEARUNIT [AGO EARLIER] | THE? [LAST PREVIOUS] YEARUNIT)",
    "vague_ago": "(?:A? FEW)? UNITS (?:[AGO EARLIER LATER PREVIOUS] | [BEFORE AFTER] (?=[STOP COMMA BREAK AND] | $))",
    "ago": "APPROX? COUNT FULL? ANYUNIT"
    " (?:[AGO EARLIER LATER PREVIOUS] | [BEFORE AFTER] (?=[STOP COMMA BREAK AND] | $))"
    " | [UNIT YEARUNIT WEEK] DASH [AGO EARLIER]",
    "window": "THE? SIDE (?!A SINGLE) COUNT FULL? [UNIT UNITS YEARUNIT WEEK CENTURY QUARTER]"
    " | THE? PAST SINGLE | THE? SIDE UNITS",
    "around_day": "THE [UNIT WEEK DAYPART] [FOLLOWING BEFORE AFTER]",
    "unit": "EDGES? RELATION YEARWORD? [UNIT YEARUNIT WEEK CENTURY QUARTER] (?!OF)"
    " | EDGES THE? SINGLE | THE? [UNIT YEARUNIT WEEK] (?:POSSESSIVE | DASH) EDGE"
    " | THE? VAGUE [UNIT YEARUNIT WEEK CENTURY QUARTER]",
    "length": "APPROX? COUNT DASH? FULL? ANYUNIT (?:DASH? LONG)? | SINGLE DASH LONG"
    " | (?<=[FOR IN AFTER APPROX]) UNITS (?!OF) | UNITS DASH LONG | UNITS (?=OF) | CARDINAL FULL? QUARTER",
    "vague": "VAGUE UNITS? | THE PAST (?!ANYUNIT | COUNT)",
    "deictic": "(?:[EARLIER LATER MODIFIER] ON?)? DEICTIC",
    "day_part": "(?:MODIFIER IN)? (?:RELATION | THE)? MODIFIER? DAYPART",
    "year": "EDGES? (?:THE YEARUNIT)? YEAR",
}


def compile_classes(pattern: str) -> str:
    """Class names to their letters and definitions to their bodies; blanks go."""
    for name, body in reversed(_DEFINITIONS.items()):
        pattern = re.sub(rf"\b{name}\b", f"{body}", pattern)
    return re.sub(r"\b[A-Z][A-Z_]*\b", lambda match: CLASS[match[0]], pattern).replace(" ", "")


MASTER = re.compile(
    f"(?=[^{OTHER}])(?:" + "|".join(f"(?P<{name}>{compile_classes(pattern)})" for name, pattern in RULES.items()) + ")"
)
