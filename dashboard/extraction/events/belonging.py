"""Places that belong to a person or a thing and to no event: "a nun born in X", "a group based in X"."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb

_ORIGIN = frozenset((
    "born", "raised", "educated", "based", "headquartered", "registered", "hailing", "hails", "hailed", "grew",
    "schooled", "baptised", "baptized",
))  # fmt: skip
_SEATS = frozenset(("native", "natives", "citizen", "citizens", "graduate", "graduates"))
_LEADING = frozenset(("in", "at", "from", "of", "near", "outside"))


def find_origin(mention: Token) -> Token | None:
    """Return the word that ties a place to somebody: the "born" of "born in X", None where no word does."""
    token, led = mention, False
    while token.head.i != token.i:
        led = led or (token.dep_ in ("prep", "agent") and token.lower_ in _LEADING)
        token = token.head
        if led and (token.lower_ in _ORIGIN or (token.lower_ in _SEATS and token.dep_ == "appos")):
            return token
        if is_verb(token):
            return None
    return None


def is_of_somebody(mention: Token, trigger: Token) -> bool:
    """Tell whether a place is the origin or seat of somebody, and the trigger no part of what tells so."""
    origin = find_origin(mention)
    return origin is not None and origin.i != trigger.i and not origin.is_ancestor(trigger)
