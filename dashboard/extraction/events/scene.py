"""The day that a passage has reached: told with the main clause of a sentence, it holds for what follows there.

"On Friday thousands stood in the square. The police fired tear gas": nobody says when, and every reader knows.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from dashboard.extraction.events.arguments import is_verb
from dashboard.extraction.events.context import Context, Sentence
from dashboard.extraction.events.time_mentions import TimeMention
from dashboard.extraction.events.when import inherit_time
from dashboard.model import DateSource, EventTime, Span, TimePrecision, TimexType

_REACH = 3  # sentences of a paragraph for which its day holds
_EXACT = frozenset((TimePrecision.DAY, TimePrecision.HOUR))
_DATED = frozenset((TimexType.DATE, TimexType.TIME))
_ADVERBIALS = frozenset(("npadvmod", "prep", "advmod", "tmod"))
_BOUNDS = frozenset(("since", "until", "till", "before", "after", "by", "for", "from"))
_OPENING = 3  # tokens: "On the following Friday" opens a sentence, wherever a parse hangs it
_SURE = 0.8
_SOON = frozenset(("moments", "shortly", "soon", "immediately", "not", "minutes", "hours", "within", "right", "just"))
_THEN = frozenset(("later", "after", "afterwards", "afterward", "thereafter", "before", "earlier", "hours", "minutes"))
_RECENT = timedelta(days=366)  # what is older is told as background, not as the scene
_PRESENT = frozenset(("VBZ", "VBP"))
_NOW = frozenset(("is", "are", "'re", "am"))
_CLAUSES = frozenset(("ROOT", "ccomp", "relcl", "advcl", "conj"))
_AUXILIARIES = frozenset(("aux", "auxpass"))


def find_scene(
    sentence: int, context: Context, times: Sequence[TimeMention], published: date | None
) -> EventTime | None:
    """Return the day of a sentence's main clause, None where it tells none that is past on the day of publication."""
    bounds = context.sentences[sentence]
    found = (mention for mention in times if bounds.start <= mention.start < bounds.end and not mention.filed)
    scene = next((mention for mention in found if _sets_scene(mention, bounds, context, published)), None)
    if scene is None:
        return None
    time = scene.time
    span = Span(time.start_char, time.end_char)
    return inherit_time(EventTime(time.start_on, time.end_on, time.time_precision, time.date_source, span, _SURE))


def _sets_scene(mention: TimeMention, sentence: Sentence, context: Context, published: date | None) -> bool:
    time = mention.time
    if time.timex_type not in _DATED or time.time_precision not in _EXACT or time.date_source == DateSource.UNKNOWN:
        return False
    if time.start_on is None or (published and not published - _RECENT <= time.start_on <= published):
        return False
    before = context.words[mention.start - 1] if mention.start > sentence.start else ""
    verb = _main_verb(mention.head)
    bounded = before in _BOUNDS and time.timex_type != TimexType.TIME  # "after one o'clock on Saturday" is Saturday
    if bounded or (verb is not None and "reporting" in context.labels[verb.i]):
        return False
    return verb is not None or mention.start - sentence.body < _OPENING


def _main_verb(head: Token) -> Token | None:
    """Return the verb of the main clause that a time hangs on as an adverbial, None where it is part of another."""
    adverbial = head.head if head.dep_ == "pobj" else head
    verb = adverbial.head
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb if adverbial.dep_ in _ADVERBIALS and verb.dep_ == "ROOT" and is_verb(verb) else None


def opens_sequel(sentence: Sentence, context: Context) -> bool:
    """Tell whether a sentence goes on from the last one, though a new paragraph begins: "Soon after, …"."""
    words = context.words[sentence.body : sentence.body + _OPENING]
    return bool(words) and words[0] in _SOON and not _THEN.isdisjoint(words[1:])


def is_carried(verb: Token) -> bool:
    """Tell whether the day reached before holds for a verb: not for what is so now, nor for what came before.

    "The airport is closing", "the men who had been shot"; but "soldiers have set up roadblocks" since that day.
    """
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARIES]
    now = (verb.tag_ in _PRESENT and verb.dep_ in _CLAUSES) or any(child.lower_ in _NOW for child in auxiliaries)
    earlier = verb.dep_ == "relcl" and any(child.lower_ == "had" for child in auxiliaries)
    return not (now or earlier)
