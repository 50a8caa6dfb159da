"""How a place name sounds under the spelling habits of several languages: Charkow, Harkiv and Kharkiv sound alike.

A convention is an ordered list of letter groups with the sounds they stand for. Sounds are kept in coarse classes,
because the habits differ just there: T for t and d, P for p and b, K for k, g, h and their kin (Луганськ is Lugansk or
Luhansk, Харків is Kharkiv or Harkiv), S for all hissing sounds (ж is zh, j, ż or sch), F for f and v; vowels stay.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dashboard.gazetteer.names import fold

# Letters with marks that fold() would lose; the same everywhere except where a convention says otherwise.
_MARKED = str.maketrans({c: "S" for c in "čćçċšśşșżžźțţ"} | {"ñ": "N", "ğ": "", "ģ": "K"})
_VOWELS = frozenset("aeiou")
_COMMON = {
    "shch": "S", "sch": "S", "tch": "S", "dzh": "S", "dj": "S", "dz": "S", "sh": "S", "zh": "S", "ts": "S", "tz": "S",
    "kh": "K", "gh": "K", "ck": "K", "cq": "K", "qu": "K", "q": "K", "k": "K", "g": "K", "h": "K", "x": "KS",
    "ph": "F", "f": "F", "v": "F", "th": "T", "dh": "T", "t": "T", "d": "T", "bh": "P", "p": "P", "b": "P",
    "s": "S", "z": "S", "m": "M", "n": "N", "l": "L", "r": "R", "y": "i", "ou": "u", "oo": "u", "ee": "i",
}  # fmt: skip
_SOFT_C = {"ce": "Se", "ci": "Si", "cy": "Si", "c": "K"}
_CONVENTIONS: Mapping[str, Mapping[str, str]] = {
    "english": {**_COMMON, **_SOFT_C, "ch": "S", "j": "S", "w": "u"},
    "german": {
        **_COMMON, "schtsch": "S", "tsch": "S", "dsch": "S", "ch": "K", "c": "K", "j": "i", "w": "F", "ie": "i",
    },
    "dutch": {
        **_COMMON, "sjtsj": "S", "tsj": "S", "dzj": "S", "sj": "S", "zj": "S", "ch": "K", "c": "K", "j": "i", "w": "F",
        "oe": "u", "ie": "i", "ij": "i",
    },
    "french": {**_COMMON, **_SOFT_C, "chtch": "S", "ch": "S", "j": "S", "w": "F", "gue": "Ke", "gui": "Ki", "ge": "Se", "gi": "Si"},
    "slavic": {**_COMMON, "szcz": "S", "sz": "S", "cz": "S", "rz": "S", "ch": "K", "c": "S", "j": "i", "w": "F"},
    "turkish": {**_COMMON, "c": "S", "j": "S", "w": "F"},
    "spanish": {**_COMMON, **_SOFT_C, "ch": "S", "j": "K", "w": "u", "hu": "u", "gue": "Ke", "gui": "Ki", "x": "K"},
}  # fmt: skip
# Local spelling, where it is not GeoNames' English-style romanisation.
_LOCAL = {
    "german": "DE AT CH LI", "dutch": "NL BE SR", "french": "FR LU MC", "slavic": "PL CZ SK SI HR BA RS ME HU",
    "turkish": "TR AZ", "spanish": "ES MX GT HN SV NI CR PA CU DO VE CO EC PE BO CL AR PY UY PR",
}  # fmt: skip
_LOCAL_CONVENTION = {code: convention for convention, codes in _LOCAL.items() for code in codes.split()}
_REPEATED = re.compile(r"(.)\1+")


def readings(name: str) -> frozenset[str]:
    """Return how the name may sound, over all conventions; vowels in lower case, classes of consonants in upper case."""
    return frozenset(reading for convention in _CONVENTIONS if (reading := read_as(name, convention)))


def local_reading(name: str, country_code: str) -> str:
    """Return how the name sounds as the gazetteer spells names of that country."""
    return read_as(name, _LOCAL_CONVENTION.get(country_code, "english"))


@lru_cache(maxsize=65_536)
def read_as(name: str, convention: str) -> str:
    """Return the sounds of a name under one convention; "" for what is not written in Latin letters."""
    letters = "".join(c if c.isupper() else fold(c) for c in name.lower().translate(_MARKED))
    if not letters.isascii():
        return ""
    rules, pattern = _rules(convention)
    sounds = pattern.sub(lambda group: rules[group[0]], letters)
    sounds = _REPEATED.sub(r"\1", "".join(c for c in sounds if c.isalpha()))
    if sounds.endswith("K") and letters.endswith("h") and sounds[-2:-1] in _VOWELS:
        return sounds[:-1]  # a final h after a vowel is only written: Raqqah, Nineveh
    return sounds


@cache
def _rules(convention: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    rules = _CONVENTIONS[convention]
    return rules, re.compile("|".join(sorted(rules, key=len, reverse=True)))


def skeleton(reading: str) -> str:
    """Return the consonants of a reading, with "A" for a vowel at the beginning: what the index looks up."""
    consonants = "".join(c for c in reading if c not in _VOWELS)
    start = "A" if reading[:1] in _VOWELS else ""
    return start + _REPEATED.sub(r"\1", consonants)
