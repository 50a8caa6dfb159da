"""What the set-up makes, the gazetteer's index and the store: when it is made again, and when it is left alone."""

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.setup import cli, products, stamps


@pytest.fixture(autouse=True)
def own_stamps(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "STAMPS", tmp_path / "stamps")


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
    monkeypatch.setattr(cli, "LEFT_BEHIND", ())
    monkeypatch.setattr(settings, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(settings, "GAZETTEER_INDEX", tmp_path / "gazetteer.sqlite")
    products.build_store([Path("my-articles")])
    assert cli.main(["clean"]) == 0
    assert settings.STORE.exists()
    products.build_store([settings.SEEDS])
    assert cli.main(["clean"]) == 0
    assert not settings.STORE.exists()
    assert len(store) == 2
