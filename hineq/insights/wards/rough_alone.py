"""A place whose wards have rough figures and no others: what they are, since nothing can be compared or drawn."""

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.rough import is_rough
from hineq.insights.series.rows import each_row
from hineq.insights.wording.kinds import named
from hineq.insights.wording.numbers import counted
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.words import FigureStatus, Sex

FIGURE, SOURCE = "Rough estimate", "source_id"
_COLUMNS = ("Ward", "Measure", "When", FIGURE, SOURCE)


def rough_alone(figures: Figures) -> pd.DataFrame:
    """The newest rough figure of each ward on each measure, with its source, in the order of the names; empty without one."""
    place, table = figures.place, figures.table
    rows = table[table.area_code.isin(place.ward_codes) & is_rough(table)]
    rows = rows.assign(day=[parse_period(period).middle for period in rows.period])
    rows = rows.sort_values("day", kind="stable").drop_duplicates(["area_code", "indicator_id", "sex"], keep="last")
    cells = [
        (
            place.areas[row.area_code].area_name,
            _measure(place, row.indicator_id, Sex(row.sex)),
            row.period,
            row.rough,
            row.source_id,
        )
        for row in each_row(rows)
    ]
    return pd.DataFrame(cells, columns=list(_COLUMNS)).sort_values(["Ward", "Measure"], ignore_index=True)


def _measure(place: Place, indicator_id: str, sex: Sex) -> str:
    return named(place.indicators[indicator_id], sex, FigureStatus.ESTIMATED.mark, full=True)


def rough_alone_finding(place: Place) -> str:
    """The heading of a page that compares wards, where their figures are rough alone."""
    return f"{place.name}: only rough figures for its {counted(len(place.wards), 'ward')}, and they compare nothing"
