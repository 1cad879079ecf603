"""What the tests of the national layer share: the made-up nation, built once."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from hineq.packs.build.layer import build_layer
from tests.packs.build import nation

Read = Callable[[str], pd.DataFrame]


def quietly(what: str, done: int) -> None:
    """Who hears what is done, and says nothing of it."""


@pytest.fixture(scope="session")
def examplia_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nation.write_sources(tmp_path_factory.mktemp("sources"), nation.sources())


@pytest.fixture(scope="session")
def examplia(tmp_path_factory: pytest.TempPathFactory, examplia_sources: Path) -> Path:
    """The folder of the built layer; never to be changed."""
    folder = nation.write_declared(tmp_path_factory.mktemp("data") / "examplia")
    build_layer(folder, examplia_sources, quietly)
    return folder


@pytest.fixture(scope="session")
def built(examplia: Path) -> Read:
    """Reads a built table by its name."""
    return lambda name: pq.read_table(examplia / "built" / f"{name}.parquet").to_pandas()
