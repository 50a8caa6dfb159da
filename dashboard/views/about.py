"""About these data: how they were made, how far to trust them, what they leave out. run.json and the store in words."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.views.cached import Shelf
from dashboard.views.messages import escape_markdown
from dashboard.views.words import DATE_SOURCE, GEO_PRECISION, MODALITY, say_count

_READING = """
A program, not a person, found these events in the articles. Each rests on a passage; pressing the event shows it.
An exact place is a solid dot. A region, a country or the vicinity of a town is a hollow one, whose true extent is drawn
when it is selected. An event that the text puts at no place, or that is more likely wrong than right, is on no map, and
one without a date in no bar; all are listed. *How sure* is the probability that type, place and date are all right.
Several articles may report one event: each report is counted, except in the summary, and the card names the others.
"""
_METHOD = """
Each article is split into sentences, tagged and parsed. Names that may be places are looked up in a gazetteer; among
its candidates the one is chosen that fits the article best, or none, and the card gives the reason and the runners-up.
Words for dates are reckoned from the day of publication. Rules look for the words that report an event, and take its
place, date, actors and numbers from the sentence, else from those before it. Reports that agree in kind, place and date
are joined to one event. No place is shown that the text does not name, and no coordinate is moved.
"""
_LIMITS = """
- English articles only. Events are missed, and some that are shown are wrong: read the passage before you rely on one.
- On articles that no rule was written for, about half of the pins had kind, place and day all right, and about four in
  five of the events that a reader would list were found. The README has the exact figures and how they were measured.
- The gazetteer has settlements, regions, countries and waters, but few streets, buildings and hamlets. A village with a
  famous namesake may be taken for it where the article says nothing to the contrary.
- Days are the finest that is told apart: an hour that a text names is not kept, so no bar is shorter than a day.
- What the articles report is not what happened everywhere: places with many reporters have more pins.
"""
_LICENCES = """
Places come from GeoNames (CC BY 4.0), outlines from Natural Earth (public domain). The articles are their owners'.
"""


_WIDTH = 860  # pixels: lines of some 120 letters, which the eye finds its way back from


def show_about(shelf: Shelf) -> None:
    """Draw all that is known of a store, also of one without events."""
    run = shelf.store.run
    with st.container(width=_WIDTH):
        for title, text in build_parts(run, shelf.events, shelf.store.places):
            st.markdown(f"##### {title}\n{text}")
    if not shelf.events.empty:
        for column, (title, table) in zip(st.columns(3), build_tables(shelf.events).items(), strict=True):
            column.markdown(f"##### {title}")
            column.dataframe(table, hide_index=True, key=f"about {title}")
    for note in run.get("notes") or []:
        st.text(f"{note['path']}: {note['note']}")
    discards = run.get("discards") or []
    if discards:
        st.text(f"{say_count(len(discards), 'input was', 'inputs were')} put aside:")
        st.dataframe(pd.DataFrame(discards), hide_index=True)
    st.markdown("##### All that the run wrote down")
    st.json({name: value for name, value in run.items() if name not in {"discards", "notes"}}, expanded=False)


def build_parts(run: dict[str, Any], events: pd.DataFrame, places: pd.DataFrame) -> list[tuple[str, str]]:
    """Return headings with their Markdown; notes and discards, whose words are the input's own, are not in it."""
    return [
        ("How to read the screen", _READING),
        ("How they were made", " ".join(say_run(run)) + "\n" + _METHOD),
        ("What to keep in mind", _LIMITS + _LICENCES),
        *([("How sure the program is", say_sureness(events, places))] if len(events) else []),
    ]


def say_run(run: dict[str, Any]) -> Iterator[str]:
    """Say what run.json tells of input, programs and choices, as far as it tells it."""
    counts, chosen, versions = (run.get(name) or {} for name in ("counts", "settings", "versions"))
    if {"articles", "words"} <= counts.keys():
        discards = counts.get("discards") or 0
        aside = f"; {say_count(discards, 'input was', 'inputs were')}" if discards else ", and nothing was"
        yield (
            f"{say_count(counts['articles'], 'article', 'articles')} with {counts['words']:,} words were read"
            + (f" from {_quote(chosen['articles'])}" if chosen.get("articles") else "")
            + f"{aside} put aside."
        )
    if versions:
        named = ", ".join(escape_markdown(f"{name} {version}") for name, version in versions.items())
        yield f"Versions: {named}."
    if model := chosen.get("model"):
        yield f"The pipeline that tagged and parsed them is {escape_markdown(str(model))}."
    if gazetteer := run.get("gazetteer"):
        full = "GeoNames' full tables" if gazetteer.get("extent") != "packages" else "settlements of 500 people or more"
        mark = escape_markdown(f"{gazetteer.get('version')}, {gazetteer.get('made_from')}")
        yield f"The gazetteer holds {full}, regions, countries and waters (version {mark})."
    yield from _say_choices(chosen)


def _say_choices(chosen: dict[str, Any]) -> Iterator[str]:
    if published := chosen.get("published"):
        yield f"Articles that name no day of publication are taken to be of {escape_markdown(str(published)[:10])}."
    if chosen.get("demonyms") == "off":
        yield "Peoples (Ukrainian) were not taken for places."
    if prefer := chosen.get("prefer"):
        yield f"Where a city and its district share a name, the {escape_markdown(str(prefer))} was meant."
    for file in chosen.get("own_files") or []:
        yield f"Places of your own came from {_quote([file.get('path')])} ({file.get('rows')} rows)."
    if chosen.get("events") == "off":
        yield "Events were left out."


def _quote(names: list[Any]) -> str:
    return ", ".join(f"“{escape_markdown(str(name))}”" for name in names)


def say_sureness(events: pd.DataFrame, places: pd.DataFrame) -> str:
    sure = events["confidence"].fillna(0.0)
    mentions = say_count(len(places), "mention", "mentions")
    return (
        f"By its own reckoning about {sure.sum():,.0f} of the {len(sure):,} events are right in kind, place and date"
        f" together ({sure.mean():.0%}). Of {mentions} of places {int(places['latitude'].notna().sum()):,} were"
        " placed; the others are marked in the text as unresolved."
    )


def build_tables(events: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {
        "How exactly places are known": build_shares(events["geo_precision"], GEO_PRECISION),
        "What the dates rest on": build_shares(events["date_source"], DATE_SOURCE),
        "What is said to have happened": build_shares(events["modality"], MODALITY),
    }


def build_shares(codes: "pd.Series[str]", words: dict[str, str]) -> pd.DataFrame:
    """Count events by code, in the order of the code list."""
    counts = codes.value_counts()
    rows = [(words[code], int(counts[code]), f"{counts[code] / len(codes):.0%}") for code in words if code in counts]
    return pd.DataFrame(rows, columns=["", "Events", "Share"])
