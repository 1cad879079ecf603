"""The rows of the interface that no table of a pack is: a place, a target with its status, a finding, a download."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.observation import Observation
from hineq.model.target import Target
from hineq.model.words import Sex, TargetStatus
from hineq.packs.declared.columns import Table


class PlaceKind(StrEnum):
    """What a place is made of: a pack of its own, or the national layer alone."""

    PACK = "pack"
    COUNCIL = "council"


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """A place: its id in addresses, its name, and whether a pack is about it or the national layer alone has it."""

    place_id: str
    name: str
    kind: PlaceKind


@dataclass(frozen=True, kw_only=True)
class TargetRow(Target):
    """A row of a strategy's table as printed. On the target that was judged: its status, and the outturn that decided it.

    `within_margin` is whether the target lies in the outturn's 95% interval; all four are null on every other row.
    """

    status: TargetStatus | None = None
    outturn: float | None = None
    outturn_period: str = ""
    within_margin: bool | None = None


class FindingKind(StrEnum):
    """What a finding is about."""

    MEASURE = "measure"
    WARDS = "wards"
    GAP = "gap"
    WARD = "ward"
    STANDING = "standing"


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """A finding: the heading that the app has over the same figures.

    `kind` says what it is about: the place on a measure through time, its wards on a measure, the gap between them, one ward on
    every measure, the place among authorities. Where it cannot be told `finding` is null and `reason` says why.
    """

    kind: FindingKind
    indicator_id: str = ""
    sex: Sex | None = None
    period: str = ""
    area_code: str
    finding: str = ""
    reason: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DownloadRow:
    """A download of the app: what it holds, its address under /api/v1, and the words that its query may have."""

    address: str
    about: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WardCard:
    """A ward in words: its heading and sentences as on its page, the sources of its figures, and of which day they are."""

    area_code: str
    area_name: str
    place: str
    finding: str
    sentences: tuple[str, ...]
    source: str
    attribution: tuple[str, ...]
    snapshot: date


PLACES: Final = Table(name="places", noun=PlaceRow)
AREAS: Final = Table(name="areas", noun=Area)
INDICATORS: Final = Table(name="indicators", noun=Indicator)
OBSERVATIONS: Final = Table(name="observations", noun=Observation)
TARGETS: Final = Table(name="targets", noun=TargetRow)
FINDINGS: Final = Table(name="findings", noun=FindingRow)
DOWNLOADS: Final = Table(name="downloads", noun=DownloadRow)
WARD: Final = Table(name="ward", noun=WardCard)
