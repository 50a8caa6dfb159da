"""From a chosen candidate to what is drawn: how exact it is, where its point lies and how wide it is."""

from dataclasses import replace

from dashboard.extraction.places.features import PRECISION, place_class
from dashboard.extraction.places.relations import Relation, find_relation, shifted
from dashboard.model import Candidate, GeoPrecision, MentionKind, Place

_NEAR_KM = 15.0  # how far "near", "outside" and "on the outskirts of" are taken to reach
_BEARING_KM = 40.0  # the same for "southeast of", which says nothing of the distance
_COAST_KM = 60.0  # "off the coast of"
_ROUGHNESS = 0.2  # a stated distance is taken to be good to a fifth


def draw_place(place: Place, text: str) -> Place:
    """Return the place with its precision, point and radius, moved or widened by the relation it anchors."""
    candidate = place.candidate
    if candidate is None:
        return place
    drawn = replace(
        place,
        geo_precision=PRECISION[place_class(candidate)],
        latitude=candidate.latitude,
        longitude=candidate.longitude,
        radius_km=candidate.radius_km,
    )
    relation = None if place.mention.kind is MentionKind.DEMONYM else find_relation(place.mention, text)
    return drawn if relation is None else _related(drawn, candidate, relation)


def _related(place: Place, candidate: Candidate, relation: Relation) -> Place:
    place = replace(place, spatial_relation=relation.words)
    if place.geo_precision not in {GeoPrecision.SETTLEMENT, GeoPrecision.SITE}:
        return place  # a coast or border of a country keeps the country's extent
    if relation.km is not None and relation.bearing is not None:
        latitude, longitude = shifted(candidate.latitude, candidate.longitude, km=relation.km, bearing=relation.bearing)
        radius = max(3.0, relation.km * _ROUGHNESS)
        return replace(place, geo_precision=GeoPrecision.NEAR, latitude=latitude, longitude=longitude, radius_km=radius)
    if relation.km is not None:
        reach = relation.km
    elif relation.bearing is not None:
        reach = _BEARING_KM
    else:
        reach = _COAST_KM if "coast" in relation.words or relation.words == "off" else _NEAR_KM
    return replace(place, geo_precision=GeoPrecision.NEAR, radius_km=candidate.radius_km + reach)
