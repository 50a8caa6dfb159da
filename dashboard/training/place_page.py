"""The verdicts on places as a page: for each, the gold's place, ours, why we chose it and from what."""

import json
from collections.abc import Mapping, Sequence

from dashboard.training.error_page import Entry, ErrorClass, build_page, quote_sentence
from dashboard.training.place_errors import Outcome, Verdict
from dashboard.training.runs import Row
from dashboard.training.spans import span_of

_CLOSED = {Outcome.NOT_JUDGED, Outcome.RIGHT}  # no errors: to be looked up, not read


def build_place_page(name: str, verdicts: Sequence[Verdict], texts: Mapping[str, str]) -> str:
    classes = [
        ErrorClass(
            title=outcome.value,
            entries=[_entry(verdict, texts[verdict.article_id]) for verdict in of_class(verdicts, outcome)],
            counts=_counts(of_class(verdicts, outcome)),
            open=outcome not in _CLOSED,
        )
        for outcome in Outcome
    ]
    return build_page(f"Places of {name}", classes, _notes(verdicts))


def of_class(verdicts: Sequence[Verdict], outcome: Outcome) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.outcome is outcome]


def _counts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {
        "with coordinates": sum(verdict.holds is not None for verdict in verdicts),
        "of these, gazetteer holds it": sum(verdict.holds is True for verdict in verdicts),
        "wrong span": sum(verdict.wrong_span for verdict in verdicts),
    }


def _notes(verdicts: Sequence[Verdict]) -> list[str]:
    judged = [verdict for verdict in verdicts if verdict.holds is not None]
    near = sum(verdict.outcome in (Outcome.RIGHT, Outcome.WRONG_SPAN) for verdict in judged)
    held = sum(verdict.holds is True for verdict in judged)
    return [
        f"{near} of {len(judged)} place names with coordinates are found and placed within 161 km.",
        f"For {held} of them, the gazetteer holds a place of that name there. Demonyms are left out.",
    ]


def _entry(verdict: Verdict, text: str) -> Entry:
    start, end = span_of(verdict.gold or verdict.ours or {}) or (0, 0)
    facts = [("article", verdict.article_id)]
    if verdict.gold:
        facts.append(("gold", _describe_gold(verdict, verdict.gold)))
    if verdict.ours:
        facts += [("ours", _describe_ours(verdict, verdict.ours)), ("because", str(verdict.ours["reason"]))]
        facts += [("candidate", line) for line in _candidates(verdict.ours)]
    return Entry(quote_sentence(text, start, end), tuple(facts))


def _describe_gold(verdict: Verdict, gold: Row) -> str:
    if verdict.region is None:
        return f"{gold['text']}, no coordinates"
    holds = "in the gazetteer" if verdict.holds else "not in the gazetteer near there"
    where = f"{verdict.region.admin1}, {verdict.region.country_code}"
    return f"{gold['text']} at {_point(gold)} ({where}), GeoNames {gold.get('geonameid') or 'none'}; {holds}"


def _describe_ours(verdict: Verdict, ours: Row) -> str:
    if ours["latitude"] is None:
        return f"{ours['text']}: unresolved"
    away = "" if verdict.km is None else f", {verdict.km:.0f} km away"
    where = ", ".join(str(ours[key]) for key in ("name", "admin1", "country_code") if ours[key])
    return f"{ours['text']}: {where} ({ours['feature_code']}) at {_point(ours)}{away}, score {ours['score'] or 0:.2f}"


def _candidates(ours: Row) -> list[str]:
    return [
        f"{found['name']}, {found['admin1']}, {found['country_code']} ({found['feature_code']}, "
        f"{found['population']:,}) at {_point(found)}, score {found['score']:.2f}"
        for found in json.loads(ours["candidates"] or "[]")
    ]


def _point(row: Row) -> str:
    return f"{row['latitude']:.3f}, {row['longitude']:.3f}"
