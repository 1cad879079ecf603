"""The measures of Nomis that belong to a figure instead of being one: numerators, denominators, confidence intervals."""

from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.figure_columns import words_of

_KEY: Final = ["measure", "area_code", "sex", "age", "period"]
# by the word, or the number, that the interface has for each
_PARTS: Final = {
    "numerator": "count", "21001": "count", "denominator": "denominator", "21002": "denominator",
    "confidence": "half", "conf": "half", "21003": "half", "20701": "half",
}  # fmt: skip


def folded(figures: pd.DataFrame, kinds: "np.ndarray[Any, np.dtype[np.object_]]") -> tuple[pd.DataFrame, list[LeftOut]]:
    """Figures with the numerators, denominators and confidence intervals that stand on rows of their own; `kinds` says which row is what.

    A confidence is half the width of the 95% interval, as Nomis gives it beside survey figures. One without its figure is left out.
    """
    part = words_of(pd.Series(kinds, dtype="category"), lambda word: _PARTS.get(plain(word), ""))
    if not (part != "").any():
        return figures, []
    own = figures[part == ""].reset_index(drop=True)
    lost = 0
    for name in ("count", "denominator", "half"):
        rows = figures[part == name].drop_duplicates(_KEY)
        if rows.empty:
            continue
        met = own[_KEY].merge(rows[[*_KEY, "value"]], on=_KEY, how="left").value.to_numpy(dtype=float)
        lost += len(rows) - len(rows.merge(own[_KEY].drop_duplicates(), on=_KEY))
        if name == "half":
            own = own.assign(lower_ci=own.value - met, upper_ci=own.value + met)
        else:
            own = own.assign(**{name: met})
    if not lost:
        return own, []
    why = "a numerator, denominator or confidence interval of a figure that is not in the file"
    return own, [LeftOut(rows=lost, why=why)]
