"""The figure that wards are compared with: published for an area, or made from its wards."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.residents import all_residents_words, residents_words
from hineq.insights.series.rough import whole
from hineq.insights.series.rows import Row
from hineq.insights.wards.sums import pooled_figure
from hineq.insights.wording.kinds import kind_words, marked
from hineq.model.indicator import Indicator
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import ValueType


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """Another area's figure that a ward is compared with, with its limits (NaN without).

    `estimated` marks one made from the wards' own figures: their counts over their denominators, or where `weighted_by`
    names residents ("residents of 65 and over in 2017") their mean weighted by these. `kind` is what another figure is that is not official.
    """

    area_code: str
    name: str
    value: float
    lower: float = math.nan
    upper: float = math.nan
    estimated: bool = False
    weighted_by: str = ""
    kind: str = ""

    @property
    def described(self) -> str:
        """The benchmark's name, with a word where its figure is no official one of its own."""
        return f"the average of {self.name}'s wards" if self.estimated else marked(self.name, self.kind)

    def described_with(self, words: str) -> str:
        """The same with its figure in the brackets: "Exampleton (estimated, 15.9%)"."""
        return marked(f"the average of {self.name}'s wards" if self.estimated else self.name, self.kind, words)


def published_benchmark(place: Place, rows: Iterable[Row], area_code: str) -> Benchmark | None:
    """The figure of an area among `rows`, all of one series, sex and period; None where it has none."""
    for row in rows:
        if row["area_code"] == area_code and not math.isnan(row["value"]):
            return Benchmark(
                area_code=area_code, name=place.areas[area_code].area_name, value=row["value"], lower=row["lower_ci"],
                upper=row["upper_ci"], kind=kind_words([row["status"]]),
            )  # fmt: skip
    return None


def ward_average(figures: Figures, place: Place, indicator: Indicator, table: pd.DataFrame) -> Benchmark | None:
    """The figure of a place, or of a level of it, made from its wards (rows of `table`), where every ward has one.

    The sum of their counts over the sum of their denominators where each has both; else their mean weighted by
    residents, a figure at age 65 by those of 65 and over. A standardised ratio has no such mean: None. Wards that
    neighbourhoods fit badly are among them: of the whole their estimates are as good as any.
    """
    table = whole(table)
    if table["value"].isna().any():
        return None
    if pooled := pooled_figure(indicator, table):
        return Benchmark(
            area_code=place.area_code, name=place.name, value=pooled.value, lower=pooled.lower, upper=pooled.upper,
            estimated=True,
        )  # fmt: skip
    if place.population.empty or indicator.value_type is ValueType.RATIO:
        return None
    people, year = figures.residents(str(table.age.iloc[0]), parse_period(str(table.period.iloc[0])).middle)
    weights = table.area_code.map(people)
    if weights.isna().any():
        return None
    mean = float(np.average(table["value"], weights=weights))
    return Benchmark(
        area_code=place.area_code, name=place.name, value=mean, estimated=True,
        weighted_by=residents_words(str(table.age.iloc[0]), year),
    )  # fmt: skip


def average_words(benchmarks: Iterable[Benchmark | None]) -> str:
    """How figures that stand for places were made of their wards', with whose numbers weight them; nothing where all were published."""
    estimates = [one for one in benchmarks if one and one.estimated]
    made = ["the wards' counts over their denominators"] if any(not one.weighted_by for one in estimates) else []
    if weights := all_residents_words(one.weighted_by for one in estimates if one.weighted_by):
        mean = f"the average of its wards, weighted by {weights}"
        made.append(f"where there are no counts {mean}" if made else mean)
    return ", ".join(made)
