"""The trigger lexicon as data: rules that turn a word into an event type, and classes of words the rules speak of.

A rule holds if all its `needs` hold and none of its `unless`. A condition is `scope:label|label`, where a label is a
class of words.csv, an entity class (place, person_ent, org_ent, people, proper) or, after "=", one word. The scopes are
in scopes.py.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dashboard import settings
from dashboard.extraction.events.inflection import noun_forms, past_forms, verb_forms

Forms = frozenset[str]


@dataclass(frozen=True)
class Condition:
    """Some token in `scope` bears one of `labels`."""

    scope: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """What a trigger means where its conditions hold; of two rules the higher `priority` is the more specific one.

    `score` is the share of such triggers that are believed to report this type.
    """

    sub_event_type: str
    priority: int
    score: float
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]


@dataclass(frozen=True)
class Pattern:
    """A trigger's words: the anchor's forms are its key in the lexicon, `rest` are those that follow it, in order."""

    verbal: bool
    past: Forms  # forms of a verb that are nothing but its past
    rest: tuple[Forms, ...]
    rules: tuple[Rule, ...]  # most specific first


@dataclass(frozen=True)
class Lexicon:
    """Patterns by the form of their first word, longest first; labels by form; labels of phrases by their first
    form."""

    patterns: dict[str, tuple[Pattern, ...]]
    labels: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[Forms, ...], str], ...]]


@cache
def load_lexicon() -> Lexicon:
    """Read the two tables once per process."""
    with (settings.LEXICON / "triggers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (settings.LEXICON / "words.csv").open(encoding="utf-8", newline="") as file:
        classes = list(csv.DictReader(file))
    rules = [(row, _read_rule(row)) for row in rows]
    labels, phrases = _index_classes(classes)
    for word in _literals(rule for _, rule in rules):
        for form in noun_forms(word) | verb_forms(word):
            labels[form].add(f"={word}")
    return Lexicon(_index_patterns(rules), {form: frozenset(found) for form, found in labels.items()}, phrases)


def _read_rule(row: dict[str, str]) -> Rule:
    return Rule(
        sub_event_type=row["sub_event_type"],
        priority=int(row["priority"]),
        score=float(row["score"]),
        needs=tuple(_read_conditions(row["needs"])),
        unless=tuple(_read_conditions(row["unless"])),
    )


def _read_conditions(text: str) -> Iterator[Condition]:
    for part in text.split():
        scope, _, labels = part.partition(":")
        yield Condition(scope, frozenset(labels.split("|")))


def _literals(rules: Iterator[Rule]) -> set[str]:
    conditions = (condition for rule in rules for condition in (*rule.needs, *rule.unless))
    return {label[1:] for condition in conditions for label in condition.labels if label.startswith("=")}


def _index_patterns(rules: list[tuple[dict[str, str], Rule]]) -> dict[str, tuple[Pattern, ...]]:
    grouped: dict[tuple[str, bool], list[Rule]] = defaultdict(list)
    for row, rule in rules:
        for lemma in row["lemmas"].split(";"):
            for pos in row["pos"]:
                grouped[lemma, pos == "v"].append(rule)
    index: dict[str, list[Pattern]] = defaultdict(list)
    for (lemma, verbal), found in grouped.items():
        first, *rest = re.split(r"\s+|(-)", lemma)
        ordered = tuple(sorted(found, key=lambda rule: -rule.priority))
        past = past_forms(first) if verbal else frozenset()
        pattern = Pattern(verbal, past, tuple(noun_forms(word) for word in rest if word), ordered)
        for form in verb_forms(first) if verbal else noun_forms(first):
            index[form].append(pattern)
    return {form: tuple(sorted(found, key=lambda pattern: -len(pattern.rest))) for form, found in index.items()}


def _index_classes(
    rows: list[dict[str, str]],
) -> tuple[defaultdict[str, set[str]], dict[str, tuple[tuple[tuple[Forms, ...], str], ...]]]:
    labels: defaultdict[str, set[str]] = defaultdict(set)
    phrases: dict[str, list[tuple[tuple[Forms, ...], str]]] = defaultdict(list)
    for row in rows:
        name = row["class"]
        for word in row["words"].split(";"):
            first, *rest = re.split(r"[\s-]+", word)
            for form in noun_forms(word) | (verb_forms(word) if row["pos"] == "v" else frozenset()):
                labels[form].add(name)
            for form in (verb_forms(first) if row["pos"] == "v" else (first,)) if rest else ():
                phrases[form].append((tuple(noun_forms(part) for part in rest), name))
    return labels, {first: tuple(found) for first, found in phrases.items()}
