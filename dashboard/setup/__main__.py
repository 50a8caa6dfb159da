"""Entry of `python -m dashboard.setup`; this file alone must be readable by an old Python, to say that it is old."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        "Dateline needs Python 3.11 or newer; this is " + found + " (" + sys.executable + ").\n"
        "Install a newer one (https://www.python.org/downloads/, or your system's packages) and name it:\n"
        "  make run PYTHON=python3.12        or        python3.12 -m dashboard.setup run"
    )

from dashboard.setup.cli import main

sys.exit(main())
