"""Series as lines through time: one area, one series, its points in order and its honest breaks."""

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.series.change import OF_PANDEMIC
from hineq.insights.series.refusal import no_trend
from hineq.insights.series.rows import periods_of
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import age_of_data
from hineq.methods.trend import POINTS, TREND_VALUE_TYPES, recent_trend
from hineq.model.area import Area
from hineq.model.indicator import Indicator, Series
from hineq.model.period import Period
from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.words import Sex

# a figure that ended longer ago is not spoken of as one of today
CURRENT_YEARS = 5
_ARROWS = {"increasing": "↑", "decreasing": "↓"}


def is_current(end: date, day: date) -> bool:
    """Whether a figure whose period ended on a day is one of now, five years or less before another day."""
    return (day - end).days <= CURRENT_YEARS * 365.25


@dataclass(frozen=True, kw_only=True, eq=False)
class Line:
    """The figures of one area in one series of an indicator, oldest first, rows without a value left out.

    `points` has the columns of the observations plus `interval_method`, `time` (the middle of the period as a
    decimal year) and `segment` (a new number after each gap, so that no line is drawn across one).
    """

    indicator: Indicator
    series: Series
    sex: Sex
    area_code: str
    area_name: str
    points: pd.DataFrame

    @property
    def kind(self) -> str:
        """What its figures are where they are not official, in words."""
        return kind_words(self.points.status)

    @property
    def name(self) -> str:
        """The measure's short name with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind)

    @cached_property
    def newest_at(self) -> int:
        """Where the newest point stands among the points: the last, or where values are carried over years the first of the last that are alike.

        The rule and its reasons: docs/decisions/repeated-values.md.
        """
        at = len(self.points) - 1
        if self.series.has(SeriesRole.REPEATS_VALUES):
            values = self.points["value"].tolist()
            while at and values[at - 1] == values[-1]:
                at -= 1
        return at

    @cached_property
    def newest(self) -> pd.Series:
        """The newest point."""
        return self.points.iloc[self.newest_at]

    @cached_property
    def newest_period(self) -> Period:
        """The period of the newest point."""
        label, start, end = (
            self.points[name].iloc[self.newest_at] for name in ("period", "period_start", "period_end")
        )
        return Period(label=str(label), start=start.date(), end=end.date())

    @property
    def dated(self) -> str:
        """The period of the newest point, and until when its value is repeated: "2019 (repeated to 2021)"."""
        last = str(self.points.period.iloc[-1])
        label = self.newest_period.label
        return label if last == label else f"{label} (repeated to {last})"

    def is_current(self, day: date) -> bool:
        """Whether the newest figure is of at most five years before a day."""
        return is_current(self.newest_period.end, day)

    def data_years(self, place: Place) -> str:
        """Of which years the data of the newest figure are where its period is only the year of a release, else empty."""
        source = place.sources.get(str(self.newest.source_id))
        return source.data_years if source else ""

    def age_words(self, place: Place) -> str:
        """How old the newest figure is, or of which years its data are where its period is only the year of a release."""
        return self.data_years(place) or age_of_data(self.newest_period, place.snapshot)

    @property
    def rolling(self) -> bool:
        """Whether periods overlap."""
        starts, ends = self.points.period_start.iloc[1:], self.points.period_end.iloc[:-1]
        return bool((starts.to_numpy() <= ends.to_numpy()).any())


def line_through(points: pd.DataFrame, *, indicator: Indicator, series: Series, sex: Sex, area: Area) -> Line:
    """The line through the observations of one series, sex and area; at least one, each with a value, oldest first."""
    return Line(
        indicator=indicator,
        series=series,
        sex=sex,
        area_code=area.area_code,
        area_name=area.area_name,
        points=_with_time(points),
    )


def _with_time(points: pd.DataFrame) -> pd.DataFrame:
    middles = np.array([period.middle for period in periods_of(points)])
    # the usual step of the series tells a missing year from a survey that is held every other year; rounded, so that
    # leap days do not decide
    steps = np.diff(middles).round(1)
    gaps = steps >= steps.min(initial=math.inf) * 1.5
    points = points.set_axis(pd.RangeIndex(len(points)), axis="index")
    points["time"], points["segment"] = middles.round(1), np.cumsum([False, *gaps])
    return points


@dataclass(frozen=True, kw_only=True)
class TrendWords:
    """The recent trend in words with its arrow and its years, or the reason why it cannot be calculated."""

    label: str
    arrow: str
    words: str
    reason: str = ""
    years: str = ""

    @property
    def dated(self) -> str:
        """The words with the years that they are about: other sentences tell of other years."""
        return f"{self.words} {self.years}".strip()


def trend_words(line: Line) -> TrendWords:
    """The recent trend of a line over its last five points (Fingertips), in words that carry the judgement."""
    if not line.series.trend:
        return _no_trend(no_trend(line.series).reason)
    if line.indicator.value_type not in TREND_VALUE_TYPES:
        return _no_trend("The official method covers proportions and rates only.")
    if line.rolling:
        return _no_trend("The periods cover several years each and overlap, so points are not independent.")
    if max(period.years for period in periods_of(line.points)) > 1:
        return _no_trend("Each figure covers several years, the method needs single years.")
    if len(line.points) < POINTS:
        return _no_trend(
            f"It needs five yearly figures, there {'is' if len(line.points) == 1 else 'are'} {len(line.points)}."
        )
    points = line.points.tail(POINTS)
    if points.lower_ci.isna().any():
        return _no_trend("It needs a confidence interval on each of the last five figures.")
    count = denominator = None
    if points[["count", "denominator"]].notna().all(axis=None):
        count, denominator = points["count"].to_numpy(), points.denominator.to_numpy()
    found = recent_trend(
        points["value"].to_numpy(), points.lower_ci.to_numpy(), points.upper_ci.to_numpy(),
        line.indicator.value_type, polarity=line.indicator.change_judged_by, count=count,
        denominator=denominator,
    )  # fmt: skip
    years = f"from {points.period.iloc[0]} to {points.period.iloc[-1]}"
    match str(found.label):
        case "cannot_be_calculated":
            return _no_trend("The method leaves out series in which a count equals its denominator.")
        case "no_significant_change":
            return TrendWords(label="no_significant_change", arrow="→", words="No significant change", years=years)
        case label:
            if line.newest_period.in_pandemic:
                # it may have moved; what it is heading for cannot be told from such a figure
                return TrendWords(
                    label=label, arrow=_ARROWS[label], words=label.capitalize(), years=f"{years}, {OF_PANDEMIC}"
                )
            judged = f" and getting {found.judgement}" if found.judgement else ""
            return TrendWords(label=label, arrow=_ARROWS[label], words=f"{label.capitalize()}{judged}", years=years)


def _no_trend(reason: str) -> TrendWords:
    return TrendWords(label="cannot_be_calculated", arrow="", words="Cannot be calculated", reason=reason)
