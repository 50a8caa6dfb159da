"""What a time expression says, before it is known when: the step between words and calendar."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """Where a period lies from the day of speaking, or from the day the text last spoke of."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PREVIOUS = "previous"
    SAME = "same"
    FOLLOWING = "following"


# The first three count from the day of speaking, the others from the day the text has reached.
STEPS = {
    Relation.LAST: -1, Relation.THIS: 0, Relation.NEXT: 1,
    Relation.PREVIOUS: -1, Relation.SAME: 0, Relation.FOLLOWING: 1,
}  # fmt: skip
FROM_SPEECH = frozenset({Relation.LAST, Relation.THIS, Relation.NEXT})


class Edge(StrEnum):
    """Which part of a period is meant."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Clock:
    """An hour of the day; `minute` is None for "5 a.m."; `offset` is the zone's hours from UTC."""

    hour: int
    minute: int | None = None
    offset: int | None = None

    def iso(self) -> str:
        zone = "" if self.offset is None else "Z" if self.offset == 0 else f"{self.offset:+03d}"
        return f"T{self.hour:02d}:{self.minute or 0:02d}{zone}"


@dataclass(frozen=True)
class Calendar:
    """A period named by its parts; those that are None are to be found elsewhere.

    `relation` tells which one ("last March"); `year_relation` tells the year ("March of that year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    bc: bool = False
    relation: Relation | None = None
    year_relation: Relation | None = None
    week_relation: Relation | None = None
    swappable: bool = False  # 5/6/2010: day and month may have to change places


@dataclass(frozen=True)
class Era:
    """A decade or century. `value` is TIMEX3's: "199" for the 1990s, "18" for the 19th century."""

    value: str
    bc: bool = False


@dataclass(frozen=True)
class Shift:
    """`count` units away from the day of speaking, or (`from_text`) from the day the text has reached.

    A count of None is "several", "a few". An `edge` period ("the middle of the month") is in news the present one.
    """

    unit: str
    count: int | None
    sign: int
    from_text: bool
    edge: bool = False


@dataclass(frozen=True)
class Length:
    """A duration. `value` is TIMEX3's.

    A window ("the past six months") is `count` units before (`side` -1) or after (1) the day of speaking.
    """

    value: str
    unit: str = ""
    count: int | None = None
    side: int = 0


@dataclass(frozen=True)
class Repeated:
    """A set of times ("every Tuesday"), by its TIMEX3 value."""

    value: str


@dataclass(frozen=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True)
class DayRange:
    """From one day of a month to another ("12-14 June"), or from one month of a year to another."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True)
class PartOfDay:
    """A part of a day, or an hour of it, that stands without the day; overnight, of two."""

    relation: Relation | None = None
    overnight: bool = False


@dataclass(frozen=True)
class YearTail:
    """The second year of "1939-45", by its last two digits."""

    tail: int


@dataclass(frozen=True)
class DayTail:
    """The second day of "May 4 and 5"."""

    day: int


@dataclass(frozen=True)
class SamePeriod:
    """The period the text has reached, `years` earlier: "the same month a year ago"."""

    years: int


@dataclass(frozen=True)
class Weekend:
    """A Saturday with its Sunday; without a relation the one that the tense asks for."""

    relation: Relation | None = None


Named = Calendar | Era | Weekend | YearTail | DayTail | DayRange
Counted = Shift | SamePeriod | Length
What = Named | Counted | Repeated | Vague | PartOfDay


@dataclass(frozen=True)
class Reading:
    """One time expression: tokens `first` to `last` (inclusive), the rule that took them, and what they say."""

    rule: str
    first: int
    last: int
    what: What
    edge: Edge | None = None
    part: str | None = None
    clock: Clock | None = None
