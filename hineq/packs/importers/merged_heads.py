"""Heads that are merged over several columns: figures under no head of their own, and columns that share one and differ."""

from collections.abc import Callable, Sequence

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import mostly_figures, number_of, plain
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings


def heads_hold(table: SheetTable, findings: Findings, *, repeats: bool = False) -> bool:
    """Whether every column of figures of a table has a head that is its own, so that none is taken for another; a fault where not.

    `repeats` says that the layout has columns of one name beside each other, and tells them apart itself.
    """
    names = [str(name) for name in table.frame if name != ROW]
    return columns_hold(
        table.heads, lambda place: table.cells(names[place]).tolist(), lambda at: int(table.frame[ROW].iloc[at]), table.file, findings,
        repeats=repeats,
    )  # fmt: skip


def columns_hold(
    heads: Sequence[str], cells: Callable[[int], Sequence[str]], line: Callable[[int], int], file: str, findings: Findings, *, repeats: bool = False
) -> bool:  # fmt: skip
    """As `heads_hold`, of columns by their place from 0: `cells` gives those of a column, `line` the line of a row, also from 0."""
    before, names = len(findings.faults), [plain(head) for head in heads]
    for place, head in enumerate(heads):
        # the first column may be the numbers of the rows, as statistical programs write them
        if not head.strip() and place:
            _fault_without_head(heads, place, cells(place), line, file, findings)
        elif not repeats and names[place] and (first := names.index(names[place])) < place:
            _fault_twice(head, cells(first), cells(place), line, file, findings)
        if len(findings.faults) > before:
            # one mistake: what is merged once is mostly merged in every column
            return False
    return True


def _fault_without_head(
    heads: Sequence[str], place: int, cells: Sequence[str], line: Callable[[int], int], file: str, findings: Findings
) -> None:
    if not mostly_figures(cells):
        return
    before = next((head for head in reversed(heads[:place]) if head.strip()), "")
    rule = (
        f"The column after '{before.strip()}' holds figures and has no head: where a head is merged over several columns, or a second row of "
        "heads stands beneath it, write one row of heads, a whole one over each column."
    )
    at = next(at for at, cell in enumerate(cells) if number_of(cell).value is not None)
    findings.fault(Fault.HEADER_UNKNOWN, file, rule, row=line(at), value=cells[at])


def _fault_twice(
    head: str, first: Sequence[str], second: Sequence[str], line: Callable[[int], int], file: str, findings: Findings
) -> None:
    unlike = next((at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other), None)
    if unlike is None or not (mostly_figures(first) and mostly_figures(second)):
        return
    rule = (
        f"The column '{head.strip()}' stands twice and the two differ: keep the one that is meant, or give each a head of its own that says "
        "which sex, year or measure it is of, in one row of heads."
    )
    findings.fault(Fault.COLUMN_TWICE, file, rule, row=line(unlike), column=head.strip(), value=second[unlike])
