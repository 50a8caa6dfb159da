"""The set-up: what is done again and what is not, and what is said when something is missing."""

import ast
import subprocess
import sys

import pytest

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup import commands, environment, stamps, vendor

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
    monkeypatch.setattr(vendor, "AXE", tmp_path / "node_modules" / "axe-core" / "axe.min.js")
    monkeypatch.setattr(settings, "VENDOR", tmp_path / "vendor")

    def fetch(*_, **__):
        sources = [f"{package}/{source}" for package, pairs in vendor.FILES.items() for source, _target in pairs]
        for source in [*sources, "axe-core/axe.min.js"]:
            file = tmp_path / "node_modules" / source
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source, encoding="utf-8")

    monkeypatch.setattr(vendor, "run_command", fetch)
    return tmp_path


def test_only_what_pages_load_is_copied(packages):
    assert vendor.ensure_vendor()
    assert all(path.exists() for path in vendor.vendor_files())
    assert sorted(path.name for path in (packages / "vendor").iterdir()) == sorted(vendor.FILES)


@pytest.mark.parametrize("gone", ["vendor/leaflet/leaflet.js", "node_modules/axe-core/axe.min.js"])
def test_vendor_files_are_fetched_once_and_again_when_one_is_gone(packages, monkeypatch, gone):
    vendor.ensure_vendor()
    monkeypatch.setattr(vendor, "run_command", lambda *_, **__: pytest.fail("fetched again"))
    assert vendor.ensure_vendor()
    (packages / gone).unlink()
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
