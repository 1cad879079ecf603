"""Which councils are like a council, by what they were chosen, and what a place is held against."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hineq.model.area import Area
from hineq.model.declaring import AreaCode


class Beside(StrEnum):
    """What a place is held against: the authorities of the country, those of its region, or those that are like it."""

    COUNTRY = "country"
    REGION = "region"
    LIKE = "like"


class FeatureScale(StrEnum):
    """On which scale a feature of councils is compared: as it is, or its logarithm, where a doubling counts the same anywhere."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, kw_only=True)
class LikeFeature:
    """A feature by which councils are alike: the figure of an indicator, or residents for each square kilometre.

    `about` is what it says of a council, in a word ("age"); features of one word share it. Without `indicator_id` it is the
    residents of `period` over the ground of the wards. Its distance counts `weight` times.
    """

    KEY: ClassVar = ("feature_id",)

    feature_id: str
    about: str
    name: str
    indicator_id: str = ""
    series: str = ""
    period: str
    scale: FeatureScale
    weight: float

    @property
    def words(self) -> str:
        """What it is, on which scale and with which weight: "residents for each square kilometre (logarithm, weight 1)"."""
        scale = "logarithm, " if self.scale is FeatureScale.LOG else ""
        return f"{self.name[:1].lower()}{self.name[1:]} ({scale}weight {self.weight:g})"


@dataclass(frozen=True, kw_only=True)
class LikePlace:
    """A council that is like another one: the how manieth nearest it is, and how far away over the features.

    `distance` is in standard deviations of the councils of its kind; 0 is the same.
    """

    KEY: ClassVar = ("area_code", "like_code")

    area_code: AreaCode
    like_code: AreaCode
    place: int
    distance: float


@dataclass(frozen=True, kw_only=True)
class Peers:
    """The councils that a place is held against, without itself: those like it, the nearest first, or those of its region.

    `kind` is what councils were looked among, in the words of the layer, `region` the name of the
    region where they are its, `features` by what they are like it, and `distances` how far away each is (see `LikePlace`).
    """

    beside: Beside
    areas: tuple[Area, ...]
    kind: str
    region: str = ""
    features: tuple[LikeFeature, ...] = ()
    distances: tuple[float, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """By what they are like it, in a word each: "age", "density"."""
        return tuple(dict.fromkeys(one.about for one in self.features))
