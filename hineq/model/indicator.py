"""Indicators and the series (vintages, methods) in which their figures were published."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, assert_never

from hineq.model.declaring import ASIDE, IndicatorId, SourceId, ThemeName
from hineq.model.roles import IndicatorRole, SeriesRole, ThemeRole
from hineq.model.unit import Unit
from hineq.model.words import Polarity, ValueType


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A measure with one definition, unit and polarity.

    `unit` is the pack's text ("years", "%", "per 1,000 live births"), which `measured_in` says; `multiplier` turns count
    over denominator into that unit. Measures of nearly the same thing share a `family`; `roles` say what else the pages know
    the measure as; `other_names` are words that people look for it by, which its name does not have.
    """

    KEY: ClassVar = ("indicator_id",)

    indicator_id: str
    name: str
    short_name: str
    other_names: tuple[str, ...] = ()
    unit: str
    value_type: ValueType
    multiplier: float
    polarity: Polarity
    decimals: int
    theme: ThemeName
    definition: str
    caveat: str = ""
    source_id: SourceId
    family: str = ""
    roles: tuple[IndicatorRole, ...] = ()
    theme_roles: tuple[ThemeRole, ...] = field(default=(), metadata=ASIDE)

    def __post_init__(self) -> None:
        if not self.multiplier > 0:
            raise ValueError(f"'multiplier' must be above 0, got {self.multiplier}.")
        if not 0 <= self.decimals <= 6:
            raise ValueError(f"'decimals' must lie between 0 and 6, got {self.decimals}.")

    def has(self, role: IndicatorRole | ThemeRole) -> bool:
        """Whether the pack gives the measure, or its theme, a role."""
        return role in self.roles or role in self.theme_roles

    @property
    def is_a_life(self) -> bool:
        """Whether its figure is how long people live, so that sentences may say so: the headline measure, in years."""
        return self.has(IndicatorRole.HEADLINE) and self.value_type is ValueType.YEARS

    @property
    def alike_in_country(self) -> bool:
        """Whether the country's figure measures the same: a bare count, or a slope across its own areas, does not."""
        return self.value_type is not ValueType.COUNT and not self.has(IndicatorRole.GAP_WITHIN)

    @cached_property
    def judged_by(self) -> Polarity:
        """Which way is good, where its figures may be judged: neither where they are crude and hang on age, nor of a bare count.

        A target is judged by `polarity`: whoever promised it, promised it as it is measured.
        """
        hangs_on_people = self.has(IndicatorRole.AGE_DEPENDENT) or self.value_type is ValueType.COUNT
        return Polarity.NO_JUDGEMENT if hangs_on_people else self.polarity

    @property
    def change_judged_by(self) -> Polarity:
        """Which way is good over time, where its changes may be judged: neither where the figures are sums in the prices of each year."""
        return Polarity.NO_JUDGEMENT if self.has(IndicatorRole.CASH_TERMS) else self.judged_by

    @property
    def unjudged_reason(self) -> str:
        """Why no figure of it is called better or worse, to follow a comma; empty where they are judged."""
        if self.has(IndicatorRole.AGE_DEPENDENT):
            return "not adjusted for age, so an area of young people looks healthy"
        if self.polarity is Polarity.NO_JUDGEMENT:
            return "neither high nor low is worse"
        return (
            "a number and no rate, so it is high where many people live" if self.value_type is ValueType.COUNT else ""
        )

    @cached_property
    def measured_in(self) -> Unit:
        """What its figures are counted in."""
        return Unit(text=self.unit)

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and largest value its unit allows."""
        infinity = float("inf")
        match self.value_type:
            case ValueType.PROPORTION:
                return 0.0, self.multiplier
            case ValueType.YEARS:
                return 0.0, 120.0
            case ValueType.INDEX | ValueType.MEAN:
                return -infinity, infinity
            case ValueType.CRUDE_RATE | ValueType.DIRECTLY_STANDARDISED_RATE | ValueType.RATIO | ValueType.COUNT:
                return 0.0, infinity
        assert_never(self.value_type)


@dataclass(frozen=True, kw_only=True)
class Series:
    """One vintage or method of an indicator: its points may be compared with each other and with no other series.

    `held_against_target` marks the series that decides a target; `trend` is False where even the points of the
    series itself (or its single point) must not be drawn as a line, with the reason in `note`.
    """

    KEY: ClassVar = ("indicator_id", "series")

    indicator_id: IndicatorId
    series: str
    name: str
    held_against_target: bool
    trend: bool
    note: str = ""
    roles: tuple[SeriesRole, ...] = ()

    def has(self, role: SeriesRole) -> bool:
        """Whether the pack gives the series a role."""
        return role in self.roles

    @property
    def note_head(self) -> str:
        """The note up to its first stop or colon, for a cell of a table."""
        return self.note.split(". ")[0].split(":")[0]


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme that indicators are grouped by, and what its measures tell."""

    KEY: ClassVar = ("theme",)

    theme: str
    roles: tuple[ThemeRole, ...] = ()
