"""Reading values out of frames whose unknown values are pd.NA, NaT or NaN."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    Row = pd.Series[Any]
else:
    Row = pd.Series  # cannot be subscripted when the program runs


def value_of(row: Row, column: str) -> Any:
    """Return the value, or None where it is unknown."""
    value = row[column]
    return None if pd.isna(value) else value


def day_of(row: Row, column: str) -> date | None:
    value = row[column]
    return None if pd.isna(value) else value.date()


def find_row(frame: pd.DataFrame, column: str, value: Any) -> Row | None:
    """Return the first row with this value, or None."""
    if value is None:
        return None
    found = frame[frame[column] == value]
    return None if found.empty else found.iloc[0]
