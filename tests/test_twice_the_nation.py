"""The benchmark of twice the nation: the second is the first under other codes, and the build takes both."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from benchmarks import build_steps
from benchmarks.twice_the_nation import main
from hineq.packs.declared.layer import BUILT
from tests.packs.build import nation
from tests.packs.build.nation import COUNTRY


def test_the_second_nation_has_the_figures_of_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = nation.write_sources(tmp_path / "sources", nation.sources())
    layer = nation.write_declared(tmp_path / "examplia")
    assert main([str(source), "--layer", str(layer), "--keep", str(tmp_path / "kept")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line[:5].strip() in ("once", "twice")] == ["once", "twice"]

    def figures(name: str) -> pd.DataFrame:
        return pq.read_table(tmp_path / "kept" / name / "layer" / BUILT / "observations.parquet").to_pandas()

    once, twice = figures("once"), figures("twice")
    of_first = ~twice.area_code.str.startswith("Q")
    below = once[once.area_code != COUNTRY].reset_index(drop=True)
    pd.testing.assert_frame_equal(twice[of_first].reset_index(drop=True), below)
    second = twice[~of_first].reset_index(drop=True)
    pd.testing.assert_frame_equal(second.assign(area_code="X" + second.area_code.str[1:]), below)


def test_each_step_of_a_build_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = nation.write_sources(tmp_path / "sources", nation.sources())
    layer = nation.write_declared(tmp_path / "examplia")
    assert build_steps.main([str(layer), "--from", source.as_uri()]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:34].rstrip() for line in lines[:4]] == [
        "step",
        "Starting",
        "Reading what is declared",
        "Reading areas",
    ]
    assert "Writing" in lines[9]
