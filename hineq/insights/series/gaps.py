"""How far an area is behind its country, and what became of that."""

import numpy as np
import pandas as pd

from hineq.insights.series.change import Change, change_between
from hineq.insights.series.lines import Line
from hineq.insights.series.rows import Row
from hineq.methods.intervals import difference_interval
from hineq.methods.results import Interval


def gap_behind(line: Line, country: Line) -> pd.DataFrame:
    """How far a line is behind the country's, by the periods of both: its points with
    value_country, gap, lower and upper.

    A bigger gap is a place further behind. The country's figure is taken as exact where it comes without an interval,
    as the national tools take it; the gap has no limits where the place's figure has none.
    """
    theirs = {period: at for at, period in enumerate(country.points.period.tolist())}
    periods = line.points.period.tolist()
    both = line.points.take([at for at, period in enumerate(periods) if period in theirs]).reset_index(drop=True)
    at_theirs = [theirs[period] for period in periods if period in theirs]
    value, lowest, highest = (
        country.points[name].to_numpy(dtype=float)[at_theirs] for name in ("value", "lower_ci", "upper_ci")
    )
    exact = np.isnan(lowest) | np.isnan(highest)
    own = both["value"].to_numpy(dtype=float)
    limits = difference_interval(
        own,
        Interval(both.lower_ci.to_numpy(), both.upper_ci.to_numpy()),
        value,
        Interval(np.where(exact, value, lowest), np.where(exact, value, highest)),
    )
    sign = line.indicator.polarity.sign
    lower, upper = np.sort(np.stack([sign * limits.lower, sign * limits.upper]), axis=0)
    return both.assign(value_country=value, gap=(sign * (value - own)).round(6), lower=lower, upper=upper)


def gap_change(gaps: pd.DataFrame) -> Change:
    """The change from the first to the last row of a table of gaps with gap, lower, upper and period, of periods that share no day."""
    named = {"gap": "value", "lower": "lower_ci", "upper": "upper_ci", "period": "period"}
    named |= {day: day for day in ("period_start", "period_end") if day in gaps}
    cells = zip(*(gaps[name].tolist() for name in named), strict=True)
    rows = [Row(zip(named.values(), row, strict=True)) for row in cells]
    return change_between(rows[0], rows[-1], rows)
