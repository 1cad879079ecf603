"""A ward and what a resident is told on one sheet of paper; what is asked of every page is asked in test_pages.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hineq.theme.palette import DARK
from tests.browser.printed import contrast, left_out, rgb, said, sheets
from tests.chromium import tab, visit
from tests.luton import luton
from tests.serving import Server

WARDS = (
    "place=luton&ward=E05002198",
    "place=luton&ward=E05002206",
    "place=oxford",
    "place=llr",
    "place=llr&area=E06000016",
)
# a resident's page with most to say: a plan, targets, verdicts and estimates; a system's ward; a council of the nation
AREAS = (
    "place=luton&ward=E05002198",
    "place=luton&area=2024&ward=E05014739",
    "place=oxford&ward=E05006550",
    "place=llr&ward=E05010459",
    "place=E07000114&ward=E05005093",
)


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[Page]:
    with tab(browser, theme="dark") as (page, _):
        yield page


@pytest.fixture(scope="module")
def light(browser: Browser) -> Iterator[Page]:
    with tab(browser) as (page, _):
        yield page


@pytest.fixture
def ward(light: Page) -> Iterator[Page]:
    yield light
    light.emulate_media(media="null")


@pytest.mark.parametrize("query", WARDS)
def test_a_ward_prints_on_one_sheet(ward: Page, server: Server, query: str) -> None:
    visit(ward, f"{server.url}/ward?{query}")
    assert sheets(ward) == 1
    ward.emulate_media(media="print")
    words = " ".join(one["words"] for one in said(ward))
    name = ward.locator("h2").first.inner_text()
    assert name.startswith("Where ")
    for told in (ward.locator("h1").inner_text(), name, "Source:", "Figures as at", "best ward"):
        assert told in words
    assert ward.locator("[class*=st-key-frame_spine] svg.marks").first.is_visible()


@pytest.mark.claim("print")
@pytest.mark.parametrize("query", AREAS)
def test_what_a_resident_is_told_prints_on_one_sheet(ward: Page, server: Server, query: str) -> None:
    visit(ward, f"{server.url}/area?{query}")
    assert sheets(ward) == 1
    ward.emulate_media(media="print")
    words = " ".join(one["words"] for one in said(ward))
    for heading in ward.locator("[data-testid=stMain] h1, .hq-told h2").all_inner_texts():
        assert heading in words
    assert "Figures as at" in words


def test_the_longest_name_of_a_ward_stays_on_its_sheet(ward: Page, server: Server) -> None:
    longest = max(luton().wards, key=lambda one: len(one.area_name))
    visit(ward, f"{server.url}/ward?place=luton&ward={longest.area_code}")
    assert sheets(ward) == 1


def test_another_page_takes_more_sheets_than_one(light: Page, server: Server) -> None:
    visit(light, f"{server.url}/targets?place=luton")
    assert sheets(light) > 2


def test_the_checks_see_what_a_screen_folds_away_and_leaves_dark(dark: Page, server: Server) -> None:
    visit(dark, f"{server.url}/targets?place=luton")
    assert left_out(dark)
    words = said(dark)
    assert any(contrast(one["ink"], "rgb(255, 255, 255)") < 4.5 for one in words)
    assert any(one["svg"] and one["ink"] == rgb(DARK.text) for one in words)
