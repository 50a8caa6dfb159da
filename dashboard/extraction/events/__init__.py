"""Mentions, places and times of an article → its events; events of many articles → clusters."""

from dashboard.extraction.events.clusters import cluster_events
from dashboard.extraction.events.extract import extract_events

__all__ = ["cluster_events", "extract_events"]
