"""Where a rule's conditions look: a trigger's subject, objects, modifiers, neighbourhood, sentence."""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from dashboard.extraction.events.arguments import (
    find_modifiers,
    find_objects,
    find_subjects,
    phrase_tokens,
    preposition_objects,
)
from dashboard.extraction.events.context import Context
from dashboard.extraction.events.lexicon import Condition, Rule

SCOPES = frozenset(("subj", "lead", "obj", "of", "mod", "args", "prep", "near", "sent", "around", "ent"))
_NEAR = 10  # tokens to either side; about a clause

Labels = frozenset[str]
_ANY: Labels = frozenset(("any",))
_DATES = frozenset(("DATE", "TIME"))


class Scopes:
    """The labels found in each scope of one trigger, looked up when first asked for.

    subj, obj: who does it and to whom; lead: who does it, without those who join him; of: what an event noun's
    prepositions govern; args: subjects, objects, modifiers and what prepositions govern; mod: modifiers; prep: the
    words of its prepositions and particles, and the preposition it hangs on; near: within a few words; sent: its
    sentence; around: the sentences beside it too; ent: the label of its entity.
    """

    def __init__(self, context: Context, head: Token, start: int, end: int) -> None:
        self._context = context
        self._head = head
        self._start = start
        self._end = end
        self._found: dict[str, Labels] = {}
        self._find: dict[str, Callable[[], Labels]] = {
            "subj": lambda: self._phrases(self._subjects(), own=True),
            "lead": self._leader,
            "obj": self._objects,
            "of": lambda: self._phrases(obj for _, obj in preposition_objects(head)),
            "mod": lambda: self._phrases(find_modifiers(head)),
            "args": self._arguments,
            "prep": self._prepositions,
            "near": self._near,
            "sent": lambda: self._sentences(0),
            "around": lambda: self._sentences(1),
            "ent": lambda: frozenset((head.ent_type_.lower(),)),
        }

    def allow(self, rule: Rule) -> bool:
        """Tell whether all needs of a rule hold and nothing speaks against it."""
        return all(map(self._holds, rule.needs)) and not any(map(self._holds, rule.unless))

    def _holds(self, condition: Condition) -> bool:
        scope = condition.scope
        if scope not in self._found:
            self._found[scope] = self._find[scope]()
        return not condition.labels.isdisjoint(self._found[scope])

    def _phrases(self, heads: Iterable[Token], *, own: bool = False) -> Labels:
        labels = self._context.labels
        return frozenset().union(*(labels[token.i] for head in heads for token in phrase_tokens(head, own=own)))

    def _subjects(self) -> list[Token]:
        # "Israeli police raid", "rebel attack": the doer of an event noun stands before it
        return find_subjects(self._head) or (find_modifiers(self._head) if self._head.pos_ == "NOUN" else [])

    def _leader(self) -> Labels:
        # "soldiers and local militiamen": the first of them gives the deed its side
        labels = self._context.labels
        words = ((head, *find_modifiers(head)) for head in self._subjects()[:1])
        return frozenset().union(*(labels[token.i] for phrase in words for token in phrase))

    def _objects(self) -> Labels:
        # "demonstrated how deeply", "struck a deal": that there is an object may be all that matters
        direct = any(
            child.dep_ in ("ccomp", "dobj", "nsubjpass") and child.ent_type_ not in _DATES
            for child in self._head.children
        )  # "demonstrated Friday": parsers take the bare day for an object
        return self._phrases(find_objects(self._head)) | (_ANY if direct else frozenset())

    def _arguments(self) -> Labels:
        heads = [*find_subjects(self._head), *find_objects(self._head), *find_modifiers(self._head)]
        heads += [obj for _, obj in preposition_objects(self._head)]
        return self._phrases(heads)

    def _prepositions(self) -> Labels:
        children = [child for child in self._head.children if child.dep_ in ("prep", "prt", "advmod", "agent")]
        if self._head.dep_ == "pobj":
            children.append(self._head.head)
        return frozenset(f"={child.lower_}" for child in children)

    def _near(self) -> Labels:
        sentence = self._context.sentence(self._head)
        start = max(sentence.start, self._start - _NEAR)
        return self._context.window(start, min(sentence.end, self._end + _NEAR))

    def _sentences(self, reach: int) -> Labels:
        index = self._context.sentence_of[self._head.i]
        first = self._context.sentences[max(0, index - reach)]
        last = self._context.sentences[min(len(self._context.sentences) - 1, index + reach)]
        return self._context.window(first.start, last.end)
