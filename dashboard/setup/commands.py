"""Running other programs: their output goes to the terminal, and a failure becomes a sentence that says what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard import settings
from dashboard.errors import SetupError

# What pip, npm and apt print when nothing answers; then the advice is about the network, not about the package.
NETWORK_SIGNS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "NewConnectionError",
    "ConnectTimeoutError",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "Could not resolve",
)
NETWORK_ADVICE = "No network, it seems: the first set-up needs one, or mirrors set for pip and npm. Later runs do not."


def say(sentence: str) -> None:
    """Print at once, so that our lines and those of other programs stay in order."""
    print(sentence, flush=True)


def run_command(
    command: Sequence[str | Path], *, failed: str, advice: str = "", environment: Mapping[str, str] | None = None
) -> None:
    """Run a command in the repository; raise SetupError("`failed`. `advice`") when it cannot start or ends badly."""
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=settings.ROOT,
            env={**os.environ, **(environment or {})},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SetupError(f"{failed}: {error}. {advice}".rstrip()) from error
    with process:
        complaints = _echo_errors(process)
    if process.returncode != 0:
        hint = NETWORK_ADVICE if any(sign in complaints for sign in NETWORK_SIGNS) else advice
        raise SetupError(f"{failed} (the reason stands above). {hint}".rstrip())


def _echo_errors(process: "subprocess.Popen[str]") -> str:
    lines = []
    for line in process.stderr or ():
        sys.stderr.write(line)
        sys.stderr.flush()
        lines.append(line)
    return "".join(lines)


def try_command(command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None) -> None:
    """Run an installer that may fail: it is only said, because something else is tried next."""
    try:
        run_command(command, failed=f"{Path(command[0]).name} did not manage", environment=environment)
    except SetupError as error:
        say(str(error))


def try_debian_package(name: str) -> None:
    """Install a package of Debian or Ubuntu where that is possible without asking: as root, with apt-get."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    say(f"Trying the system's package {name} ...")
    unattended = {"DEBIAN_FRONTEND": "noninteractive"}
    try_command(["apt-get", "update", "-q"], environment=unattended)
    try_command(["apt-get", "install", "-y", "-q", "--no-install-recommends", name], environment=unattended)
