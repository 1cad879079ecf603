"""Measures of authorities from Explore Local Statistics and Fingertips, as rows of the file of series."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.model.period import parse_period
from hineq.model.words import Sex
from hineq.packs.fetch.addresses import Service
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.fingertips import figures_of
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.statistics import indicator_of
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.nation.files import SERIES
from hineq.packs.nation.parts import Measure
from hineq.packs.read.problems import InvalidPack

COLUMNS: Final = (
    "area_code", "indicator_id", "period_label", "period_start", "period_end", "sex", "value", "lower_ci_95", "upper_ci_95", "count",
    "denominator", "status_flag", "published_flag", "source_id", "area_current",
)  # fmt: skip
_KEY: Final = ["area_code", "sex", "period_label"]
_CHANGED: Final = "The service may have changed the measure: look at it there, and mend the layer's fetched.csv."


def measure_rows(client: Client, measure: Measure, today: Collection[str]) -> pd.DataFrame:
    """The figures of a measure as rows of `authority_series` (COLUMNS); `today` are the codes of the areas of today.

    Figures of a group, of other spans of years than the measure's, and without a value are none of it. Raises NotFetched.
    """
    if measure.service is Service.STATISTICS:
        files = [indicator_of(client, measure.name)[0].path]
    else:
        files = [figures_of(client, measure.name, kind).path for kind in measure.area_types]
    figures = pd.concat([_figures(path, measure) for path in files], ignore_index=True)
    figures = figures[(figures.group == "") & figures.value.notna() & (figures.period != "")]
    periods = {label: parse_period(label) for label in figures.period.unique()}
    figures = figures[figures.period.map(lambda label: periods[label].years == measure.years)]
    rows = pd.DataFrame({
        "area_code": figures.area_code, "indicator_id": measure.measure, "period_label": figures.period,
        "period_start": figures.period.map(lambda label: periods[label].start.year).astype(float),
        "period_end": figures.period.map(lambda label: periods[label].end.year).astype(float),
        "sex": figures.sex.astype(str).replace("", str(Sex.PERSONS)), "value": figures.value, "lower_ci_95": figures.lower_ci,
        "upper_ci_95": figures.upper_ci, "count": figures["count"], "denominator": figures.denominator,
        "status_flag": None, "published_flag": None, "source_id": measure.source, "area_current": figures.area_code.isin(list(today)),
    })[list(COLUMNS)].drop_duplicates()  # fmt: skip
    if not rows.area_current.any():
        raise NotFetched(f"{SERIES}.parquet, {measure.measure}: no figure of an authority of today, of {len(rows):,} rows", measure.name, _CHANGED)  # fmt: skip
    twice = rows[rows.duplicated(_KEY)]
    if len(twice):
        first = twice.iloc[0]
        what = f"{SERIES}.parquet, {measure.measure}: {len(twice):,} figures twice, such as that of {first.area_code} of {first.period_label}"
        raise NotFetched(what, measure.name, _CHANGED)
    return rows


def _figures(path: Path, measure: Measure) -> pd.DataFrame:
    try:
        return read_any(path.read_bytes(), f"{measure.name}.csv").figures
    except InvalidPack as error:
        first = error.problems[0]
        what = f"{SERIES}.parquet, {measure.measure}: the answer cannot be read ({len(error.problems)} faults; {first.rule} Column '{first.column}', row {first.row})"
        raise NotFetched(what, measure.name, _CHANGED) from None
