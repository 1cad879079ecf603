"""A place with its figures: what nearly every question is asked of."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pandas as pd

from hineq.insights.series.intervals import observations_with_intervals
from hineq.insights.series.lines import Line, line_through
from hineq.insights.series.rows import latest, published_rows, select_rows
from hineq.model.place import Place
from hineq.model.words import Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Figures:
    """A place and the table of all its figures; shared by every visitor, so never to be changed.

    `table` has the columns of the observations plus `interval_method`, one row an observation, in the order of time,
    then area.
    """

    place: Place
    table: pd.DataFrame

    @classmethod
    def of(cls, place: Place) -> "Figures":
        """The figures of a place, with every interval that can be given."""
        return cls(place=place, table=observations_with_intervals(place))

    def within(self, area_code: str) -> "Figures":
        """The same figures about one of the place's levels; ValueError for another area."""
        return replace(self, place=self.place.within(area_code))

    def on(self, indicator_id: str) -> "Figures":
        """The figures of one indicator alone, for whoever asks again and again about it."""
        return replace(self, table=self.rows(indicator_id=indicator_id))

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
        return select_rows(
            self.table, indicator_id=indicator_id, series=series, sex=sex, period=period, area_codes=area_codes
        )

    def lines(self, indicator_id: str, sex: Sex, area_code: str) -> list[Line]:
        """Every series of an indicator for one area and sex that has a figure, oldest last point first."""
        rows = self.rows(indicator_id=indicator_id, sex=sex, area_codes=[area_code])
        rows = rows[rows["value"].notna()]
        lines = [
            line_through(
                points,
                indicator=self.place.indicators[indicator_id],
                series=self.place.series[indicator_id, str(series)],
                sex=sex,
                area=self.place.areas[area_code],
            )
            for series, points in rows.groupby("series", sort=False)
        ]
        return sorted(lines, key=lambda line: (line.newest_period.end, line.newest_period.start))

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
            lines, key=lambda line: (line.newest_period.end, bool(line.newest.notna().lower_ci), len(line.points))
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
