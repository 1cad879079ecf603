"""The pace that a new target asks for, counted among the figures of other areas before it is adopted."""

from itertools import product
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.indicator import Indicator
from hineq.model.period import Period, parse_period
from hineq.model.target import PACE_POINTS, Pace, Trajectory

_QUANTILES: Final = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
# what is lost where floats are taken from each other, far less than any printed decimal
_ROUNDING: Final = 1e-9
# two periods lie so many years apart, middle to middle, up to a few days
_ALMOST: Final = 0.02


def pace_among(
    figures: pd.DataFrame, trajectory: Trajectory, indicator: Indicator, areas: str, held: str = ""
) -> Pace | None:
    """The pace in the series that a target is `held` against, or, where that has none, in the series with most figures so far apart.

    `figures` are as for `pace_asked`, of any indicators and series.
    """
    rows = figures[figures.indicator_id == indicator.indicator_id]
    found = {
        str(series): pace for series, own in rows.groupby("series", sort=False)
        if (pace := pace_asked(own, trajectory, indicator, areas)) is not None
    }  # fmt: skip
    return found.get(held) or max(found.values(), key=lambda pace: pace.windows, default=None)


def pace_asked(figures: pd.DataFrame, trajectory: Trajectory, indicator: Indicator, areas: str) -> Pace | None:
    """How far the figures of areas moved over as many years as the way from a baseline to its last target takes.

    `figures` are observations of the indicator in ONE series, of areas of one tier, none of which is a part of another, `areas` what
    these are called. Only periods as long as the baseline's count. None where no area has two figures so far apart, or the target
    asks for no change. See docs/decisions/pace-of-others.md.
    """
    asked = round(trajectory.asked, max(indicator.decimals, 4))
    rows = figures[(figures.sex == str(trajectory.sex)) & figures["value"].notna()]
    periods = _alike(rows, trajectory.baseline.period)
    rows = rows[rows.period.isin(list(periods))]
    if rows.empty or not asked:
        return None
    order = sorted(periods, key=lambda label: periods[label])
    wide = rows.pivot_table(index="area_code", columns="period", values="value").reindex(columns=order)
    middles = [periods[label].middle for label in order]
    pairs = [
        (first, then)
        for first, then in product(range(len(order)), repeat=2)
        if abs(middles[then] - middles[first] - trajectory.years) < _ALMOST
    ]
    table = wide.to_numpy(dtype=float)
    change = np.array([table[:, then] - table[:, first] for first, then in pairs]).T
    if not change.size or not np.isfinite(change).any():
        return None
    counted = np.isfinite(change).any(axis=1)
    sign = 1 if asked > 0 else -1
    ever = np.nanmax(sign * change[counted], axis=1) >= sign * asked - _ROUNDING
    points = np.nanquantile(change, _QUANTILES).round(indicator.decimals + 1).tolist()
    return Pace(
        indicator_id=trajectory.indicator_id, sex=trajectory.sex, years=trajectory.years, asked=asked, areas=areas,
        areas_counted=int(counted.sum()), ever=int(ever.sum()), windows=int(np.isfinite(change).sum()), first_period=periods[order[0]],
        last_period=periods[order[-1]], **dict(zip(PACE_POINTS, points, strict=True)), source_id=str(rows.source_id.iloc[-1]),
        note=f"What was asked from {trajectory.baseline.period.label} to {trajectory.final.period.label}.",
    )  # fmt: skip


def _alike(rows: pd.DataFrame, like: Period) -> dict[str, Period]:
    """The periods of figures by their labels, those of a kind with one."""
    found = {}
    for label in rows.period.unique():
        try:
            period = parse_period(str(label))
        except ValueError:
            # months and quarters are no years to count by
            continue
        if (period.years, period.start.month) == (like.years, like.start.month):
            found[str(label)] = period
    return found
