"""Counts of neighbourhoods by sex, year and band of age, out of tables of any layout: one frame of them, with what was left out and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import LeftOut, left_out
from hineq.packs.importers.small_area_ages import BandPlan, band_plan, span_words
from hineq.packs.importers.small_area_bands import check_grid, check_open_85, check_plan, check_rows
from hineq.packs.importers.small_area_cells import Cells, cells_of
from hineq.packs.importers.small_area_grid import Grid
from hineq.packs.importers.small_area_kinds import CountKind
from hineq.packs.importers.small_area_layout import area_layout, head_score, what_lacks
from hineq.packs.importers.small_area_rows import Rows, rows_of
from hineq.packs.importers.small_area_sheets import sheet_tables
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

KEY = ["zone", "sex", "year", "age"]


@dataclass(frozen=True, kw_only=True, eq=False)
class SmallAreaCounts:
    """Counts of neighbourhoods: `frame` has the columns zone, sex, year, age (a band of `AGE_BANDS`) and one named `noun`.

    Zone, sex and age are categories. Where `whole`, a neighbourhood, sex and year without rows is lacking; else nothing was counted
    there. `vintage` is the year of the neighbourhoods' boundaries where the table says it; `to_june` tells that years end on 30 June.
    """

    noun: str
    file: str
    frame: pd.DataFrame
    whole: bool
    vintage: str = ""
    to_june: bool = False
    rounded_to: int = 0
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    asks: tuple[str, ...] = field(default=())


def read_counts(
    raw: bytes, file: str, kind: CountKind, sex: Sex | None = None, year: int | None = None
) -> SmallAreaCounts:
    """The counts in a file's bytes, every sheet of them; `sex` and `year` are what an officer says where the file does not.

    Raises InvalidPack with every fault, one a mistake, where there is one.
    """
    findings = Findings()
    tables, without = sheet_tables(raw, file, findings, head_score(kind.heads))
    parts = []
    for table in tables:
        part = _part(table, file, kind, sex, year, findings)
        if part is None:
            without.append(table.sheet)
        else:
            parts.append(part)
    if not parts and not findings.faults:
        lacks = what_lacks(tables[0], kind.heads)
        rule = f"The table has no column of {lacks}: take the table of {kind.noun} by neighbourhood, sex and age."
        findings.fault(Fault.COLUMN_MISSING, file, rule, value=", ".join(filter(None, tables[0].heads)))
    if findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    made = together(parts)
    if without:
        made = replace(
            made, remarks=(*made.remarks, f"Sheets without such a table are passed over: {', '.join(without)}.")
        )
    return made


def together(parts: Sequence[SmallAreaCounts]) -> SmallAreaCounts:
    """The counts of several sheets or files as one: men and women, or years, may stand in files of their own.

    Raises InvalidPack where two count the same neighbourhood, sex, year and age unlike; what they count alike is taken once.
    """
    if len(parts) == 1:
        return parts[0]
    noun = parts[0].noun
    files = list(dict.fromkeys(part.file for part in parts))
    zones = pd.api.types.union_categoricals([part.frame.zone for part in parts])
    rest = pd.concat([part.frame.drop(columns="zone") for part in parts], ignore_index=True)
    frame = pd.concat([pd.Series(zones, name="zone"), rest], axis=1)
    said = [set(part.frame[["sex", "year"]].drop_duplicates().itertuples(index=False, name=None)) for part in parts]
    left: list[LeftOut] = []
    if sum(map(len, said)) > len(set().union(*said)):
        frame = _each_once(frame, noun, ", ".join(files), left)
    vintages = {part.vintage for part in parts}
    return SmallAreaCounts(
        noun=noun, file=", ".join(files), frame=frame, whole=any(part.whole for part in parts),
        vintage=vintages.pop() if len(vintages) == 1 else "", to_june=any(part.to_june for part in parts),
        rounded_to=max(part.rounded_to for part in parts), left_out=(*(one for part in parts for one in part.left_out), *left),
        remarks=_once(one for part in parts for one in part.remarks), asks=_once(one for part in parts for one in part.asks),
    )  # fmt: skip


def _each_once(frame: pd.DataFrame, noun: str, files: str, left: list[LeftOut]) -> pd.DataFrame:
    again = frame.duplicated([*KEY, noun])
    left += left_out(frame, again, "counted alike in another sheet or file", "zone")
    frame = frame[~again].reset_index(drop=True)
    unlike = frame.duplicated(KEY)
    if unlike.any():
        first = frame[unlike].iloc[0]
        rule = (
            f"{int(unlike.sum()):,} counts are given twice and unlike, such as those of {first.zone}, {first.sex}, {first.year}, "
            f"age {first.age}: take each year from one release."
        )
        findings = Findings()
        findings.fault(Fault.KEY_TWICE, files, rule, value=first.zone)
        raise InvalidPack(files, findings.faults)
    return frame


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _part(
    table: SheetTable, file: str, kind: CountKind, sex: Sex | None, year: int | None, findings: Findings
) -> SmallAreaCounts | None:
    """The counts of one table; None where it is none of neighbourhoods by age."""
    layout = area_layout(table, table.sheet, kind.heads)
    if layout is None or not (layout.ages or any(head.span for _, head in layout.across)):
        return None
    before = len(findings.faults)
    rows = rows_of(table, layout, kind, sex, year, findings)
    sound = len(findings.faults) == before
    wide = rows.span is None
    plan = band_plan([head.span for _, head in layout.across if head.span] if wide else rows.spans)
    left = [*table.left_out, *rows.left_out]
    rows = _with_bands(rows, plan, layout.ages, left)
    if rows.frame.empty:
        if sound:
            findings.fault(
                Fault.NO_ROWS,
                table.file,
                f"No row has {kind.noun} of a neighbourhood at an age that a life table needs.",
            )
        return None
    cells = cells_of(table, layout, rows, plan.bands, kind, findings)
    whole = not kind.sparse or cells.zeros > 0 or (wide and not cells.blanks)
    grid = Grid.of(rows, cells, plan)
    remarks = [*layout.remarks, *rows.remarks, *_remarks(cells, plan, kind, wide=wide)]
    if sound:
        # a row that cannot be placed may be the one that seems to be lacking
        remarks += check_plan(table, plan, kind, whole=whole, findings=findings)
        remarks += check_open_85(table, grid.counts, plan, kind, findings)
        remarks += check_grid(table, grid, plan, kind, whole=whole, findings=findings)
        if whole and len(findings.faults) == before:
            check_rows(table, rows, plan, findings)
    return SmallAreaCounts(
        noun=kind.noun, file=file, frame=grid.frame(kind.noun), whole=whole, vintage=layout.vintage, to_june=layout.to_june,
        rounded_to=cells.rounded_to, left_out=tuple(left), remarks=tuple(remarks), asks=tuple(_asks(grid, kind)),
    )  # fmt: skip


def _with_bands(rows: Rows, plan: BandPlan, ages: str, left: list[LeftOut]) -> Rows:
    """The rows whose age lies in a band, where rows have ages; those of ages that others count too are left out."""
    if rows.span is None:
        return rows
    known = np.array([span in plan.bands for span in rows.spans], dtype=bool)[rows.span]
    left += left_out(
        rows.frame,
        pd.Series(~known, index=rows.frame.index),
        "ages that other rows count too, or that are too wide",
        ages,
    )
    return rows.where(known)


def _remarks(cells: Cells, plan: BandPlan, kind: CountKind, *, wide: bool) -> Iterator[str]:
    if wide and plan.again:
        yield f"Columns of ages that others count too are passed over: {', '.join(map(span_words, plan.again))}."
    if cells.blanks:
        yield f"{cells.blanks:,} cells are blank and none says 0: they are read as 0 {kind.noun}."
    if cells.rounded_to:
        yield f"Every count is a multiple of {cells.rounded_to}: the table is rounded."


def _asks(grid: Grid, kind: CountKind) -> Iterator[str]:
    if "" in grid.sexes:
        yield f"The table does not say whose {kind.noun} it counts: say it with --sex Persons, Male or Female."
    if 0 in grid.years:
        yield f"The table does not say of which year its {kind.noun} are: say it with --year."
