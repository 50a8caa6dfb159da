"""The views without a page: axis and bars, runs of text, cards, the map's messages and the file of events."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_store import make_extractions

from dashboard import settings
from dashboard.model import GeoPrecision, Modality, TimePrecision
from dashboard.ontology import load_ontology
from dashboard.store import build_store
from dashboard.views import assets, filter_panel, messages, panel, table_rows, words
from dashboard.views.cached import in_reading_order
from dashboard.views.event_card import build_card
from dashboard.views.facts import build_facts
from dashboard.views.reader import build_list_row
from dashboard.views.reports import find_reports
from dashboard.views.rows import find_row


@pytest.fixture(scope="module")
def store():
    return build_store(make_extractions())


@pytest.fixture(scope="module")
def events(store):
    return in_reading_order(store.events, store.articles)


def card_of(store, event_id: str) -> dict[str, dict]:
    events = in_reading_order(store.events, store.articles)
    event = find_row(events, "event_id", event_id)
    article = find_row(store.articles, "article_id", event["article_id"])
    places = store.places[store.places["article_id"] == event["article_id"]]
    card = build_card(event, article, places, find_reports(event, events, store.articles), is_shown=True)
    return card | {row["label"]: row for row in card["rows"]}


def test_every_code_has_words():
    assert set(words.SUB_TYPES) == set(load_ontology())
    assert set(words.GEO_PRECISION) == {*GeoPrecision}
    assert set(words.TIME_PRECISION) == {*TimePrecision}
    assert set(words.MODALITY) == {*Modality}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2022, 9, 14), (2022, 9, 14), "14 September 2022"),
        ((2022, 9, 1), (2022, 9, 30), "September 2022"),
        ((2022, 7, 1), (2022, 9, 30), "July–September 2022"),
        ((2022, 1, 1), (2022, 12, 31), "2022"),
        ((1914, 1, 1), (1918, 12, 31), "1914–1918"),
        ((2022, 9, 12), (2022, 9, 14), "12–14 September 2022"),
        ((2022, 9, 30), (2022, 10, 2), "30 September 2022 – 2 October 2022"),
        ((2022, 9, 1), (2023, 9, 30), "1 September 2022 – 30 September 2023"),
    ],
)
def test_intervals_are_named_as_people_name_them(start, end, expected):
    assert words.say_interval(date(*start), date(*end)) == expected


@pytest.mark.parametrize(
    ("share", "word"), [(0.9, "very likely"), (0.65, "likely"), (0.5, "uncertain"), (0.0, "doubtful")]
)
def test_confidence_is_a_word_and_a_number(share, word):
    assert words.say_confidence(share) == f"{word} ({share:.2f})"


def test_place_names_are_not_repeated():
    assert words.join_words("Luxembourg", None, "Luxembourg", "Luxembourg") == "Luxembourg"


def test_card_says_where_when_how_many_and_how_exactly(store):
    card = card_of(store, "visit-3")
    assert card["what"] == "Shelling or missile attack"
    assert card["Where"]["value"] == "Kharkiv, Ukraine"
    assert card["Where"]["detail"].startswith("town or city, within about 12 km; “Kharkiv” in the text")
    assert card["When"]["value"] == "13 September 2022"
    assert card["When"]["detail"] == "to the day; “Tuesday” in the text; reckoned from the day of publication"
    assert card["How many"]["value"] == "2 killed"
    assert [name for name, _ in card["How sure"]["meters"]] == ["type", "place", "time"]


def test_card_says_why_of_this_kind_here_and_then(store):
    card = card_of(store, "visit-3")
    assert card["What"]["value"] == "“Shelling” in the text"
    assert "very likely (0.90) to be right" in card["What"]["why"]["items"]
    assert "ACLED: Explosions/Remote violence, Shelling/artillery/missile attack" in card["What"]["why"]["items"]
    where = card["Where"]["why"]
    assert where["items"] == [
        "largest of 2 places of that name",
        "very likely (0.85) to be right",
        "2 candidates, best first:",
    ]
    assert where["ranked"] == ["Kharkiv, Ukraine (0.91)", "Kharkiv, Elsewhere, Ukraine (0.06)"]
    assert card["When"]["why"]["items"] == [
        "reckoned from the day of publication",
        "the article was published on Wednesday, 14 September 2022",
        "13 September 2022 was a Tuesday",
        "likely (0.80) to be right",
    ]


def test_card_without_place_or_date_says_so(store):
    assert card_of(store, "strike-1")["Where"]["value"] == "no place"
    assert card_of(store, "visit-2")["When"]["value"] == "no date"


def test_card_says_why_a_known_place_is_not_on_the_map(store):
    events = store.events.assign(latitude=None, longitude=None, radius_km=None)
    where = card_of(replace(store, events=events), "visit-3")["Where"]
    assert where["value"].startswith("Kharkiv")
    assert where["detail"].startswith("not on the map: more likely wrong in something than right")


def test_card_marks_what_has_not_happened(store):
    assert card_of(store, "visit-4")["notes"] == ["Planned"]


def test_card_names_actors_with_their_kind_and_who_said_it(store):
    assert card_of(store, "visit-1")["Who"]["value"] == "Volodymyr Zelenskyy (state forces)"
    assert card_of(store, "recapture-1")["Said by"]["value"] == "the army"


def test_damaged_candidates_are_no_candidates(store):
    places = store.places.assign(candidates="{broken")
    event = find_row(store.events, "event_id", "visit-3")
    article = find_row(store.articles, "article_id", "visit")
    card = build_card(event, article, places[places["article_id"] == "visit"], store.events.iloc[:0], is_shown=True)
    assert card["rows"][1]["why"]["ranked"] == []


def test_list_row_quotes_the_passage_and_draws_regions_hollow(store):
    event = find_row(in_reading_order(store.events, store.articles), "event_id", "recapture-2")
    row = build_list_row(event, store.articles.set_index("article_id")["text"]["recapture"])
    assert row["passage"] == "fighting went on across Luhansk province through September"
    assert row["exact"] is False


def test_reading_order_is_by_date_with_undated_last(events):
    days = events["start_on"].dropna()
    assert days.is_monotonic_increasing
    assert events["start_on"].isna().tolist() == sorted(events["start_on"].isna())


@given(st.recursive(st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(), st.lists))
def test_script_literal_carries_any_value_without_a_sign_of_code(value):
    literal = assets.script_literal(value)
    assert not set("{}<>%&'`\u2028") & set(literal)
    text = literal.removeprefix("JSON.parse(").removesuffix(")")
    assert json.loads(json.loads(text)) == value


@given(st.text())
def test_escaped_markdown_has_no_bare_sign(text):
    escaped = messages.escape_markdown(text)
    bare = escaped.replace("\\\\", "").split("\\")[0]
    assert not set("*_`$:[]<>#") & set(bare)


def test_neighbours_of_an_event():
    assert panel.find_neighbours(["a", "b", "c"], "b") == ("a", "c")
    assert panel.find_neighbours(["a"], "a") == (None, None)
    assert panel.find_neighbours(["a", "b"], "z") == (None, "a")
    assert panel.find_neighbours([], "z") == (None, None)


def test_facts_count_what_there_is_to_filter_by(events):
    facts = build_facts(events)
    assert facts.regions == ("BE/Flanders", "FJ/Central", "UA/Kharkiv", "UA/Luhansk Oblast")
    assert facts.countries["UA"] == 6
    assert (facts.statements, facts.undated, facts.unplaced) == (1, 2, 2)


def test_dots_have_the_colours_of_their_families():
    styles = filter_panel.build_dot_styles(["protest"])
    assert settings.FAMILY_COLOURS["protest"] in styles


def test_event_table_has_a_row_for_each_event(store, events):
    table = table_rows.build_event_table(events, store.articles)
    assert len(table) == len(events)
    assert "Kharkiv" in set(table["Where"].dropna())


def test_place_table_counts_and_keeps_what_has_no_place_last(events):
    table = table_rows.build_place_table(events)
    assert table["Events"].sum() == len(events)
    assert table.iloc[0]["Place"] == "Izium"
    assert "no place" in table.iloc[-1]["Place"]


def test_article_table_counts_only_shown_events(store, events):
    table = table_rows.build_article_table(events[events["family"] == "battle"], store.articles).set_index("article_id")
    assert table["Events"].to_dict() == {"visit": 1, "recapture": 2, "flood": 0, "quake": 0, "strike": 0}


def test_candidates_of_strange_shape_are_not_shown(store):
    places = store.places.assign(candidates=json.dumps([{"name": None, "score": "high"}] * 2))
    event = find_row(store.events, "event_id", "visit-3")
    article = find_row(store.articles, "article_id", "visit")
    card = build_card(event, article, places[places["article_id"] == "visit"], store.events.iloc[:0], is_shown=True)
    assert card["rows"][1]["why"]["ranked"] == ["", ""]


def test_modality_of_an_extraction_is_kept_in_the_list():
    extraction = make_extractions()[0]
    denied = replace(extraction, events=tuple(replace(e, modality=Modality.NEGATED) for e in extraction.events))
    store = build_store([denied])
    events = in_reading_order(store.events, store.articles)
    row = build_list_row(events.iloc[0], store.articles["text"][0])
    assert row["note"] == "Denied or did not happen"
