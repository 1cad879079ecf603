"""What every test run says of itself, and what all runs of a page without a browser share."""

import gc
from collections.abc import Iterator
from functools import cache
from itertools import count
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from hineq.ui.views import caching
from tests import luton, place_packs
from tests.chromium import chromium_path

# what takes longest is handed out first, so that all workers end together; the rest follows in the order of its files
FIRST = ("tests/pages", "tests/insights", "tests/browser", "tests/packs")
# a worker that has worked out the views of a place keeps them: what asks for the same places stays together, elsewhere
# a file does, with its server and its made-up packs
TOGETHER = {
    "tests/pages/test_cut_places": "cut places",
    "tests/pages/test_downloads": "hostile places",
    "tests/pages/test_hostile": "hostile places",
    "tests/pages/test_missing": "places with less",
    "tests/pages/": "places",
    "tests/api/": "interface",
    "tests/insights/": "insights",
}
LOADED = pytest.StashKey[int]()


def pytest_report_header() -> str:
    path = chromium_path()
    return f"browser: {path}" if path else "browser: no Chromium is installed, so tests/browser is skipped"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    path = _path(item.nodeid)
    return next((turn for turn, folder in enumerate(FIRST) if path.startswith(f"{folder}/")), len(FIRST))


class _Together(LoadScopeScheduling):  # type: ignore[misc]
    """Hand out whole groups: xdist's own marks of groups are lost under pytest 9.2 (pytest-xdist issue 1386)."""

    def _split_scope(self, nodeid: str) -> str:
        return worker(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return _Together(config, log)


def worker(nodeid: str) -> str:
    """The name of the group of tests that a test stays on one worker with; a file is one where TOGETHER has no other."""
    path = _path(nodeid)
    return next((name for start, name in TOGETHER.items() if path.startswith(start)), path)


def _path(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Count the packs that test modules read while they were imported; tests/test_collecting.py asks for none."""
    session.config.stash[LOADED] = sum(
        read.cache_info().currsize for read in (luton.luton, luton.figures, place_packs.place, place_packs.figures)
    )


@pytest.fixture(scope="session", autouse=True)
def app_tests_share_what_never_changes() -> Iterator[None]:
    """Streamlit's AppTest searches every installed package for components, and compiles the scripts, at each run.

    Both come out the same every time and cost more than most pages do, so they are done once for all runs. The app
    frees what it lets go of at each place that is one too many; among all that tests hold this costs more than a page,
    so it is done for ten such places at once.
    """
    scripts, times = ScriptCache(), count(1)

    def collect() -> None:
        if next(times) % 10 == 0:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    seldom = SimpleNamespace(unfreeze=lambda: None, collect=collect, freeze=lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(app_test, "ScriptCache", lambda: scripts)
        patch.setattr(caching, "gc", seldom)
        yield
