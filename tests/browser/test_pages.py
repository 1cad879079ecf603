"""Every page in a real browser, cut off from the network: in light and dark, wide and narrow, by mouse-free reading."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from hineq.ui.layout.pages import PAGES as REGISTERED
from tests.browser.checks import (
    axe_violations,
    complaints,
    error_boxes,
    grave,
    headings,
    sideways,
    skipped_levels,
)  # fmt: skip
from tests.chromium import Seen, settle, tab
from tests.serving import ROOT, Server, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
TITLES = {page.file: f"{page.title} - hineq" for page in REGISTERED}
THEMES = ("light", "dark")
Visit = Callable[..., tuple[Page, Seen]]
every_page = pytest.mark.parametrize("name", PAGES)
every_theme = pytest.mark.parametrize("theme", THEMES)


@pytest.fixture(scope="module")
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Opens a page in a theme by its deep link; the second time it hands out the same tab."""
    opened: dict[tuple[str, str], tuple[Page, Seen]] = {}
    with ExitStack() as stack:

        def open_page(name: str, theme: str = "light") -> tuple[Page, Seen]:
            if (name, theme) not in opened:
                page, seen = stack.enter_context(tab(browser, color_scheme=theme))
                opened[name, theme] = page, seen
                page.goto(f"{server.url}/{name}")
                settle(page)
            return opened[name, theme]

        yield open_page


def test_there_are_pages() -> None:
    assert len(PAGES) >= 5


# a server of its own for each: one page with a map, one with its own address, one with neither, and the first
@pytest.mark.parametrize("name", ["overview", "map", "strategy", "methods"])
def test_the_first_request_to_a_fresh_server_may_be_a_deep_link(browser: Browser, name: str) -> None:
    with serving() as fresh, tab(browser) as (page, seen):
        page.goto(f"{fresh.url}/{name}")
        settle(page)
        assert error_boxes(page) == []
        assert page.title() == TITLES[name]
        assert seen.away == []
        assert complaints(seen, PAGES) == []
        assert "Traceback" not in fresh.printed()


@every_page
@every_theme
def test_a_page_asks_nothing_of_another_machine(visit: Visit, name: str, theme: str) -> None:
    _, seen = visit(name, theme)
    assert seen.away == []


@every_page
@every_theme
def test_a_page_complains_of_nothing_on_the_console(visit: Visit, name: str, theme: str) -> None:
    _, seen = visit(name, theme)
    assert complaints(seen, PAGES) == []


@every_page
def test_a_page_is_registered_and_shows_no_error(visit: Visit, name: str) -> None:
    page, _ = visit(name)
    assert error_boxes(page) == []


@every_page
def test_a_page_has_one_heading_of_the_first_level_and_skips_none(visit: Visit, name: str) -> None:
    page, _ = visit(name)
    found = headings(page)
    assert [words for level, words in found if level == 1] == [page.locator("h1").inner_text().strip()]
    assert page.locator("h1").inner_text().strip()
    assert found[0][0] == 1
    assert skipped_levels(found) == []


def test_the_pages_titles_differ_and_are_those_of_the_navigation(visit: Visit) -> None:
    titles = {name: visit(name)[0].title() for name in PAGES}
    assert len(set(titles.values())) == len(PAGES), titles
    assert titles == {name: TITLES[name] for name in PAGES}


@every_page
@every_theme
def test_axe_finds_nothing_grave(visit: Visit, name: str, theme: str) -> None:
    page, _ = visit(name, theme)
    assert grave(axe_violations(page)) == []


@every_page
def test_dark_is_dark_and_light_is_light(visit: Visit, name: str) -> None:
    ground, ink = {}, {}
    for theme in THEMES:
        page, _ = visit(name, theme)
        ground[theme] = _brightness(page, "[data-testid=stApp]", "backgroundColor")
        ink[theme] = _brightness(page, "h1", "color")
    assert ground["light"] > 200 > 60 > ground["dark"]
    assert ink["dark"] > 200 > 60 > ink["light"]


def _brightness(page: Page, selector: str, style: str) -> float:
    colour: str = page.locator(selector).first.evaluate(f"(one) => getComputedStyle(one).{style}")
    red, green, blue = (float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@every_page
def test_a_page_never_scrolls_sideways_on_a_phone(browser: Browser, server: Server, name: str) -> None:
    with tab(browser, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto(f"{server.url}/{name}")
        settle(page)
        assert sideways(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        settle(page)
        assert sideways(page) == []
