"""The home region of an outlet, learnt from its other articles, and what it may decide."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard import settings
from dashboard.extraction.pipeline import PipelineSettings, extract_articles, with_clusters, with_homes
from dashboard.extraction.places import resolve_places
from dashboard.extraction.places.choices import PlaceChoices
from dashboard.extraction.places.home import learn_homes
from dashboard.extraction.text import clean_text
from dashboard.model import Article, Extraction, MentionKind, Place
from tests.place_docs import marked_doc, marked_mentions

COURIER = "Sample Valley Courier"
LOCAL = [
    "A barn burned near Nelsonville, Ohio, on Monday. Crews from Logan and Lancaster in Ohio put the fire out.",
    "Voters in Athens County, Ohio, rejected the school levy. Turnout was high in Chillicothe, Ohio.",
    "Ohio University students held a march through Athens, Ohio. Police from Marietta, Ohio, watched.",
    "The bridge at Pomeroy, Ohio, reopens on Friday, and lorries from Gallipolis, Ohio, may use it again.",
    "Zanesville, Ohio, lost to Lancaster, Ohio, in the final, which Columbus, Ohio, hosted.",
]
BARE = "Floods hit Athens on Tuesday and killed two people. The mayor of Athens said the river had never been so high."
AGENCY = [
    "Floods hit Athens on Tuesday and killed two people.",
    "Protesters gathered in Lyon, France, and in Lille, France.",
    "A quake shook Izmir, Turkey, and was felt in Bursa, Turkey.",
    "Voters in Gdansk, Poland, chose a mayor; Krakow, Poland, votes next.",
    "Troops left Kharkiv, Ukraine, for Poltava, Ukraine.",
    "The court in Pune, India, freed the men; a court in Nagpur, India, did not.",
]


def articles_of(texts: Sequence[str], source: str | None = COURIER) -> list[Article]:
    return [Article(f"{source}-{number}", text, source=source) for number, text in enumerate(texts)]


def read_all(articles: Sequence[Article], pipeline: PipelineSettings | None = None, **options) -> list[Extraction]:
    pipeline = pipeline or PipelineSettings()
    extracted = [e for e in extract_articles(articles, pipeline, **options) if isinstance(e, Extraction)]
    return with_homes(extracted, pipeline)


def meaning(extraction: Extraction, name: str) -> tuple[str | None, str | None]:
    """Country and region of the last mention of a name."""
    candidate = [place for place in extraction.places if place.mention.text == name][-1].candidate
    assert candidate is not None
    return candidate.country_code, candidate.admin1


@pytest.fixture(scope="module")
def courier() -> list[Extraction]:
    return read_all(articles_of([*LOCAL, BARE]))


def test_bare_namesake_means_the_one_in_the_home_region(courier):
    assert meaning(courier[-1], "Athens") == ("US", "Ohio")
    (alone,) = read_all(articles_of([BARE]))
    assert meaning(alone, "Athens")[0] == "GR"


def test_reason_names_the_home_region(courier):
    athens = next(place for place in courier[-1].places if place.mention.text == "Athens")
    assert "the outlet's other articles are most often about Ohio" in athens.reason


def test_events_move_with_their_mention_and_before_they_are_clustered(courier):
    events = with_clusters(courier)[-1].events
    assert events
    places = {place.mention: place for place in courier[-1].places}
    for event in events:
        assert event.place == places[event.place.mention]
        assert event.place.candidate.admin1 == "Ohio"


def test_event_at_a_new_place_has_the_confidence_of_that_place():
    pipeline = PipelineSettings()
    before = list(extract_articles(articles_of([*LOCAL, BARE]), pipeline))
    after = with_homes(before, pipeline)
    for old, new in zip(before[-1].events, after[-1].events, strict=True):
        assert old.place.candidate != new.place.candidate
        assert (old.confidence < new.confidence) == (old.place.score < new.place.score)


def test_without_a_source_nothing_changes():
    articles = articles_of([*LOCAL, BARE], source=None)
    assert meaning(read_all(articles)[-1], "Athens")[0] == "GR"


def test_agency_that_writes_of_the_world_has_no_home():
    pipeline = PipelineSettings()
    before = list(extract_articles(articles_of(AGENCY, "Sample Wire"), pipeline))
    assert with_homes(before, pipeline) == before
    assert learn_homes([(e.article, e.places) for e in before]) == [None] * len(AGENCY)


def test_home_of_one_outlet_is_not_that_of_another():
    read = read_all([*articles_of(LOCAL), *articles_of(AGENCY, "Sample Wire")])
    assert meaning(read[len(LOCAL)], "Athens")[0] == "GR"


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The minister spoke in Athens, Greece, on Monday.", "Athens", "GR", "Attica"),
        ("The team won at Athens, Georgia, on Monday.", "Athens", "US", "Georgia"),
        ("Greece will borrow less. Unions in Athens and Patras in Greece called a strike.", "Athens", "GR", "Attica"),
        ("The soldier died in Lancaster, England.", "Lancaster", "GB", "England"),
    ],
)
def test_text_of_the_article_is_stronger_than_the_home(text, name, country, admin1):
    assert meaning(read_all(articles_of([*LOCAL, text]))[-1], name) == (country, admin1)


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Senators flew to Washington on Monday.", "Washington", "Washington, D.C."),
        ("The family had moved from Wyoming in May.", "Wyoming", "Wyoming"),
    ],
)
def test_regions_and_capital_of_the_home_country_are_no_villages_at_home(text, name, admin1):
    assert meaning(read_all(articles_of([*LOCAL, text]))[-1], name) == ("US", admin1)


def test_order_of_the_articles_does_not_matter():
    articles = [*articles_of([*LOCAL, BARE]), *articles_of(AGENCY, "Sample Wire")]
    shuffled = [*articles[1::2], *reversed(articles[::2])]
    by_id = {extraction.article.article_id: extraction for extraction in read_all(shuffled)}
    assert [by_id[article.article_id] for article in articles] == read_all(articles)


def test_number_of_workers_does_not_matter(monkeypatch, courier):
    monkeypatch.setattr(settings, "BATCH_ARTICLES", 1)
    monkeypatch.setattr(settings, "BATCHES_WORTH_WORKERS", 2)
    assert read_all(articles_of([*LOCAL, BARE]), workers=2) == courier


def test_article_does_not_vote_for_its_own_home(world_gazetteer):
    """Five articles, of which one alone names Texas, often: that one must not be judged by a Texan home."""
    loud = (
        "In <Paris>, <Texas>, in <Waco>, <Texas>, in <Plano>, <Texas>, in <Tyler>, <Texas>, and in <Laredo>, <Texas>."
    )
    texts = ["<Lyon>, <France>.", "<Izmir>, <Turkey>.", "<Gdansk>, <Poland>.", "<Pune>, <India>.", loud]
    assert homes_of(texts, world_gazetteer) == [None] * 5


def test_few_articles_make_no_home(world_gazetteer):
    text = "Fire in <Nelsonville>, <Ohio>, and <Logan>, <Ohio>."
    assert homes_of([text] * 4, world_gazetteer) == [None] * 4
    assert homes_of([text] * 5, world_gazetteer) == ["Ohio"] * 5


def test_doubtful_places_make_no_home(world_gazetteer):
    text = "Fire in <Nelsonville>, <Ohio>."
    read = [
        (article, [replace(p, score=0.6) for p in places]) for article, places in marked([text] * 6, world_gazetteer)
    ]
    assert learn_homes(read) == [None] * 6


def test_middle_of_the_home_lies_among_its_places(world_gazetteer):
    home = learn_homes(marked(["Fire in <Nelsonville>, <Ohio>, and <Logan>, <Ohio>."] * 5, world_gazetteer))[0]
    assert home is not None
    assert home.latitude == pytest.approx(39.5, abs=0.1)
    assert home.longitude == pytest.approx(-82.3, abs=0.1)


def test_peoples_help_the_second_reading_and_leave_after_it():
    pipeline = PipelineSettings(choices=PlaceChoices(keeps_demonyms=False))
    read = read_all(articles_of([*LOCAL, "Greek police in the Greek city of Athens held two Greek men."]), pipeline)
    assert meaning(read[-1], "Athens")[0] == "GR"
    assert {place.mention.kind for extraction in read for place in extraction.places} == {MentionKind.PLACE}


def test_mentions_keep_the_words_of_the_article():
    curly = "Floods hit Athens on Tuesday. “Nelsonville’s streets are under water,” the mayor of Athens said."
    read = read_all(articles_of([*LOCAL, curly]))[-1]
    for place in read.places:
        mention = place.mention
        assert curly[mention.start_char : mention.end_char] == mention.text
    assert all(left.mention.end_char <= right.mention.start_char for left, right in pairwise(read.places))


def marked(texts: Sequence[str], gazetteer) -> list[tuple[Article, list[Place]]]:
    read = []
    for article in articles_of(texts):
        text, mentions = marked_mentions(article.text)
        plain = replace(article, text=text)
        read.append((plain, resolve_places(mentions, marked_doc(clean_text(text)), plain, gazetteer)))
    return read


def homes_of(texts: Sequence[str], gazetteer) -> list[str | None]:
    return [home and home.admin1 for home in learn_homes(marked(texts, gazetteer))]
