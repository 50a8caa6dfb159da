"""Reading values out of frames whose unknown values are pd.NA, NaT or NaN."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    Column = pd.Series[Any]
    Row = pd.Series[Any]
else:
    Column = Row = pd.Series  # cannot be subscripted when the program runs


def value_of(row: Row | Mapping[str, Any], column: str) -> Any:
    """Return the value, or None where it is unknown."""
    value = row[column]
    return None if pd.isna(value) else value


def day_of(row: Row | Mapping[str, Any], column: str) -> date | None:
    value = row[column]
    return None if pd.isna(value) else value.date()


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dicts, many times faster than as Series; a geometry is left behind."""
    plain = pd.DataFrame(frame.drop(columns="geometry", errors="ignore"))
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def find_row(frame: pd.DataFrame, column: str, value: Any) -> Row | None:
    """Return the first row with this value, or None."""
    if value is None:
        return None
    found = np.flatnonzero((frame[column] == value).to_numpy(dtype=bool, na_value=False))
    return frame.iloc[found[0]] if len(found) else None
