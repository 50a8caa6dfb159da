"""From a bare Python to a running dashboard, on any system and without make: `python -m dashboard.setup run`.

Everything here uses the standard library only, as it runs before anything is installed, and each step is skipped
when nothing it depends on has changed.
"""
