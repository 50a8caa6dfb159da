"""What a user decides about the places of a run."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.gazetteer.project import ProjectPlaces


class Level(StrEnum):
    """Which of two is meant where a city and the district or region around it bear one name."""

    CITY = "city"
    DISTRICT = "district"


@dataclass(frozen=True)
class PlaceChoices:
    """Names with their meaning in this project, whether peoples are kept as mentions, and the preferred level."""

    project: ProjectPlaces = ProjectPlaces()  # noqa: RUF009  # frozen, and nothing ever writes into it
    keeps_demonyms: bool = True
    prefer: Level | None = None
