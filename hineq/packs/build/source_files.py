"""The files that a layer is made from: Parquet, read by the columns that are asked for, each with its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "numbers"
    FLAG = "yes or no"


_HOLDS: Final = {
    Kind.TEXT: lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind),
    Kind.NUMBER: lambda kind: pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_null(kind),
    Kind.FLAG: pa.types.is_boolean,
}


@dataclass(frozen=True, kw_only=True)
class SourceFiles:
    """A folder of source files, and where what is wrong with them goes."""

    folder: Path
    findings: Findings
    _read: dict[str, pa.Schema] = field(default_factory=dict, init=False, repr=False)

    def table(self, name: str, columns: Mapping[str, Kind]) -> pd.DataFrame:
        """The columns of the file `name`.parquet, text as Python's own, missing text as ""; no rows, with its faults, where it is broken.

        Every column that lacks or is of another kind is a fault of its own.
        """
        file = f"{name}.parquet"
        nothing = pd.DataFrame({column: [] for column in columns})
        schema = self._schema(name)
        if schema is None:
            return nothing
        before = len(self.findings.faults)
        for column, kind in columns.items():
            at = schema.get_field_index(column)
            if at < 0:
                rule = "The column is not in the file: take the file that the README of the sources describes."
                self.findings.fault(Fault.COLUMN_MISSING, file, rule, column=column)
            elif not _HOLDS[kind](schema.field(at).type):
                rule = f"The column must hold {kind}: take the file that the README of the sources describes."
                self.findings.fault(Fault.COLUMN_KIND, file, rule, column=column, value=_kind(schema.field(at).type))
        if len(self.findings.faults) > before:
            return nothing
        try:
            table = pq.read_table(self.folder / file, columns=list(columns))
        except (OSError, pa.ArrowException) as error:
            self._unreadable(file, error)
            return nothing
        if not table.num_rows:
            self.findings.fault(Fault.NO_ROWS, file, "The file has no rows: take the whole file.")
            return nothing
        return pd.DataFrame({column: _cells(table[column], kind) for column, kind in columns.items()})

    def _schema(self, name: str) -> pa.Schema | None:
        file = f"{name}.parquet"
        if name not in self._read:
            try:
                self._read[name] = pq.read_schema(self.folder / file)
            except FileNotFoundError:
                rule = "The file is missing: put it into the folder of the sources."
                self.findings.fault(Fault.FILE_MISSING, file, rule)
                self._read[name] = None
            except (OSError, pa.ArrowException) as error:
                self._unreadable(file, error)
                self._read[name] = None
        return self._read[name]

    def _unreadable(self, file: str, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or "it is no whole Parquet file"
        rule = f"The file cannot be read ({reason}): fetch it again, and look at its permissions."
        self.findings.fault(Fault.FILE_UNREADABLE, file, rule)


def _kind(type_: pa.DataType) -> str:
    """What a column holds in words, Arrow's own where there are none."""
    return next((str(kind) for kind, holds in _HOLDS.items() if holds(type_)), str(type_))


def _cells(column: pa.ChunkedArray, kind: Kind) -> "pd.Series[float] | pd.Series[str] | pd.Series[bool]":
    if kind is Kind.NUMBER:
        return pd.Series(column.cast(pa.float64()).to_numpy(zero_copy_only=False))
    if kind is Kind.FLAG:
        return pd.Series(column.fill_null(False).to_numpy(zero_copy_only=False))
    # most texts repeat, so each is made once
    coded = column.cast(pa.string()).fill_null("").dictionary_encode().combine_chunks()
    coded = coded if isinstance(coded, pa.DictionaryArray) else coded.chunk(0)
    words = pd.Series(coded.dictionary.to_pylist(), dtype="object")
    return pd.Series(words.to_numpy()[coded.indices.to_numpy()], dtype="object")
