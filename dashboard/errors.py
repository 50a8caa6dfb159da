"""The errors of Dateline. Every message says what to do.

DatelineError
├── ArticleError      an input cannot be read as articles; the run puts it aside and goes on
├── GazetteerError    the index of places is missing, unreadable or of another version
├── ModelError        the spaCy pipeline is missing or lacks a part
├── SetupError        a step of the set-up failed: something is missing on this machine
└── StoreError        the store is missing, unreadable, or breaks its contract
"""


class DatelineError(Exception):
    """What a user can act on."""


class ArticleError(DatelineError, ValueError):
    """The input cannot be read as articles; becomes a Discard."""


class GazetteerError(DatelineError, RuntimeError):
    """No usable index of places. Run: python -m dashboard.gazetteer build."""


class ModelError(DatelineError, RuntimeError):
    """No usable spaCy pipeline."""


class SetupError(DatelineError, RuntimeError):
    """A step of the set-up failed."""


class StoreError(DatelineError, ValueError):
    """The files of a store are missing, unreadable, or break the store contract."""
