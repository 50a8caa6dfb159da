"""Other senses of trigger words: parts of names and titles, modifiers of other nouns, figures of speech."""

from collections.abc import Iterator

from spacy.tokens import Token

from dashboard.extraction.events.arguments import preposition_objects
from dashboard.extraction.events.context import Context, is_month
from dashboard.extraction.events.idioms import is_idiom, is_verbal_idiom
from dashboard.extraction.events.verb_modality import says_none

_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"))
# Names of storms, quakes and agreements are events; a person or an organisation is not.
_EVENT_NAMES = frozenset(
    ("hurricane", "typhoon", "cyclone", "storm", "tsunami", "earthquake", "agreement", "accord", "summit")
)

_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
_COMMON = frozenset(("NN", "NNS"))
_TAKEN_FOR_NOUNS = frozenset(
    ("rose", "struck", "fell", "began", "broke", "shook", "hit", "took", "came", "rocked", "left")
)
_NO_VERB = frozenset(("aux", "auxpass", "case", "mark"))
# "a storm of protest"
_IMAGES = frozenset((
    "storm", "chorus", "barrage", "torrent", "hail", "sea", "whirlwind", "blast", "volley", "salvo", "broadside",
))  # fmt: skip
_FIGHTS = frozenset(("battle", "battles", "fight", "fights", "war", "wars", "clash", "clashes", "struggle"))
_AIMS = frozenset(("of", "for", "on"))
_AIRY = frozenset(("abstract", "electoral", "market"))
# What is said, thought and felt, and what comes of people rather than of arms
_THOUGHTS = frozenset((
    "opinion", "opinions", "idea", "ideas", "view", "views", "words", "wits", "wills", "egos", "nerves", "cultures",
    "civilisations", "civilizations", "personalities", "characters", "temperaments", "interests", "styles", "tastes",
    "generations", "values", "dates", "schedules", "undecided", "hearts", "minds", "souls", "voters", "ratings",
    "criticism", "abuse", "insults", "questions", "complaints", "laughter", "applause", "boos", "jeers", "whistles",
))  # fmt: skip
_HABITUAL = frozenset((
    "common", "uncommon", "commonplace", "frequent", "infrequent", "rare", "usual", "unusual", "routine", "rife",
    "normal", "regular", "endemic", "inevitable", "illegal", "banned", "forbidden", "unknown", "unheard",
))  # fmt: skip
_TALK = frozenset(("talk", "talks", "talked", "talking"))


def is_other_sense(context: Context, head: Token, end: int, *, verbal: bool) -> bool:
    """Tell whether a word of the lexicon reports no event here, whatever its rules say."""
    if head.i < context.sentence(head).body or is_month(head) or _is_in_name(context, head) or _is_told(context, head):
        return True
    if verbal:
        return (
            head.dep_ in _NO_VERB
            or _is_advice(context, head)
            or _describes(context, head)
            or _harms_none(context, head)
            or _meets_words(head)
            or is_verbal_idiom(context, head)
        )
    if _is_figurative_fight(context, head) or _is_only_talk(head) or _is_general(head) or is_idiom(context, head):
        return True
    return _modifies_other(context, head, end) or (head.dep_ == "pobj" and head.head.lower_ == "since")


def _is_advice(context: Context, head: Token) -> bool:
    """Tell whether a sentence opens with a verb's bare form: "Kill the bitterness with salt"."""
    sentence = context.sentence(head)
    return head.tag_ == "VB" and head.i == sentence.body and not sentence.headline


def _is_told(context: Context, head: Token) -> bool:
    """Tell whether a film, a book or a game tells it: "the novel follows", "a film about", "in the game"."""
    token = head
    while context.artworks:
        if any(_is_artwork(context, other) for other in _tellers(token)):
            return True
        if token.head.i == token.i:
            break
        token = token.head
    return False


def _tellers(token: Token) -> Iterator[Token]:
    if token.pos_ in ("VERB", "AUX"):
        yield from (child for child in token.children if child.dep_ in ("nsubj", "nsubjpass"))
        yield from (obj for preposition, obj in preposition_objects(token) if preposition.lower_ == "in")
    elif token.dep_ == "prep":
        yield token.head


def _is_artwork(context: Context, token: Token) -> bool:
    return token.i in context.artworks and token.tag_ in _COMMON


def _is_in_name(context: Context, head: Token) -> bool:
    if head.i in context.towns:
        return True
    if head.ent_type_ not in _NAMES or head.lower_ in _EVENT_NAMES:
        return False
    if head.ent_type_ in ("LOC", "GPE", "FAC", "NORP"):
        return head.text[0].isupper() and not context.sentence(head).headline
    # An entity of one word in lower case is an error of the recogniser, not a name.
    return head.text[0].isupper()


def _describes(context: Context, head: Token) -> bool:
    """A participle before a noun ("the destroyed buildings") reports nothing, unless the noun is a name:
    "liberated Izium"."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return True  # "surrounded by burnt-out lorries"
    if head.dep_ != "amod" or "place" in context.labels[head.head.i]:
        return False
    # "Police used batons": after a noun the participle is the verb, whatever the parse makes of it
    return head.i == context.sentence(head).start or head.nbor(-1).tag_ not in _NOUN_TAGS


def _harms_none(context: Context, head: Token) -> bool:
    # "Nobody was killed" tells how an event ended; it is none itself.
    if context.labels[head.i].isdisjoint(("fatal", "injuring")):
        return False
    return any(says_none(child) for child in head.children if child.dep_ in ("dobj", "nsubjpass"))


def _meets_words(verb: Token) -> bool:
    """Tell whether a verb meets with what is only said: "was met with a blast of criticism"."""
    governed = (obj for preposition, obj in preposition_objects(verb) if preposition.lower_ in ("with", "by"))
    objects = [*governed, *(child for child in verb.children if child.dep_ == "dobj")]
    return any(obj.lower_ in _IMAGES and _is_of_thoughts(obj) for obj in objects)


def _is_of_thoughts(noun: Token) -> bool:
    return any(prep.lower_ == "of" and obj.lower_ in _THOUGHTS for prep, obj in preposition_objects(noun))


def _is_figurative_fight(context: Context, noun: Token) -> bool:
    """Tell whether a fight is for or of what no arms reach: "the battle for the undecided", "a clash of opinions"."""
    if noun.lower_ not in _FIGHTS:
        return False
    aims = (obj for preposition, obj in preposition_objects(noun) if preposition.lower_ in _AIMS)
    return any(obj.lower_ in _THOUGHTS or context.labels[obj.i] & _AIRY for obj in aims)


def _is_only_talk(noun: Token) -> bool:
    """Tell whether there is but talk of an event: "members were talking of protests"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _TALK


def _is_general(noun: Token) -> bool:
    """Tell what is said of all such events and of none: "landslides are common in Sikkim"."""
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.tag_ != "NNS" or noun.dep_ != "nsubj" or any(child.dep_ in ("det", "nummod") for child in noun.children):
        return False
    return any(child.dep_ == "acomp" and child.lower_ in _HABITUAL for child in noun.head.children)


def _modifies_other(context: Context, head: Token, end: int) -> bool:
    """An event noun before another noun names a kind ("protest leader"), unless that noun is an event too."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in _IMAGES:
        return True
    if head.dep_ not in ("compound", "nmod", "amod") or head.head.i < head.i:
        return False
    if head.head.lower_ in _TAKEN_FOR_NOUNS:
        return False  # "the toll from the earthquake rose"
    if head.head.i >= end + 2 or context.sentence_of[head.head.i] != context.sentence_of[head.i]:
        return False
    return "eventcommon" not in context.labels[head.head.i]
