"""Describing: the description of a pack is written from its files and the declarations, whole or not at all."""

import json
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from hineq.model.place import Place
from hineq.packs.declared.columns import Table
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.describing import describe, schema
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import InvalidPack
from tests.examples.bad_packs import GOOD
from tests.paths import DATA


def copy_of(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to / "pack"))


def read(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("pack", sorted(path.parent.name for path in DATA.glob("*/datapackage.json")))
def test_the_shipped_packs_are_described_as_their_tables_are_declared(pack: str, tmp_path: Path) -> None:
    for path in (DATA / pack).glob("*"):
        (tmp_path / path.name).write_bytes(path.read_bytes() if path.name == "datapackage.json" else b"")
    assert describe(tmp_path) == ()
    assert read(tmp_path) == read(DATA / pack)


def test_what_was_said_of_the_place_stays_and_the_pack_is_still_sound(tmp_path: Path) -> None:
    pack = copy_of(GOOD, tmp_path)
    before = read(pack)
    assert all(change.endswith("columns as declared now") for change in describe(pack))
    after = read(pack)
    assert (after["hineq"], after["title"]) == (before["hineq"], before["title"])
    assert check_pack(pack).faults == ()
    assert describe(pack) == ()


def test_a_new_file_comes_in_a_file_that_is_gone_goes_out_and_one_of_no_table_is_named(tmp_path: Path) -> None:
    pack = copy_of(GOOD, tmp_path)
    describe(pack)
    (pack / "observations_homes.csv").write_text((pack / "observations_wards.csv").read_text())
    (pack / "notes.csv").write_text("a\n1\n")
    (pack / "targets.csv").unlink()
    assert describe(pack) == (
        "observations_homes.csv: new",
        "targets.csv: taken out, the file is gone",
        "notes.csv: left out, no table has this name",
    )
    resources = {one["name"]: one["path"] for one in read(pack)["resources"]}  # type: ignore[attr-defined]
    assert resources["observations-homes"] == "observations_homes.csv"
    assert "targets" not in resources


def test_a_folder_without_a_description_gets_one(tmp_path: Path) -> None:
    pack = copy_of(GOOD, tmp_path)
    (pack / "datapackage.json").unlink()
    assert len(describe(pack)) == len(list(pack.glob("*.csv")))
    assert [problem.column for problem in check_pack(pack).faults if problem.file == "datapackage.json"] == ["hineq"]


@pytest.mark.parametrize("content", ["[]", "{", "null"])
def test_a_description_that_cannot_be_read_is_left_as_it_is(content: str, tmp_path: Path) -> None:
    pack = copy_of(GOOD, tmp_path)
    (pack / "datapackage.json").write_text(content)
    with pytest.raises(InvalidPack):
        describe(pack)
    assert (pack / "datapackage.json").read_text() == content


def test_a_folder_that_is_none_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match="There is no such folder"):
        describe(tmp_path / "nowhere")


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = copy_of(GOOD, tmp_path)
    before = (pack / "datapackage.json").read_text()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hineq.packs.read.describing.os.fsync", full)
    with pytest.raises(InvalidPack, match="No space left"):
        describe(pack)
    assert (pack / "datapackage.json").read_text() == before
    assert list(pack.glob(".datapackage*")) == []


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_is_what_its_noun_declares(table: Table) -> None:
    columns = [field.name for field in fields(table.noun) if field.metadata.get("column", True)]
    assert table.names == columns
    assert set(table.key) <= set(columns)
    assert table.about
    described = schema(table)
    assert [field["name"] for field in described["fields"]] == columns
    assert described["primaryKey"] == list(table.key)


def test_every_link_leads_to_a_column_that_names_rows_or_into_the_strategy() -> None:
    links = [
        link for table in TABLES.values() for column in table.columns if column.link for link in column.link.tables
    ]
    assert len(links) > 50
    # a measure of the strategy has a row for each indicator that it is tied to
    of_several_rows = {("measures", "measure_id")}
    assert of_several_rows <= set(links)
    for name, column in set(links) - of_several_rows:
        assert name == "strategy" or TABLES[name].key == (column,), (name, column)


def test_a_place_is_made_of_tables() -> None:
    assert {"areas", "indicators", "observations"} < {field.name for field in fields(Place)}
