"""Areas: the places that figures are about."""

from dataclasses import dataclass
from typing import ClassVar, Final

from hineq.model.declaring import AreaCode
from hineq.model.words import AreaType

# how far neighbourhoods must cover a ward's ground for their figures to rank it, and how far where there is only one of them:
# measured, see docs/estimates.md; the rule: docs/decisions/rough-wards.md
LEAST_OVERLAP: Final = 0.5
LEAST_OVERLAP_OF_ONE: Final = 0.8


def fits_roughly(neighbourhoods: float, overlap: float) -> bool:
    """Whether neighbourhoods, so many, that share so much of their ground with a ward (0 to 1) are too far from it to rank it.

    >>> fits_roughly(3, 0.55), fits_roughly(1, 0.55), fits_roughly(3, 0.45)
    (False, True, True)
    """
    return overlap < (LEAST_OVERLAP_OF_ONE if neighbourhoods == 1 else LEAST_OVERLAP)


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
    def fitted_exactly(self) -> bool:
        """Whether nothing of it is estimated: it is made of no neighbourhoods, or they are its ground and no more."""
        return self.overlap is None or self.overlap >= 1

    @property
    def roughly_fitted(self) -> bool:
        """Whether its neighbourhoods fit it so badly that their figures cannot rank it."""
        return self.overlap is not None and fits_roughly(self.neighbourhoods or 0, self.overlap)
