"""What stands in the tables: events, and what they have in common, counted. Pure."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.views.clusters import cluster_keys
from dashboard.views.rows import Column
from dashboard.views.words import (
    GEO_PRECISION,
    MODALITY,
    TIME_PRECISION,
    join_words,
    say_country,
    say_type,
)

NO_SOURCE = "no source"


def build_event_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return each event in words; converting is slow, so the caller cuts to what is shown."""
    return pd.DataFrame(
        {
            "From": events["start_on"].dt.date,  # days, not words: those would be sorted by the alphabet
            "To": events["end_on"].dt.date,
            "Kind": [say_type(name) for name in events["sub_event_type"]],
            "Where": events["location"],
            "Region": events["admin1"],
            "Country": _countries(events["country_code"]),
            "Exactness": events["geo_precision"].map(GEO_PRECISION),
            "Date known": events["time_precision"].map(TIME_PRECISION),
            "Who": [join_words(*_known(pair)) for pair in zip(events["actor1"], events["actor2"], strict=True)],
            "Killed": events["fatalities_best"],
            "Status": events["modality"].map(MODALITY),
            "Confidence": events["confidence"],
            "Source": events["source"],
            "Article": events["article_id"].map(articles.set_index("article_id")["title"]),
            "Type": [settings.FAMILY_LABELS[family] for family in events["family"]],
        }
    ).reset_index(drop=True)


def build_place_table(events: pd.DataFrame) -> pd.DataFrame:
    """Count events by place, most first; events without a place come last, as such."""
    columns = ["location", "admin1", "country_code", "geo_precision"]
    groups = events.groupby(columns, dropna=False, sort=True)
    table = groups.agg(
        events=("event_id", "size"),
        first_id=("event_id", "first"),
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
    ).reset_index()
    table["placed"] = table["location"].notna()
    table = table.sort_values(["placed", "events"], ascending=False, kind="stable", ignore_index=True)
    return pd.DataFrame(
        {
            "Place": table["location"].fillna("no place"),
            "Region": table["admin1"],
            "Country": _countries(table["country_code"]),
            "Exactness": table["geo_precision"].map(GEO_PRECISION),
            "Events": table["events"],
            "Latitude": table["latitude"],
            "Longitude": table["longitude"],
            "first_id": table["first_id"],
        }
    )


def build_article_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """List all articles, with how many of the shown events are theirs; one without events is still an article."""
    counts = events["article_id"].value_counts()
    table = articles.sort_values(["published_at", "article_id"], na_position="last", ignore_index=True)
    return pd.DataFrame(
        {
            "Title": table["title"],
            "Source": table["source"],
            "Published": table["published_at"].dt.date,
            "Events": table["article_id"].map(counts).fillna(0).astype(int),
            "Address": table["url"],
            "article_id": table["article_id"],
        }
    )


def build_source_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count what each source tells: events once however often it reports them, and those that no other source has."""
    keys = cluster_keys(events)
    told = pd.DataFrame({"source": events["source"], "article": events["article_id"], "cluster": keys})
    told["published"] = told["article"].map(articles.set_index("article_id")["published_at"])
    pairs = told[["source", "cluster"]].drop_duplicates()
    alone = pairs[~pairs["cluster"].duplicated(keep=False)].groupby("source", dropna=False).size()
    groups = told.groupby("source", dropna=False)
    table = pd.DataFrame(
        {
            "Articles": groups["article"].nunique(),
            "Events": groups["cluster"].nunique(),
            "Reports": groups.size(),
            "Only here": alone,
            "First": groups["published"].min().dt.date,
            "Last": groups["published"].max().dt.date,
        }
    ).reset_index(names="Source")
    table["Only here"] = table["Only here"].fillna(0).astype(int)
    table["Source"] = table["Source"].fillna(NO_SOURCE)
    return table.sort_values(["Events", "Source"], ascending=[False, True], ignore_index=True)


def build_actor_table(events: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """Count the events of each actor, a name in whatever letters being one; `clusters` says how many each one killed.

    The dead are those of the events the actor is named in, on whichever side: no claim who killed them.
    """
    named = pd.concat([_actors_of(events, side) for side in ("actor1", "actor2")])
    if named.empty:
        return pd.DataFrame(columns=list(_ACTOR_COLUMNS))
    named["folded"] = named["name"].str.casefold()
    pairs = named[["folded", "cluster"]].drop_duplicates()
    killed = pairs["cluster"].map(clusters["killed"]).groupby(pairs["folded"]).sum(min_count=1)
    groups = named.groupby("folded")
    table = pd.DataFrame(
        {
            "Actor": _most_frequent(named, "name"),
            "Kind": _most_frequent(named, "kind").str.replace("_", " "),
            "Events": groups["cluster"].nunique(),
            "Reports": groups.size(),
            "Acting": groups["is_first"].sum(),
            "Acted upon": groups.size() - groups["is_first"].sum(),
            "Killed in these": killed,
        }
    )
    return table.sort_values(["Events", "Actor"], ascending=[False, True], ignore_index=True)


_ACTOR_COLUMNS = ("Actor", "Kind", "Events", "Reports", "Acting", "Acted upon", "Killed in these")


def _actors_of(events: pd.DataFrame, side: str) -> pd.DataFrame:
    rows = pd.DataFrame({"name": events[side], "kind": events[f"{side}_type"], "cluster": cluster_keys(events)})
    return rows[rows["name"].notna()].assign(is_first=side == "actor1")


def _most_frequent(named: pd.DataFrame, column: str) -> Column:
    """Return for each folded name the value that it has most often, the first in the alphabet of equals."""
    counts = named.groupby(["folded", column]).size().reset_index(name="count")
    ranked = counts.sort_values(["folded", "count", column], ascending=[True, False, True])
    first: Column = ranked.drop_duplicates("folded").set_index("folded")[column]
    return first


def _countries(codes: Iterable[Any]) -> list[str | None]:
    return [None if pd.isna(code) else say_country(code) for code in codes]


def _known(values: Iterable[Any]) -> list[str]:
    return [value for value in values if not pd.isna(value)]
