"""My area's words are there before the app, can be read and followed, and give way to it without moving the reader."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, Route, TimeoutError, expect

from tests.browser.checks import axe_violations
from tests.chromium import PHONE, settle, tab
from tests.place_packs import place
from tests.serving import Server

_LINES = """(box) => [...document.querySelectorAll(`${box} :is(h2, h3, p, li)`)].filter((one) => one.checkVisibility())
    .map((one) => [one.textContent, one.getBoundingClientRect().top])"""
TRIES, WORDS_MS = 10, 5000
_FOCUS = "document.activeElement.innerText"


class Way:
    """The way of the app's own code to the browser, closed until it is opened."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[Route] = []
        self._open = False
        page.route("**/static/js/**", self._take)

    def _take(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._waiting.append(route)

    def open(self) -> None:
        """Let what waits and what comes through."""
        self._open = True
        for route in self._waiting:
            route.continue_()


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[tuple[Page, Way]]:
    """My area of a ward on a phone, to which the app has not come yet."""
    address = f"{server.url}/area?place=luton&ward={place('luton').wards[0].area_code}"
    with tab(browser, size=PHONE) as (page, _):
        way = Way(page)
        # no document waits long for words: a busy server has them ready for the next
        for _ in range(TRIES):
            page.goto(address, wait_until="commit")
            with suppress(TimeoutError):
                page.locator("#hq-before h1").wait_for(timeout=WORDS_MS)
                break
        yield page, way


def test_the_words_can_be_read_before_the_app_and_are_its_own_afterwards(phone: tuple[Page, Way]) -> None:
    page, way = phone
    words = page.locator("#hq-before h1").inner_text()
    page.wait_for_function("() => document.getElementById('root').inert")
    assert axe_violations(page) == []
    way.open()
    settle(page)
    expect(page.locator("#hq-before")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text([words])
    assert not page.locator("#root").evaluate("(root) => root.inert")


def test_the_app_comes_without_moving_the_line_or_the_link_that_the_reader_is_at(phone: tuple[Page, Way]) -> None:
    page, way = phone
    page.locator("#hq-before").evaluate("(box) => box.scrollTo(0, 900)")
    link = page.locator("#hq-before .hq-on a").first
    words = link.inner_text()
    link.evaluate("(one) => one.focus({ preventScroll: true })")
    line, top = next(one for one in page.evaluate(_LINES, "#hq-before") if one[1] >= 0)
    way.open()
    settle(page)
    assert abs(dict(page.evaluate(_LINES, "[data-testid=stMain]"))[line] - top) < 2
    assert page.evaluate(_FOCUS) == words
