"""How far apart the wards of a council lie on each measure: the figures of its own page of the gap, a row a measure."""

import math
from typing import Any, Final

import pandas as pd

from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import WardView
from hineq.model.indicator import Series

GAP_COLUMNS: Final = (
    "area_code", "indicator_id", "sex", "series", "period", "kind", "wards", "slope", "lower", "upper", "ratio",
    "most_deprived_fifth", "least_deprived_fifth", "fit", "order", "reason", "source_ids",
)  # fmt: skip
# the columns that are numbers
GAP_NUMBERS: Final = ("wards", "slope", "lower", "upper", "ratio", "most_deprived_fifth", "least_deprived_fifth")
# what is said of a line that says little of its wards (`Inequality.fits_badly`)
BADLY: Final = "badly"


def council_gaps(figures: Figures) -> pd.DataFrame:
    """How far apart the wards of a council lie, on the newest figures of each measure; GAP_COLUMNS, a row a measure and sex.

    `slope` is the slope index with its 95% limits, bigger meaning more unequal, `ratio` its relative index where one may be
    given, in the unit of the measure; NaN where the gap cannot be told, which `reason` says why. `wards` are those with a
    figure, the two fifths NaN where ratios have no mean, `order` the release that orders them, `source_ids` where figures, scores and residents are from, parted by spaces; `kind` what their figures are where they are not official, `fit` is BADLY where the fifths stand for the line's ends.
    """
    rows = [_row(figures, view) for view in newest_ward_views(figures)]
    # a council without ward figures has no rows, and no types of its own
    return pd.DataFrame(rows, columns=list(GAP_COLUMNS)).astype(dict.fromkeys(GAP_NUMBERS, float))


def _row(figures: Figures, view: WardView) -> dict[str, Any]:
    told = ward_inequality(figures, view)
    series: Series = view.series
    row: dict[str, Any] = {
        "area_code": figures.place.area_code, "indicator_id": view.indicator.indicator_id, "sex": str(view.sex),
        "series": series.series, "period": view.period, "kind": view.kind, "wards": float(view.table["value"].notna().sum()),
        **dict.fromkeys(GAP_NUMBERS[1:], math.nan), "fit": "", "order": "", "reason": "", "source_ids": " ".join(view.source_ids),
    }  # fmt: skip
    if isinstance(told, NotPossible):
        return row | {"reason": told.reason}
    fifths = told.fifths["value"] if told.has_averages else told.fifths["value"] * math.nan
    return row | {
        "wards": float(len(told.table)),
        "slope": float(told.slope.value), "lower": float(told.slope.lower), "upper": float(told.slope.upper),
        "ratio": float(told.relative.value) if told.has_relative else math.nan,
        "most_deprived_fifth": float(fifths.iloc[0]), "least_deprived_fifth": float(fifths.iloc[-1]),
        "fit": BADLY if told.fits_badly else "", "order": told.ordering.release.name,
        "source_ids": " ".join(dict.fromkeys([*view.source_ids, *told.ordering.source_ids])),
    }  # fmt: skip
