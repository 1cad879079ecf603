"""Areas: the places that figures are about."""

from dataclasses import dataclass
from typing import ClassVar, Final

from hineq.model.declaring import AreaCode
from hineq.model.words import AreaType

# below it what neighbourhoods say is as much of other ground as of the ward (docs/decisions/rough-wards.md)
LEAST_OVERLAP: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place with an ONS code, of one type, inside its parent (an empty code where the pack has none).

    `gone_by` is the year of the first list of areas that no longer has it; None while it exists. Of a ward whose figures are
    made from neighbourhoods, `neighbourhoods` is how many are given to it, and `overlap` how far they cover its ground, 0 to 1
    (the ground of both over that of either).
    """

    KEY: ClassVar = ("area_code",)

    area_code: str
    area_name: str
    area_type: AreaType
    parent_code: AreaCode = ""
    gone_by: int | None = None
    neighbourhoods: int | None = None
    overlap: float | None = None

    @property
    def roughly_fitted(self) -> bool:
        """Whether its neighbourhoods cover it so badly that their figures cannot rank it."""
        return self.overlap is not None and self.overlap < LEAST_OVERLAP
