"""The figure of a ward, or of wards together: its own, made of their counts, or their average."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.residents import residents
from hineq.insights.wards.view import WardView
from hineq.methods.rates import crude_rate, proportion
from hineq.model.indicator import Indicator
from hineq.model.period import parse_period
from hineq.model.words import FigureStatus, ValueType

PUBLISHED, POOLED, AVERAGE = "the ward's figure", "counts added up", "average weighted by residents"


@dataclass(frozen=True, kw_only=True)
class SideFigure:
    """The figure of one side with its limits (NaN without) and how it came about, or why there is none."""

    value: float
    lower: float
    upper: float
    method: str


def side_figure(view: WardView, codes: tuple[str, ...], population: pd.DataFrame) -> SideFigure:
    """The figure of a ward, or of wards together; `population` is the place's table of residents.

    A ward has its own figure and interval. A group's proportion or crude rate is made from its wards' counts and
    denominators where every ward has both, with Wilson's or Byar's interval where the wards' own figures may carry one;
    any other figure is the mean weighted by the residents of the year nearest to it, without an interval. A group of
    which a ward has no figure has none.

    Source: OHID, Technical guidance: aggregating indicator values; confidence intervals.
    """
    mine = view.table.area_code.isin(codes).to_numpy()
    value, lower, upper = (view.table[name].to_numpy(dtype=float)[mine] for name in ("value", "lower_ci", "upper_ci"))
    if len(value) < len(codes) or np.isnan(value).any():
        return _nothing("no figure" if len(codes) == 1 else "no figure for every ward")
    if len(codes) == 1:
        return SideFigure(value=float(value[0]), lower=float(lower[0]), upper=float(upper[0]), method=PUBLISHED)
    if pooled := pooled_figure(view.indicator, view.table[mine]):
        return pooled
    people, _ = residents(population, str(view.table.age.iloc[0]), parse_period(view.period).middle)
    weights = view.table.area_code[mine].map(people).to_numpy(dtype=float)
    if np.isnan(weights).any() or not weights.sum():
        return _nothing("no numbers of residents to weight by")
    return SideFigure(value=float(np.average(value, weights=weights)), lower=math.nan, upper=math.nan, method=AVERAGE)


def pooled_figure(indicator: Indicator, wards: pd.DataFrame) -> SideFigure | None:
    """The figure of wards together from their counts and denominators, or None where it cannot be made of them.

    `wards` are rows of a view's table. Only proportions and crude rates of which every ward has both can; the interval
    is Wilson's or Byar's where the wards' own figures may carry one, else NaN.
    """
    pool = {ValueType.PROPORTION: proportion, ValueType.CRUDE_RATE: crude_rate}.get(indicator.value_type)
    count, denominator = (wards[name].to_numpy(dtype=float) for name in ("count", "denominator"))
    if pool is None or np.isnan(count).any() or not (denominator > 0).all():
        return None
    sums = pool(count.sum(), denominator.sum(), multiplier=indicator.multiplier)
    sure = (wards.status == FigureStatus.OFFICIAL).all() and wards.lower_ci.notna().all()
    limits = (float(sums.lower), float(sums.upper)) if sure else (math.nan, math.nan)
    return SideFigure(value=float(sums.value), lower=limits[0], upper=limits[1], method=POOLED)


def _nothing(method: str) -> SideFigure:
    return SideFigure(value=math.nan, lower=math.nan, upper=math.nan, method=method)
