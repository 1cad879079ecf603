"""A place with its figures: what nearly every question is asked of."""

import math
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from hineq.insights.series.intervals import observations_with_intervals
from hineq.insights.series.lines import Line
from hineq.insights.series.ratio_means import without_ratio_means
from hineq.insights.series.residents import from_age, nearest_year, residents_in, years_of
from hineq.insights.series.rough import rough_set_aside
from hineq.insights.series.rows import Row, each_row, latest, published_rows, select_rows
from hineq.model.place import Place
from hineq.model.words import Sex

_Made = TypeVar("_Made")
_ABOUT = ("indicator_id", "series", "sex", "period")
_Figure = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Figures:
    """A place and the table of all its figures; shared by every visitor, so never to be changed.

    `table` has the columns of the observations plus `interval_method`, one row an observation, in the order of time,
    then area.
    """

    place: Place
    table: pd.DataFrame
    # a page asks for the same line dozens of times, and a line is never changed: each is made once
    _lines: dict[tuple[str, Sex, str], tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False)
    _residents: dict[tuple[int, str], Mapping[str, float]] = field(default_factory=dict, init=False, repr=False)
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, place: Place) -> "Figures":
        """The figures of a place, with every interval that can be given; those of wards that are covered badly are set aside.

        Means of neighbourhoods' ratios are the wards' alone.
        """
        place = without_ratio_means(place)
        return cls(place=place, table=rough_set_aside(place, observations_with_intervals(place)))

    def within(self, area_code: str) -> "Figures":
        """The same figures about one of the place's levels; ValueError for another area."""
        level = replace(self, place=self.place.within(area_code))
        # a row and a line are about their own area, whatever level they are asked of: each is kept once for all levels
        vars(level).update(self._of_all_levels, _ranks=self._ranks, _spreads=self._spreads)
        return level

    def ranked_by(self, ranks: pd.DataFrame, spreads: pd.DataFrame) -> "Figures":
        """The same figures of the same place, with other ranks and spreads to read from where it stands."""
        held = replace(self, place=replace(self.place, national_ranks=ranks, distributions=spreads))
        vars(held).update(self._of_all_levels)
        return held

    @property
    def _of_all_levels(self) -> dict[str, Any]:
        """What is kept about rows and lines, whatever place they are asked of."""
        kept = ("_rows", "_indices", "_lines", "_residents")
        return {name: getattr(self, name) for name in kept}

    def on(self, indicator_id: str) -> "Figures":
        """The figures of one indicator alone, for whoever asks again and again about it."""
        return replace(self, table=self.rows(indicator_id=indicator_id))

    def once(self, asked: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is made of these figures for a question, made the first time that it is asked; shared, so never to be changed."""
        if asked not in self._made:
            self._made[asked] = make()
        made: _Made = self._made[asked]
        return made

    @property
    def published(self) -> pd.DataFrame:
        """The figures that were published as such: no estimates, no model's figures, none that is missing."""
        return published_rows(self.table)

    def rows(
        self,
        *,
        indicator_id: str | None = None,
        series: str | None = None,
        sex: Sex | None = None,
        period: str | None = None,
        area_codes: Collection[str] | None = None,
    ) -> pd.DataFrame:
        """The rows that match all that is given, in the order of the table."""
        if indicator_id is None:
            return select_rows(self.table, series=series, sex=sex, period=period, area_codes=area_codes)
        index = self._index(indicator_id)
        at = index.at
        if sex is not None and period is not None:
            at = index.periods.get((sex, period), [])
            sex = period = None
        return select_rows(self.table.take(at), series=series, sex=sex, period=period, area_codes=area_codes)

    def periods_of(self, indicator_id: str, sex: Sex, area_codes: Collection[str]) -> tuple[str, ...]:
        """The periods in which any of these areas has a figure, in the order of the table."""
        known = self._index(indicator_id).known.get(sex, ())
        return tuple(dict.fromkeys(period for period, code in known if code in area_codes))

    def each_row(self, indicator_id: str, sex: Sex, period: str) -> list[Row]:
        """The rows of one indicator, sex and period one by one, in the order of the table."""
        return [self._rows[at] for at in self._index(indicator_id).periods.get((sex, period), ())]

    def national_ranks(self, indicator_id: str, series: str, sex: Sex, period: str) -> Sequence[Row]:
        """The rows of the published ranks in the country that are about one figure of areas."""
        return self._ranks.get((indicator_id, series, sex, period), ())

    def distributions(self, indicator_id: str, series: str, sex: Sex, period: str) -> Sequence[Row]:
        """The rows of the spread over other areas that are about one figure."""
        return self._spreads.get((indicator_id, series, sex, period), ())

    @cached_property
    def _ranks(self) -> dict[_Figure, list[Row]]:
        return _by_figure(self.place.national_ranks)

    @cached_property
    def _spreads(self) -> dict[_Figure, list[Row]]:
        return _by_figure(self.place.distributions)

    def residents(self, age: str, middle: float) -> tuple[Mapping[str, float], str]:
        """The residents that weight a figure at an age, by area code, and their year (`hineq.insights.series.residents`)."""
        if not self._resident_years:
            return {}, ""
        year = nearest_year(self._resident_years, middle)
        asked = (from_age(age), year)
        if asked not in self._residents:
            self._residents[asked] = {
                str(code): float(people) for code, people in residents_in(self.place.population, age, year).items()
            }
        return self._residents[asked], year

    @cached_property
    def _resident_years(self) -> tuple[str, ...]:
        return years_of(self.place.population)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        """The rows of the table one by one: what is asked of single rows is asked of no table."""
        return tuple(each_row(self.table))

    @cached_property
    def _indices(self) -> dict[str, "_Index"]:
        """Where the rows of each indicator are: what is asked for is looked for among a few hundred rows, not all."""
        indices: dict[str, _Index] = {}
        for at, row in enumerate(self._rows):
            if row["indicator_id"] not in indices:
                indices[row["indicator_id"]] = _Index()
            indices[row["indicator_id"]].add(at, row)
        return indices

    @cached_property
    def dtypes(self) -> Mapping[str, Any]:
        """What each column of the table holds, for tables that are made of its rows."""
        return {str(name): dtype for name, dtype in self.table.dtypes.items()}

    def lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        """Every series of an indicator for one area and sex that has a figure, oldest last point first."""
        asked = (indicator_id, sex, area_code)
        if asked not in self._lines:
            self._lines[asked] = tuple(self._made_lines(*asked))
        return list(self._lines[asked])

    def _made_lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        lines = [
            Line(
                indicator=self.place.indicators[indicator_id],
                series=self.place.series[indicator_id, series],
                sex=sex,
                area_code=area_code,
                area_name=self.place.areas[area_code].area_name,
                rows=tuple(self._rows[one] for one in at),
                table=self.table,
                at=at,
            )
            for series, at in self._index(indicator_id).lines.get((sex, area_code), {}).items()
        ]
        return sorted(lines, key=lambda line: (line.newest_period.end, line.newest_period.start))

    def _index(self, indicator_id: str) -> "_Index":
        """Where what is asked for of an indicator stands in the table."""
        return self._indices.get(indicator_id, _Index())

    def line(self, indicator_id: str, sex: Sex, area_code: str, series: str) -> Line | None:
        """One series of an indicator for one area and sex, or None where it has no figure there."""
        lines = (line for line in self.lines(indicator_id, sex, area_code) if line.series.series == series)
        return next(lines, None)

    def main_line(self, indicator_id: str, sex: Sex, area_code: str) -> Line | None:
        """The series with the newest figure; of two as new, the one with intervals, else the longer one."""
        return next(iter(self.newest_lines(indicator_id, sex, area_code)), None)

    def newest_lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        """Every series, that with the newest figure first; of two as new the one with intervals, then the longer one."""
        return sorted(
            self.lines(indicator_id, sex, area_code),
            key=lambda line: (line.newest_period.end, not math.isnan(line.newest.lower_ci), len(line.rows)),
            reverse=True,
        )

    def newest(self, line: Line, area_code: str) -> float:
        """Another area's figure in the series and period of the newest point of a line, NaN where there is none."""
        indicator_id = line.indicator.indicator_id
        index = self._index(indicator_id)
        same = set(index.periods.get((line.sex, str(line.newest.period)), ()))
        at = [at for at in index.lines.get((line.sex, area_code), {}).get(line.series.series, ()) if at in same]
        row = latest(self.table.take(at)) if len(at) > 1 else None
        if row is not None:
            return float(row["value"])
        return float(self._rows[at[0]]["value"]) if at else math.nan


@dataclass(frozen=True, kw_only=True)
class _Index:
    """Where in the table the rows of an indicator are: all, of each sex and period, and those with a value of each sex, area and series.

    `known` has the period and area of each row with a value, for each sex, in the order of the rows.
    """

    at: list[int] = field(default_factory=list)
    periods: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    lines: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict)
    known: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, at: int, row: Row) -> None:
        """One more row of the indicator, which stands at this place of the table."""
        sex, period, area_code = row["sex"], row["period"], row["area_code"]
        self.at.append(at)
        self.periods.setdefault((sex, period), []).append(at)
        if not math.isnan(row["value"]):
            self.lines.setdefault((sex, area_code), {}).setdefault(row["series"], []).append(at)
            self.known.setdefault(sex, []).append((period, area_code))


def _by_figure(table: pd.DataFrame) -> dict[_Figure, list[Row]]:
    """The rows of a table about areas of the country by what they are about: indicator, series, sex and period."""
    rows: dict[_Figure, list[Row]] = {}
    for row in each_row(table):
        rows.setdefault(tuple(str(row[name]) for name in _ABOUT), []).append(row)
    return rows
