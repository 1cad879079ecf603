"""A built layer on the disk: Parquet by owner, the same bytes each time, sealed, and put in its place whole or not at all."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hineq.packs.declared.layer import BEFORE, BUILT, OWNERS, SEAL
from hineq.packs.read.placing import put_in_place

_NEXT: Final = f".{BUILT}.next"
# zstd's own scale: beyond it files shrink by a few hundredths and take much longer
_LEVEL: Final = 12


def write_built(folder: Path, by_owner: Mapping[str, pd.DataFrame], whole: Mapping[str, pd.DataFrame]) -> None:
    """Write the built tables of the layer in `folder`; what was built before stays until all is written and sealed.

    Tables `by_owner` have the column `owner`, by which they are sorted. Raises OSError where the disk refuses.
    """
    made = folder / _NEXT
    shutil.rmtree(made, ignore_errors=True)
    try:
        made.mkdir(parents=True)
        for name, frame in by_owner.items():
            _write_by_owner(made / f"{name}.parquet", frame)
        for name, frame in whole.items():
            pq.write_table(_table(frame), made / f"{name}.parquet", compression="zstd", compression_level=_LEVEL)
        (made / SEAL).write_text(json.dumps(sealed(made), indent=2) + "\n", encoding="utf-8")
        put_in_place(made, folder / BUILT, folder / BEFORE)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def add_table(folder: Path, name: str, frame: pd.DataFrame) -> None:
    """Add a table to a layer that is built, or put it in place of the one of this name, and seal the layer anew.

    Raises OSError where the disk refuses: then the layer stays as it was.
    """
    made = folder / _NEXT
    shutil.rmtree(made, ignore_errors=True)
    try:
        shutil.copytree(folder / BUILT, made)
        pq.write_table(_table(frame), made / f"{name}.parquet", compression="zstd", compression_level=_LEVEL)
        (made / SEAL).write_text(json.dumps(sealed(made), indent=2) + "\n", encoding="utf-8")
        put_in_place(made, folder / BUILT, folder / BEFORE)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sealed(folder: Path) -> dict[str, str]:
    """The hash of every file of a built layer, by its name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.parquet"))}


def _write_by_owner(path: Path, frame: pd.DataFrame) -> None:
    names = [name for name in frame.columns if name != "owner"]
    owners = list(dict.fromkeys(frame.owner))
    parts = {owner: rows[names] for owner, rows in frame.groupby("owner", sort=False)}
    schema = _table(frame[names]).schema.with_metadata({OWNERS: json.dumps(owners).encode()})
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=_LEVEL) as writer:
        for owner in owners:
            writer.write_table(_table(parts[owner]).replace_schema_metadata(schema.metadata))


def _table(frame: pd.DataFrame) -> pa.Table:
    """Rows as they are kept: text as text, numbers with a fraction as such, days as days; no trace of how they were made."""
    columns = {}
    for name in frame.columns:
        cells = frame[name]
        if pd.api.types.is_datetime64_any_dtype(cells):
            columns[name] = pa.array(cells.dt.date, pa.date32())
        elif pd.api.types.is_numeric_dtype(cells):
            columns[name] = pa.array(cells.to_numpy(dtype=float), pa.float64(), from_pandas=True)
        else:
            columns[name] = pa.array(cells.astype(str).tolist(), pa.string())
    return pa.table(columns)
