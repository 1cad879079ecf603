"""How tests are collected, without reading a pack, so that a faulty one fails tests; and how they are handed out."""

import pytest

from tests.conftest import LOADED, worker


def test_no_test_module_reads_a_pack_while_it_is_imported(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.stash[LOADED] == 0


@pytest.mark.parametrize("turn", range(6))
def test_the_tests_of_a_file_stay_on_one_worker(
    turn: int, tmp_path_factory: pytest.TempPathFactory, testrun_uid: str, worker_id: str
) -> None:
    """Were they scattered, each worker would start a server and open each page of its own, without a word."""
    met = tmp_path_factory.getbasetemp().parent / f"workers-{testrun_uid}"
    met.mkdir(exist_ok=True)
    (met / worker_id).touch()
    assert [one.name for one in met.iterdir()] == [worker_id]


def test_what_asks_for_the_same_places_stays_together() -> None:
    assert worker("tests/pages/test_map.py::test_a[x]") == worker("tests/pages/test_rug.py::test_b")
    assert worker("tests/pages/test_map.py::test_a") != worker("tests/browser/test_map.py::test_a")
