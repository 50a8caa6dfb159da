"""An article cut into runs that the reader can draw: text with the events, places and times it carries. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Passage:
    """The characters that report an event."""

    start_char: int
    end_char: int
    event_id: str


@dataclass(frozen=True)
class Marking:
    """Characters to be drawn in a style of panel.css, with a remark to show over them."""

    start_char: int
    end_char: int
    style: str
    remark: str = ""


@dataclass
class Run:
    """Text under one set of events; `parts` are (text, styles, remark)."""

    event_ids: tuple[str, ...]
    parts: list[tuple[str, str, str]] = field(default_factory=list)


def build_runs(text: str, passages: Sequence[Passage], markings: Sequence[Marking]) -> list[Run]:
    """Cut the text wherever a passage or a marking begins or ends; joined, the parts are the text again.

    Of several events in one run the shortest passage comes first: it is the one that says most about its words.
    """
    passages = [p for p in passages if 0 <= p.start_char < p.end_char <= len(text)]
    markings = [m for m in markings if 0 <= m.start_char < m.end_char <= len(text)]
    runs: list[Run] = []
    for start, end in _pieces(len(text), [*passages, *markings]):
        over = sorted(
            (p for p in passages if p.start_char <= start and end <= p.end_char),
            key=lambda p: (p.end_char - p.start_char, p.start_char, p.event_id),
        )
        event_ids = tuple(dict.fromkeys(p.event_id for p in over))
        on = [m for m in markings if m.start_char <= start and end <= m.end_char]
        if not runs or runs[-1].event_ids != event_ids:
            runs.append(Run(event_ids))
        _append(runs[-1], text[start:end], " ".join(dict.fromkeys(m.style for m in on)), _remark(on))
    return runs


def _pieces(length: int, spans: Iterable[Passage | Marking]) -> list[tuple[int, int]]:
    edges = {0, length}
    for span in spans:
        edges |= {span.start_char, span.end_char}
    ordered = sorted(edges)
    return list(pairwise(ordered))


def _append(run: Run, text: str, styles: str, remark: str) -> None:
    if run.parts and run.parts[-1][1:] == (styles, remark):
        text = run.parts.pop()[0] + text
    run.parts.append((text, styles, remark))


def _remark(markings: Sequence[Marking]) -> str:
    return "; ".join(dict.fromkeys(m.remark for m in markings if m.remark))
