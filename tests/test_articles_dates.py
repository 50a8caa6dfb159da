"""Publication dates: the forms that are read, and those that would be a guess."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.dates import parse_published

DAY = datetime(2022, 9, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2022-09-14",
        "20220914",
        "2022/9/14",
        "14 September 2022",
        "14th of September, 2022",
        "14-Sep-2022",
        "Wednesday, 14 Sept. 2022",
        "September 14, 2022",
        "Sep. 14 2022",
        "SEPTEMBER 14TH, 2022",
        "Published: September 14, 2022",
        "14.09.2022",
        "14. 9. 2022",
        "09/14/2022",
        "14/9/2022",
    ],
)
def test_day_is_midnight_utc(written: str) -> None:
    assert parse_published(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "2022-09-14T08:30:00Z",
        "2022-09-14 10:30:00+02:00",
        "2022-09-14T08:30",
        "2022-09-14 08:30:00 UTC",
        "Wed, 14 Sep 2022 10:30:00 +0200",
        "Wed, 14 Sep 2022 04:30:00 EDT",
        "14 September 2022, 8:30 am",
        "September 14, 2022 10:30 +02:00",
        "1663144200",
        "1663144200000",
    ],
)
def test_time_of_day_is_turned_to_utc(written: str) -> None:
    assert parse_published(written) == DAY.replace(hour=8, minute=30)


def test_afternoon_and_midnight_in_twelve_hours() -> None:
    assert parse_published("14 September 2022 1:05 p.m.") == DAY.replace(hour=13, minute=5)
    assert parse_published("14 September 2022 12:05 am") == DAY.replace(minute=5)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "September 2022",
        "2022",
        "14 September",
        "03/04/2022",
        "31 February 2022",
        "2022-13-01",
        "14 September 0022",
        "0001-01-01T00:00:00+10:00",
        "Mon, 99 Sep 2022 10:30:00 +0200",
        "14 September 2022 25:10",
        "9" * 5000,
    ],
)
def test_what_would_be_a_guess_is_not_understood(written: str) -> None:
    assert parse_published(written) is None


@given(st.datetimes(datetime(1600, 1, 2), datetime(2199, 12, 30), timezones=st.timezones()))  # noqa: DTZ001
def test_every_iso_moment_is_read_exactly(moment: datetime) -> None:
    assert parse_published(moment.isoformat()) == moment.astimezone(
        UTC
    )  # in an hour that is repeated, == is never true


@given(st.text())
def test_no_text_raises(text: str) -> None:
    found = parse_published(text)
    assert found is None or found.tzinfo == UTC
