"""Areas: the places that figures are about."""

from dataclasses import dataclass
from typing import ClassVar

from hineq.model.declaring import AreaCode
from hineq.model.words import AreaType


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place with an ONS code, of one type, inside its parent (an empty code where the pack has none).

    `gone_by` is the year of the first list of areas that no longer has it; None while it exists.
    """

    KEY: ClassVar = ("area_code",)

    area_code: str
    area_name: str
    area_type: AreaType
    parent_code: AreaCode = ""
    gone_by: int | None = None
