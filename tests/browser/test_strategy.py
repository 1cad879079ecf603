"""The golden thread in a real browser: walked by its links, by the keyboard, back, and by an address; the matrix on a phone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import axe_violations, error_boxes, sideways
from tests.chromium import PHONE, resize, settle, visit
from tests.serving import Server

MATRIX = "Which priority leads to which need"


@pytest.fixture
def page(shared: Page, server: Server) -> Page:
    """The strategy's page on a priority."""
    visit(shared, f"{server.url}/strategy?element=priority_1_1")
    return shared


def element(page: Page) -> str:
    """The element in the address."""
    return parse_qs(urlsplit(page.url).query).get("element", [""])[0]


def step(page: Page, label: str, lands: str) -> None:
    """Follow a link of the thread."""
    page.locator(".st-key-thread").get_by_role("link", name=label, exact=True).click()
    page.wait_for_url(f"**element={lands}*")
    settle(page)


def stands_on(page: Page, name: str) -> None:
    expect(page.locator(".hq-element")).to_have_text(name)


def test_the_thread_is_walked_by_its_links_and_back(page: Page) -> None:
    stands_on(
        page, "Implement Luton's Healthy Child Programme (0-19) through integrated working with partner agencies."
    )
    step(page, "Reducing infant mortality", "jsna_reducing_infant_mortality")
    stands_on(page, "Reducing infant mortality")
    step(page, "Infant mortality", "infant_mortality")
    stands_on(page, "Infant mortality rate")
    page.go_back()
    page.wait_for_url("**element=jsna_reducing_infant_mortality*")
    settle(page)
    stands_on(page, "Reducing infant mortality")
    assert error_boxes(page) == []


def test_what_leads_to_an_element_stands_beside_it_where_there_is_room(page: Page) -> None:
    for parts in (2, 3):
        row = page.locator(f".st-key-thread .hq-knot:visible:has(> :nth-child({parts}):last-child)").first
        tops = row.evaluate("(row) => [...row.children].map((one) => one.getBoundingClientRect().top)")
        assert len(tops) == parts
        assert max(tops) - min(tops) < 24


def test_an_address_opens_its_element_again(page: Page) -> None:
    step(page, "The Children and Young People's Trust Board", "children_and_young_peoples_trust_board")
    page.reload()
    settle(page)
    stands_on(page, "The Children and Young People's Trust Board")


def test_a_step_is_taken_by_the_keyboard(page: Page) -> None:
    page.locator(".st-key-thread").get_by_role("link", name="Reducing family poverty", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**element=jsna_reducing_family_poverty*")
    settle(page)
    stands_on(page, "Reducing family poverty")


def test_the_thread_leads_to_the_ward_the_trend_and_the_matrix_to_an_element(page: Page) -> None:
    page.get_by_text(MATRIX).click()
    page.locator(".hq-matrix").get_by_role("link", name="Improving cancer survival rates").click()
    page.wait_for_url("**element=jsna_improving_cancer_survival*")
    settle(page)
    stands_on(page, "Improving cancer survival rates")
    step(page, "Cancer found early (stage 1-2)", "cancer_diagnosed_stage_1_2")
    page.get_by_role("link", name="See the trend").click()
    page.wait_for_url("**/targets?*indicator=cancer_diagnosed_stage_1_2*")
    settle(page)
    assert error_boxes(page) == []


@pytest.mark.claim("keyboard_table")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_the_matrix_scrolls_by_itself_and_nothing_else_sideways(
    shared: Page, server: Server, theme: str
) -> None:
    page = shared
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    resize(page, PHONE)
    visit(page, f"{server.url}/strategy?element=jsna_improving_mental_health")
    assert sideways(page) == []
    page.get_by_text(MATRIX).click()
    page.locator(".hq-matrix").wait_for()
    assert sideways(page) == []
    box = page.locator(".hq-scroll", has=page.locator(".hq-matrix"))
    assert box.evaluate("(one) => one.scrollWidth > one.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(one) => one.scrollLeft > 0", arg=box.element_handle())
    assert axe_violations(page) == []
