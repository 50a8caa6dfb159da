"""The places of an article as the rules of events look them up: by tokens, demonyms left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dashboard.extraction.events.context import Context
from dashboard.model import MentionKind, Place


@dataclass(frozen=True)
class PlaceMention:
    """A place with the token its mention hangs from and its token indices [start, end)."""

    place: Place
    head: Token
    start: int
    end: int


def index_places(context: Context, places: Sequence[Place]) -> list[PlaceMention]:
    """Return the mentions of places, demonyms left out, in the order of the text."""
    found = []
    for place in places:
        mention = place.mention
        span = context.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        if mention.kind == MentionKind.PLACE and span:
            found.append(PlaceMention(place, span.root, span.start, span.end))
    return sorted(found, key=lambda mention: mention.start)
