"""A place with its figures: what nearly every question is asked of."""

import math
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from hineq.insights.series.intervals import observations_with_intervals
from hineq.insights.series.lines import Line, line_through
from hineq.insights.series.rows import latest, published_rows, select_rows
from hineq.model.place import Place
from hineq.model.words import Sex

_Made = TypeVar("_Made")


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
    _positions: dict[str, dict[tuple[str, str], dict[str, list[int]]]] = field(
        default_factory=dict, init=False, repr=False
    )
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, place: Place) -> "Figures":
        """The figures of a place, with every interval that can be given."""
        return cls(place=place, table=observations_with_intervals(place))

    def within(self, area_code: str) -> "Figures":
        """The same figures about one of the place's levels; ValueError for another area."""
        level = replace(self, place=self.place.within(area_code))
        # a row and a line are about their own area, whatever level they are asked of: each is kept once for all levels
        vars(level).update(_by_indicator=self._by_indicator, _positions=self._positions, _lines=self._lines)
        return level

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
        table = self.table if indicator_id is None else self._by_indicator.get(indicator_id, self.table.iloc[:0])
        return select_rows(table, series=series, sex=sex, period=period, area_codes=area_codes)

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
            for series, at in self._series_by_area(indicator_id).get((sex, area_code), {}).items()
        ]
        return sorted(lines, key=lambda line: (line.newest_period.end, line.newest_period.start))

    def _series_by_area(self, indicator_id: str) -> dict[tuple[str, str], dict[str, list[int]]]:
        """Where among an indicator's rows its figures are, for each sex and area, then series."""
        if indicator_id not in self._positions:
            found: dict[tuple[str, str], dict[str, list[int]]] = {}
            rows = self._by_indicator.get(indicator_id, self.table.iloc[:0])
            columns = (rows[name].tolist() for name in ("sex", "area_code", "series"))
            given = rows["value"].notna().tolist()
            for at, (sex, area_code, series) in enumerate(zip(*columns, strict=True)):
                if given[at]:
                    found.setdefault((sex, area_code), {}).setdefault(series, []).append(at)
            self._positions[indicator_id] = found
        return self._positions[indicator_id]

    def line(self, indicator_id: str, sex: Sex, area_code: str, series: str) -> Line | None:
        """One series of an indicator for one area and sex, or None where it has no figure there."""
        lines = (line for line in self.lines(indicator_id, sex, area_code) if line.series.series == series)
        return next(lines, None)

    def main_line(self, indicator_id: str, sex: Sex, area_code: str) -> Line | None:
        """The series with the newest figure; of two as new, the one with intervals, else the longer one."""
        lines = self.lines(indicator_id, sex, area_code)
        if not lines:
            return None
        return max(
            lines, key=lambda line: (line.newest_period.end, not math.isnan(line.newest.lower_ci), len(line.points))
        )

    def newest(self, line: Line, area_code: str) -> float:
        """Another area's figure in the series and period of the newest point of a line, NaN where there is none."""
        row = latest(
            self.rows(
                indicator_id=line.indicator.indicator_id, series=line.series.series, sex=line.sex,
                period=str(line.newest.period), area_codes=[area_code],
            )
        )  # fmt: skip
        return float("nan") if row is None else float(row["value"])
