"""Errors of time expressions as a page: against TIMEX3 values or against intervals of days, as the gold has them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dashboard.training.error_page import Entry, ErrorClass, build_page, quote_sentence
from dashboard.training.runs import Row
from dashboard.training.spans import pair_spans

MISSED, SPURIOUS, WRONG_VALUE, WRONG_TYPE, WRONG_SPAN, RIGHT = (
    "missed: no time of ours",
    "spurious: no time in the gold",
    "wrong value",
    "right value, wrong type",
    "wrong span, value right",
    "right",
)


class TimeVerdict(NamedTuple):
    article_id: str
    outcome: str
    gold: Row | None
    ours: Row | None


def judge_times(gold_rows: Sequence[Row], times: Mapping[str, Sequence[Row]]) -> list[TimeVerdict]:
    as_values = any("value" in time for row in gold_rows for time in row["times"])
    return [
        TimeVerdict(str(row["article_id"]), *verdict)
        for row in gold_rows
        for verdict in _judge_article(row["times"], times.get(str(row["article_id"]), []), as_values=as_values)
    ]


def _judge_article(
    gold: Sequence[Row], times: Sequence[Row], *, as_values: bool
) -> Iterator[tuple[str, Row | None, Row | None]]:
    ours = [time for time in times if as_values or _is_dated(time)]
    pairs = pair_spans([_span(row) for row in gold], [_span(row) for row in ours])
    for i, row in enumerate(gold):
        found = ours[pairs[i]] if i in pairs else None
        yield _judge(row, found, as_values=as_values) if found else MISSED, row, found
    taken = set(pairs.values())
    yield from ((SPURIOUS, None, row) for j, row in enumerate(ours) if j not in taken)


def _judge(gold: Row, ours: Row, *, as_values: bool) -> str:
    same = gold["value"] == ours["value"] if as_values else _days(gold) == _days(ours)
    if not same:
        return WRONG_VALUE
    if as_values and gold["type"] != ours["timex_type"]:
        return WRONG_TYPE
    return RIGHT if _span(gold) == _span(ours) else WRONG_SPAN


def build_time_page(name: str, verdicts: Sequence[TimeVerdict], texts: Mapping[str, str]) -> str:
    classes = [
        ErrorClass(
            title=outcome,
            entries=[_entry(verdict, texts[verdict.article_id]) for verdict in verdicts if verdict.outcome == outcome],
            open=outcome != RIGHT,
        )
        for outcome in (MISSED, SPURIOUS, WRONG_VALUE, WRONG_TYPE, WRONG_SPAN, RIGHT)
    ]
    return build_page(f"Times of {name}", classes)


def _entry(verdict: TimeVerdict, text: str) -> Entry:
    facts = [("article", verdict.article_id)]
    if verdict.gold:
        facts.append(("gold", f"{verdict.gold['text']}: {_describe(verdict.gold, verdict.gold.get('type'))}"))
    if verdict.ours:
        ours = verdict.ours
        known = f"{_describe(ours, ours['timex_type'])}, {ours['date_source']}"
        facts.append(("ours", f"{ours['text']}: {known}"))
    shown = verdict.gold or verdict.ours
    return Entry(quote_sentence(text, *_span(shown)) if shown else quote_sentence(text, 0, 0), tuple(facts))


def _describe(row: Row, timex_type: str | None) -> str:
    days = " to ".join(str(day or "open") for day in _days(row)) if "start_on" in row else ""
    return " ".join(str(part) for part in (timex_type, row.get("value"), days) if part)


def _is_dated(row: Row) -> bool:
    return row["timex_type"] not in ("DURATION", "SET") and any(_days(row))


def _days(row: Row) -> tuple[str | None, str | None]:
    return _iso_day(row["start_on"]), _iso_day(row["end_on"])


def _iso_day(value: Any) -> str | None:
    """The gold writes days as text, a store as timestamps."""
    if value is None:
        return None
    return value.isoformat()[:10] if isinstance(value, date) else str(value)[:10]


def _span(row: Row) -> tuple[int, int]:
    return int(row["start_char"]), int(row["end_char"])
