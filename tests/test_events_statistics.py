"""Figures about events over a period, which are no events, beside events that are told with a number."""

from datetime import UTC, datetime

import pytest

from dashboard.extraction.events import extract_events
from dashboard.extraction.pipeline import load_pipeline
from dashboard.extraction.text import clean_text
from dashboard.extraction.times import find_times
from dashboard.model import Article


@pytest.fixture(scope="module")
def triggers_of():
    nlp = load_pipeline()

    def read(text: str) -> list[str]:
        article = Article("a1", text, published_at=datetime(2024, 6, 12, tzinfo=UTC))
        doc = nlp(clean_text(text))
        return [event.trigger for event in extract_events(doc, article, [], find_times(doc, article))]

    return read


@pytest.mark.parametrize(
    "sentence",
    [
        "The governor counted fourteen attacks in the province since the start of last year.",
        "Norway recorded 412 arsons in 2022, the insurers say.",
        "About eight cyclones make landfall there each year.",
        "The insurgency has killed thousands since it began in May 2014.",
        "Nine people lost their lives in fires in the canton this year.",
        "Antwerp saw 31 shootings tied to the drug trade last year, down from 44 in 2021.",
    ],
)
def test_counts_of_a_period_are_no_events(triggers_of, sentence):
    assert triggers_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Three bombings killed twenty people on Monday.", "bombings"),
        ("Two attacks in May killed twelve soldiers.", "killed"),
        ("Clashes in 2010 killed hundreds of people.", "Clashes"),
        ("Three earthquakes shook the coast in February 2023.", "earthquakes"),
        ("Last October floods killed 44 people.", "floods"),
        ("In 2000 floods killed about 700 people.", "floods"),
        ("Protests continued every night this week.", "Protests"),
    ],
)
def test_events_that_are_told_with_a_number_or_a_long_time_stay(triggers_of, sentence, trigger):
    assert trigger in triggers_of(sentence)
