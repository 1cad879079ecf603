"""The catalogue of faults: every code has an example, a name and a mend; the page that lists them is as made now."""

from pathlib import Path
from unittest.mock import patch

import pytest

from hineq.cli import main
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.mends import MENDS
from tests.examples.bad_packs import bad_pack
from tests.examples.fault_page import PAGE, examples, page


def test_every_code_has_a_name_and_a_mend_and_no_two_are_alike():
    codes = [*Fault, *Notice]
    assert list(MENDS) == codes
    assert len(set(codes)) == len({code.called for code in codes}) == len(codes)
    for code in codes:
        assert code == code.name.lower()
        assert code.called[-1] not in ".:"
        assert MENDS[code].endswith(".")


@pytest.fixture(scope="module")
def told():
    return list(examples())


def test_every_code_has_an_example_that_gives_it(told):
    assert [problem.code for _, problem in told] == list(Fault)


def test_the_page_is_as_it_would_be_written_now(told):
    with patch("tests.examples.fault_page.examples", return_value=told):
        assert PAGE.read_text(encoding="utf-8") == page()


def test_a_folder_that_cannot_be_written_is_said_in_words_and_left_as_it_was(tmp_path, capsys):
    before = {path.name: path.read_bytes() for path in bad_pack(tmp_path).iterdir()}
    with patch.object(Path, "replace", side_effect=OSError(28, "No space left on device")):
        assert main(["describe", str(tmp_path)]) == 1
    assert "datapackage.json: The file cannot be written (No space left on device): " in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
