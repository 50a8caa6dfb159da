"""What the text right around a place name says of it: what kind of place, inside which other one, near which one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dashboard.extraction.places import vocabulary
from dashboard.model import Mention, MentionKind


class Kind(StrEnum):
    """The sort of place that the words around a name call for."""

    ANY = "any"
    REGION = "region"
    AREA = "area"
    NATURE = "nature"
    ISLAND = "island"
    NO_TOWN = "no town"
    CITY = "city"
    STATE_LIKE = "state-like"
    TOWN_LIKE = "town-like"
    STREET = "street"


@dataclass(frozen=True)
class Clues:
    """What the text says of one mention; `inside` and `near` are indices of other mentions, surest first.

    `firm` is the one of `inside` that the words leave no doubt of: "in Nantes, Quebec, on Friday" is no list.
    """

    kind: Kind = Kind.ANY
    kind_word: str = ""
    inside: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    firm: int | None = None


_CITY = "|".join(sorted(vocabulary.CITY_WORDS))
_REGION = "|".join(sorted(vocabulary.REGION_WORDS))
_AREA = "|".join(sorted(vocabulary.AREA_WORDS | vocabulary.ISLAND_WORDS))
_NATURE = "|".join(sorted(vocabulary.NATURE_WORDS))
_SITE = "|".join(sorted(vocabulary.SITE_TYPES))
_SIDE = r"(?:north|south|east|west|central|mid)\w*(?:-(?:north|south|east|west|central)\w*)?"

_QUALITY = r"(?:(?!the\b|an?\b|in\b|of\b|to\b|and\b|on\b|at\b)[\w-]+ ){0,3}"
# Between an inner place and the outer one after it: "Bangor, Maine"; "Izium in the Kharkiv region".
_INNER_OUTER = re.compile(
    rf"(?: (?:{_CITY}|{_REGION}|{_AREA}|{_SITE}))?,? ?"
    rf"\(?(?:,|\(| in| in the| in {_SIDE}| in (?:the )?(?:far )?{_SIDE} of| ?- ?a (?:{_CITY}) in"
    rf"|, an? (?:[\w-]+ ){{0,3}}(?:{_CITY}|{_REGION}|island) (?:in|of|off)"
    rf"|, the (?:capital|largest city|second-largest city|second largest city) of) ?(?:the )?(?:{_SIDE} )?",
    re.IGNORECASE,
)
_FIRM_LINK = re.compile(rf", | \(|, an? (?:[\w-]+ ){{0,3}}(?:{_CITY}|{_REGION}|island) (?:in|of) (?:the )?")
_SITE_LINK = re.compile(rf",? (?:in|in the)(?: {_SIDE})? |, ", re.IGNORECASE)
_FIRM_END = re.compile(r"\s*(?:[,.;:)(!?\"–—-]|$)")  # "In Beirut, Israel struck" goes on otherwise
# Between an outer place (or its people) and the inner one after it: "Ukraine's second city, Kharkiv".
_OUTER_INNER = re.compile(
    rf"(?:'s?)? {_QUALITY}(?:{_CITY}|{_REGION})(?: of)?,? |'s? (?:{_SIDE} )?",
    re.IGNORECASE,
)
# Between two places that are near each other.
_NEIGHBOURS = re.compile(
    rf",? (?:(?:an? |the )?{_QUALITY}(?:{_CITY}) )?(?:(?:just|about|some|around|roughly|approximately) )?"
    r"(?:[\d.,]+ ?-?(?:km|kilomet\w+|miles?)(?: \([^)]*\))? )?(?:to the )?"
    rf"(?:near|outside|close to|{_SIDE} of|from|away from|not far from|on the outskirts of|on the edge of)"
    rf"(?: the)?(?: nearby)?(?: (?:{_CITY}|capital) of| (?:{_CITY}))? (?:the )?",
    re.IGNORECASE,
)
# Offices and bodies that only a state or only a town has: "New York Gov. Cuomo", "the New York mayor".
_STATE_OFFICE = re.compile(
    r"(?:'s)? (?:Gov\.|governor|lawmakers|legislature|legislators|senator|Sen\.|State |delegation)", re.IGNORECASE
)
_TOWN_OFFICE = re.compile(
    r"(?:'s)? (?:mayor|city council|police|town council|fire department|suburb|subway|firefighters)", re.IGNORECASE
)
_KIND_AFTER = re.compile(rf"(?:'s)? ?-?({_REGION}|{_CITY}|{_AREA})\b")
_KIND_BEFORE = re.compile(
    rf"\b(?:({_REGION}|{_CITY}|{_AREA}) of (?:the )?|(river|lake|volcano) |(bank)s? of (?:the )(?:{_NATURE} )?)$",
    re.IGNORECASE,
)
_RIVER_AFTER = re.compile(
    r",?(?: which)?(?: had| has| have)?(?: also| again)? (?:burst|broke|broken|overflowed|topped|overtopped|left)"
    r" (?:its|their) (bank)s"
)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_NO_NOUN = re.compile(rf" (?:{'|'.join(sorted(vocabulary.FUNCTION_WORDS))})\b|[.;:)!?]|, [^A-Z]|$")
_KIND_OF_MANY = re.compile(rf" ({'|'.join(vocabulary.PLURALS)})\b")
_KIND_OF_MANY_BEFORE = re.compile(rf"\b({'|'.join(vocabulary.PLURALS)}) of (?:the )?$")
_SEPARATOR = re.compile(r" ?(?:,|,? (?:and|or)|/) ?")
_KIND_OF_WORD = {
    **dict.fromkeys(vocabulary.AREA_WORDS, Kind.AREA),
    **dict.fromkeys(vocabulary.ISLAND_WORDS, Kind.ISLAND),
    **dict.fromkeys(vocabulary.NATURE_WORDS | {"bank"}, Kind.NATURE),
    **dict.fromkeys(vocabulary.CITY_WORDS, Kind.CITY),
}  # the rest are words for regions
_FARTHEST = 90  # characters between two names that one pattern may span


def read_clues(mentions: Sequence[Mention], text: str) -> list[Clues]:
    """Return the clues of each mention, from a text whose quotes and spaces are plain."""
    inside: list[list[int]] = [[] for _ in mentions]
    near: list[list[int]] = [[] for _ in mentions]
    firm = [False] * len(mentions)
    for i, (left, right) in enumerate(pairwise(mentions)):
        between = text[left.end_char : right.start_char]
        if len(between) > _FARTHEST:
            continue
        inner_first, outer_first, neighbours = _patterns(left, right, between)
        if inner_first:
            inside[i].append(i + 1)
            firm[i] = _is_firm(i, mentions, text)
        if outer_first:
            inside[i + 1].append(i)
        if neighbours:
            near[i].append(i + 1)
            near[i + 1].append(i)
    _chain(inside, mentions, text)
    kinds = _share_kinds([_kind(i, mentions, text) for i in range(len(mentions))], mentions, text)
    return [
        Clues(*kinds[i], tuple(inside[i]), tuple(near[i]), i + 1 if firm[i] else None) for i in range(len(mentions))
    ]


def _is_firm(i: int, mentions: Sequence[Mention], text: str) -> bool:
    """Whether mention `i` lies in the next one beyond doubt: the two do not belong to a longer list of places."""
    outer_end = mentions[i + 1].end_char
    is_listed = any(
        _SEPARATOR.fullmatch(text, mentions[k].end_char, mentions[k + 1].start_char)
        for k in (i - 1, i + 1)
        if 0 <= k < len(mentions) - 1
    )
    if _is_site(mentions[i]):  # few sites are listed with towns
        return bool(_SITE_LINK.fullmatch(text, mentions[i].end_char, mentions[i + 1].start_char))
    link = _FIRM_LINK.fullmatch(text, mentions[i].end_char, mentions[i + 1].start_char)
    return bool(link and _FIRM_END.match(text, outer_end)) and not is_listed


def _is_site(mention: Mention) -> bool:
    """Whether the name is that of a street or a building by one of its words."""
    words = mention.text.lower().split()
    sites = vocabulary.STREET_TYPES | vocabulary.SITE_TYPES | vocabulary.GENERIC_SITES
    return len(words) > 1 and (words[-1].rstrip(".") in sites or words[0] in vocabulary.LEADING_SITES)


def _share_kinds(kinds: list[tuple[Kind, str]], mentions: Sequence[Mention], text: str) -> list[tuple[Kind, str]]:
    """Give all names of "Clay, Grant and Swift counties" and of "the towns of Irpin and Bucha" their kind."""
    shared = list(kinds)
    is_many = [
        bool(_kind_of_list(i, mentions, text) or _KIND_OF_MANY_BEFORE.search(text[: m.start_char][-30:]))
        for i, m in enumerate(mentions)
    ]
    order = [*range(len(mentions) - 1, 0, -1), *range(len(mentions) - 1)]  # to the left, then to the right
    steps = [*[-1] * max(0, len(mentions) - 1), *[1] * max(0, len(mentions) - 1)]
    for i, step in zip(order, steps, strict=True):
        left, right = sorted((i, i + step))
        between = text[mentions[left].end_char : mentions[right].start_char]
        if is_many[i] and shared[i + step][0] is Kind.ANY and _SEPARATOR.fullmatch(between):
            shared[i + step], is_many[i + step] = shared[i], True
    return shared


def _patterns(left: Mention, right: Mention, between: str) -> tuple[bool, bool, bool]:
    """Whether left lies in right, right in left (or is of its people), and both near each other."""
    outer_first = right.kind is MentionKind.PLACE and bool(_OUTER_INNER.fullmatch(between))
    if MentionKind.DEMONYM in {left.kind, right.kind}:
        return False, outer_first, False
    return bool(_INNER_OUTER.fullmatch(between)), outer_first, bool(_NEIGHBOURS.fullmatch(between))


def _chain(inside: list[list[int]], mentions: Sequence[Mention], text: str) -> None:
    """Let "Springfield, Sangamon County, Illinois" be in Illinois too."""
    for i, mention in enumerate(mentions[:-2]):
        outer = i + 1
        if outer in inside[i] and outer + 1 in inside[outer]:
            stretch = text[mention.end_char : mentions[outer + 1].start_char]
            if stretch.count(",") == 2 and len(stretch) < _FARTHEST:
                inside[i].append(outer + 1)


def _kind(i: int, mentions: Sequence[Mention], text: str) -> tuple[Kind, str]:
    """Return the kind of place and the word that says so ("province")."""
    mention = mentions[i]
    words = mention.text.lower().split()
    if len(words) > 1 and words[-1].rstrip(".") in vocabulary.STREET_TYPES:
        return Kind.STREET, words[-1]
    lead = text[max(0, mention.start_char - 40) : mention.start_char]
    after = _KIND_AFTER.match(text, mention.end_char)
    before = _KIND_BEFORE.search(lead)
    after = after or _RIVER_AFTER.match(text, mention.end_char)
    match = before or after or _KIND_OF_MANY_BEFORE.search(lead) or _kind_of_list(i, mentions, text)
    if match is None and _THE.search(lead) and _NO_NOUN.match(text, mention.end_char):
        return Kind.NO_TOWN, "the"
    if match is None:
        return _office_kind(mention, text), ""
    found = next(group for group in match.groups() if group).lower()
    word = vocabulary.PLURALS.get(found, found)
    return _KIND_OF_WORD.get(word, Kind.REGION), word


def _kind_of_list(i: int, mentions: Sequence[Mention], text: str) -> re.Match[str] | None:
    """Return the plural behind the last name of a list; the towns of "Texas towns" are not called Texas."""
    is_last = i > 0 and _SEPARATOR.fullmatch(text, mentions[i - 1].end_char, mentions[i].start_char)
    return _KIND_OF_MANY.match(text, mentions[i].end_char) if is_last else None


def _office_kind(mention: Mention, text: str) -> Kind:
    """Return what the office behind the name hints at."""
    if _STATE_OFFICE.match(text, mention.end_char):
        return Kind.STATE_LIKE
    return Kind.TOWN_LIKE if _TOWN_OFFICE.match(text, mention.end_char) else Kind.ANY
