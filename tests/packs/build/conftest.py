"""What the tests of the build share: readers of what was built of the made-up nation."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hineq.packs.declared.layer import OWNERS

Read = Callable[[str], pd.DataFrame]


def _of_owners(layer: Path, name: str, wanted: Callable[[str], bool]) -> pd.DataFrame:
    """The rows of a built table that some owners have; all of one that is not kept by owner."""
    file = pq.ParquetFile(layer / "built" / f"{name}.parquet")
    metadata = file.schema_arrow.metadata or {}
    if OWNERS not in metadata:
        return file.read().to_pandas()
    owners = json.loads(metadata[OWNERS])
    groups = [file.read_row_group(at) for at, owner in enumerate(owners) if wanted(owner)]
    return pa.concat_tables(groups).to_pandas() if groups else file.schema_arrow.empty_table().to_pandas()


@pytest.fixture(scope="session")
def built(examplia: Path) -> Read:
    """Reads a built table by its name: the rows of today's areas."""
    return lambda name: _of_owners(examplia, name, lambda owner: "/" not in owner)


@pytest.fixture(scope="session")
def former(examplia: Path) -> Read:
    """Reads a built table by its name: the rows of earlier sets of wards."""
    return lambda name: _of_owners(examplia, name, lambda owner: "/" in owner)
