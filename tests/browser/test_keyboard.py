"""What a reader comes for, done with nothing but keys from the first Tab on; and the accessibility statement, which claims it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hineq.publish.statement import PATH, TITLE
from tests.browser.checks import axe_violations, sideways
from tests.chromium import SMALL_PHONE, resize, settle, tab
from tests.serving import Server

_MOST = 90
_SAID = "() => { const at = document.activeElement; return (at.getAttribute('aria-label') || at.innerText || at.tagName).trim().slice(0, 80); }"


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus is called so."""
    passed = []
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(_SAID))
        if words in passed[-1]:
            return
    pytest.fail(f"Tab does not lead to “{words}” but to {passed}")


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with tab(browser) as (opened, _):
        opened.goto(f"{server.url}/map?place=luton")
        settle(opened)
        yield opened


@pytest.mark.claim("keyboard_measure", "focus_kept")
def test_another_measure_is_chosen_and_the_focus_stays_in_its_list(page: Page) -> None:
    title = page.locator("h1").inner_text()
    tab_to(page, "Measure")
    page.keyboard.type("overcrowded")
    page.get_by_role("listbox").get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text(title)
    expect(page.locator("h1")).to_contain_text(re.compile("overcrowded", re.IGNORECASE))
    settle(page)
    assert page.evaluate("() => Boolean(document.activeElement.closest('[data-testid=stSelectbox]'))")


@pytest.mark.claim("keyboard_download")
def test_a_picture_is_downloaded(page: Page) -> None:
    tab_to(page, "Download")
    page.keyboard.press("Enter")
    tab_to(page, "Picture (PNG)")
    with page.expect_download() as came:
        page.keyboard.press("Enter")
    assert came.value.suggested_filename.endswith(".png")


@pytest.mark.claim("keyboard_table")
def test_the_table_is_opened_and_reached(page: Page) -> None:
    tab_to(page, "wards as a table")
    page.keyboard.press("Enter")
    table = page.locator("[data-testid=stMain] table.hq-table:visible").first
    table.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.querySelector('table.hq-table'))")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')")


@pytest.mark.claim("keyboard_search")
def test_words_are_searched_for_and_what_is_found_is_opened(page: Page) -> None:
    # from the end of the page Tab begins anew with the header
    page.evaluate("() => document.activeElement.blur()")
    tab_to(page, "Find a place, ward or measure")
    page.keyboard.type("asset based")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    settle(page)
    found = page.locator("[class*=st-key-hit_] a").first.inner_text().splitlines()[0]
    tab_to(page, found)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search" not in url)
    # once the passage that was found has come to rest in sight, the keyboard goes on from it
    page.wait_for_function("() => document.activeElement !== document.body")


def test_keys_of_the_frameworks_own_do_nothing(page: Page) -> None:
    # what the test before chose may still be running
    settle(page)
    page.evaluate("() => { window.ran = 0; document.activeElement.blur(); }")
    page.evaluate(
        """() => new MutationObserver(() => { window.ran += document.querySelectorAll('[data-test-script-state=running]').length; })
            .observe(document.body, { subtree: true, attributeFilter: ['data-test-script-state'] })"""
    )
    for key in ("r", "c"):
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    assert page.evaluate("() => window.ran") == 0
    assert page.get_by_role("dialog").count() == 0


def test_the_foot_leads_to_the_statement_which_is_accessible_itself(page: Page) -> None:
    tab_to(page, TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PATH}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    assert page.locator("script").count() == 0
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert axe_violations(page) == []
    resize(page, SMALL_PHONE)
    assert sideways(page) == []
