"""A board pack is written whole or not at all."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pytest

from hineq.board.slides import FIGURE_COLUMNS
from hineq.board.writing import NotWritten, readme, write_pack, write_whole
from tests.board.made_up import deck
from tests.paths import ROOT

FILES = {"board-pack.pdf", "board-pack.pptx", "board-pack.html", "figures.csv", "agenda.yaml", "README.txt"}


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_form_is_written_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    told: list[str] = []
    names = write_pack(deck(), tmp_path / "out" / "pack", "title: x\n", told=told.append)
    assert there(tmp_path / "out" / "pack") == FILES == set(names) == set(told)
    assert there(tmp_path / "out") == {"pack"}
    assert (tmp_path / "out" / "pack" / "board-pack.pdf").read_bytes().startswith(b"%PDF-")
    table = pd.read_csv(tmp_path / "out" / "pack" / "figures.csv")
    assert tuple(table.columns) == FIGURE_COLUMNS


def test_a_pack_of_before_is_replaced_whole(tmp_path: Path) -> None:
    write_pack(deck(), tmp_path / "pack", "title: first\n")
    write_pack(deck(), tmp_path / "pack", "title: second\n")
    assert (tmp_path / "pack" / "agenda.yaml").read_text() == "title: second\n"
    assert there(tmp_path) == {"pack"}


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotWritten, match="holds something else than a board pack"):
        write_pack(deck(), tmp_path, "")
    assert there(tmp_path) == {"mine.txt"}


@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_a_full_disk_leaves_the_pack_of_before_and_nothing_half_written(tmp_path: Path, after: int) -> None:
    write_pack(deck(), tmp_path / "pack", "title: before\n")
    wrote = 0

    def full(handle: int) -> None:
        nonlocal wrote
        wrote += 1
        if wrote > after:
            raise OSError(28, "No space left on device")

    with (
        patch("hineq.board.writing.os.fsync", full),
        pytest.raises(NotWritten, match="No space left on device.*Nothing was left behind"),
    ):
        write_pack(deck(), tmp_path / "pack", "title: after\n")
    assert (tmp_path / "pack" / "agenda.yaml").read_text() == "title: before\n"
    assert there(tmp_path) == {"pack"}
    assert there(tmp_path / "pack") == FILES


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    refuses = patch("hineq.board.writing.tempfile.mkdtemp", side_effect=PermissionError(13, "Permission denied"))
    with refuses, pytest.raises(NotWritten, match="Permission denied"):
        write_pack(deck(), tmp_path / "pack", "")
    assert there(tmp_path) == set()


def test_where_the_new_pack_cannot_be_put_in_place_the_old_one_is_back(tmp_path: Path) -> None:
    write_pack(deck(), tmp_path / "pack", "title: before\n")
    real = Path.rename

    def refuses(self: Path, target: Path) -> Path:
        if target == tmp_path / "pack" and self.name != "pack":
            raise OSError(5, "Input/output error")
        return real(self, target)

    with patch.object(Path, "rename", refuses), pytest.raises(NotWritten, match="Input/output error"):
        write_pack(deck(), tmp_path / "pack", "title: after\n")
    assert (tmp_path / "pack" / "agenda.yaml").read_text() == "title: before\n"
    assert there(tmp_path) == {"pack"}


def test_a_pack_that_is_killed_half_way_is_no_pack(tmp_path: Path) -> None:
    code = (
        "import os, time, sys\n"
        "from pathlib import Path\n"
        "import hineq.board.writing as writing\n"
        "from tests.board.made_up import deck\n"
        "whole = writing._write\n"
        "def slow(path, content):\n"
        "    whole(path, content)\n"
        "    print('wrote', path.name, flush=True)\n"
        "    time.sleep(60)\n"
        "writing._write = slow\n"
        f"writing.write_pack(deck(), Path({str(tmp_path / 'pack')!r}), '')\n"
    )
    running = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline().startswith("wrote")
    os.kill(running.pid, signal.SIGKILL)
    running.wait(timeout=20)
    assert not (tmp_path / "pack").exists()
    # and the next one goes through
    write_pack(deck(), tmp_path / "pack", "title: after\n")
    assert there(tmp_path / "pack") == FILES


def test_one_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "meetings" / "kept.csv", b"before")
    with (
        patch("hineq.board.writing.os.fsync", side_effect=OSError(28, "No space left on device")),
        pytest.raises(NotWritten),
    ):
        write_whole(tmp_path / "meetings" / "kept.csv", b"after")
    assert (tmp_path / "meetings" / "kept.csv").read_bytes() == b"before"
    assert there(tmp_path / "meetings") == {"kept.csv"}


def test_the_readme_names_every_file_and_every_column() -> None:
    words = readme(deck())
    for name in (FILES - {"README.txt"}) | set(FIGURE_COLUMNS):
        assert name in words
    assert io.StringIO(words).readline() == "Elmby Health and Wellbeing Board\n"
    assert "10 December 2026" in words
