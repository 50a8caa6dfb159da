"""From a chosen candidate to what is drawn: how exact it is, where its point lies and how wide it is."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.places.clues import Clues
from dashboard.extraction.places.features import PRECISION, place_class
from dashboard.extraction.places.relations import Relation, find_relation, halfway, shifted
from dashboard.model import GeoPrecision, MentionKind, Place

_NEAR_KM = 15.0  # how far "near", "outside" and "on the outskirts of" are taken to reach
_BEARING_KM = 40.0  # the same for "southeast of", which says nothing of the distance
_COAST_KM = 60.0  # "off the coast of"
_ROUGHNESS = 0.2  # a stated distance is taken to be good to a fifth
_CLOSEST_KM = 3.0
_FARTHEST_PAIR_KM = 300.0  # "between Moscow and Kyiv" is no place


def draw_places(places: Sequence[Place], clues: Sequence[Clues], text: str) -> list[Place]:
    """Return the places with precision, point and radius, moved or widened by the relations they anchor."""
    drawn = [_drawn(place) for place in places]
    relations = [find_relation(place.mention, text) if _may_anchor(place) else None for place in drawn]
    for i, relation in enumerate(relations):
        if relation is None:
            continue
        if relation.is_between and i + 1 < len(drawn):
            drawn[i], drawn[i + 1] = _between(drawn[i], drawn[i + 1], relation)
        elif i - 1 in clues[i].near and _may_anchor(drawn[i - 1]):
            drawn[i] = replace(drawn[i], spatial_relation=relation.words)  # it says where the place before it is
        else:
            drawn[i] = _related(drawn[i], relation)
    return drawn


def _may_anchor(place: Place) -> bool:
    return place.candidate is not None and place.mention.kind is MentionKind.PLACE


def _drawn(place: Place) -> Place:
    candidate = place.candidate
    if candidate is None:
        return place
    return replace(
        place,
        geo_precision=PRECISION[place_class(candidate)],
        latitude=candidate.latitude,
        longitude=candidate.longitude,
        radius_km=candidate.radius_km,
    )


def _is_spot(place: Place) -> bool:
    return place.geo_precision in {GeoPrecision.SETTLEMENT, GeoPrecision.SITE}


def _related(place: Place, relation: Relation) -> Place:
    candidate = place.candidate
    place = replace(place, spatial_relation=relation.words)
    if candidate is None or not _is_spot(place):
        return place  # the coast or border of a country keeps the country's extent
    if relation.km is not None and relation.bearing is not None:
        latitude, longitude = shifted(candidate.latitude, candidate.longitude, km=relation.km, bearing=relation.bearing)
        return _near(place, latitude, longitude, max(_CLOSEST_KM, relation.km * _ROUGHNESS))
    return _near(place, candidate.latitude, candidate.longitude, candidate.radius_km + _reach_km(relation))


def _reach_km(relation: Relation) -> float:
    if relation.km is not None:
        return relation.km
    if relation.bearing is not None:
        return _BEARING_KM
    return _COAST_KM if "coast" in relation.words or relation.words == "off" else _NEAR_KM


def _near(place: Place, latitude: float, longitude: float, radius_km: float) -> Place:
    return replace(
        place, geo_precision=GeoPrecision.NEAR, latitude=latitude, longitude=longitude, radius_km=round(radius_km, 1)
    )


def _between(left: Place, right: Place, relation: Relation) -> tuple[Place, Place]:
    """Put both anchors of "on the road between X and Y" halfway, unless they are too far apart or wide to say so."""
    left, right = (replace(place, spatial_relation=relation.words) for place in (left, right))
    a, b = left.candidate, right.candidate
    if not (_is_spot(left) and _is_spot(right)) or a is None or b is None:
        return left, right
    latitude, longitude, km = halfway(a.latitude, a.longitude, b.latitude, b.longitude)
    if km > _FARTHEST_PAIR_KM:
        return left, right
    radius = max(_CLOSEST_KM, km / 2)
    return _near(left, latitude, longitude, radius), _near(right, latitude, longitude, radius)
