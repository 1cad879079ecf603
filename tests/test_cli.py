"""The command line: what `python -m hineq check` prints and with which status it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hineq.cli import main
from hineq.packs.read.pack import check_pack
from tests.examples.bad_packs import GOOD, bad_pack
from tests.paths import ROOT


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "hineq", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_a_good_pack_ends_with_0_and_its_notices_stand_apart() -> None:
    done = run("check", "tests/examples/good")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["0 faults", "4 notices"]
    assert [line.strip() for line in lines[2:6]] == [f"{notice} [{notice.code}]" for notice in check_pack(GOOD).notices]
    assert lines[-1] == "tests/examples/good is sound."


def test_a_bad_pack_ends_with_1_and_every_fault_with_its_place_value_and_rule(tmp_path: Path) -> None:
    bad_pack(tmp_path, "polarity_unknown", "value_not_a_number", "target_before_baseline")
    done = run("check", str(tmp_path))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "3 faults",
        "  indicators.csv, row 3, column polarity has 'low': "
        "The word must be one of: high_is_good, low_is_good, no_judgement. [word_unknown]",
        "  observations_wards.csv, row 3, column value has 'n/a': "
        "The cell must be a plain number such as -1234.5, without commas, spaces or signs such as %. [number_unreadable]",
        "  targets.csv, row 3, column period has '2008-10': A target must come after its baseline (2010-12). "
        "[target_before_baseline]",
        "4 notices",
        *(f"  {notice} [{notice.code}]" for notice in check_pack(GOOD).notices),
        "",
        f"{tmp_path} cannot be used until its faults are mended: docs/faults.md says how, by the code in brackets.",
    ]


def test_one_fault_is_counted_in_the_singular(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bad_pack(tmp_path, "sex_unknown"))]) == 1
    assert capsys.readouterr().out.startswith("1 fault\n  observations_wards.csv, row 3, column sex has 'Men': ")


def test_a_folder_that_does_not_exist_is_said_in_words() -> None:
    done = run("check", "data/nowhere")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:2] == [
        "1 fault",
        "  data/nowhere: There is no such folder: name one that holds a pack, such as data/<place>. [folder_missing]",
    ]


@pytest.mark.parametrize("arguments", [[], ["check"], ["mend", "data/luton"]])
def test_a_command_that_lacks_something_shows_its_usage_and_ends_with_2(
    arguments, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: python -m hineq")


def test_help_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "list every fault and notice of a place pack" in capsys.readouterr().out


def test_a_value_that_the_terminal_cannot_write_does_not_stop_the_list(tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "observations_wards.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",76.3,", ",−76.3,"), encoding="utf-8")
    command = [sys.executable, "-m", "hineq", "check", str(tmp_path)]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"has '\\u221276.3': " in done.stdout


def test_whoever_stops_reading_the_lines_gets_no_traceback() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "hineq", "check", "tests/examples/good"]
    done = subprocess.run(command, cwd=ROOT, stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    # how far it came before nobody read is the buffer's matter
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")
