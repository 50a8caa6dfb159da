"""The home region of an outlet, learnt from its articles: a local paper's Springfield is the one near its town."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
from numpy.typing import NDArray

from dashboard.extraction.places.features import place_class
from dashboard.model import Article, Candidate, MentionKind, Place

_SURE = 0.9  # score from which a place tells where its outlet is at home
_LEAST_ARTICLES = 5  # of an outlet; fewer tell of one story
_LEAST_SPEAKING = 2  # other articles must name the region: one long story makes no home
_SPEAKING_SHARE = 1 / 3  # of the other articles must, too
_CLEAR_SHARE = 0.4  # of the sure places in the other articles; a world agency's commonest region has about a tenth
_UNIT = 1_000_000  # coordinates are added as whole numbers, so that the order of the articles cannot matter
_LOCAL = frozenset({"settlement", "capital", "admin1", "admin2", "site"})
_POINTLIKE = frozenset({"settlement", "capital", "admin2", "site"})

_ARTICLES, _PLACES, _VECTOR = 0, 1, slice(2, 5)  # of a row: how many of each, and the sum of the points' unit vectors
_Region = tuple[str, str]  # country_code, admin1_code
_Tally = dict[_Region, NDArray[np.int64]]


@dataclass(frozen=True)
class Home:
    """Where an outlet is at home: a region of a country, and the middle of the places there that it writes about."""

    country_code: str
    admin1_code: str
    admin1: str
    latitude: float
    longitude: float


def learn_homes(read: Sequence[tuple[Article, Sequence[Place]]]) -> list[Home | None]:
    """Return for each article the home of its source, learnt from the source's other articles; None without any.

    An article does not count towards the home that it is then judged by: its own namesake would vote for itself.
    """
    tallies = [_tally(places) for _, places in read]
    sources: dict[str, list[int]] = {}
    for i, (article, _) in enumerate(read):
        if article.source:
            sources.setdefault(article.source, []).append(i)
    names = {_region(c): c.admin1 or "" for c in _sure_places(place for _, places in read for place in places)}
    homes: list[Home | None] = [None] * len(read)
    for members in sources.values():
        if len(members) >= _LEAST_ARTICLES:
            total = _add(tallies[i] for i in members)
            for i in members:
                homes[i] = _home(total, tallies[i], names, least=max(_LEAST_SPEAKING, _SPEAKING_SHARE * len(members)))
    return homes


def _sure_places(places: Iterable[Place]) -> list[Candidate]:
    """Return the regions and the places in one that are beyond doubt without any home, once each."""
    sure = {
        place.candidate.place_id: place.candidate
        for place in places
        if place.candidate
        and place.score >= _SURE
        and place.mention.kind is MentionKind.PLACE
        and place.candidate.country_code
        and place.candidate.admin1_code
        and place_class(place.candidate) in _LOCAL
    }
    return list(sure.values())


def _region(candidate: Candidate) -> _Region:
    return candidate.country_code or "", candidate.admin1_code or ""


def _tally(places: Sequence[Place]) -> _Tally:
    tally: _Tally = {}
    for candidate in _sure_places(places):
        row = tally.setdefault(_region(candidate), np.zeros(5, dtype=np.int64))
        row[_ARTICLES] = 1
        row[_PLACES] += 1
        if place_class(candidate) in _POINTLIKE:
            row[_VECTOR] += _whole_vector(candidate)
    return tally


def _whole_vector(candidate: Candidate) -> list[int]:
    latitude, longitude = radians(candidate.latitude), radians(candidate.longitude)
    vector = cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
    return [round(part * _UNIT) for part in vector]


def _add(tallies: Iterable[_Tally]) -> _Tally:
    total: _Tally = {}
    for tally in tallies:
        for region, row in tally.items():
            total[region] = total[region] + row if region in total else row
    return total


def _home(total: _Tally, own: _Tally, names: dict[_Region, str], *, least: float) -> Home | None:
    """Return the region of a clear share of the outlet's sure places, those of the article itself left out."""
    others = {region: row - own[region] if region in own else row for region, row in total.items()}
    region = max(others, key=lambda r: (int(others[r][_PLACES]), r), default=None)
    if region is None:
        return None
    row = others[region]
    is_clear = row[_PLACES] >= _CLEAR_SHARE * sum(int(r[_PLACES]) for r in others.values())
    if not is_clear or row[_ARTICLES] < least or not row[_VECTOR].any():
        return None
    x, y, z = row[_VECTOR].tolist()
    latitude, longitude = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
    return Home(*region, names[region], latitude, longitude)
