"""Dateline: articles in, a map and a timeline of what happened out."""
