"""The passage that reports an event: its sentence, or its clause where the sentence reports several."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Span

_CLAUSE = frozenset(("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"))

_OPENERS = frozenset((",", ";", ":", "-", "--", "–", "—", "and", "but", "that", "or"))


def find_passage(trigger: Trigger, context: Context, others: list[Trigger]) -> Span:
    """Return the characters of the sentence, or of the clause when `others` report events in the same sentence."""
    sentence = context.sentence(trigger.head)
    start, end = sentence.start, sentence.end
    if others:
        start, end = _clause(trigger, others)
    return _trimmed(context, max(start, sentence.start), min(end, sentence.end))


def _clause(trigger: Trigger, others: list[Trigger]) -> tuple[int, int]:
    head = _clause_head(trigger.head)
    start, end = head.left_edge.i, head.right_edge.i + 1
    for other in others:
        top = _clause_head(other.head)
        if top.i == head.i or not head.is_ancestor(top):
            continue
        # What hangs on this clause but reports another event is cut off, with the word that joins it.
        left, right = top.left_edge.i, top.right_edge.i + 1
        if trigger.end <= left < end:
            end = left
        elif start < right <= trigger.start:
            start = right
    return min(start, trigger.start), max(end, trigger.end)


def _clause_head(token: Token) -> Token:
    while token.head.i != token.i and not (token.dep_ in _CLAUSE and is_verb(token)):
        token = token.head
    return token


def _trimmed(context: Context, start: int, end: int) -> Span:
    doc = context.doc
    while start < end - 1 and (doc[start].is_space or doc[start].lower_ in _OPENERS):
        start += 1
    while end - 1 > start and (doc[end - 1].is_space or doc[end - 1].lower_ in _OPENERS):
        end -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
