"""Errors of the places of events as a page: a verb each, and the words that say where it happened, if any do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.training.error_page import Entry, ErrorClass, build_page, quote_sentence
from dashboard.training.runs import Row
from dashboard.training.spans import Span, shared_chars, span_of

NO_EVENT, NO_PLACE, NONE_WANTED, OTHER_WORDS, RIGHT = (
    "no event of ours in the sentence, which has a place",
    "event without a place, the gold has one",
    "event with a place, the gold has none",
    "other words than the gold's",
    "right, or nothing on both sides",
)


class LinkVerdict(NamedTuple):
    article_id: str
    outcome: str
    verb: Span
    gold: list[Span]
    event: Row | None
    place: Span | None


def judge_links(gold_rows: Sequence[Row], events: Mapping[str, Sequence[Row]]) -> list[LinkVerdict]:
    """Judge each verb by the event whose trigger is on it, else nearest to it."""
    return [_judge(row, events.get(str(row["article_id"]), [])) for row in gold_rows]


def _judge(row: Row, events: Sequence[Row]) -> LinkVerdict:
    link = row["links"]
    verb = _span(link["verb"])
    event = max(events, key=lambda found: shared_chars(verb, _trigger(found)), default=None)
    place = span_of(event, "place") if event else None
    gold = [_span(location) for location in link["locations"]]
    tokens = [(int(start), int(end)) for start, end in link["tokens"]]
    outcome = _outcome(_touched(tokens, gold), _touched(tokens, [place] if place else []), has_event=event is not None)
    return LinkVerdict(str(row["article_id"]), outcome, verb, gold, event, place)


def _outcome(wanted: set[Span], found: set[Span], *, has_event: bool) -> str:
    if wanted == found:
        return RIGHT
    if not has_event:
        return NO_EVENT
    if not found:
        return NO_PLACE
    return OTHER_WORDS if wanted else NONE_WANTED


def _touched(tokens: Sequence[Span], spans: Sequence[Span]) -> set[Span]:
    return {token for token in tokens if any(shared_chars(token, span) > 0 for span in spans)}


def build_link_page(name: str, verdicts: Sequence[LinkVerdict], texts: Mapping[str, str]) -> str:
    classes = [_class_of(outcome, verdicts, texts) for outcome in (NO_EVENT, NO_PLACE, NONE_WANTED, OTHER_WORDS, RIGHT)]
    return build_page(f"Places of events of {name}", classes, ["The verb is marked."])


def _class_of(outcome: str, verdicts: Sequence[LinkVerdict], texts: Mapping[str, str]) -> ErrorClass:
    members = [verdict for verdict in verdicts if verdict.outcome == outcome]
    on_verb = [
        verdict for verdict in members if verdict.event and shared_chars(verdict.verb, _trigger(verdict.event)) > 0
    ]
    entries = [_entry(verdict, texts[verdict.article_id]) for verdict in members]
    return ErrorClass(outcome, entries, {"verb is a trigger of ours": len(on_verb)}, open=outcome != RIGHT)


def _entry(verdict: LinkVerdict, text: str) -> Entry:
    gold = "; ".join(text[start:end] for start, end in verdict.gold) or "none"
    ours = text[slice(*verdict.place)] if verdict.place else "none"
    facts = [("sentence", verdict.article_id), ("gold", gold)]
    if verdict.event:
        facts.append(("ours", f"{ours}, for {verdict.event['trigger']} ({verdict.event['sub_event_type']})"))
    return Entry(quote_sentence(text, *verdict.verb), tuple(facts))


def _trigger(event: Row) -> Span:
    return int(event["trigger_start_char"]), int(event["trigger_end_char"])


def _span(row: Row) -> Span:
    return int(row["start_char"]), int(row["end_char"])
