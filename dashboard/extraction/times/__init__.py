"""Time expressions: found in the text, resolved to days by publication day and by what the text said before."""

from dashboard.extraction.times.find import find_times

__all__ = ["find_times"]
