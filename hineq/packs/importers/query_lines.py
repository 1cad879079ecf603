"""The lines of a downloaded query of Nomis around its rows of figures: what they say of the table, and which of its tables a row is in."""

import re
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import is_area_code, plain
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.figure_columns import words_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import called_after
from hineq.packs.read.findings import ROW, Findings

MNEMONIC: Final = "mnemonic"
CODE, NAME = "_code", "_name"
# lines above the head have lost where one cell ends: those without a colon are known by the words that may stand in them
_LINE: Final = re.compile(
    r"(?P<key>[a-z][a-z0-9 /()-]*?)\s*:\s*(?P<said>\S.*)|(?P<word>date)\s+(?P<day>.*[12][0-9]{3}.*)|(?P<unit>units?|measures?)\s+(?P<what>\S+)"
    r"|(?P<whom>population|gender|sex|age|rural urban)\s+(?P<who>(?:all|total|males?|females?|aged|households?)\b.*)",
    re.IGNORECASE,
)
_CODE_FIRST: Final = re.compile(r"([A-Z][0-9]{8})\s*:\s*(\S.*)")
_RIGHTS: Final = re.compile(r"crown copyright|from nomis on", re.IGNORECASE)


def with_codes(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with CODE and NAME of their areas, which stand in one cell, "E01000001 : Newtown 001A", where no codes were asked for."""
    first = str(frame.columns[0])
    if MNEMONIC in frame:
        return frame.assign(**{CODE: words_of(frame[MNEMONIC]), NAME: words_of(frame[first])})

    def part(number: int, other: bool) -> "np.ndarray[Any, np.dtype[np.object_]]":
        return words_of(
            frame[first],
            lambda cell: found[number] if (found := _CODE_FIRST.fullmatch(cell)) else cell if other else "",
        )

    return frame.assign(**{CODE: part(1, False), NAME: part(2, True)})


def is_data(frame: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Which rows are of an area with a code of the ONS."""
    found: np.ndarray[Any, np.dtype[np.bool_]] = (
        words_of(frame[CODE], lambda code: "yes" if is_area_code(code) else "") == "yes"
    )
    return found


def title_of(table: SheetTable) -> str:
    """What the table is called in the first line above it, without its number; what the file is called where there is none."""
    for line in table.above:
        if not _RIGHTS.search(line) and _line(line) is None:
            return re.sub(r"^[A-Z]{2,}[0-9]+[A-Z]*( to [A-Z]{2,}[0-9]+[A-Z]*)?\s+-\s+", "", line.strip())
    return called_after(table.file)


def said_of_rows(
    table: SheetTable, frame: pd.DataFrame
) -> tuple[dict[str, "np.ndarray[Any, np.dtype[np.object_]]"], Any]:
    """What the lines above each row say of it, by the plain word before it: date, gender, units ...; and which rows are such lines.

    A query has several tables beneath each other where it was asked for several dates or sexes: each says its own before its rows.
    """
    above = dict(found for line in table.above if (found := _line(line)))
    first, second = (words_of(frame[str(name)]) for name in list(frame.columns)[:2])
    key = words_of(pd.Series(first, dtype="category"), plain)
    lines = ~is_data(frame) & (second != "") & np.isin(key, list(above))
    said = {}
    for name, start in above.items():
        own = pd.Series(second).where(lines & (key == name))
        said[name] = own.ffill().fillna(start).to_numpy(dtype=object)
    return said, lines


def _line(text: str) -> tuple[str, str] | None:
    """The word and what is said behind it, of a line that says something of the table."""
    found = _LINE.fullmatch(" ".join(text.split()))
    if not found:
        return None
    word, said = (one for one in found.groups() if one is not None)
    return plain(word), said.strip()


def is_head(table: SheetTable, frame: pd.DataFrame, findings: Findings) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Which rows are the head once more, over a further table; one with other columns is a fault."""
    names = [str(name) for name in table.frame if name != ROW]
    again = words_of(frame[names[0]]) == table.heads[0].strip()
    for name, head in zip(names, table.heads, strict=True):
        unlike = again & (words_of(frame[name]) != head.strip())
        if unlike.any():
            rule = "A further table in the file has other columns than the first: hand each in as a file of its own."
            findings.fault(Fault.HEADER_UNKNOWN, table.file, rule, row=int(frame[ROW][unlike].iloc[0]), column=name)
            break
    found: np.ndarray[Any, np.dtype[np.bool_]] = again
    return found


def left_of(frame: pd.DataFrame, other: "np.ndarray[Any, np.dtype[np.bool_]]") -> list[LeftOut]:
    """The rows that are neither figures of an area with a code, nor lines of the table: totals, areas of one's own, notes."""
    if not other.any():
        return []
    return [LeftOut(rows=int(other.sum()), why="no code of the ONS", example=str(frame[NAME][other].iloc[0])[:60])]
