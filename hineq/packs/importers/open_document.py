"""Sheets of an OpenDocument workbook (.ods) as text, a row at a time; a cell keeps its kind, so that a share in per cent is one.

Read here and by no library: those that may be used give a cell shown as 21.5% as 0.215 and no sign of it. Source: OASIS OpenDocument 1.3,
part 3, sections 9 (tables) and 19.385 (office:value-type).
"""

import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

MIMETYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT: Final = "content.xml"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DECLARES: Final = b"<!DOCTYPE"
_PIECE: Final = 1 << 20
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# a sheet has 16,384 columns and 1,048,576 rows; no sheet has as many filled cells as this, unless it says of few that they stand there often
MOST_CELLS: Final = 5_000_000
_MOST_COLUMNS: Final = 16_384


class TooManyCellsError(Exception):
    """A sheet that says of few cells that they stand there very often."""


def is_open_document(packed: zipfile.ZipFile) -> bool:
    """Whether a packed file says that it is an OpenDocument workbook."""
    if "mimetype" not in packed.namelist():
        return False
    with packed.open("mimetype") as file:
        return file.read(len(MIMETYPE) + 1).strip() == MIMETYPE


def open_document_sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The sheets by name, each with its rows as text, formulas by the values that were last computed.

    Raises TooManyCellsError, ValueError for a file that declares types of its own (entities), KeyError and ParseError for one that is broken.
    """
    with packed.open(_CONTENT) as file:
        before = b""
        while piece := file.read(_PIECE):
            if _DECLARES in before + piece or b"\x00" in piece:
                raise ValueError("'content.xml' must be UTF-8 and declare no types of its own.")
            before = piece[-len(_DECLARES) :]
    with packed.open(_CONTENT) as file:
        rows: list[list[str]] = []
        cells = blank = 0
        # it was looked through for declarations above
        for event, element in ElementTree.iterparse(file, events=("start", "end")):  # noqa: S314
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    rows, blank = [], 0
            elif element.tag == f"{_TABLE}table-row":
                row, often = _row(element), _often(element, "rows")
                element.clear()
                if not row:
                    # blank rows count only where another follows, so that a row is found by its number
                    blank += often
                    continue
                cells += len(row) * often + blank
                if cells > MOST_CELLS:
                    raise TooManyCellsError
                rows += [[]] * blank + [row] * often
                blank = 0
            elif element.tag == f"{_TABLE}table":
                yield element.get(f"{_TABLE}name", ""), iter(rows)
                element.clear()


def _often(element: ElementTree.Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _row(element: ElementTree.Element) -> list[str]:
    """The cells of a row up to the last that holds something."""
    row: list[str] = []
    empty = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        often, text = _often(cell, "columns"), _cell(cell)
        if not text:
            empty += often
            continue
        if len(row) + empty + often > _MOST_COLUMNS:
            raise TooManyCellsError
        row += [""] * empty + [text] * often
        empty = 0
    return row


def _cell(cell: ElementTree.Element) -> str:
    kind, value = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_OFFICE}value", "")
    match kind:
        case "float" | "currency":
            return f"{float(value):.15g}"
        case "percentage":
            return f"{float(value) * 100:.15g}%"
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value", "").upper()
        case "date":
            return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    if not kind and (formula := cell.get(f"{_TABLE}formula", "")):
        # its result was never stored
        return f"={formula.partition('=')[2]}"
    # what a reader wrote beside the cell is no part of it
    said = [_words(part) for part in cell if part.tag == f"{_TEXT}p"]
    return " ".join(" ".join(said or [cell.get(f"{_OFFICE}string-value", "")]).split())


def _words(part: ElementTree.Element) -> str:
    inner = "".join(
        (" " if one.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break") else _words(one)) + (one.tail or "")
        for one in part
        if one.tag != f"{_OFFICE}annotation"
    )
    return (part.text or "") + inner
