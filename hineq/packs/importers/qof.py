"""The Quality and Outcomes Framework's prevalence by practice (NHS England): its CSV files, and sheets of one register saved from its workbooks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.packs.importers.extract import Extract, LeftOut, Told, as_figures
from hineq.packs.importers.figure_columns import as_columns, numbers_in, words_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.qof_words import LICENCE, PUBLISHER, REGISTERS, age_of_list, register_in, years_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

_PRACTICE: Final = ("practice code", "practice ods code", "org code")
_NAME: Final = ("practice name", "org name")
_GROUP: Final = ("group code", "indicator group code", "register code")
_LIST_TYPE: Final = ("patient list type", "list type")
_YEAR: Final = ("reporting year", "financial year", "year")
# a sheet has the year before beside its own, under the same heads
_REGISTER: Final = re.compile(r"register( size)?( [0-9])?")
_LIST: Final = re.compile(r"(practice |patient )?list size(?P<ages>.*?)( [0-9])?")
_CODE: Final = re.compile(r"[A-Z][A-Z0-9][0-9]{4}")
NEEDED: Final = (
    "practices have no code of the ONS: their registers can be summed over areas with a look-up of practices to areas, or of the "
    "neighbourhoods in which their patients live (NHS England's 'Patients registered at a GP practice')"
)
COLUMNS: Final = ("practice_code", "practice_name", "group_code", "age", "period", "register", "list_size")


@dataclass(frozen=True, kw_only=True, eq=False)
class Practices:
    """Registers of practices: a row a practice, register and year, with COLUMNS and ROW.

    `register` and `list_size` are patients, nan where they are not given or suppressed; `period` is a financial year, "" where the
    file does not say it.
    """

    file: str
    figures: pd.DataFrame
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()


def practices_in(table: SheetTable, findings: Findings) -> Practices:
    """The registers of practices in a file; a row without a practice's code (six signs, such as A81001) is left out.

    The year is taken from the file's name, from the lines above the table or from a column; the register of a sheet of one from there too.
    """
    practice = table.first(*_PRACTICE)
    codes = words_of(table.frame[practice], str.upper)
    known = words_of(pd.Series(codes, dtype="category"), lambda code: "yes" if _CODE.fullmatch(code) else "") == "yes"
    frame = table.frame[known].reset_index(drop=True)
    blocks = _blocks(table)
    years = _years(table, len(blocks))
    parts, remarks = [], []
    for (list_head, register_head), year in zip(blocks, years, strict=True):
        numbers = numbers_in(table, frame, {"list_size": (list_head,), "register": (register_head,)}, findings)
        parts.append(frame.assign(**as_columns(numbers), _year=year, _list=list_head))
    if len(blocks) > len([year for year in years if year]):
        remarks.append(
            "The file does not say of which year its figures are: put it into the file's name, as PREVALENCE_2324.csv."
        )
    made = (
        pd.concat(parts, ignore_index=True)
        if parts
        else frame.assign(list_size=np.nan, register=np.nan, _year="", _list="")
    )
    other = int((~known).sum())
    why = "no practice's code, such as a total or a note"
    left = [LeftOut(rows=other, why=why, example=str(table.frame.loc[~known, practice].iloc[0]))] if other else []
    return Practices(
        file=table.file, figures=_figures(table, made, practice), left_out=tuple(left), remarks=tuple(remarks)
    )


def _figures(table: SheetTable, made: pd.DataFrame, practice: str) -> pd.DataFrame:
    year, group = table.first(*_YEAR), table.first(*_GROUP)
    one = next(filter(None, map(register_in, (table.sheet, *reversed(table.above), table.file))), "")
    period = (
        words_of(made[year], lambda cell: next(iter(years_in(cell)), ""))
        if year
        else made["_year"].to_numpy(dtype=object)
    )
    kind = table.first(*_LIST_TYPE)
    age = words_of(made[kind], age_of_list) if kind else words_of(made["_list"].astype("category"), _ages_in)
    return pd.DataFrame({
        "practice_code": words_of(made[practice], str.upper), "practice_name": _words(made, table.first(*_NAME)),
        "group_code": words_of(made[group], str.upper) if group else one, "age": age, "period": period,
        "register": made.register.to_numpy(dtype=float), "list_size": made.list_size.to_numpy(dtype=float), ROW: made[ROW],
    })  # fmt: skip


def read_qof(table: SheetTable, findings: Findings) -> Extract:
    """No figures of areas, since practices have no code of the ONS: how many were passed over, and what is needed to sum them.

    `practices_in` gives the practices, `summed_over_areas` of `qof_areas` the figures of areas.
    """
    practices = practices_in(table, findings)
    rows = len(practices.figures)
    passed = [LeftOut(rows=rows, why=NEEDED, example=str(practices.figures.practice_code.iloc[0]))] if rows else []
    return Extract(
        layout=QOF.title, file=table.file, figures=as_figures({}, []), measures=told_of(practices.figures.group_code.unique(), table.file),
        left_out=(*table.left_out, *practices.left_out, *passed), remarks=practices.remarks,
    )  # fmt: skip


def told_of(groups: Collection[str], file: str) -> tuple[Told, ...]:
    """What is known of the prevalence of each register."""
    return tuple(
        Told(
            measure=measure_of(group), name=f"{REGISTERS.get(group, group) or file}: recorded prevalence (QOF)", unit="%", multiplier=100.0,
            definition="Patients on the register for every 100 on the list of the practices, of the ages that the register is of.",
            caveat="What practices have recorded: more may mean that more is found, not that more people are ill.",
            publisher=PUBLISHER, source="Quality and Outcomes Framework, prevalence", licence=LICENCE,
        )
        for group in sorted(map(str, groups))
    )  # fmt: skip


def measure_of(group: str) -> str:
    """The id of the prevalence of a register."""
    return f"qof_{group.casefold()}_prevalence" if group else "qof_prevalence"


def _blocks(table: SheetTable) -> list[tuple[str, str]]:
    """The columns of lists and registers that belong together, year by year."""
    names = [str(name) for name in table.frame if name != ROW]
    lists = [name for name in names if _LIST.fullmatch(name)]
    registers = [name for name in names if _REGISTER.fullmatch(name)]
    return list(zip(lists, registers, strict=False))


def _years(table: SheetTable, blocks: int) -> Sequence[str]:
    """The year of each block: of a file's one by its name or the lines above, of two by a line that names two."""
    if blocks == 1:
        said = [year for text in (table.file, *table.above) for year in years_in(text)]
        return said[:1] or [""]
    several = [years for line in reversed(table.above) if len(years := list(dict.fromkeys(years_in(line)))) >= blocks]
    return several[0][:blocks] if several else [""] * blocks


def _ages_in(head: str) -> str:
    found = _LIST.fullmatch(head)
    return age_of_list(found["ages"].strip()) if found else "All ages"


def _words(frame: pd.DataFrame, name: str) -> Any:
    return words_of(frame[name]) if name else ""


def _fits(names: Collection[str]) -> bool:
    """Whether heads are those of registers of practices."""
    return (
        any(name in names for name in _PRACTICE) and any(map(_REGISTER.fullmatch, names)) and any(map(_LIST.fullmatch, names))
    )  # fmt: skip


QOF: Final = Layout(
    title="QOF prevalence by practice",
    fits=_fits,
    heads=(
        *_PRACTICE, *_NAME, *_GROUP, *_LIST_TYPE, *_YEAR, "register", "register size", "practice list size", "patient list size", "list size",
        "prevalence", "pcn ods code", "pcn name", "sub icb loc ods code", "sub icb loc ons code", "sub icb loc name", "icb ods code",
        "icb ons code", "icb name", "region ods code", "region ons code", "region name",
    ),
    read=read_qof,
    repeats=True,
    reads_above=True,
)  # fmt: skip
