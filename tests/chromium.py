"""Debian's Chromium, headless and cut off: whatever a page asks of another machine is stopped and written down."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, Request, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SETTINGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
HERE = ("localhost", "127.0.0.1")
SETTLE_MS = 60_000
# Streamlit fetches the code of charts and frames only when the script has finished, so what is not there yet may still
# come: the page must have been still for a while. Charts in a closed part of the page are not drawn, and have no size.
_DRAWN = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const charts = shown("[data-testid=stVegaLiteChart]").filter((one) => one.getBoundingClientRect().width > 0);
    const complete = document.fonts.status === "loaded"
        && !shown("[data-testid=stSkeleton]").length
        && charts.every((one) => one.querySelector("svg, canvas"))
        && shown("iframe").every((one) => one.contentDocument.querySelector("[role=option][aria-label]"));
    const boxes = [...document.querySelectorAll("body *")].map((one) => one.getBoundingClientRect());
    const look = `${complete} ${boxes.reduce((sum, box) => sum + box.left + box.top + box.width + box.height, boxes.length)}`;
    if (look !== window.lookOnce) Object.assign(window, { lookOnce: look, lookSince: performance.now() });
    return complete && performance.now() - window.lookSince > 400;
}"""


def chromium_path() -> str | None:
    """The browser's file, or None where none is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; RuntimeError where none is installed."""
    path = chromium_path()
    if path is None:
        raise RuntimeError(f"No Chromium is installed (looked for {', '.join(NAMES)}).")
    with sync_playwright() as playwright:
        browser = _launch(playwright, path)
        yield browser
        browser.close()


def _launch(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=list(SETTINGS))


@dataclass(kw_only=True)
class Seen:
    """What a browser tab did that nobody sees: requests to other machines, the console's errors, answers of 400 up."""

    away: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@contextmanager
def tab(browser: Browser, **settings: Any) -> Iterator[tuple[Page, Seen]]:
    """A tab in a fresh profile (`settings` are those of Playwright's `new_context`), and what it did."""
    context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"} | settings))
    seen = Seen()
    context.route("**/*", lambda route, request: _pass_on(route, request, seen))
    page = context.new_page()
    page.on("console", lambda message: seen.errors.append(_words(message)) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(f"{error.name}: {error.message}"))
    page.on("websocket", lambda socket: None if _is_here(socket.url) else seen.away.append(socket.url))
    page.on("response", lambda one: seen.refused.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    try:
        yield page, seen
    finally:
        context.close()


def _pass_on(route: Route, request: Request, seen: Seen) -> None:
    if _is_here(request.url):
        route.continue_()
    else:
        seen.away.append(request.url)
        route.abort()


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname in HERE


def _words(message: Any) -> str:
    return f"{message.text} ({message.location.get('url', '')})"


def settle(page: Page) -> None:
    """Return when Streamlit has run the page, its charts, map and typeface are there, and nothing moves any more."""
    page.locator("[data-testid=stMain] h1").first.wait_for(timeout=SETTLE_MS)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=SETTLE_MS)
    page.wait_for_function(_DRAWN, timeout=SETTLE_MS)
