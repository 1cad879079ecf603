"""Whether an answer is what was asked for: whole, of its kind, and no page for people or message of an error."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, assert_never

from hineq.packs.fetch.refusals import NotFetched, Passing

# answers that say that it may go well later
PASSING: Final = frozenset({408, 429, 500, 502, 503, 504})
_PIECE: Final = 1 << 20
_PAGE: Final = re.compile(rb"\s*<")
_LOOK: Final = "Open the address in a browser: a proxy's or the service's notice may stand there. Then fetch again."


class Kind(StrEnum):
    """What an answer must be."""

    CSV = "a table (CSV)"
    JSON = "JSON"
    WORKBOOK = "a workbook"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A request: its address, what the answer must be, and what it is called while it is loaded."""

    address: str
    kind: Kind
    called: str


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The heads of a table and its number of rows beneath them."""

    heads: tuple[str, ...]
    rows: int


def check(path: Path, ask: Ask) -> None:
    """Whether the bytes in a file are the answer.

    Raises Passing where another try may bring it (cut off, a service that has no time), NotFetched where none will.
    """
    with path.open("rb") as file:
        begin = file.read(4096).removeprefix(b"\xef\xbb\xbf")
    if not begin.strip():
        raise NotFetched(
            "The service answers with nothing: it has no figures for this question", ask.address, "Ask for others."
        )
    if _PAGE.match(begin):
        raise NotFetched(f"A page for people came where {ask.kind} was asked for", ask.address, _LOOK)
    match ask.kind:
        case Kind.JSON:
            _check_json(path, ask)
        case Kind.CSV:
            _check_table(path, begin, ask)
        case Kind.WORKBOOK:
            _check_workbook(path, ask)
        case _:
            assert_never(ask.kind)


def json_of(path: Path) -> Any:
    """JSON in a file; raises ValueError where it is none."""
    return json.loads(path.read_bytes().decode("utf-8-sig"))


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a table in a file, its heads first; empty lines are none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from (row for row in csv.reader(file) if row)


def shape_of(path: Path) -> Shape:
    """How large a table is. Raises Passing where it ends in the middle of a row."""
    try:
        rows = rows_of(path)
        heads = next(rows)
        count, last = 0, heads
        for last in rows:  # noqa: B007 - the last one is looked at below
            count += 1
    except csv.Error:
        raise Passing("the table ends within quotation marks") from None
    if len(last) != len(heads) or ("\n" in last[-1] and _within_quotes(path)):
        raise Passing("the table ends in the middle of a row")
    return Shape(heads=tuple(heads), rows=count)


def said_in(raw: bytes) -> str:
    """A service's own words in an answer, as one line of at most 200 characters; "" where there are none for people to read."""
    text = raw.decode("utf-8", errors="replace").strip()
    if text.startswith("<"):
        return ""
    try:
        found = json.loads(text)
    except ValueError:
        found = text
    for key in ("error", "message", "detail", "title"):
        if isinstance(found, dict) and key in found:
            found = found[key]
    if isinstance(found, dict):
        found = ""
    return re.sub(r"\s+", " ", str(found))[:200]


def _check_json(path: Path, ask: Ask) -> None:
    try:
        found = json_of(path)
    except (ValueError, RecursionError):
        raise Passing("what came is no whole JSON") from None
    error = found.get("error") if isinstance(found, dict) else None
    if not error:
        return
    # ArcGIS answers 200 and says within that it went wrong
    said = said_in(json.dumps({"error": error}).encode()) or "an error without words"
    if isinstance(error, dict) and error.get("code") in PASSING:
        raise Passing(f"the service says '{said}'")
    raise NotFetched(f"The service says '{said}'", ask.address, "Look at the names and the question that you gave.")


def _check_table(path: Path, begin: bytes, ask: Ask) -> None:
    if begin.lstrip()[:1] in (b"{", b"["):
        said = said_in(path.read_bytes()) or "JSON"
        raise NotFetched(
            f"No table came, but '{said}'", ask.address, "Look at the names and the question that you gave."
        )
    if b"\x00" in begin:
        raise NotFetched("What came is no text", ask.address, _LOOK)
    shape_of(path)


def _check_workbook(path: Path, ask: Ask) -> None:
    if not zipfile.is_zipfile(path):
        raise NotFetched("What came is no workbook, or only a part of one", ask.address, _LOOK)


def _within_quotes(path: Path) -> bool:
    """Whether a quotation mark that was opened is never closed: then the last cell swallows the lines beneath it."""
    with path.open("rb") as file:
        marks = sum(piece.count(b'"') for piece in iter(lambda: file.read(_PIECE), b""))
    return marks % 2 == 1
