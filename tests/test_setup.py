"""The set-up: what is done again and what is not, and what is said when something is missing."""

import ast
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup import browser, cli, commands, environment, products, serve, stamps, vendor

ENTRY = settings.ROOT / "dashboard" / "setup" / "__main__.py"


@pytest.fixture(autouse=True)
def own_stamps(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "STAMPS", tmp_path / "stamps")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.txt").write_text("b", encoding="utf-8")
    return tmp_path / "in"


def test_digest_knows_contents_names_and_words(folder):
    before = stamps.digest_of([folder])
    assert stamps.digest_of([folder]) == before
    assert stamps.digest_of([folder], also=["3.12"]) != before
    (folder / "deep" / "b.txt").write_text("c", encoding="utf-8")
    changed = stamps.digest_of([folder])
    assert changed != before
    (folder / "deep" / "b.txt").rename(folder / "deep" / "c.txt")
    assert stamps.digest_of([folder]) not in {before, changed}


def test_digest_overlooks_compiled_files(folder):
    before = stamps.digest_of([folder])
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()
    assert stamps.digest_of([folder]) == before


def test_a_step_is_fresh_only_after_the_same_inputs():
    assert not stamps.is_fresh("install", "one")
    stamps.save_stamp("install", "one")
    assert stamps.is_fresh("install", "one")
    assert not stamps.is_fresh("install", "two")


def test_a_failed_command_says_what_to_do():
    with pytest.raises(SetupError, match=r"It broke.*Mend it\."):
        commands.run_command([sys.executable, "-c", "import sys; sys.exit(3)"], failed="It broke", advice="Mend it.")


def test_a_missing_command_says_what_to_do():
    with pytest.raises(SetupError, match=r"It broke.*Get one\."):
        commands.run_command(["no-such-program"], failed="It broke", advice="Get one.")


def test_without_network_the_advice_is_about_the_network(capfd):
    complaint = "import sys; sys.exit('npm error getaddrinfo ENOTFOUND somewhere')"
    with pytest.raises(SetupError, match="No network"):
        commands.run_command([sys.executable, "-c", complaint], failed="It broke", advice="Mend it.")
    assert "ENOTFOUND" in capfd.readouterr().err


def test_the_entry_can_be_read_by_an_old_python():
    ast.parse(ENTRY.read_text(encoding="utf-8"), feature_version=(3, 4))


def test_an_old_python_is_told_so():
    pretend = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path({str(ENTRY)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.9.2" in done.stderr


def test_a_python_without_ensurepip_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(commands.shutil, "which", lambda _: None)  # no apt-get
    with pytest.raises(SetupError, match=r"apt-get install python3\.\d+-venv"):
        environment.ensure_environment()


def test_an_environment_that_stands_is_not_installed_again(monkeypatch):
    calls = []
    monkeypatch.setattr(environment, "run_command", lambda command, **_: calls.append(command))
    environment.ensure_environment()
    environment.ensure_environment()
    environment.ensure_environment(for_tests=True)
    assert len(calls) == 2
    assert ".[test]" in calls[1]


def test_system_packages_are_left_alone_without_root(monkeypatch):
    monkeypatch.setattr(commands.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(commands, "run_command", lambda *_, **__: pytest.fail("called"))
    commands.try_debian_package("chromium")


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """An npm that fetches made-up packages, into folders of the test."""
    monkeypatch.setattr(vendor, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(settings, "VENDOR", tmp_path / "vendor")

    def fetch(*_, **__):
        for package, pairs in vendor.FILES.items():
            for source, _target in pairs:
                file = tmp_path / "node_modules" / package / source
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(package, encoding="utf-8")

    monkeypatch.setattr(vendor, "run_command", fetch)
    return tmp_path


def test_only_what_pages_load_is_copied(packages):
    assert vendor.ensure_vendor()
    assert all(path.exists() for path in vendor.vendor_files())
    assert sorted(path.name for path in (packages / "vendor").iterdir()) == sorted(vendor.FILES)


def test_vendor_files_are_fetched_once_and_again_when_one_is_gone(packages, monkeypatch):
    vendor.ensure_vendor()
    monkeypatch.setattr(vendor, "run_command", lambda *_, **__: pytest.fail("fetched again"))
    assert vendor.ensure_vendor()
    (packages / "vendor" / "leaflet" / "leaflet.js").unlink()
    with pytest.raises(pytest.fail.Exception):
        vendor.ensure_vendor()


def test_without_npm_the_set_up_goes_on_and_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(settings, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(vendor.shutil, "which", lambda _: None)

    def fail(*_, failed, advice, **__):
        raise SetupError(f"{failed}. {advice}")

    monkeypatch.setattr(vendor, "run_command", fail)
    assert not vendor.ensure_vendor()
    assert "public servers" in capsys.readouterr().out


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A gazetteer build that writes a small file, and keeps the options of each run."""
    monkeypatch.setattr(settings, "GAZETTEER_INDEX", tmp_path / "gazetteer.sqlite")
    runs = []

    def build(command, **_):
        runs.append(command[4:])
        if "--force" in command or not settings.GAZETTEER_INDEX.exists():
            settings.GAZETTEER_INDEX.write_text(f"index {len(runs)}", encoding="utf-8")

    monkeypatch.setattr(products, "run_command", build)
    return runs


def test_the_gazetteer_is_built_once_and_anew_when_its_inputs_change(index, monkeypatch):
    products.ensure_gazetteer()
    products.ensure_gazetteer()
    monkeypatch.setattr(products, "_installed_versions", lambda: "another version of Babel")
    products.ensure_gazetteer()
    assert index == [[], ["--force"]]


def test_an_index_that_somebody_else_built_is_not_built_over(index, monkeypatch):
    products.ensure_gazetteer()
    settings.GAZETTEER_INDEX.write_text("13 million places", encoding="utf-8")
    for version in ("babel-3", "babel-4"):
        monkeypatch.setattr(products, "_installed_versions", lambda version=version: version)
        products.ensure_gazetteer()
    assert index == [[], [], []]


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A preprocess that only writes run.json, and counts how often it ran."""
    monkeypatch.setattr(settings, "STORE", tmp_path / "store")
    runs = []

    def preprocess(command, **_):
        runs.append(command)
        (tmp_path / "store").mkdir(exist_ok=True)
        (tmp_path / "store" / "run.json").write_text(f"run {len(runs)}", encoding="utf-8")

    monkeypatch.setattr(products, "run_command", preprocess)
    return runs


def test_the_store_of_the_seeds_is_built_once(store):
    products.ensure_store()
    products.ensure_store()
    assert len(store) == 1


def test_the_store_is_built_again_when_it_was_deleted(store):
    products.ensure_store()
    (settings.STORE / "run.json").unlink()
    products.ensure_store()
    assert len(store) == 2


def test_a_store_of_other_articles_is_never_replaced_unasked(store, capsys):
    products.ensure_store()
    products.build_store([Path("my-articles")])
    products.ensure_store()
    assert len(store) == 2
    assert "holds other articles" in capsys.readouterr().out


def test_clean_keeps_a_store_of_other_articles(store, monkeypatch, tmp_path):
    for name in ("VENV", "NODE_MODULES"):
        monkeypatch.setattr(cli, name, tmp_path / name)
    monkeypatch.setattr(settings, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(settings, "GAZETTEER_INDEX", tmp_path / "gazetteer.sqlite")
    products.build_store([Path("my-articles")])
    assert cli.main(["clean"]) == 0
    assert settings.STORE.exists()
    products.build_store([settings.SEEDS])
    assert cli.main(["clean"]) == 0
    assert not settings.STORE.exists()
    assert len(store) == 2


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
