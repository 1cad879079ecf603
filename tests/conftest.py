"""What every test run says of itself, and what all runs of a page without a browser share."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test

from tests.chromium import chromium_path


def pytest_report_header() -> str:
    path = chromium_path()
    return f"browser: {path}" if path else "browser: no Chromium is installed, so tests/browser is skipped"


@pytest.fixture(scope="session", autouse=True)
def app_tests_share_what_never_changes() -> Iterator[None]:
    """Streamlit's AppTest searches every installed package for components, and compiles the scripts, at each run.

    Both come out the same every time and cost more than most pages do, so they are done once for all runs.
    """
    scripts = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(app_test, "ScriptCache", lambda: scripts)
        yield
