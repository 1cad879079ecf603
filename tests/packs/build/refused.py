"""How a build of the made-up nation's layer is refused: its faults, and that it wrote nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from hineq.packs.build.layer import build_layer
from hineq.packs.read.problems import InvalidPack, Problem
from tests.packs.build import nation
from tests.packs.build.nation import DECLARED, quietly


def faults(folder: Path, source: Path, declared: Mapping[str, str] = DECLARED) -> list[Problem]:
    """The faults that a build of the layer ends with; it wrote nothing."""
    nation.write_declared(folder, declared)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(InvalidPack) as told:
        build_layer(folder, source, quietly)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return list(told.value.problems)


def place(problem: Problem) -> tuple[object, ...]:
    return (problem.code, problem.file, problem.column, problem.value)
