"""Whose rows the rows of a table are, and in which order they are kept."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

# figures of an area stand by what they are of
OF_A_FIGURE: Final = ("indicator_id", "series", "sex", "age", "period")
OF_A_RANK: Final = ("indicator_id", "series", "sex", "period")
OF_RESIDENTS: Final = ("period", "sex", "age")


def by_owner(rows: pd.DataFrame, owner: Mapping[str, str], order: Sequence[str]) -> pd.DataFrame:
    """Rows sorted by whose they are, then by area and `order`; those of areas that have no owner are left out."""
    rows = rows.assign(owner=rows.area_code.map(dict(owner)))
    rows = rows[rows.owner.notna()]
    return rows.sort_values(["owner", "area_code", *order], kind="stable").reset_index(drop=True)
