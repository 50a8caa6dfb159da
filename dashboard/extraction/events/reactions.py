"""What an event answers to: "protests over an oil spill", "sanctions in response to the attack".

The reaction is the news; its cause is told in passing, often without the day and place it had, and is less sure.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dashboard.extraction.events.arguments import has_aux, is_verb
from dashboard.extraction.events.triggers import Trigger
from dashboard.ontology import load_ontology

_REACTIONS = frozenset(("protest", "riot", "politics_diplomacy", "crime_justice", "strategic", "humanitarian"))
_ANSWERS = frozenset(("response", "reaction", "retaliation", "reprisal", "revenge", "protest", "connection", "answer"))
_ABOUT = frozenset(("over", "against", "about", "after", "following", "since", "for"))
_CLAUSES = frozenset(("relcl", "acl"))
_TOLD_IN_PASSING = 0.75  # what is left of a score


def discount_causes(groups: Sequence[list[Trigger]]) -> list[list[Trigger]]:
    """Return the groups in order, those that only say what another one answers to with lower scores."""
    heads = {trigger.head.i: k for k, group in enumerate(groups) for trigger in group if _is_reaction(trigger)}
    return [
        [_discounted(trigger) for trigger in group] if _is_cause(group, k, heads) else group
        for k, group in enumerate(groups)
    ]


def _is_reaction(trigger: Trigger) -> bool:
    return load_ontology()[trigger.rule.sub_event_type].family in _REACTIONS


def _discounted(trigger: Trigger) -> Trigger:
    rule = replace(trigger.rule, score=round(trigger.rule.score * _TOLD_IN_PASSING, 3))
    return replace(trigger, rule=rule)


def _is_cause(group: Sequence[Trigger], k: int, reactions: dict[int, int]) -> bool:
    return all(_answered(trigger.head, k, reactions) for trigger in group)


def _answered(head: Token, k: int, reactions: dict[int, int]) -> bool:
    """Tell whether what is above a trigger answers to it: another event's words, or "in response to"."""
    token, crossed = head, _is_earlier(head)
    while token.head.i != token.i:
        crossed = crossed or (token.dep_ == "prep" and token.lower_ in _ABOUT) or token.dep_ in _CLAUSES
        token = token.head
        if crossed and (token.lower_ in _ANSWERS and token.dep_ == "pobj"):
            return True
        if token.i in reactions:
            return crossed and reactions[token.i] != k
    return False


def _is_earlier(head: Token) -> bool:
    return is_verb(head) and has_aux(head, "have") and head.dep_ in ("relcl", "advcl")
