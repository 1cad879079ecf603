"""The columns of a view of wards, made of rows: a cell a ward, missing where it has no row.

They are put into one table at the end: a table that grows by columns is copied with each.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hineq.insights.series.rows import Row


def of_wards(names: Mapping[str, str], rows: Iterable[Row], dtypes: Mapping[str, Any]) -> dict[str, Any]:
    """The wards' codes and names, and the columns of the observations with their `dtypes`."""
    by_code = {row["area_code"]: row for row in rows}
    own: list[Mapping[str, Any]] = [by_code.get(code, {}) for code in names]
    columns: dict[str, Any] = {"area_code": texts(names), "area_name": texts(names.values())}
    for name, dtype in dtypes.items():
        if name not in ("area_code", "indicator_id", "series", "sex"):
            columns[name] = _cells([row.get(name, math.nan) for row in own], dtype)
    return columns


def _cells(cells: list[Any], dtype: Any) -> Any:
    match dtype.kind:
        case "f":
            return np.array(cells, dtype=dtype)
        case "M":
            days = [np.datetime64("NaT") if pd.isna(cell) else cell.to_datetime64() for cell in cells]
            return np.array(days, dtype=dtype)
    if isinstance(dtype, pd.CategoricalDtype):
        codes: dict[object, Any] = {
            label: dtype.categories.get_loc(label) for label in set(cells) if label in dtype.categories
        }
        return pd.Categorical.from_codes([codes.get(cell, -1) for cell in cells], dtype=dtype)
    return texts(cells)


def texts(cells: Iterable[object]) -> pd.Series:
    """Cells as they are: pandas would make texts of another kind of them, which are slower to read."""
    return pd.Series(list(cells), dtype=object)


def in_country(codes: Iterable[str], ranked: Iterable[Row]) -> dict[str, Any]:
    """The wards' places in the country, where these are published."""
    by_code = {row["area_code"]: row for row in ranked}
    rows: list[Mapping[str, Any]] = [by_code.get(code, {}) for code in codes]
    numbers = {"national_rank": "rank", "areas_ranked": "areas_ranked", "tied": "tied"}
    words = {"national_areas": "areas", "first_is": "first_is", "published_flag": "published_flag"}
    return {
        **{
            name: np.array([row.get(column, math.nan) for row in rows], dtype=float) for name, column in numbers.items()
        },
        **{name: texts(row.get(column, math.nan) for row in rows) for name, column in words.items()},
    }
