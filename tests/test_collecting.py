"""How tests are collected: without reading a pack, so that a faulty one fails tests and not their collection."""

import pytest

from tests.conftest import LOADED


def test_no_test_module_reads_a_pack_while_it_is_imported(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.stash[LOADED] == 0
