"""Source tables in parts, and at an address: the same layer as from single files, and every fault in one line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from hineq.cli import main
from hineq.packs.build.layer import build_layer
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_folder import source_folder
from hineq.packs.build.source_parts import Kind
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.layer import BUILT
from hineq.packs.read.findings import Findings
from tests.packs.build import nation
from tests.packs.build.nation import quietly, zone
from tests.packs.build.parted import write_flat, write_hive, write_part
from tests.packs.build.refused import faults, place

WARDS = "ward24_boundaries"


def content(layer: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (layer / BUILT).iterdir()}


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_flat(tmp_path_factory.mktemp("flat") / "sources", nation.sources())


@pytest.fixture
def spoilt(flat: Path, tmp_path: Path) -> Path:
    """Sources in parts, to be spoilt. `lsoa21` is in a folder that is named so, with or without its ending."""
    return shutil.copytree(flat, tmp_path / "sources")


def folder_of(source: Path, name: str) -> Path:
    return next(path for path in (source / name, source / f"{name}.parquet") if path.is_dir())


def change(source: Path, name: str, part: int, by: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    path = folder_of(source, name) / f"part-{part}.parquet"
    read = gpd.read_parquet if name == WARDS else pd.read_parquet
    by(read(path)).to_parquet(path)


# the same bytes


@pytest.mark.parametrize("write", [write_flat, write_hive])
def test_parts_give_the_bytes_that_single_files_give(
    examplia: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    source = write(tmp_path / "sources", nation.sources())
    layer = nation.write_declared(tmp_path / "examplia")
    build_layer(layer, source, quietly)
    assert content(layer) == content(examplia)


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_folder_may_be_named_by_its_address(
    examplia: Path, flat: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], slash: str
) -> None:
    layer = nation.write_declared(tmp_path / "examplia")
    moved = shutil.copytree(flat, tmp_path / "a b=c" / "sources")
    assert main(["build", str(layer), "--from", f"{moved.as_uri()}{slash}"]) == 0
    assert content(layer) == content(examplia)


def test_what_programs_leave_beside_parts_is_none(examplia: Path, spoilt: Path, tmp_path: Path) -> None:
    for name in ("_SUCCESS", "_metadata", ".part-0.parquet.crc", "_temporary/part-9.parquet"):
        path = folder_of(spoilt, "lsoa21") / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"anything")
    layer = nation.write_declared(tmp_path / "examplia")
    build_layer(layer, spoilt, quietly)
    assert content(layer) == content(examplia)


def test_outlines_of_a_part_may_be_in_other_coordinates(spoilt: Path, tmp_path: Path) -> None:
    change(spoilt, WARDS, 1, lambda table: table.to_crs("EPSG:27700"))
    layer = nation.write_declared(tmp_path / "examplia")
    assert build_layer(layer, spoilt, quietly).rows["shapes"]


def read(folder: Path, name: str, columns: dict[str, Kind]) -> tuple[pd.DataFrame, Findings]:
    findings = Findings()
    found = source_folder(folder, findings)
    assert found is not None
    return SourceFiles(folder=found, findings=findings).table(name, columns), findings


def test_rows_come_in_the_order_of_the_names_of_their_parts(tmp_path: Path) -> None:
    for number, name in enumerate(["b/part-1", "b/part-0", "a/part-10", "a/part-2", "c"]):
        write_part(tmp_path / "lots" / f"{name}.parquet", pd.DataFrame({"at": [number, number + 0.5]}))
    table, _ = read(tmp_path, "lots", {"at": Kind.NUMBER})
    assert table["at"].tolist() == [2, 2.5, 3, 3.5, 1, 1.5, 0, 0.5, 4, 4.5]


def test_parts_may_store_one_kind_in_several_ways(tmp_path: Path) -> None:
    for number, table in enumerate([
        pd.DataFrame({"code": ["a"], "many": np.array([1], dtype="int16")}),
        pd.DataFrame({"code": [None], "many": [1.5]}),
        pd.DataFrame({"code": pd.array(["b"], dtype="string"), "many": [None]}),
    ]):  # fmt: skip
        write_part(tmp_path / "lots" / f"part-{number}.parquet", table)
    table, findings = read(tmp_path, "lots", {"many": Kind.NUMBER, "code": Kind.TEXT})
    assert findings.faults == []
    assert table.code.tolist() == ["a", "", "b"]
    assert table.many.fillna(-1).tolist() == [1, 1.5, -1]


def test_the_names_of_folders_are_columns_of_the_kind_that_is_asked_for(tmp_path: Path) -> None:
    for year, code in (("2020", "007"), ("2021", "__HIVE_DEFAULT_PARTITION__"), ("2021", "a%20b")):
        write_part(tmp_path / f"lots/year={year}/code={code}/part-0.parquet", pd.DataFrame({"value": [1.0]}))
    table, _ = read(tmp_path, "lots", {"code": Kind.TEXT, "year": Kind.NUMBER, "value": Kind.NUMBER})
    assert table.code.tolist() == ["007", "", "a b"]
    assert table.year.tolist() == [2020, 2021, 2021]
    _, findings = read(tmp_path, "lots", {"code": Kind.NUMBER})
    assert [place(one) for one in findings.faults] == [(Fault.COLUMN_KIND, "lots.parquet", "code", "text")]
    assert "1 of 3 parts is with another kind, such as year=2021/code=a%20b/part-0.parquet" in findings.faults[0].rule


# faults


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(people=table.people.astype(str))


def without_people(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop(columns="people")


@pytest.mark.parametrize(
    ("parts", "by", "code", "value", "said"),
    [
        ([1], without_people, Fault.COLUMN_MISSING, "part-1.parquet", "1 of 3 parts is without the column, such as part-1.parquet"),
        ([0, 2], without_people, Fault.COLUMN_MISSING, "part-0.parquet", "2 of 3 parts are without the column, such as part-0.parquet"),
        ([0, 1, 2], without_people, Fault.COLUMN_MISSING, "", "The column is not in the file"),
        ([1], as_text, Fault.COLUMN_KIND, "text", "must hold numbers. 1 of 3 parts is with another kind, such as part-1.parquet"),
        ([0, 1, 2], as_text, Fault.COLUMN_KIND, "text", "The column must hold numbers: take the file"),
    ],
)  # fmt: skip
def test_parts_that_are_unlike_the_others_are_one_fault(
    spoilt: Path, tmp_path: Path, parts: list[int], by: Callable[[pd.DataFrame], pd.DataFrame], code: Fault, value: str, said: str
) -> None:  # fmt: skip
    for part in parts:
        change(spoilt, "lsoa21", part, by)
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (code, "lsoa21.parquet", "people", value)
    assert said in problem.rule


def test_a_part_outside_the_folders_of_the_others_lacks_their_column(tmp_path: Path) -> None:
    source = write_hive(tmp_path / "sources", nation.sources())
    rows = pd.DataFrame({"lsoa11_code": [zone(99)], "people": [1], "score": [1.0]})
    write_part(source / "lsoa11" / "part-0.parquet", rows)
    (problem,) = faults(tmp_path / "examplia", source)
    assert place(problem) == (Fault.COLUMN_MISSING, "lsoa11.parquet", "ltla24_code", "part-0.parquet")


@pytest.mark.parametrize("name", ["lsoa21", WARDS])
def test_parts_that_are_no_parquet_are_one_fault(spoilt: Path, tmp_path: Path, name: str) -> None:
    for part in ("part-1.parquet", "README.md"):
        (folder_of(spoilt, name) / part).write_bytes(b"no Parquet")
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.FILE_UNREADABLE, f"{name}.parquet", "", "README.md")
    assert problem.rule.startswith("2 of 4 parts cannot be read, such as README.md (it is no whole Parquet file)")


def test_a_part_that_is_broken_behind_its_foot_is_named(spoilt: Path, tmp_path: Path) -> None:
    path = folder_of(spoilt, "lsoa21") / "part-1.parquet"
    raw = bytearray(path.read_bytes())
    raw[4:200] = bytes(196)
    path.write_bytes(bytes(raw))
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.FILE_UNREADABLE, "lsoa21.parquet", "", "part-1.parquet")
    assert problem.rule.startswith("1 of 3 parts cannot be read, such as part-1.parquet")


@pytest.mark.parametrize("name", ["lsoa21", WARDS])
def test_an_empty_folder_is_one_fault(spoilt: Path, tmp_path: Path, name: str) -> None:
    for path in folder_of(spoilt, name).iterdir():
        path.unlink()
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.FILE_MISSING, f"{name}.parquet", "", "")
    assert problem.rule == "The folder has no part in it: put the Parquet files of the table there."


def test_a_table_that_is_not_there_in_either_form(spoilt: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder_of(spoilt, "lsoa21"))
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.FILE_MISSING, "lsoa21.parquet", "", "")


def test_a_table_that_is_there_twice(tmp_path: Path) -> None:
    source = nation.write_sources(tmp_path / "sources", nation.sources())
    write_part(source / "lsoa21" / "part-0.parquet", nation.sources()["lsoa21"])
    (problem,) = faults(tmp_path / "examplia", source)
    assert place(problem) == (Fault.KEY_TWICE, "lsoa21.parquet", "", "")
    assert "as lsoa21.parquet and as the folder lsoa21" in problem.rule


def test_parts_without_a_row(spoilt: Path, tmp_path: Path) -> None:
    for part in range(3):
        change(spoilt, "lsoa21", part, lambda table: table.iloc[:0])
        change(spoilt, WARDS, part, lambda table: table.iloc[:0])
    told = faults(tmp_path / "examplia", spoilt)
    assert {place(one)[:2] for one in told} >= {
        (Fault.NO_ROWS, "lsoa21.parquet"), (Fault.BOUNDARIES_EMPTY, f"{WARDS}.parquet"),
    }  # fmt: skip


def test_parts_of_outlines_that_say_no_coordinates_or_have_no_outlines(spoilt: Path, tmp_path: Path) -> None:
    change(spoilt, WARDS, 2, lambda table: table.set_crs(None, allow_override=True))
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.BOUNDARY_CRS_UNKNOWN, f"{WARDS}.parquet", "geometry", "part-2.parquet")
    assert problem.rule.startswith("1 of 3 parts do not say")
    change(spoilt, WARDS, 2, lambda table: pd.DataFrame(table.drop(columns="geometry")).assign(geometry=b"x"))
    (problem,) = faults(tmp_path / "examplia", spoilt)
    assert place(problem) == (Fault.FILE_UNREADABLE, f"{WARDS}.parquet", "geometry", "part-2.parquet")
    assert "1 of 3" in problem.rule


@pytest.mark.parametrize("address", ["nothing://bucket/prefix", "file://elsewhere/sources", "file:///nowhere/at/all"])
def test_an_address_that_leads_to_no_folder_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    layer = nation.write_declared(tmp_path / "examplia")
    assert main(["build", str(layer), "--from", address]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 fault"
    assert lines[1].startswith(f"  {address}: ")
    assert lines[1].endswith("[folder_missing]")
