"""Which figures of the scorers make the table, each beside the best of the scorer's own reference lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.training.runs import Row

MIN_CASES = 30  # a share of fewer has an interval of more than a third: left out
_LISTED = re.compile(r"(\w+) +\d+\.\d / ")  # a line of a table of systems: "Name  56.1 / 67.9 / 49.8 | …"


@dataclass(frozen=True)
class Reference:
    """A figure of another system, in per cent."""

    system: str
    value: float


@dataclass(frozen=True)
class Figure:
    """A share (0–1) with its 95 % interval, where the scorer gives one, and the best reference, where there is one."""

    name: str
    value: float
    interval: tuple[float, float] | None = None
    reference: Reference | None = None
    count: int | None = None  # of the cases behind it, where they are few


@dataclass(frozen=True)
class Measure:
    """Where a figure stands in a scorer's JSON, and in its reference lines: number of a column, or words before it."""

    name: str
    path: str
    interval: str = ""
    column: int | None = None
    words: str = ""
    baseline: str = ""  # a figure of the same JSON that needs no system at all
    count: str = ""


MEASURES: dict[str, tuple[Measure, ...]] = {
    "toponyms": (
        Measure("place names found, F1, exact spans", "places.exact.f1", "places.ci.exact_f1", column=0),
        Measure("place names found, F1, overlapping", "places.overlap.f1", "places.ci.overlap_f1", column=1),
        Measure("found and within 161 km, of all", "places.end_to_end.acc161", "places.ci.e2e161", column=2),
        Measure("within 161 km, of those found", "places.resolution_answered.acc161", column=6),
        Measure("as published: F1, exact spans", "published.exact.f1", "published.ci.exact_f1", column=3),
        Measure(
            "as published: found and within 161 km",
            "published.end_to_end.acc161",
            "published.ci.e2e161",
            column=5,
            words=r"default [\d.]+ \(<=161 km",
        ),
    ),
    "times": (
        Measure("times, F1 of the value", "all.value.f1", "all.ci.value_f1", words="value F1"),
        Measure("times, F1 of the span, overlapping", "all.relaxed.f1", "all.ci.relaxed_f1", words="relaxed"),
        Measure("dates only, F1 of the value", "date.value.f1", "date.ci.value_f1"),
        Measure(
            "dates, F1 of the exact interval",
            "intervals.interval_exact.f1",
            "intervals.ci.interval_exact_f1",
            words="interval-exact F1",
        ),
    ),
    "snippet": (
        Measure(
            "event type, weighted F1, 25 labels",
            "scores.ACLED's 25 labels.weighted_f1",
            "scores.ACLED's 25 labels.ci_weighted_f1",
            words="weighted F1",
        ),
        Measure(
            "event type, weighted F1, all labels",
            "scores.all labels but ATTRIB.weighted_f1",
            "scores.all labels but ATTRIB.ci_weighted_f1",
            words="all labels but ATTRIB",
        ),
        Measure("event family, accuracy", "scores.ACLED's 25 labels.family_accuracy", words="family accuracy"),
    ),
    "links": (
        Measure("place of the event, F1 of words", "all rows.tokens.f1", "all rows.ci.token_f1", words="F1"),
        Measure("place of the event, exact", "all rows.exact", "all rows.ci.exact", words="exact:?"),
    ),
    "events": (
        Measure(
            "pins right", "measures.pin_accuracy.value", "measures.pin_accuracy.ci", count="measures.pin_accuracy.n"
        ),
        Measure("events found, F1", "measures.event_f1.value", "measures.event_f1.ci"),
        Measure("events found, recall", "measures.event_recall.value", count="measures.event_recall.n"),
        Measure(
            "day exact, of single days",
            "measures.day_exact.value",
            baseline="measures.baseline_publication_exact.value",
            count="measures.day_exact.n",
        ),
        Measure("place right", "measures.place_right.value", count="measures.place_right.n"),
    ),
}


def read_figures(part: str, result: Row) -> list[Figure]:
    """Return the figures that a scorer's JSON holds and that rest on enough cases to say anything."""
    found = (figure for measure in MEASURES[part] for figure in _read(measure, result))
    return [figure for figure in found if figure.count is None or figure.count >= MIN_CASES]


def _read(measure: Measure, result: Row) -> Iterator[Figure]:
    value = _at(result, measure.path)
    if isinstance(value, int | float):
        interval = _at(result, measure.interval)
        bounds = (interval[0], interval[1]) if isinstance(interval, list) else None
        count = _at(result, measure.count)
        yield Figure(
            measure.name, value, bounds, _best_reference(measure, result), count if isinstance(count, int) else None
        )


def _at(result: object, path: str) -> object:
    for key in path.split("."):
        result = result.get(key) if isinstance(result, dict) else None
    return result


def _best_reference(measure: Measure, result: Row) -> Reference | None:
    baseline = _at(result, measure.baseline)
    if isinstance(baseline, int | float):
        return Reference("publication day", 100 * baseline)
    references = [found for line in result.get("references", []) for found in _references_in(line, measure)]
    return max(references, key=lambda reference: reference.value, default=None)


def _references_in(line: str, measure: Measure) -> Iterator[Reference]:
    if _LISTED.match(line) and measure.column is not None:
        numbers = re.findall(r"\d+\.\d", line)
        yield from (Reference(_system(line), float(number)) for number in numbers[measure.column : measure.column + 1])
    elif measure.words and (found := re.search(rf"{measure.words} (\d+\.\d)", line)):
        yield Reference(_system(line), float(found[1]))


def _system(line: str) -> str:
    """The words before the first colon, comma, bracket or column: who it is, not how it was measured."""
    return re.split(r"\s{2,}|[:,(]", line)[0].strip()


@dataclass(frozen=True)
class Block:
    """The figures of one corpus, with its size and the speed of preprocess on it."""

    corpus: str
    figures: Sequence[Figure]
    articles: int
    words_per_second: float | None


HEADER = ("corpus", "figure", "ours", "95 % interval", "best reference", "system", "articles", "words per CPU second")


def table_rows(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """Return the cells: of a block, only the first line names the corpus, its size and its speed."""
    rows: list[tuple[str, ...]] = []
    for block in blocks:
        speed = "–" if block.words_per_second is None else f"{block.words_per_second:,.0f}"
        ends = [(block.corpus, str(block.articles), speed)] + [("", "", "")] * len(block.figures)
        rows += [(name, *_cells(figure), *size) for figure, (name, *size) in zip(block.figures, ends, strict=False)]
    return rows


def _cells(figure: Figure) -> tuple[str, ...]:
    name = figure.name if figure.count is None else f"{figure.name} (of {figure.count:,})"
    interval = f"{100 * figure.interval[0]:.1f}–{100 * figure.interval[1]:.1f}" if figure.interval else ""
    reference = figure.reference
    known = (f"{reference.value:.1f}", reference.system) if reference else ("", "")
    return (name, f"{100 * figure.value:.1f}", interval, *known)


def format_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns for a terminal."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in [header, *rows])
    return "\n".join(line.rstrip() for line in lines)


def format_markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
