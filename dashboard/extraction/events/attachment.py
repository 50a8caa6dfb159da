"""How closely a place or time mention hangs on a trigger: the way from one to the other, weighed step by step."""

from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context

_NAME_LINKS = frozenset(("compound", "appos", "nmod", "amod", "poss", "conj", "nummod", "npadvmod", "case"))
_CLAUSE_LINKS = frozenset(("ccomp", "advcl", "relcl", "parataxis", "acl", "conj", "xcomp", "pcomp"))
_SHARED_STEP = {
    "xcomp": 0.95,
    "conj": 0.75,
    "pcomp": 0.8,
    "advcl": 0.75,
    "acl": 0.7,
    "relcl": 0.55,
    "ccomp": 0.5,
    "parataxis": 0.4,
}
# Who does so speaks of a deed from elsewhere: "in Geneva the council condemned the killings".
_ANSWERING = frozenset((
    "condemn", "denounce", "deplore", "deny", "mourn", "lament", "decry", "regret", "criticise", "criticize", "praise",
    "blame", "applaud", "commend", "recall", "remember", "commemorate", "discuss", "debate", "demand", "reject",
    "protest", "welcome", "hail", "downplay", "justify", "defend", "disavow", "repudiate", "dismiss",
))  # fmt: skip
_ANSWERED = 0.2  # what is left of a place of such a verb for the deed that it answers to


@dataclass(frozen=True)
class Link:
    """Where a mention's branch meets the spine above a trigger.

    `links` are (dependency, token) from the mention upward, the last one hanging on `node`; `weight` is what is left
    after the steps from the trigger up to `node`.
    """

    node: Token
    links: tuple[tuple[str, Token], ...]
    weight: float


def build_spine(trigger: Token, context: Context) -> dict[int, float]:
    """Return token index → weight for a trigger and what governs it, inside its sentence."""
    spine = {trigger.i: 1.0}
    token, weight = trigger, 1.0
    sentence = context.sentence(trigger)
    while token.head.i != token.i and sentence.start <= token.head.i < sentence.end:
        weight *= _step_up(token, context)
        token = token.head
        spine[token.i] = weight
    return spine


def _step_up(token: Token, context: Context) -> float:
    head = token.head
    if is_verb(head) and head.lemma_.lower() in _ANSWERING and token.dep_ not in ("nsubj", "conj", "advcl"):
        return _ANSWERED
    if "reporting" in context.labels[head.i] and token.dep_ in ("ccomp", "parataxis", "xcomp"):
        return 0.3
    if is_verb(head) and not is_verb(token):
        return 0.9  # an event noun and the verb it depends on tell the same event, or nearly
    if token.dep_ in _CLAUSE_LINKS and is_verb(token):
        return _SHARED_STEP.get(token.dep_, 0.5)
    return 0.85


def find_link(mention: Token, spine: dict[int, float]) -> Link | None:
    """Climb from a mention to the spine; None when the parse never joins them."""
    links: list[tuple[str, Token]] = []
    token = mention
    while token.i not in spine:
        if token.head.i == token.i:
            return None
        links.append((token.dep_, token))
        token = token.head
    return Link(token, tuple(links), spine[token.i])
