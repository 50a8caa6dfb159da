"""Articles in batches through the real pipeline: what breaks one article costs that article only."""

import os
import subprocess
import sys

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from thinc.api import get_current_ops

from dashboard import settings
from dashboard.articles import read_articles
from dashboard.errors import ModelError
from dashboard.extraction import pipeline
from dashboard.extraction.pipeline import PipelineSettings, extract_articles, load_pipeline
from dashboard.extraction.text import clean_text
from dashboard.model import Article, Discard, Extraction


def make_articles(count: int, text: str = "Floods hit Ghent.") -> list[Article]:
    return [Article(f"a{number}", text, path=f"a{number}.txt") for number in range(count)]


def test_an_article_that_breaks_a_stage_is_put_aside_with_the_reason(monkeypatch):
    find_times = pipeline.find_times

    def break_on_second(doc, article):
        if article.article_id == "a1":
            raise ZeroDivisionError("no such day")
        return find_times(doc, article)

    monkeypatch.setattr(pipeline, "find_times", break_on_second)
    first, second, third = extract_articles(make_articles(3), PipelineSettings())
    assert isinstance(first, Extraction)
    assert second == Discard("a1.txt", "could not be processed: ZeroDivisionError: no such day")
    assert isinstance(third, Extraction)


def test_an_article_that_breaks_spacy_is_put_aside_with_the_reason(monkeypatch):
    def load_fragile(model, *, events):
        nlp = load_pipeline(model, events=events)
        nlp.max_length = 1000  # spaCy refuses what is longer
        return nlp

    monkeypatch.setattr(pipeline, "load_pipeline", load_fragile)
    articles = [*make_articles(1), Article("long", "Floods hit Ghent. " * 100, path="long.txt"), *make_articles(1)]
    first, second, third = extract_articles(articles, PipelineSettings())
    assert isinstance(first, Extraction)
    assert isinstance(second, Discard)
    assert "exceeds maximum" in second.reason
    assert isinstance(third, Extraction)


def test_batches_end_at_a_number_of_articles_and_of_characters(monkeypatch):
    monkeypatch.setattr(settings, "BATCH_ARTICLES", 3)
    monkeypatch.setattr(settings, "BATCH_CHARS", 100)
    lengths = [10, 10, 10, 10, 90, 20, 300, 5]
    articles = [Article(str(length), "x" * length) for length in lengths]
    batches = [[len(article.text) for article in batch] for batch in pipeline._cut_batches(articles)]
    assert batches == [[10, 10, 10], [10, 90], [20], [300], [5]]


def test_places_alone_need_no_parse():
    assert load_pipeline(events=False).pipe_names == ["dateline_paragraphs", "ner"]


def test_vectors_that_entities_share_with_the_parse_stay(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("parser")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "tok2vec": listener}
    nlp.add_pipe("ner", config={"model": model})
    nlp.to_disk(tmp_path)
    assert "tok2vec" in load_pipeline(str(tmp_path), events=False).pipe_names


def test_pipeline_without_a_parser_is_refused(tmp_path):
    nlp = load_pipeline()
    nlp.remove_pipe("parser")
    nlp.remove_pipe("dateline_paragraphs")
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match="no parser"):
        load_pipeline(str(tmp_path / "model"))


def _annotations(doc: Doc) -> list[tuple[int, ...]]:
    return [(token.tag, token.lemma, token.dep, token.head.i, token.ent_iob, token.ent_type) for token in doc]


def test_fast_matrices_change_no_annotation():
    """Each processor rounds in its own way: a token in a thousand may hang on that, and none does on ours."""
    ops = get_current_ops()
    fast = load_pipeline()
    assert get_current_ops() is ops
    plain = spacy.load(settings.MODEL)
    plain.add_pipe("dateline_paragraphs", first=True)
    texts = [clean_text(article.text) for article in read_articles([settings.SEEDS]) if isinstance(article, Article)]
    tokens = other = 0
    for doc, as_before in zip(fast.pipe(texts), plain.pipe(texts), strict=True):
        np.testing.assert_allclose(doc.tensor, as_before.tensor, atol=1e-3)
        tokens += len(doc)
        other += sum(a != b for a, b in zip(_annotations(doc), _annotations(as_before), strict=True))
    assert tokens > 10_000
    assert other <= tokens / 1000


def test_numpy_learns_of_the_single_thread_before_it_loads():
    says = "import dashboard, os, sys; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    run = subprocess.run([sys.executable, "-c", says], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "False"]
