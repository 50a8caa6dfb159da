"""A small store for the tests of the screen: articles whose events are given by the words that report them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.model import (
    Actor,
    Article,
    Candidate,
    Casualties,
    DateSource,
    Event,
    EventTime,
    Extraction,
    GeoPrecision,
    Mention,
    Modality,
    Place,
    ScoredCandidate,
    Span,
    TimeExpression,
    TimePrecision,
    TimexType,
)
from dashboard.ontology import load_ontology
from dashboard.store import build_store, save_store

IZIUM = Candidate("gn:707308", "Izium", 49.2088, 37.2485, "PPLA2", "UA", "07", "Kharkiv", None, 53000, 6.0, 707308)
KHARKIV = Candidate(
    "gn:706483", "Kharkiv", 49.98081, 36.25272, "PPLA", "UA", "07", "Kharkiv", None, 1430885, 12.0, 706483
)
LUHANSK = Candidate(
    "gn:702657", "Luhansk Oblast", 49.0, 39.0, "ADM1", "UA", "14", "Luhansk Oblast", None, 0, 110.0, 702657
)
GHENT = Candidate("gn:2797656", "Ghent", 51.05, 3.71667, "PPLA2", "BE", "VLG", "Flanders", None, 231493, 8.0, 2797656)
CHILE = Candidate("gn:3895114", "Chile", -33.45, -70.67, "PCLI", "CL", None, None, None, 19000000, 700.0, 3895114)
SUVA = Candidate("gn:2198148", "Suva", -18.14161, 178.44149, "PPLC", "FJ", "01", "Central", None, 77366, 7.0, 2198148)
_PRECISION = {"ADM1": GeoPrecision.ADMIN1, "PCLI": GeoPrecision.COUNTRY}


@dataclass(frozen=True)
class Report:
    """An event by the words that say it; `on` is its first and last day, None when undated."""

    event_id: str
    sub_event_type: str
    passage: str
    trigger: str
    place_words: str | None = None
    place: Candidate | None = None
    time_words: str | None = None
    on: tuple[date, date] | None = None
    time_precision: TimePrecision = TimePrecision.DAY
    changes: dict[str, object] = field(default_factory=dict)


def make_extraction(article: Article, *reports: Report) -> Extraction:
    events = tuple(make_event(article, report) for report in reports)
    places = {event.place.mention.start_char: event.place for event in events if event.place}
    times = {time.start_char: time for report in reports if (time := make_time(article, report))}
    return Extraction(article, tuple(places.values()), tuple(times.values()), events)


def make_event(article: Article, report: Report) -> Event:
    passage = find_span(article.text, report.passage)
    start, end = report.on or (None, None)
    time = make_time(article, report)
    span = Span(time.start_char, time.end_char) if time else None
    source = DateSource.RELATIVE if time else DateSource.PUBLICATION if start else DateSource.UNKNOWN
    precision = report.time_precision if start else TimePrecision.UNKNOWN
    event = Event(
        event_id=report.event_id,
        article_id=article.article_id,
        family=load_ontology()[report.sub_event_type].family,
        sub_event_type=report.sub_event_type,
        trigger=report.trigger,
        trigger_span=find_span(article.text, report.trigger, passage.start_char),
        passage_span=passage,
        time=EventTime(start, end, precision, source, span, 0.8),
        place=make_place(article, report, passage),
        actor1=None,
        actor2=None,
        casualties=Casualties(),
        modality=Modality.HAPPENED,
        attribution=None,
        confidence=0.72,
        confidence_type=0.9,
        confidence_place=0.85,
        confidence_time=0.8,
        cluster_id=f"cluster-{report.event_id}",
    )
    return replace(event, **report.changes)


def make_place(article: Article, report: Report, passage: Span) -> Place | None:
    if report.place is None or report.place_words is None:
        return None
    span = find_span(article.text, report.place_words, passage.start_char)
    mention = Mention(span.start_char, span.end_char, report.place_words)
    precision = _PRECISION.get(report.place.feature_code, GeoPrecision.SETTLEMENT)
    rival = replace(report.place, place_id="gn:1", geonameid=1, admin1="Elsewhere")
    ranked = (ScoredCandidate(report.place, 0.91), ScoredCandidate(rival, 0.06))
    latitude, longitude = report.place.latitude, report.place.longitude
    reason = "largest of 2 places of that name"
    return Place(
        mention, report.place, precision, 0.91, reason, latitude, longitude, report.place.radius_km, None, ranked
    )


def make_time(article: Article, report: Report) -> TimeExpression | None:
    if report.time_words is None or report.on is None:
        return None
    span = find_span(article.text, report.time_words)
    start, end = report.on
    return TimeExpression(
        span.start_char, span.end_char, report.time_words, TimexType.DATE, start.isoformat(), start, end,
        report.time_precision, DateSource.RELATIVE,
    )  # fmt: skip


def find_span(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def day(year: int, month: int, number: int) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


def make_extractions() -> list[Extraction]:
    """Eleven events: some at one point, some by region or country, unplaced, undated, planned or a statement."""
    return [_visit(), _recapture(), _flood(), _quake(), _silence()]


def _visit() -> Extraction:
    text = (
        "KYIV - President Volodymyr Zelenskyy visited Izium on Wednesday, days after troops recaptured Izium.\n\n"
        "Investigators found 440 bodies in a forest near Izium, the governor said. "
        "Shelling hit Kharkiv on Tuesday and killed two people.\n\n"
        "Kyiv plans to advance towards Luhansk province next month. "
        "The president said the flag would return everywhere."
    )
    article = Article(
        "visit", text, "President visits recaptured city", datetime(2022, 9, 14, 18, tzinfo=UTC), "Sample Wire",
        "A. Writer", "https://example.org/visit",
    )  # fmt: skip
    wednesday, tuesday = day(2022, 9, 14), day(2022, 9, 13)
    return make_extraction(
        article,
        Report(
            "visit-1", "meeting_visit", "President Volodymyr Zelenskyy visited Izium on Wednesday", "visited", "Izium",
            IZIUM, "Wednesday", wednesday,
            changes={"actor1": Actor("Volodymyr Zelenskyy", "state_forces", 17, 36), "cluster_id": "visit"},
        ),
        Report("visit-2", "government_regains_territory", "troops recaptured Izium", "recaptured", "Izium", IZIUM,
               changes={"cluster_id": "izium"}),
        Report(
            "visit-3", "shelling_missile", "Shelling hit Kharkiv on Tuesday and killed two people", "Shelling",
            "Kharkiv", KHARKIV, "Tuesday", tuesday, changes={"casualties": Casualties(2, 2, 2)},
        ),
        Report(
            "visit-4", "troop_movement_base", "Kyiv plans to advance towards Luhansk province next month", "advance",
            "Luhansk province", LUHANSK, "next month", (date(2022, 10, 1), date(2022, 10, 31)), TimePrecision.MONTH,
            changes={"modality": Modality.PLANNED},
        ),
        Report("visit-5", "statement", "The president said the flag would return everywhere", "said", on=wednesday),
    )  # fmt: skip


def _recapture() -> Extraction:
    text = "Troops entered Izium on 10 September and fighting went on across Luhansk province through September."
    article = Article(
        "recapture",
        text,
        "Izium retaken",
        datetime(2022, 9, 11, tzinfo=UTC),
        "Sample Herald",
        url="https://example.org/r",
    )
    return make_extraction(
        article,
        Report(
            "recapture-1", "government_regains_territory", "Troops entered Izium on 10 September", "entered", "Izium",
            IZIUM, "10 September", day(2022, 9, 10), changes={"cluster_id": "izium", "attribution": "the army"},
        ),
        Report(
            "recapture-2", "armed_clash", "fighting went on across Luhansk province through September", "fighting",
            "Luhansk province", LUHANSK, "through September", (date(2022, 9, 1), date(2022, 9, 30)),
            TimePrecision.MONTH, changes={"confidence": 0.41},
        ),
    )  # fmt: skip


def _flood() -> Extraction:
    text = "Floods closed the centre of Ghent on Monday. Later, in Suva, thousands marched against fuel prices."
    article = Article("flood", text, "Water in the streets", datetime(2022, 11, 22, tzinfo=UTC), "Sample Courier")
    return make_extraction(
        article,
        Report("flood-1", "flood_landslide", "Floods closed the centre of Ghent on Monday", "Floods", "Ghent", GHENT,
               "Monday", day(2022, 11, 21)),
        Report("flood-2", "peaceful_protest", "in Suva, thousands marched against fuel prices", "marched", "Suva", SUVA,
               on=day(2022, 11, 22)),
    )  # fmt: skip


def _quake() -> Extraction:
    text = "An earthquake shook Chile. It lasted a minute, and a hospital lost power."
    article = Article("quake", text, "Earth shakes", None, "Sample Wire")
    return make_extraction(
        article, Report("quake-1", "earthquake_volcano", "An earthquake shook Chile", "earthquake", "Chile", CHILE)
    )


def _silence() -> Extraction:
    text = "Thousands of nurses went on strike on Friday over pay."
    article = Article("strike", text, "Nurses walk out", datetime(2022, 12, 17, tzinfo=UTC), None)
    return make_extraction(
        article,
        Report("strike-1", "strike_boycott_hunger", "Thousands of nurses went on strike on Friday", "strike",
               time_words="Friday", on=day(2022, 12, 16)),
    )  # fmt: skip


def save_sample(folder: Path, extractions: list[Extraction] | None = None) -> Path:
    extractions = make_extractions() if extractions is None else extractions
    save_store(build_store(extractions, {"articles_read": len(extractions)}), folder)
    return folder
