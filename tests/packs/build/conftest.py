"""What the tests of the build share: a reader of what was built of the made-up nation."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

Read = Callable[[str], pd.DataFrame]


@pytest.fixture(scope="session")
def built(examplia: Path) -> Read:
    """Reads a built table by its name."""
    return lambda name: pq.read_table(examplia / "built" / f"{name}.parquet").to_pandas()
