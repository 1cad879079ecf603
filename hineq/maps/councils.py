"""The map of the councils by how far apart their wards lie: marks, legend and shapes, as values that nothing has drawn yet."""

from typing import Any

import pandas as pd

from hineq.insights.nation.widest import PICKED, MeasureGaps
from hineq.insights.nation.widest_words import council_label, council_lines
from hineq.insights.series.rows import each_row
from hineq.insights.wording.numbers import bare, count_word, number
from hineq.maps.legend import LegendItem
from hineq.maps.marks import ward_marks
from hineq.theme.palette import JUDGED_QUINTILES, PLAIN_QUINTILES


def _fills(gaps: MeasureGaps) -> tuple[str, ...]:
    """The fills of the fifths of councils, the widest first, which is the darkest."""
    return (JUDGED_QUINTILES if gaps.judged else PLAIN_QUINTILES)[::-1]


def council_marks(gaps: MeasureGaps) -> tuple[dict[str, Any], ...]:
    """What each council looks like and is called, the widest gap first, those without a gap last."""
    fills = _fills(gaps)
    rows: list[dict[str, Any]] = [
        {
            "area_code": row.area_code,
            "area_name": row.area_name,
            "label": council_label(row, gaps),
            "lines": council_lines(row, gaps),
            "value": bare(row.slope, gaps.indicator),
            "fill": fills[int(row.fifth) - 1],
            "marked": bool(row.picked),
        }
        for row in each_row(gaps.table)
    ]
    rows += [
        {
            "area_code": row.area_code, "area_name": row.area_name, "label": f"{row.area_name}: no gap can be told. {row.reason}",
            "lines": ("No gap can be told", row.reason), "value": "none", "fill": None, "marked": False,
        }
        for row in each_row(gaps.untold)
    ]  # fmt: skip
    return ward_marks(pd.DataFrame(rows))


def council_legend(gaps: MeasureGaps) -> tuple[LegendItem, ...]:
    """The classes of the map in words, the widest first, each with the range of its gaps."""
    fills, decimals = _fills(gaps), gaps.indicator.decimals
    # below zero the more deprived wards fare better: no width
    lowest = "lowest" if gaps.table.slope.min() < 0 else "narrowest"
    ends = {1: " (widest fifth)", len(fills): f" ({lowest})"}
    items = []
    for _, rows in gaps.table.groupby("fifth"):
        low, high = (number(end, decimals) for end in (rows.slope.min(), rows.slope.max()))
        words = low if low == high else f"{low} to {high}"
        place = int(rows.fifth.iloc[0])
        items.append(LegendItem(label=f"{words}{ends.get(place, '')}", fill=fills[place - 1]))
    if len(gaps.untold):
        items.append(LegendItem(label="no gap can be told", dotted=True))
    if gaps.table.picked.any():
        items.append(
            LegendItem(
                label=f"at most {count_word(PICKED)}: the widest whose line fits, above the middle council by more than chance",
                marked=True,
            )
        )
    return tuple(items)
