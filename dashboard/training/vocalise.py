# ruff: noqa: RUF001  # letters of other scripts are the subject here
"""Arabic and Persian names with the vowels that their script leaves out, as far as a Latin spelling tells them.

"كفر نبل" beside "Kafr Nabl" becomes "كaفر نaبل": consonants as they are written, vowels as they are spoken. So the
tables of other conventions can write it, with the consonants that the Latin spelling has lost (q or k, s or z).
"""

import re
from functools import cache

from dashboard.gazetteer.names import plain_letters

# Letter → how romanisations of any language may have written it, longest first; "" where they leave it out.
_WRITTEN = {
    "ب": "b p", "پ": "p b", "ت": "t", "ث": "th t s", "ج": "dsch dj dzh g j c", "چ": "tch ch c", "ح": "h",
    "خ": "kh ch h", "د": "d", "ذ": "dh z d th", "ر": "r", "ز": "z s", "ژ": "zh j", "س": "ss s", "ش": "sch sh ch s",
    "ص": "ss s",
    "ض": "dh d z", "ط": "t", "ظ": "z dh", "ع": "", "غ": "gh g q", "ف": "f", "ق": "gh q k g", "ك": "k c", "ک": "k c",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ء": "", "ئ": "", "ؤ": "",
}  # fmt: skip
_LONG = {
    "ا": (("a", "ā"), ("e", "a")),
    "آ": (("a", "ā"),),
    "و": (
        *(("ou", "ū"), ("oo", "ū"), ("au", "aw"), ("aw", "aw"), ("ow", "aw")),
        *(("u", "ū"), ("o", "ū"), ("w", "و"), ("v", "و")),
    ),
    "ي": (
        *(("ai", "ay"), ("ay", "ay"), ("ei", "ay"), ("ey", "ay")),
        *(("ee", "ī"), ("i", "ī"), ("e", "ī"), ("y", "ي")),
    ),
    "ة": (("ah", "aة"), ("at", "aة"), ("eh", "aة"), ("a", "aة"), ("e", "aة"), ("", "ة")),
    "ى": (("a", "ā"), ("i", "ī"), ("y", "ī")),
}  # fmt: skip
_LONG["ی"] = tuple((latin, "ی" if sound == "ي" else sound) for latin, sound in _LONG["ي"])
_SHORT = {"a": "a", "e": "i", "i": "i", "o": "u", "u": "u"}
# Alefs are one letter here; stretching and vowel signs go; a joint of Persian compounds parts words.
_SIGNS = dict.fromkeys(map(chr, range(0x064B, 0x0653)), "")
_NORMAL = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ـ": "", "\u200c": " ", **_SIGNS})
_ARTICLE = re.compile(r"^(?:a|e|u)(?:l|d|n|r|s|sh|t|th|z|dh)$")
_MIN_LETTERS = 3


def vocalise(original: str, latin: str) -> str | None:
    """Return the original with vowels (a, i, u; ā, ī, ū; ay, aw), None where the Latin spelling is another name."""
    words = original.translate(_NORMAL).split()
    spelled = _join_articles(plain_letters(latin.lower()).split())
    if len(words) != len(spelled) or sum(map(len, words)) < _MIN_LETTERS:
        return None
    heard = [_vocalise_word(word, letters, has) for word, (letters, has) in zip(words, spelled, strict=True)]
    return None if None in heard else " ".join(word for word in heard if word is not None)


def _join_articles(words: list[str]) -> list[tuple[str, bool]]:
    """Return the words without their articles, and whether each had one."""
    joined: list[tuple[str, bool]] = []
    has_article = False
    for word in words:
        if _ARTICLE.match(word):
            has_article = True
            continue
        joined.append((word, has_article))
        has_article = False
    return joined


def _vocalise_word(word: str, latin: str, has_article: bool) -> str | None:  # noqa: FBT001  # of one word, said once
    if has_article != (word.startswith("ال") and len(word) > _MIN_LETTERS):
        return None
    # "aa" is how some write an ayin with its vowel, or a long vowel; the original tells which.
    heard = _align(word.removeprefix("ال") if has_article else word, latin.replace("aa", "a"))
    return None if heard is None else f"{'ال-' if has_article else ''}{heard}"


@cache
def _align(word: str, latin: str) -> str | None:
    """Return the letters with the short vowels between them, the first way in which both spellings fit."""
    if not word:
        return {**_SHORT, "": ""}.get(latin)
    letter, rest = word[0], word[1:]
    for spelled, sound in _ways(letter):
        for repeated in (2, 1):  # a doubled consonant is written once in the original
            written = spelled * repeated
            if latin.startswith(written) and (repeated == 1 or letter in _WRITTEN):
                tail = _align(rest, latin[len(written) :])
                if tail is not None:
                    return sound * (repeated if spelled else 1) + tail
    if latin[:1] in _SHORT and latin:
        tail = _align(word, latin[1:])
        return None if tail is None or tail[:1] in set("aiuāīū") else _SHORT[latin[0]] + tail
    return None


def _ways(letter: str) -> tuple[tuple[str, str], ...]:
    if letter in _LONG:
        return _LONG[letter]
    if letter not in _WRITTEN:
        return ()
    options = _WRITTEN[letter].split(" ")
    return tuple((spelled, letter) for spelled in options) or (("", letter),)
