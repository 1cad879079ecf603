"""The table of all wards by all measures in a browser: sorted by mouse and keyboard, kept in the address, cut for paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import PHONE, resize, settle, tab
from tests.serving import Server

HOMES = "overcrowded_households.Persons"
_NUMBERS = """(name) => {
    const table = document.querySelector(".hq-rug-box > .hq-rug");
    const heads = [...table.tHead.querySelectorAll("th[data-column]")];
    const at = heads.findIndex((one) => one.dataset.column === name);
    return [...table.tBodies[1].rows].map((row) => at ? parseFloat(row.cells[at].firstChild.data) : row.cells[0].textContent);
}"""


@pytest.fixture
def rug(browser: Browser, server: Server) -> Iterator[Page]:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/rug?place=luton")
        settle(page)
        yield page


def head(page: Page, name: str) -> str:
    return str(page.locator(f'.hq-rug-box th[data-column="{name}"]').get_attribute("aria-sort"))


def test_a_measure_sorts_the_wards_by_mouse_poorest_first_and_again_turns_them(rug: Page) -> None:
    button = rug.locator(f'.hq-rug-box th[data-column="{HOMES}"] button')
    button.click()
    shown = rug.evaluate(_NUMBERS, HOMES)
    assert shown == sorted(shown, reverse=True)
    assert head(rug, HOMES) == "descending"
    assert head(rug, "ward") == "none"
    assert "Sorted by Overcrowded homes, highest first." in rug.locator(".hq-rug caption").first.inner_text()
    assert "sort=overcrowded_households.Persons-descending" in rug.url
    button.click()
    shown = rug.evaluate(_NUMBERS, HOMES)
    assert shown == sorted(shown)


def test_the_keyboard_sorts_too_and_the_focus_stays(rug: Page) -> None:
    rug.locator('.hq-rug-box th[data-column="ward"] button').focus()
    rug.keyboard.press("Enter")
    names = rug.evaluate(_NUMBERS, "ward")
    assert names == sorted(names, reverse=True)
    rug.keyboard.press("Tab")
    rug.keyboard.press("Space")
    assert head(rug, "poor") == "descending"
    assert rug.evaluate("document.activeElement.closest('th').dataset.column") == "poor"


def test_the_order_outlives_a_choice_and_stands_in_a_link(rug: Page, server: Server) -> None:
    rug.goto(f"{server.url}/rug?place=luton&sort={HOMES}-descending")
    settle(rug)
    assert head(rug, HOMES) == "descending"
    rug.get_by_role("radio", name=re.compile("99.8")).click()
    rug.wait_for_url("**confidence=99.8**")
    settle(rug)
    assert f"sort={HOMES}-descending" in rug.url
    assert head(rug, HOMES) == "descending"


def test_names_and_heads_stay_in_sight_on_a_phone(rug: Page) -> None:
    resize(rug, PHONE)
    rug.evaluate("document.querySelector('.hq-rug-box').scrollTo(900, 150)")
    box = rug.locator(".hq-rug-box").bounding_box()
    name = rug.locator(".hq-rug tbody:last-of-type tr:nth-child(9) th").bounding_box()
    top = rug.locator(".hq-rug thead").bounding_box()
    assert box is not None
    assert name is not None
    assert top is not None
    assert abs(name["x"] - box["x"]) < 2
    assert abs(top["y"] - box["y"]) < 2
    assert rug.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_paper_has_every_measure_once_on_sheets_across_in_the_order_that_is_shown(rug: Page) -> None:
    rug.locator(f'.hq-rug-box th[data-column="{HOMES}"] button').click()
    first = rug.locator(".hq-rug-box tbody:last-of-type th").first.inner_text()
    heads = rug.locator(".hq-rug-box thead tr:nth-child(2) th").count()
    rug.emulate_media(media="print")
    tables = rug.locator(".hq-rug-paper table")
    tables.first.wait_for()
    assert tables.count() > 2
    assert rug.locator(".hq-rug-paper thead tr:nth-child(2) th").count() == heads
    assert {one.locator("tbody:last-of-type th").first.inner_text() for one in tables.all()} == {first}
    assert not rug.locator(".hq-rug-box").is_visible()
    rug.emulate_media(media="null")
    rug.locator(".hq-rug-paper").wait_for(state="detached")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", rug.pdf(prefer_css_page_size=True))
    assert boxes
    assert all(float(width) > float(height) for width, height in boxes)
