"""Cells that leave for a spreadsheet, so that none is run as a formula there, and the same when they come back."""

import re
from typing import TypeVar

import pandas as pd

Cell = TypeVar("Cell")
# what a spreadsheet may take for the beginning of a formula, the wide signs of other scripts too
_RUNS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][-+]?\d+)?%?")
_BARE = re.compile(r"[-+]?\.?")


def harmless(cell: Cell) -> Cell | str:
    """A cell as it may leave: a text that a spreadsheet would run gets an apostrophe, numbers stay as they are.

    Line ends within a text become "\\n".

    >>> harmless("=1+1"), harmless("-12.5"), harmless("@home"), harmless(-3)
    ("'=1+1", '-12.5', "'@home", -3)
    """
    if not isinstance(cell, str):
        return cell
    # a carriage return alone would begin a row of its own
    text = re.sub(r"\r\n?", "\n", cell)
    if not _RUNS.match(text):
        return text
    number = _NUMBER.fullmatch(text) and not _BARE.fullmatch(text)
    return text if number else f"'{text}"


def as_it_was(cell: str) -> str:
    """A cell that `harmless` made, as it was before; any other stays.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as the bytes of a CSV file, without cells that a spreadsheet would run.

    It begins with a byte order mark, since the spreadsheets of councils read UTF-8 by it.
    """
    return csv_text(table).encode("utf-8-sig")


def csv_text(table: pd.DataFrame) -> str:
    """A table as CSV: every table that leaves or is kept goes through here, so that no cell is run as a formula."""
    safe = table.rename(columns=harmless)
    for place, kind in enumerate(safe.dtypes):
        if not (pd.api.types.is_numeric_dtype(kind) or pd.api.types.is_datetime64_any_dtype(kind)):
            # words of a category are cells like any other
            safe.isetitem(place, [harmless(cell) for cell in safe.iloc[:, place]])
    return safe.to_csv(index=False, lineterminator="\n")
