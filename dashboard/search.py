"""Search by words in what events say: passage, title, place, actors, kind. An index answers, not a scan.

The index stands beside the tables of a store, made from them (SQLite FTS5). A store without one, or with one that was
made from other tables, is searched all the same: the index is then made in memory, when somebody first searches.

A query is words that must all be there, in any order and in most of their forms; "words in quotes" stand together as
they are written; and a word with a star may go on. Case and accents do not count, nor does punctuation.
"""

import hashlib
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
from babel import Locale

from dashboard import settings

SEARCH_FILE = "search.sqlite"
_MADE_FROM = ("articles.parquet", "events.parquet")
_COLUMNS = {"place": 6, "who": 6, "what": 4, "headline": 3, "passage": 1}  # and how much a word there says of the event
_WEIGHTS = ", ".join(map(str, _COLUMNS.values()))
_FORMAT = "1"  # of the index; another is made anew
_MOST_WORDS = 40  # of a query; SQLite takes no expression that is 256 deep
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_NO_WORD = re.compile(r"[\W_]+")
_LEAST_STEM = 4  # letters; "red" is no form of "re"
_ENDINGS = ("ings", "ing", "ed", "es", "s")


class SearchIndex:
    """Finds rows of `events` by their words; `folder` is the store that they were loaded from."""

    def __init__(self, folder: Path, events: pd.DataFrame, articles: pd.DataFrame) -> None:
        self._folder, self._events, self._articles = folder, events, articles
        self._index: sqlite3.Connection | None = None
        self._lock = threading.Lock()  # the sessions of a server share one index

    def find(self, text: str) -> np.ndarray:
        """Return the positions of the events that have all words of `text`, in their order."""
        return np.sort(self._ask(build_query(text), "rowid"))

    def rank(self, text: str) -> np.ndarray:
        """Return what find does, best first: what has the very words comes before what has other forms of them."""
        by_score = f"bm25(passages, {_WEIGHTS}), rowid"
        exact = self._ask(build_query(text, with_forms=False), by_score)
        every = self._ask(build_query(text), by_score)
        return np.concatenate([exact, every[~np.isin(every, exact)]])

    def _ask(self, query: str, order: str) -> np.ndarray:
        if not query:
            return np.arange(len(self._events))
        with self._lock:
            if self._index is None:
                self._index = _open(self._folder) or _build(self._events, self._articles)
            asked = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY {order}"  # noqa: S608  (our own words)
            rows = self._index.execute(asked, (query,)).fetchall()
        return np.fromiter((row for (row,) in rows), dtype=np.int64, count=len(rows))


def write_index(folder: Path, events: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Write the index beside the tables in `folder`, which are those of `events` and `articles`."""
    with closing(_build(events, articles)) as index, closing(sqlite3.connect(folder / SEARCH_FILE)) as file:
        with index:
            index.execute("INSERT INTO made_from VALUES (?)", (_mark(folder),))
        index.backup(file)


def has_words(text: str) -> bool:
    """Whether there is anything in a query that can be searched for."""
    return bool(build_query(text))


def build_query(text: str, *, with_forms: bool = True) -> str:
    """Return the query in the language of FTS5; every word stands in quotes, so nothing of it can act there."""
    asked = []
    for phrase, word in _TERM.findall(text.translate(_QUOTES)):
        folded = fold_words(phrase or word)
        if not folded:
            continue
        if word.endswith("*"):
            asked.append(f'"{folded}" *')
        elif word and with_forms and " " not in folded:
            asked.append("(" + " OR ".join(f'"{form}"' for form in find_forms(folded)) + ")")
        else:
            asked.append(f'"{folded}"')
    return " AND ".join(asked[:_MOST_WORDS])


def find_forms(word: str) -> list[str]:
    """Return what an English word may look like as singular, plural or another tense of itself; too many do no harm."""
    stems = {word}
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST_STEM:
            stems |= {stem, stem[:-1]} if stem[-1] == stem[-2] else {stem}
            break
    if word.endswith(("ies", "ied")):
        stems.add(f"{word[:-3]}y")
    forms = {word}
    for stem in stems:
        forms |= {stem, *(stem + ending for ending in _ENDINGS)} if len(stem) >= _LEAST_STEM or stem == word else set()
        forms |= {f"{stem[:-1]}{ending}" for ending in ("ied", "ies")} if stem.endswith("y") else {f"{stem}e"}
        forms |= {f"{stem[:-1]}ing"} if stem.endswith("e") else set()
        forms |= {f"{stem}d"} if stem.endswith("e") else set()
    return sorted(forms)


def fold_words(text: str) -> str:
    """Return the words in lower case without accents, so that a search for `izium` meets `Izíum`, with one space each.

    Index and query are cut into words here: what SQLite takes for a word then plays no part.
    """
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _build(events: pd.DataFrame, articles: pd.DataFrame) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:", check_same_thread=False)
    columns = ", ".join(_COLUMNS)
    with index:
        index.execute("CREATE TABLE made_from (mark TEXT)")
        # `ascii` cuts at ASCII space and punctuation only, of which fold_words leaves the spaces.
        index.execute(f"CREATE VIRTUAL TABLE passages USING fts5({columns}, content='', tokenize='ascii')")
        insert = f"INSERT INTO passages (rowid, {columns}) VALUES (?{', ?' * len(_COLUMNS)})"  # noqa: S608
        index.executemany(insert, _rows(events, articles))
        index.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    return index


def _rows(events: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[int | str, ...]]:
    by_id = articles.set_index("article_id")
    texts = by_id["text"].to_dict()
    told = (by_id["title"].fillna("") + " " + by_id["source"].fillna("")).map(fold_words).to_dict()
    countries = dict(Locale("en").territories)
    place = _join([events["location"], events["admin1"], events["country_code"], events["country_code"].map(countries)])
    who = _join([events["actor1"], events["actor2"], events["attribution"]])
    what = _join([events["sub_event_type"], events["family"].map(settings.FAMILY_LABELS), events["trigger"]])
    spans = zip(events["article_id"], events["passage_start_char"], events["passage_end_char"], strict=True)
    for row, (article_id, start, end) in enumerate(spans):
        yield row, place[row], who[row], what[row], told[article_id], fold_words(texts[article_id][start:end])


def _join(columns: Iterable["pd.Series[str]"]) -> list[str]:
    """Fold the values of each row, each combination of them once: a store has far fewer than events."""
    known = pd.concat(list(columns), axis=1).astype(object)
    folded: dict[tuple[str, ...], str] = {}
    rows = [tuple(row) for row in known.where(known.notna(), "").itertuples(index=False)]
    for row in rows:
        if row not in folded:
            folded[row] = fold_words(" ".join(row))
    return [folded[row] for row in rows]


def _open(folder: Path) -> sqlite3.Connection | None:
    """Take the store's own index into memory, so that no file stays open; None if it is not of these tables."""
    path = folder / SEARCH_FILE
    if not path.is_file():
        return None
    index = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            file.backup(index)
        if index.execute("SELECT mark FROM made_from").fetchall() == [(_mark(folder),)]:
            return index
    except (sqlite3.DatabaseError, OSError):  # damaged, or of another program
        pass
    index.close()
    return None


def _mark(folder: Path) -> str:
    mark = hashlib.sha256(_FORMAT.encode())
    for name in _MADE_FROM:
        mark.update((folder / name).read_bytes())
    return mark.hexdigest()
