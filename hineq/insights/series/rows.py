"""Rows of a tidy table: picked by what they are about, the newest, and the period of one."""

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import pandas as pd

from hineq.insights.wording.kinds import kind_words
from hineq.model.period import Period
from hineq.model.words import FigureStatus, Sex


def select_rows(
    table: pd.DataFrame,
    *,
    indicator_id: str | None = None,
    series: str | None = None,
    sex: Sex | None = None,
    period: str | None = None,
    area_codes: Collection[str] | None = None,
) -> pd.DataFrame:
    """The rows of a tidy table that match all that is given, in the table's order (time, then area)."""
    mask = np.ones(len(table), dtype=bool)
    for column, wanted in (("indicator_id", indicator_id), ("series", series), ("sex", sex), ("period", period)):
        if wanted is not None:
            mask &= (table[column] == wanted).to_numpy()
    if area_codes is not None:
        mask &= table.area_code.isin(area_codes).to_numpy()
    return table[mask]


class Row(dict[str, Any]):
    """A row of a table by itself, read by column or by attribute: many times as quick to make and to read as pandas' own.

    >>> row = Row(area_name="Exampleton", value=1.5)
    >>> row["value"], row.area_name, row.get("note", "")
    (1.5, 'Exampleton', '')
    """

    def __getattr__(self, column: str) -> Any:
        try:
            return self[column]
        except KeyError:
            raise AttributeError(column) from None


def each_row(table: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table, one after the other."""
    columns = list(table.columns)
    for cells in zip(*(table[name].tolist() for name in columns), strict=True):
        yield Row(zip(columns, cells, strict=True))


def published_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that were published as such: no estimates, no model's figures, none without a value."""
    given = [status for status in FigureStatus if status.published]
    return table[table["value"].notna() & table.status.isin(given)]


def period_of(row: Any) -> Period:
    """The period of an observation, with the days that its table gives."""
    return Period(label=str(row.period), start=row.period_start.date(), end=row.period_end.date())


def periods_of(table: pd.DataFrame) -> list[Period]:
    """The period of each row of a table of observations."""
    starts, ends = (table[name].to_numpy().astype("datetime64[D]").tolist() for name in ("period_start", "period_end"))
    return [
        Period(label=str(label), start=start, end=end)
        for label, start, end in zip(table.period, starts, ends, strict=True)
    ]


def latest(table: pd.DataFrame) -> pd.Series | None:
    """The newest row that has a value, or None."""
    valued = table[table["value"].notna()]
    return None if valued.empty else valued.sort_values("period_end", kind="stable").iloc[-1]


def kinds_by_measure(rows: pd.DataFrame, *, by_sex: bool = True) -> dict[tuple[str, str], str]:
    """What the figures of each indicator and sex are where they are not official, in words, for lists to choose from.

    `rows` are observations; those without a figure say nothing. Without `by_sex` the sex of the key is empty.
    """
    given = rows[rows["value"].notna()]
    keys = [given.indicator_id.astype(str), given.sex.astype(str) if by_sex else pd.Series("", index=given.index)]
    return {
        (str(indicator_id), str(sex)): kind_words(same.unique())
        for (indicator_id, sex), same in given.status.astype(str).groupby(keys)
    }
