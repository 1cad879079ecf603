"""Because of what: a gap in life expectancy between two groups, divided among ages and causes of death."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from hineq.insights.series.refusal import NotPossible
from hineq.insights.wording.numbers import joined, number
from hineq.methods.decomposition import arriaga
from hineq.methods.intervals import difference_interval
from hineq.methods.life_tables import SMALLEST_POPULATION, WIDEST_INTERVAL, life_expectancy, life_table_problem
from hineq.methods.results import FloatArray, Interval
from hineq.model.deaths import AGE_BANDS, ALL_CAUSES, DeathsTable
from hineq.model.words import Sex

OTHER = "Other causes"
# the groups of age that are shown, and how many bands of the life table each takes
AGE_GROUPS = {"Under 1": 1, "1 to 19": 4, "20 to 39": 4, "40 to 59": 4, "60 to 74": 3, "75 and over": 4}
_GROUP_OF_BAND = [group for group, bands in AGE_GROUPS.items() for _ in range(bands)]


@dataclass(frozen=True, kw_only=True)
class Expectancy:
    """A group's life expectancy at birth in years with its 95% limits, NaN where it may not be shown: `reason` says why."""

    group: str
    value: float
    lower: float
    upper: float
    deaths: float
    population: float
    reason: str = ""

    @property
    def limits(self) -> Interval:
        """The two limits as the methods take them."""
        return Interval(np.asarray(self.lower), np.asarray(self.upper))


@dataclass(frozen=True, kw_only=True, eq=False)
class CausesOfGap:
    """A gap in life expectancy (comparator minus area, in years, with 95% limits) and its parts, which add up to it.

    `parts` has one row a cause and age band: cause, age, age_group, years. Positive years are gained if the area had
    the comparator's death rates. Causes stand in the order of their years, the rest of all deaths (`OTHER`) last; where the
    table names no causes the one cause is `ALL_CAUSES`.
    """

    area: Expectancy
    comparator: Expectancy
    sex: Sex
    gap: float
    lower: float
    upper: float
    parts: pd.DataFrame

    @property
    def by_cause(self) -> pd.Series:
        """Years by cause."""
        return self.parts.groupby("cause", sort=False).years.sum()

    @property
    def by_age(self) -> pd.Series:
        """Years by group of ages, youngest first."""
        return self.parts.groupby("age_group", sort=False).years.sum()[list(AGE_GROUPS)]

    @property
    def certain(self) -> bool:
        """Whether the gap's whole interval lies on one side of zero."""
        return self.lower > 0 or self.upper < 0

    @property
    def names_causes(self) -> bool:
        """Whether the table tells causes apart."""
        return bool(self.parts.cause.iloc[0] != ALL_CAUSES)


def group_expectancy(deaths: DeathsTable, group: str, sex: Sex) -> Expectancy:
    """The life expectancy at birth of a group by the official method, or why it may not be shown."""
    died, people = deaths.bands(group, sex), deaths.bands(group, sex, column="population")
    estimate = life_expectancy(died, people)
    value, lower, upper = (float(ages[0]) for ages in (estimate.value, estimate.lower, estimate.upper))
    shown = not math.isnan(value)
    return Expectancy(
        group=group,
        value=value,
        lower=lower if shown else math.nan,
        upper=upper if shown else math.nan,
        deaths=float(died.sum()),
        population=float(people.sum()),
        reason="" if shown else _reason(group, sex, died, people),
    )


def _reason(group: str, sex: Sex, died: FloatArray, people: FloatArray) -> str:
    """The word of `life_table_problem` as a sentence."""
    whose = f"The life expectancy of {group}, {sex.people}, cannot be told"
    match str(life_table_problem(died, people)):
        case "empty_band":
            bands = [age for age, count in zip(AGE_BANDS, people, strict=True) if count <= 0]
            return f"{whose}: nobody is counted at the ages {joined(bands)}."
        case "population_too_small":
            count, least = number(float(people.sum()), 0), number(SMALLEST_POPULATION, 0)
            return f"{whose}: it has {count} person-years, and the official method asks for more than {least}."
        case "interval_too_wide" if died[-1] == 0:
            return f"{whose}: nobody died at 90 or over, and without those deaths the table has no end."
        case "interval_too_wide":
            return f"{whose}: with so few deaths its 95% interval is wider than {WIDEST_INTERVAL} years."
        case "deaths_over_population":
            return f"{whose}: more people died in a band of age than lived in it."
        case "missing" | "negative_deaths":
            return f"{whose}: its figures are not complete."
        case other:
            raise ValueError(f"A life table's problem must have its sentence, got {other!r}.")


def expectancies(deaths: DeathsTable, sex: Sex) -> list[Expectancy]:
    """Every group with figures for a sex, in the table's order."""
    return [group_expectancy(deaths, group, sex) for group in deaths.groups(sex)]


def first_pair(deaths: DeathsTable, sex: Sex) -> tuple[str, str]:
    """The groups to begin with, area and comparator: those with the shortest and the longest life expectancy.

    Where fewer than two can be told, the first and the last of the table (the same one, where there is one).
    """
    told = sorted(
        (expectancy for expectancy in expectancies(deaths, sex) if not expectancy.reason),
        key=lambda expectancy: expectancy.value,
    )
    if len(told) > 1:
        return told[0].group, told[-1].group
    groups = deaths.groups(sex)
    return groups[0], groups[-1]


def causes_of_gap(deaths: DeathsTable, area: str, comparator: str, sex: Sex) -> CausesOfGap | NotPossible:
    """The gap between a group and its comparator by age and by cause, or why it cannot be told.

    Deaths that no cause of the table holds are counted as `OTHER`. The interval treats the two groups as independent.

    Source: Arriaga (1984), see `hineq.methods.decomposition.arriaga`; Chiang's variance for the limits.
    """
    if len(deaths.groups(sex)) < 2:
        return NotPossible(reason=f"The table has one group of {sex.people}: a gap needs a second, the comparator.")
    if area == comparator:
        return NotPossible(reason="A group is never compared with itself: choose another comparator.")
    first, second = group_expectancy(deaths, area, sex), group_expectancy(deaths, comparator, sex)
    reasons = [expectancy.reason for expectancy in (first, second) if expectancy.reason]
    if reasons:
        return NotPossible(reason=" ".join(reasons))
    causes, died = _cause_deaths(deaths, (area, comparator), sex)
    divided = arriaga(
        deaths.bands(area, sex), deaths.bands(area, sex, column="population"),
        deaths.bands(comparator, sex), deaths.bands(comparator, sex, column="population"), died[0], died[1],
    )  # fmt: skip
    gap, years = float(divided.gap), cast(FloatArray, divided.by_age_and_cause)
    if not np.isclose(years.sum(), gap):
        # a life table that ends before 90 leaves differences at ages whose death rates are equal
        return NotPossible(
            reason="So many died in one band of age that nobody would live past it, so that the gap cannot be divided among causes."
        )
    limits = difference_interval(first.value, first.limits, second.value, second.limits)
    return CausesOfGap(
        area=first, comparator=second, sex=sex, gap=gap, parts=_parts(causes, years),
        lower=float(limits.lower), upper=float(limits.upper),
    )  # fmt: skip


def _cause_deaths(deaths: DeathsTable, groups: Sequence[str], sex: Sex) -> tuple[list[str], FloatArray]:
    """The causes, and their deaths (group, cause, 20 bands); what no cause holds is added to `OTHER`."""
    causes = list(deaths.causes(sex))
    if not causes:
        return [ALL_CAUSES], np.array([[deaths.bands(group, sex)] for group in groups])
    named = np.array([[deaths.bands(group, sex, cause) for cause in causes] for group in groups])
    whole = np.array([deaths.bands(group, sex) for group in groups])
    # rounding may leave a hair below nothing
    rest = np.maximum(whole - named.sum(axis=1), 0.0)
    if OTHER in causes:
        named[:, causes.index(OTHER)] += rest
    elif rest.any():
        causes, named = [*causes, OTHER], np.concatenate([named, rest[:, np.newaxis]], axis=1)
    return causes, named


def _parts(causes: list[str], years: FloatArray) -> pd.DataFrame:
    """One row a cause and band, the causes in the order of their years and the rest last."""
    totals = dict(zip(causes, years.sum(axis=-1), strict=True))
    order = sorted(causes, key=lambda cause: (cause == OTHER, -totals[cause]))
    rows = [
        (cause, age, age_group, float(part))
        for cause in order
        for age, age_group, part in zip(AGE_BANDS, _GROUP_OF_BAND, years[causes.index(cause)], strict=True)
    ]
    return pd.DataFrame(rows, columns=["cause", "age", "age_group", "years"])
