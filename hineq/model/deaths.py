"""Deaths and people by age, sex and cause, for groups that an analyst names: what a gap in life expectancy is divided by."""

from dataclasses import dataclass, fields
from typing import ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.model.words import Sex

ALL_CAUSES = "All causes"
# the bands of the life table, youngest first
AGE_BANDS = ("0", "1-4", *(f"{start}-{start + 4}" for start in range(5, 90, 5)), "90+")


@dataclass(frozen=True, kw_only=True)
class DeathsRow:
    """The deaths of a group and sex in an age band from a cause, and the band's people."""

    KEY: ClassVar = ("group", "sex", "age", "cause")

    group: str
    sex: Sex
    age: str
    cause: str
    deaths: float | None = None
    population: float | None = None


DEATHS_COLUMNS = tuple(column.name for column in fields(DeathsRow))


@dataclass(frozen=True, kw_only=True, eq=False)
class DeathsTable:
    """Deaths by cause in the 20 age bands of groups of people.

    `table` has the columns `DEATHS_COLUMNS`, one row a group, sex, age band and cause, every band there for every
    cause of a group; rows of `ALL_CAUSES` hold all deaths, and `population` is the band's person-years in the years of
    the deaths. `name` is what the table is called (its file); `remarks` are sentences on what was not read.
    """

    name: str
    table: pd.DataFrame
    remarks: tuple[str, ...] = ()

    @property
    def sexes(self) -> tuple[Sex, ...]:
        """Whom the table counts, in the order of `Sex`."""
        found = set(self.table.sex)
        return tuple(sex for sex in Sex if sex in found)

    def groups(self, sex: Sex) -> tuple[str, ...]:
        """The groups with figures for a sex, in the table's order."""
        return tuple(dict.fromkeys(self.table.group[self.table.sex == sex]))

    def causes(self, sex: Sex) -> tuple[str, ...]:
        """The causes given for a sex beside all causes, in the table's order."""
        return tuple(dict.fromkeys(self.table.cause[(self.table.sex == sex) & (self.table.cause != ALL_CAUSES)]))

    def bands(self, group: str, sex: Sex, cause: str = ALL_CAUSES, column: str = "deaths") -> NDArray[np.float64]:
        """The deaths (or another column) of a group from a cause in the 20 bands, youngest first; shape (20,)."""
        table = self.table
        rows = table[(table.group == group) & (table.sex == sex) & (table.cause == cause)].set_index("age")
        return rows[column].reindex(AGE_BANDS).to_numpy(dtype=float)
