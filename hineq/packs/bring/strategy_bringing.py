"""A strategy brought into a layer from the file of its sheet; and the template to fill in, as a workbook or as CSV."""

import io
from datetime import date
from pathlib import Path
from typing import Final

import pandas as pd

from hineq.model.spreadsheet import csv_bytes
from hineq.packs.bring.plan import Layer
from hineq.packs.bring.strategy_head import Said
from hineq.packs.bring.strategy_plan import StrategyPlan, planned_strategy
from hineq.packs.bring.strategy_sheet import EXAMPLE, read_strategy_sheet
from hineq.packs.bring.strategy_words import HEAD_SHEET
from hineq.packs.bring.writing import open_for_bringing

_ROWS: Final = {
    "Priority": "A priority as the strategy words it", "Measure": f"{EXAMPLE} a measure as the strategy words it",
    "Indicator": "the id or the name of an indicator; empty: tied to none", "How near": "direct, near or proxy; empty: direct", "Sex": "Persons",
    "Unit": "%", "Baseline period": "2023/24", "Baseline": "21.5", "Target period": "2029/30", "Target": "18", "Path": "straight",
    "Board": "Health and Wellbeing Board", "Owner (a role)": "Director of Public Health", "Action": "What is done", "Due": "31/03/2027", "Done": "", "Note": "",
    "2026/27": "", "2027/28": "", "2028/29": "",
}  # fmt: skip
_ABOUT: Final = (
    ("Strategy", ""), ("First year", ""), ("Last year", ""), ("Aim", ""), ("Aim", ""), ("Aim", ""), ("Board that answers", ""), ("Publisher", ""),
    ("Published", ""), ("Licence", ""),
)  # fmt: skip


def plan_of_strategy(path: Path, folder: Path, said: Said, day: date) -> tuple[StrategyPlan, Layer]:
    """What the sheet in a file would make of the layer in a folder, with the layer as it stands; nothing is written.

    Raises InvalidPack with every fault of the sheet, or of the layer, OSError where the file cannot be opened.
    """
    sheet = read_strategy_sheet(path.read_bytes(), path.name)
    layer = open_for_bringing(folder)
    return planned_strategy(sheet, layer, said, day), layer


def write_strategy_template(path: Path) -> None:
    """Write the sheet to fill in, a workbook where the file's name ends in .xlsx, else CSV; OSError where the disk refuses."""
    table = pd.DataFrame([_ROWS])
    if path.suffix.casefold() != ".xlsx":
        head = "".join(f"{label}:\r\n" for label, _ in _ABOUT[:6]).encode()
        mark, text = csv_bytes(table)[:3], csv_bytes(table)[3:]
        path.write_bytes(mark + head + b"\r\n" + text)
        return
    about = pd.DataFrame(_ABOUT, columns=[name.capitalize() for name in HEAD_SHEET])
    made = io.BytesIO()
    with pd.ExcelWriter(made, engine="openpyxl") as book:
        table.to_excel(book, sheet_name="Measures", index=False)
        about.to_excel(book, sheet_name="Strategy", index=False)
        for sheet in book.sheets.values():
            for column in sheet.columns:
                sheet.column_dimensions[column[0].column_letter].width = max(12, min(40, len(str(column[0].value)) + 4))
    path.write_bytes(made.getvalue())
