"""Who says that an event took place: the subject of a reporting verb, or what "according to" governs."""

from spacy.tokens import Token

from dashboard.extraction.events.actors import find_actor_head
from dashboard.extraction.events.arguments import is_verb, preposition_objects
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.inflection import verb_forms
from dashboard.extraction.events.phrases import phrase_bounds, phrase_span
from dashboard.extraction.events.triggers import Trigger
from dashboard.model import Article

# "declared a curfew" is the deed, not a report of it
_DOING_BY_SAYING = verb_forms("declare") | verb_forms("announce")
_PERSONAL = frozenset(("he", "she"))
_CLAUSES = frozenset(("parataxis", "ccomp", "conj", "advcl"))
_RECALL = 3  # sentences back among which "he" and "she" find the one last spoken of
_ROLES = frozenset(("leader", "office"))


def find_attribution(trigger: Trigger, context: Context, article: Article) -> str | None:
    """Return who says it, as the text words it; a pronoun stands for the person last named as a subject."""
    sentence = context.sentence(trigger.head)
    for token in context.doc[sentence.start : sentence.end]:
        source = _source(token, trigger, context)
        named = _named(source, context) if source is not None else None
        if named is not None and not trigger.start <= named.i < trigger.end:
            span = phrase_span(*phrase_bounds(named, context), context)
            return article.text[span.start_char : span.end_char]
    return None


def _source(token: Token, trigger: Trigger, context: Context) -> Token | None:
    if token.lower_ == "according":
        return next((obj for _, obj in preposition_objects(token)), None)
    if "reporting" in context.labels[token.i] and is_verb(token) and token.i != trigger.head.i:
        return _reporter(token, trigger)
    return None


def _reporter(verb: Token, trigger: Trigger) -> Token | None:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or (_is_own_deed(verb, trigger) and verb.lower_ in _DOING_BY_SAYING):
        return None
    governs = verb.is_ancestor(trigger.head) and not subject.is_ancestor(trigger.head) and subject.i != trigger.head.i
    beside = verb.dep_ in _CLAUSES and (verb.head.i == trigger.head.i or _closes(verb, subject, trigger))
    return subject if governs or beside else None


def _closes(verb: Token, subject: Token, trigger: Trigger) -> bool:
    """Tell whether a report closes the sentence that it is of: "nine died in clashes in Arauca, the governor said."."""
    start = subject.left_edge.i
    after = verb.i + 1 < len(verb.doc) and verb.nbor(1).is_punct
    return after and trigger.head.i < start and start > 0 and verb.doc[start - 1].text == "," and subject.i < verb.i


def _is_own_deed(verb: Token, trigger: Trigger) -> bool:
    """Tell whether a trigger hangs on the verb by nouns only, as its object does, and not as what is said."""
    token = trigger.head
    while token.i not in (verb.i, token.head.i):
        if is_verb(token):
            return False
        token = token.head
    return token.i == verb.i


def _named(source: Token, context: Context) -> Token | None:
    if source.lower_ in _PERSONAL:
        return _antecedent(source, context)
    return find_actor_head(source, context)


def _antecedent(pronoun: Token, context: Context) -> Token | None:
    """Return the last person named as a subject before "he" or "she"; None where two are named side by side."""
    here = context.sentence_of[pronoun.i]
    for index in range(here, max(-1, here - _RECALL - 1), -1):
        sentence = context.sentences[index]
        words = context.doc[sentence.body : min(sentence.end, pronoun.i)]
        people = [token for token in words if token.dep_ in ("nsubj", "nsubjpass") and _is_person(token, context)]
        if people:
            return people[0] if len(people) == 1 else None
    return None


def _is_person(token: Token, context: Context) -> bool:
    labels = context.labels[token.i]
    office = token.tag_ == "NN" and not labels.isdisjoint(_ROLES) and "groupnoun" not in labels
    return ("person_ent" in labels and token.pos_ == "PROPN") or office
