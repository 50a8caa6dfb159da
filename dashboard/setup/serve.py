"""Starting the dashboard on a free port, and waiting until it answers."""

import contextlib
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup.environment import PYTHON

APP = settings.ROOT / "dashboard" / "app.py"
HOST = "localhost"
USUAL_PORT = 8501  # Streamlit's own, so bookmarks and firewalls already know it
START_SECONDS = 60  # a first start on a cold disk imports for up to half a minute


def free_port(wanted: int | None = None) -> int:
    """`wanted` (SetupError if taken), else Streamlit's usual port, else any free one."""
    if wanted is not None:
        if not _is_free(wanted):
            raise SetupError(f"Port {wanted} is taken. Choose another one, or none for any free port.")
        return wanted
    if _is_free(USUAL_PORT):
        return USUAL_PORT
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    # A server on all addresses lets others bind to 127.0.0.1 on some systems, so ask for an answer as well.
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as probe:
        if os.name != "nt":  # there the option means sharing; elsewhere it overlooks connections that are just closing
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@contextlib.contextmanager
def running_app(store: Path, *, port: int | None = None, output: IO[str] | None = None) -> Iterator["RunningApp"]:
    """Serve a store while the block runs; what Streamlit prints goes to `output`, or to the terminal."""
    port = free_port(port)
    process = subprocess.Popen(_command(store, port), cwd=settings.ROOT, stdout=output, stderr=output)
    try:
        _wait_until_healthy(process, port)
        yield RunningApp(url=f"http://{HOST}:{port}", process=process)
    finally:
        _stop(process)


@dataclass(frozen=True)
class RunningApp:
    """A dashboard that answers at `url`."""

    url: str
    process: "subprocess.Popen[bytes]"


def _command(store: Path, port: int) -> list[str]:
    options = ["--server.port", str(port), "--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    return [str(PYTHON), "-m", "streamlit", "run", str(APP), *options, "--", "--store", str(store)]


def _wait_until_healthy(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SetupError(f"The dashboard stopped at once, with exit code {process.returncode}.")
        if _answers(port):
            return
        time.sleep(0.1)
    raise SetupError(f"The dashboard did not answer within {START_SECONDS} seconds.")


def _answers(port: int) -> bool:
    # Not urllib: a proxy set for the outside world must not be asked for our own machine.
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
