"""What speaks for and against a trigger being the report of an event: its words, its sentence, its article.

Each ground is a number under a name, most of them 1 where they hold: "det:bare/pl" for "attacks", "doc:sport" for the
share of words of sport in the article. `reported.py` weighs them. None of them is a trigger's own word, so what was
learnt from some words holds for all.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dashboard.extraction.events.arguments import (
    find_objects,
    find_subjects,
    is_passive,
    is_verb,
    preposition_objects,
)
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.subject_matter import find_subject_matter
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import DateSource, Event

Grounds = dict[str, float]

# Classes of words whose share in an article says what it is about.
_SUBJECTS = (
    "sport", "market", "art", "fatal", "injuring", "lawman", "military", "rebel", "civilian", "weapon", "court",
    "office", "protestevent", "crime", "harmed", "police", "artillery", "bomb", "disease", "vehicle", "building",
    "labour", "political", "agreement",
)  # fmt: skip
# What an argument may be, first class that fits.
_KINDS = (
    "place", "person_ent", "org_ent", "people", "protester", "police", "military", "rebel", "militia", "leader",
    "court", "civilian", "person", "harmed", "transport", "vessel", "building", "territory", "aid", "weapon", "disease",
    "labour", "captive", "abstract", "market", "sport", "artwork", "lifeless", "element", "electoral",
)  # fmt: skip
_GOVERNORS = (
    "happening", "reporting", "suffering", "doubting", "planning", "negating", "historyn", "doubtfuln", "attemptn",
)  # fmt: skip
# Words of a sentence that tells how things are, or speaks to its reader.
_MANNERS: Mapping[str, frozenset[str]] = {
    "habit": frozenset((
        "often", "usually", "always", "sometimes", "generally", "typically", "rarely", "frequently", "traditionally",
        "commonly", "normally", "never", "ever", "increasingly",
    )),
    "each": frozenset(("every", "each")),
    "you": frozenset(("you", "your")),
    "we": frozenset(("i", "my", "we", "our", "me")),
    "if": frozenset(("if", "unless", "whether")),
    "like": frozenset(("like", "or")),
    "question": frozenset("?"),
}  # fmt: skip
_DETERMINERS = frozenset(("the", "a", "this", "that", "no", "any"))
_PRONOUNS = frozenset(("PRP", "WP", "WDT"))
_PLURALS = frozenset(("NNS", "NNPS"))
_TOLD_DATES = frozenset((DateSource.EXPLICIT, DateSource.RELATIVE, DateSource.INHERITED))
_OF = frozenset(("of", "on", "against"))
_LEAD = 2  # sentences
_FEWEST_WORDS = 60  # a shorter article has no shares of words worth the name
_MOST = 3.0  # more words of a class in a hundred say no more


def find_grounds(
    told: Sequence[tuple[Trigger, Event]], groups: Sequence[Sequence[Trigger]], context: Context
) -> list[Grounds]:
    """Return the grounds of each event of an article, as it is told; `groups` are the triggers of all its events."""
    article = _article_grounds(context)
    company = _Company(groups, told, context)
    found = []
    for trigger, event in told:
        grounds = {
            **article,
            **company.grounds(trigger, event),
            **_place_in_text(trigger, context),
            **_own_grounds(trigger, event),
            **_setting_grounds(trigger, event, context),
            **_sentence_grounds(trigger, context),
            **dict.fromkeys(_frame(trigger, context), 1.0),
        }
        found.append({name: float(value) for name, value in grounds.items() if value})
    return found


def _article_grounds(context: Context) -> Grounds:
    labels = Counter(label for of_token in context.labels for label in of_token)
    share = 100 / max(_FEWEST_WORDS, len(context.doc))
    matter = find_subject_matter(context)
    grave = len({lemma for _, lemma in matter.grave})
    return {
        **{f"doc:{name}": min(_MOST, share * labels[name]) for name in _SUBJECTS},
        "doc:grave": math.log1p(grave),
        "doc:light": math.log1p(max(0, matter.other - 1)),  # one word of sport or trade is in every text
    }


class _Company:
    """The other events of an article: how many of a family, in a sentence, of the same type and place above."""

    def __init__(
        self, groups: Sequence[Sequence[Trigger]], told: Sequence[tuple[Trigger, Event]], context: Context
    ) -> None:
        self._context = context
        self._words = {group[0].head.i: len({part.head.i for part in group}) for group in groups}
        self._in_sentence = Counter(context.sentence_of[group[0].head.i] for group in groups)
        self._families = Counter(event.family for _, event in told)
        self._above: Counter[tuple[str, str | None]] = Counter()

    def grounds(self, trigger: Trigger, event: Event) -> Grounds:
        """Return an event's grounds; to be asked in the order of the text."""
        kind = event.sub_event_type
        place = event.place.mention.text if event.place else ""
        found = {
            "words": math.log(self._words.get(trigger.head.i, 1)),
            "family": math.log(self._families[event.family]),
            "in_sentence": math.log(self._in_sentence[self._context.sentence_of[trigger.head.i]] or 1),
            "type_above": min(_MOST, self._above[kind, None]),
            "same_above": min(2, self._above[kind, place]),
        }
        self._above[kind, None] += 1
        self._above[kind, place] += 1
        return found


def _place_in_text(trigger: Trigger, context: Context) -> Grounds:
    number = context.sentence_of[trigger.head.i]
    sentence = context.sentences[number]
    return {
        "lead": number < _LEAD,
        "headline": sentence.headline,
        "quoted": context.words[: trigger.head.i].count('"') % 2,
    }


def _own_grounds(trigger: Trigger, event: Event) -> Grounds:
    score = trigger.rule.score
    return {
        "rule": math.log(score / (1 - score)),
        "needs": bool(trigger.rule.needs),
        "phrase": trigger.end - trigger.start > 1,
        f"family:{event.family}": 1,
        f"modality:{event.modality}": 1,
        f"tag:{trigger.head.tag_}": 1,
        "attributed": event.attribution is not None,
    }


def _setting_grounds(trigger: Trigger, event: Event, context: Context) -> Grounds:
    harm = event.casualties
    counts = (harm.fatalities_best, harm.fatalities_low, harm.injured, harm.detained, harm.displaced)
    found: Grounds = {
        f"date:{event.time.date_source}": event.time.date_source in _TOLD_DATES,
        f"time:{event.time.time_precision}": event.time.date_source in _TOLD_DATES,
        "harm": any(count is not None for count in counts),
        "placed": event.place is not None,
    }
    if event.place:
        sentence = context.sentence(trigger.head)
        start = event.place.mention.start_char
        found["place_here"] = context.doc[sentence.start].idx <= start <= context.doc[sentence.end - 1].idx
        found["place_sure"] = event.confidence_place
        found[f"place:{event.place.geo_precision}"] = 1
    return found


def _sentence_grounds(trigger: Trigger, context: Context) -> Grounds:
    sentence = context.sentence(trigger.head)
    words = frozenset(context.words[sentence.start : sentence.end])
    labels = context.window(sentence.start, sentence.end)
    return {
        **{f"says:{name}": not forms.isdisjoint(words) for name, forms in _MANNERS.items()},
        **{f"near:{name}": name in labels for name in ("sport", "market", "art")},
        "capital": trigger.head.text[:1].isupper() and trigger.head.i > sentence.start,
    }


def _frame(trigger: Trigger, context: Context) -> Iterator[str]:
    head = trigger.head
    yield f"tense:{_tense(head)}/{'v' if trigger.verbal else 'n'}"
    yield from _verb_frame(head, context) if trigger.verbal else _noun_frame(trigger, context)


def _verb_frame(verb: Token, context: Context) -> Iterator[str]:
    subjects, objects = find_subjects(verb), find_objects(verb)
    yield f"subject:{_kind(subjects, context)}"
    yield f"object:{_kind(objects, context)}"
    yield f"verb:{verb.dep_}"
    if is_passive(verb):
        yield "passive"
    if any(map(_is_bare_plural, (*subjects[:1], *objects[:1]))):
        yield "bare_argument"  # "bombs kill", "killing moths"


def _noun_frame(trigger: Trigger, context: Context) -> Iterator[str]:
    noun = trigger.head
    yield f"det:{_determiner(noun)}/{'pl' if noun.tag_ in _PLURALS else 'sg'}"
    yield f"of:{_kind([obj for prep, obj in preposition_objects(noun) if prep.lower_ in _OF], context)}"
    children = [child for child in noun.children if not trigger.start <= child.i < trigger.end]
    yield from (f"has:{dep}" for dep in ("amod", "compound") if any(child.dep_ == dep for child in children))
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    yield f"noun:{noun.head.lower_}" if noun.dep_ == "pobj" else f"noun:{noun.dep_}"
    yield from (f"under:{label}" for label in _GOVERNORS if label in context.labels[governor.i])


def _kind(heads: Sequence[Token], context: Context) -> str:
    if not heads:
        return "none"
    if heads[0].tag_ in _PRONOUNS:
        return "pronoun"
    labels = context.labels[heads[0].i]
    return next((kind for kind in _KINDS if kind in labels), "other")


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and all(child.dep_ not in ("det", "poss", "nummod", "amod") for child in noun.children)


def _determiner(noun: Token) -> str:
    found = [child for child in noun.children if child.dep_ in ("det", "poss", "nummod")]
    if not found:
        return "bare"
    special = next((child.dep_ for child in found if child.dep_ != "det"), None)
    word = "a" if found[0].lower_ == "an" else found[0].lower_
    return special or (word if word in _DETERMINERS else "other")


def _tense(token: Token) -> str:
    """Return how the clause of a trigger tells: a past, a present, or none that a verb shows."""
    while token.head.i != token.i and (token.dep_ == "xcomp" or not (is_verb(token) or token.pos_ == "AUX")):
        token = token.head
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    tags = {helper.tag_ for helper in helpers} | {token.tag_}
    if "MD" in tags:
        return "modal"
    if token.tag_ == "VBN" and not {"have", "has", "'ve", "'s"}.isdisjoint(helper.lower_ for helper in helpers):
        return "perfect"
    if "VBD" in tags:
        return "past"
    if not {"VBZ", "VBP"}.isdisjoint(tags):
        return "progressive" if token.tag_ == "VBG" else "present"
    return token.tag_ if is_verb(token) else "none"
