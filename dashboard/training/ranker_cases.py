"""What the weights of the ranker of places are fitted on: names with their candidates, grounds and the right answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.extraction.places.beliefs import Company
from dashboard.extraction.places.clues import read_clues
from dashboard.extraction.places.naming import group_mentions
from dashboard.extraction.places.resolution import settled_company
from dashboard.extraction.places.spheres import Floats, distances_km, unit_vectors
from dashboard.extraction.places.weights import HEARD, NONE, PRIOR, Weights
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Article, Mention
from dashboard.training.spans import Span

FEATURES = (*PRIOR, *(name for names in HEARD.values() for name in names), *NONE)
_RIGHT_KM = 40.0  # a city and the district named after it are one answer
_SAYS_WHERE = ("inside", "not_inside", "elsewhere")
_CLEAR = 0.9  # support from "X, Y" at which X is known without anything else


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float
    reach_km: float = _RIGHT_KM


@dataclass(frozen=True)
class Annotated:
    """An article with its mentions, and where some of them lie by their spans; None: in no gazetteer."""

    article: Article
    text: str
    mentions: Sequence[Mention]
    gold: Mapping[Span, Point | None]
    weight: float = 1.0
    told_weight: float = 0.0  # of names that "X, Y" in the text says the meaning of, which is then kept from the ranker


@dataclass(frozen=True)
class Case:
    """A name: a row of FEATURES for each candidate and a last one for "none of these"; which rows are right."""

    rows: Floats
    right: np.ndarray = field(repr=False)
    weight: float


def build_cases(annotated: Iterable[Annotated], gazetteer: Gazetteer, weights: Weights) -> list[Case]:
    """Return the names whose meaning is known, with the grounds as the article settles under these weights."""
    return [case for one in annotated for case in _cases_of(one, gazetteer, weights)]


def _cases_of(one: Annotated, gazetteer: Gazetteer, weights: Weights) -> Iterator[Case]:
    clues = read_clues(one.mentions, one.text)
    namings = group_mentions(one.mentions, clues, gazetteer)
    company = settled_company(namings, one.article, gazetteer, weights=weights)
    for g, naming in enumerate(company.namings):
        known = [span for i in naming.mentions if (span := _span(one.mentions[i])) in one.gold]
        if not naming.candidates or any(candidate.listed_in for candidate in naming.candidates):
            continue
        if known:
            yield Case(_rows(company, g), _right(company, g, one.gold[known[0]]), one.weight)
        elif one.told_weight and (right := _told(company, g)) is not None:
            rows = _rows(company, g)
            rows[:, [FEATURES.index(name) for name in _SAYS_WHERE]] = 0.0
            yield Case(rows, right, one.told_weight)


def _span(mention: Mention) -> Span:
    return mention.start_char, mention.end_char


def _rows(company: Company, g: int) -> Floats:
    part = company.slices[g]
    size = part.stop - part.start
    rows = np.zeros((size + 1, len(FEATURES)))
    rows[:size, : len(PRIOR)] = company.prior_features[part]
    for column, name in enumerate(FEATURES[len(PRIOR) :], start=len(PRIOR)):
        if name in NONE:
            rows[size, column] = company.absent[name][g]
        else:
            rows[:size, column] = company.heard[name][part]
    return rows


def _right(company: Company, g: int, point: Point | None) -> np.ndarray:
    """Return which candidates lie at the point; the last, "none of these", is right where none does."""
    part = company.slices[g]
    right = np.zeros(part.stop - part.start + 1, dtype=bool)
    if point is not None:
        right[:-1] = distances_km(company.crowd.points[part], unit_vectors([point]))[:, 0] <= point.reach_km
    right[-1] = not right.any()
    return right


def _told(company: Company, g: int) -> np.ndarray | None:
    """Return which candidates the text puts into a place beside the name, None if it does not tell them apart."""
    part = company.slices[g]
    inside = company.heard["inside"][part]
    if not company.namings[g].inside or company.namings[g].is_demonym or inside.max() < _CLEAR:
        return None
    chosen = inside >= _CLEAR
    first = int(inside.argmax())
    is_one = distances_km(company.crowd.points[part][chosen], company.crowd.points[part][[first]]).max() <= _RIGHT_KM
    return np.append(chosen, False) if is_one and not chosen.all() else None
