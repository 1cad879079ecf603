"""A source table as it is stored, in one Parquet file or in many: read as one, by the columns that are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from operator import and_
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
from pyarrow import fs

from hineq.packs.build.source_folder import PartFile, SourceFolder, unreadable
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

_FORMAT: Final = ds.ParquetFileFormat()


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "numbers"
    FLAG = "yes or no"
    OUTLINE = "outlines"


_HOLDS: Final = {
    Kind.TEXT: lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind),
    Kind.NUMBER: lambda kind: pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_null(kind),
    Kind.FLAG: pa.types.is_boolean,
    # whether they are any is seen where they are read
    Kind.OUTLINE: lambda kind: True,
}
# as what columns are read whose parts store them in several ways, and what stands in the names of folders
_READ_AS: Final = {Kind.TEXT: pa.string(), Kind.NUMBER: pa.float64(), Kind.FLAG: pa.bool_(), Kind.OUTLINE: pa.binary()}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a table with the columns that are stored in it."""

    file: PartFile
    schema: pa.Schema

    def type_of(self, column: str, kind: Kind) -> pa.DataType | None:
        """What it stores in a column that should be of a kind; None where it has no such column."""
        if (at := self.schema.get_field_index(column)) >= 0:
            return self.schema.field(at).type
        if column not in self.file.keys:
            return None
        try:
            pa.scalar(self.file.keys[column], pa.string()).cast(_READ_AS[kind])
        except pa.ArrowException:
            return pa.string()
        return _READ_AS[kind]


@dataclass(frozen=True, kw_only=True)
class SourceParts:
    """A table and its parts, in the order of their names, which is that of its rows."""

    name: str
    system: fs.FileSystem
    parts: tuple[Part, ...]

    @property
    def file(self) -> str:
        """What faults call it, in however many files it is."""
        return f"{self.name}.parquet"

    def check(self, columns: Mapping[str, Kind], findings: Findings) -> bool:
        """Whether every part has the columns, each of its kind; a fault for each that lacks or is of another kind."""
        before = len(findings.faults)
        for column, kind in columns.items():
            types = [(part, part.type_of(column, kind)) for part in self.parts]
            lacking = [part for part, type_ in types if type_ is None]
            other = [(part, type_) for part, type_ in types if type_ is not None and not _HOLDS[kind](type_)]
            if lacking:
                rule = "The column is not in the file: take the file that the README of the sources describes."
                if len(lacking) < len(self.parts):
                    rule = f"{self._many(lacking)} without the column, such as {lacking[0].file.name}: write all parts of one release."
                self._fault(
                    Fault.COLUMN_MISSING,
                    rule + self._rows(lacking, column, columns),
                    column,
                    self._named(lacking),
                    findings,
                )
            if other:
                rule = f"The column must hold {kind}: take the file that the README of the sources describes."
                strange = [part for part, _ in other]
                if len(other) < len(self.parts):
                    rule = (
                        f"The column must hold {kind}. {self._many(strange)} with another kind, such as {strange[0].file.name}: "
                        "write all parts of one release."
                    )
                self._fault(
                    Fault.COLUMN_KIND, rule + self._rows(strange, column, columns), column, _kind(other[0][1]), findings
                )
        return len(findings.faults) == before

    def read(self, columns: Mapping[str, Kind]) -> pa.Table:
        """The columns, which every part has, of all rows. Raises OSError and pa.ArrowException where a part cannot be read."""
        fields = []
        for column, kind in columns.items():
            types = {part.type_of(column, kind) for part in self.parts}
            # a table in one file keeps what it stores
            fields.append(pa.field(column, types.pop() if len(types) == 1 else _READ_AS[kind]))
        fragments = [
            _FORMAT.make_fragment(part.file.path, self.system, partition_expression=_known(part, columns))
            for part in self.parts
        ]
        whole = ds.FileSystemDataset(fragments, pa.schema(fields), _FORMAT, self.system)
        return whole.to_table(columns=list(columns))

    def each(self) -> Iterator["SourceParts"]:
        """Each part as a table of its own."""
        return (replace(self, parts=(part,)) for part in self.parts)

    def tell_unreadable(self, columns: Mapping[str, Kind], error: Exception, findings: Findings) -> None:
        """The fault of a table of which `read` raised an error, with the parts that it comes from."""
        bad = []
        if len(self.parts) > 1 or self.parts[0].file.name:
            for one in self.each():
                try:
                    one.read(columns)
                except (OSError, pa.ArrowException) as own:
                    bad.append((one.parts[0].file.name, own))
        part, why = bad[0] if bad else ("", error)
        unreadable(self.file, why, findings, bad=len(bad), of=len(self.parts), part=part)

    def _rows(self, parts: list[Part], column: str, columns: Mapping[str, Kind]) -> str:
        """How many rows of some parts a fault of a column is in, and one of them with its area; "" where they cannot be read.

        Of numbers that are stored as text those that are none, where there are any.
        """
        area = next((name for name, kind in columns.items() if kind is Kind.TEXT and name != column), "")
        total, example = 0, ""
        try:
            for part in parts:
                named = [name for name in (area, column) if part.schema.get_field_index(name) >= 0]
                rows = _FORMAT.make_fragment(part.file.path, self.system).to_table(columns=named)
                wrong = _wrong(rows[column], columns[column]) if column in named else range(rows.num_rows)
                total += len(wrong)
                if len(wrong) and not example:
                    whose = rows[area][wrong[0]].as_py() if area in named else f"row {wrong[0] + 1}"
                    cell = f": {rows[column][wrong[0]].as_py()!r}" if column in named else ""
                    example = f"{whose}{cell}"
        except (OSError, pa.ArrowException):
            return ""
        many = "1 row" if total == 1 else f"{total:,} rows"
        return f" So in {many}, such as {example}." if total else ""

    def _many(self, parts: list[Part]) -> str:
        return f"{len(parts):,} of {len(self.parts):,} parts {'is' if len(parts) == 1 else 'are'}"

    def _named(self, parts: list[Part]) -> str:
        return parts[0].file.name if len(parts) < len(self.parts) else ""

    def _fault(self, code: Fault, rule: str, column: str, value: str, findings: Findings) -> None:
        findings.fault(code, self.file, rule, column=column, value=value)


def _wrong(cells: pa.ChunkedArray, kind: Kind) -> Sequence[int]:
    """Where a column of another kind than it must be is wrong: at cells that are no numbers, or everywhere where all can be read as such."""
    if kind is Kind.NUMBER and _HOLDS[Kind.TEXT](cells.type):
        words = cells.to_pandas()
        if len(bad := np.flatnonzero(words.notna() & pd.to_numeric(words, errors="coerce").isna())):
            return [int(at) for at in bad]
    return range(len(cells))


def source_parts(folder: SourceFolder, name: str, findings: Findings) -> SourceParts | None:
    """The table `name` of a folder with what its parts store; None, with its fault, where it or a part cannot be read."""
    parts, bad = [], []
    files = folder.parts(name, findings)
    for file in files:
        try:
            schema = _FORMAT.make_fragment(file.path, folder.system).physical_schema
        except (OSError, pa.ArrowException) as error:
            bad.append((file.name, error))
        else:
            parts.append(Part(file=file, schema=schema))
    if bad:
        part, why = bad[0]
        unreadable(f"{name}.parquet", why, findings, bad=len(bad), of=len(files), part=part)
    if bad or not files:
        return None
    return SourceParts(name=name, system=folder.system, parts=tuple(parts))


def _known(part: Part, columns: Mapping[str, Kind]) -> ds.Expression:
    """What the names of its folders say of every row of a part."""
    said = []
    for key, value in part.file.keys.items():
        if key in columns and part.schema.get_field_index(key) < 0:
            cell = pa.scalar(value, pa.string()).cast(_READ_AS[columns[key]])
            said.append(ds.field(key).is_null() if value is None else ds.field(key) == cell)
    return reduce(and_, said, ds.scalar(True))


def _kind(type_: pa.DataType) -> str:
    """What a column holds in words, Arrow's own where there are none."""
    return next((str(kind) for kind, holds in _HOLDS.items() if kind is not Kind.OUTLINE and holds(type_)), str(type_))
