"""Which readings are no times after all: names, verbs, counts, scores, addresses that look like dates."""

from collections.abc import Callable

from dashboard.extraction.times.clauses import Clauses
from dashboard.extraction.times.readings import Calendar, PartOfDay, Reading
from dashboard.extraction.times.tokens import Tokens

PREPOSITIONS = frozenset(
    {"in", "of", "since", "until", "till", "by", "from", "to", "through", "throughout", "during", "for", "before", "after",
     "between", "around", "about", "circa", "c", "ca", "last", "next", "this", "every", "late", "early", "mid", "over",
     "as", "beginning", "ending", "starting", "on", "and", "or"}
)  # fmt: skip
SEASON_OPENERS = frozenset({"in", "during", "by", "until", "since", "for", "over", "throughout", "from", "to", "through", "and"})
CLOCK_OPENERS = frozenset({"at", "by", "from", "to", "until", "around", "about", "since", "before", "after", "between", "till"})
PART_OPENERS = frozenset({"in", "during", "on", "of", "by", "through", "throughout", "for", "at", "until", "around", "before", "after", "since", "from"})
STREETS = frozenset({"street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "lane", "way", "highway"})
# Words that make a weekday the name of one historical day, or of a shopping day.
DAY_NAMERS = frozenset({"black", "bloody", "super", "cyber", "fat", "giving", "red", "ruby", "wednesday's", "man"})
NUMBERING = frozenset({"no", "number", "nos", "article", "section", "chapter", "page", "route", "flight", "resolution", "room"})
COUNTED = frozenset(
    {"people", "men", "women", "troops", "soldiers", "children", "km", "kilometres", "kilometers", "miles", "metres",
     "meters", "m", "feet", "ft", "tons", "tonnes", "dollars", "euros", "pounds", "hectares", "acres", "kg", "mm", "cm",
     "percent", "police", "mph", "kph", "rpm", "mah", "mhz", "points", "votes", "copies", "prisoners", "words"}
)  # fmt: skip
FIRST_FREE_YEAR, LAST_FREE_YEAR = 1700, 2060  # outside, a bare four-digit number needs a preposition to be a year
FIRST_CERTAIN_YEAR = 1900


class Screen:
    """Judges readings in their surroundings."""

    def __init__(self, tokens: Tokens, clauses: Clauses) -> None:
        self._tokens = tokens
        self._clauses = clauses

    def accepts(self, reading: Reading) -> bool:
        judge = _JUDGES.get(reading.rule)
        return judge is None or judge(self, reading)

    def _word(self, index: int) -> str:
        return self._tokens.token(index).text if 0 <= index < len(self._tokens.classes) else ""

    def _start(self, index: int) -> int:
        return self._tokens.starts[index]

    def _before(self, reading: Reading) -> str:
        return self._word(reading.first - 1)

    def _after(self, reading: Reading) -> str:
        return self._word(reading.last + 1)

    def _is_name(self, index: int) -> bool:
        label, _ = self._clauses.entity_at(self._start(index))
        return label == "PERSON"

    def year(self, reading: Reading) -> bool:
        if reading.first != reading.last:
            return True
        number = int(self._word(reading.first))
        if self._is_glued(reading) or self._before(reading) in NUMBERING or self._is_counted(reading, number):
            return False
        if FIRST_FREE_YEAR <= number <= LAST_FREE_YEAR:
            return not self._is_address(reading)
        return self._before(reading) in PREPOSITIONS or self._tokens.name(reading.first - 1) in {"OPEN", "DASH", "BREAK"}

    def _is_glued(self, reading: Reading) -> bool:
        """Part of a longer code: a phone number, a version, a path, a percentage."""
        names = [self._tokens.name(reading.first - 1), self._tokens.name(reading.last + 1)]
        if "CURRENCY" in names[:1] or names[1] == "GLUE" and self._word(reading.last + 1) in {"%", "="}:
            return True
        text, start, end = self._tokens.text, self._start(reading.first), self._tokens.ends[reading.last]
        if text[max(0, start - 1) : start] in {"_", "=", "#", "@", ".", "&"} or text[end : end + 1] in {"_", "%", "@"}:
            return True
        two_after = self._tokens.name(reading.last + 2)
        two_before = self._tokens.name(reading.first - 2)
        return (names[1] == "DASH" and two_after in {"BIG", "SMALL"}) or (
            names[0] == "DASH" and text[start - 1 : start] == "-" and two_before in {"BIG", "SMALL"}
        )

    def _is_counted(self, reading: Reading, number: int) -> bool:
        """ "In 2000 cases": a plural noun follows a round number or one too small for a modern year."""
        following = self._after(reading)
        if following in COUNTED:
            return True
        if not following.isalpha() or reading.last + 1 >= len(self._tokens.starts):
            return False
        if self._clauses.tag_at(self._start(reading.last + 1)) != "NNS":
            return False
        return self._before(reading) != "the" and (number % 100 == 0 or number < FIRST_CERTAIN_YEAR)

    def _is_address(self, reading: Reading) -> bool:
        following = [self._word(reading.last + offset) for offset in (1, 2, 3)]
        return any(word in STREETS for word in following[1:]) and self._starts_capital(reading.last + 1)

    def _starts_capital(self, index: int) -> bool:
        return index < len(self._tokens.starts) and self._tokens.text[self._start(index)].isupper()

    def month(self, reading: Reading) -> bool:
        """A month without a day or year: neither a person nor a verb."""
        what = reading.what
        if not isinstance(what, Calendar) or what.year is not None or what.year_relation or what.relation or reading.edge:
            return True
        name = self._tokens.name(reading.first)
        if name == "MONTH":
            return not self._is_name(reading.first)
        if self._before(reading) not in PREPOSITIONS or self._is_name(reading.first):
            return False
        known_name = self._tokens.text[self._start(reading.first) : self._tokens.ends[reading.first]] in self._clauses.surnames
        return self._before(reading) == "in" if known_name else True

    def month_day(self, reading: Reading) -> bool:
        """ "Brian May 12" is rare; "the 3 March" is not: only names of two words are turned away."""
        return True

    def season(self, reading: Reading) -> bool:
        what = reading.what
        if not isinstance(what, Calendar) or what.year is not None or what.year_relation or what.relation:
            return True
        if self._clauses.tag_at(self._start(reading.last)).startswith("VB"):
            return False
        if reading.edge:
            return True
        return self._before(reading) in SEASON_OPENERS

    def weekday(self, reading: Reading) -> bool:
        label, length = self._clauses.entity_at(self._start(reading.last))
        if label in {"ORG", "PERSON"} and length > 1:
            return False
        return self._before(reading) not in DAY_NAMERS

    def clock(self, reading: Reading) -> bool:
        if not isinstance(reading.what, PartOfDay) or self._tokens.name(reading.first) != "CLOCK":
            return True
        return reading.first != reading.last or self._before(reading) in CLOCK_OPENERS

    def military_clock(self, reading: Reading) -> bool:
        return len(self._word(reading.first)) == 4

    def day_part(self, reading: Reading) -> bool:
        what = reading.what
        if not isinstance(what, PartOfDay) or what.relation or self._word(reading.last) == "overnight":
            return True
        return self._before(reading) in PART_OPENERS

    def holiday(self, reading: Reading) -> bool:
        text = self._tokens.text[self._start(reading.first) : self._tokens.ends[reading.last]]
        if not any(letter.isupper() for letter in text):
            return False
        what = reading.what
        if isinstance(what, Calendar) and (what.year or what.relation or " " in (what.holiday or "")):
            return True
        return self._before(reading) in PREPOSITIONS | {"at"} and not self._starts_capital(reading.last + 1)


_JUDGES: dict[str, Callable[[Screen, Reading], bool]] = {
    "year": Screen.year,
    "month": Screen.month,
    "season": Screen.season,
    "weekday": Screen.weekday,
    "clock": Screen.clock,
    "military_clock": Screen.military_clock,
    "day_part": Screen.day_part,
    "holiday": Screen.holiday,
}
