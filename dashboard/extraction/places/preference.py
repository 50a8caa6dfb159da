"""A user's preference between a city and the district or region that bears its name and lies around it."""

from dataclasses import replace

from dashboard.extraction.places.choices import Level
from dashboard.extraction.places.clues import Kind
from dashboard.extraction.places.features import place_class
from dashboard.extraction.places.naming import Naming
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Candidate, Place, ScoredCandidate

_CLASSES = {Level.CITY: frozenset({"settlement", "capital"}), Level.DISTRICT: frozenset({"admin1", "admin2"})}
_REASONS = {
    Level.CITY: "you prefer the city to the district of its name",
    Level.DISTRICT: "you prefer the district to the city of its name",
}
_CHIEF_SHARE = 0.1  # of a district's people: New York City's 0.28 makes the two one name, Kansas City's 0.05 does not
_SAYS_WHICH = frozenset({Kind.CITY, Kind.REGION})  # "the city of", "province": the text decides


def apply_preference(place: Place, naming: Naming, gazetteer: Gazetteer, level: Level) -> Place:
    """Return the place with its twin of the preferred level instead, where there is one and the text leaves it open."""
    chosen = place.candidate
    if chosen is None or chosen.listed_in or naming.is_demonym or naming.kind in _SAYS_WHICH:
        return place
    if place_class(chosen) not in _CLASSES[Level.CITY if level is Level.DISTRICT else Level.DISTRICT]:
        return place
    twin = next((s for s in _scored(place, naming) if _is_twin(s.candidate, chosen, gazetteer, level)), None)
    if twin is None:
        return place
    others = [s for s in place.candidates if s.candidate.place_id != twin.candidate.place_id]
    return replace(
        place,
        candidate=twin.candidate,
        reason=f"{place.reason}; {_REASONS[level]}",
        candidates=(twin, *others)[: len(place.candidates)],
    )


def _scored(place: Place, naming: Naming) -> list[ScoredCandidate]:
    """Return all candidates of the name: the kept ones, then those of which little was believed."""
    kept = {s.candidate.place_id for s in place.candidates}
    return [*place.candidates, *(ScoredCandidate(c, 0.0) for c in naming.candidates if c.place_id not in kept)]


def _is_twin(candidate: Candidate, chosen: Candidate, gazetteer: Gazetteer, level: Level) -> bool:
    district, city = (chosen, candidate) if level is Level.CITY else (candidate, chosen)
    is_chief_town = city.population >= _CHIEF_SHARE * district.population
    return place_class(candidate) in _CLASSES[level] and is_chief_town and gazetteer.contains(district, city)
