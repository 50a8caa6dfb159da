"""Places named one inside the other: "the Waer district of Homs", "Lurgan, 20 miles southwest of Belfast".

The phrase as a whole is where something happened; its narrowest name says it best. Where the gazetteer does not know
that one, the next wider name gives the point, and the narrow one stays the words for it.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.model import GeoPrecision, Place

_REACH = 14  # tokens between two names of one phrase: ", a small town about 50 kilometers (30 miles) northwest of"
_JOINTS = frozenset((
    "in", "of", "at", "near", "outside", "inside", "on", "around", "within", "off", "from", ",", "(", ")", "-", "the",
    "a", "an", "about", "some", "just", "roughly", "nearly", "miles", "mile", "kilometers", "kilometres", "kilometer",
    "kilometre", "km", "kms", "metres", "meters", "'s", "'", "along", "close", "to",
))  # fmt: skip
_POSSESSIVES = frozenset(("'s", "'"))
_BREAKS = frozenset((",", "("))
_ADJECTIVES = frozenset(("JJ", "JJR", "JJS"))
_KINDS = frozenset(("townword", "regionword", "countryword"))
_PARTS = frozenset(("area", "areas", "region", "regions", "sector", "zone", "quarter", "vicinity", "axis"))
_QUARTERS = frozenset(("district", "quarter", "neighbourhood", "neighborhood", "suburb", "ward", "borough"))
_SITES = frozenset((
    "borough", "municipality", "commune", "subdistrict", "sub-district", "quarter", "hamlet", "enclave", "stronghold",
    "bastion", "hometown", "island", "islands", "camp", "camps", "base", "hill", "hills", "valley", "mountains",
    "neighborhoods", "neighbourhoods", "locality", "division",
    "airport", "airbase", "checkpoint", "junction", "roundabout", "crossing", "hospital", "mosque", "church", "market",
    "prison", "square", "station", "bus", "railway", "refugee", "township",
))  # fmt: skip
_RANKS = {
    GeoPrecision.SITE: 0, GeoPrecision.SETTLEMENT: 1, GeoPrecision.NEAR: 1, GeoPrecision.ADMIN2: 2,
    GeoPrecision.ADMIN1: 3, GeoPrecision.AREA: 3, GeoPrecision.COUNTRY: 4,
}  # fmt: skip
_WIDER = 0.9  # what the score of the wider place leaves for the unknown one in it


def find_narrowest(mention: PlaceMention, mentions: Sequence[PlaceMention], context: Context) -> Place:
    """Return the narrowest of the places that one phrase names; the mention's own where it stands alone."""
    phrase = _find_phrase(mention, mentions, context)
    narrowest = phrase[0]
    for wider in phrase[1:]:
        if narrowest.place.candidate is None and wider.place.candidate is not None:
            return place_within(narrowest.place, wider.place)
    return narrowest.place


def _find_phrase(mention: PlaceMention, mentions: Sequence[PlaceMention], context: Context) -> list[PlaceMention]:
    """Return the mentions of a mention's phrase, narrowest first."""
    here = mentions.index(mention)
    first, last = here, here
    while first and _inner_of(mentions[first - 1], mentions[first], context):
        first -= 1
    while last + 1 < len(mentions) and _inner_of(mentions[last], mentions[last + 1], context):
        last += 1
    phrase = [mentions[first]]
    for before, after in zip(mentions[first:last], mentions[first + 1 : last + 1], strict=True):
        inner = _inner_of(before, after, context)
        phrase.insert(0 if inner is after and before is phrase[0] else len(phrase), after)
    return phrase


def place_within(unknown: Place, wider: Place) -> Place:
    """Return the words of a place that no gazetteer knows, at the place around it."""
    return replace(wider, mention=unknown.mention, score=round(wider.score * _WIDER, 3))


def _inner_of(first: PlaceMention, second: PlaceMention, context: Context) -> PlaceMention | None:
    """Return which of two neighbouring names lies in the other, None where they are not of one phrase."""
    between = context.doc[first.end : second.start]
    if not between or len(between) > _REACH or not all(_joins(token, context) for token in between):
        return None
    words = [token.lower_ for token in between]
    ranks = (_RANKS.get(first.place.geo_precision), _RANKS.get(second.place.geo_precision))
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1] and not second.place.spatial_relation:
        return first if ranks[0] < ranks[1] else second
    if words[0] in _POSSESSIVES:
        return second
    if _is_quarter_of(between, second.place) and first.place.candidate is None:
        return first
    if words == [","] and ranks == (None, None):
        return None  # a list of places, perhaps
    return second if _names_kind_of_second(between, context) else first


def _is_quarter_of(between: Span, town: Place) -> bool:
    """Tell whether "district of" leads from a part of a town to the town: "the Waer district of Homs"."""
    kind = between[-2].lower_ if len(between) > 1 and between[-1].lower_ == "of" else ""
    return kind in _QUARTERS and town.geo_precision == GeoPrecision.SETTLEMENT


def _names_kind_of_second(between: Span, context: Context) -> bool:
    """Tell whether a noun before "of" says what the second place is: "the Latakia town of Kabbani"."""
    if len(between) < 2 or between[-1].lower_ != "of" or any(token.lower_ in _BREAKS for token in between):
        return False
    kind = between[-2]
    own = not any(token.tag_ == "IN" for token in between[:-2])
    return own and _is_local(kind, context) and kind.lower_ not in _PARTS


def _joins(token: Token, context: Context) -> bool:
    if token.lower_ in _JOINTS or token.like_num or token.is_space or token.tag_ in _ADJECTIVES:
        return True
    return _is_local(token, context) or "direction" in context.labels[token.i]


def _is_local(token: Token, context: Context) -> bool:
    return token.lower_ in _SITES or not _KINDS.isdisjoint(context.labels[token.i])


def is_narrower(place: Place, other: Place) -> bool:
    """Tell whether one place is known more exactly than another of its country, and so may lie in it."""
    ranks = (_RANKS.get(place.geo_precision), _RANKS.get(other.geo_precision))
    inner, outer = place.candidate, other.candidate
    if ranks[0] is None or ranks[1] is None or inner is None or outer is None:
        return False
    return ranks[0] < ranks[1] and inner.country_code == outer.country_code
