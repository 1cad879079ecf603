"""Every sheet of a file of neighbourhoods that holds a table: the ONS gives each year, or each sex, a sheet of its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hineq.packs.importers.merged_heads import heads_hold
from hineq.packs.importers.table_text import SheetTable, table_of, workbook_tables
from hineq.packs.importers.workbooks import WORKBOOK
from hineq.packs.read.findings import Findings


def sheet_tables(
    raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int]
) -> tuple[list[SheetTable], list[str]]:
    """The tables in a file's bytes, those of a workbook named by their sheets too, and the titles of its sheets without one.

    `score` says how many cells of a row are heads, as `table_of` asks it. Where nothing is a table, or figures have
    no head of their own, there is a fault.
    """
    if not raw.startswith(WORKBOOK):
        table = table_of(raw, file, findings, score)
        return [one for one in (table,) if one and heads_hold(one, findings)], []
    tables, without = workbook_tables(raw, file, findings, score)
    named = [replace(table, file=f"{file}, sheet '{table.sheet}'") for table in tables]
    return [table for table in named if heads_hold(table, findings)], [*without]
