"""Abbreviated names of countries and regions: W.Va., Ont., UK, VA."""

from dashboard.extraction.places.features import place_class
from dashboard.gazetteer.index import Gazetteer
from dashboard.model import Candidate

_LONG = 5  # letters from which capitals shout rather than abbreviate
_ABBREVIATED = frozenset({"country", "admin1", "area", "capital"})


def find_abbreviated(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the countries and regions that an abbreviation stands for, also one that is a word besides (Me., OR).

    None for text that is not written like one; the towns of Kan and Ind are no abbreviations.
    """
    if not (text.endswith(".") or (text.isupper() and len(text) < _LONG)):
        return []
    found = _spelled(text, gazetteer)
    if not found and text.isalpha():
        found = _spelled(f"{text.capitalize()}.", gazetteer)  # the postal VA and PA are the Va. and Pa. of newspapers
    return found


def _spelled(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    known = {c.place_id: c for c in (*gazetteer.find_abbreviation(text), *gazetteer.find_candidates(text))}
    wanted = _ABBREVIATED | ({"settlement"} if text.endswith(".") else frozenset())  # Phila.
    return [c for c in known.values() if c.matched_name == text and place_class(c) in wanted]
