# ruff: noqa: RUF001  # letters of other scripts are the subject here
"""How writers of other languages spell foreign names: published romanisation tables.

The tables lie in romanisation/LANGUAGE.csv: one row for letters of the original (and where they stand), one column for
a convention; "=" is what the row without context says. Sources, by column:

- bgn: the BGN/PCGN agreements (Russian 1947, Ukrainian 1965, Belarusian 1979, Georgian and Armenian 1981, Arabic 1956,
  Persian 1958). Serbian and Turkish have Latin letters of their own.
- scholarly: international scholarly transliteration, near ISO 9:1968 for Cyrillic; ISO 9984 and 9985 for Georgian and
  Armenian; DIN 31635 for Arabic letters; the Belarusian Latin alphabet of the Instruction of 2007.
- german: the transcription tables of the Duden; dutch: of the Nederlandse Taalunie (Buitenlandse aardrijkskundige
  namen); french: the transcription of the press and of the Petit Larousse (ou, tch, ch, dj, kh); polish: of PWN;
  turkish: of the Türk Dil Kurumu (ş, ç, c, h).
- press: how English-language papers spell: the Ukrainian national system of 2010, BGN/PCGN without its marks elsewhere.

Turkish is only rewritten where readers could not say it (german, french, press); Polish never is.

None of it is taken from how the gazetteer hears names: the tables write, the gazetteer listens.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CONVENTIONS = ("bgn", "scholarly", "german", "dutch", "french", "polish", "turkish", "press")
LANGUAGES = ("ar", "be", "fa", "hy", "ka", "ru", "sr", "tr", "uk")
_TABLES = Path(__file__).with_name("romanisation")
_VOWEL = "аеёиоуыэюяіїєaiuāīūаეიოუაեէըիոօաeoöüı"
# Where letters stand, as (what is before, what is after).
_CONTEXTS = {
    "start": (r"(?<![^\W\d_])", ""),
    "end": ("", r"(?![^\W\d_])"),
    "vowel": (f"(?<=[{_VOWEL}йьъ'’])", ""),
    "between": (f"(?<=[{_VOWEL}])", f"(?=[{_VOWEL}])"),
    "front": ("", "(?=[еиіэєёьюяї])"),
    "hush": ("(?<=[жшчщц])", ""),
    "after_l": ("(?<=л)", ""),
}
_TWICE = re.compile(r"(dsch|tsch|dzj|tch|sch|sh|kh|ch|dj|dh|th|gh|sz|cz|sj|zh)\1")
_VOCALISED = frozenset({"ar", "fa"})  # whose doubled consonants are one letter: no convention doubles its digraph


def romanise(name: str, language: str, convention: str) -> str | None:
    """Return a name as a convention writes it, each word with a capital; None where the table lacks a letter."""
    if convention not in CONVENTIONS:
        raise ValueError(f"No convention {convention!r}; there are {', '.join(CONVENTIONS)}.")
    pattern, groups = _rules(language, convention)
    source = name.lower()
    if any(map(str.isalpha, pattern.sub("", source))):
        return None
    spelled = pattern.sub(lambda found: groups[str(found.lastgroup)], source)
    return capitalise(_TWICE.sub(r"\1", spelled) if language in _VOCALISED else spelled)


def alphabet(language: str) -> frozenset[str]:
    """Return the letters that a language's table knows."""
    return frozenset("".join(letters for letters, _, _ in _rows(language)))


def capitalise(name: str) -> str:
    """Give each word a capital first letter; articles before a hyphen stay small, save at the beginning."""
    words = re.sub(r"(?<![^\W\d_])(?<!['’ʹ·])([ʿʾ]?)([^\W\d_])", lambda start: start[1] + start[2].upper(), name)
    return re.sub(r"(?<=.)\b(?:Al|El)-", lambda article: article[0].lower(), words)


@cache
def _rows(language: str) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    with (_TABLES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["letters"], row["context"], row) for row in csv.DictReader(file))


@cache
def _rules(language: str, convention: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern with one group for each row, longest letters and narrowest contexts first, and its spellings."""
    rows = [row for row in _rows(language) if row[2][convention] != "="]
    rows.sort(key=lambda row: (-len(row[0]), not row[1]))
    parts, groups = [], {}
    for number, (letters, context, row) in enumerate(rows):
        before, after = _CONTEXTS[context] if context else ("", "")
        parts.append(f"(?P<r{number}>{before}{re.escape(letters)}{after})")
        groups[f"r{number}"] = row[convention]
    return re.compile("|".join(parts)), groups
