"""One server and one browser for all tests of the pages in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import demand_chromium
from tests.chromium import chromium, chromium_path
from tests.serving import Server, serving

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


# for the package, not the session: Playwright's event loop would still be running in the tests that come after
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, cut off from the network."""
    demand_chromium(chromium_path(), required=os.environ.get("HINEQ_REQUIRE_BROWSER") == "1")
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def server(browser: Browser) -> Iterator[Server]:
    """`streamlit run app.py` in a process of its own."""
    with serving() as running:
        yield running
