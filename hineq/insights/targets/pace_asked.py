"""The pace that a new target asks for, counted among the figures of other areas before it is adopted."""

from collections.abc import Sequence
from itertools import product
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.results import FloatArray
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

    `figures` are observations of the indicator in ONE series, of areas of one tier, none of which is a part of another, nor the place
    itself or a part of it; `areas` is what these are called. Only periods as long as the baseline's count. None as for `pace_over`.
    """
    rows = figures[(figures.sex == str(trajectory.sex)) & figures["value"].notna()]
    periods = _alike(rows, trajectory.baseline.period)
    rows = rows[rows.period.isin(list(periods))]
    if rows.empty:
        return None
    order = sorted(periods, key=lambda label: periods[label])
    wide = rows.pivot_table(index="area_code", columns="period", values="value").reindex(columns=order)
    return pace_over(
        wide.to_numpy(dtype=float), [periods[label] for label in order], trajectory, indicator.decimals, areas, str(rows.source_id.iloc[-1])
    )  # fmt: skip


def pace_over(
    table: FloatArray, periods: Sequence[Period], trajectory: Trajectory, decimals: int, areas: str, source_id: str
) -> Pace | None:
    """The same of a table (area, period) with NaN where there is no figure, its periods in their order.

    Counted over the spans whose two figures share no day with the pandemic; the others are told apart. None where no area has two
    such figures so far apart, or the target asks for no change. See docs/decisions/pace-of-others.md.
    """
    asked = round(trajectory.asked, max(decimals, 4))
    spans = [
        (first, then)
        for first, then in product(range(len(periods)), repeat=2)
        if abs(periods[then].middle - periods[first].middle - trajectory.years) < _ALMOST
        and np.isfinite(table[:, then] - table[:, first]).any()
    ]
    usual = [span for span in spans if not any(periods[end].in_pandemic for end in span)]
    if not usual or not asked:
        return None
    change = _changes(table, usual)
    as_far, as_far_at_all = (
        (np.sign(asked) * _changes(table, over) >= abs(asked) - _ROUNDING).any(axis=1) for over in (usual, spans)
    )
    points = np.nanquantile(change, _QUANTILES).round(decimals + 1).tolist()
    return Pace(
        indicator_id=trajectory.indicator_id, sex=trajectory.sex, years=trajectory.years, asked=asked, areas=areas,
        areas_counted=int(np.isfinite(change).any(axis=1).sum()), ever=int(as_far.sum()), windows=int(np.isfinite(change).sum()),
        spans=len(usual), pandemic_spans=len(spans) - len(usual), ever_in_pandemic=int((as_far_at_all & ~as_far).sum()),
        first_period=periods[min(usual)[0]], last_period=periods[max(then for _, then in usual)],
        **dict(zip(PACE_POINTS, points, strict=True)), source_id=source_id,
        note=f"What was asked from {trajectory.baseline.period.label} to {trajectory.final.period.label}.",
    )  # fmt: skip


def _changes(table: FloatArray, spans: Sequence[tuple[int, int]]) -> FloatArray:
    """The change (area, span) from the first to the last figure of each span."""
    return np.column_stack([table[:, then] - table[:, first] for first, then in spans])


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
