"""The rules of the house: who may import whom, names, sizes, settings. Each check is shown to fail on a bad house."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings

PACKAGE = settings.ROOT / "dashboard"
TESTS = settings.ROOT / "tests"
WORDS = frozenset({"model", "errors", "settings", "ontology"})  # what everyone may speak

# room → the rooms that it may import, besides itself
MAY_IMPORT = {
    "model": frozenset(),
    "errors": frozenset(),
    "settings": frozenset(),
    "ontology": frozenset({"settings"}),
    "gazetteer": WORDS,
    "articles": WORDS,
    "extraction": WORDS | {"gazetteer"},
    "search": WORDS,
    "store": WORDS | {"search"},
    "filters": WORDS,
    "saved": WORDS,
    "views": WORDS | {"filters", "saved"},
    "views/cached.py": WORDS | {"filters", "search", "store"},
    "preprocess": WORDS | {"articles", "extraction", "gazetteer", "store"},
    "app": WORDS | {"filters", "views"},
    "setup": frozenset({"errors", "settings"}),
    "training": WORDS | {"articles", "extraction", "gazetteer"},
}
# room → packages that it must not know
STRANGERS = {
    "gazetteer": {"spacy", "streamlit"},
    "articles": {"spacy", "streamlit"},
    "extraction": {"streamlit", "folium"},
    "search": {"spacy", "streamlit"},
    "store": {"spacy", "streamlit"},
    "filters": {"spacy", "streamlit"},
    "saved": {"spacy", "streamlit"},
    "views": {"spacy"},
    "app": {"spacy"},
    "preprocess": {"streamlit"},
}
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 60  # with docstring; the aim is a third of it


def python_files(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def room_of(file: Path, package: Path) -> str:
    """`views/event_map.py` → views; `store_rows.py` is a part of store."""
    inside = file.relative_to(package)
    if inside.as_posix() in MAY_IMPORT:
        return inside.as_posix()
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem.split("_")[0]


def nodes_of(file: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def imported_modules(file: Path) -> Iterator[str]:
    """Dotted names of all that a file imports, inside functions too."""
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def import_faults(package: Path) -> list[str]:
    return [
        f"{file.relative_to(package)} imports {module}"
        for file in python_files(package)
        if file.parent != package or file.name != "__init__.py"
        for module in imported_modules(file)
        if is_forbidden(module, room_of(file, package))
    ]


def is_forbidden(module: str, room: str) -> bool:
    top, _, rest = module.partition(".")
    home = room.partition("/")[0]
    if top == "":  # relative imports hide who imports whom
        return True
    if top == "dashboard":
        target = rest.split(".")[0].split("_")[0]
        return target not in MAY_IMPORT.get(room, frozenset()) | {home}
    if home == "setup":
        return top not in sys.stdlib_module_names
    return top in STRANGERS.get(home, set())


def names_of_the_standard_library(package: Path) -> list[str]:
    return [path.name for path in package.iterdir() if path.stem in sys.stdlib_module_names and path.stem != "__init__"]


def long_files(*folders: Path) -> list[str]:
    files = [file for folder in folders for pattern in ("*.py", "*.js") for file in folder.rglob(pattern)]
    made = ("static/vendor/", "static/events/")  # fetched at set-up, and put together for the browser
    ours = [file for file in files if not any(folder in file.as_posix() for folder in made)]
    return [file.name for file in ours if len(file.read_text(encoding="utf-8").splitlines()) > MAX_FILE_LINES]


def long_functions(package: Path) -> list[str]:
    return [
        f"{file.name}:{node.name}"
        for file in python_files(package)
        for node in nodes_of(file)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION_LINES
    ]


def unused_settings(package: Path) -> set[str]:
    """Names assigned in settings.py that no other file of the package speaks of, nor settings.py itself again."""
    declared = [
        target.id
        for node in ast.parse((package / "settings.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]
    return set(declared) - {name for file in python_files(package) for name in names_read(file)}


def names_read(file: Path) -> Iterator[str]:
    for node in nodes_of(file):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def test_rooms_import_only_what_they_may():
    assert import_faults(PACKAGE) == []


def test_no_file_is_named_like_a_standard_module():
    # `streamlit run dashboard/app.py` puts dashboard/ first on the path, where types.py would break numpy
    assert names_of_the_standard_library(PACKAGE) == []


def test_files_are_short():
    assert long_files(PACKAGE, TESTS) == []


def test_functions_are_short():
    assert long_functions(PACKAGE) == []


def test_every_setting_is_used():
    assert unused_settings(PACKAGE) == set()


@pytest.fixture
def house(tmp_path: Path):
    """A package to spoil: `house("views/map.py", text)` writes a file of it."""

    def write(name: str, text: str) -> Path:
        file = tmp_path / "dashboard" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return tmp_path / "dashboard"

    return write


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("views/reader.py", "from dashboard.store import load_store"),
        ("views/reader.py", "import spacy"),
        ("views/reader.py", "def show():\n    from dashboard.extraction.events import x"),
        ("extraction/deep/down.py", "import streamlit as st"),
        ("model.py", "from dashboard import settings"),
        ("store_rows.py", "import dashboard.extraction.pipeline"),
        ("setup/serve.py", "import requests"),
        ("gazetteer/index.py", "from . import names"),
    ],
)
def test_a_forbidden_import_is_seen(house, name, line):
    assert len(import_faults(house(name, line))) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("views/cached.py", "from dashboard.store import load_store"),
        ("store_rows.py", "from dashboard.store_checks import validate"),
        ("preprocess.py", "from dashboard.extraction.pipeline import load_pipeline"),
        ("gazetteer/index.py", "import sqlite3\nfrom dashboard.gazetteer.names import fold"),
    ],
)
def test_an_allowed_import_passes(house, name, line):
    assert import_faults(house(name, line)) == []


def test_a_standard_name_is_seen(house):
    house("html.py", "")
    assert names_of_the_standard_library(house("extraction/types.py", "")) == ["html.py"]


def test_a_long_file_is_seen(house):
    assert long_files(house("views/map.py", "x = 1\n" * 301)) == ["map.py"]


def test_a_long_function_is_seen(house):
    assert long_functions(house("views/map.py", "def show():\n" + "    x = 1\n" * 60)) == ["map.py:show"]


def test_an_unused_setting_is_seen(house):
    house("settings.py", "USED = 1\nUNUSED: int = 2\nBASE = 3\nDERIVED = BASE + 1\n")
    package = house("app.py", "from dashboard import settings\nsettings.USED\nsettings.DERIVED\n")
    assert unused_settings(package) == {"UNUSED"}
