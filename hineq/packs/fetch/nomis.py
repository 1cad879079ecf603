"""Nomis (ONS): the rows of a data set as CSV, 25,000 in a request."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode

from hineq.packs.fetch.addresses import Service, address_of
from hineq.packs.fetch.answers import Ask, Kind, rows_of
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.paging import Changed, Page, of_one_release
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.writing import Fetched, pieces, write_all

# rows that Nomis gives in a request to whoever has no key
PAGE: Final = 25_000
_DATA_SET: Final = re.compile(r"NM_[0-9]{1,6}_[0-9]{1,4}", re.IGNORECASE)
# the columns in which Nomis says how many rows the whole answer has, and which of them a row is
_COUNT: Final = "RECORD_COUNT"
_PLACE: Final = "RECORD_OFFSET"
_OURS: Final = frozenset({"recordlimit", "recordoffset"})
_HELP: Final = (
    "Build the question on nomisweb.co.uk ('Nomis API' beneath a query) and give what stands behind its question mark."
)


def fetch_nomis(client: Client, data_set: str, query: str, folder: Path, *, page: int = PAGE) -> tuple[Fetched, ...]:
    """Write `<data set>.csv`: every row of the answer to `query` (`geography=...&measures=...`), as many as Nomis counts.

    `page` is the number of rows in a request. Raises NotFetched. Source: https://www.nomisweb.co.uk/api/v01/help.
    """
    pages, total = data_set_of(client, data_set, query, page=page)
    name = f"{data_set.upper()}.csv"
    write_all(folder, {name: _joined(pages)})
    fresh = any(one.kept.fresh for one in pages)
    return (Fetched(path=folder / name, rows=total, counted=True, fresh=fresh),)


def data_set_of(client: Client, data_set: str, query: str, *, page: int = PAGE) -> tuple[Sequence[Page], int]:
    """The pages of the answer to `query`, CSV each, and how many rows they have together, as many as Nomis counts. Raises NotFetched."""
    base = address_of(Service.NOMIS, client.environment)
    if not _DATA_SET.fullmatch(data_set):
        raise NotFetched("Nomis names its data sets like NM_2021_1", data_set, _HELP)
    asked = _question(query)
    data_set = data_set.upper()
    found: list[int] = []

    def load() -> list[Page]:
        pages, total = _pages(client, f"{base}/dataset/{data_set}.data.csv", asked, page, data_set)
        found[:] = [total]
        return pages

    return of_one_release(client, load), found[0]


def _question(query: str) -> dict[str, str]:
    """What is asked, without how many rows in a request, which is ours; the count of rows is always among the columns."""
    try:
        pairs = parse_qsl(query.strip().removeprefix("?"), keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise NotFetched("The question is no list of name=value, parted by &", query, _HELP) from None
    asked = {name: value for name, value in pairs if name.lower() not in _OURS}
    if len(asked) != sum(name.lower() not in _OURS for name, _ in pairs):
        raise NotFetched("The question names something twice", query, "Give the values of one name parted by commas.")
    for name, value in asked.items():
        if name.lower() == "select":
            had = value.lower().split(",")
            asked[name] = ",".join([value, *(one for one in (_PLACE.lower(), _COUNT.lower()) if one not in had)])
    return asked


def _pages(client: Client, address: str, asked: dict[str, str], page: int, called: str) -> tuple[list[Page], int]:
    """The pages with the number of their rows. Nomis may give fewer in a page than it was asked for."""
    pages: list[Page] = []
    first: _Rows | None = None
    had = total = 0
    while True:
        question = urlencode({**asked, "RecordLimit": page, "RecordOffset": had}, safe=",.")
        of = f"{called}, {had:,} of {total:,} rows" if pages else called
        ask = Ask(address=f"{address}?{question}", kind=Kind.CSV, called=of)
        kept = client.fetch(ask)
        rows = _rows(kept.path)
        if _COUNT not in rows.heads:
            raise NotFetched(f"Nomis gave no figures, but '{' '.join(rows.heads)[:120]}'", ask.address, _HELP)
        first = first or rows
        if not first.rows:
            raise NotFetched("Nomis has no rows for this question", ask.address, _HELP)
        total = max(first.counted)
        apart = rows.place - first.place if rows.rows and _PLACE in rows.heads else had
        if rows.heads != first.heads or apart != had:
            raise Changed(address, "its pages do not go on from one another")
        pages.append(Page(ask=ask, kept=kept))
        had += rows.rows
        if rows.counted - {total} or had > total or (not rows.rows and had < total):
            raise Changed(address, f"Nomis counts {max(rows.counted, default=total):,} rows, and {had:,} came")
        if had == total:
            return pages, total


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """A page of Nomis: its heads, its number of rows, which row of all its first is, and how many its rows say that all are."""

    heads: list[str]
    rows: int
    place: int
    counted: set[int]


def _rows(path: Path) -> _Rows:
    found = rows_of(path)
    heads = next(found)
    count, places = (heads.index(name) if name in heads else len(heads) for name in (_COUNT, _PLACE))
    number, first, said = 0, 0, set()
    for row in found:
        if not number:
            first = _number(row, places)
        number += 1
        said.add(row[count] if count < len(row) else "")
    return _Rows(heads=heads, rows=number, place=first, counted={int(one) if one.isdigit() else 0 for one in said})


def _number(row: Sequence[str], place: int) -> int:
    """A whole number in a row, 0 where there is none."""
    return int(row[place]) if place < len(row) and row[place].isdigit() else 0


def _joined(pages: Sequence[Page]) -> Iterator[bytes]:
    """The pages beneath one another, the heads once."""
    for number, page in enumerate(pages):
        parts = pieces(page.kept.path)
        first = next(parts)
        # a head of Nomis is one line: its names have no line ends
        yield first if not number else first.split(b"\n", 1)[-1]
        last = first
        for last in parts:
            yield last
        if not last.endswith(b"\n"):
            yield b"\n"
