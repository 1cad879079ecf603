"""Debian's Chromium, headless and cut off: it finds no other machine, and what a page asks of one is written down."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright, TimeoutError, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SETTINGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # a tab beside another of the same server shares its process, and with it the compiled program of the app
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
HERE = ("localhost", "127.0.0.1")
SETTLE_MS, _TURN_MS = 60_000, 5_000
# how often a page is looked at: each look measures every box, which at every frame would slow down what is waited for
_LOOK_MS = 80
# Streamlit fetches the code of charts and frames only when the script has finished, so what is not there yet may still
# come: the page must have looked the same four times running, which a busy machine stretches, unlike a time. Charts in a closed part of the page are not drawn, and have no size.
_DRAWN = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const charts = shown("[data-testid=stVegaLiteChart]").filter((one) => one.getBoundingClientRect().width > 0);
    const complete = document.fonts.status === "loaded"
        && !document.getElementById("hq-before")
        && !shown("[data-testid=stSkeleton]").length
        && charts.every((one) => one.querySelector("svg, canvas"))
        && shown("iframe").every((one) => one.contentDocument.querySelector("[role=option][aria-label]"));
    const boxes = [...document.querySelectorAll("body *")].map((one) => one.getBoundingClientRect());
    const look = `${complete} ${boxes.reduce((sum, box) => sum + box.left + box.top + box.width + box.height, boxes.length)}`;
    Object.assign(window, { lookOnce: look, looksAlike: look === window.lookOnce ? window.looksAlike + 1 : 1 });
    return complete && window.looksAlike >= 4;
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


WIDE, PHONE, SMALL_PHONE = (1440, 900), (390, 844), (320, 640)
# a window of 1440 pixels at 200%
TWICE = (720, 450)


@contextmanager
def tab(browser: Browser, *, theme: str = "light", size: tuple[int, int] = WIDE) -> Iterator[tuple[Page, Seen]]:
    """A tab of the browser's one profile, in a theme ("light", "dark") and with a window's size, and what it did.

    All tabs share the profile, so that the program in the browser is fetched and compiled once for all of them.
    """
    context = browser.contexts[0] if browser.contexts else browser.new_context(locale="en-GB")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    resize(page, size)
    seen = Seen()
    # nothing needs to stop a request to another machine: the browser finds none (SETTINGS)
    page.on("request", lambda request: None if _is_here(request.url) else seen.away.append(request.url))
    page.on("websocket", lambda socket: None if _is_here(socket.url) else seen.away.append(socket.url))
    page.on("console", lambda message: seen.errors.append(_words(message)) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(f"{error.name}: {error.message}"))
    page.on("response", lambda one: seen.refused.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    try:
        yield page, seen
    finally:
        page.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the window of a tab another size, in pixels."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


# as Back does it: an address, and the word that it has changed. The page's own way with addresses (static/page/keep.js)
# is for links that a reader follows.
_TURN = """(url) => {
    Object.assign(window, { turned: false, lookOnce: "" });
    const app = document.querySelector("[data-testid=stApp]");
    new MutationObserver(() => { window.turned ||= app.dataset.testScriptState === "running"; })
        .observe(app, { attributeFilter: ["data-test-script-state"] });
    History.prototype.pushState.call(history, {}, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
}"""


def visit(page: Page, url: str) -> None:
    """Show a page of the app, settled: by a step within the app where it runs in the tab, else by opening it.

    The program in the browser then starts once for many pages; starting it is most of what one page costs.
    """
    # behind another tab nothing is drawn anew, charts least of all
    page.bring_to_front()
    if page.url != url and urlsplit(page.url)[:2] == urlsplit(url)[:2]:
        page.evaluate(_TURN, url)
        with suppress(TimeoutError):
            page.wait_for_function("() => window.turned", timeout=_TURN_MS)
            settle(page)
            if urlsplit(page.url)[:3] == urlsplit(url)[:3]:
                return
    # the app runs elsewhere, was busy with the page before, or shows this address already
    page.goto(url)
    settle(page)


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname in HERE


def _words(message: Any) -> str:
    return f"{message.text} ({message.location.get('url', '')})"


def settle(page: Page) -> None:
    """Return when Streamlit has run the page, its charts, map and typeface are there, and nothing moves any more."""
    page.locator("[data-testid=stMain] h1").first.wait_for(timeout=SETTLE_MS)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=SETTLE_MS)
    page.wait_for_function(_DRAWN, timeout=SETTLE_MS, polling=_LOOK_MS)
