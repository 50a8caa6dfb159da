"""Relations that move or widen a place: "30 km north of Kharkiv", "near Bucha", "off the coast of Libya"."""

import re
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from dashboard.model import Mention

_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
_COMPASS = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_KM_PER_UNIT = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344, "mi": 1.609344}
_WORD_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "a few": 5, "several": 10,
}  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
_UNIT = r"km|kms|kilomet(?:re|er)s?|miles?|mi"

_DISTANCE = re.compile(
    rf"(?P<number>{_NUMBER})[ -](?P<unit>{_UNIT})\b(?: \([^)]{{1,20}}\))?"
    rf"(?: (?:to the |due )?(?P<bearing>{_COMPASS})(?:ward|wards)?)? (?P<link>of|from|outside|away from|off)"
    r"(?: the)?(?: (?:city|town|village|capital|coast|border)(?: of)?)?(?: the)? $",
    re.IGNORECASE,
)
_BEARING = re.compile(
    rf"(?P<words>(?:(?:just|immediately|directly|due|to the|far) )?\b(?P<bearing>{_COMPASS}) of)(?: the)?"
    r"(?: (?:city|town|village|capital)(?: of)?)?(?: the)? $",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?P<words>near|outside|close to|next to|not far from|around|just outside|on the (?:outskirts|edge) of"
    r"|in the (?:outskirts|suburbs|vicinity) of|off the (?:\w+ )?coast of|off|along the (?:\w+ )?coast of"
    r"|(?:on|along|at|near) the (?:\w+ )?border (?:with|of)|bordering)"
    rf"(?: the)?(?: nearby)?(?: (?:{_COMPASS})(?:ern)?)?(?: (?:city|town|village|capital|island)(?: of)?)?(?: the)? $",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?P<words>(?:on the |the )?"
    r"(?:border|road|highway|motorway|railway|line|stretch|area|half-?way|midway|located|lying|lies)"
    r" (?:from|between)) (?:the )?$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?<!\bto )\bthe (?:far )?$", re.IGNORECASE)  # "in the south of Syria" is a part of Syria
_LOOK_BACK = 80  # characters before a name in which its relation stands
_EARTH_KM = 6371.0


@dataclass(frozen=True)
class Relation:
    """What stands before a name: its words, and the distance and bearing where the words give them."""

    words: str
    km: float | None = None
    bearing: float | None = None  # degrees clockwise from north
    is_between: bool = False


def find_relation(mention: Mention, text: str) -> Relation | None:
    """Return the relation whose anchor is this mention, from a text with plain quotes and spaces."""
    before = text[max(0, mention.start_char - _LOOK_BACK) : mention.start_char]
    if match := _DISTANCE.search(before):
        bearing = match["bearing"]
        words = " ".join(before[match.start() : match.end("link")].split())
        return Relation(words, _kilometres(match["number"], match["unit"]), _degrees(bearing) if bearing else None)
    match = _BEARING.search(before)
    if match and not _PART.search(before[: match.start()]):
        return Relation(" ".join(match["words"].split()), None, _degrees(match["bearing"]))
    if match := _BETWEEN.search(before):
        return Relation(" ".join(match["words"].split()), is_between=True)
    if match := _NEAR.search(before):
        return Relation(" ".join(match["words"].split()))
    return None


def _kilometres(number: str, unit: str) -> float:
    amount = _WORD_NUMBERS.get(number.lower()) or float(number.replace(",", ""))
    return amount * _KM_PER_UNIT[unit.lower().rstrip("s") if unit.lower() != "kms" else "km"]


def _degrees(compass: str) -> float:
    return float(_BEARINGS[re.sub(r"[ -]", "", compass.lower())])


def shifted(latitude: float, longitude: float, *, km: float, bearing: float) -> tuple[float, float]:
    """Return (latitude, longitude) of the point that lies `km` from the given one in the direction `bearing`."""
    angle, heading, start = km / _EARTH_KM, radians(bearing), radians(latitude)
    end = asin(sin(start) * cos(angle) + cos(start) * sin(angle) * cos(heading))
    turn = atan2(sin(heading) * sin(angle) * cos(start), cos(angle) - sin(start) * sin(end))
    return degrees(end), (longitude + degrees(turn) + 540) % 360 - 180


def halfway(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> tuple[float, float, float]:
    """Return (latitude, longitude) of the point between two points, and their distance in kilometres."""
    start, end, turn = radians(latitude), radians(other_latitude), radians(other_longitude - longitude)
    x, y = cos(end) * cos(turn), cos(end) * sin(turn)
    middle = atan2(sin(start) + sin(end), hypot(cos(start) + x, y))
    shift = atan2(y, cos(start) + x)
    chord = sin((end - start) / 2) ** 2 + cos(start) * cos(end) * sin(turn / 2) ** 2
    return degrees(middle), (longitude + degrees(shift) + 540) % 360 - 180, 2 * _EARTH_KM * asin(sqrt(min(1.0, chord)))
