"""Where the browser finds what the map loads: our own files, and the libraries of dashboard/static/vendor/."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.views.served import STATIC, write_once

# Relative to the map's frame (/component/…/index.html): works under any server.baseUrlPath.
_SERVED = "../../app/static"
# In this order, as one file, and before the libraries: our code listens for messages while those still load, and the
# map's frame loads one file after the other.
_OWN_SCRIPTS = (
    "map/events.js",
    "map/cells.js",
    "map/rings.js",
    "map/tiles.js",
    "map/atlas.js",
    "map/labels.js",
    "map/shades.js",
    "map/regions.js",
    "map/area.js",
    "map/markers.js",
    "map/view.js",
)
_LIBRARIES = {
    "leaflet/leaflet.js": "https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/leaflet.js",
    "topojson-client/topojson-client.min.js": "https://cdn.jsdelivr.net/npm/topojson-client@3.1.0/dist/topojson-client.min.js",
}
_STYLES = {"leaflet/leaflet.css": "https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/leaflet.css"}
_OUTLINES = {"world-atlas/countries-50m.json": "https://cdn.jsdelivr.net/npm/world-atlas@2.0.2/countries-50m.json"}


def is_served() -> bool:
    """Whether this server hands out dashboard/static/ (server.enableStaticServing in .streamlit/config.toml)."""
    return bool(st.get_option("server.enableStaticServing"))


def has_libraries() -> bool:
    """Whether every library is on this machine; if not, pages load them from a public server."""
    return all((settings.VENDOR / name).is_file() for name in (*_LIBRARIES, *_STYLES, *_OUTLINES))


def script_links(event_file: str) -> list[tuple[str, str]]:
    """Return the scripts of the map; ours is told which events to fetch, so that they come while the others load."""
    made_from = "".join(own_address(name) for name in _OWN_SCRIPTS).encode()
    name = write_once("map", made_from, lambda: read_component(*_OWN_SCRIPTS).encode(), ".js")
    own = [("map", f"{served_address(f'events/{name}')}?events={served_address(f'events/{event_file}')}")]
    return own + [(name, _library_address(name, far)) for name, far in _LIBRARIES.items()]


def small_script_links() -> list[tuple[str, str]]:
    """Return the scripts of a small map, which is drawn once and shows no single event."""
    own = [(name, own_address(name)) for name in ("map/small.js", "map/atlas.js")]
    return own + [(name, _library_address(name, far)) for name, far in _LIBRARIES.items()]


def style_links() -> list[tuple[str, str]]:
    return [(name, _library_address(name, far)) for name, far in _STYLES.items()] + [
        ("map", own_address("map/map.css"))
    ]


def outlines_address() -> str:
    return next(_library_address(name, far) for name, far in _OUTLINES.items())


def served_address(name: str) -> str:
    return f"{_SERVED}/{name}"


def own_address(name: str) -> str:
    """Return the address of one of our files; it changes with the content, so that no browser keeps an old one."""
    path = STATIC / name
    return f"{served_address(name)}?v={_content_mark(path, path.stat().st_mtime_ns)}"


def read_component(*names: str) -> str:
    """Join our files for a Streamlit component, whose code travels as one string."""
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in names)


def script_literal(value: Any) -> str:
    """Return a JavaScript expression for a JSON value that no template engine and no HTML parser can mistake for code.

    Folium's elements are rendered as Jinja templates and end up inside a <script>: neither `{` nor `<` may stand there.
    """
    text = json.dumps(json.dumps(value, ensure_ascii=True))
    for char in "{}<>%&'`":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"JSON.parse({text})"


def _library_address(name: str, far: str) -> str:
    return f"{_SERVED}/vendor/{name}" if has_libraries() else far


@cache
def _content_mark(path: Path, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
