"""What the tests of packs share: a file of a pack that is as it was is read once, and the made-up nation is built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hineq.packs.build.layer import build_layer
from hineq.packs.declared.columns import Table
from hineq.packs.read import rows
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import Problem
from hineq.packs.read.rows import Rows
from tests.packs.build import nation


@pytest.fixture(scope="session", autouse=True)
def a_file_is_read_once() -> Iterator[None]:
    """Hundreds of packs here differ in one file of thirty; the others give the same rows and findings each time."""
    read = rows.read_table
    known: dict[tuple[str, str, bytes], tuple[Rows, list[Problem], list[Problem]]] = {}

    def read_once(path: Path, table: Table, findings: Findings) -> Rows:
        if not path.is_file():
            return read(path, table, findings)
        key = (path.name, table.name, path.read_bytes())
        if key not in known:
            alone = Findings()
            known[key] = (read(path, table, alone), alone.faults, alone.notices)
        found, faults, notices = known[key]
        findings.faults += faults
        findings.notices += notices
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "read_table", read_once)
        yield


@pytest.fixture(scope="session")
def examplia_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nation.write_sources(tmp_path_factory.mktemp("sources"), nation.sources())


@pytest.fixture(scope="session")
def examplia(tmp_path_factory: pytest.TempPathFactory, examplia_sources: Path) -> Path:
    """The folder of the built layer; never to be changed."""
    folder = nation.write_declared(tmp_path_factory.mktemp("data") / "examplia")
    build_layer(folder, examplia_sources, nation.quietly)
    return folder
