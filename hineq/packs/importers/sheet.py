"""A sheet that was written out as text: its encoding, what parts its cells, its rows by their line."""

import csv
import io
import re
from collections.abc import Callable, Sequence

from hineq.model.spreadsheet import as_it_was
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.workbooks import WORKBOOK, workbook_text
from hineq.packs.read.findings import Findings
from hineq.packs.read.reading import decoded
from hineq.packs.read.rows import csv_records

Records = dict[int, list[str]]
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DELIMITERS = (",", ";", "\t", "|", "^", ":")
_SAYS_DELIMITER = re.compile(r"sep=(.)\s*\r?\n")
UNCLOSED = (
    "A quotation mark opens a cell in this row and is not closed in it, so that the rows beneath become part of the cell: close the cell with a "
    "second mark, or take the mark out; a mark within a cell is written twice."
)
# among so many rows the head of a table is looked for
HEAD_WITHIN = 40
# and those of the widest tables are shorter than so many signs
HEAD_SIGNS = 4_000_000


def sheet(raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int]) -> tuple[Records, bool]:
    """The rows of a sheet's bytes by the line where each begins, and whether they could be read to their end.

    The text may be UTF-8, UTF-16 or as Excel's plain CSV has it in Britain; cells may be parted by commas, semicolons,
    tabs, bars, carets or colons: by what gives the row that looks most like a head, of which `score` says how many cells of it are names
    of columns; of a workbook the sheet that has it is read. Rows without a filled cell are left out.
    """
    delimiter = ","
    if raw.startswith(WORKBOOK):
        text = workbook_text(raw, file, findings, score, HEAD_WITHIN)
    elif (text := text_of(raw, file, findings)) is not None:
        said, text = said_delimiter(text)
        delimiter = said or best_delimiter(text, score)
    if text is None:
        return {}, False
    records, whole = csv_records(text, file, findings, delimiter)
    filled = {line: [as_it_was(cell) for cell in cells] for line, cells in records.items() if any(cells)}
    if whole and not filled:
        findings.fault(Fault.FILE_EMPTY, file, "The file is empty: fill it.")
    return filled, whole


def said_delimiter(text: str) -> tuple[str, str]:
    """What the first line says that parts the cells ("sep=;"), "" where it says nothing, and the text with that line blank."""
    said = _SAYS_DELIMITER.match(text)
    return (said[1], "\n" + text[said.end() :]) if said else ("", text)


def best_delimiter(text: str, score: Callable[[Sequence[str]], int]) -> str:
    """What parts the cells of a text: of the signs in use the one that gives the row that looks most like a head."""
    head = text[:HEAD_SIGNS]
    return max(_DELIMITERS, key=lambda one: _best(head, one, score))


def _best(text: str, delimiter: str, score: Callable[[Sequence[str]], int]) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return max((score(cells) for _, cells in zip(range(HEAD_WITHIN), reader, strict=False)), default=0)
    except csv.Error:
        return 0


def unclosed_quote(text: str, delimiter: str) -> int:
    """The line where a quotation mark opens a cell that is closed in no line, or first by the next cell's mark; 0 where there is none.

    >>> unclosed_quote('a,b\\n1,"2\\n3,4\\n', ","), unclosed_quote('a,b\\n1,"2\\n3,"4"\\n', ","), unclosed_quote('a,b\\n"1\\n2",3\\n', ",")
    (2, 2, 0)
    """
    # a cell of several lines leaves two lines with an odd number of marks; a table without is not read twice
    if '"' not in text or not _has_odd_line(text):
        return 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            next(reader)
        except StopIteration:
            return 0
        except csv.Error as error:
            # a mark that goes wrong within its line is another fault, if it is one
            return begins if reader.line_num > begins or "end of data" in str(error) else 0


def _has_odd_line(text: str) -> bool:
    """Whether a line has an odd number of quotation marks, without a copy of the text, which may be large."""
    at = 0
    while at < len(text):
        ends = text.find("\n", at) + 1 or len(text)
        if text.count('"', at, ends) % 2:
            return True
        at = ends
    return False


def text_of(raw: bytes, file: str, findings: Findings) -> str | None:
    """The text of a file's bytes: UTF-8, UTF-16 or as Excel's plain CSV has it in Britain; None with a fault where it is none."""
    if raw.startswith(_WORKBOOKS):
        rule = "The file is an Excel workbook: save its sheet as 'CSV UTF-8 (Comma delimited)' and hand that in."
        findings.fault(Fault.WORKBOOK, file, rule)
        return None
    encoding = _UTF_16.get(raw[:2]) or _wide(raw)
    for name in filter(None, (encoding, "utf-8-sig", "cp1252")):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if not text or text.isspace():
            break
        if name == "cp1252":
            rule = (
                "The file is no UTF-8 text and was read as Windows text (cp1252), as Excel saves plain CSV: look whether "
                "pound signs, dashes and quotation marks are right."
            )
            findings.notice(Notice.WINDOWS_TEXT, file, rule)
        return text
    return decoded(raw, file, findings)


def _wide(raw: bytes) -> str:
    """UTF-16 without a byte order mark, by the zeros in every other byte; "" where it is none."""
    some = raw[:200]
    if len(some) > 3 and len(raw) % 2 == 0:
        for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if some[first::2].count(0) > len(some) // 2 * 0.8:
                return name
    return ""
