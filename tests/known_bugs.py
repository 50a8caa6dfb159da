"""How the tests of known faults read a text, and mark what we still get wrong."""

import pytest

from dashboard.gazetteer.index import Gazetteer
from dashboard.model import MentionKind, Place
from tests.place_docs import read


def failing(*values: object, reason: str) -> object:
    """A case that we still get wrong; strict, so that whoever mends it must take the mark away."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason, strict=True))


def places_by_name(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    """The place names of a text, demonyms left out; a name that comes twice keeps the last."""
    return {p.mention.text: p for p in read(text, gazetteer) if p.mention.kind is MentionKind.PLACE}


def country_and_region(place: Place) -> tuple[str | None, str | None]:
    return (place.candidate.country_code, place.candidate.admin1) if place.candidate else (None, None)


def countries(text: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    return {name: country_and_region(place)[0] for name, place in places_by_name(text, gazetteer).items()}


def demonyms(text: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    found = [p for p in read(text, gazetteer) if p.mention.kind is MentionKind.DEMONYM]
    return {p.mention.text: p.candidate.name if p.candidate else None for p in found}
