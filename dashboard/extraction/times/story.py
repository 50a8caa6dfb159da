"""How the anchors move through a text: which year its months belong to, and how long a passage of background lasts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.extraction.times.anchors import Anchors, Mode, Moment, Tense
from dashboard.extraction.times.heads import find_entries
from dashboard.extraction.times.mode import first_year, mode_of
from dashboard.extraction.times.readings import FROM_SPEECH, Calendar, PartOfDay, Reading, Shift, Weekend
from dashboard.extraction.times.resolve import Resolution, TenseOf
from dashboard.extraction.times.tokens import Tokens

_LIMITS = frozenset(("by", "until", "till"))
_TELLING = frozenset(("said", "says", "told", "announced", "confirmed", "reported", "added", "reporters"))


def opening_anchors(readings: Sequence[Reading], tokens: Tokens, publication: date | None) -> Anchors:
    """The anchors before the first expression; a narrative begins in the first year it names."""
    mode = mode_of(readings, publication)
    year = first_year(readings) if mode is Mode.NARRATIVE and publication else None
    names_weekday = any(
        isinstance(reading.what, Calendar) and _is_weekday_of_date(reading.what) for reading in readings
    )
    story, entries = Moment(year) if year else None, find_entries(readings, tokens)
    return Anchors(publication, mode, story=story, names_weekday=names_weekday, entries=entries)


def _is_weekday_of_date(named: Calendar) -> bool:
    return None not in (named.year, named.month, named.day, named.weekday)


def followed(anchors: Anchors, reading: Reading, found: Resolution, tokens: Tokens, *, is_said: bool) -> Anchors:
    """The anchors after an expression; `is_said` tells that it is the day on which somebody said something."""
    if found.moment is None:
        return anchors
    if reading.first in anchors.entries and found.moment.day:
        anchors = replace(anchors, entry=found.moment)
    if _tells_a_day(anchors):
        if _is_limit(reading, tokens):
            return anchors
        if is_said or _follows_saying(reading, tokens):
            return _in_passing(anchors, found)
    background = anchors.background if anchors.mode is Mode.NARRATIVE else _background(anchors, reading, found.moment)
    day = found.moment if found.moment.day else anchors.day
    story = found.moment if _carries_story(reading, found.moment, tokens) else anchors.story
    after = replace(anchors, reached=found.moment, period=found.period, day=day, story=story, background=background)
    return after if after.looks_ahead else replace(after, told=day)


def _in_passing(anchors: Anchors, found: Resolution) -> Anchors:
    """The anchors up to the end of the sentence: "said on Monday that two days earlier" counts from Monday."""
    if anchors.resumed or not found.moment or not found.moment.day:
        return anchors
    return replace(anchors, reached=found.moment, day=found.moment, resumed=anchors)


def entered(anchors: Anchors, previous: Reading, reading: Reading, tokens: Tokens) -> Anchors:
    """The anchors before an expression that is not the article's first."""
    if anchors.resumed and _count_ends(previous, reading, tokens):
        anchors = anchors.resumed
    if anchors.background and _leaves_background(previous, reading, tokens):
        return replace(anchors, background=None)
    return anchors


def looks_back(reading: Reading, anchors: Anchors, tense: TenseOf) -> bool:
    """Tell whether an expression counts from the day told before the last one, which is still to come.

    "Output is to rise before Christmas. The ministers met on the same day": not at Christmas.
    """
    return anchors.looks_ahead and _counts_from_text(reading) and tense() not in {Tense.FUTURE, Tense.GENERAL}


def _counts_from_text(reading: Reading) -> bool:
    what = reading.what
    if isinstance(what, Shift):
        return what.from_text
    relation = what.relation if isinstance(what, PartOfDay | Calendar | Weekend) else None
    return relation is not None and relation not in FROM_SPEECH


def _tells_a_day(anchors: Anchors) -> bool:
    """Whether a report has come to a day of its own, which is not that of its filing."""
    return anchors.mode is Mode.NEWS and anchors.day is not None and anchors.day.on != anchors.publication


def _is_limit(reading: Reading, tokens: Tokens) -> bool:
    """Tell "found by Monday", after which the story goes on from its own day."""
    return reading.first > 0 and tokens.token(reading.first - 1).text in _LIMITS


def _follows_saying(reading: Reading, tokens: Tokens) -> bool:
    """Tell "an official said on Tuesday", in words, for docs that are not parsed."""
    words = [tokens.token(i).text for i in range(max(0, reading.first - 2), reading.first)]
    return not _TELLING.isdisjoint(words)


def _carries_story(reading: Reading, moment: Moment, tokens: Tokens) -> bool:
    """Whether the months that follow belong to this year: "In 1943, …" opens it, "the 1939 pact" only refers to one."""
    return bool(moment.month) or tokens.name(reading.last + 1) == "COMMA" or _opens_sentence(reading, tokens)


def _opens_sentence(reading: Reading, tokens: Tokens) -> bool:
    before = {tokens.name(reading.first - 1), tokens.name(reading.first - 2)}
    return reading.first < 2 or not before.isdisjoint({"BREAK", "STOP"})


def _background(anchors: Anchors, reading: Reading, moment: Moment) -> Moment | None:
    """A month or day of an earlier year opens a passage about it; a date of its own year keeps to it."""
    what = reading.what
    if not isinstance(what, Calendar):
        return anchors.background
    if what.year is None:
        return moment if anchors.background else None
    is_earlier = anchors.publication is None or moment.year < anchors.publication.year
    return moment if is_earlier and moment.month else None


def _leaves_background(previous: Reading, reading: Reading, tokens: Tokens) -> bool:
    """Whether a passage of background ends before a reading.

    It lasts to the end of its sentence, and through the next one where it opened its own ("In March 2014, …").
    """
    ends = _count_ends(previous, reading, tokens)
    return ends > 1 or (ends > 0 and not _opens_sentence(previous, tokens))


def _count_ends(previous: Reading, reading: Reading, tokens: Tokens) -> int:
    """How many sentences end between two readings."""
    return sum(_ends_sentence(index, tokens) for index in range(previous.last + 1, reading.first))


def _ends_sentence(index: int, tokens: Tokens) -> bool:
    if tokens.name(index) == "BREAK":
        return True
    following = index + 1
    if tokens.name(index) != "STOP" or following >= len(tokens.starts):
        return False
    start = tokens.starts[following]
    return start > tokens.ends[index] and not tokens.text[start].islower()
