"""How many spellings of other conventions the gazetteer understands: `python -m dashboard.training.variants`.

Asks for spellings that it does not list, each inside the right country, and prints recall and precision by convention
and country. That a spelling is also the listed name of a place in another country is left to resolution: it counts as
missed (column "elsewhere") where the gazetteer says no more, but not as a wrong answer. Ordinary words and names of
people with a capital are asked as well: none of them is a place.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from dashboard.gazetteer.geometry import distance_km
from dashboard.gazetteer.index import Gazetteer
from dashboard.gazetteer.names import fold
from dashboard.model import Candidate, NameMatch
from dashboard.training.corpora import read_sentences
from dashboard.training.respell import (
    LANGUAGES_OF,
    Variant,
    build_variants,
    read_places,
    region_variants,
    sample_places,
)

_NEAR_KM = 25.0  # a place of the same name so near is the same one: a city and its district
_FIRST_FEW = 5
_GUESSED = frozenset({NameMatch.TRANSLITERATED, NameMatch.FUZZY})
_WORD = re.compile(r"[A-Za-z]{3,}")
_MIN_SEEN = 2  # once may be a slip of the writer


@dataclass(frozen=True)
class Answer:
    """What the gazetteer said to a variant. `is_known`: by its tables, so that the variant tests nothing."""

    variant: Variant
    is_known: bool
    first: Candidate | None = None
    is_right: bool = False
    is_among_first: bool = False
    is_elsewhere: bool = False


@dataclass
class Tally:
    """Counts of one group of variants."""

    asked: int = 0
    right: int = 0
    among_first: int = 0
    answered: int = 0
    elsewhere: int = 0
    known: int = 0

    def add(self, answer: Answer) -> None:
        if answer.is_known:
            self.known += 1
            return
        self.asked += 1
        self.right += answer.is_right
        self.among_first += answer.is_among_first
        self.answered += answer.first is not None
        self.elsewhere += answer.is_elsewhere


@dataclass(frozen=True)
class FalseAnswer:
    """A place that was guessed for a word or a person's name."""

    word: str
    country_code: str
    place: Candidate


def ask(variant: Variant, gazetteer: Gazetteer) -> Answer:
    country_code = variant.place.country_code
    listed = gazetteer.find_candidates(variant.text)
    if any(c.country_code == country_code and c.match not in _GUESSED for c in listed):
        return Answer(variant, is_known=True)
    everywhere = gazetteer.find_candidates(variant.text, countries=frozenset({country_code}))
    found = [candidate for candidate in everywhere if candidate.country_code == country_code]
    right = [is_right(candidate, variant) for candidate in found[:_FIRST_FEW]]
    return Answer(
        variant,
        is_known=False,
        first=found[0] if found else None,
        is_right=right[:1] == [True],
        is_among_first=any(right),
        is_elsewhere=bool(everywhere) and not found,
    )


def is_right(candidate: Candidate, variant: Variant) -> bool:
    """Whether a candidate is the place of a variant, or one of its names in the same spot."""
    place = variant.place
    if candidate.place_id == place.place_id:
        return True
    apart = distance_km(candidate.latitude, candidate.longitude, place.latitude, place.longitude)
    return apart <= _NEAR_KM and not place.names.isdisjoint({fold(candidate.name), fold(candidate.matched_name)})


_GROUPS: Mapping[str, Callable[[Answer], str]] = {
    "convention": lambda answer: answer.variant.convention,
    "country": lambda answer: answer.variant.place.country_code,
    "all": lambda _: "all",
}


def count_answers(answers: Iterable[Answer], group: Callable[[Answer], str]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for answer in answers:
        tallies.setdefault(group(answer), Tally()).add(answer)
    return tallies


def read_words(data: Path) -> tuple[list[str], list[str]]:
    """Return (ordinary words, names of people), capitalised: seen more than once in the training sentences."""
    small: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for sentence in read_sentences(data):
        if sentence.split != "test":
            small.update(word for word in _WORD.findall(sentence.text) if word.islower())
            spans = (sentence.text[start:end] for start, end, label in sentence.entities if label == "PERSON")
            people.update(word for span in spans for word in _WORD.findall(span) if word.istitle())
    words = {word.capitalize() for word, seen in small.items() if seen >= _MIN_SEEN} | stop_words()
    names = {word for word, seen in people.items() if seen >= _MIN_SEEN} - words
    return sorted(words), sorted(names)


def stop_words() -> set[str]:
    return {word.capitalize() for word in STOP_WORDS if _WORD.fullmatch(word)}


def find_false_answers(words: Iterable[str], country_code: str, gazetteer: Gazetteer) -> Iterator[FalseAnswer]:
    """Yield the guesses. That a word is also the listed name of some village is no guess, and another matter."""
    for word in words:
        found = gazetteer.find_candidates(word, countries=frozenset({country_code}))
        if found and found[0].match in _GUESSED:
            yield FalseAnswer(word, country_code, found[0])


def sample_words(words: Sequence[str], count: int, *, seed: int) -> list[str]:
    return random.Random(seed).sample(words, min(count, len(words)))  # noqa: S311  # a sample, no secret


def draw_variants(countries: Iterable[str], count: int, *, seed: int, gazetteer: Gazetteer) -> list[Variant]:
    """Return the variants of `count` settlements of each country, and of its regions."""
    places = read_places(countries)
    variants = []
    for country_places in places.values():
        for place in sample_places(country_places, count, seed=seed):
            variants += build_variants(place, seed=seed)
        variants += region_variants(country_places, gazetteer, seed=seed)
    return variants


def format_tallies(title: str, tallies: dict[str, Tally]) -> str:
    """Return a table: share right as the first answer and among five, and how many of the first answers are right."""
    rows = [f"{title:<22} variants  recall  in five  precision  elsewhere  known"]
    for name, tally in sorted(tallies.items()):
        recall, in_five = _share(tally.right, tally.asked), _share(tally.among_first, tally.asked)
        precision = _share(tally.right, tally.answered)
        rows.append(
            f"{name:<22} {tally.asked:>8}  {recall:>6}  {in_five:>7}  {precision:>9}"
            f"  {tally.elsewhere:>9}  {tally.known:>5}"
        )
    return "\n".join(rows) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def main(arguments: list[str] | None = None) -> int:
    options = _read_options(arguments)
    gazetteer = Gazetteer.open()
    variants = draw_variants(options.countries, options.places, seed=options.seed, gazetteer=gazetteer)
    answers = [ask(variant, gazetteer) for variant in variants]
    for title, group in _GROUPS.items():
        sys.stdout.write(format_tallies(title, count_answers(answers, group)) + "\n")
    ordinary, people = read_words(options.data) if options.data else (sorted(stop_words()), [])
    false = []
    for title, words in (("ordinary words", ordinary), ("names of people", people)):
        drawn = sample_words(words, options.words, seed=options.seed)
        found = [answer for code in options.countries for answer in find_false_answers(drawn, code, gazetteer)]
        asked = len(drawn) * len(options.countries)
        sys.stdout.write(f"{title}: {len(found)} of {asked} guessed to be places ({_share(len(found), asked)} %)\n")
        false += found
    if options.misses:
        sys.stdout.writelines(_list_misses(answers))
        sys.stdout.writelines(f"{answer.country_code}: {answer.word}, got {answer.place.name}\n" for answer in false)
    return 0


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dashboard.training.variants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other places, slips and words")
    parser.add_argument("--places", type=int, default=40, metavar="N", help="settlements of each country")
    parser.add_argument("--words", type=int, default=300, metavar="N", help="words, and names of people, per country")
    parser.add_argument("--countries", nargs="+", default=list(LANGUAGES_OF), metavar="CODE")
    parser.add_argument("--data", type=Path, help="folder with ner/*.jsonl.gz; without it only stop words are asked")
    parser.add_argument("--misses", action="store_true", help="list each variant without the right answer, each guess")
    return parser.parse_args(arguments)


def _list_misses(answers: Iterable[Answer]) -> Iterator[str]:
    for answer in answers:
        if not answer.is_known and not answer.is_right:
            first, variant = answer.first, answer.variant
            asked = f"{variant.place.country_code} {variant.convention}: {variant.text} = {variant.place.name}"
            got = f"{first.name} ({first.match})" if first else "one elsewhere" if answer.is_elsewhere else "nothing"
            yield f"{asked}, got {got}{', the right one after it' if answer.is_among_first else ''}\n"


if __name__ == "__main__":
    sys.exit(main())
