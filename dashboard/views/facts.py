"""What a store's events have to be filtered by, counted once for all reruns. Pure."""

from dataclasses import dataclass

import pandas as pd

from dashboard import settings
from dashboard.filters import EXACT_PRECISIONS
from dashboard.ontology import load_ontology


@dataclass(frozen=True)
class Facts:
    """How often each value occurs among all events of a store; `regions` are named as "UA/Kharkiv Oblast".

    `doubtful` are those that are less sure than what is shown at first.
    """

    types: dict[str, int]
    families: frozenset[str]
    countries: dict[str, int]
    regions: tuple[str, ...]
    sources: tuple[str, ...]
    modalities: dict[str, int]
    statements: int
    undated: int
    exact: int
    vague: int
    unplaced: int
    doubtful: int


def build_facts(events: pd.DataFrame) -> Facts:
    types = _count(events["sub_event_type"])
    verbal = {name for name, event_type in load_ontology().items() if event_type.verbal}
    placed = events.loc[events["latitude"].notna(), "geo_precision"].isin(EXACT_PRECISIONS)
    inside = events[["country_code", "admin1"]].dropna().drop_duplicates()
    return Facts(
        types=types,
        families=frozenset(events["family"].unique()),
        countries=_count(events["country_code"]),
        regions=tuple(sorted(inside["country_code"] + "/" + inside["admin1"])),
        sources=tuple(sorted(events["source"].dropna().unique())),
        modalities=_count(events["modality"]),
        statements=sum(count for name, count in types.items() if name in verbal),
        undated=int(events["start_on"].isna().sum()),
        exact=int(placed.sum()),
        vague=int((~placed).sum()),
        unplaced=len(events) - len(placed),
        doubtful=int((events["confidence"].fillna(0.0) < settings.MIN_CONFIDENCE).sum()),
    )


def _count(values: "pd.Series[str]") -> dict[str, int]:
    return {str(name): int(count) for name, count in values.value_counts().items()}
