"""What a run of the page hands to the browser: counts, component data, the map's message. Shared by the app's tests."""

import base64
import json

import numpy as np
from streamlit.testing.v1 import AppTest


def status(at: AppTest) -> str:
    return next(block.value for block in at.get("html") if "dateline-status" in block.value)


def counts(at: AppTest) -> tuple[int, int, int, int]:
    """Shown, all, without a place, without a date."""
    said = status(at).split("</span>")[0].partition(";")[0]
    words = said.replace("<b>", " ").replace("</b>", " ").replace(",", " ").split()
    shown, total, unplaced, undated = (int(word) for word in words if word.isdigit())
    return shown, total, unplaced, undated


def component_data(at: AppTest, name: str) -> dict:
    found = [element.proto for element in at.get("bidi_component") if element.proto.component_name == name]
    return json.loads(found[0].json)


def map_message(at: AppTest) -> dict:
    group = json.loads(at.get("component_instance")[0].proto.json_args)["feature_group"]
    literal = group.split("JSON.parse(")[1].split(")")[0]
    return json.loads(json.loads(literal))


def visible_on_map(at: AppTest) -> int:
    return int(np.unpackbits(np.frombuffer(base64.b64decode(map_message(at)["passing"]), dtype=np.uint8)).sum())


def listed(at: AppTest) -> list[str]:
    return [row["event_id"] for row in component_data(at, "dateline_event_list")["rows"]]
