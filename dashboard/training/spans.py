"""Which of our mentions meets which of the gold's, by their characters."""

from collections.abc import Mapping, Sequence
from typing import Any

Span = tuple[int, int]


def span_of(row: Mapping[str, Any], name: str = "") -> Span | None:
    """Return the characters of a row, those named PREFIX_start_char if a name is given; None where it has none."""
    prefix = f"{name}_" if name else ""
    start, end = row[f"{prefix}start_char"], row[f"{prefix}end_char"]
    return None if start is None or end is None else (int(start), int(end))


def shared_chars(a: Span, b: Span) -> int:
    """Number of characters in both; negative is the gap between them."""
    return min(a[1], b[1]) - max(a[0], b[0])


def best_overlap(span: Span, others: Sequence[Span]) -> int | None:
    """Index of the same span among others, else of the first of those that share most characters with it."""
    if span in others:
        return others.index(span)
    shared = [shared_chars(span, other) for other in others]
    most = max(shared, default=0)
    return shared.index(most) if most > 0 else None


def pair_spans(gold: Sequence[Span], ours: Sequence[Span]) -> dict[int, int]:
    """Pair one to one, gold index to ours: equal spans first, then any that overlap, in the order of the text."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for equal in (True, False):
        for i, wanted in enumerate(gold):
            fits = (wanted == span if equal else shared_chars(wanted, span) > 0 for span in ours)
            j = next((j for j, fit in enumerate(fits) if fit and j not in taken), None)
            if i not in pairs and j is not None:
                pairs[i] = j
                taken.add(j)
    return pairs
