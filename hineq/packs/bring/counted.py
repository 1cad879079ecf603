"""What figures count: people or events behind a value, known, hidden, or given away by a rate and its denominator."""

from collections.abc import Mapping
from typing import Final, assert_never

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from hineq.methods.disclosure import counts_of_rate
from hineq.model.indicator import Indicator
from hineq.model.words import ValueType
from hineq.packs.bring.ties import decimals_of

# what a count is of; the days of the period, since one period may be printed in two ways
PLACE: Final = ["area_code", "sex", "age", "period_start", "period_end"]
UNIT: Final = ["indicator_id", "series"]
# two measures count the same where they share at least so many counts of that size, and differ in none
_LEAST_SHARED, _LEAST_COUNT = 3, 5


def counts_people(value_type: ValueType) -> bool:
    """Whether figures of a type have people or events behind them that must not be told where they are few."""
    match value_type:
        case (
            ValueType.PROPORTION
            | ValueType.CRUDE_RATE
            | ValueType.DIRECTLY_STANDARDISED_RATE
            | ValueType.RATIO
            | ValueType.COUNT
        ):
            return True
        case ValueType.MEAN | ValueType.INDEX | ValueType.YEARS:
            return False
    assert_never(value_type)


def counted(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """The figures of measures that count people or events, with what is known of each count beside the observations' columns.

    `events` is the count: as it is given, the value of a bare count, or what a rate and its denominator give back; missing where
    the figure is hidden (`hidden`) or `unchecked`, a value without anything to count by. `least` and `most` are what a published
    rate leaves open of it, `whole` is what it is a part of, infinite where it is not.
    """
    kinds = figures.indicator_id.map({name: one.value_type for name, one in indicators.items()})
    kept = kinds.map(counts_people, na_action="ignore").fillna(False).to_numpy(dtype=bool)
    # a ratio is of events where it says how many, else of prices or rates
    kept = kept & ((kinds != ValueType.RATIO) | figures["count"].notna()).to_numpy()
    rows, kinds = figures[kept], kinds[kept]
    value, count, denominator = (rows[name].to_numpy(dtype=float) for name in ("value", "count", "denominator"))
    bare, part = (kinds == kind for kind in (ValueType.COUNT, ValueType.PROPORTION))
    events = np.where(bare & np.isnan(count), value, count)
    by_rate = (part | (kinds == ValueType.CRUDE_RATE)).to_numpy() & np.isnan(count) & ~np.isnan(value * denominator)
    multiplier = rows.indicator_id.map({name: one.multiplier for name, one in indicators.items()}).to_numpy(dtype=float)
    # 12.0 beside 7.5 is printed with one decimal too
    decimals = (
        pd.Series(decimals_of(value)).groupby([rows[name].to_numpy() for name in UNIT]).transform("max").to_numpy()
    )
    given = counts_of_rate(value[by_rate], denominator[by_rate], multiplier[by_rate], decimals[by_rate])
    least, most = events.copy(), events.copy()
    least[by_rate], most[by_rate] = given.lower, given.upper
    events[by_rate] = np.clip(np.round((value * denominator / multiplier)[by_rate]), given.lower, given.upper)
    return rows.assign(
        # a layer without figures has days of no type
        **{day: pd.to_datetime(rows[day]) for day in ("period_start", "period_end")},
        events=events, least=least, most=most, whole=np.where(part & ~np.isnan(denominator), denominator, np.inf),
        hidden=np.isnan(events) & np.isnan(value), unchecked=np.isnan(events) & ~np.isnan(value), is_part=part,
    )  # fmt: skip


def families(rows: pd.DataFrame, known: pd.DataFrame) -> tuple[pd.Series, pd.DataFrame]:
    """Which measures and series count the same people: a number a row of `rows`, and the known rows that belong to each (`family`).

    A count and its rate, or two tables of one count, agree wherever both have a figure; then one gives back what the other hides.
    A known row belongs to the families of its measure, and to those that it counts the same as.
    """
    units = pd.concat([rows[UNIT], known[UNIT]]).drop_duplicates(ignore_index=True).reset_index(names="unit")
    columns = [*UNIT, *PLACE, "events", "least", "most"]
    ours, theirs = (frame[columns].dropna(subset="events").merge(units, on=UNIT) for frame in (rows, known))
    shared = ours.merge(pd.concat([ours, theirs]), on=PLACE, suffixes=("", "_other"))
    shared["same"] = (shared.least <= shared.most_other) & (shared.least_other <= shared.most)
    shared["telling"] = shared.same & (shared.events >= _LEAST_COUNT)
    pairs = shared.groupby(["unit", "unit_other"], as_index=False).agg(same=("same", "all"), telling=("telling", "sum"))
    pairs = pairs[pairs.same & (pairs.telling >= _LEAST_SHARED)]
    own = pd.MultiIndex.from_frame(units[UNIT]).isin(pd.MultiIndex.from_frame(rows[UNIT]))
    between = pairs[own[pairs.unit_other]]
    ties = csr_array((np.ones(len(between)), (between.unit, between.unit_other)), shape=(len(units),) * 2)
    _, label = connected_components(ties, directed=False)
    family = rows[UNIT].merge(units, on=UNIT, how="left").unit.map(dict(enumerate(label)))
    of_measure = units[own].merge(units, on="indicator_id", suffixes=("", "_other"))
    beside = pd.concat([one[["unit", "unit_other"]] for one in (pairs, of_measure)])
    beside = beside.assign(family=label[beside.unit])[["family", "unit_other"]].drop_duplicates()
    of_known = (
        known.merge(units, on=UNIT)
        .merge(beside, left_on="unit", right_on="unit_other")
        .drop(columns=["unit", "unit_other"])
    )
    return family.set_axis(rows.index), of_known
