"""Events of our own texts, as the rules weigh them, each with what of it is right."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.extraction.events.extract import extract_weighed
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.places import find_toponyms, resolve_places
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article, Event
from dashboard.training.event_judge import judge_events
from dashboard.training.runs import Row, read_lines

GOLD = settings.ROOT / "tests" / "gold"
ANNOTATED = ("development", "mixed", "ordinary", "fresh")


@dataclass(frozen=True)
class Case:
    """An event with the weights of the rules, and whether its type, place and date are right; None: not known."""

    event: Event
    type_right: bool | None
    place_right: bool | None
    date_right: bool | None

    @property
    def right(self) -> bool | None:
        parts = (self.type_right, self.place_right, self.date_right)
        if False in parts:
            return False
        return None if None in parts else True


def read_cases() -> list[Case]:
    """Return the events of the seeds that were judged by hand, and those of texts whose gold can judge them."""
    annotated = (case for name in ANNOTATED for case in _gold_cases(GOLD / f"{name}.articles.jsonl"))
    return [*_seed_cases(GOLD / "seeds.events.csv"), *annotated]


def _seed_cases(path: Path) -> Iterator[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        judged = {(row["article_id"], int(row["start_char"])): row for row in csv.DictReader(file)}
    for event in _extract(settings.SEEDS):
        row = judged.get((event.article_id, event.trigger_span.start_char))
        if row:
            place = event.place.mention.start_char if event.place else ""
            days = (str(event.time.start_on or ""), str(event.time.end_on or ""))
            yield Case(
                event,
                _still(row["type_right"], same=row["sub_event_type"] == event.sub_event_type),
                _still(row["place_right"], same=row["place_start_char"] == str(place)),
                _still(row["date_right"], same=(row["start_on"], row["end_on"]) == days),
            )


def _still(judged: str, *, same: bool) -> bool | None:
    """Return the judgement of an answer that is still the same; of another: wrong if that was right, else unknown."""
    if same:
        return judged == "1"
    return False if judged == "1" else None


def _gold_cases(path: Path) -> Iterator[Case]:
    events = _extract(path)
    rows: dict[str, list[Row]] = {}
    for event in events:
        rows.setdefault(event.article_id, []).append({"event": event, **_row(event)})
    gold = list(read_lines(path.with_name(path.name.replace(".articles.", ".gold."))))
    for judged in judge_events(gold, rows):
        yield Case(judged.ours["event"], judged.family_right, judged.place_right, judged.date_right)


def _row(event: Event) -> Row:
    place, candidate = event.place, event.place.candidate if event.place else None
    return {
        "family": event.family,
        "modality": str(event.modality),
        "trigger_start_char": event.trigger_span.start_char,
        "trigger_end_char": event.trigger_span.end_char,
        "start_on": event.time.start_on,
        "end_on": event.time.end_on,
        "location": candidate.name if candidate else None,
        "country_code": candidate.country_code if candidate else None,
        "admin1": candidate.admin1 if candidate else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _extract(path: Path) -> Sequence[Event]:
    nlp, gazetteer = load_pipeline(), Gazetteer.open()
    found: list[Event] = []
    for article in read_articles([path]):
        if isinstance(article, Article):
            doc = nlp(clean_text(article.text))
            places = resolve_places(find_toponyms(doc, gazetteer), doc, article, gazetteer)
            found += extract_weighed(doc, article, places, find_times(doc, article))
    gazetteer.close()
    return found
