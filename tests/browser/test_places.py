"""The packs beside Luton's in a real browser: levels, the system, a tracker; on a phone, in the dark, with axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hineq.insights.thread.tracker import tracker_rows
from tests.browser.checks import (
    axe_violations,
    complaints,
    error_boxes,
    headings,
    layout_shift,
    sideways,
    skipped_levels,
)
from tests.chromium import PHONE, Seen, settle, tab, visit
from tests.insights.thread.test_tracker import made
from tests.serving import ROOT, Server

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
VIEWS = [
    "overview?place=llr", "map?place=llr", "ward?place=llr&area=E06000016", "first?place=llr", "system?place=llr",
    "recommendations?place=oxford",
]  # fmt: skip


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[tuple[Page, Seen]]:
    with tab(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def dark_phone(browser: Browser) -> Iterator[Page]:
    with tab(browser, theme="dark", size=PHONE) as (page, _):
        yield page


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_sound_in_light_and_wide(desk: tuple[Page, Seen], server: Server, view: str) -> None:
    page, seen = desk
    visit(page, f"{server.url}/{view}")
    assert error_boxes(page) == []
    assert seen.away == []
    assert complaints(seen, PAGES) == []
    assert axe_violations(page) == []
    assert skipped_levels(headings(page)) == []
    assert sideways(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_sound_in_the_dark_on_a_phone(dark_phone: Page, server: Server, view: str) -> None:
    visit(dark_phone, f"{server.url}/{view}")
    assert error_boxes(dark_phone) == []
    assert sideways(dark_phone) == []
    assert axe_violations(dark_phone) == []


def test_a_level_is_chosen_in_the_list_and_stands_in_the_address(desk: tuple[Page, Seen], server: Server) -> None:
    page, _ = desk
    visit(page, f"{server.url}/overview?place=llr")
    page.get_by_role("combobox", name="Area").click()
    page.get_by_role("option", name="Rutland (place)").click()
    settle(page)
    page.wait_for_url("**area=E06000017*")
    expect(page.locator("h1")).to_contain_text("in Rutland can expect to live")
    page.get_by_role("combobox", name="Place", exact=True).click()
    page.get_by_role("option", name="Oxford").click()
    settle(page)
    page.wait_for_url(lambda address: "area=" not in address)
    expect(page.locator("h1")).to_contain_text("in Oxford can expect to live")


def test_a_councils_own_tracker_is_read_and_a_faulty_one_is_not(
    desk: tuple[Page, Seen], server: Server, tmp_path: Path
) -> None:
    good, bad = tmp_path / "own.csv", tmp_path / "bad.csv"
    table = tracker_rows([made(1), made(2)]).assign(areas="", due="2026-01-21")
    table.to_csv(good, index=False)
    table.assign(decision="perhaps").to_csv(bad, index=False)
    page, seen = desk
    visit(page, f"{server.url}/recommendations?place=luton")
    page.locator("input[type=file]").set_input_files(str(good))
    expect(page.locator("h1")).to_have_text("Two of two recommendations are overdue")
    page.locator("input[type=file]").set_input_files(str(bad))
    expect(page.locator("h1")).to_have_text("The tracker was not read: one fault")
    expect(page.get_by_text("perhaps").first).to_be_visible()
    assert seen.away == []


@pytest.mark.parametrize("place", ["place=luton", "place=llr", "place=llr&area=E06000016"])
def test_the_header_is_one_row_on_a_desk_and_the_page_does_not_jump_under_it(
    browser: Browser, server: Server, place: str
) -> None:
    """The lists of places and of levels, the field that finds, Present and Meeting stand beside each other."""
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/overview?{place}")
        settle(page)
        head = page.locator(".st-key-hq_head").bounding_box()
        assert head is not None
        assert head["height"] < 60
        assert layout_shift(page) < 0.1
