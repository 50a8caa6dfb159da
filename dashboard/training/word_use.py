"""Count how English writes the names of places: `python -m dashboard.training.word_use --data DIR`.

Writes data/gazetteer/word_use.tsv: for each word that is also a name in the gazetteer, and for given names, how often
the training texts have it with a small letter, and capitalised as a place, a person and anything else.
"""

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard import settings
from dashboard.extraction.places.word_use import WordUse
from dashboard.gazetteer.index import Gazetteer
from dashboard.training.corpora import Sentence, read_sentences

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ']*")
_HEADER = ("word", "ordinary", "place", "person", "other")
_MIN_ORDINARY = 2  # once may be a slip of the writer
_MIN_NAMED = 3
_SHOUTED = 0.5  # share of capitals from which a sentence says nothing of case


def count_word_use(sentences: Iterable[Sentence], texts: Iterable[str]) -> dict[str, WordUse]:
    """Return the counts of each word in lower case. `texts` only count for small letters; test sentences not at all."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        if sentence.split != "test" and not _is_shouted(sentence.text):
            counts.update(_uses(sentence))
    for text in texts:
        counts.update((word, "ordinary") for word in _WORD.findall(text) if word[0].islower())
    words = sorted({word for word, _ in counts})
    return {word: WordUse(*(counts[word, use] for use in _HEADER[1:])) for word in words}


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or sum(character.isupper() for character in letters) > _SHOUTED * len(letters)


def _uses(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield (word, use); the first word of a sentence says nothing unless it is part of a name."""
    for number, match in enumerate(_WORD.finditer(sentence.text)):
        word = match.group()
        if word[0].islower():
            yield word, "ordinary"
            continue
        label = next((label for start, end, label in sentence.entities if start <= match.start() < end), None)
        if label is not None or number > 0:
            yield word.lower(), {"LOC": "place", "PERSON": "person"}.get(label or "", "other")


def worth_keeping(word: str, use: WordUse, gazetteer: Gazetteer) -> bool:
    """Whether the counts can tell a place from something else: names of the gazetteer, and given names."""
    is_given_name = use.person >= _MIN_NAMED and use.person > use.ordinary and not use.place
    is_seen = use.ordinary >= _MIN_ORDINARY or use.place + use.person + use.other >= _MIN_NAMED
    return len(word) > 1 and (is_given_name or (is_seen and bool(gazetteer.find_candidates(word.capitalize()))))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m dashboard.training.word_use", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/*.jsonl.gz and places/*.jsonl.gz")
    parser.add_argument("--out", type=Path, default=settings.GAZETTEER_TABLES / "word_use.tsv")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.open()
    uses = count_word_use(read_sentences(options.data), _read_texts(options.data))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(_HEADER)
        for word, use in uses.items():
            if worth_keeping(word, use, gazetteer):
                writer.writerow((word, use.ordinary, use.place, use.person, use.other))
    return 0


def _read_texts(data: Path) -> Iterator[str]:
    for path in sorted((data / "places").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (str(json.loads(line)["text"]) for line in file)


if __name__ == "__main__":
    sys.exit(main())
