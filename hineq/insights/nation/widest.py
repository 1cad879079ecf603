"""Where in England the wards of a council lie furthest apart on a measure: every council in one list, widest first."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.nation.council_gaps import BADLY
from hineq.insights.wording.kinds import named
from hineq.insights.wording.numbers import as_printed
from hineq.methods.distributions import z_score
from hineq.methods.intervals import difference_interval
from hineq.methods.quantiles import FIFTHS, assign_quantiles
from hineq.methods.results import Interval
from hineq.methods.shrinkage import reliability
from hineq.model.area import Area
from hineq.model.indicator import Indicator, Series
from hineq.model.roles import IndicatorRole, SeriesRole, ThemeRole
from hineq.model.words import AreaType, Polarity, Sex

_WIDTH = 2 * z_score(0.95)
# with fewer councils there is no middle to hold the others against
FEWEST_COUNCILS = 20
# so many of the councils that lie firmly above the middle are picked out
PICKED = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class MeasureGaps:
    """How far apart the wards lie in every council on one measure.

    `table` has one row a council whose gap can be told, widest first: GAP_COLUMNS plus area_name, region, rank (1 = widest,
    by what is printed; ties share it), tied (how many share it), fifth (1 = widest), wider and narrower (whether its whole
    interval lies above or below the gap of the middle council, of lines that fit) and picked. `untold` has those whose gap cannot be told: area_code,
    area_name, reason. `counties` are like `table` for counties, whose districts stand in it.
    """

    indicator: Indicator
    series: Series
    sex: Sex
    kind: str
    period: str
    table: pd.DataFrame
    untold: pd.DataFrame
    counties: pd.DataFrame

    @property
    def name(self) -> str:
        """The measure's short name with the people it counts, and what its figures are where they are not official."""
        return named(self.indicator, self.sex, self.kind)

    @property
    def full_name(self) -> str:
        """The measure's name with the same."""
        return named(self.indicator, self.sex, self.kind, full=True)

    @property
    def judged(self) -> bool:
        """Whether one end of the measure is worse, so that a gap is an inequality."""
        return self.indicator.judged_by is not Polarity.NO_JUDGEMENT

    @property
    def by_itself(self) -> bool:
        """Whether the measure is a part of the index that orders the wards."""
        return self.series.has(SeriesRole.PART_OF_DEPRIVATION)

    @property
    def has_fifths(self) -> bool:
        """Whether fifths of wards have figures: of ratios there is no mean."""
        return bool(self.table.most_deprived_fifth.notna().any())

    @property
    def councils(self) -> int:
        """How many districts and unitary authorities there are, with a gap or without."""
        return len(self.table) + len(self.untold)

    @property
    def of_most(self) -> bool:
        """Whether at least half of them have a gap: what fewer have is no finding about all."""
        return 2 * len(self.table) >= self.councils

    @cached_property
    def middle(self) -> float:
        """The gap of the middle council."""
        return float(self.table.slope.median())

    @cached_property
    def with_interval(self) -> int:
        """How many councils have an interval."""
        return int(self.table.lower.notna().sum())

    @cached_property
    def tells_chance(self) -> bool:
        """Whether so many councils have an interval that one may be held against the others."""
        return self.with_interval >= max(FEWEST_COUNCILS, len(self.table) / 2)

    @cached_property
    def apart(self) -> bool:
        """Whether the widest gap is wider than each other by more than chance, and each has an interval to say so."""
        value, limits = self.table.slope.to_numpy(), self.table[["lower", "upper"]].to_numpy()
        first, others = Interval(*limits[0]), Interval(*limits[1:].T)
        return bool((difference_interval(value[1:], others, value[0], first).lower > 0).all())

    @cached_property
    def reliable(self) -> float:
        """The share of the spread between councils that is no chance, 0 to 1; NaN without intervals."""
        known = self.table[self.table.lower.notna()]
        return float(reliability(known.slope, (known.upper - known.lower) / _WIDTH)) if len(known) else math.nan

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """Where the figures, the scores that order the wards and the residents are from."""
        return tuple(dict.fromkeys(" ".join(dict.fromkeys(self.table.source_ids)).split()))

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """The releases that the wards are ordered by."""
        return tuple(dict.fromkeys(self.table.order))


@dataclass(frozen=True, kw_only=True)
class GapMeasure:
    """A measure that can be chosen: its indicator and sex, its name, and of how many councils the gap can be told."""

    indicator_id: str
    sex: Sex
    name: str
    told: int
    with_interval: int
    by_itself: bool


def gap_measures(
    gaps: pd.DataFrame, indicators: Mapping[str, Indicator], series: Mapping[tuple[str, str], Series]
) -> tuple[GapMeasure, ...]:
    """The measures on which a gap can be told in so many councils that there is a middle one, theme by theme."""
    known = gaps[gaps.slope.notna() & gaps.indicator_id.isin(list(indicators))]
    found = []
    for key, rows in known.groupby(["indicator_id", "sex"], sort=False):
        indicator_id, sex = map(str, key)
        if len(rows) >= FEWEST_COUNCILS:
            one, kinds = indicators[indicator_id], [kind for kind in rows.kind.mode() if kind]
            found.append(
                GapMeasure(
                    indicator_id=one.indicator_id, sex=Sex(sex), name=named(one, Sex(sex), kinds[0] if kinds else "", full=True),
                    told=len(rows), with_interval=int(rows.lower.notna().sum()),
                    by_itself=series[one.indicator_id, str(rows.series.iloc[0])].has(SeriesRole.PART_OF_DEPRIVATION),
                )
            )  # fmt: skip
    order = {indicator_id: number for number, indicator_id in enumerate(indicators)}
    return tuple(sorted(found, key=lambda one: (order[one.indicator_id], one.sex)))


def first_measure(measures: tuple[GapMeasure, ...], indicators: Mapping[str, Indicator]) -> GapMeasure:
    """The measure that is shown where none was chosen: of most councils, with intervals, one end worse, no part of the index, of health if any."""

    most = max(one.told for one in measures)

    def turn(one: GapMeasure) -> tuple[bool, ...]:
        indicator = indicators[one.indicator_id]
        return (
            2 * one.told < most,
            2 * one.with_interval < one.told,
            indicator.judged_by is Polarity.NO_JUDGEMENT,
            one.by_itself,
            # what stands for its family before its variants
            bool(indicator.family) and not indicator.has(IndicatorRole.LEADS_FAMILY),
            not indicator.has(ThemeRole.HEALTH),
        )

    return min(measures, key=turn)


def measure_gaps(
    gaps: pd.DataFrame, areas: Mapping[str, Area], indicator: Indicator, series: Series, sex: Sex
) -> MeasureGaps:
    """The gaps of every council on a measure; `areas` are the councils and what they lie in, by code."""
    about = gaps[(gaps.indicator_id == indicator.indicator_id) & (gaps.sex == sex) & gaps.area_code.isin(list(areas))]
    about = about.assign(area_name=[areas[code].area_name for code in about.area_code])
    types = np.array([areas[code].area_type for code in about.area_code], dtype=object)
    of_authorities = about[types == AreaType.AUTHORITY]
    table = widest_first(of_authorities[of_authorities.slope.notna()], areas, indicator)
    counties = widest_first(about[(types == AreaType.COUNTY) & about.slope.notna().to_numpy()], areas, indicator)
    kinds = [kind for kind in table.kind.mode() if kind]
    unknown = of_authorities[of_authorities.slope.isna()]
    named_too = set(of_authorities.area_code)
    missing = [
        area for area in areas.values() if area.area_type is AreaType.AUTHORITY and area.area_code not in named_too
    ]
    untold = pd.DataFrame(
        [
            *unknown[["area_code", "area_name", "reason"]].itertuples(index=False, name=None),
            *((area.area_code, area.area_name, "No ward has a figure.") for area in missing),
        ],
        columns=["area_code", "area_name", "reason"],
    ).sort_values("area_name", ignore_index=True)
    return MeasureGaps(
        indicator=indicator, series=series, sex=sex, kind=kinds[0] if kinds else "", period=str(table.period.iloc[0]),
        table=table, untold=untold, counties=counties,
    )  # fmt: skip


def widest_first(rows: pd.DataFrame, areas: Mapping[str, Area], indicator: Indicator) -> pd.DataFrame:
    """Councils widest first, with what holds them against each other; `areas` are they and what they lie in, by code."""
    printed = rows.slope.map(lambda slope: as_printed(slope, indicator.decimals)) if len(rows) else rows.slope
    middle, fits = rows.slope.median(), rows.fit != BADLY
    rank = printed.rank(method="min", ascending=False)
    rows = rows.assign(
        region=[_region(areas, code) for code in rows.area_code],
        rank=rank,
        tied=rank.map(rank.value_counts()),
        fifth=assign_quantiles(printed.to_numpy(dtype=float), FIFTHS, highest_first=True) if len(rows) else [],
        wider=(rows.lower > middle) & fits,
        narrower=(rows.upper < middle) & fits,
    ).sort_values(["rank", "area_name"], ignore_index=True)
    # those that share a place are all picked out or none
    so_far = rows.wider.cumsum().groupby(rows["rank"]).transform("max")
    return rows.assign(picked=rows.wider & (so_far <= PICKED) & (rows["rank"] <= 2 * PICKED))


def _region(areas: Mapping[str, Area], area_code: str) -> str:
    """The name of the region that a council lies in; nothing where none is known."""
    while area_code in areas and areas[area_code].area_type is not AreaType.REGION:
        area_code = areas[area_code].parent_code
    return areas[area_code].area_name if area_code in areas else ""
