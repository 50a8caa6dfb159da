"""The Python environment in .venv, with what requirements.txt asks for."""

import importlib.util
import os
import subprocess
import sys
import venv

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup.commands import run_command, say, try_debian_package
from dashboard.setup.stamps import digest_of, is_fresh, save_stamp

VENV = settings.ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_environment(*, for_tests: bool = False) -> None:
    """Create .venv and install into it; `for_tests` adds the `test` extra of pyproject.toml."""
    if not _environment_works():
        _create_environment()
    step = "install-test" if for_tests else "install"
    # The folder counts too: an editable install of a repository that was moved points nowhere.
    digest = digest_of(
        [settings.ROOT / "requirements.txt", settings.ROOT / "pyproject.toml"],
        also=[_environment_version(), str(settings.ROOT)],
    )
    if is_fresh(step, digest):
        return
    say("Installing what requirements.txt lists (about 1.3 GB on disk; a minute or two the first time)...")
    extra = ["-e", ".[test]"] if for_tests else []
    run_command(
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-q", "-r", "requirements.txt", *extra],
        failed="pip could not install the packages",
        advice="If it tried to compile one, this Python may be too new or too old for it: "
        "try another with PYTHON=python3.12, after removing .venv.",
    )
    save_stamp(step, digest)


def _environment_works() -> bool:
    return PYTHON.exists() and bool(_environment_version())


def _environment_version() -> str:
    """Version of .venv's own Python, "" if it does not start (its base was removed, or it is too old) or lacks pip."""
    probe = "import sys, pip; assert sys.version_info >= (3, 11); print(sys.version)"
    try:
        done = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()  # it may have been installed a moment ago
    return importlib.util.find_spec("ensurepip") is not None


def _create_environment() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not _has_ensurepip():
        try_debian_package(package)
    if not _has_ensurepip():
        raise SetupError(
            "This Python cannot make environments: its ensurepip module is missing. "
            f"On Debian and Ubuntu: apt-get install {package} (as root). Elsewhere install Python from python.org."
        )
    say("Making a Python environment in .venv ...")
    try:
        venv.create(VENV, clear=VENV.exists(), with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"No environment could be made in .venv: {error}. Is the disk full or read-only?") from error
