"""The figures of a slide as rows of one table: what it draws and what it says, with their sources."""

from collections.abc import Iterable

import pandas as pd

from hineq.board.slides import FIGURE_COLUMNS
from hineq.insights.meeting.changes import FIGURE
from hineq.insights.series.lines import Line
from hineq.model.place import Place
from hineq.model.target import Target
from hineq.model.words import Sex
from hineq.insights.wording.numbers import with_sex


def figure_rows(slide: str, place: Place, table: pd.DataFrame) -> pd.DataFrame:
    """Observations as rows of a slide: `table` has the columns of the observations; those without a value are left out."""
    given = table[table["value"].notna()]
    rows = [
        {
            "slide": slide, "indicator_id": row.indicator_id, "series": row.series, "sex": row.sex, "area_code": row.area_code,
            "measure": _measure(place, row.indicator_id, row.sex), "area": place.areas[row.area_code].area_name,
            "period": row.period, "period_end": row.period_end.date().isoformat(), "kind": FIGURE, "value": row.value,
            "lower_ci": row.lower_ci, "upper_ci": row.upper_ci, "unit": place.indicators[row.indicator_id].unit,
            "status": row.status, "source_id": row.source_id,
        }
        for row in given.itertuples(index=False)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS))


def line_rows(slide: str, place: Place, lines: Iterable[Line | None], *, newest: bool = False) -> pd.DataFrame:
    """The points of lines, or only their newest."""
    parts = []
    for line in lines:
        if line is not None:
            points = line.points.tail(1) if newest else line.points
            keyed = points.assign(
                indicator_id=line.indicator.indicator_id, series=line.series.series, sex=str(line.sex), area_code=line.area_code
            )
            parts.append(figure_rows(slide, place, keyed))
    return together(*parts)


def target_rows(slide: str, place: Place, targets: Iterable[Target]) -> pd.DataFrame:
    """Baselines, targets and forecasts as they are printed."""
    rows = [
        {
            "slide": slide, "indicator_id": one.indicator_id, "series": "", "sex": str(one.sex), "area_code": one.area_code,
            "measure": _measure(place, one.indicator_id, one.sex), "area": place.areas[one.area_code].area_name,
            "period": one.period.label, "period_end": one.period.end.isoformat(), "kind": str(one.kind), "value": one.value,
            "unit": place.indicators[one.indicator_id].unit, "status": "as printed", "source_id": one.source_id,
        }
        for one in targets
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS))


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Tables of figures one after another."""
    filled = [part for part in parts if not part.empty]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(FIGURE_COLUMNS))


def _measure(place: Place, indicator_id: str, sex: str) -> str:
    return with_sex(place.indicators[indicator_id].name, Sex(sex))
