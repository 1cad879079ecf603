"""The rows of the tables of figures, which stay tables: what their columns are, one dataclass a table."""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from hineq.model.declaring import AreaCode, IndicatorId, SourceId
from hineq.model.words import FigureStatus, FirstIs, Sex


@dataclass(frozen=True, kw_only=True)
class Observation:
    """A figure of an area in a period; `value` is missing where it was suppressed or not published."""

    KEY: ClassVar = ("area_code", "indicator_id", "series", "sex", "age", "period")

    area_code: AreaCode
    indicator_id: IndicatorId
    series: str
    sex: Sex
    age: str
    period: str
    period_start: date
    period_end: date
    value: float | None = None
    lower_ci: float | None = None
    upper_ci: float | None = None
    count: float | None = None
    denominator: float | None = None
    status: FigureStatus
    note: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Residents:
    """The people who live in an area, of a sex and an age or band of ages."""

    KEY: ClassVar = ("area_code", "period", "sex", "age")

    area_code: AreaCode
    period: str
    sex: Sex
    age: str
    population: float
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """How the figures of many areas spread, in the unit of the indicator.

    `code_prefixes`: how the ONS codes of the kinds of area counted begin ("E06; E08; E09; E10"); an area of another kind,
    as a district among upper-tier authorities, is not read off the spread.
    """

    KEY: ClassVar = ("indicator_id", "series", "sex", "period", "areas")

    indicator_id: IndicatorId
    series: str
    sex: Sex
    period: str
    areas: str
    code_prefixes: str = ""
    areas_counted: int
    mean: float | None = None
    min: float | None = None
    p10: float | None = None
    p25: float | None = None
    median: float | None = None
    p75: float | None = None
    p90: float | None = None
    max: float | None = None
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class NationalRank:
    """The rank of an area among many, and which end is first.

    `tied`: how many areas share the rank, itself included; without it the rank is said only from the end it was counted from.
    """

    KEY: ClassVar = ("area_code", "indicator_id", "series", "sex", "period", "areas")

    area_code: AreaCode
    indicator_id: IndicatorId
    series: str
    sex: Sex
    period: str
    rank: float
    areas_ranked: int
    tied: int | None = None
    first_is: FirstIs
    areas: str
    published_flag: str = ""
    source_id: SourceId


OBSERVATION_COLUMNS = tuple(column.name for column in fields(Observation))
# the points of a distribution, lowest first
SPREAD = ("min", "p10", "p25", "median", "p75", "p90", "max")
# the share of areas whose figure is lower, at each of them
SPREAD_SHARES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
