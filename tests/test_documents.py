"""What the papers say is true: README, requirements, lock file, tables of data/. Each check is shown to fail."""

import ast
import csv
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings

ROOT = settings.ROOT
README = ROOT / "README.md"
# name, lower bound, upper bound, reason
REQUIREMENT = re.compile(r"^[\w.-]+(\[[\w,]+\])?>=[\d.]+,<[\d.]+\s+#\s+\S.*$")
MADE_AT_SETUP = ("data/store", "data/mine", "my-articles", ".venv", "data/gazetteer/gazetteer.sqlite")


def requirement_lines() -> list[str]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def extra_lines() -> list[str]:
    """The lines of the `test` extra, with their comments, in the form of a requirements file."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition("test = [\n")[2].partition("\n]")[0]
    return [re.sub(r'^\s*"([^"]+)",', r"\1", line) for line in block.splitlines()]


def unreasoned(lines: list[str]) -> list[str]:
    return [line for line in lines if not REQUIREMENT.match(line)]


def names_of(lines: list[str]) -> set[str]:
    return {normal(re.split(r"[\[>]", line)[0]) for line in lines}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def undeclared_imports(folder: Path, declared: set[str]) -> set[str]:
    """Third-party packages that the files of a folder import and nobody asked for."""
    ours = {"dashboard", folder.name, *(file.stem for file in folder.rglob("*.py"))}
    found = {module for file in folder.rglob("*.py") for module in top_modules(file)}
    third_party = found - ours - sys.stdlib_module_names
    providers = importlib.metadata.packages_distributions()
    return {module for module in third_party if not {normal(name) for name in providers.get(module, [])} & declared}


def top_modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def unused_requirements(folder: Path, lines: list[str]) -> set[str]:
    """Packages that no file imports or names to read its data, unless the reason says that another one needs them."""
    providers = importlib.metadata.packages_distributions()
    words = {word for file in folder.rglob("*.py") for word in [*top_modules(file), *short_strings(file)]}
    used = {normal(name) for word in words for name in providers.get(word, [])}
    return names_of([line for line in lines if "# needed by " not in line]) - used


def short_strings(file: Path) -> Iterator[str]:
    """`find_spec("iso3166_2")` uses a package too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def code_of(markdown: str) -> list[str]:
    """Inline code and the lines of code blocks, without comments."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", markdown, flags=re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```\w*\n.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    lines = [re.split(r"\s+#\s", line)[0].strip() for block in blocks for line in block.splitlines()]
    return [code for code in lines + re.findall(r"`([^`]+)`", rest) if code]


def missing_paths(markdown: str) -> list[str]:
    """Paths named in code and links that are neither in the repository nor made at set-up."""
    links = re.findall(r"\]\(([^)#]+)\)", markdown)
    words = [word.strip("'\"") for code in code_of(markdown) for word in code.split()]
    named = [word for word in words if re.fullmatch(r"\.?[\w-][\w.-]*/[\w./-]*|[\w-]+\.(md|py|txt|toml|csv)", word)]
    paths = [path for path in links + named if not path.startswith("http") and not path.startswith(MADE_AT_SETUP)]
    return [path for path in paths if not (ROOT / path).exists()]


def module_commands(markdown: str) -> set[str]:
    """`dashboard.x` and its sub-command of every `python -m dashboard.x` in code."""
    pattern = r"python3? -m (dashboard[\w.]*(?: (?:build|run|test|store|gazetteer|lint|clean)\b)?)"
    return {match for code in code_of(markdown) for match in re.findall(pattern, code)}


def unknown_targets(markdown: str) -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY:(.*)$", makefile, flags=re.MULTILINE)[0].split())
    return {target for code in code_of(markdown) for target in re.findall(r"^make (\w+)", code)} - phony


def tables() -> list[Path]:
    return sorted(path for path in (ROOT / "data").rglob("*") if path.suffix in {".csv", ".tsv"})


def undocumented(table: Path, text: str) -> list[str]:
    """The name of a table and of each of its columns, where the text does not have them as code."""
    with table.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file, delimiter="\t" if table.suffix == ".tsv" else ","))
    return [word for word in [table.name, *header] if f"`{word}`" not in text]


def test_requirements_have_ranges_and_reasons():
    *lines, last = requirement_lines()
    assert unreasoned(lines) == []
    assert last == "-e ."
    assert unreasoned(extra_lines()) == []


def test_the_test_extra_is_read_whole():
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [line.split()[0] for line in extra_lines()] == extra["test"]


def test_every_import_is_declared():
    declared = names_of(requirement_lines()[:-1])
    assert undeclared_imports(ROOT / "dashboard", declared) == set()
    assert undeclared_imports(ROOT / "tests", declared | names_of(extra_lines())) == set()


def test_every_requirement_is_used():
    assert unused_requirements(ROOT / "dashboard", requirement_lines()[:-1]) == set()


def test_the_lock_holds_exact_versions_and_no_addresses():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    locked = {name.removeprefix("node_modules/"): entry for name, entry in lock["packages"].items() if name}
    wanted = package["dependencies"] | package["devDependencies"]
    assert {name: locked[name]["version"] for name in wanted} == wanted
    assert [name for name, entry in locked.items() if "resolved" in entry or "integrity" not in entry] == []
    assert "http" not in json.dumps(lock)


def test_readme_names_what_is_there():
    text = README.read_text(encoding="utf-8")
    assert missing_paths(text) == []
    assert unknown_targets(text) == set()


@pytest.mark.parametrize("command", sorted(module_commands(README.read_text(encoding="utf-8"))))
def test_commands_of_the_readme_exist(command):
    subprocess.run([sys.executable, "-m", *command.split(), "--help"], cwd=ROOT, capture_output=True, check=True)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_tables_are_documented(table):
    readmes = [folder / "README.md" for folder in (table.parent, ROOT / "data")]
    assert undocumented(table, "".join(file.read_text(encoding="utf-8") for file in readmes if file.exists())) == []


@pytest.mark.parametrize("line", ["pandas", "pandas>=3.1 # tables", "pandas>=3.1,<4", "pandas==3.1 # tables"])
def test_a_requirement_without_range_or_reason_is_seen(line):
    assert unreasoned([line, "pandas>=3.1,<4  # tables"]) == [line]


def test_an_undeclared_import_is_seen(tmp_path):
    (tmp_path / "map.py").write_text("import json, pytest\nfrom hypothesis.strategies import text\n", encoding="utf-8")
    assert undeclared_imports(tmp_path, {"pytest"}) == {"hypothesis"}


def test_an_unused_requirement_is_seen(tmp_path):
    (tmp_path / "map.py").write_text("import pytest\n", encoding="utf-8")
    lines = ["pytest>=9,<10  # tests", "hypothesis>=6,<7  # nothing", "ruff>=0,<1  # needed by pytest"]
    assert unused_requirements(tmp_path, lines) == {"hypothesis"}


def test_false_words_in_a_readme_are_seen():
    text = "See `dashboard/nowhere.py`.\n```bash\nmake nonsense   # a comment\npython -m dashboard.setup run\n```\n"
    assert missing_paths(text) == ["dashboard/nowhere.py"]
    assert unknown_targets(text) == {"nonsense"}
    assert module_commands(text) == {"dashboard.setup run"}


def test_an_undocumented_column_is_seen(tmp_path):
    table = tmp_path / "rivers.csv"
    table.write_text("name,length_km\n", encoding="utf-8")
    assert undocumented(table, "`rivers.csv` has a `name`.") == ["length_km"]


def test_settings_beside_the_program_are_those_of_the_repository():
    # Streamlit reads the folder it is started in and the program's own: only the second is there from everywhere.
    beside, above = (folder / ".streamlit" / "config.toml" for folder in (ROOT / "dashboard", ROOT))
    assert tomllib.loads(beside.read_text(encoding="utf-8")) == tomllib.loads(above.read_text(encoding="utf-8"))
