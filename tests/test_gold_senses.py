"""The marked sentences: offsets quote them, families are known, none is for training and testing both."""

import csv

import pytest

from dashboard import settings
from dashboard.ontology import load_ontology

GOLD = settings.ROOT / "tests" / "gold"
FILES = ("senses_train.csv", "senses_test.csv")


def read_senses(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FILES)
def test_each_trigger_is_quoted_from_its_sentence(name: str) -> None:
    wrong = [
        row for row in read_senses(name) if row["sentence"][int(row["start"]) : int(row["end"])] != row["trigger_text"]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_each_trigger_is_made_of_whole_words(name: str) -> None:
    def inside_a_word(row: dict[str, str]) -> bool:
        before, after = row["sentence"][: int(row["start"])][-1:], row["sentence"][int(row["end"]) :][:1]
        return before.isalnum() or after.isalnum()

    assert [row for row in read_senses(name) if inside_a_word(row)] == []


@pytest.mark.parametrize("name", FILES)
def test_families_and_labels_are_known(name: str) -> None:
    rows = read_senses(name)
    assert {row["family"] for row in rows} == {kind.family for kind in load_ontology().values()} - {"other"}
    assert {row["is_event"] for row in rows} == {"0", "1"}


def test_no_sentence_is_for_training_and_for_testing() -> None:
    train, test = ({row["sentence"] for row in read_senses(name)} for name in FILES)
    assert not train & test
