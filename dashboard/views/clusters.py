"""Each event once: the reports of one cluster as one row, and such rows counted by kind, country, month. Pure."""

import pandas as pd

from dashboard.views.rows import Column

HARM = ("injured", "detained", "displaced")
KILLED = ("killed_low", "killed", "killed_high")
COUNTS = ("events", "reports", *KILLED, *HARM)
_KEPT = ["event_id", "family", "sub_event_type", "country_code", "admin1", "location", "start_on", "end_on"]


def build_clusters(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each cluster; an event without one is a cluster of its own.

    What, where and when are those of its surest report. Each number is the one that was published last; `killed_low`
    and `killed_high` are the least and the most that any of the reports says.
    """
    codes, names = pd.factorize(cluster_keys(events), sort=True)
    numbers = pd.Series(codes, index=events.index, name="key")  # quicker to group by than names
    reports = pd.DataFrame(events[[*_KEPT, "confidence"]]).assign(key=numbers)
    surest = reports.sort_values(["confidence", "event_id"], ascending=[False, True]).drop_duplicates("key")
    clusters = surest.set_index("key").sort_index()[_KEPT]
    counted = clusters.assign(reports=numbers.groupby(numbers).size(), **_numbers(events, numbers, articles))
    return counted.set_axis(names)


def cluster_keys(events: pd.DataFrame) -> Column:
    """Return for each event what it shares with the other reports of the same event only."""
    return events["cluster_id"].fillna(events["event_id"])


def _numbers(events: pd.DataFrame, key: Column, articles: pd.DataFrame) -> dict[str, Column]:
    published = events["article_id"].map(articles.set_index("article_id")["published_at"])
    told = pd.DataFrame(
        {
            "key": key,
            "published": published,
            "low": events["fatalities_low"].fillna(events["fatalities_best"]),
            # Where only the least is said ("thousands"), that is what is counted.
            "best": events["fatalities_best"].fillna(events["fatalities_low"]),
            "high": events["fatalities_high"].fillna(events["fatalities_best"]).fillna(events["fatalities_low"]),
            **{name: events[name] for name in HARM},
        }
    ).sort_values(["published", "key"], na_position="first", kind="stable")
    groups = told.groupby("key")
    best = groups["best"].last()
    return {
        "killed_low": groups["low"].min(),
        "killed": best,
        "killed_high": groups["high"].max(),
        **{name: groups[name].last() for name in HARM},
    }


def build_breakdown(clusters: pd.DataFrame, by: Column) -> pd.DataFrame:
    """Count clusters, their reports and the people harmed for each value of `by`, most events first, unknown last.

    A sum is null where no report gives a number: that is not known to be nobody.
    """
    groups = clusters.assign(by=by).groupby("by", dropna=False, sort=True)
    table = groups[["reports"]].sum().assign(events=groups.size())
    for name in (*KILLED, *HARM):
        table[name] = groups[name].sum(min_count=1)
    table = table.reset_index().assign(known=lambda rows: rows["by"].notna())
    table = table.sort_values(["known", "events"], ascending=False, kind="stable", ignore_index=True)
    return table[["by", *COUNTS]]


def months_of(clusters: pd.DataFrame) -> Column:
    """Return the month of each cluster as "2022-09"; null where the text does not say it to the month."""
    start, end = (clusters[column].dt.strftime("%Y-%m") for column in ("start_on", "end_on"))
    months: Column = start.where(start == end).astype("string")
    return months
