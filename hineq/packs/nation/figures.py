"""Figures of neighbourhoods: counts from Nomis and the Indices of Deprivation from GOV.UK, a row a neighbourhood by its code."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from hineq.packs.fetch.answers import Kind
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.gov_uk import attachment
from hineq.packs.fetch.nomis import data_set_of
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.importers.cell_words import is_area_code, numbers_of, plain
from hineq.packs.importers.index_columns import is_code
from hineq.packs.importers.index_words import head_of
from hineq.packs.importers.table_text import tables_of
from hineq.packs.nation.parts import CountTable, IndexTable
from hineq.packs.read.findings import Findings

_CHANGED: Final = "The service may have changed the table: look at it there, and mend the layer's fetched.csv."
_CODE: Final = "GEOGRAPHY_CODE"
_VALUE: Final = "OBS_VALUE"


def counts_of(client: Client, table: CountTable) -> pd.DataFrame:
    """The columns of a table of Nomis by the code of the neighbourhood: each the sum of its codes.

    Raises NotFetched where a code is labelled as something else, or a neighbourhood lacks one.
    """
    wanted = {code for cell in table.cells.values() for code in cell.codes}
    asked = ",".join(map(str, sorted(wanted)))
    select = f"geography_code,{table.dimension},{table.dimension}_name,obs_value"
    more = f"&{table.more}" if table.more else ""
    query = f"geography={table.geography}&{table.dimension}={asked}&measures=20100&select={select}{more}"
    pages, _ = data_set_of(client, table.data_set, query)
    code, label = table.dimension.upper(), f"{table.dimension}_name".upper()
    read = [_page(page.kept.path, (_CODE, code, label, _VALUE), table) for page in pages]
    rows = pd.concat(read, ignore_index=True).astype({_CODE: str, label: str})
    _check_labels(rows, code, label, table)
    wide = rows.pivot_table(index=_CODE, columns=code, values=_VALUE, aggfunc="first")
    lacking = wide.reindex(columns=sorted(wanted)).isna().any(axis=1)
    if lacking.any() or len(rows) != wide.size:
        example = (
            str(wide.index[lacking][0]) if lacking.any() else str(rows[_CODE][rows.duplicated([_CODE, code])].iloc[0])
        )
        many = int(lacking.sum()) or 1
        what = (
            f"{table.file}.parquet, {table.what}: {many:,} neighbourhoods without every count once, such as {example}"
        )
        raise NotFetched(what, table.data_set, _CHANGED)
    return pd.DataFrame({name: wide[list(cell.codes)].sum(axis=1) for name, cell in table.cells.items()})


def _page(path: Path, heads: tuple[str, ...], table: CountTable) -> pd.DataFrame:
    # most texts repeat, so each is held once
    rows = pd.read_csv(path, encoding="utf-8-sig", dtype=dict.fromkeys(heads[:1] + heads[2:3], "category"))
    for head in heads:
        if head not in rows:
            what = f"{table.file}.parquet, {table.what}: the answer has no column {head}, of {len(rows.columns)}"
            raise NotFetched(what, table.data_set, _CHANGED)
    return rows[list(heads)]


def _check_labels(rows: pd.DataFrame, code: str, label: str, table: CountTable) -> None:
    """Each code is what it was taken for: its label holds the word of its column."""
    named = rows.drop_duplicates([code, label]).groupby(code)[label].agg(list)
    for column, cell in table.cells.items():
        for one in cell.codes:
            said = named.get(one, [])
            # a total of single codes is added up of theirs
            if len(said) != 1 or cell.word not in str(said[0]).casefold():
                what = f"{table.file}.parquet, {column}: code {one} should be '{cell.word}', and is labelled '{'; '.join(map(str, said))}'"
                raise NotFetched(what, table.data_set, _CHANGED)


def indices_of(client: Client, table: IndexTable) -> pd.DataFrame:
    """The columns of a file of the Indices by the code of the neighbourhood; a figure that was withheld is missing."""
    kind = Kind.WORKBOOK if table.workbook else Kind.CSV
    kept = attachment(client, table.page, table.attachment, kind)
    sheets = _sheets(kept.path, table) if table.workbook else [_csv(kept.path)]
    made = pd.DataFrame()
    for sheet in sheets:
        found = _columns(sheet, table)
        code = next((name for name in sheet if is_code(plain(str(name)))), "")
        if not found or not code:
            continue
        rows = sheet[sheet[code].map(lambda cell: is_area_code(str(cell).strip()))]
        own = pd.DataFrame({name: _numbers(rows[head], name, table) for name, head in found.items()})
        own.index = pd.Index(rows[code].astype(str).str.strip(), name="code")
        if own.index.has_duplicates:
            twice = own.index[own.index.duplicated()]
            raise NotFetched(
                f"{table.file}.parquet: {len(twice):,} neighbourhoods twice, such as {twice[0]}", table.page, _CHANGED
            )
        made = own if made.empty else made.join(own[own.columns.difference(made.columns)], how="outer")
    wanted = [*table.columns, *table.heads]
    lacking = [name for name in wanted if name not in made]
    if lacking:
        what = f"{table.file}.parquet, {table.what}: {len(lacking)} of {len(wanted)} columns are not in the file, such as {lacking[0]}"
        raise NotFetched(what, table.page, _CHANGED)
    return made[wanted]


def _columns(sheet: pd.DataFrame, table: IndexTable) -> dict[str, str]:
    """The heads of a sheet by the columns that they fill; of two that fill one the first."""
    found: dict[str, str] = {}
    for head in reversed([str(name) for name in sheet]):
        told = head_of(head)
        words = plain(head)
        for name, wanted in table.columns.items():
            if told and (told[0], told[1].called) == wanted:
                found[name] = head
        found |= {name: head for name, wanted in table.heads.items() if words == wanted}
    return found


def _numbers(cells: "pd.Series[str]", name: str, table: IndexTable) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    read = numbers_of(cells.astype(str).astype("category"))
    if read.unreadable.any():
        example = str(cells[np.asarray(read.unreadable)].iloc[0])
        what = f"{table.file}.parquet, {name}: {int(read.unreadable.sum()):,} cells are no numbers, such as '{example}'"
        raise NotFetched(what, table.page, _CHANGED)
    return np.asarray(read.amounts, dtype=float)


def _csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)


def _sheets(path: Path, table: IndexTable) -> list[pd.DataFrame]:
    known = set(table.heads.values())
    findings = Findings()
    read = tables_of(path.read_bytes(), path.name, findings, lambda cells: _heads_among(cells, known))
    if findings.faults:
        raise NotFetched(f"{table.file}.parquet, {table.what}: {findings.faults[0].rule}", table.page, _CHANGED)
    return [sheet.frame.astype(str) for sheet in read]


def _heads_among(cells: Sequence[str], known: set[str]) -> int:
    words = [plain(cell) for cell in cells]
    return sum(word in known or is_code(word) for word in words)
