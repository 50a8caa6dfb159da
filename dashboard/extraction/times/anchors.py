"""The days that relative expressions count from: the day of speaking, and the day the text has reached."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tense(StrEnum):
    """Where the clause around an expression places what it tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moment:
    """A point the text has reached, as exactly as it was given; years before Christ count back (`bc`)."""

    year: int
    month: int | None = None
    day: int | None = None
    bc: bool = False

    @property
    def on(self) -> date | None:
        if self.month is None or self.day is None or self.bc:
            return None
        return date(self.year, self.month, self.day)


def moment_of(on: date) -> Moment:
    return Moment(on.year, on.month, on.day)


@dataclass(frozen=True)
class Anchors:
    """What is known when an expression is read. A narrative tells of days far from its publication day.

    `reached` is the moment of the last resolved expression, None before the first.
    """

    publication: date | None
    narrative: bool
    reached: Moment | None = None

    @property
    def speech(self) -> Moment | None:
        """What "last year" counts from: the publication day in news, the story's own time in a narrative."""
        if self.narrative:
            return self.reached
        return moment_of(self.publication) if self.publication else None

    @property
    def text(self) -> Moment | None:
        """What "two days later" counts from."""
        return self.reached or self.speech
