"""What needs no reading at all, beside ours: the day of publication, the first date, the nearest place, keywords.

Days and places are judged on the gold events that ours found in the right family; families on all that count.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.training.event_judge import (
    JudgedEvent,
    has_family,
    is_date_right,
    is_place_right,
    judge_events,
    to_day,
)
from dashboard.training.figures import Figure, Reference
from dashboard.training.runs import Row, Run, read_table

_DATELINE = re.compile(r"\s*[A-Z][A-Z'. -]{2,}")  # a town in capitals heads the text
_DATED = frozenset(("DATE", "TIME"))
# Words that anybody would look for first, in the order in which they are tried.
_KEYWORDS = {
    "disaster_natural": r"earthquake|quake|flood|storm|cyclone|hurricane|typhoon|landslide|wildfire|eruption|drought",
    "accident": r"crash|derail|collision|capsiz|sank|collapse|explosion at|fire broke|blaze|accident",
    "protest": r"protest|demonstrat|march|rally|strike[rs]?\b|picket",
    "riot": r"riot|mob|looted|clashes between (?:fans|villagers)|vandal",
    "explosion_remote": r"shell(?:ed|ing)|missile|rocket|air ?strike|drone|bomb|grenade|landmine|blast",
    "battle": r"battle|clash|fighting|ambush|offensive|recaptur|seized the town|captured",
    "violence_civilians": r"massacre|kidnap|abduct|civilians|gunmen|tortur|beheaded|raped",
    "crime_justice": r"arrest|sentenced|convicted|trial|court|charged|murder|robber|police said",
    "humanitarian": r"aid|refugee|displaced|cholera|outbreak|epidemic|evacuat",
    "strategic": r"ceasefire|truce|peace agreement|withdr[ae]w|troops|prisoners",
    "politics_diplomacy": r"elect|vote|minister|president|summit|talks|sanction|parliament",
}  # fmt: skip
_PATTERNS = [(family, re.compile(pattern, re.IGNORECASE)) for family, pattern in _KEYWORDS.items()]


_Guess = Callable[[JudgedEvent, "_Article"], bool | None]


@dataclass(frozen=True)
class _Article:
    """What a baseline may look at: an article's text and day, and the places and dates that ours found in it."""

    text: str
    published: str | None
    places: Sequence[Row]
    times: Sequence[Row]


def judge_run(run: Run) -> list[JudgedEvent]:
    """Return the events of a run, judged by its gold."""
    return judge_events(run.gold, read_table(run.store, "events"))


def build_baselines(run: Run, judged: Sequence[JudgedEvent]) -> list[Figure]:
    """Return each figure once for every baseline beside it, with the number of cases."""
    articles = _read_articles(run)
    found = [one for one in judged if one.family_right]
    dated = [(one, one.date_right) for one in found if one.date_right is not None]
    placed = [(one, one.place_right) for one in found if one.place_right is not None]
    days = {"publication day": _by_publication, "first date of the text": _by_first_date}
    places = {"place of the dateline": _by_dateline, "nearest place name": _by_nearest}
    return [
        *_beside("days of events found, right", dated, articles, days),
        *_beside("place of events found, right", placed, articles, places),
        *_families(run, judged, articles),
    ]


def _read_articles(run: Run) -> dict[str, _Article]:
    rows = read_table(run.store, "articles")
    places, times = read_table(run.store, "places"), read_table(run.store, "times")
    return {
        article_id: _Article(row["text"], row["published_at"], places.get(article_id, []), times.get(article_id, []))
        for article_id, (row,) in rows.items()
    }


def _beside(
    name: str,
    judged: Sequence[tuple[JudgedEvent, bool]],
    articles: Mapping[str, _Article],
    guesses: Mapping[str, _Guess],
) -> Iterator[Figure]:
    for system, guess in guesses.items():
        if judged:
            rights = sum(bool(guess(one, articles[str(one.ours["article_id"])])) for one, _ in judged)
            ours = sum(right for _, right in judged) / len(judged)
            yield Figure(name, ours, None, Reference(system, 100 * rights / len(judged)), len(judged))


def _by_publication(one: JudgedEvent, article: _Article) -> bool | None:
    day = to_day(article.published)
    return is_date_right(one.gold or {}, day, day)


def _by_first_date(one: JudgedEvent, article: _Article) -> bool | None:
    first = next(
        (time for time in article.times if time["timex_type"] in _DATED and time["start_on"] is not None), None
    )
    return is_date_right(one.gold or {}, to_day(first["start_on"]), to_day(first["end_on"])) if first else False


def _by_dateline(one: JudgedEvent, article: _Article) -> bool | None:
    head = _DATELINE.match(article.text)
    named = (place for place in _real(article) if head and place["start_char"] < head.end())
    place = next(named, None)
    return is_place_right(one.gold or {}, place | {"location": place["name"]}) if place else False


def _by_nearest(one: JudgedEvent, article: _Article) -> bool | None:
    at = one.ours["trigger_start_char"]
    nearest = min(_real(article), key=lambda place: abs(place["start_char"] - at), default=None)
    return is_place_right(one.gold or {}, nearest | {"location": nearest["name"]}) if nearest else False


def _real(article: _Article) -> list[Row]:
    return [place for place in article.places if place["kind"] == "place" and place["latitude"] is not None]


def _families(run: Run, judged: Sequence[JudgedEvent], articles: Mapping[str, _Article]) -> Iterator[Figure]:
    hit = {id(one.gold) for one in judged if one.family_right}
    wanted = [
        (told, articles[str(row["article_id"])].text)
        for row in run.gold
        for told in row["events"]
        if told.get("family") and told.get("passage") and not told.get("optional")
    ]
    if wanted:
        keyed = sum(has_family(told, _by_keywords(_passage(told, text))) for told, text in wanted)
        ours = sum(id(told) in hit for told, _ in wanted)
        reference = Reference("keywords in the passage", 100 * keyed / len(wanted))
        yield Figure("family of all events, right", ours / len(wanted), None, reference, len(wanted))


def _passage(told: Row, text: str) -> str:
    return " ".join(text[span["start_char"] : span["end_char"]] for span in told["passage"])


def _by_keywords(passage: str) -> str | None:
    return next((family for family, pattern in _PATTERNS if pattern.search(passage)), None)
