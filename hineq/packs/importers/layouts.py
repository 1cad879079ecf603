"""The layouts in which others publish figures: each with how it is known by its heads, and who reads it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import is_area_code, period_of, plain
from hineq.packs.importers.day_spans import is_interval
from hineq.packs.importers.extract import Extract, LeftOut
from hineq.packs.importers.lookups import said_of_lookup
from hineq.packs.importers.merged_heads import heads_hold
from hineq.packs.importers.table_text import PLAIN_SHEET, SheetTable, tables_of
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A layout of a publisher: `title` as a reader is told it; `fits` tells it by the plain names of its heads; `heads` are names that
    it may have, by which its head is found; `read` takes the figures out of a table of it.

    `repeats` says that columns of one name stand beside each other in it, `reads_above` that the lines over the head say something of the
    figures; `read` tells both apart itself.
    """

    title: str
    fits: Callable[[Collection[str]], bool]
    heads: tuple[str, ...]
    read: Callable[[SheetTable, Findings], Extract]
    repeats: bool = False
    reads_above: bool = False


def all_of(*wanted: str | tuple[str, ...]) -> Callable[[Collection[str]], bool]:
    """Tells whether heads have every name that is wanted, or of several one."""
    each = [{one} if isinstance(one, str) else set(one) for one in wanted]
    return lambda names: all(any(name in names for name in one) for one in each)


def read_figures(raw: bytes, file: str, layouts: Sequence[Layout]) -> Extract:
    """The figures in a file's bytes, by the first layout that fits its heads; of a workbook those of every sheet that one fits.

    Raises InvalidPack with every fault, one a mistake, where there is one: nothing is taken from such a file.
    """
    findings = Findings()
    names = {head for layout in layouts for head in layout.heads}
    tables = tables_of(raw, file, findings, lambda cells: heads_among(cells, names))
    known = [(table, layout) for table in tables if (layout := _layout_of(table, layouts)) is not None]
    if tables and not known:
        rule = said_of_lookup(tables[0]) or f"The heads are those of no layout that hineq knows: put {PLAIN_SHEET}."
        findings.fault(Fault.HEADER_UNKNOWN, file, rule, value=", ".join(filter(None, tables[0].heads))[:60])
    extracts = []
    for table, layout in known:
        if table.frame.empty:
            findings.fault(Fault.NO_ROWS, file, "There is a head and no figure beneath it: fill in a row a figure.")
            continue
        if heads_hold(table, findings, repeats=layout.repeats):
            extracts.append(_read(table, layout, findings))
    if not extracts or findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    passed = [table for table in tables if all(table is not one for one, _ in known)]
    made = extracts[0] if len(extracts) == 1 else _together(extracts)
    told = [f"The sheet '{table.sheet}' has no figures that hineq reads and is passed over." for table in passed]
    return replace(made, remarks=(*(notice.rule for notice in findings.notices), *told, *made.remarks))


def _read(table: SheetTable, layout: Layout, findings: Findings) -> Extract:
    """The figures of a table, with the lines over its head among what is left out where nothing is taken from them."""
    made = layout.read(table, findings)
    if layout.reads_above or not table.above:
        return made
    titles = LeftOut(rows=len(table.above), why="a title or a note over the heads", example=f"'{table.above[0][:60]}'")
    return replace(made, left_out=(titles, *made.left_out))


def _layout_of(table: SheetTable, layouts: Sequence[Layout]) -> Layout | None:
    names = [str(name) for name in table.frame]
    return next((layout for layout in layouts if layout.fits(names)), None)


def _together(extracts: Sequence[Extract]) -> Extract:
    """The figures of several sheets as those of one file."""
    first = extracts[0]
    measures = {told.measure: told for extract in extracts for told in extract.measures}
    return replace(
        first,
        figures=pd.concat([extract.figures for extract in extracts], ignore_index=True),
        measures=tuple(measures.values()),
        left_out=tuple(one for extract in extracts for one in extract.left_out),
        remarks=tuple(dict.fromkeys(one for extract in extracts for one in extract.remarks)),
        asks=tuple(dict.fromkeys(one for extract in extracts for one in extract.asks)),
    )


# the code's and the name's column of a release of the ONS name the areas and the year: WD23CD, lad22nm, MSOA11CD
VINTAGE: Final = re.compile(r"([a-z]+)([0-9]{2})(cd|nm)")


def heads_among(cells: Sequence[str], names: Collection[str]) -> int:
    """How many cells of a row name a column of some layout: a name of theirs, a code of the ONS with its year, a period or an interval of days."""
    if any(is_area_code(cell.strip()[:9]) for cell in cells):
        # a row of figures, whose numbers may look like years
        return 0
    said = [plain(cell) for cell in cells]
    periods = {period.label for cell in cells if len(cell) < 12 and (period := period_of(cell))}
    days = sum(is_interval(cell.split(" (")[0].strip()) for cell in cells)
    return sum(name in names or VINTAGE.fullmatch(name) is not None for name in said) + len(periods) + days
