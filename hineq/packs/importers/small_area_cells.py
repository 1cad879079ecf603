"""The counts in the cells of neighbourhoods, added up to bands of age; what is withheld, rounded, blank or unreadable among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hineq.methods.results import FloatArray
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import numbers_of
from hineq.packs.importers.small_area_ages import Span
from hineq.packs.importers.small_area_kinds import CountKind
from hineq.packs.importers.small_area_layout import AreaLayout
from hineq.packs.importers.small_area_rows import Rows
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

# so many counts above 0 show that all of them are rounded
_ENOUGH: Final = 20
# what a column of counts is of: sex, year and the place of its band, None where its rows say it
Of = tuple[Sex | None, int | None, int | None]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Cells:
    """The counts of rows by what their columns are of, each an array over the rows; blanks count as 0.

    `zeros` and `blanks` say how many cells hold 0 and nothing, `rounded_to` 5 or 10 where every count is a multiple, else 0.
    """

    counts: Mapping[Of, FloatArray]
    zeros: int
    blanks: int
    rounded_to: int


def cells_of(
    table: SheetTable, layout: AreaLayout, rows: Rows, bands: Mapping[Span, int], kind: CountKind, findings: Findings
) -> Cells:
    """The counts of every column, bands added up from their years of age."""
    counts: dict[Of, FloatArray] = {}
    wrong: dict[str, _Seen] = {name: _Seen() for name in ("withheld", "unreadable", "negative", "blank")}
    zeros, above, fives, tens = 0, 0, True, True
    for name, head in layout.across:
        if head.span is not None and head.span not in bands:
            continue
        read = numbers_of(rows.frame[name])
        values = read.amounts
        blank = np.isnan(values) & ~read.suppressed & ~read.unreadable
        for what, where in (
            ("withheld", read.suppressed),
            ("unreadable", read.unreadable),
            ("negative", values < 0),
            ("blank", blank),
        ):
            wrong[what].note(rows, name, where)
        zeros += int((values == 0).sum())
        some = values[values > 0]
        above += len(some)
        fives, tens = fives and not (some % 5).any(), tens and not (some % 10).any()
        of = (head.sex, head.year, bands[head.span] if head.span is not None else None)
        values = np.where(np.isnan(values), 0, values)
        counts[of] = counts[of] + values if of in counts else values
    _told(table, wrong, zeros, kind, findings)
    rounded = 0 if above < _ENOUGH else 10 if tens else 5 if fives else 0
    if rounded and kind.withheld is Fault.DEATHS_SUPPRESSED:
        rule = (
            f"Every count is a multiple of {rounded}: the table is rounded, and small counts that are rounded do not add up to those of a "
            "ward. Ask for the table without rounding."
        )
        findings.fault(Fault.DEATHS_SUPPRESSED, table.file, rule, row=int(rows.frame[ROW].iloc[0]))
    return Cells(counts=counts, zeros=zeros, blanks=wrong["blank"].cells, rounded_to=rounded)


class _Seen:
    """Cells of one kind: how many there are, and where the first of them stands."""

    def __init__(self) -> None:
        self.cells, self.row, self.column, self.value = 0, 0, "", ""

    def note(self, rows: Rows, column: str, where: "Bools | NDArray[Any]") -> None:
        found = int(where.sum())
        if found and not self.cells:
            first = rows.frame.iloc[int(np.argmax(where))]
            self.row, self.column, self.value = int(first[ROW]), column, str(first[column])
        self.cells += found


def _told(table: SheetTable, seen: Mapping[str, _Seen], zeros: int, kind: CountKind, findings: Findings) -> None:
    """A fault for each kind of cell that counts nothing; blanks are none where the table has no 0 to say so itself."""
    withheld, blank = seen["withheld"], seen["blank"]
    cells = {name: f"{one.cells:,} cell{' is' if one.cells == 1 else 's are'}" for name, one in seen.items()}
    rules = (
        (withheld, kind.withheld, f"{cells['withheld']} withheld, which cannot be used: ask for the table without suppression, or of larger areas."),
        (seen["unreadable"], Fault.NUMBER_UNREADABLE, f"{cells['unreadable']} no number: a count must be one, or blank where there is none."),
        (seen["negative"], Fault.COUNT_NEGATIVE, f"{cells['negative']} below 0: a count must not be negative."),
        (blank if zeros else _Seen(), kind.blank, f"{cells['blank']} blank, and others say 0: fill in what is missing, 0 where there is none."),
    )  # fmt: skip
    for one, code, rule in rules:
        if one.cells:
            findings.fault(code, table.file, rule, row=one.row, column=one.column, value=one.value)
