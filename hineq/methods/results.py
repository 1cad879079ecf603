"""The results that several methods share: an interval, and an estimate with its interval."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
TextArray: TypeAlias = NDArray[np.str_]


# Arrays have no single truth value, so the generated __eq__ would raise: these compare by identity.
@dataclass(frozen=True, eq=False)
class Interval:
    """Two limits, each of the shape that the inputs broadcast to (NumPy scalars for scalars), NaN where missing."""

    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True, eq=False)
class Estimate:
    """A value and its two limits, each of the shape that the inputs broadcast to, NaN where missing."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
