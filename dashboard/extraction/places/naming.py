"""Mentions of one article that share a sense: one name, one kind of place, one container."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.extraction.places import vocabulary
from dashboard.extraction.places.abbreviations import find_abbreviated
from dashboard.extraction.places.clues import Clues, Kind
from dashboard.extraction.places.features import place_class
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate, Mention, MentionKind, NameMatch

_WIDE = frozenset({"country", "continent", "admin1", "area"})  # West Virginia is more than a part of Virginia
_PART = 0.8  # how much a side of a place is the place


@dataclass
class Naming:
    """A name as the article uses it; `inside`, `near` and `short_for` are indices of other namings.

    `firm` are those of `inside` that the words leave no doubt of.
    """

    text: str
    kind: Kind
    kind_word: str
    is_demonym: bool
    mentions: list[int]
    candidates: list[Candidate]
    inside: list[int] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    short_for: list[int] = field(default_factory=list)
    firm: set[int] = field(default_factory=set)

    @property
    def is_town_part(self) -> bool:
        """Whether the text calls it a district, a suburb: what it is inside is a town."""
        return self.kind_word in vocabulary.TOWN_PARTS

    @property
    def weight(self) -> float:
        """How loudly the naming speaks for its surroundings; a people says less than a place."""
        return float(min(len(self.mentions), 6) ** 0.5 * (0.5 if self.is_demonym else 1.0))


def group_mentions(mentions: Sequence[Mention], clues: Sequence[Clues], gazetteer: Gazetteer) -> list[Naming]:
    """Return the namings of an article with their candidates, in order of first mention."""
    keys = _keys(mentions, clues)
    number: dict[tuple[str, Kind, str], int] = {}
    namings: list[Naming] = []
    for i, key in enumerate(keys):
        if key not in number:
            number[key] = len(namings)
            namings.append(_naming(mentions[i], clues[i], gazetteer))
        namings[number[key]].mentions.append(i)
    for i, key in enumerate(keys):
        naming = namings[number[key]]
        naming.inside += [
            g for j in clues[i].inside if (g := number[keys[j]]) not in naming.inside and g != number[key]
        ]
        if (firm := clues[i].firm) is not None:
            naming.firm.add(number[keys[firm]])
        naming.near += [g for j in clues[i].near if (g := number[keys[j]]) not in naming.near and g != number[key]]
    _link_short_names(namings)
    return namings


def _link_short_names(namings: Sequence[Naming]) -> None:
    """Let "Santiago" mean Santiago de Compostela too where the article names that in full."""
    names = [fold(naming.text) for naming in namings]
    for i, naming in enumerate(namings):
        largest = max(naming.candidates, key=lambda c: c.population, default=None)
        is_region = largest is not None and place_class(largest) in _WIDE and fold(largest.name) == names[i]
        is_listed = any(c.listed_in for c in naming.candidates)  # its user says what it is short for
        if naming.is_demonym or is_region or is_listed or naming.kind in {Kind.REGION, Kind.STREET}:
            continue
        for j, other in enumerate(namings):
            if names[j].startswith(f"{names[i]} ") and not other.is_demonym and _is_name_of_one(names[j]):
                naming.short_for.append(j)
                known = {candidate.place_id for candidate in naming.candidates}
                naming.candidates += [c for c in other.candidates if c.place_id not in known]


def _is_name_of_one(name: str) -> bool:
    """Whether the last word belongs to the name, and does not make it another thing: Kharkiv Oblast, Paris Street."""
    last = name.rpartition(" ")[2]
    return (
        last
        not in vocabulary.AREA_TYPES
        | vocabulary.GENERIC_TAILS
        | vocabulary.REGION_WORDS
        | vocabulary.STREET_TYPES
        | vocabulary.GENERIC_SITES
    )


def _keys(mentions: Sequence[Mention], clues: Sequence[Clues]) -> list[tuple[str, Kind, str]]:
    """Name, kind and container of each mention; one without container takes the commonest of its name."""
    names = [fold(mention.text) for mention in mentions]
    containers = [fold(mentions[clue.inside[0]].text) if clue.inside else "" for clue in clues]
    commonest: dict[str, Counter[str]] = {}
    for name, container in zip(names, containers, strict=True):
        if container:
            commonest.setdefault(name, Counter())[container] += 1
    return [
        (name, clue.kind, container or (commonest[name].most_common(1)[0][0] if name in commonest else ""))
        for name, clue, container in zip(names, clues, containers, strict=True)
    ]


def _naming(mention: Mention, clue: Clues, gazetteer: Gazetteer) -> Naming:
    is_demonym = mention.kind is MentionKind.DEMONYM
    candidates = gazetteer.find_demonym(mention.text) if is_demonym else find_named(mention.text, clue, gazetteer)
    kind, word = (Kind.ANY, "") if is_demonym else (clue.kind, clue.kind_word)
    return Naming(mention.text, kind, word, is_demonym, [], candidates)


def _whole_of_part(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the places of which the name's first word is only a side: East Berlin, Southern Sudan."""
    side, _, rest = text.partition(" ")
    if side.lower() not in vocabulary.DIRECTIONS or not rest:
        return []
    return [replace(c, match=NameMatch.ADMIN_WORD, similarity=_PART) for c in gazetteer.find_candidates(rest)]


def find_named(
    text: str, clue: Clues, gazetteer: Gazetteer, countries: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Return what a name may mean; with its word of kind ("Lugansk" + "province") first."""
    if clue.kind is Kind.STREET:
        return []
    if abbreviated := find_abbreviated(text, gazetteer):
        return abbreviated
    if text.isupper() and gazetteer.find_candidates(text.title()):
        text = text.title()  # KYIV is spelled exactly like Kyiv, not like some folded by-name
    found = {c.place_id: c for c in gazetteer.find_candidates(text, countries=countries)}
    if not any(place_class(c) in _WIDE and c.match is NameMatch.EXACT for c in found.values()):
        for candidate in _whole_of_part(text, gazetteer):
            found.setdefault(candidate.place_id, candidate)
    if clue.kind_word:
        for candidate in gazetteer.find_candidates(f"{text} {clue.kind_word}", countries=countries):
            found.setdefault(candidate.place_id, candidate)
    return list(found.values())
