"""Triggers that a reader has judged: does this one report an event? Three files of ours, one shape.

`examples.jsonl`: short articles; the spans of triggers that report (`reports`) and that do not (`others`), those nobody
judged (`ignored`), and what all the rest of the text's triggers are (`rest`: report, other, or null for not judged).
`senses.csv`: single sentences with one judged trigger each. `seeds.csv`: triggers in the articles of seeds/.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import DatelineError
from dashboard.extraction.events.extract import read_telling
from dashboard.extraction.events.grounds import Grounds, find_grounds
from dashboard.extraction.pipeline import load_pipeline, parse_texts
from dashboard.extraction.places import find_toponyms, resolve_places
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article, Event, Modality
from dashboard.ontology import load_ontology

Chars = tuple[int, int]
_BATCH = 32  # texts parsed at a time
_UNCLAIMED = frozenset((Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED))  # no report is claimed of them


@dataclass(frozen=True)
class Judged:
    """An article with judged triggers; `rest` is the verdict on all others, None where there is none."""

    article: Article
    reports: Sequence[Chars] = ()
    others: Sequence[Chars] = ()
    ignored: Sequence[Chars] = ()
    rest: bool | None = None

    def verdict(self, event: Event) -> bool | None:
        """Tell whether an event's trigger reports one; None if nobody said."""
        span = (event.trigger_span.start_char, event.trigger_span.end_char)
        lists = ((self.ignored, None), (self.reports, True), (self.others, False))
        return next((said for spans, said in lists if any(_meet(span, other) for other in spans)), self.rest)


@dataclass(frozen=True)
class Case:
    """One judged trigger; `text_id` keeps those of one text together."""

    text_id: str
    grounds: Grounds = field(repr=False)
    is_reported: bool


def build_cases(judged: Sequence[Judged], gazetteer: Gazetteer) -> list[Case]:
    """Return the triggers that the rules find in the articles and a reader has judged."""
    nlp = load_pipeline()
    cases: list[Case] = []
    for start in range(0, len(judged), _BATCH):
        batch = judged[start : start + _BATCH]
        docs = parse_texts(nlp, [clean_text(item.article.text) for item in batch])
        for item, doc in zip(batch, docs, strict=True):
            places = resolve_places(find_toponyms(doc, gazetteer), doc, item.article, gazetteer)
            telling = read_telling(doc, item.article, places, find_times(doc, item.article))
            if telling.events:
                grounds = find_grounds(telling.events, telling.groups, telling.context)
                events = [event for _, event in telling.events]
                cases += _judge(item, events, grounds)
    return cases


def _judge(item: Judged, events: Sequence[Event], grounds: Sequence[Grounds]) -> Iterator[Case]:
    for event, found in zip(events, grounds, strict=True):
        verdict = item.verdict(event)
        claimed = event.modality not in _UNCLAIMED and not load_ontology()[event.sub_event_type].verbal
        if verdict is not None and claimed:
            yield Case(item.article.article_id, found, verdict)


def _meet(first: Chars, second: Chars) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def read_examples(path: Path) -> list[Judged]:
    """Read short articles with their judged triggers."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    verdicts = {"report": True, "other": False, None: None}
    return [
        Judged(
            Article(row["article_id"], row["text"], published_at=_day(row["published_at"])),
            reports=_chars(row["reports"]),
            others=_chars(row["others"]),
            ignored=_chars(row["ignored"]),
            rest=verdicts[row["rest"]],
        )
        for row in rows
    ]


def _chars(spans: Sequence[Sequence[int]]) -> list[Chars]:
    return [(start, end) for start, end in spans]


def _day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def read_senses(path: Path) -> list[Judged]:
    """Read single sentences with one judged trigger each."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [_sense(f"sense-{number}", row) for number, row in enumerate(rows)]


def _sense(article_id: str, row: dict[str, str]) -> Judged:
    spans = [(int(row["start"]), int(row["end"]))]
    is_event = row["is_event"] == "1"
    article = Article(article_id, row["sentence"])
    return Judged(article, reports=spans if is_event else (), others=() if is_event else spans)


def read_seeds(path: Path, seeds: Path = settings.SEEDS) -> list[Judged]:
    """Read the judged triggers of our own articles; DatelineError where the articles no longer say so."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spans: defaultdict[tuple[str, bool], list[Chars]] = defaultdict(list)
    found = (article for article in read_articles([seeds]) if isinstance(article, Article))
    articles = {Path(article.path or "").name: article for article in found}
    for row in rows:
        start, trigger = int(row["start_char"]), row["trigger"]
        article = articles.get(row["article"])
        if article is None or " ".join(article.text[start : start + len(trigger)].split()) != trigger:
            raise DatelineError(f"{row['article']} does not say {trigger!r}; {path.name} is of another state.")
        spans[row["article"], row["is_reported"] == "1"].append((start, start + len(trigger)))
    return [Judged(article, spans[name, True], spans[name, False]) for name, article in sorted(articles.items())]
