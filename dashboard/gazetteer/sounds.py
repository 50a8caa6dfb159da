"""How a place name sounds under the spelling habits of several languages: Charkow, Harkiv and Kharkiv sound alike.

A convention maps groups of letters to sounds, written with one letter each: S sh, Z zh, C ch, J dj, c ts, x kh; y is i.
The index looks names up by their skeleton: consonants in coarse classes, because the habits differ just there (one
letter is g in Lugansk and h in Luhansk, another is zh, j, ż or sch), and no vowels but a first one. How alike two
readings with one skeleton are is judged after.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from dashboard.gazetteer.names import plain_letters

# Letters whose marks change the sound.
_MARKED = str.maketrans(
    dict.fromkeys("čćç", "C")
    | dict.fromkeys("šşșś", "S")
    | dict.fromkeys("žżź", "Z")
    | dict.fromkeys("ǧǰ", "J")
    | {"ț": "c", "ğ": "", "ḫ": "kh"}  # ţ with its cedilla is mostly the Arabic emphatic t
)
_COMMON = {
    "shch": "S", "sch": "S", "tch": "C", "dzh": "J", "dZ": "J", "dj": "J", "dz": "c", "sh": "S", "zh": "Z", "ts": "c",
    "tz": "c", "kh": "x", "gh": "g", "ck": "k", "cq": "k", "qu": "k", "q": "k", "x": "ks", "ph": "f", "th": "t",
    "dh": "d", "bh": "b", "y": "i", "ou": "u", "oo": "u", "ee": "i",
}  # fmt: skip
_SOFT_C = {"ce": "se", "ci": "si", "cy": "si", "c": "k"}
_CONVENTIONS: Mapping[str, Mapping[str, str]] = {
    "english": {**_COMMON, **_SOFT_C, "ch": "C", "j": "J", "w": "u"},
    "german": {
        **_COMMON, "schtsch": "S", "schsch": "Z", "tsch": "C", "dsch": "J", "ch": "x", "c": "k", "j": "i", "w": "v",
        "ie": "i",
    },
    "dutch": {
        **_COMMON, "sjtsj": "S", "tsj": "C", "dzj": "J", "sj": "S", "zj": "Z", "ch": "x", "c": "k", "j": "i", "w": "v",
        "oe": "u", "ie": "i", "ij": "i",
    },
    "french": {
        **_COMMON, **_SOFT_C, "chtch": "S", "ch": "S", "j": "Z", "w": "v", "gue": "ge", "gui": "gi", "ge": "Ze",
        "gi": "Zi",
    },
    "slavic": {
        **_COMMON, "szcz": "S", "sz": "S", "cz": "C", "rz": "Z", "ch": "x", "ck": "ck", "c": "c", "j": "i", "w": "v",
        "x": "x",  # no Polish or Czech letter, but the scholars' kh
    },
    "turkish": {**_COMMON, "c": "J", "j": "Z", "w": "v"},
    "arabic by turkish": {**_COMMON, "c": "J", "j": "Z", "v": "u", "w": "u"},
    "spanish": {**_COMMON, **_SOFT_C, "ch": "C", "j": "x", "w": "u", "hu": "u", "gue": "ge", "gui": "gi"},
}  # fmt: skip
# Local spelling, where it is not GeoNames' English-style romanisation.
_LOCAL = {
    "german": "DE AT CH LI", "dutch": "NL BE SR", "french": "FR LU MC", "slavic": "PL CZ SK SI HR BA RS ME HU",
    "turkish": "TR AZ", "spanish": "ES MX GT HN SV NI CR PA CU DO VE CO EC PE BO CL AR PY UY PR",
}  # fmt: skip
_LOCAL_CONVENTION = {code: convention for convention, codes in _LOCAL.items() for code in codes.split()}
_ARABIC = {  # countries whose names begin with an article more often than not
    "AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY",
    "TN", "YE",
}  # fmt: skip
_ARTICLE = re.compile(r"^[ae][dlnrstz]h?[- ]", re.IGNORECASE)  # news leaves it out as often as not
_JOINED_ARTICLE = re.compile(r"^[ae](?:l(?=[^aeiouy\W])|([dnrstz]|sh)(?=\1))", re.IGNORECASE)  # Alqunaytra
_FOREIGN = ("english", "german", "dutch", "french", "slavic", "turkish")  # whose transcripts English news copies
_VOWELS = frozenset("aeiou")
_CLASSES = {
    "K": "kgxh", "S": "szSZCJc", "T": "td", "P": "pb", "F": "fvw", "M": "m", "N": "n", "L": "l", "R": "r", "a": "aeiou",
}  # fmt: skip
_TO_CLASS = str.maketrans({sound: name for name, sounds in _CLASSES.items() for sound in sounds})
# Vowels that conventions and dialects write for each other.
_TO_GROUP = _TO_CLASS | str.maketrans({"a": "a", "e": "e", "i": "e", "o": "o", "u": "o"})
_REPEATED = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"(?<=[^aeiou])i(?=[aeou])")  # a soft consonant before a vowel is written i, y, j or not at all
_VOWEL_COST, _SHADE_COST = 0.5, 0.3  # of one vowel more or less; of another vowel or consonant of the same class
_FAR_COST, _START_COST = 0.15, 0.3  # besides: of a vowel far from the other (a, i, u); of such a vowel at the start
_FAR_STARTS = ({"a", "e"}, {"a", "o"}, {"e", "o"})


def readings(name: str, country_code: str) -> frozenset[str]:
    """Return how a name in the news may sound: as foreign agencies spell, and as the country itself does."""
    spelled = {_without_article(name, country_code)}
    if country_code in _ARABIC:  # Aljawf has an article, Alqosh has none: both are heard
        spelled |= {_JOINED_ARTICLE.sub("", text) for text in spelled}
    foreign = (*_FOREIGN, "arabic by turkish") if country_code in _ARABIC else _FOREIGN
    heard = {read_as(text, convention) for text in spelled for convention in foreign}
    return frozenset((heard | {local_reading(text, country_code) for text in spelled}) - {""})


def local_reading(name: str, country_code: str) -> str:
    """Return how the name sounds as the gazetteer spells names of that country."""
    return read_as(_without_article(name, country_code), _LOCAL_CONVENTION.get(country_code, "english"))


def _without_article(name: str, country_code: str) -> str:
    return _ARTICLE.sub("", name) if country_code in _ARABIC else name


@lru_cache(maxsize=4096)
def read_as(name: str, convention: str) -> str:
    """Return the sounds of a name under one convention; "" for what is not written in Latin letters."""
    letters = plain_letters(name.lower().translate(_MARKED)).replace(" ", "")
    if not letters.isascii():
        return ""
    rules, pattern = _rules(convention)
    sounds = _GLIDE.sub("", _REPEATED.sub(r"\1", pattern.sub(lambda group: rules[group[0]], letters)))
    # A final h after a vowel is only written: Raqqah, Nineveh.
    return sounds[:-1] if sounds.endswith("h") and sounds[-2:-1] in _VOWELS else sounds


@cache
def _rules(convention: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    rules = _CONVENTIONS[convention]
    return rules, re.compile("|".join(sorted(rules, key=len, reverse=True)))


def skeleton(reading: str) -> str:
    """Return the classes of the consonants, with "A" for a vowel at the beginning: what the index looks up."""
    classes = reading.translate(_TO_CLASS)
    start = "A" if classes[:1] == "a" else ""
    return start + _REPEATED.sub(r"\1", classes.replace("a", ""))


def likeness(reading: str, other: str) -> float:
    """Return how alike two readings with the same skeleton sound, 0 to 1."""
    vowel_edits = Levenshtein.distance(reading.translate(_TO_CLASS), other.translate(_TO_CLASS))
    group_edits = Levenshtein.distance(reading.translate(_TO_GROUP), other.translate(_TO_GROUP))
    all_edits = Levenshtein.distance(reading, other)
    cost = _VOWEL_COST * vowel_edits + _SHADE_COST * (all_edits - vowel_edits) + _FAR_COST * (group_edits - vowel_edits)
    if {reading[:1].translate(_TO_GROUP), other[:1].translate(_TO_GROUP)} in _FAR_STARTS:
        cost += _START_COST
    return max(0.0, 1 - cost / max(len(reading), len(other), 1))
