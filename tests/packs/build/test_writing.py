"""A built layer on the disk: the same bytes each time, sealed, in its place whole or not at all."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pyarrow.parquet as pq
import pytest

from hineq.packs.build import writing
from hineq.packs.build.layer import build_layer
from hineq.packs.build.writing import sealed, write_built
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import BEFORE, BUILT, BY_OWNER, OWNERS, SEAL, WHOLE
from hineq.packs.read.national import check_layer, open_layer
from hineq.packs.read.problems import InvalidPack
from tests.packs.build import nation
from tests.packs.build.nation import ASHWICK, quietly, ward
from tests.paths import ROOT


@pytest.fixture
def layer(examplia: Path, tmp_path: Path) -> Path:
    """A copy of the built layer, to be spoilt."""
    return shutil.copytree(examplia, tmp_path / "examplia")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / BUILT).iterdir()}


def smoking(folder: Path) -> float:
    """A figure read off a layer that must open: 20 as it is built from the sources as they are."""
    place = open_layer(folder).council(ASHWICK)
    rows = place.observations
    rows = rows[(rows.area_code == ASHWICK) & (rows.indicator_id == "smoking") & (rows.period == "2021")]
    return float(rows["value"].iloc[0])


def other_sources(folder: Path) -> Path:
    """Sources in which Ashwick smokes less, to tell one build from another."""
    tables = nation.sources()
    series = tables["authority_series"]
    at = (series.area_code == ASHWICK) & (series.source_id == "S5") & (series.period_label == "2021")
    series.loc[at, "value"] = 19
    return nation.write_sources(folder, tables)


def test_the_same_sources_give_the_same_bytes(layer: Path, examplia_sources: Path) -> None:
    before = content(layer)
    assert set(before) == {SEAL, *(f"{name}.parquet" for name in (*BY_OWNER, *WHOLE))}
    build_layer(layer, examplia_sources, quietly)
    assert content(layer) == before


def test_rows_in_another_order_give_the_same_bytes(examplia: Path, layer: Path, tmp_path: Path) -> None:
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in nation.sources().items()}
    build_layer(layer, nation.write_sources(tmp_path / "turned", turned), quietly)
    assert content(layer) == content(examplia)


def test_what_is_told_of_a_build_rises_to_the_end(layer: Path, examplia_sources: Path) -> None:
    heard: list[tuple[str, int]] = []
    made = build_layer(layer, examplia_sources, lambda what, done: heard.append((what, done)))
    done = [number for _, number in heard]
    assert done == sorted(done)
    assert (done[0], heard[-1]) == (0, ("Done", 100))
    assert made.rows["observations"] == pq.read_metadata(layer / BUILT / "observations.parquet").num_rows
    assert made.size == sum(map(len, content(layer).values()))


def test_the_seal_holds_the_hash_of_every_file(layer: Path) -> None:
    seal = json.loads((layer / BUILT / SEAL).read_text(encoding="utf-8"))
    files = {name: raw for name, raw in content(layer).items() if name != SEAL}
    assert seal == {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
    assert seal == sealed(layer / BUILT)


def test_rows_stand_by_owner_one_group_each(layer: Path) -> None:
    file = pq.ParquetFile(layer / BUILT / "observations.parquet")
    owners = json.loads(file.schema_arrow.metadata[OWNERS])
    assert len(owners) == file.num_row_groups == 8
    codes = set(file.read_row_group(owners.index(ASHWICK)).to_pandas().area_code)
    assert codes == {ASHWICK, ward(1), ward(2), ward(3), "X36000001"}
    codes = set(file.read_row_group(owners.index(f"{ASHWICK}/2017")).to_pandas().area_code)
    assert codes == {ward(91), ward(93), ward(3)}


@pytest.mark.parametrize("name", [f"{one}.parquet" for one in (*BY_OWNER, *WHOLE)])
def test_a_file_with_one_byte_changed_is_not_opened(layer: Path, name: str) -> None:
    path = layer / BUILT / name
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(InvalidPack) as told:
        open_layer(layer)
    assert [(one.code, one.file) for one in told.value.problems] == [(Fault.SEAL_BROKEN, name)]
    assert check_layer(layer).faults == told.value.problems


def test_every_fault_of_what_is_built_is_told_at_once(layer: Path) -> None:
    (layer / BUILT / "areas.parquet").unlink()
    (layer / BUILT / "names.parquet").write_bytes(b"")
    (layer / BUILT / "tiers.parquet").unlink()
    (layer / BUILT / "tiers.parquet").mkdir()
    assert [(one.code, one.file) for one in check_layer(layer).faults] == [
        (Fault.FILE_MISSING, "areas.parquet"),
        (Fault.SEAL_BROKEN, "names.parquet"),
        (Fault.FILE_UNREADABLE, "tiers.parquet"),
    ]


def test_a_file_that_was_not_sealed_is_not_read(layer: Path) -> None:
    before = open_layer(layer).data_hash
    (layer / BUILT / "more.parquet").write_bytes(b"anything")
    opened = open_layer(layer)
    assert "more" not in opened.files
    assert opened.data_hash == before


def test_a_seal_that_leaves_tables_out_is_told_with_each(layer: Path) -> None:
    path = layer / BUILT / SEAL
    seal = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({name: one for name, one in seal.items() if name[0] in "ad"}), encoding="utf-8")
    lacking = [one.value for one in check_layer(layer).faults if one.code is Fault.TABLE_MISSING]
    assert lacking == [name for name in (*BY_OWNER, *WHOLE) if name[0] not in "ad"]
    path.write_text("[]", encoding="utf-8")
    assert len(check_layer(layer).faults) == len((*BY_OWNER, *WHOLE))


def test_a_seal_that_is_broken_or_gone_stops_the_layer(layer: Path) -> None:
    path = layer / BUILT / SEAL
    path.write_text("{", encoding="utf-8")
    assert [(one.code, one.file) for one in check_layer(layer).faults] == [(Fault.JSON_BROKEN, SEAL)]
    path.unlink()
    assert [(one.code, one.file) for one in check_layer(layer).faults] == [(Fault.FILE_MISSING, SEAL)]


def test_a_layer_that_was_never_built_says_so(tmp_path: Path) -> None:
    faults = check_layer(nation.write_declared(tmp_path / "examplia")).faults
    assert [str(one) for one in faults] == ["built: Nothing is built here yet: run `python -m hineq build`."]


def test_the_hash_of_a_layer_hangs_on_what_is_declared_and_on_what_is_built(layer: Path, tmp_path: Path) -> None:
    first = open_layer(layer).data_hash
    named = (layer / "series.csv").read_bytes()
    (layer / "series.csv").write_bytes(named.replace(b"\n", b"\r\n"))
    assert open_layer(layer).data_hash == first
    (layer / "series.csv").write_bytes(named.replace(b"Survey", b"A survey"))
    second = open_layer(layer).data_hash
    build_layer(layer, other_sources(tmp_path / "other"), quietly)
    assert len({first, second, open_layer(layer).data_hash}) == 3


class DiskFull(OSError):
    """What a disk without room says."""

    def __init__(self) -> None:
        super().__init__(28, "No space left on device")


def only_what_was_there(layer: Path) -> bool:
    """Whether nothing of a build that failed is left beside the layer."""
    return {path.name for path in layer.iterdir()} == {BUILT, *nation.DECLARED}


def test_where_the_disk_is_full_the_last_good_layer_stays(layer: Path, tmp_path: Path) -> None:
    before, source = content(layer), other_sources(tmp_path / "other")
    calls = {
        "at the first table": (pq, "ParquetWriter"),
        "at a table that is kept whole": (pq, "write_table"),
        "at the seal": (writing, "sealed"),
    }
    for owner, name in calls.values():
        with patch.object(owner, name, side_effect=DiskFull()), pytest.raises(OSError, match="No space left"):
            build_layer(layer, source, quietly)
        assert content(layer) == before
        assert only_what_was_there(layer)
    assert smoking(layer) == 20


def test_where_the_new_layer_cannot_take_its_place_the_last_one_goes_back(layer: Path, tmp_path: Path) -> None:
    before, source, rename = content(layer), other_sources(tmp_path / "other"), Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == writing._NEXT:
            raise DiskFull
        return rename(path, target)

    with patch.object(Path, "rename", refused), pytest.raises(OSError, match="No space left"):
        build_layer(layer, source, quietly)
    assert content(layer) == before
    assert only_what_was_there(layer)


# what a build does when it is killed: `at` says where
KILLED = """
import os, signal, sys
from pathlib import Path
from hineq.packs.build import writing
from hineq.packs.build.layer import build_layer

layer, source, at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
rename, seal = Path.rename, writing.sealed

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

def renamed(path, target):
    if path.name == writing._NEXT:
        die()
    return rename(path, target)

if at == "writing":
    writing.sealed = die
else:
    Path.rename = renamed
build_layer(layer, source, lambda what, done: None)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("at", ["writing", "renaming"])
def test_where_a_build_is_killed_the_last_good_layer_opens_and_the_next_build_clears_up(
    layer: Path, tmp_path: Path, examplia_sources: Path, at: str
) -> None:
    source = other_sources(tmp_path / "other")
    command = [sys.executable, "-c", KILLED, str(layer), str(source), at]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (layer / writing._NEXT).exists()
    assert (layer / BUILT).exists() is (at == "writing")
    assert smoking(layer) == 20
    # a build that cannot be finished leaves it where it can be opened
    with patch.object(writing, "put_in_place", side_effect=DiskFull()), pytest.raises(OSError, match="No space left"):
        build_layer(layer, source, quietly)
    assert smoking(layer) == 20
    build_layer(layer, source, quietly)
    assert smoking(layer) == 19
    assert only_what_was_there(layer)


def test_what_was_built_before_is_kept_until_the_next_stands(layer: Path) -> None:
    """Killed as it was put in its place: the next build puts the last one back first, so that there is always one."""
    (layer / BUILT).rename(layer / BEFORE)
    table = pd.DataFrame({"owner": ["a"], "area_code": ["a"]})
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == writing._NEXT:
            raise DiskFull
        return rename(path, target)

    with patch.object(Path, "rename", refused), pytest.raises(OSError, match="No space left"):
        write_built(layer, {"areas": table}, {})
    assert (layer / BUILT).is_dir()
    assert smoking(layer) == 20
