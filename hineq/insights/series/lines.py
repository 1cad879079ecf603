"""Series as lines through time: one area, one series, its points in order and its honest breaks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from hineq.insights.series.change import OF_PANDEMIC
from hineq.insights.series.refusal import no_trend
from hineq.insights.series.rows import Row, period_of
from hineq.insights.wording.kinds import kind_words, named
from hineq.insights.wording.numbers import age_of_data
from hineq.methods.trend import POINTS, TREND_VALUE_TYPES, recent_trend
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

    `rows` are its figures one by one, as they stand `at` some places of a `table` of observations.
    """

    indicator: Indicator
    series: Series
    sex: Sex
    area_code: str
    area_name: str
    rows: tuple[Row, ...]
    table: pd.DataFrame = field(repr=False)
    at: Sequence[int] = field(repr=False)

    @cached_property
    def points(self) -> pd.DataFrame:
        """Its figures as a table, made where one is drawn, since most lines are asked for single figures only.

        It has the columns of the observations plus `interval_method`, `time` (the middle of the period as a decimal year) and
        `segment` (a new number after each gap, so that no line is drawn across one).
        """
        points = self.table.take(self.at).set_axis(pd.RangeIndex(len(self.at)), axis="index")
        middles = np.array([period.middle for period in self.periods])
        # the usual step of the series tells a missing year from a survey that is held every other year; rounded, so that
        # leap days do not decide
        steps = np.diff(middles).round(1)
        gaps = steps >= steps.min(initial=math.inf) * 1.5
        points["time"], points["segment"] = middles.round(1), np.cumsum([False, *gaps])
        return points

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The period of each of its figures."""
        return tuple(period_of(row) for row in self.rows)

    @cached_property
    def kind(self) -> str:
        """What its figures are where they are not official, in words."""
        return kind_words(row["status"] for row in self.rows)

    @property
    def name(self) -> str:
        """The measure's short name with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind)

    @cached_property
    def newest_at(self) -> int:
        """Where the newest point stands among the points: the last, or where values are carried over years the first of the last that are alike.

        The rule and its reasons: docs/decisions/repeated-values.md.
        """
        at = len(self.rows) - 1
        if self.series.has(SeriesRole.REPEATS_VALUES):
            while at and self.rows[at - 1]["value"] == self.rows[-1]["value"]:
                at -= 1
        return at

    @cached_property
    def newest(self) -> Row:
        """The newest point, with its `time`."""
        return Row(self.rows[self.newest_at], time=float(np.round(self.newest_period.middle, 1)))

    @property
    def newest_period(self) -> Period:
        """The period of the newest point."""
        return self.periods[self.newest_at]

    @property
    def dated(self) -> str:
        """The period of the newest point, and until when its value is repeated: "2019 (repeated to 2021)"."""
        last = self.periods[-1].label
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
        return any(later.start <= earlier.end for earlier, later in pairwise(self.periods))


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
    if max(period.years for period in line.periods) > 1:
        return _no_trend("Each figure covers several years, the method needs single years.")
    if len(line.rows) < POINTS:
        return _no_trend(
            f"It needs five yearly figures, there {'is' if len(line.rows) == 1 else 'are'} {len(line.rows)}."
        )
    value, lower, upper, count, denominator = (
        np.array([row[name] for row in line.rows[-POINTS:]], dtype=float)
        for name in ("value", "lower_ci", "upper_ci", "count", "denominator")
    )
    if np.isnan(lower).any():
        return _no_trend("It needs a confidence interval on each of the last five figures.")
    counted = not np.isnan(np.concatenate([count, denominator])).any()
    found = recent_trend(
        value, lower, upper, line.indicator.value_type, polarity=line.indicator.change_judged_by,
        count=count if counted else None, denominator=denominator if counted else None,
    )  # fmt: skip
    years = f"from {line.periods[-POINTS].label} to {line.periods[-1].label}"
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
