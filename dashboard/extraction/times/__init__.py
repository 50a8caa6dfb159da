"""Time expressions: found in the text, resolved to days by publication day and by what the text said before."""

from dashboard.extraction.times.find import find_times
from dashboard.extraction.times.ranges import join_ranges

__all__ = ["find_times", "join_ranges"]
