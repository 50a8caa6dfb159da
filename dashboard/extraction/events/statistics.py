"""Counts of a period, as in "eleven attacks since last year" or "1,127 strikes in 2023": figures about events, none of
which is told. A pin for them would stand for nothing that happened at one place on one day.
"""

from datetime import timedelta
from itertools import pairwise

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import EventTime

_PERIOD = timedelta(days=27)  # a month or longer; a week's "three attacks" are still news
_SEASON = timedelta(days=90)  # "fires in October" are told, "fires this year" are counted
_PLURAL = frozenset(("NNS", "NNPS"))
_HABITS = frozenset(("each", "every", "per"))
_SPANS = frozenset(("day", "night", "week", "month", "year", "season", "summer", "winter", "decade", "hour"))
_COUNTING = frozenset((
    "average", "averages", "averaged", "per", "percent", "percentage", "proportion", "rate", "rates", "statistics",
    "survey", "compared", "figures",
))  # fmt: skip
_COMPARED = (("up", "from"), ("down", "from"), ("more", "often"), ("as", "many"), ("times", "more"))
_FEW = frozenset(("two", "three", "four", "2", "3", "4"))  # "two bombs in May killed nine" tells of both
_RUNNING = frozenset(("this", "last", "past", "so", "previous"))  # "this year", "so far": the count goes on
_LONG_HARM = frozenset((
    "war", "conflict", "insurgency", "rebellion", "uprising", "violence", "fighting", "campaign", "crisis", "feud",
    "hostilities", "unrest", "militancy",
))  # fmt: skip


def is_statistic(trigger: Trigger, context: Context, time: EventTime) -> bool:
    """Tell whether a trigger is counted over a period rather than reported."""
    if _is_habit(trigger, context):
        return True
    if trigger.verbal:
        return _is_sum_of_a_war(trigger.head, time)
    return trigger.head.tag_ in _PLURAL and _is_counted(trigger, context, time)


def _is_counted(trigger: Trigger, context: Context, time: EventTime) -> bool:
    """Tell whether a plural is counted: by a number over a month or more, or bare over a season or more."""
    compared = _is_compared(trigger, context)
    number = _number_of(trigger.head)
    if number is not None:
        return number.lower_ not in _FEW and (_is_period(time) or compared)
    return _is_bare(trigger.head) and _is_period(time, _SEASON) and (_is_running(time, context) or compared)


def _is_habit(trigger: Trigger, context: Context) -> bool:
    """Tell whether a present tense or a count is told of every year: "about eight make landfall each year"."""
    sentence = context.sentence(trigger.head)
    words = context.words[sentence.start : sentence.end]
    if not any(a in _HABITS and b in _SPANS for a, b in pairwise(words)):
        return False
    verb = trigger.head
    while not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    helpers = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP", "VB") or (verb.tag_ in ("VBN", "VBG") and bool(helpers & {"VBZ", "VBP"}))


def _is_sum_of_a_war(verb: Token, time: EventTime) -> bool:
    """Tell whether a war or its violence is said to have killed: "the war has killed thousands since 2014"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    perfect = any(child.lower_ in ("has", "have", "had") for child in verb.children if child.dep_ == "aux")
    return perfect and any(subject.lower_ in _LONG_HARM for subject in subjects) and _is_period(time)


def _number_of(noun: Token) -> Token | None:
    numbers = (child for child in noun.children if child.dep_ == "nummod" and child.like_num)
    return next((number for number in numbers if number.ent_type_ != "DATE"), None)  # "in 2000 floods killed 700"


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)


def _is_period(time: EventTime, least: timedelta = _PERIOD) -> bool:
    if time.start_on is None or time.end_on is None:
        return time.span is not None
    return time.end_on - time.start_on >= least


def _is_running(time: EventTime, context: Context) -> bool:
    if time.span is None:
        return False
    span = context.doc.char_span(time.span.start_char, time.span.end_char, alignment_mode="expand")
    return span is not None and any(token.lower_ in _RUNNING for token in span)


def _is_compared(trigger: Trigger, context: Context) -> bool:
    sentence = context.sentence(trigger.head)
    words = context.words[sentence.start : sentence.end]
    pairs = set(pairwise(words))
    return not _COUNTING.isdisjoint(words) or any(pair in pairs for pair in _COMPARED)
