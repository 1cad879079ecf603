"""The command line of a national layer: what `python -m hineq build` and `check` print, and with which status they end."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pyarrow.parquet as pq
import pytest

from hineq.cli import main
from hineq.packs.declared.layer import BUILT, SEAL
from tests.packs.build import nation
from tests.paths import DATA

LAYERS = sorted(path.parents[1].name for path in DATA.glob(f"*/{BUILT}/{SEAL}"))


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """The folder of a layer that is declared and not yet built."""
    return nation.write_declared(tmp_path / "data" / "examplia")


def test_a_build_says_how_many_rows_were_made_and_check_finds_the_layer_sound(
    layer: Path, examplia_sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(layer)]) == 1
    assert "built: Nothing is built here yet: run `python -m hineq build`. [folder_missing]" in capsys.readouterr().out
    assert main(["build", str(layer), "--from", str(examplia_sources)]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    rows = {line.split()[0]: int(line.split()[1].replace(",", "")) for line in lines[:-2]}
    assert rows["observations"] == pq.read_metadata(layer / BUILT / "observations.parquet").num_rows
    assert lines[-2:] == [
        f"{layer} is built: 0.1 MB.",
        f"It has no gaps between the wards of councils yet: `python -m hineq gaps {layer}` adds them.",
    ]
    assert "Done" in shown.err
    assert main(["check", str(layer)]) == 0
    assert capsys.readouterr().out.splitlines() == ["0 faults", "0 notices", "", f"{layer} is sound."]


def test_a_layer_may_be_named_by_its_folder_in_data(
    layer: Path, examplia_sources: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(layer.parents[1])
    assert main(["build", "examplia", "--from", str(examplia_sources)]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "data/examplia is built: 0.1 MB.",
        "It has no gaps between the wards of councils yet: `python -m hineq gaps examplia` adds them.",
    ]


def test_a_build_that_is_refused_lists_every_fault_and_writes_nothing(
    layer: Path, examplia_sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = shutil.copytree(examplia_sources, tmp_path / "sources")
    (source / "areas.parquet").unlink()
    (source / "lsoa21.parquet").write_bytes(b"no Parquet")
    assert main(["build", str(layer), "--from", str(source)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "2 faults",
        "  areas.parquet: The file is missing: put it into the folder of the sources. [file_missing]",
        "  lsoa21.parquet: The file cannot be read (it is no whole Parquet file): fetch it again, and look at its permissions. "
        "[file_unreadable]",
        "",
        "Nothing was written: what was built before stays (docs/faults.md says what to do, by the code in brackets).",
    ]
    assert not (layer / BUILT).exists()


def test_a_folder_of_sources_that_is_not_there_is_one_line(layer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(layer), "--from", "nowhere"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "1 fault",
        "  nowhere: There is no such folder: name that of the sources. [folder_missing]",
    ]


def test_a_disk_without_room_is_said_in_words(
    layer: Path, examplia_sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with patch.object(pq, "write_table", side_effect=OSError(28, "No space left on device")):
        assert main(["build", str(layer), "--from", str(examplia_sources)]) == 1
    said = f"{layer} cannot be written (No space left on device): look whether you may write there, and for room."
    assert capsys.readouterr().out.splitlines() == [said]
    assert {path.name for path in layer.iterdir()} == set(nation.DECLARED)


def test_check_tells_a_file_that_is_not_the_one_that_was_sealed(
    examplia: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = shutil.copytree(examplia, tmp_path / "examplia")
    (layer / BUILT / "tiers.parquet").write_bytes(b"")
    assert main(["check", str(layer)]) == 1
    assert capsys.readouterr().out.startswith("1 fault\n  tiers.parquet: The file is not the one that was sealed")


@pytest.mark.parametrize("arguments", [["build"], ["build", "examplia"], ["build", "--from", "sources"]])
def test_a_build_that_lacks_something_shows_its_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m hineq build")


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_that_is_shipped_is_sound(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DATA / name)]) == 0
    assert capsys.readouterr().out.startswith("0 faults\n")
