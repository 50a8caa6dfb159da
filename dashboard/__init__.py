"""Dateline: articles in, a map and a timeline of what happened out."""

import os

# Read by numpy when it loads: threads of the workers' matrices would wait for each other, at twice the time in all.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
