"""Charts are held against Altair's schema as they are made, which pages leave out."""

from collections.abc import Iterator

import pytest
from altair.utils import schemapi

import hineq.charts.layered  # noqa: F401 (turns the checks off)


@pytest.fixture(autouse=True)
def _checked() -> Iterator[None]:
    with schemapi.debug_mode(True):
        yield
