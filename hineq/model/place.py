"""A place: everything a pack holds, checked and ready to ask."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from hineq.model.abbreviation import Abbreviation
from hineq.model.area import Area
from hineq.model.assurance import Assurance
from hineq.model.change import Change
from hineq.model.estimate import EstimateError
from hineq.model.governance import Governance
from hineq.model.indicator import Indicator, Series
from hineq.model.plain import LocalName, PlainWords
from hineq.model.published import published_on
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.model.roles import AreaListRole, IndicatorRole, StatementRole
from hineq.model.source import Source
from hineq.model.stamp import Stamp
from hineq.model.statement import Statement
from hineq.model.strategy import Action, AreaList, Measure, PriorityOutcome, Strategy
from hineq.model.target import Pace, Target, Trajectory
from hineq.model.tense import Tense
from hineq.model.thread import Thread
from hineq.model.words import AreaType, Sex, TargetKind

_SMALL = (*(kind for kind in AreaType if kind.is_ward), AreaType.MSOA, AreaType.LSOA)


@dataclass(frozen=True, kw_only=True, eq=False)
class Place:
    """A council's area with its smaller areas, its comparators, their figures and what was promised.

    `area_code` is the place itself, `benchmark_code` the country it is compared with. `observations` has the columns
    of OBSERVATION_COLUMNS, one row an observation, with dates as timestamps and missing figures as NaN; the other
    tables keep the columns of their files. `boundaries` maps an area type to a GeoJSON FeatureCollection whose
    features carry `area_code` and `area_name`, `map_credits` to the line that their licence asks for, `vintages` to what the
    areas are of ("2003 to 2023"; areas whose last year lies before the snapshot's are spoken of in the past). `unpublished` are the codes of
    wards that lie where no earlier ward has a figure. `version` and `data_hash` tell its figures from those of another day.
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
    paces: tuple[Pace, ...] = ()
    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()
    strategy: Strategy | None = None
    population: pd.DataFrame = field(default_factory=pd.DataFrame)
    distributions: pd.DataFrame = field(default_factory=pd.DataFrame)
    national_ranks: pd.DataFrame = field(default_factory=pd.DataFrame)
    estimate_errors: tuple[EstimateError, ...] = ()
    boundaries: Mapping[AreaType, dict[str, Any]] = field(default_factory=dict)
    map_credits: Mapping[AreaType, str] = field(default_factory=dict)
    vintages: Mapping[AreaType, str] = field(default_factory=dict)
    unpublished: frozenset[str] = frozenset()
    abbreviations: tuple[Abbreviation, ...] = ()
    plain_words: Mapping[str, PlainWords] = field(default_factory=dict)
    local_names: tuple[LocalName, ...] = ()
    statements: tuple[Statement, ...] = ()
    thread: Thread = field(default_factory=Thread)
    governance: Governance = field(default_factory=Governance)
    assurance: Assurance = field(default_factory=Assurance)
    recommendations: tuple[Recommendation, ...] = ()
    printed_totals: tuple[PrintedTotal, ...] = ()
    changes: tuple[Change, ...] = ()
    version: str = ""
    data_hash: str = ""

    def public_on(self, day: date) -> "Place":
        """The place as the public may see it on a day: without what comes from sources that are drafts or not yet out (`published_on`)."""
        return published_on(self, day)

    @property
    def stamp(self) -> Stamp:
        """What tells its figures from those of another day."""
        return Stamp(version=self.version, snapshot=self.snapshot, data_hash=self.data_hash)

    @cached_property
    def wards(self) -> tuple[Area, ...]:
        """The wards of the place and of the areas below it, by name; a name that two share carries its council's."""
        return self._named(area for area in self._below if area.area_type is AreaType.WARD)

    @cached_property
    def wards_ended(self) -> bool:
        """Whether its wards no longer exist: every one is gone, or the last of the years that the pack gives them is past."""
        years = re.fullmatch(r"\d{4} to (\d{4})", self.vintages.get(AreaType.WARD, ""))
        past = years is not None and int(years.group(1)) < self.snapshot.year
        return past or (bool(self.wards) and len(self.wards_gone) == len(self.wards))

    @cached_property
    def wards_gone(self) -> tuple[Area, ...]:
        """Its wards that no longer exist, by name."""
        return tuple(ward for ward in self.wards if ward.gone_by and ward.gone_by <= self.snapshot.year)

    @cached_property
    def wards_uncounted(self) -> tuple[Area, ...]:
        """Wards of which no figure can be made, since they are the best fit of no neighbourhood, by name."""
        return self._named(area for area in self._below if area.area_type is AreaType.UNCOUNTED_WARD)

    @cached_property
    def wards_rough(self) -> tuple[Area, ...]:
        """Its wards that neighbourhoods cover so badly that their estimates rank nothing, by name."""
        return tuple(ward for ward in self.wards if ward.roughly_fitted)

    @property
    def tense(self) -> Tense:
        """The tense in which its wards are spoken of."""
        return Tense.PAST if self.wards_ended else Tense.PRESENT

    @cached_property
    def earlier_wards(self) -> tuple[Area, ...]:
        """Wards that have since changed, on which some older figures were published, by name."""
        return self._named(area for area in self._below if area.area_type is AreaType.EARLIER_WARD)

    @cached_property
    def ward_codes(self) -> frozenset[str]:
        """The codes of the wards, those that have since changed among them."""
        return frozenset(ward.area_code for ward in (*self.wards, *self.earlier_wards))

    def wards_with(self, codes: Collection[str]) -> tuple[Area, ...]:
        """The wards that figures on the areas `codes` are shown on.

        Today's wards; where a council has earlier wards among `codes`, these stand in the place of those of its wards
        that are not, and beside them those of its wards that lie where none of these does: nothing was published of them.
        """
        earlier = [ward for ward in self.earlier_wards if ward.area_code in codes]
        changed = {ward.parent_code for ward in earlier}
        kept = [ward for ward in self.wards if ward.area_code in codes or ward.parent_code not in changed]
        there = {ward.area_code for ward in kept}
        without = (self.areas[code] for code in self.unpublished - there)
        lacking = (ward for ward in without if ward.parent_code in changed)
        return tuple(sorted((*kept, *earlier, *lacking), key=lambda area: area.area_name))

    @cached_property
    def levels(self) -> tuple[Area, ...]:
        """The place and the councils below it, each followed by its own; empty where it has none below it."""
        own = [area for area in self._below if area.area_type not in _SMALL]
        return (self.areas[self.area_code], *own) if own else ()

    def within(self, area_code: str) -> "Place":
        """The place at one of its levels: the same figures, about that area and its wards; ValueError for another.

        Of the statements those of areas are left out that neither hold the level nor lie in it.
        """
        area = next((level for level in self.levels if level.area_code == area_code), None)
        if area is None:
            raise ValueError(f"'area_code' must be one of the levels of {self.name}, got {area_code!r}.")
        said = (one for one in self.statements if self._one_line(one.area_code or self.area_code, area_code))
        return replace(
            self,
            place_id=f"{self.place_id}/{area_code}",
            name=area.area_name,
            area_code=area_code,
            statements=tuple(said),
        )

    def with_areas(self, areas: Mapping[str, Area], observations: pd.DataFrame) -> "Place":
        """The place with other areas and their figures alone: to be drawn beside its own."""
        return replace(self, areas={**areas, **self.areas}, observations=observations)

    def _one_line(self, one: str, other: str) -> bool:
        """Whether one of two areas lies in the other."""
        return one in self._way_up(other) or other in self._way_up(one)

    def _way_up(self, area_code: str) -> list[str]:
        """An area and those that it lies in, the nearest first."""
        way: list[str] = []
        while area_code in self.areas and area_code not in way:
            way.append(area_code)
            area_code = self.areas[area_code].parent_code
        return way

    @cached_property
    def _below(self) -> tuple[Area, ...]:
        """Every area below the place, each followed by those below it, in the order of the areas table."""
        children: dict[str, list[Area]] = {}
        for area in self.areas.values():
            children.setdefault(area.parent_code, []).append(area)

        def below(area_code: str) -> Iterator[Area]:
            # taken out of the table, so that areas that are each other's parents do not go round
            for area in children.pop(area_code, ()):
                yield area
                yield from below(area.area_code)

        return tuple(area for area in below(self.area_code) if area.area_code != self.area_code)

    def _named(self, found: Iterable[Area]) -> tuple[Area, ...]:
        """Areas by name, those that share a name with their council's behind it."""
        areas = list(found)
        often = Counter(area.area_name for area in areas)
        named = (
            replace(area, area_name=f"{area.area_name}, {self.areas[area.parent_code].area_name}")
            if often[area.area_name] > 1
            else area
            for area in areas
        )
        return tuple(sorted(named, key=lambda area: area.area_name))

    @property
    def strategy_ended(self) -> bool:
        """Whether the years of its strategy are over: who answered for it then may not do so now."""
        return self.strategy is not None and self.snapshot.year > self.strategy.last_year

    @property
    def strategy_tense(self) -> Tense:
        """The tense in which those who answer for its strategy are spoken of."""
        return Tense.PAST if self.strategy_ended else Tense.PRESENT

    @cached_property
    def outcomes(self) -> tuple[PriorityOutcome, ...]:
        """The outcomes of the strategy, none without one."""
        return self.strategy.outcomes if self.strategy else ()

    @cached_property
    def area_lists(self) -> tuple[AreaList, ...]:
        """The lists of areas that the strategy names, none without one."""
        return self.strategy.area_lists if self.strategy else ()

    def area_list_with(self, role: AreaListRole) -> AreaList | None:
        """The strategy's list with a role, None where none has it."""
        return next((listed for listed in self.area_lists if listed.role is role), None)

    def indicators_with(self, role: IndicatorRole) -> tuple[Indicator, ...]:
        """The indicators with a role, in the pack's order."""
        return tuple(indicator for indicator in self.indicators.values() if indicator.has(role))

    def indicator_with(self, role: IndicatorRole) -> Indicator | None:
        """The first indicator with a role, None where none has it."""
        return next(iter(self.indicators_with(role)), None)

    @cached_property
    def _statements_by_id(self) -> dict[str, Statement]:
        return {statement.statement_id: statement for statement in self.statements}

    def statement(self, statement_id: str) -> Statement | None:
        """The statement with this id, None for an id that is none."""
        return self._statements_by_id.get(statement_id)

    def statement_with(self, role: StatementRole) -> Statement | None:
        """The first statement with a role, None where none has it."""
        return next((statement for statement in self.statements if statement.role is role), None)

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
                baselines=_in_order(group, TargetKind.BASELINE),
                targets=_in_order(group, TargetKind.TARGET),
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


def _in_order(targets: list[Target], kind: TargetKind) -> tuple[Target, ...]:
    return tuple(sorted((target for target in targets if target.kind is kind), key=lambda target: target.period))
