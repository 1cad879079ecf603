"""A picture on the whole screen of a room: large enough to be read from the back, left by Escape and by Back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hineq.ui.layout.pages import PAGES
from hineq.ui.views.doors import pages_with_something
from tests.browser.checks import error_boxes
from tests.browser.printed import contrast
from tests.chromium import resize, settle, tab, visit
from tests.serving import Server

ROOM = (1920, 1080)
SMALLEST = 28
# a page that needs a file or something found before it has a picture
WITHOUT = ("causes",)
FILES = [
    page.file for page in PAGES
    if page.presents and page.file in pages_with_something("luton") and page.file not in WITHOUT
]  # fmt: skip


@pytest.fixture(scope="module", params=["light", "dark"])
def room(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """A tab as large as a room's screen in a theme, in which the app runs."""
    with tab(browser, theme=request.param, size=ROOM) as (page, _):
        visit(page, server.url)
        yield page, request.param


def opened(page: Page) -> None:
    page.locator("section[role=dialog] .hq-room img").wait_for()
    settle(page)


@pytest.mark.parametrize("name", FILES)
def test_the_first_picture_of_a_page_fills_the_screen_and_can_be_read(
    room: tuple[Page, str], server: Server, name: str
) -> None:
    page, theme = room
    visit(page, f"{server.url}/{name}?place=luton&present=first")
    opened(page)
    dialog = page.locator("section[role=dialog]")
    box = dialog.bounding_box()
    assert box == {"x": 0, "y": 0, "width": ROOM[0], "height": ROOM[1]}
    words = dialog.evaluate(
        """(one) => [...one.querySelectorAll("h2, p")].filter((part) => part.checkVisibility() && part.innerText.trim())
            .map((part) => ({ said: part.innerText.trim(), size: parseFloat(getComputedStyle(part).fontSize),
                ink: getComputedStyle(part).color }))"""
    )
    ground = dialog.evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert min(one["size"] for one in words) >= SMALLEST, words
    assert words[0]["size"] >= 56
    assert all(contrast(one["ink"], ground) >= 4.5 for one in words)
    assert any(one["said"].startswith("Source: ") for one in words)
    picture = dialog.locator("img")
    assert picture.get_attribute("alt")
    # no letter inside is under 16 pixels before it is enlarged (tests/charts/test_labels.py), in an image of twice that
    natural, shown = picture.evaluate("(one) => [one.naturalWidth, one.getBoundingClientRect().width]")
    assert 16 * shown / (natural / 2) >= SMALLEST
    assert (contrast("rgb(255, 255, 255)", ground) < 1.2) == (theme == "light")


@pytest.mark.parametrize("way", ["escape", "close", "back"])
def test_it_is_left_by_escape_by_close_and_by_back(shared: Page, server: Server, way: str) -> None:
    page = shared
    resize(page, ROOM)
    visit(page, f"{server.url}/ward?place=luton")
    page.locator(".st-key-frame_spine .hq-full").first.focus()
    page.keyboard.press("Enter")
    opened(page)
    expect(page).to_have_url(re.compile("present=spine"))
    if way == "escape":
        page.keyboard.press("Escape")
    elif way == "close":
        page.get_by_role("button", name="Close").click()
    else:
        page.go_back()
    expect(page.locator("section[role=dialog]")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("present="))
    settle(page)
    assert error_boxes(page) == []
    page.wait_for_function("() => Boolean(document.activeElement.closest('.st-key-frame_spine .hq-full'))")


@pytest.mark.parametrize("way", ["escape", "close"])
def test_the_page_stays_where_it_was_behind_a_picture(shared: Page, server: Server, way: str) -> None:
    page = shared
    resize(page, ROOM)
    visit(page, f"{server.url}/inequality?place=luton")
    link = page.locator(".st-key-frame_gap_within .hq-full")
    link.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    settle(page)
    stands = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = page.evaluate(stands)
    assert before > 500
    link.click()
    opened(page)
    if way == "escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Close").click()
    expect(page.locator("section[role=dialog]")).to_have_count(0)
    settle(page)
    assert abs(page.evaluate(stands) - before) < 5
    expect(link).to_be_in_viewport()


def test_the_header_presents_the_first_picture_with_the_choices_of_the_page(shared: Page, server: Server) -> None:
    page = shared
    resize(page, ROOM)
    visit(page, f"{server.url}/ward?place=luton&ward=E05002198")
    page.locator(".hq-head-ways .hq-full").click()
    opened(page)
    expect(page.locator("section[role=dialog] h2")).to_contain_text("Dallow")
    expect(page).to_have_url(re.compile("ward=E05002198"))
