"""The days that relative expressions count from: the day of speaking, and the day the text has reached."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dashboard.extraction.times.periods import Period


class Tense(StrEnum):
    """Where the clause around an expression places what it tells."""

    PAST = "past"
    FUTURE = "future"
    GENERAL = "general"  # what is so every year: "In January it snows"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """What kind of text it is, and so what a month without a year counts from."""

    NEWS = "news"  # told from its publication day
    NARRATIVE = "narrative"  # of other years, which it names
    GUIDE = "guide"  # of no particular time: opening hours, climate, advice


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
    """What is known when an expression is read.

    `reached` is the moment of the last resolved expression and `period` its period, `day` the last one exact to the
    day, `story` the last one that months without a year belong to; each None before the first. `background` is an
    earlier year that a passage of news tells of, None outside such passages. `told` is the last day of news that was
    not still to come, and `resumed` what holds again after a sentence that spoke of another day in passing. `entry` is
    the day of the entry of a diary, and `entries` the first tokens of the dates that head one. `names_weekday` tells of
    a text that gives a date with its weekday.
    """

    publication: date | None
    mode: Mode
    reached: Moment | None = None
    day: Moment | None = None
    period: Period | None = None
    story: Moment | None = None
    background: Moment | None = None
    told: Moment | None = None
    entry: Moment | None = None
    entries: frozenset[int] = frozenset()
    names_weekday: bool = False
    resumed: "Anchors | None" = None

    @property
    def narrative(self) -> bool:
        return self.mode is Mode.NARRATIVE

    @property
    def speech(self) -> Moment | None:
        """What "last year" counts from: the publication day in news, the story's own time in a narrative.

        Without a publication day it counts from nowhere, whatever the text names.
        """
        if self.entry is not None or self.publication is None:
            return self.entry
        return self.reached if self.narrative else moment_of(self.publication)

    @property
    def text(self) -> Moment | None:
        """What "two days later" counts from."""
        return self.reached or self.speech

    @property
    def looks_ahead(self) -> bool:
        """Whether a report has just named a day still to come, which nothing that has happened counts from."""
        day = self.text_day
        is_news = self.mode is Mode.NEWS and self.publication is not None
        return bool(is_news and day and day.on and self.publication and day.on > self.publication)

    def back(self) -> "Anchors":
        """The same before the look ahead: what counts from the text counts from the day last told, or from speech."""
        return replace(self, reached=self.told, day=self.told)

    @property
    def text_month(self) -> Moment | None:
        """What "the following month" counts from: a bare year in between does not hide it in news."""
        text = self.text
        return self.speech if text and not text.month and not self.narrative and self.speech else text

    @property
    def text_day(self) -> Moment | None:
        """The day that "the next morning" counts from: coarser dates in between do not hide it."""
        return self.day or (None if self.narrative else self.speech)
