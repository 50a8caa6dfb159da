"""Harm told without a word of harm: "lost their lives", "beaten to death", "taken to hospital", "shot in the leg"."""

from itertools import pairwise

from spacy.tokens import Token

from dashboard.extraction.events.arguments import find_objects, find_subjects, is_passive, is_verb
from dashboard.extraction.events.inflection import verb_forms

_LOSING = verb_forms("lose")
_LIVES = frozenset(("life", "lives"))
_THEIRS = frozenset(("their", "his", "her"))
_LIMBS = frozenset(("leg", "legs", "foot", "feet", "arm", "arms", "hand", "hands", "eye", "eyes", "limb", "limbs"))
_BODY = _LIMBS | {"thigh", "knee", "ankle", "shoulder", "stomach", "chest", "neck", "face", "back", "hip", "buttocks"}
_SHOOTING = frozenset(("shot", "stabbed", "hit", "struck", "wounded"))
_SUFFERING = verb_forms("suffer") | verb_forms("sustain")
_WOUNDS = frozenset((
    "injuries", "injury", "burns", "wounds", "wound", "fractures", "cuts", "bruises", "concussion", "shock",
    "inhalation", "smoke", "bones", "breathing", "gas",
))  # fmt: skip
_TAKEN = frozenset((
    "taken", "rushed", "brought", "airlifted", "admitted", "ferried", "flown", "evacuated", "transported", "treated",
))  # fmt: skip
_HOSPITALS = frozenset(("hospital", "hospitals", "clinic", "clinics", "infirmary"))
# What is done to somebody "to death"; "sentenced to death" kills nobody yet.
_TO_DEATH = frozenset(
    form
    for verb in ("beat", "stab", "hack", "burn", "crush", "trample", "freeze", "starve", "strangle", "torture", "choke",
                 "club", "bludgeon", "kick", "knife", "stone", "batter", "bleed", "suffocate", "scald")
    for form in verb_forms(verb)
)  # fmt: skip
_DEAD = frozenset(("body", "bodies", "remains", "corpse", "corpses", "dead"))
_NEAR = 6  # words in which an idiom ends


def find_idiom(token: Token) -> tuple[str, list[Token]] | None:
    """Return how a verb's idiom harms people, and whom; None where it does not."""
    kind = _kind(token)
    if kind is None:
        return None
    if is_passive(token):
        return kind, find_objects(token)
    suffering = token.lower_ in _LOSING or token.lower_ in _SUFFERING
    return kind, find_subjects(token) if suffering else find_objects(token) or find_subjects(token)


def _kind(verb: Token) -> str | None:
    word, following = verb.lower_, [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]]
    if word in _LOSING and len(following) > 1:
        if following[0] in _THEIRS and following[1] in _LIVES:
            return "fatal"
        return "injuring" if following[0] in ("a", "an", "both", *_THEIRS) and following[1] in _LIMBS else None
    if word in _TO_DEATH and ("to", "death") in pairwise(following):
        return "fatal"
    return "injuring" if is_verb(verb) and _is_hurt(verb, _clause(following)) else None


def _clause(words: list[str]) -> list[str]:
    ends = (k for k, word in enumerate(words) if word in (",", ";", ".", "and", "but", "when", "after"))
    return words[: next(ends, len(words))]


def _is_hurt(verb: Token, following: list[str]) -> bool:
    if verb.lower_ in _SUFFERING:
        return not _WOUNDS.isdisjoint(following)
    if not is_passive(verb):
        return False
    if verb.lower_ in _SHOOTING:
        return following[:1] == ["in"] and not _BODY.isdisjoint(following[1:3])
    if verb.lower_ not in _TAKEN or _moves_dead(verb):
        return False
    return not _HOSPITALS.isdisjoint(following) or (verb.lower_ == "treated" and not _WOUNDS.isdisjoint(following))


def _moves_dead(verb: Token) -> bool:
    """Tell "the bodies of 12 pupils were taken to hospital" from the hurt who are."""
    return any(token.lower_ in _DEAD for token in verb.doc[max(0, verb.i - _NEAR) : verb.i])
