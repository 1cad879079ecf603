"""Every page in a real browser, cut off from the network: in light and dark, wide and narrow, by mouse-free reading.

A page is opened by its address in light, and reached from another page in the dark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from hineq.ui.layout.pages import PAGES as REGISTERED
from tests.browser.checks import (
    axe_violations,
    complaints,
    cut_controls,
    error_boxes,
    grave,
    headings,
    layout_shift,
    length,
    sideways,
    skipped_levels,
)  # fmt: skip
from tests.chromium import PHONE, SMALL_PHONE, TWICE, WIDE, Seen, resize, settle, tab, visit
from tests.serving import ROOT, Server, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
TITLES = {page.file: f"{page.title} - hineq" for page in REGISTERED}
# pages that show one measure, one ward or two sides without being asked for it, and name it first in the browser's tab
NAMED = ("compare", "targets", "ward")
VIEWS = [(name, theme) for name in PAGES for theme in ("light", "dark")]


@dataclass(frozen=True, kw_only=True)
class View:
    """A page in a theme, shown once for all that is asked of it, and what its tab did."""

    name: str
    theme: str
    page: Page
    seen: Seen


@pytest.fixture(scope="module")
def dark(browser: Browser, server: Server) -> Iterator[tuple[Page, Seen]]:
    """A tab of a dark screen in which the app runs."""
    with tab(browser, theme="dark") as (page, seen):
        page.goto(server.url)
        settle(page)
        yield page, seen


# pytest asks everything of one view before it shows the next, in the order of this file: what resizes it comes last
@pytest.fixture(scope="module", params=VIEWS, ids=["-".join(view) for view in VIEWS])
def view(browser: Browser, server: Server, dark: tuple[Page, Seen], request: pytest.FixtureRequest) -> Iterator[View]:
    name, theme = request.param
    if theme == "dark":
        page, seen = dark
        resize(page, WIDE)
        visit(page, f"{server.url}/{name}")
        yield View(name=name, theme=theme, page=page, seen=seen)
        return
    with tab(browser) as (page, seen):
        page.goto(f"{server.url}/{name}")
        settle(page)
        yield View(name=name, theme=theme, page=page, seen=seen)


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


def test_hardly_anything_jumps_while_a_page_comes(view: View) -> None:
    if view.theme == "light":
        assert layout_shift(view.page) < 0.1


def test_a_page_is_no_longer_than_a_reader_goes(view: View) -> None:
    assert length(view.page) <= 5000


def test_a_page_asks_nothing_of_another_machine(view: View) -> None:
    assert view.seen.away == []


def test_a_page_complains_of_nothing_on_the_console(view: View) -> None:
    assert complaints(view.seen, PAGES) == []


def test_a_page_is_registered_and_shows_no_error(view: View) -> None:
    assert error_boxes(view.page) == []


def test_a_page_has_one_heading_of_the_first_level_and_skips_none(view: View) -> None:
    found, first = headings(view.page), view.page.locator("h1").inner_text().strip()
    assert first
    assert [words for level, words in found if level == 1] == [first]
    assert found[0][0] == 1
    assert skipped_levels(found) == []


def test_the_titles_of_the_navigation_differ() -> None:
    assert sorted(TITLES) == PAGES
    assert len(set(TITLES.values())) == len(PAGES), TITLES


def test_a_pages_title_is_that_of_the_navigation_after_what_it_shows(view: View) -> None:
    title = view.page.title()
    if view.name in NAMED:
        shown = title.removesuffix(f" - {TITLES[view.name]}")
        assert shown != title
        assert (
            shown.casefold().split(" and ")[0]
            in view.page.locator("main, [data-testid=stMain]").first.inner_text().casefold()
        )
    else:
        assert title == TITLES[view.name]


def test_axe_finds_nothing_grave(view: View) -> None:
    assert grave(axe_violations(view.page)) == []


def test_dark_is_dark_and_light_is_light(view: View) -> None:
    ground = _brightness(view.page, "[data-testid=stApp]", "backgroundColor")
    ink = _brightness(view.page, "h1", "color")
    if view.theme == "light":
        assert ground > 200 > 60 > ink
    else:
        assert ink > 200 > 60 > ground


def _brightness(page: Page, selector: str, style: str) -> float:
    colour: str = page.locator(selector).first.evaluate(f"(one) => getComputedStyle(one).{style}")
    red, green, blue = (float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_a_page_never_scrolls_sideways_on_a_phone(view: View) -> None:
    for size in (PHONE, SMALL_PHONE):
        resize(view.page, size)
        settle(view.page)
        assert sideways(view.page) == [], size
        if size == PHONE:
            assert length(view.page) <= 9000


def test_no_control_is_cut_off_at_320_pixels_and_at_twice_the_size(view: View) -> None:
    assert cut_controls(view.page) == []
    resize(view.page, TWICE)
    settle(view.page)
    assert cut_controls(view.page) == []
