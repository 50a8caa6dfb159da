"""Place names as keys: what two spellings of one name have in common, whatever their case, accents and punctuation."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, with the plain letters English-language news writes for them.
_PLAIN_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h",  # noqa: RUF001
    "ŋ": "ng", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ə": "a", "ŧ": "t", "ĸ": "k", "&": " and ",
}  # fmt: skip
# Soft signs, ayins, hamzas and apostrophes carry no difference that news keeps: Luhans'k, Sana‘a, Qur`an.
_APOSTROPHES = "'’‘ʼʻʹʺʾʿ`´′\"“”ˈ"  # noqa: RUF001
_ACCENTS = range(0x0300, 0x0370)  # the Unicode block of combining diacritics; marks of Indic scripts are letters
_ABBREVIATED_TOKENS = {"st": "saint", "ste": "saint", "sainte": "saint", "mt": "mount", "ft": "fort"}
_MIN_CHARS = 2  # a single letter names hundreds of things before it names the village of Y
_MAX_CODE = 4  # airport and railway codes stand among GeoNames' alternate names: HRK, KBPO


class _PlainCharacters(dict[int, str]):
    """For str.translate: each character without its accents, punctuation as a space; worked out when first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code))
        bare = (c for c in decomposed if ord(c) not in _ACCENTS and c not in _APOSTROPHES)
        plain = unicodedata.normalize("NFC", "".join(_PLAIN_LETTERS.get(c, c) for c in bare))
        plain = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in plain)
        self[code] = plain
        return plain


_PLAIN = _PlainCharacters({ord(c): "" for c in _APOSTROPHES} | {ord(c): plain for c, plain in _PLAIN_LETTERS.items()})


def plain_letters(text: str) -> str:
    """Return a text without accents and apostrophes; other punctuation becomes a space. Case stays."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return the key under which spellings that differ in case, accents, apostrophes, hyphens or St/Saint meet.

    Words stay apart (New Port is not Newport), and a leading "the" goes (The Hague = Hague). "" when nothing is left.
    """
    words = plain_letters(name.lower()).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    last = len(words) - 1
    return " ".join(_ABBREVIATED_TOKENS.get(word, word) if at < last else word for at, word in enumerate(words))


def is_latin(name: str) -> bool:
    """Whether the letters of a name are Latin ones (by its first letter)."""
    return (name[:1].isascii() and name[:1].isalpha()) or _is_latin_letter(next(filter(str.isalpha, name), " "))


@lru_cache(maxsize=4096)
def _is_latin_letter(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")


def is_alternate_name(name: str) -> bool:
    """Whether a row of GeoNames' alternate names is one that a text may use.

    Not: airport codes, single letters, and the lower-case transcripts of other scripts ("ha er ke fu"),
    which meet ordinary words ("kiva", "rally") and no news text writes.
    """
    if len(name) < _MIN_CHARS:
        return False
    if not is_latin(name):
        return True
    return name != name.lower() and not (name.isupper() and len(name) <= _MAX_CODE)
