"""The figures of a slide as rows of one table: what it draws and what it says, with their sources."""

from collections.abc import Iterable

import pandas as pd

from hineq.board.slides import FIGURE_COLUMNS
from hineq.insights.meeting.changes import FIGURE
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.wording.numbers import with_sex
from hineq.model.place import Place
from hineq.model.target import Target
from hineq.model.words import Sex


def figure_rows(slide: str, place: Place, table: pd.DataFrame) -> pd.DataFrame:
    """Observations as rows of a slide: `table` has the columns of the observations; those without a value are left out."""
    given = table[table["value"].notna()]
    if given.empty:
        return pd.DataFrame(columns=list(FIGURE_COLUMNS))
    rows = given.assign(
        slide=slide,
        kind=FIGURE,
        measure=[_measure(place, str(one), str(sex)) for one, sex in zip(given.indicator_id, given.sex, strict=True)],
        area=[place.areas[str(code)].area_name for code in given.area_code],
        unit=[place.indicators[str(one)].unit for one in given.indicator_id],
        period_end=given.period_end.dt.strftime("%Y-%m-%d"),
    )
    return rows[list(FIGURE_COLUMNS)].astype(
        {"indicator_id": str, "series": str, "sex": str, "period": str, "status": str}
    )


def country_rows(slide: str, figures: Figures, lines: Iterable[Line]) -> pd.DataFrame:
    """The country's figures in the series and period of the newest point of each line."""
    parts = [
        figures.rows(
            indicator_id=line.indicator.indicator_id, series=line.series.series, sex=line.sex,
            period=str(line.newest.period), area_codes=[figures.place.benchmark_code],
        )
        for line in lines
    ]  # fmt: skip
    return together(*(figure_rows(slide, figures.place, part) for part in parts))


def line_rows(slide: str, place: Place, lines: Iterable[Line | None], *, newest: bool = False) -> pd.DataFrame:
    """The points of lines, or only their newest."""
    parts = [line.points.iloc[[line.newest_at]] if newest else line.points for line in lines if line is not None]
    return (
        figure_rows(slide, place, pd.concat(parts)) if parts else figure_rows(slide, place, place.observations.iloc[:0])
    )


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
