"""People killed, hurt, detained and displaced, as the words of an event's own sentences count them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dashboard.extraction.events.arguments import find_objects, find_subjects, is_passive, is_verb, preposition_objects
from dashboard.extraction.events.beside import SUFFERED, count_before, count_nearby
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.counts import PEOPLE, Count, add_counts, count_people, is_person
from dashboard.extraction.events.harm_idioms import find_idiom
from dashboard.extraction.events.inflection import verb_forms
from dashboard.extraction.events.tallies import find_tally
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Casualties
from dashboard.ontology import load_ontology

_KINDS = ("fatal", "injuring", "detaining", "displacing")
_LEAVING = verb_forms("leave")  # their homes
# Families whose events hurt nobody by themselves: the dead of their sentences belong to other events.
_HARMLESS = frozenset(("politics_diplomacy", "other"))
# So do those of kinds that answer to harm or move people out of its way.
_BLOODLESS = frozenset((
    "trial_conviction", "investigation_charge", "restriction_curfew_emergency", "agreement_ceasefire", "aid_delivery",
    "troop_movement_base", "withdrawal_surrender_defection", "prisoner_release_exchange", "displacement_evacuation",
))  # fmt: skip
_COMPANY = 10  # words within which "and her 14-year-old son" ends
_REACH = 1  # sentences on in which an event's harm is told
_UNJOINED = 50  # farther than any path in a sentence


@dataclass(frozen=True)
class Harm:
    """A word that says people were harmed, how, and how many."""

    token: Token
    kind: str
    count: Count


def find_harms(context: Context) -> list[Harm]:
    """Return the counted harms of a Doc, in order."""
    found = []
    for token, labels in zip(context.doc, context.labels, strict=True):
        harmful = next((kind for kind in _KINDS if kind in labels), None)
        told = find_idiom(token) if harmful is None else (harmful, None)
        count = _count(token, told[1], context) if told else None
        if told and count:
            found.append(Harm(token, told[0], count))
    return found


def _count(token: Token, victims: list[Token] | None, context: Context) -> Count | None:
    """Return how many a word harms; `victims` are those of an idiom, None where the word itself says harm."""
    if any(child.dep_ == "neg" or child.lower_ in ("not", "n't") for child in token.children):
        return None
    if victims is not None:
        return _total(token, victims, context) or count_before(token, context)
    tally = find_tally(token, context.sentence(token).start, context.sentence(token).end)
    if tally is not None:
        return tally
    if "tollnoun" in context.labels[token.i] and not is_verb(token):
        return _toll(token)
    return _total(token, _victims(token), context) or count_nearby(token, context)


def _total(token: Token, victims: list[Token], context: Context) -> Count | None:
    total: Count | None = None
    others = frozenset(_KINDS) - context.labels[token.i]
    for victim in _with_company(_whole_phrases([_of_age(_of_life(victim)) for victim in victims]), context):
        if _is_counted_apart(victim, token, others, context):
            continue
        count = count_people(victim, context.labels[victim.i])
        if count is None:
            continue
        total = count if total is None else add_counts(total, count)
    return total


def _is_counted_apart(victim: Token, harm: Token, others: frozenset[str], context: Context) -> bool:
    """Tell whether other harm takes a number, or the harmed before have it: "60 wounded", "four of them children"."""
    following = context.doc[victim.i + 1 : victim.i + 3]
    if victim.like_num and following and not context.labels[following[0].i].isdisjoint(others):
        return True
    among = any(token.lower_ == "among" for token in following)
    return among or (victim.i != harm.i and not context.labels[victim.i].isdisjoint(others))


def _of_life(victim: Token) -> Token:
    """Return whose lives are told to be lost: "claimed the lives of 43 people"."""
    if victim.lower_ not in ("life", "lives"):
        return victim
    return next((obj for preposition, obj in preposition_objects(victim) if preposition.lower_ == "of"), victim)


def _of_age(victim: Token) -> Token:
    """Return whom an age is told of: "two brothers aged nine and twelve were killed", as some parses hang it."""
    token = victim
    while token.i and (token.like_num or token.lower_ in ("and", ",")):
        token = token.nbor(-1)
    return token.nbor(-1) if token.lower_ == "aged" and token.i else victim


def _whole_phrases(victims: list[Token]) -> list[Token]:
    """Leave out numbers that only open the phrase of the next victim: "two hundred | and forty-five people"."""
    return [v for v in victims if not (v.like_num and any(0 < u.i - v.i <= 5 and not u.like_num for u in victims))]


def _with_company(victims: list[Token], context: Context) -> list[Token]:
    """Add whom "and" joins to a victim, where the parse hangs them elsewhere: "a mother and her two children"."""
    if len(victims) == 1:
        victims = [*_before_and(victims[0], context), *victims]
    if not victims or context.words[min(victims[-1].i + 1, len(context.doc) - 1)] != "and":
        return victims
    for token in context.doc[victims[-1].i + 2 : victims[-1].i + _COMPANY]:
        if (token.is_punct and token.text != "-") or is_verb(token):
            break
        if token.tag_ in ("NN", "NNS") and is_person(token, context.labels[token.i]):
            return [*victims, token]
    return victims


def _before_and(victim: Token, context: Context) -> list[Token]:
    # "three officers and a civilian were shot": the plural verb tells that one alone is not its subject
    start = victim.left_edge.i
    if start < 2 or victim.tag_ != "NN" or context.words[start - 1] != "and":
        return []
    plural = any(child.lower_ in ("were", "are", "have") for child in victim.head.children)
    return [context.doc[start - 2]] if plural and context.labels[start - 2] & PEOPLE else []


def _victims(token: Token) -> list[Token]:
    suffers = token.lower_ in SUFFERED or token.lower_ in _LEAVING
    if suffers and is_verb(token) and not is_passive(token):
        return find_subjects(token)
    if not is_verb(token):
        if token.dep_ not in ("amod", "acomp", "oprd", "acl", "advmod"):
            return find_objects(token)
        if is_verb(token.head):  # "shot dead", "left dead", "were dead"
            return find_objects(token.head) or find_subjects(token.head)
        return [token.head]
    return find_objects(token)


def _toll(noun: Token) -> Count | None:
    """Read "no casualties", "12 deaths", "claimed 30 lives"."""
    direct = count_people(noun, frozenset())
    return direct if direct is not None and (direct.best != 0 or noun.lower_ != "toll") else None


def sum_casualties(harms: Iterable[Harm]) -> Casualties:
    """Return the figures of one event; the same kind counted twice keeps the higher, since later words update
    earlier ones."""
    result = Casualties()
    for harm in harms:
        result = _merge(result, _as_casualties(harm))
    return result


def _as_casualties(harm: Harm) -> Casualties:
    count = harm.count
    if harm.kind == "fatal":
        return Casualties(fatalities_best=count.best, fatalities_low=count.low, fatalities_high=count.high)
    if harm.token.lower_ in ("hurt", "injured", "harmed") and count.best == 0:
        return Casualties(0, 0, 0, injured=0)  # where nobody was hurt nobody died
    field = {"injuring": "injured", "detaining": "detained", "displacing": "displaced"}[harm.kind]
    return replace(Casualties(), **{field: count.best})


def count_beside(preposition: Token, harms: Sequence[Harm], context: Context) -> Casualties:
    """Return the harm told of a further place: "arrested 14 in Lyon | and 20 in Paris"."""
    if not harms or not preposition.i:
        return Casualties()
    head = preposition.nbor(-1)
    count = count_people(head, context.labels[head.i]) if head.like_num or context.labels[head.i] & PEOPLE else None
    return _as_casualties(replace(harms[0], count=count)) if count else Casualties()


def merge_casualties(first: Casualties, second: Casualties) -> Casualties:
    """Return both reports of one event as one."""
    return _merge(first, second)


def _merge(first: Casualties, second: Casualties) -> Casualties:
    if (second.fatalities_best or 0) > (first.fatalities_best or 0) or (
        first.fatalities_best is None and first.fatalities_low is None
    ):
        fatal = second
    else:
        fatal = first
    return Casualties(
        fatalities_best=fatal.fatalities_best,
        fatalities_low=fatal.fatalities_low,
        fatalities_high=fatal.fatalities_high,
        injured=_larger(first.injured, second.injured),
        detained=_larger(first.detained, second.detained),
        displaced=_larger(first.displaced, second.displaced),
    )


def _larger(a: int | None, b: int | None) -> int | None:
    return max((value for value in (a, b) if value is not None), default=None)


def share_harms(harms: Sequence[Harm], groups: Sequence[Sequence[Trigger]], context: Context) -> list[list[Harm]]:
    """Give each harm to the event of its sentence it hangs nearest to, else to the last harmful event just before."""
    shares: list[list[Harm]] = [[] for _ in groups]
    for harm in harms:
        k = _owner(harm, groups, context)
        if k is not None:
            shares[k].append(harm)
    return shares


def _owner(harm: Harm, groups: Sequence[Sequence[Trigger]], context: Context) -> int | None:
    sentence = context.sentence_of[harm.token.i]
    best: tuple[int, int] | None = None
    before: int | None = None
    for k, group in enumerate(groups):
        if not _can_harm(group[0], harm.kind):
            continue
        beside = [part for part in group if context.sentence_of[part.head.i] == sentence]
        if beside:
            nearest = min(_steps_between(harm.token, part.head) for part in beside)
            best = min(best or (nearest, k), (nearest, k))
        elif 0 < sentence - context.sentence_of[group[0].head.i] <= _REACH:
            before = k
    return best[1] if best else before


def _can_harm(trigger: Trigger, kind: str) -> bool:
    event_type = load_ontology()[trigger.rule.sub_event_type]
    if kind in ("fatal", "injuring") and event_type.sub_event_type in _BLOODLESS:
        return False
    return event_type.family not in _HARMLESS


def _steps_between(a: Token, b: Token) -> int:
    """Return the number of dependencies between two tokens of a sentence; far where the parse does not join them."""
    above = {token.i: k for k, token in enumerate(_upward(a))}
    for k, token in enumerate(_upward(b)):
        if token.i in above:
            return k + above[token.i]
    return _UNJOINED


def _upward(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token
