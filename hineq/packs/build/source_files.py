"""The tables that a layer is made from, read by the columns that are asked for, each with its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa

from hineq.packs.build.source_folder import SourceFolder
from hineq.packs.build.source_parts import Kind, SourceParts, source_parts
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings


@dataclass(frozen=True, kw_only=True)
class SourceFiles:
    """A folder of source tables, and where what is wrong with them goes."""

    folder: SourceFolder
    findings: Findings
    _opened: dict[str, SourceParts | None] = field(default_factory=dict, init=False, repr=False)

    def table(self, name: str, columns: Mapping[str, Kind]) -> pd.DataFrame:
        """The columns of the table `name`, text as Python's own, missing text as ""; no rows, with its faults, where it is broken.

        Every column that lacks or is of another kind is a fault of its own.
        """
        nothing = pd.DataFrame({column: [] for column in columns})
        table = self.arrow(name, columns)
        if table is None:
            return nothing
        if not table.num_rows:
            self.findings.fault(Fault.NO_ROWS, f"{name}.parquet", "The file has no rows: take the whole file.")
            return nothing
        return pd.DataFrame({column: _cells(table[column], kind) for column, kind in columns.items()})

    def arrow(self, name: str, columns: Mapping[str, Kind]) -> pa.Table | None:
        """The columns of the table `name` as they are stored; None, with its faults, where it is broken."""
        parts = self.parts(name, columns)
        if parts is None:
            return None
        try:
            return parts.read(columns)
        except (OSError, pa.ArrowException) as error:
            parts.tell_unreadable(columns, error, self.findings)
            return None

    def parts(self, name: str, columns: Mapping[str, Kind]) -> SourceParts | None:
        """The parts of the table `name`, each with the columns; None, with its faults, where it is broken."""
        if name not in self._opened:
            self._opened[name] = source_parts(self.folder, name, self.findings)
        parts = self._opened[name]
        return parts if parts is not None and parts.check(columns, self.findings) else None


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
