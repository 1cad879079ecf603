"""A place: everything a pack holds, checked and ready to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from hineq.model.area import Area
from hineq.model.assurance import Assurance
from hineq.model.governance import Governance
from hineq.model.indicator import Indicator, Series
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.model.source import Source
from hineq.model.statement import Statement
from hineq.model.strategy import Measure, Strategy
from hineq.model.target import Target, Trajectory
from hineq.model.thread import Thread
from hineq.model.words import AreaType, Sex, TargetKind

OBSERVATION_COLUMNS = (
    "area_code", "indicator_id", "series", "sex", "age", "period", "period_start", "period_end", "value",
    "lower_ci", "upper_ci", "count", "denominator", "status", "note", "source_id",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """A council's area with its smaller areas, its comparators, their figures and what was promised.

    `area_code` is the place itself, `benchmark_code` the country it is compared with. `observations` has the columns
    of OBSERVATION_COLUMNS, one row an observation, with dates as timestamps and missing figures as NaN; the other
    tables keep the columns of their files. `boundaries` maps an area type to a GeoJSON FeatureCollection whose
    features carry `area_code` and `area_name`.
    """

    place_id: str
    name: str
    title: str
    area_code: str
    benchmark_code: str
    snapshot: date
    attribution: tuple[str, ...]
    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    series: Mapping[tuple[str, str], Series]
    sources: Mapping[str, Source]
    observations: pd.DataFrame
    targets: tuple[Target, ...] = ()
    measures: tuple[Measure, ...] = ()
    strategy: Strategy | None = None
    population: pd.DataFrame = field(default_factory=pd.DataFrame)
    distributions: pd.DataFrame = field(default_factory=pd.DataFrame)
    national_ranks: pd.DataFrame = field(default_factory=pd.DataFrame)
    boundaries: Mapping[AreaType, dict[str, Any]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    thread: Thread = field(default_factory=Thread)
    governance: Governance = field(default_factory=Governance)
    assurance: Assurance = field(default_factory=Assurance)
    recommendations: tuple[Recommendation, ...] = ()
    printed_totals: tuple[PrintedTotal, ...] = ()

    @property
    def wards(self) -> tuple[Area, ...]:
        """The place's own wards, by name."""
        own = (
            area
            for area in self.areas.values()
            if area.area_type is AreaType.WARD and area.parent_code == self.area_code
        )
        return tuple(sorted(own, key=lambda area: area.area_name))

    @property
    def benchmark(self) -> Area:
        """The country that the place is compared with."""
        return self.areas[self.benchmark_code]

    def trajectories(self) -> tuple[Trajectory, ...]:
        """Every trajectory of the place's strategy, in the order of the targets table."""
        groups: dict[tuple[str, str, Sex], list[Target]] = {}
        for target in self.targets:
            if target.kind is not TargetKind.PROJECTION:
                groups.setdefault((target.indicator_id, target.area_code, target.sex), []).append(target)
        return tuple(
            Trajectory(
                indicator_id=indicator_id,
                area_code=area_code,
                sex=sex,
                polarity=self.indicators[indicator_id].polarity,
                baseline=next(point for point in group if point.kind is TargetKind.BASELINE),
                targets=tuple(
                    sorted((p for p in group if p.kind is TargetKind.TARGET), key=lambda point: point.period)
                ),
            )
            for (indicator_id, area_code, sex), group in groups.items()
        )

    def projections(self, indicator_id: str, sex: Sex) -> tuple[Target, ...]:
        """A comparator's projected figures for an indicator and sex, baseline year first, or nothing."""
        found = (
            target
            for target in self.targets
            if target.kind is TargetKind.PROJECTION and (target.indicator_id, target.sex) == (indicator_id, sex)
        )
        return tuple(sorted(found, key=lambda point: point.period))
