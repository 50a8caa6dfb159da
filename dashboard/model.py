"""The words of the domain as types: articles, mentions, places, times and events. Imports nothing of ours.

Offsets are Python string indices into `Article.text`, end exclusive. Unknown is None, never 0, "" or (0, 0).
Coordinates are WGS 84 degrees, named latitude and longitude, never positional pairs.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class GeoPrecision(StrEnum):
    """How exactly a place is known, finest first."""

    SITE = "site"
    SETTLEMENT = "settlement"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    AREA = "area"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class TimePrecision(StrEnum):
    """How exactly a time is known, finest first; `days` is two to six of them."""

    HOUR = "hour"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateSource(StrEnum):
    """What the date of an event or time expression rests on."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INHERITED = "inherited"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether the text says that it took place."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


class MentionKind(StrEnum):
    """A place is named, or its people or adjective is (Ukrainian)."""

    PLACE = "place"
    DEMONYM = "demonym"


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class NameMatch(StrEnum):
    """How a toponym met a gazetteer name, surest first."""

    EXACT = "exact"
    ALTERNATE = "alternate"
    FOLDED = "folded"
    ADMIN_WORD = "admin_word"
    TRANSLITERATED = "transliterated"
    FUZZY = "fuzzy"


@dataclass(frozen=True)
class Article:
    """A news item as given. `text` is never altered.

    `published_at` is in the zone it was written in: its date is the outlet's own day, which "on Tuesday" counts from.

    `notes` say what was odd when it was read (a date that is not understood); they belong in run.json, not in a table.
    """

    article_id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    path: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Discard:
    """An input put aside, with the reason in words."""

    path: str
    reason: str


@dataclass(frozen=True)
class Span:
    """Characters of an article."""

    start_char: int
    end_char: int


@dataclass(frozen=True)
class Mention:
    """A span of text that names a place or a people; `text` is what stands there, without article or possessive."""

    start_char: int
    end_char: int
    text: str
    kind: MentionKind = MentionKind.PLACE


@dataclass(frozen=True)
class Candidate:
    """A gazetteer row that a toponym might mean.

    `place_id` is unique in the gazetteer ("gn:703448", "iso:UA-63", "own:donbas"); `geonameid` only where it is known.
    `feature_code` is GeoNames' (PPLA, ADM1, PCLI, SEA, STM, MTS, CONT, RGN…). `admin1_code` is GeoNames' too.
    `radius_km` is the extent: the radius of a circle of about the place's size. `similarity` is 0 to 1 between names.
    `listed_in` is the user's own file that says so, None for what the world's index says by itself.
    """

    place_id: str
    name: str
    latitude: float
    longitude: float
    feature_code: str
    country_code: str | None
    admin1_code: str | None
    admin1: str | None
    admin2: str | None
    population: int
    radius_km: float
    geonameid: int | None = None
    matched_name: str = ""
    match: NameMatch = NameMatch.EXACT
    similarity: float = 1.0
    listed_in: str | None = None


@dataclass(frozen=True)
class ScoredCandidate:
    """A candidate with its share of belief (0–1) among the candidates of one mention."""

    candidate: Candidate
    score: float


@dataclass(frozen=True)
class Place:
    """A place mention after resolution; `candidate` is None where nothing in the gazetteer fits (`reason` says why).

    `latitude`, `longitude` and `radius_km` are those of the drawn place: a spatial relation ("30 km north of") may
    shift or widen the candidate's own.
    """

    mention: Mention
    candidate: Candidate | None
    geo_precision: GeoPrecision
    score: float
    reason: str
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    spatial_relation: str | None = None
    candidates: tuple[ScoredCandidate, ...] = ()


@dataclass(frozen=True)
class TimeExpression:
    """A time expression, resolved to first and last day (inclusive) where the text and publication day allow it."""

    start_char: int
    end_char: int
    text: str
    timex_type: TimexType
    value: str | None
    start_on: date | None
    end_on: date | None
    time_precision: TimePrecision
    date_source: DateSource


@dataclass(frozen=True)
class Actor:
    """Who did it or to whom. `actor_type` is one of settings.ACTOR_TYPES or None."""

    name: str
    actor_type: str | None
    start_char: int
    end_char: int


@dataclass(frozen=True)
class EventTime:
    """When an event happened and how that is known; `span` is the time expression's, None where no words say it."""

    start_on: date | None
    end_on: date | None
    time_precision: TimePrecision
    date_source: DateSource
    span: Span | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class Casualties:
    """People harmed, as the passage counts them; None where it gives no number."""

    fatalities_best: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured: int | None = None
    detained: int | None = None
    displaced: int | None = None


@dataclass(frozen=True)
class Event:
    """One reported event, with the characters behind each value.

    `place` is the mention that locates the event; it may stand outside the passage. `confidence*` are probabilities.
    """

    event_id: str
    article_id: str
    family: str
    sub_event_type: str
    trigger: str
    trigger_span: Span
    passage_span: Span
    time: EventTime
    place: Place | None
    actor1: Actor | None
    actor2: Actor | None
    casualties: Casualties
    modality: Modality
    attribution: str | None
    confidence: float
    confidence_type: float
    confidence_place: float
    confidence_time: float
    cluster_id: str | None = None


@dataclass(frozen=True)
class Extraction:
    """All that one article yields."""

    article: Article
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
