"""Finding triggers: the words of the lexicon in a Doc, each with the most specific rule whose conditions hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context, match_words
from dashboard.extraction.events.lexicon import Pattern, Rule
from dashboard.extraction.events.scopes import Scopes
from dashboard.extraction.events.senses import is_other_sense

_STOPS = frozenset((",", ";", ":", "and", "but", "or", "as", "than"))
_REACH = 6  # words from a verb to the last word of its pattern: "took full control of"
_PARTICLES = frozenset(
    ("on", "off", "up", "out", "down", "over", "in", "into", "away", "back", "at", "to", "with", "for", "from")
)
_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "advcl", "relcl", "xcomp", "parataxis"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "VBG", "JJ"))


@dataclass(frozen=True)
class Trigger:
    """A trigger with its rule; tokens [start, end), `head` is the one the parse hangs the others on."""

    head: Token
    start: int
    end: int
    verbal: bool
    rule: Rule


def find_triggers(context: Context) -> list[Trigger]:
    """Return the triggers of a Doc in order, none inside another."""
    found: list[Trigger] = []
    end = 0
    for i, word in enumerate(context.words):
        patterns = context.lexicon.patterns.get(word)
        if patterns is None or i < end:
            continue
        trigger = _first_trigger(context, context.doc[i], patterns)
        if trigger is not None:
            found.append(trigger)
            end = trigger.end
    return found


def _first_trigger(context: Context, token: Token, patterns: tuple[Pattern, ...]) -> Trigger | None:
    for start, end, head, pattern in _matches(context, token, patterns):
        scopes = Scopes(context, head, start, end)
        if is_other_sense(context, head, end, verbal=pattern.verbal):
            continue
        for rule in pattern.rules:
            if scopes.allow(rule):
                return Trigger(head, start, end, pattern.verbal, rule)
    return None


def _matches(
    context: Context, token: Token, patterns: tuple[Pattern, ...]
) -> Iterator[tuple[int, int, Token, Pattern]]:
    for pattern in patterns:
        if pattern.verbal:
            if _may_be_verb(context, token) or _must_be_verb(context, token, pattern):
                end = _verb_end(context, token, pattern)
                if end is not None:
                    yield token.i, end, token, pattern
        elif _may_be_noun(token, pattern):
            end = match_words(context.words, token.i + 1, pattern.rest)
            if end is not None and end <= context.sentence(token).end:
                yield token.i, end, context.doc[token.i : end].root, pattern


def _may_be_verb(context: Context, token: Token) -> bool:
    if is_verb(token) or token.tag_ in ("VBN", "VBD"):
        return True
    # Headlines drop auxiliaries and articles, and taggers then take verbs for nouns and names.
    if (
        context.sentence(token).headline
        and token.lower_.endswith(("s", "ed"))
        and token.i > context.sentence(token).start
    ):
        return token.dep_ != "compound" or token.lower_.endswith("ed")
    return token.tag_ == "JJ" and token.lower_.endswith(("ed", "en"))


def _must_be_verb(context: Context, token: Token, pattern: Pattern) -> bool:
    """Tell whether a form is nothing but a verb's past and heads a clause, has a tag that no noun has, or begins a
    phrase that no noun begins: "burst into flames"."""
    is_past = token.lower_ in pattern.past
    if is_past and (token.dep_ in _CLAUSES or token.tag_ not in _NOUN_TAGS):
        return True
    is_phrase = len(pattern.rest) > (0 if is_past else 1) and not any("-" in forms for forms in pattern.rest)
    return is_phrase and match_words(context.words, token.i + 1, pattern.rest) is not None


def _may_be_noun(token: Token, pattern: Pattern) -> bool:
    if pattern.rest:
        return True
    if token.tag_ == "JJ" and token.dep_ in ("acomp", "amod"):
        return False  # "the jokes were offensive"
    return token.tag_ in _NOUN_TAGS and not (token.tag_ == "VBG" and is_verb(token) and _governs_clause(token))


def _governs_clause(token: Token) -> bool:
    return any(child.dep_ in ("dobj", "aux", "nsubj") for child in token.children)


def _verb_end(context: Context, verb: Token, pattern: Pattern) -> int | None:
    """Return the end of the words that belong to a verb's pattern: close by in order, or before it in the passive."""
    if not pattern.rest:
        return verb.i + 1
    limit = min(verb.i + 1 + _REACH, context.sentence(verb).end)
    i, last = verb.i + 1, verb.i
    for forms in pattern.rest:
        while i < limit and context.words[i] not in forms:
            if is_verb(context.doc[i]) or context.words[i] in _STOPS or context.words[i] in _PARTICLES:
                i = limit
            i += 1
        if i >= limit:
            return verb.i + 1 if _passive_subject(verb, pattern) else None
        last = i
        i += 1
    return last + 1


def _passive_subject(verb: Token, pattern: Pattern) -> bool:
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
    words = {word.lower_ for subject in subjects for word in (subject, *subject.children)}
    return bool(subjects) and all(words & forms for forms in pattern.rest)
