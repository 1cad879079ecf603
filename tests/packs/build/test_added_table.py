"""A table that is added to a built layer: sealed with the rest, nothing else changed, nothing lost where the disk refuses."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from hineq.packs.build import writing
from hineq.packs.declared.layer import BUILT, SEAL


def built(folder: Path) -> Path:
    """A layer of one table."""
    writing.write_built(folder, {}, {"tiers": pd.DataFrame({"area_code": ["X1"], "overlap": [0.5]})})
    return folder / BUILT


def test_a_table_is_added_and_sealed_and_the_others_stay_as_they_were(tmp_path: Path) -> None:
    folder = built(tmp_path)
    before = (folder / "tiers.parquet").read_bytes()
    writing.add_table(tmp_path, "gaps", pd.DataFrame({"area_code": ["X1", "X2"], "slope": [1.5, None]}))
    assert (folder / "tiers.parquet").read_bytes() == before
    assert pq.read_table(folder / "gaps.parquet").to_pydict() == {"area_code": ["X1", "X2"], "slope": [1.5, None]}
    assert json.loads((folder / SEAL).read_text(encoding="utf-8")) == writing.sealed(folder)
    assert {path.name for path in tmp_path.iterdir()} == {BUILT}


def test_a_table_is_put_in_place_of_the_one_of_its_name_with_the_same_bytes(tmp_path: Path) -> None:
    folder = built(tmp_path)
    frame = pd.DataFrame({"area_code": ["X1"], "slope": [1.5]})
    writing.add_table(tmp_path, "gaps", frame)
    first = (folder / "gaps.parquet").read_bytes()
    writing.add_table(tmp_path, "gaps", frame.assign(slope=2.0))
    writing.add_table(tmp_path, "gaps", frame)
    assert (folder / "gaps.parquet").read_bytes() == first


def test_what_was_built_stays_where_the_table_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path)
    seal = (folder / SEAL).read_text(encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("pyarrow.parquet.write_table", refuse)
    with pytest.raises(OSError, match="no room"):
        writing.add_table(tmp_path, "gaps", pd.DataFrame({"area_code": ["X1"]}))
    assert (folder / SEAL).read_text(encoding="utf-8") == seal
    assert {path.name for path in tmp_path.iterdir()} == {BUILT}
