"""Search by words: what a user types finds what a user means, and nothing typed can break it."""

import sqlite3

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_store import make_extractions, save_sample

from dashboard.search import SEARCH_FILE, SearchIndex, build_query, find_forms
from dashboard.store import build_store, load_store, save_store

TEXT = (
    "Nurses marched in Kyiv and beyond. Police shelled the Kyiv depot. Villagers were evacuating Izíum’s old town. "
    "He said the river burst its banks."
)
ARTICLES = pd.DataFrame({"article_id": ["a"], "title": ["Márch of nurses"], "source": ["Sample Wire"], "text": [TEXT]})


def make_events(*passages: str) -> pd.DataFrame:
    base = {"article_id": "a", "family": "protest", "sub_event_type": "peaceful_protest", "trigger": "march"}
    empty = dict.fromkeys(("location", "admin1", "country_code", "actor1", "actor2", "attribution"))
    rows = [
        {**base, **empty, "passage_start_char": TEXT.index(words), "passage_end_char": TEXT.index(words) + len(words)}
        for words in passages
    ]
    rows[0] |= {"location": "Kyiv", "country_code": "UA", "actor1": "Nurses"}
    rows[2] |= {"location": "Izium", "admin1": "Kharkiv", "country_code": "UA"}
    return pd.DataFrame(rows)


EVENTS = make_events(*(f"{sentence}." for sentence in TEXT.removesuffix(".").split(". ")))


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return SearchIndex(tmp_path_factory.mktemp("nothing"), EVENTS, ARTICLES)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("kyiv", [0, 1]),
        ("KYIV nurses", [0, 1]),  # the title speaks of nurses everywhere
        ("depot kyiv", [1]),
        ('"kyiv depot"', [1]),
        ("“Kyiv depot”", [1]),
        ('"depot kyiv"', []),
        ('"kyiv dep', []),
        ("dep*", [1]),
        ("dep", []),
        ("izium", [2]),
        ("Izíum's", [2]),
        ("kharkiv", [2]),
        ("ukraine", [0, 2]),
        ("evacuate", [2]),
        ("villager", [2]),
        ("shelling", [1]),
        ('"shelling"', []),
        ("wire", [0, 1, 2, 3]),
        ("peaceful", [0, 1, 2, 3]),
        ("aid", []),  # not a part of "said"
        ("…!?", [0, 1, 2, 3]),
    ],
)
def test_search_finds_what_is_meant(index, text, rows):
    assert index.find(text).tolist() == rows


def test_an_event_at_the_place_comes_before_one_whose_passage_names_it(index):
    assert index.rank("kyiv").tolist() == [0, 1]
    assert index.rank("izium nurses").tolist() == [2]


def test_the_very_word_comes_before_its_forms(tmp_path):
    texts = ["They were shelling it and shelled it.", "There it lay: a shell. A long, long, long story without an end."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "title": "", "source": "", "text": texts})
    events = EVENTS.head(2).assign(
        article_id=["a", "b"], passage_start_char=0, passage_end_char=[len(text) for text in texts]
    )
    assert SearchIndex(tmp_path, events, articles).rank("shell").tolist() == [1, 0]


@given(st.text())
def test_no_query_breaks_the_index(index, text):
    assert set(index.find(text)) == set(index.rank(text))


@pytest.mark.parametrize(
    "text", ['" OR "', "who : x", "a AND", "NEAR(a b)", "^kyiv", "-kyiv", "kyiv)", "{who}: a", "*"]
)
def test_signs_of_the_query_language_mean_nothing(index, text):
    index.find(text)
    assert "who :" not in build_query(text)


def test_a_query_of_a_thousand_words_is_answered(index):
    assert index.find("kyiv " * 1000).tolist() == [0, 1]


@given(st.text("abcdefgy", min_size=1))
def test_a_word_is_a_form_of_itself(word):
    assert word in find_forms(word)


def test_store_brings_its_index_with_the_same_bytes(tmp_path):
    first = build_store(make_extractions())
    again = build_store(reversed(make_extractions()))
    for name, store in (("one", first), ("two", again)):
        save_store(store, tmp_path / name)
    assert (tmp_path / "one" / SEARCH_FILE).read_bytes() == (tmp_path / "two" / SEARCH_FILE).read_bytes()


@pytest.mark.parametrize("damage", ["missing", "cut", "text", "other tables", "other program"])
def test_store_is_searched_whatever_became_of_its_index(tmp_path, damage):
    folder = save_sample(tmp_path / "store")
    file = folder / SEARCH_FILE
    if damage == "missing":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    elif damage == "text":
        file.write_text("not an index")
    elif damage == "other tables":
        load_store(folder).events.iloc[3:].to_parquet(folder / "events.parquet", index=False)
    else:
        file.unlink()
        sqlite3.connect(file).execute("CREATE TABLE passages (words TEXT)").connection.close()
    store = load_store(folder)
    index = SearchIndex(folder, store.events, store.articles)
    assert len(index.find("kharkiv")) == store.events["admin1"].eq("Kharkiv").sum()
