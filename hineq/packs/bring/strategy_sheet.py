"""A council's strategy from one sheet, CSV or workbook: a row a measure, and what the strategy says of itself above it or beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from hineq.model.period import Period
from hineq.packs.bring.strategy_words import COLUMNS, HEAD_SHEET, about_key, of_year, score
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.merged_heads import heads_hold
from hineq.packs.importers.table_text import SheetTable, tables_of
from hineq.packs.read.findings import ROW, Findings
from hineq.packs.read.problems import InvalidPack

# no strategy has as many measures; a sheet that has is one of figures
MOST_MEASURES: Final = 2_000
# the row of the template that shows what a row looks like begins so, and is passed over where it was left in
EXAMPLE: Final = "Example:"
_NO_HEAD: Final = (
    "No row among the first has the names of a strategy's columns: put one head over the measures, with a column 'Measure', or fill in "
    "the template (`python -m hineq strategy --template FILE`)."
)


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A measure as its row has it, cells by the names of `COLUMNS`, "" for one that is not there; `years` are figures by period."""

    row: int
    cells: Mapping[str, str]
    years: Mapping[Period, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, kw_only=True)
class StrategySheet:
    """What a sheet holds: `about` the strategy by the names of `ABOUT` (aims apart), and its measures in their order.

    `heads` are the columns as they are printed, by the names of `COLUMNS`; `remarks` what was taken for what.
    """

    file: str
    about: Mapping[str, str]
    aims: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    heads: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()


def read_strategy_sheet(raw: bytes, file: str) -> StrategySheet:
    """The strategy in a file's bytes.

    A row is a measure: priority, measure, indicator, sex, unit, baseline and target with their periods, the path between them, figures
    in columns of years, board, owner, action, due date, note; all but the measure may lack. What the strategy says of itself stands in a
    sheet of its own or in rows over the table ("Strategy: ..."). Raises InvalidPack with every fault of the file's shape.
    """
    findings = Findings()
    tables = tables_of(raw, file, findings, score)
    heads = [table for table in tables if table.has(*HEAD_SHEET)]
    rest = sorted((table for table in tables if table not in heads), key=lambda table: -score(table.heads))
    if not rest and not findings.faults:
        findings.fault(Fault.HEADER_UNKNOWN, file, _NO_HEAD)
    if findings.faults:
        told = [replace(one, rule=_NO_HEAD) if one.code is Fault.HEADER_UNKNOWN else one for one in findings.faults]
        raise InvalidPack(file, told)
    table = rest[0]
    named, remarks = _named(table)
    if "measure" not in named:
        rule = "No column holds the measures: call one 'Measure', with the measure as the strategy words it."
        findings.fault(
            Fault.COLUMN_MISSING, file, rule, column="measure", value=", ".join(filter(None, table.heads[:6]))
        )
        raise InvalidPack(file, findings.faults)
    if not heads_hold(table, findings):
        raise InvalidPack(file, findings.faults)
    about, aims = _about(heads, table)
    rows = _rows(table, named, file, findings)
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    others = [
        LeftOut(rows=len(one.frame), why="on other sheets of the workbook", example=f"'{one.sheet}'")
        for one in rest[1:]
    ]
    printed = _printed(table)
    return StrategySheet(
        file=file, about=about, aims=aims, rows=rows, heads={key: printed[name] for key, name in named.items()},
        left_out=(*table.left_out, *others, *_examples(table, named)), remarks=remarks,
    )  # fmt: skip


def _printed(table: SheetTable) -> dict[str, str]:
    names = [str(name) for name in table.frame if name != ROW]
    return dict(zip(names, table.heads, strict=True))


def _named(table: SheetTable) -> tuple[dict[str, str], tuple[str, ...]]:
    """The table's columns by what they hold, and what is said of those that nothing is taken from."""
    named = {key: name for key, names in COLUMNS.items() if (name := table.first(*names))}
    remarks = []
    if "baseline" not in named:
        dated = [name for name, head in _printed(table).items() if (found := of_year(head)) and found[0] == "baseline"]
        named |= {"baseline": dated[0]} if len(dated) == 1 else {}
    if "measure" not in named and "indicator" in named:
        named["measure"] = named.pop("indicator")
        remarks.append(
            f"The column '{_printed(table)[named['measure']]}' holds the measures: one that has a target and the name of an indicator is tied to it, no other is."
        )
    unread = [
        head for name, head in _printed(table).items()
        if name not in named.values() and head.strip() and of_year(head) is None and (table.frame[name] != "").any()
    ]  # fmt: skip
    if unread:
        remarks.append(f"Nothing is taken from the column{'' if len(unread) == 1 else 's'} {', '.join(unread)}.")
    return named, tuple(remarks)


def _about(heads: list[SheetTable], table: SheetTable) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the strategy says of itself, and its aims."""
    said: list[tuple[str, str]] = []
    for head in heads:
        said += zip(*(head.cells(name).tolist() for name in HEAD_SHEET), strict=True)
    said += [(label, text) for line in table.above for label, colon, text in [line.partition(":")] if colon]
    found = [(about_key(label), text.strip()) for label, text in said]
    aims = tuple(text for key, text in found if key == "aims" and text)
    return {key: text for key, text in reversed(found) if key and key != "aims" and text}, aims


def _rows(table: SheetTable, named: Mapping[str, str], file: str, findings: Findings) -> tuple[SheetRow, ...]:
    """The rows that are measures; a fault for one that has other cells and no measure, and for a sheet that has none."""
    dated = {name: found for name, head in _printed(table).items() if (found := of_year(head))}
    years = {name: period for name, (kind, period) in dated.items() if kind == "target" and name not in named.values()}
    _, since = dated.get(named.get("baseline", ""), ("", None))
    columns = {key: table.cells(name).tolist() for key, name in named.items()}
    typed = {name: table.cells(name).tolist() for name in years}
    _check_years(years, _printed(table), file, findings)
    rows = []
    for at, line in enumerate(table.frame[ROW]):
        if at == MOST_MEASURES:
            rule = f"A strategy has at most {MOST_MEASURES:,} measures: is this a sheet of figures (`python -m hineq import`)?"
            findings.fault(Fault.ROW_LENGTH, file, rule, row=line)
            break
        cells = {key: column[at].strip() for key, column in columns.items()}
        if cells["measure"].startswith(EXAMPLE):
            continue
        if since and cells["baseline"] and not cells.get("baseline_period"):
            cells["baseline_period"] = since.label
        if not cells["measure"]:
            rule = "The row has no measure: write it as the strategy words it, or take the row out."
            findings.fault(Fault.CELL_EMPTY, file, rule, row=line, column=_printed(table)[named["measure"]])
        rows.append(
            SheetRow(
                row=int(line), cells=cells, years={years[name]: typed[name][at] for name in years if typed[name][at]}
            )
        )
    if not rows:
        findings.fault(Fault.NO_ROWS, file, "The sheet has no measure: fill in a row for each.")
    return tuple(rows)


def _check_years(years: Mapping[str, Period], printed: Mapping[str, str], file: str, findings: Findings) -> None:
    for name, period in years.items():
        first = next(other for other in years if years[other].label == period.label)
        if first != name:
            rule = f"Two columns are of {period.label}: keep one."
            findings.fault(Fault.COLUMN_TWICE, file, rule, column=printed[name])


def _examples(table: SheetTable, named: Mapping[str, str]) -> list[LeftOut]:
    shown = int(table.cells(named["measure"]).str.startswith(EXAMPLE).sum())
    return [LeftOut(rows=shown, why="the template's example")] if shown else []
