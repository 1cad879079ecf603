"""The search in a real browser: a hit opens its passage without a reload, in sight and marked; Back returns to the list."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checks import error_boxes
from tests.chromium import settle, tab
from tests.serving import Server

_MARKED = "() => [...(CSS.highlights.get('hq-found') || [])].map(range => range.toString()).join('|')"
_IN_SIGHT = """() => {
  const box = [...CSS.highlights.get('hq-found')][0].getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
}"""


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("asset based", "Commissioning priority"),
        ("re-ablement", "Measure of success"),
        ("slope index", "Word explained"),
    ],
)
def test_a_hit_opens_its_passage_without_a_reload_and_back_returns(
    browser: Browser, server: Server, query: str, kind: str
) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/search?place=luton&q={query}")
        settle(page)
        heading = page.locator("h1").inner_text()
        page.evaluate("window.unloaded = false; addEventListener('pagehide', () => { window.unloaded = true; })")
        hit = page.locator('[class*="st-key-hit_"]').filter(has_text=kind).first
        hit.get_by_role("link").click()
        page.wait_for_function(f"() => ({_MARKED})() !== ''")
        settle(page)
        page.wait_for_function(_IN_SIGHT)
        assert page.evaluate("window.unloaded") is False
        assert error_boxes(page) == []
        page.go_back()
        page.wait_for_url("**/search?*q=*")
        expect(page.locator("h1")).to_have_text(heading)


def test_a_near_spelling_leads_to_what_it_finds_and_stands_in_the_address(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/search?place=luton&q=diabetis")
        settle(page)
        page.get_by_role("link", name="diabetes (").click()
        expect(page.locator("h1")).to_contain_text("“diabetes”")
        page.wait_for_url("**q=diabetes*")
