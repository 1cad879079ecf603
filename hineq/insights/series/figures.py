"""A place with its figures: what nearly every question is asked of."""

import math
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from hineq.insights.series.intervals import observations_with_intervals
from hineq.insights.series.lines import Line, line_through
from hineq.insights.series.ratio_means import without_ratio_means
from hineq.insights.series.residents import from_age, nearest_year, residents_in, years_of
from hineq.insights.series.rough import rough_set_aside
from hineq.insights.series.rows import latest, published_rows, select_rows
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
    _indices: dict[str, "_Index"] = field(default_factory=dict, init=False, repr=False)
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
        vars(level).update(
            _by_indicator=self._by_indicator, _indices=self._indices, _lines=self._lines, _residents=self._residents,
            _ranks=self._ranks, _spreads=self._spreads,
        )  # fmt: skip
        return level

    def ranked_by(self, ranks: pd.DataFrame, spreads: pd.DataFrame) -> "Figures":
        """The same figures of the same place, with other ranks and spreads to read from where it stands."""
        held = replace(self, place=replace(self.place, national_ranks=ranks, distributions=spreads))
        vars(held).update(
            _by_indicator=self._by_indicator, _indices=self._indices, _lines=self._lines, _residents=self._residents
        )
        return held

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
        table = self._by_indicator.get(indicator_id, self.table.iloc[:0])
        if sex is not None and period is not None:
            table = table.take(self._index(indicator_id).periods.get((sex, period), []))
            sex = period = None
        return select_rows(table, series=series, sex=sex, period=period, area_codes=area_codes)

    def periods_of(self, indicator_id: str, sex: Sex, area_codes: Collection[str]) -> tuple[str, ...]:
        """The periods in which any of these areas has a figure, in the order of the table."""
        known = self._index(indicator_id).known.get(sex, ())
        return tuple(dict.fromkeys(period for period, code in known if code in area_codes))

    def national_ranks(self, indicator_id: str, series: str, sex: Sex, period: str) -> pd.DataFrame:
        """The rows of the published ranks in the country that are about one figure of areas."""
        return self._ranks.get((indicator_id, series, sex, period), self.place.national_ranks.iloc[:0])

    def distributions(self, indicator_id: str, series: str, sex: Sex, period: str) -> pd.DataFrame:
        """The rows of the spread over other areas that are about one figure."""
        return self._spreads.get((indicator_id, series, sex, period), self.place.distributions.iloc[:0])

    @cached_property
    def _ranks(self) -> dict[_Figure, pd.DataFrame]:
        return _by_figure(self.place.national_ranks)

    @cached_property
    def _spreads(self) -> dict[_Figure, pd.DataFrame]:
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
    def _by_indicator(self) -> dict[str, pd.DataFrame]:
        """The rows of each indicator: what is asked for is looked for among a few hundred rows, not all."""
        return {str(key): rows for key, rows in self.table.groupby("indicator_id", observed=True, sort=False)}

    def lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        """Every series of an indicator for one area and sex that has a figure, oldest last point first."""
        asked = (indicator_id, sex, area_code)
        if asked not in self._lines:
            self._lines[asked] = tuple(self._made_lines(*asked))
        return list(self._lines[asked])

    def _made_lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        lines = [
            line_through(
                self._by_indicator[indicator_id].take(at),
                indicator=self.place.indicators[indicator_id],
                series=self.place.series[indicator_id, series],
                sex=sex,
                area=self.place.areas[area_code],
            )
            for series, at in self._index(indicator_id).lines.get((sex, area_code), {}).items()
        ]
        return sorted(lines, key=lambda line: (line.newest_period.end, line.newest_period.start))

    def _index(self, indicator_id: str) -> "_Index":
        """Where what is asked for stands among an indicator's rows."""
        if indicator_id not in self._indices:
            self._indices[indicator_id] = _Index.of(self._by_indicator.get(indicator_id, self.table.iloc[:0]))
        return self._indices[indicator_id]

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
            key=lambda line: (line.newest_period.end, not math.isnan(line.newest.lower_ci), len(line.points)),
            reverse=True,
        )

    def newest(self, line: Line, area_code: str) -> float:
        """Another area's figure in the series and period of the newest point of a line, NaN where there is none."""
        indicator_id = line.indicator.indicator_id
        index = self._index(indicator_id)
        same = set(index.periods.get((line.sex, str(line.newest.period)), ()))
        at = [at for at in index.lines.get((line.sex, area_code), {}).get(line.series.series, ()) if at in same]
        row = latest(self._by_indicator[indicator_id].take(at)) if len(at) > 1 else None
        if row is not None:
            return float(row["value"])
        return float(self._by_indicator[indicator_id]["value"].iloc[at[0]]) if at else math.nan


@dataclass(frozen=True, kw_only=True)
class _Index:
    """Where among an indicator's rows those of each sex and period are, and those with a value of each sex, area and series.

    `known` has the period and area of each row with a value, for each sex, in the order of the rows.
    """

    periods: dict[tuple[str, str], list[int]]
    lines: dict[tuple[str, str], dict[str, list[int]]]
    known: dict[str, list[tuple[str, str]]]

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "_Index":
        """The index of the rows of one indicator."""
        index = cls(periods={}, lines={}, known={})
        columns = [rows[name].tolist() for name in ("sex", "period", "area_code", "series")]
        given = rows["value"].notna().tolist()
        for at, (sex, period, area_code, series) in enumerate(zip(*columns, strict=True)):
            index.periods.setdefault((sex, period), []).append(at)
            if given[at]:
                index.lines.setdefault((sex, area_code), {}).setdefault(series, []).append(at)
                index.known.setdefault(sex, []).append((period, area_code))
        return index


def _by_figure(table: pd.DataFrame) -> dict[_Figure, pd.DataFrame]:
    """The rows of a table about areas of the country by what they are about: indicator, series, sex and period."""
    if table.empty:
        return {}
    return {tuple(map(str, key)): rows for key, rows in table.groupby(list(_ABOUT), sort=False)}
