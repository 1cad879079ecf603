"""What every test run says of itself: whether the pages will be driven in a real browser."""

from tests.chromium import chromium_path


def pytest_report_header() -> str:
    found = chromium_path()
    return f"browser: {found}" if found else "browser: no Chromium is installed, so tests/browser is skipped"
