"""Places that only their words give away: "the village of X", "X district", "outside the X Hospital".

The pipeline takes many a small place for a person or an organisation, and no gazetteer has it. Where an event says that
it happened there, these words tell the reader where, even if only the town around them gives the point on the map.
"""

from collections.abc import Sequence

from dashboard.extraction.events.context import Context
from dashboard.extraction.events.mentions import PlaceMention
from dashboard.model import GeoPrecision, Mention, Place

_OF = frozenset((
    "town", "towns", "village", "villages", "city", "cities", "hamlet", "suburb", "suburbs", "settlement",
    "settlements", "district", "districts", "neighbourhood", "neighbourhoods", "neighborhood", "neighborhoods",
    "township", "hilltop", "hill", "commune", "port", "island", "locality", "quarter", "enclave", "hometown",
    "outskirts", "community",
))  # fmt: skip
_AFTER = frozenset((
    "village", "town", "city", "district", "districts", "neighbourhood", "neighborhood", "neighbourhoods",
    "neighborhoods", "suburb", "suburbs", "township", "commune", "municipality", "quarter", "area", "settlement",
    "checkpoint", "junction", "crossing", "roundabout", "airbase", "airport", "hospital", "mosque", "church",
    "market", "camp", "bridge", "prison", "school", "hotel", "station", "square", "mine", "refinery", "bastion",
    "dam",
))  # fmt: skip
_TRADES = frozenset(("bus", "train", "railway", "police", "border", "metro", "fire", "refugee", "power", "coal"))
_TAILS = frozenset((
    "street", "road", "avenue", "boulevard",
    "district", "neighbourhood", "neighborhood", "suburb", "quarter", "township", "village", "town", "airport",
    "airbase", "airfield", "checkpoint", "crossing", "roundabout", "square", "park", "bridge", "hospital", "mosque",
    "church", "cathedral", "temple", "hotel", "school", "college", "market", "station", "prison", "camp", "farm",
    "farms", "field", "fields", "hill", "hills", "heights", "plant", "refinery", "dam", "port", "harbour", "harbor",
    "beach", "valley", "junction", "gardens", "stadium", "barracks", "base", "mine", "tower", "palace", "railroad",
    "river", "forest",
))  # fmt: skip
_HEADS = frozenset((
    "tal", "tall", "tell", "jabal", "jebel", "kafr", "wadi", "ras", "deir", "khan", "beit", "bayt", "ain", "qasr",
    "bir", "nahr", "mount", "port", "fort", "camp", "lake", "cape", "kibbutz",
))  # fmt: skip
_OUTSIDE = frozenset((
    "village", "town", "township", "city", "municipality", "commune", "settlement", "airport", "airbase",
    "crossing", "mine", "refinery", "camp", "farm", "farms", "field", "fields", "hill", "hills", "heights",
    "valley", "river", "forest", "dam", "beach", "port", "airfield", "base", "plant", "area",
))  # fmt: skip
_PARTS = (_AFTER | _TAILS) - _OUTSIDE  # what lies in a town
_LED_BY = frozenset(("place", "plaza", "piazza", "avenue", "rue", "calle", "via", "hotel", "teatro"))
_ARTICLES = frozenset(("al", "el", "as", "ad", "ar", "an", "at", "ash", "az", "es", "ed"))
_LOCATIVE = frozenset(("in", "at", "near", "outside", "inside", "around", "across", "off", "within", "throughout"))
_BARE = frozenset(("in", "near", "outside", "inside"))
_PLACE_ENTITIES = frozenset(("LOC", "GPE", "FAC"))
_NAME_TAGS = frozenset(("NNP", "NNPS"))
_TAKEN_FOR_WORDS = frozenset(("NN", "NNS", "JJ"))  # what taggers make of the first word of a foreign name
_LINKS = frozenset((",", "and", "&", "or"))
_DETERMINERS = frozenset(("the", "a", "an"))
_CALENDAR = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter",
    "ramadan", "eid", "diwali", "advent", "lent", "passover",
))  # fmt: skip
_LANGUAGE = ("ish", "ese", "ic", "ian", "latin", "hindi", "urdu")
_WIDE = frozenset((GeoPrecision.ADMIN2, GeoPrecision.ADMIN1, GeoPrecision.COUNTRY, GeoPrecision.AREA))
_SCORE = 0.6  # belief that such words name a place
_REASON = "named in the text as a place; no gazetteer row fits"


def find_unlisted(context: Context, text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places that are told by their words alone, none of them overlapping `mentions`."""
    taken = {i for mention in mentions for i in range(mention.start, mention.end)}
    found: list[PlaceMention] = []
    i = 0
    while i < len(context.doc):
        may_open = i not in taken and (context.doc[i].text[0].isupper() or context.words[i] in _ARTICLES)
        end = _name_end(context, i) if may_open else i
        if end > i and taken.isdisjoint(range(i, end)) and _is_place(context, i, end, found):
            found.append(_mention(context, text, i, end))
        i = max(end, i + 1)
    return found


def _name_end(context: Context, start: int) -> int:
    """Return the end of the capitalised name that begins at a token, `start` where none does."""
    doc, end = context.doc, start
    limit = context.sentence(doc[start]).end
    if start < context.sentence(doc[start]).body:
        return start
    while end < limit:
        step = _name_step(context, start, end)
        if not step or end + step > limit:
            break
        end += step
    return end


def _name_step(context: Context, start: int, end: int) -> int:
    """Return how many tokens the next word of a name takes: 3 for "al-Zaytouniyah", 0 where the name has ended."""
    doc = context.doc
    token, after = doc[end], doc[end + 1 : end + 3]
    capital = [word.text[0].isupper() for word in after]
    if token.text[0].isupper() and (token.tag_ in _NAME_TAGS or (end > start and token.is_alpha)):
        return 1
    opens = end == start and token.text.istitle() and end > context.sentence(token).body and capital[:1] == [True]
    if opens and token.tag_ in _TAKEN_FOR_WORDS and "people" not in context.labels[end]:
        return 1
    if token.lower_ in _ARTICLES and capital[1:] == [True] and after[0].text == "-":
        return 3
    return 2 if token.text == "-" and end > start and not token.whitespace_ and capital[:1] == [True] else 0


def _is_place(context: Context, start: int, end: int, found: Sequence[PlaceMention]) -> bool:
    if context.words[start] in _CALENDAR:
        return False
    return (
        _is_called_place(context, start)
        or _is_kind_after(context, start, end)
        or _is_located(context, start, end)
        or _is_listed_after(context, start, found)
    )


def _is_called_place(context: Context, start: int) -> bool:
    """Tell whether "the village of" stands before."""
    words = context.words
    return start >= 2 and words[start - 1] == "of" and words[start - 2] in _OF


def _is_kind_after(context: Context, start: int, end: int) -> bool:
    """Tell whether "district" or "checkpoint" follows the name of a place where something is said to be."""
    words = context.words
    kind = end + 1 if end + 1 < len(words) and words[end] in _TRADES else end
    return kind < len(words) and words[kind] in _AFTER and _follows_locative(context, start)


def _follows_locative(context: Context, start: int) -> bool:
    """Tell whether a locative preposition stands right before a name, articles and adjectives between them."""
    i = start - 1
    while i > 0 and (context.words[i] in _DETERMINERS or context.doc[i].tag_ in ("JJ", "RB", "POS", "NNP", "HYPH")):
        i -= 1
    return i >= 0 and context.words[i] in _LOCATIVE


def _is_located(context: Context, start: int, end: int) -> bool:
    """Tell whether something is "in X" or "at the X Hospital", where the words of X fit a place."""
    doc, words = context.doc, context.words
    kind = (end - start > 1 and words[end - 1] in _TAILS) or words[start] in _HEADS or words[start] in _ARTICLES
    located = _follows_locative(context, start)
    if kind and located:
        return True
    if not start or words[start - 1] not in _BARE or doc[end - 1].dep_ != "pobj" or _is_no_place(context, start):
        return False
    return doc[end - 1].ent_type_ in _PLACE_ENTITIES or (end - start == 1 and not doc[start].ent_type_)


def _is_no_place(context: Context, start: int) -> bool:
    """Tell whether a capitalised word is a language or a direction: "in Arabic", "in West and Central Africa"."""
    word = context.words[start]
    return word.endswith(_LANGUAGE) or "direction" in context.labels[start]


def _is_listed_after(context: Context, start: int, found: Sequence[PlaceMention]) -> bool:
    """Tell whether "and" or a comma joins a name to an unlisted place right before."""
    return bool(found) and found[-1].end == start - 1 and context.words[start - 1] in _LINKS


def may_contain(around: Place, unknown: Place, context: Context) -> bool:
    """Tell whether an unknown place may lie in one told before: in a region any, in a town only what is part of one."""
    if around.mention.text == unknown.mention.text:
        return True
    if around.candidate is None or around.spatial_relation:
        return False
    return around.geo_precision in _WIDE or (
        around.geo_precision == GeoPrecision.SETTLEMENT and _is_part_of_town(unknown, context)
    )


def _is_part_of_town(place: Place, context: Context) -> bool:
    """Tell whether the words of a place make it a part of some town: a district, a square, a hospital."""
    mention = place.mention
    span = context.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
    if not span:
        return False
    after = context.words[span.end] if span.end < len(context.words) else ""
    return context.words[span.end - 1] in _PARTS or after in _PARTS or context.words[span.start] in _LED_BY


def _mention(context: Context, text: str, start: int, end: int) -> PlaceMention:
    span = context.doc[start:end]
    mention = Mention(span.start_char, span.end_char, text[span.start_char : span.end_char])
    return PlaceMention(Place(mention, None, GeoPrecision.UNKNOWN, _SCORE, _REASON), span.root, start, end)
