"""Place names in a doc, and the places they mean."""

from dashboard.extraction.places.recognition import find_toponyms
from dashboard.extraction.places.resolution import resolve_open, resolve_places

__all__ = ["find_toponyms", "resolve_open", "resolve_places"]
