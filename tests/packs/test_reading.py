"""Reading: what a cell may say, and that no content of a file, however odd, ends in anything but faults in words."""

import copy
import json
import math
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hineq.model.words import AreaType
from hineq.packs.declared.columns import Table
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.boundaries import read_boundaries
from hineq.packs.read.description import read_description
from hineq.packs.read.findings import Findings
from hineq.packs.read.pack import load_place
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.reading import read_json, read_text, read_yaml
from hineq.packs.read.rows import Rows, read_table
from hineq.packs.read.strategy import read_strategy
from tests.examples.bad_packs import GOOD, bad_pack

COLUMNS = ("name", "figure", "pieces", "day")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A row with a cell of each kind."""

    KEY: ClassVar = ("name",)

    name: str
    figure: float | None = None
    pieces: int | None = None
    day: date | None = None


TABLE = Table(name="trial", noun=Trial)
SEEDED = settings(deadline=None, derandomize=True, max_examples=40)


def read(folder: Path, text: str | bytes) -> tuple[Rows, Findings]:
    path = folder / "trial.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    findings = Findings()
    return read_table(path, TABLE, findings), findings


def read_cell(folder: Path, column: str, cell: str) -> tuple[Any, list[str]]:
    """The value of one cell, and the values for which it gives a fault."""
    quoted = '"' + cell.replace('"', '""') + '"'
    cells = {**dict.fromkeys(COLUMNS, ""), "name": "a", column: quoted}
    rows, findings = read(folder, ",".join(COLUMNS) + "\n" + ",".join(cells.values()) + "\n")
    assert all((fault.file, fault.row, fault.column) == ("trial.csv", 2, column) for fault in findings.faults)
    return rows.frame[column].iloc[0], [fault.value for fault in findings.faults]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12), (" 12 ", 12), ("\t12", 12), ("\u00a012\u00a0", 12), ("-3", -3), ("+3", 3), ("0", 0), ("007", 7),
        ("1.50", 1.5), ("1.", 1), (".5", 0.5), ("1e3", 1000), ("1.2E-05", 0.000012), ("-0.0", 0),
        ("9007199254740993", 9007199254740992),
    ],
)  # fmt: skip
def test_a_plain_number_is_read(cell, value, tmp_path: Path) -> None:
    assert read_cell(tmp_path, "figure", cell) == (value, [])


@pytest.mark.parametrize(
    "cell",
    [
        "1,234", "12%", "nan", "NaN", "inf", "-inf", "Infinity", "1e999", "-1e999", "−3", "٣", "１２", "१", "½", "²",
        "1 234", "1\u00a0234", "1\u202f234", "1_000", "0x1A", "1e", "e3", ".", "-", "--1", "1.2.3", "12 years", "<5",
        "5*", "£3", "n/a", "-.", "1e+", "TRUE", "[x]", "#N/A", "=1+1", "12\x00",
    ],
)  # fmt: skip
def test_a_number_that_is_not_plain_is_a_fault_and_never_a_figure(cell, tmp_path: Path) -> None:
    value, faults = read_cell(tmp_path, "figure", cell)
    assert math.isnan(value)
    assert faults == [cell]


def test_a_blank_figure_is_missing_and_no_fault(tmp_path: Path) -> None:
    for cell in ("", "  ", "\u00a0"):
        value, faults = read_cell(tmp_path, "figure", cell)
        assert math.isnan(value)
        assert faults == []


@pytest.mark.parametrize("cell", ["1.0", "1e3", "1.5", "٣", "−3", "9" * 400, "1,000", "one"])
def test_a_number_of_pieces_is_whole(cell, tmp_path: Path) -> None:
    value, faults = read_cell(tmp_path, "pieces", cell)
    assert math.isnan(value)
    assert len(faults) == 1
    assert cell.startswith(faults[0].removesuffix("..."))


@pytest.mark.parametrize("cell", ["0", "12", "-4", "+7"])
def test_a_whole_number_is_read(cell, tmp_path: Path) -> None:
    assert read_cell(tmp_path, "pieces", cell) == (int(cell), [])


@pytest.mark.parametrize(
    "cell",
    ["01/04/2015", "2015", "20150401", "2015-W14-3", "2015-4-1", "2015-02-30", "2015-04-01T00:00", "٢٠١٥-٠٤-٠١", "x"],
)
def test_a_date_that_reads_otherwise_is_a_fault(cell, tmp_path: Path) -> None:
    value, faults = read_cell(tmp_path, "day", cell)
    assert str(value) == "NaT"
    assert faults == [cell]


@pytest.mark.parametrize("cell", ["2015-04-01", "2016-02-29", "1700-01-01"])
def test_a_date_is_read(cell, tmp_path: Path) -> None:
    value, faults = read_cell(tmp_path, "day", cell)
    assert (value.date().isoformat(), faults) == (cell, [])


def test_rows_are_counted_as_a_text_editor_counts_them(tmp_path: Path) -> None:
    rows, findings = read(tmp_path, 'name,figure,pieces,day\r\n"two\r\nlines",1,,\r\n\r\nb,?,,\r\n"c\r\nd",?,,\r\n')
    assert list(rows.frame["_row"]) == [2, 5, 6]
    assert [(fault.row, fault.value) for fault in findings.faults] == [(5, "?"), (6, "?")]


def test_a_row_of_the_wrong_length_is_left_out_and_its_cells_remembered(tmp_path: Path) -> None:
    rows, findings = read(tmp_path, "name,figure,pieces,day\na,1\nb,1,2,2015-04-01\nc,1,000,2,\n")
    assert list(rows.frame.name) == ["b"]
    assert [fault.row for fault in findings.faults] == [2, 4]
    assert {"a", "c"} <= rows.lost
    assert rows.whole
    assert not rows.complete
    assert rows.known("name") == {"b"} | rows.lost


def test_nothing_can_be_held_against_ids_that_cannot_be_known(tmp_path: Path) -> None:
    assert read(tmp_path, "name,figure,pieces,day\n,1,,\n")[0].known("name") is None
    assert read(tmp_path, b"\xff")[0].known("name") is None
    header = "name,figure,pieces,day\n"
    assert read(tmp_path, header + "a,1,,\na,2,,\n")[0].defined("name") is None
    assert read(tmp_path, header + "a,1,,\na,1,,\n")[0].defined("name") == {"a"}


def test_columns_may_stand_in_any_order_and_a_byte_order_mark_is_none_of_them(tmp_path: Path) -> None:
    rows, findings = read(tmp_path, b"\xef\xbb\xbfday,pieces,figure,name\n2015-04-01,2,1.5,a\n")
    assert findings.faults == []
    assert list(rows.frame.columns[:4]) == list(COLUMNS)
    assert (rows.frame.name[0], rows.frame.figure[0]) == ("a", 1.5)


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", b"\xe9", b"a,b\n\xe9", "n\u00e4me".encode("utf-16-le")[:3]])
def test_what_is_not_utf8_is_one_fault(content, tmp_path: Path) -> None:
    _, findings = read(tmp_path, content)
    assert len(findings.faults) == 1


def test_the_row_of_a_byte_that_is_not_utf8_counts_behind_a_byte_order_mark(tmp_path: Path) -> None:
    _, findings = read(tmp_path, b"\xef\xbb\xbfname\n\xe9")
    assert [(fault.row, fault.value) for fault in findings.faults] == [(2, "e9")]


@pytest.mark.parametrize("name", ["a\0b.csv", "n" * 300 + ".csv", "."])
def test_a_path_that_no_file_can_have_is_a_fault(name, tmp_path: Path) -> None:
    findings = Findings()
    assert read_text(tmp_path / name, findings) is None
    assert len(findings.faults) == 1


@pytest.mark.parametrize("text", ["null", "[" * 100_000, "1" * 5000, "NaN", "[Infinity]", "{", '{"a": 1,}', "'a'"])
def test_json_that_holds_nothing_or_is_none_is_one_fault(text, tmp_path: Path) -> None:
    path = tmp_path / "trial.json"
    path.write_text(text)
    findings = Findings()
    assert read_json(path, findings) is None
    assert len(findings.faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        "~", "# nothing", "a: [", "a: b: c", "\ta: 1", "a: 2015-02-31", "a: !!int x", "a: !!bool x", "a: !!float x",
        "a: !!timestamp x", "a: !place x", "? [a]\n: b", "a: *b", "--- a\n--- b", "a: \x07", "=", "a: !!python/object:x {}",
        "[" * 5000,
    ],
)  # fmt: skip
def test_yaml_that_holds_nothing_or_is_none_is_one_fault(text, tmp_path: Path) -> None:
    path = tmp_path / "trial.yaml"
    path.write_text(text)
    findings = Findings()
    assert read_yaml(path, findings) is None
    assert len(findings.faults) == 1
    assert "\n" not in findings.faults[0].rule


def faults_with(name: str, content: bytes) -> tuple[Problem, ...]:
    """The faults of the good pack with another content of one file: none, and it is loaded, or all in one error."""
    with tempfile.TemporaryDirectory() as folder:
        (bad_pack(Path(folder)) / name).write_bytes(content)
        try:
            load_place(Path(folder))
        except InvalidPack as error:
            found = error.problems
        else:
            return ()
    assert found
    assert all(problem.file and problem.rule for problem in found)
    return found


SOME_FILES = st.sampled_from(
    ["areas.csv", "indicators.csv", "observations_wards.csv", "targets.csv", "datapackage.json", "strategy.yaml",
     "wards.geojson"]
)  # fmt: skip


@SEEDED
@given(SOME_FILES, st.binary(min_size=1, max_size=200))
def test_no_bytes_end_in_anything_but_faults(name, content) -> None:
    assert faults_with(name, content)


@SEEDED
@given(SOME_FILES, st.integers(0, 3000), st.binary(max_size=6), st.integers(0, 20))
def test_no_spoilt_file_ends_in_anything_but_faults(name, place, content, length) -> None:
    good = (GOOD / name).read_bytes()
    place %= len(good)
    faults_with(name, good[:place] + content + good[place + length :])


TREES = {
    "datapackage.json": json.loads((GOOD / "datapackage.json").read_text()),
    "wards.geojson": json.loads((GOOD / "wards.geojson").read_text()),
    "strategy.yaml": yaml.safe_load((GOOD / "strategy.yaml").read_text()),
}
# anything that JSON and YAML can say, and among it what a careless hand writes
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
    | st.sampled_from(["areas", "ward", "made_up_strategy", "Polygon", "..", "/", "2020-01-31", "areas.csv"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


def branches(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every node of a tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(found for key, value in inner for found in branches(value, (*path, key)))]


def grafted(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a tree with another value at a place."""
    if not path:
        return value
    found = copy.deepcopy(tree)
    node = found
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return found


def written(name: str, tree: Any) -> bytes:
    return (yaml.safe_dump(tree, allow_unicode=True) if name.endswith("yaml") else json.dumps(tree)).encode()


def read_alone(name: str, folder: Path, findings: Findings) -> object:
    """One of the three files, read as a pack reads it, beside the good pack's areas, lists and sources."""
    if name == "datapackage.json":
        return read_description(folder, findings)
    if name == "wards.geojson":
        return read_boundaries(folder, name, AreaType.WARD, {"X05000001": "Northside"}, findings)
    lists = read_table(GOOD / "area_lists.csv", TABLES["area_lists"], findings)
    return read_strategy(folder, name, lists, {"made_up_strategy"}, findings)


@pytest.mark.parametrize("name", TREES)
@settings(SEEDED, max_examples=200)
@given(data=st.data(), value=ANYTHING)
def test_no_wrong_type_ends_in_anything_but_faults(name, data, value) -> None:
    tree = grafted(TREES[name], data.draw(st.sampled_from(branches(TREES[name]))), value)
    findings = Findings()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(written(name, tree))
        found = read_alone(name, Path(folder), findings)
    assert found is not None or findings.faults
    assert name == "datapackage.json" or found is None or not findings.faults


POINT = ("features", 0, "geometry", "coordinates", 0, 0)


@pytest.mark.parametrize(
    ("name", "path", "value", "column"),
    [
        ("datapackage.json", (), [], ""),
        ("datapackage.json", (), "areas.csv", ""),
        ("datapackage.json", ("title",), ["Exampleton"], "title"),
        ("datapackage.json", ("hineq",), ["example"], "hineq"),
        ("datapackage.json", ("hineq", "name"), 5, "name"),
        ("datapackage.json", ("hineq", "place_id"), " ", "place_id"),
        ("datapackage.json", ("hineq", "snapshot"), 2020, "snapshot"),
        ("datapackage.json", ("hineq", "snapshot"), "20200131", "snapshot"),
        ("datapackage.json", ("hineq", "attribution"), [1], "attribution"),
        ("datapackage.json", ("hineq", "strategy"), ["strategy.yaml"], "strategy"),
        ("datapackage.json", ("hineq", "boundaries"), ["wards.geojson"], "boundaries"),
        ("datapackage.json", ("hineq", "boundaries"), None, "boundaries"),
        ("datapackage.json", ("hineq", "boundaries", "ward"), None, "boundaries"),
        ("datapackage.json", ("resources",), {}, "resources"),
        ("datapackage.json", ("resources",), None, "resources"),
        ("datapackage.json", ("resources", 0), "areas.csv", "resources"),
        ("datapackage.json", ("resources", 0), None, "resources"),
        ("datapackage.json", ("resources", 0, "name"), 1, "resources"),
        ("datapackage.json", ("resources", 0, "path"), ["areas.csv"], "resources"),
        ("strategy.yaml", (), ["title"], ""),
        ("strategy.yaml", (), 5, ""),
        ("strategy.yaml", ("title",), ["a"], "title"),
        ("strategy.yaml", ("status",), False, "status"),
        ("strategy.yaml", ("first_year",), "2010", "first_year"),
        ("strategy.yaml", ("first_year",), True, "first_year"),
        ("strategy.yaml", ("first_year",), 20100, "first_year"),
        ("strategy.yaml", ("source_id",), ["made_up_strategy"], "source_id"),
        ("strategy.yaml", ("overall_aims",), "Everybody lives longer.", "overall_aims"),
        ("strategy.yaml", ("overall_aims",), [{"aim": 1}], "overall_aims"),
        ("strategy.yaml", ("outcomes",), None, "outcomes"),
        ("strategy.yaml", ("outcomes", 0), "long_lives", "outcomes"),
        ("strategy.yaml", ("outcomes", 0, "name"), {"a": "b"}, "name"),
        ("strategy.yaml", ("area_lists",), "poorest_wards", "area_lists"),
        ("strategy.yaml", ("area_lists", 0), None, "area_lists"),
        ("strategy.yaml", ("area_lists", 0, "list_id"), ["poorest_wards"], "list_id"),
        ("wards.geojson", (), [], ""),
        ("wards.geojson", ("features",), {}, ""),
        ("wards.geojson", ("features", 0, "properties", "area_code"), 5000001, "area_code"),
        ("wards.geojson", ("features", 0, "geometry"), [], "geometry"),
        ("wards.geojson", ("features", 0, "geometry", "type"), "Point", "geometry"),
        ("wards.geojson", ("features", 0, "geometry", "type"), "MultiPolygon", "geometry"),
        ("wards.geojson", ("features", 0, "geometry", "coordinates"), None, "geometry"),
        ("wards.geojson", ("features", 0, "geometry", "coordinates", 0), [[0, 0], [1, 1], [0, 0]], "geometry"),
        ("wards.geojson", POINT, [0], "geometry"),
        ("wards.geojson", POINT, "0 0", "geometry"),
        ("wards.geojson", POINT, ["0", "0"], "geometry"),
        ("wards.geojson", POINT, [None, 0], "geometry"),
        ("wards.geojson", POINT, [180.5, 0], "geometry"),
        ("wards.geojson", POINT, [0, -91], "geometry"),
    ],
)
def test_a_wrong_type_is_one_fault_that_says_where(name, path, value, column) -> None:
    faults = faults_with(name, written(name, grafted(TREES[name], path, value)))
    assert [(fault.file, fault.column) for fault in faults] == [(name, column)], faults


@pytest.mark.parametrize(("path", "value"), [(("features", 0), "Northside"), (("features", 0, "properties"), None)])
def test_a_feature_without_properties_lacks_code_and_name(path, value) -> None:
    findings = Findings()
    with tempfile.TemporaryDirectory() as folder:
        content = written("wards.geojson", grafted(TREES["wards.geojson"], path, value))
        (Path(folder) / "wards.geojson").write_bytes(content)
        assert read_alone("wards.geojson", Path(folder), findings) is None
    assert {fault.column for fault in findings.faults} >= {"area_code", "area_name"}


TABLES_OF_PACK = sorted(path.name for path in GOOD.glob("*.csv"))
CELLS = st.text(max_size=6) | st.sampled_from(
    ["", "0", "-1", "1e308", "9" * 30, "2012-14", "2012", "Male", "X05000001", "smoking", "baseline", "none", "ward"]
)


@SEEDED
@given(st.sampled_from(TABLES_OF_PACK), st.integers(1, 9), st.integers(0, 15), CELLS)
@example("indicators.csv", 1, 7, "9" * 30)
@example("observations_wards.csv", 1, 6, "0001-01-01")
@example("observations_wards.csv", 1, 7, "9999-12-31")
def test_no_cell_ends_in_anything_but_faults(name, row, column, cell) -> None:
    lines = [line.split(",") for line in (GOOD / name).read_text().splitlines()]
    cells = lines[(row - 1) % (len(lines) - 1) + 1]
    cells[column % len(cells)] = '"' + cell.replace('"', '""') + '"'
    faults_with(name, "\n".join(",".join(line) for line in lines).encode())
