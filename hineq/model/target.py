"""Targets: what a strategy promised, from which baseline, by when."""

from dataclasses import dataclass
from typing import ClassVar

from hineq.model.declaring import AreaCode, IndicatorId, SourceId
from hineq.model.period import Period
from hineq.model.words import Polarity, Sex, TargetKind


@dataclass(frozen=True, kw_only=True)
class Target:
    """One figure of a strategy's table: a baseline, a target or a comparator's projection, as printed.

    `reported` is the year in which the strategy meant to report it ("12/13").
    """

    KEY: ClassVar = ("indicator_id", "area_code", "sex", "period")

    indicator_id: IndicatorId
    area_code: AreaCode
    sex: Sex
    period: Period
    kind: TargetKind
    value: float
    reported: str = ""
    note: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How far the figures of other areas moved over as many years as a target had, in the unit of the indicator.

    A span leads from one period to that so many `years` later; `spans` is how many there are from `first_period` to `last_period`
    of which neither end shares a day with the pandemic, a window one area in one of them. `asked` is the change that the target
    asked for over these years, `ever` how many of the areas moved as far in any window; the points from `min` to `max` are of the
    changes in all windows, a fall negative. `pandemic_spans` is how many more there are that begin or end in the pandemic, and
    `ever_in_pandemic` how many areas moved as far in these alone. The place whose target it is is none of the areas.
    """

    KEY: ClassVar = ("indicator_id", "sex", "years")

    indicator_id: IndicatorId
    sex: Sex
    years: int
    asked: float
    areas: str
    areas_counted: int
    ever: int
    windows: int
    spans: int
    pandemic_spans: int
    ever_in_pandemic: int
    first_period: Period
    last_period: Period
    min: float
    p5: float
    p25: float
    median: float
    p75: float
    p95: float
    max: float
    source_id: SourceId
    note: str = ""


PACE_POINTS = ("min", "p5", "p25", "median", "p75", "p95", "max")


@dataclass(frozen=True, kw_only=True)
class Trajectory:
    """The baselines of a promise and the targets after them, for one indicator, area and sex, in the order of periods.

    A table may print more than one baseline. None of them is judged; pace and share count from the last.
    """

    indicator_id: str
    area_code: str
    sex: Sex
    polarity: Polarity
    baselines: tuple[Target, ...]
    targets: tuple[Target, ...]

    def __post_init__(self) -> None:
        if not self.baselines or not self.targets:
            raise ValueError(f"A trajectory must hold a baseline and a target, one is lacking for {self.indicator_id}.")
        if min(point.period for point in self.targets) <= self.baseline.period:
            raise ValueError(f"Every target must come after the baseline, {self.baseline.period.label}.")

    @property
    def baseline(self) -> Target:
        """The last baseline, from which pace counts."""
        return self.baselines[-1]

    @property
    def final(self) -> Target:
        """The last target."""
        return self.targets[-1]

    @property
    def years(self) -> int:
        """How many years lie between the last baseline and the last target, middle to middle."""
        return round(self.final.period.middle - self.baseline.period.middle)

    @property
    def asked(self) -> float:
        """The change from the last baseline to the last target."""
        return self.final.value - self.baseline.value

    @property
    def points(self) -> tuple[Target, ...]:
        """Baselines and targets together."""
        return (*self.baselines, *self.targets)

    def at(self, label: str) -> Target | None:
        """The target of a period, or None where none was set."""
        return next((point for point in self.targets if point.period.label == label), None)
