"""Registers of practices summed over areas: each practice in one area, or shared out by where its patients live."""

from typing import Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, Sex
from hineq.packs.importers.cell_words import is_area_code
from hineq.packs.importers.extract import Extract, LeftOut, as_figures
from hineq.packs.importers.figure_columns import numbers_in, words_of
from hineq.packs.importers.qof import QOF, Practices, measure_of, told_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import Findings

_ZONE: Final = (
    "lsoa code",
    "lsoa 2021 code",
    "lsoa 2011 code",
    "lsoa code 2021",
    "lsoa code 2011",
    "lsoa21cd",
    "lsoa11cd",
)
_PATIENTS: Final = ("number of patients", "patients")
_WHOSE: Final = ["practice_code", "group_code", "age", "period"]
_AREA: Final = ["area_code", "group_code", "age", "period"]


def patients_by_zone(table: SheetTable, findings: Findings) -> pd.DataFrame:
    """Patients by practice and neighbourhood out of NHS England's 'Patients registered at a GP practice', as a look-up.

    Columns practice_code, area_code and patients; where rows of all patients stand beside those of men and women, they alone count.
    Raises ValueError where a column is missing.
    """
    zone, patients = table.first(*_ZONE), table.first(*_PATIENTS)
    if not (table.has("practice code") and zone and patients):
        raise ValueError("The table must have the practice's code, the code of the LSOA and the number of patients.")
    frame = table.frame
    if "sex" in frame and (whole := words_of(frame.sex, str.upper) == "ALL").any():
        frame = frame[whole].reset_index(drop=True)
    numbers = numbers_in(table, frame, {"patients": (patients,)}, findings)
    made = pd.DataFrame({
        "practice_code": words_of(frame["practice code"], str.upper), "area_code": words_of(frame[zone]),
        "patients": numbers["patients"].amounts,
    })  # fmt: skip
    return made.groupby(["practice_code", "area_code"], sort=False)[["patients"]].sum().reset_index()


def summed_over_areas(practices: Practices, lookup: pd.DataFrame) -> Extract:
    """Registers, lists and prevalence by area, with how many patients are lost on the way.

    `lookup` has practice_code and area_code, and may have area_name and patients. Without patients each practice lies in one area,
    and all its patients are counted there; with them its register and its list are shared out by where its patients live, as if they
    were as ill wherever they live. Patients of areas without a code of the ONS, of practices that the look-up has not, and of
    practices without a register or a list are lost. Figures are estimates: nobody published them.
    Raises ValueError where the look-up lacks a column, gives a practice two areas and no patients, or counts fewer than none.
    """
    shares = _shares(lookup)
    figures = practices.figures
    told = figures.register.notna() & figures.list_size.notna() & (figures.list_size > 0)
    known = figures.practice_code.isin(shares.practice_code)
    met = figures[told & known].merge(shares, on="practice_code")
    inside = (
        words_of(met.area_code.fillna("").astype("category"), lambda code: "yes" if is_area_code(code) else "") == "yes"
    )
    met = met.assign(count=met.register * met.share, denominator=met.list_size * met.share)
    summed = met[inside].groupby(_AREA, as_index=False, sort=False)[["count", "denominator"]].sum()
    summed = summed[summed.denominator > 0].reset_index(drop=True)
    names = dict(zip(lookup.area_code, lookup.area_name, strict=True)) if "area_name" in lookup else {}
    made = as_figures(
        {
            "measure": summed.group_code.map(measure_of), "area_code": summed.area_code, "area_name": summed.area_code.map(lambda code: str(names.get(code, ""))),
            "sex": str(Sex.PERSONS), "age": summed.age, "period": summed.period,
            "value": 100 * summed["count"] / summed.denominator, "count": summed["count"], "denominator": summed.denominator,
            "status": str(FigureStatus.ESTIMATED), "note": _note(lookup),
        },
        pd.Series(np.zeros(len(summed), dtype=int)),
    )  # fmt: skip
    everyone = _patients(figures)
    lost = [
        _lost(figures[~known], "practices that the look-up has not", everyone),
        _lost(figures[known & ~told], "practices without a register or a list of patients", everyone, of_all=False),
        _lost(
            met[~inside].assign(list_size=met.denominator[~inside]),
            "patients who live in areas without a code of the ONS",
            everyone,
        ),
    ]
    groups = summed.group_code.unique()
    return Extract(
        layout=QOF.title, file=practices.file, figures=made, measures=told_of(groups, practices.file),
        left_out=(*practices.left_out, *(one for one in lost if one)), remarks=practices.remarks,
    )  # fmt: skip


def _shares(lookup: pd.DataFrame) -> pd.DataFrame:
    """The share of each practice's patients that each area has."""
    missing = [name for name in ("practice_code", "area_code") if name not in lookup]
    if missing:
        raise ValueError(
            f"The look-up of practices must have the columns practice_code and area_code, got none called {', '.join(missing)}."
        )
    if "patients" not in lookup:
        one = lookup[["practice_code", "area_code"]].drop_duplicates()
        twice = one.practice_code[one.practice_code.duplicated()]
        if len(twice):
            raise ValueError(
                f"A practice must lie in one area, or 'patients' must say how many live in each: {twice.iloc[0]} lies in two."
            )
        return one.assign(share=1.0)
    patients = (
        lookup.groupby(["practice_code", "area_code"], sort=False, dropna=False)[["patients"]].sum().reset_index()
    )
    if (patients.patients < 0).any():
        raise ValueError(f"'patients' must not be negative, got {patients.patients.min():g}.")
    whole = patients.groupby("practice_code").patients.transform("sum")
    return patients[whole > 0].assign(share=patients.patients / whole)[["practice_code", "area_code", "share"]]


def _patients(figures: pd.DataFrame) -> float:
    """The patients of some practices: of each its longest list, in its last year."""
    last = figures[figures.period == figures.period.max()]
    return float(last.groupby("practice_code").list_size.max().sum())


def _lost(rows: pd.DataFrame, whose: str, everyone: float, *, of_all: bool = True) -> LeftOut | None:
    if rows.empty:
        return None
    last = rows[rows.period == rows.period.max()]
    lists = last.groupby(["practice_code", "group_code"]).list_size.sum().groupby("practice_code").max().sum()
    share = f", with {lists:,.0f} of {everyone:,.0f} patients" if of_all and everyone else ""
    count = len(rows.drop_duplicates(_WHOSE))
    return LeftOut(rows=count, why=f"{whose}{share}", example=str(rows.practice_code.iloc[0]))


def _note(lookup: pd.DataFrame) -> str:
    if "patients" in lookup:
        return "Shared out from practices by where their patients live."
    return "Patients of the practices in the area, wherever they live."
