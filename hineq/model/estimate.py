"""How far estimates of wards were found to be from figures made in another way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hineq.model.declaring import IndicatorId


class ComparedWith(StrEnum):
    """What whole neighbourhoods, each given to one ward, were held against."""

    COARSER = "coarser"  # larger blocks: how much worse an estimate of those would be
    OVERLAP = "overlap"  # the neighbourhoods' land shared among the wards that it lies in


class Fit(StrEnum):
    """Which wards an error is of, by how far their neighbourhoods cover their ground."""

    ALL = "all"
    POOR = "poor_fit"
    FAIR = "fair_fit"
    GOOD = "good_fit"


@dataclass(frozen=True, kw_only=True)
class EstimateError:
    """How far ward estimates of a measure lie from figures made in another way, in the measure's unit.

    Half of the wards are nearer than `median_error`, nine in ten nearer than `p90_error`; `share_of_spread` is the median
    against the distance between the ward a quarter up and the ward three quarters up, missing where that is nought.
    """

    KEY: ClassVar = ("indicator_id", "series", "compared", "wards")

    indicator_id: IndicatorId
    series: str
    compared: ComparedWith
    wards: Fit
    wards_counted: int
    unit: str
    median_error: float
    p90_error: float
    bias: float
    share_of_spread: float | None = None
