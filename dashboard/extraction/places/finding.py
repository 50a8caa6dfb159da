"""A run of words proposed as a place name, and on what ground."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Why a run was proposed."""

    ENTITY = "entity"  # the pipeline calls it a place
    GAZETTEER = "gazetteer"  # the gazetteer has the name
    TYPED = "typed"  # its words say so: Rapides Parish, Lake Chad
    STREET = "street"
    ABBREVIATION = "abbreviation"  # W.Va., Mo., UK
    DEMONYM = "demonym"
    VOUCHED = "vouched"  # a small or a county's name that the words around can only mean so: a Chapin man


@dataclass(frozen=True, slots=True)
class Finding:
    """Words `first` to `last` (included) of a page."""

    first: int
    last: int
    basis: Basis

    @property
    def length(self) -> int:
        return self.last - self.first + 1
