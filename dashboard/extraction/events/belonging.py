"""Places that belong to a person or a thing and to no event: "a nun born in X", "a group based in X", "who had
studied in X"."""

from spacy.tokens import Token

from dashboard.extraction.events.arguments import has_aux, is_verb

_ORIGIN = frozenset((
    "born", "raised", "educated", "based", "headquartered", "registered", "hailing", "hails", "hailed", "grew",
    "schooled", "baptised", "baptized",
))  # fmt: skip
_SEATS = frozenset(("native", "natives", "citizen", "citizens", "graduate", "graduates"))
_LEADING = frozenset(("in", "at", "from", "of", "near", "outside"))
# Where somebody had gone before it happened there: "civilians who had sought shelter in X".
_STAYING = frozenset((
    "seek", "gather", "take", "assemble", "shelter", "hide", "stop", "queue", "flee", "come", "go", "move", "arrive",
    "settle", "camp", "set", "enter", "cross", "trap", "board", "join", "climb", "travel", "remain", "stay", "crowd",
    "wait", "line", "park", "pull", "meet", "return", "turn", "anchor", "moor", "dock", "land", "stray", "walk",
))  # fmt: skip


def find_origin(mention: Token) -> Token | None:
    """Return the word that ties a place to somebody's past or seat: the "born" of "born in X", None where none does."""
    token, led = mention, False
    while token.head.i != token.i:
        led = led or (token.dep_ in ("prep", "agent") and token.lower_ in _LEADING)
        token = token.head
        if led and (token.lower_ in _ORIGIN or (token.lower_ in _SEATS and token.dep_ == "appos")):
            return token
        if is_verb(token):
            return token if led and _tells_past(token) else None
    return None


def _tells_past(verb: Token) -> bool:
    """Tell whether a clause says what somebody had once done, and not where he then was: "who had studied in X"."""
    if verb.dep_ != "relcl" or not has_aux(verb, "have") or verb.tag_ == "VBG":
        return False
    return verb.lemma_.lower() not in _STAYING and any(child.lower_ == "had" for child in verb.children)


def tells_whereabouts(verb: Token) -> bool:
    """Tell whether a clause on a noun says where somebody was just then: "waiting at X", "who had gathered in X"."""
    if verb.dep_ not in ("relcl", "acl") or not is_verb(verb):
        return False
    return verb.tag_ == "VBG" or verb.lemma_.lower() in _STAYING


def is_of_somebody(mention: Token, trigger: Token) -> bool:
    """Tell whether a place is the origin or seat of somebody, and the trigger no part of what tells so."""
    origin = find_origin(mention)
    return origin is not None and origin.i != trigger.i and not origin.is_ancestor(trigger)
