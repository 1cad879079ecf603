"""How far an area is behind its country, and what became of that."""

import numpy as np
import pandas as pd

from hineq.insights.series.change import Change, change_between
from hineq.insights.series.lines import Line
from hineq.methods.intervals import difference_interval
from hineq.methods.results import Interval


def gap_behind(line: Line, country: Line) -> pd.DataFrame:
    """How far a line is behind the country's, by the periods of both: its points with gap, lower and upper.

    A bigger gap is a place further behind. The country's figure is taken as exact where it comes without an interval,
    as the national tools take it; the gap has no limits where the place's figure has none.
    """
    theirs = country.points[["period", "value", "lower_ci", "upper_ci"]]
    both = line.points.merge(theirs, on="period", suffixes=("", "_country"))
    exact = both.lower_ci_country.isna() | both.upper_ci_country.isna()
    lowest, highest = (both[f"{limit}_country"].mask(exact, both.value_country) for limit in ("lower_ci", "upper_ci"))
    limits = difference_interval(
        both["value"],
        Interval(both.lower_ci.to_numpy(), both.upper_ci.to_numpy()),
        both.value_country,
        Interval(lowest.to_numpy(), highest.to_numpy()),
    )
    sign = line.indicator.polarity.sign
    lower, upper = np.sort(np.stack([sign * limits.lower, sign * limits.upper]), axis=0)
    return both.assign(gap=(sign * (both.value_country - both["value"])).round(6), lower=lower, upper=upper)


def gap_change(first: pd.Series, last: pd.Series) -> Change:
    """The change between two rows of a table of gaps with gap, lower and upper, of periods that share no day."""
    named = {"gap": "value", "lower": "lower_ci", "upper": "upper_ci"}
    return change_between(first.rename(named), last.rename(named))
