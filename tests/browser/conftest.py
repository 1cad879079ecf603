"""One server and one browser for all tests of the pages in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import demand_chromium
from tests.chromium import WIDE, Seen, chromium, chromium_path, resize, tab, visit
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
def running(browser: Browser) -> Iterator[tuple[Server, Page, Seen]]:
    """`streamlit run app.py` in a process of its own, and a tab that stays open on it.

    As long as one is open, every other finds the app's program compiled (SETTINGS of tests/chromium.py).
    """
    with serving() as started, tab(browser) as (page, seen):
        # whole, before a test turns it: an address that changes while the app begins is not followed
        visit(page, started.url)
        yield started, page, seen


@pytest.fixture(scope="package")
def server(running: tuple[Server, Page, Seen]) -> Server:
    """The one server."""
    return running[0]


@pytest.fixture
def shared(running: tuple[Server, Page, Seen]) -> Iterator[Page]:
    """The open tab, light and wide, for what does not hang on a fresh opening: pages are shown in it by `visit`."""
    _, page, seen = running
    resize(page, WIDE)
    yield page
    page.emulate_media(media="null", color_scheme="light", forced_colors="none")
    assert seen.away == []
