"""The commands of the set-up: a browser for the tests, a port for the dashboard, and how they end."""

import re
import socket
import sys
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup import browser, cli, serve


def script(path: Path, exit_code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a browser is not started to see whether it can")
def test_a_browser_that_does_not_start_is_passed_over(tmp_path, monkeypatch):
    broken, sound = script(tmp_path / "chromium", 1), script(tmp_path / "chrome", 0)
    monkeypatch.delenv("DATELINE_BROWSER", raising=False)
    monkeypatch.setattr(browser, "_known_places", lambda: iter([broken, sound]))
    assert browser.find_browser() == sound


def test_a_named_browser_comes_first_and_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_BROWSER", str(script(tmp_path / "mine", 0)))
    assert browser.find_browser() == tmp_path / "mine"
    monkeypatch.setenv("DATELINE_BROWSER", str(tmp_path / "nowhere"))
    with pytest.raises(SetupError, match="nowhere"):
        browser.find_browser()


def test_a_driver_that_lacks_a_library_gets_it_or_says_so(monkeypatch):
    tried = []
    monkeypatch.setattr(browser, "try_debian_package", tried.append)
    monkeypatch.setattr(browser, "_driver_starts", lambda: False)
    with pytest.raises(SetupError, match="libatomic1"):
        browser.ensure_browser()
    assert tried == ["libatomic1"]


def test_without_any_browser_the_advice_names_three_ways(monkeypatch):
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    tried = []
    monkeypatch.setattr(browser, "try_command", lambda command: tried.append(command[-1]))
    monkeypatch.setattr(browser, "try_debian_package", tried.append)
    with pytest.raises(SetupError, match=r"google\.com/chrome.*apt-get install chromium.*DATELINE_BROWSER"):
        browser.ensure_browser()
    assert tried == ["chromium", "chromium"]


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_avoided(taken_port, monkeypatch):
    monkeypatch.setattr(serve, "USUAL_PORT", taken_port)
    assert serve.free_port() != taken_port


def test_a_port_that_was_asked_for_and_is_taken_is_named(taken_port):
    with pytest.raises(SetupError, match=f"Port {taken_port} is taken"):
        serve.free_port(taken_port)


def test_a_dashboard_that_dies_is_not_waited_for(monkeypatch, tmp_path):
    monkeypatch.setattr(serve, "_command", lambda *_: [sys.executable, "-c", "import sys; sys.exit(7)"])
    with pytest.raises(SetupError, match="exit code 7"), serve.running_app(tmp_path):
        pass


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    def interrupted(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "ensure_environment", interrupted)
    assert cli.main(["gazetteer"]) == cli.INTERRUPTED
    assert "Stopped" in capsys.readouterr().err


def test_a_failed_step_is_a_sentence_and_exit_code_1(monkeypatch, capsys):
    def fail(**_):
        raise SetupError("Something is missing.")

    monkeypatch.setattr(cli, "ensure_environment", fail)
    assert cli.main(["gazetteer"]) == 1
    assert capsys.readouterr().err.strip() == "Something is missing."


@pytest.mark.parametrize("arguments", [["run"], ["run", "--port", "8600"]])
def test_options_come_from_make_or_from_the_command_line(arguments, monkeypatch):
    monkeypatch.setenv("PORT", "8600")
    monkeypatch.setenv("STORE", "data/mine")
    options = cli._read_options(arguments)
    assert (options.port, options.store) == (8600, Path("data/mine"))


def test_make_and_the_set_up_have_the_same_commands():
    makefile = (settings.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\.PHONY: help (.*)$", makefile, flags=re.MULTILINE)[0].split()
    assert sorted(targets) == sorted(name for name, _, _ in cli.COMMANDS)
