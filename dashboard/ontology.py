"""The event types: families, sub-types and their ACLED, PLOVER and CAMEO codes, read from data/ontology.csv."""

import csv
from dataclasses import dataclass
from functools import cache

from dashboard import settings


@dataclass(frozen=True)
class EventType:
    """One row of the ontology; `verbal` types (statements) are extracted but not pinned by default."""

    family: str
    sub_event_type: str
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_event: str | None
    cameo_root: str | None
    ucdp_type: str | None
    verbal: bool


@cache
def load_ontology() -> dict[str, EventType]:
    """Return sub_event_type → EventType, in the order of the file; sub-types are unique across families."""
    with settings.ONTOLOGY.open(encoding="utf-8", newline="") as file:
        return {row["sub_event_type"]: _event_type(row) for row in csv.DictReader(file)}


def _event_type(row: dict[str, str]) -> EventType:
    code = row["cameo_code"]
    return EventType(
        family=row["family"],
        sub_event_type=row["sub_event_type"],
        acled_event_type=row["acled_event_type"] or None,
        acled_sub_event_type=row["acled_sub_event_type"] or None,
        plover_event=row["plover_event"] or None,
        cameo_root=code[:2] or None,  # the first two digits of a CAMEO code are its root
        ucdp_type=row["ucdp_type"] or None,
        verbal=row["verbal"] == "1",
    )
