"""What a reader keeps: one Back for each link, their place on the page, the keyboard's place, and the new headline said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import settle, tab
from tests.serving import Server

_FOCUS = "() => (document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"
_MAIN = "[data-testid=stMain]"


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with tab(browser) as (opened, _):
        opened.goto(server.url)
        settle(opened)
        yield opened


def link(page: Page, words: str) -> Locator:
    ways = page.locator(".hq-way a, .hq-doors a, .hq-tabs a")
    return ways.filter(has_text=words, visible=True).first


def follow(page: Page, words: str) -> None:
    before = page.url
    link(page, words).click()
    page.wait_for_function("(before) => location.href !== before", arg=before)
    settle(page)


def has_focus(page: Page, words: str) -> None:
    page.wait_for_function(f"(words) => ({_FOCUS})().includes(words)", arg=words)


def voice(page: Page) -> Locator:
    return page.locator("#hq-voice[role=status][aria-live=polite]")


def test_each_link_costs_one_back(page: Page) -> None:
    ways = ("Wards", "Two compared", "The gap", "Targets and trends", "Promises")
    been = [page.url]
    for words in ways:
        follow(page, words)
        been.append(page.url)
    for address in reversed(been[:-1]):
        page.go_back()
        settle(page)
        assert page.url.split("?")[0] == address.split("?")[0]


@pytest.mark.parametrize("query", ["ward?place=luton&ward=E00000000", "first?place=luton&weights=health,1,1,1"])
def test_a_link_that_the_page_puts_right_costs_one_back(page: Page, query: str) -> None:
    before = page.url
    page.evaluate("(query) => location.assign(query)", query)
    page.wait_for_function("(query) => !location.search.includes(query)", arg=query.split("&")[1])
    settle(page)
    assert "/" + query.split("?")[0] in page.url
    page.go_back()
    settle(page)
    assert page.url == before


@pytest.mark.parametrize(("start", "leads_to"), [("?place=luton", "ward"), ("england?place=luton", "inequality")])
def test_a_page_that_a_map_opens_costs_one_back(browser: Browser, server: Server, start: str, leads_to: str) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/{start}")
        settle(page)
        frame = next(one for one in page.frames if one is not page.main_frame)
        frame.locator("path.ward").nth(3).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{leads_to}?*")
        settle(page)
        page.go_back()
        page.wait_for_url(f"{server.url}/{start}")


def test_back_pressed_quickly_leads_where_it_leads_slowly(page: Page) -> None:
    follow(page, "Wards")
    wanted = page.url
    for words in ("Two compared", "The gap", "Targets and trends"):
        follow(page, words)
    for _ in range(3):
        page.evaluate("history.back()")
        page.wait_for_timeout(100)  # the answer of the page that is left is on its way
    page.wait_for_url(wanted)
    page.wait_for_timeout(3000)  # every answer that was on its way has come
    settle(page)
    assert page.url == wanted


def test_a_choice_costs_one_back_and_back_takes_it_back(page: Page) -> None:
    follow(page, "Wards")
    follow(page, "One ward")
    first = page.locator("h1").inner_text()
    page.locator(".st-key-ward_after button").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("h1")).to_have_text(first)
    page.go_back()
    page.wait_for_url("**/map?*")


def test_a_page_of_an_address_without_choices_is_shown_again_as_it_was(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/ward")
        settle(page)
        first = page.locator("h1").inner_text()
        page.locator(".st-key-ward_after button").click()
        expect(page.locator("h1")).not_to_have_text(first)
        page.go_back()
        expect(page.locator("h1")).to_have_text(first)


def test_what_a_page_takes_by_itself_is_not_in_its_address_but_in_the_one_to_pass_on(page: Page) -> None:
    follow(page, "Wards")
    assert re.fullmatch(r".*/map\?place=\w+", page.url)
    page.locator(".hq-take summary").first.click()
    given = page.locator(".hq-take code").first.inner_text()
    assert {"place", "indicator", "sex", "period"} <= set(re.findall(r"[?&](\w+)=", given))


def test_back_returns_to_where_the_reader_was(page: Page) -> None:
    last = page.locator(".hq-way a:visible").last
    last.scroll_into_view_if_needed()
    there = page.locator(_MAIN).evaluate("(one) => { one.scrollTop = 500; return one.scrollTop; }")
    assert there > 200
    page.wait_for_timeout(300)
    page.evaluate("() => document.querySelector('.hq-doors a[href*=targets]').click()")
    page.wait_for_url("**/targets?*")
    settle(page)
    assert page.locator(_MAIN).evaluate("(one) => one.scrollTop") < 50
    page.go_back()
    page.wait_for_url(lambda url: "targets" not in url)
    page.wait_for_function(f"(there) => Math.abs(document.querySelector('{_MAIN}').scrollTop - there) < 2", arg=there)
    settle(page)
    page.wait_for_timeout(1500)
    assert abs(page.locator(_MAIN).evaluate("(one) => one.scrollTop") - there) < 2


@pytest.mark.claim("focus_kept")
def test_after_back_the_wheel_over_a_map_scrolls_at_once(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/map")
    settle(page)
    follow(page, "One ward")
    page.go_back()
    page.wait_for_url("**/map*")
    settle(page)
    box = page.locator("iframe[title='Map of wards']").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(1500)
    assert page.locator(_MAIN).evaluate("(one) => one.scrollTop") > 250


def test_after_a_link_the_keyboard_goes_on_from_the_new_headline(page: Page) -> None:
    link(page, "The gap").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/inequality?*")
    settle(page)
    has_focus(page, page.locator("h1").inner_text())
    expect(voice(page)).to_be_empty()  # it is read out with the focus
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('[data-testid=stMain]'))")


@pytest.mark.claim("focus_kept", "headline_said")
def test_a_choice_keeps_the_focus_and_its_new_headline_is_said_once(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/ward?place=luton")
        settle(page)
        expect(voice(page)).to_have_count(1)
        expect(voice(page)).to_be_empty()
        page.evaluate(
            """() => { window.said = []; new MutationObserver(() => said.push(document.querySelector('#hq-voice').innerText))
                .observe(document.querySelector('#hq-voice'), { childList: true, characterData: true, subtree: true }); }"""
        )
        first = page.locator("h1").inner_text()
        page.locator(".st-key-ward_after button").focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(first)
        new = page.locator("h1").inner_text()
        expect(voice(page)).to_have_text(new)
        settle(page)
        assert page.evaluate("() => said") == [new]
        assert page.evaluate("() => Boolean(document.activeElement.closest('.st-key-ward_after'))")


def test_a_menu_of_choices_is_walked_by_tab(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/map?place=luton")
        settle(page)
        page.get_by_role("button", name="More choices").focus()
        page.keyboard.press("Enter")
        page.get_by_test_id("stPopoverBody").get_by_role("radio").first.wait_for()
        settle(page)
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('[data-testid=stPopoverBody]'))")
        page.keyboard.press("Shift+Tab")
        has_focus(page, "More choices")
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        has_focus(page, "More choices")


def test_what_can_be_taken_away_keeps_the_focus_and_is_copied(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/map?place=luton")
        settle(page)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator(".hq-take summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        has_focus(page, "Picture (PNG)")
        with page.expect_download():
            page.keyboard.press("Enter")
        has_focus(page, "Picture (PNG)")
        page.keyboard.press("Tab")
        has_focus(page, "Picture (SVG)")
        copy = page.locator(".hq-take button").first
        address = page.locator(".hq-take code").first.inner_text()
        copy.click()
        expect(voice(page)).to_have_text("Copied")
        assert page.evaluate("() => navigator.clipboard.readText()") == address


def test_the_open_door_is_underlined_and_no_other(page: Page) -> None:
    follow(page, "Wards")
    follow(page, "One ward")
    lines = page.locator(".hq-doors a").evaluate_all(
        "(all) => all.map((one) => [one.innerText, one.getAttribute('aria-current'), getComputedStyle(one).borderBottomColor])"
    )
    clear = "rgba(0, 0, 0, 0)"
    assert [(name, said) for name, said, colour in lines if colour != clear] == [("Wards", "true")]
    assert page.locator(".hq-tabs [aria-current=page]").inner_text() == "One ward"


def test_a_link_in_a_table_is_a_step_that_loads_nothing_anew(browser: Browser, server: Server) -> None:
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/england?place=luton")
        settle(page)
        loaded = []
        page.on("request", lambda one: loaded.append(one.url) if one.resource_type in ("document", "script") else None)
        way = page.locator(".hq-table a[data-step]").nth(2)
        name = way.inner_text()
        way.click()
        page.wait_for_url("**/inequality?*")
        settle(page)
        expect(page.locator("[class*=st-key-pick_place] input").first).to_have_value(name)
        has_focus(page, page.locator("h1").inner_text())
        assert page.locator(_MAIN).evaluate("(one) => one.scrollTop") < 50
        page.go_back()
        page.wait_for_url("**/england?place=luton")
        assert [one for one in loaded if "/england" in one or "/inequality" in one] == []
        # with a key that asks for another tab the browser does what it always does
        with page.context.expect_page() as opened:
            page.locator(".hq-table a[data-step]").nth(2).click(modifiers=["ControlOrMeta"])
        opened.value.close()
        assert "/england" in page.url


def test_the_menu_of_all_pages_leads_to_each_and_closes(browser: Browser, server: Server) -> None:
    with tab(browser, size=(390, 844)) as (page, _):
        page.goto(f"{server.url}/map?place=luton")
        settle(page)
        menu = page.locator("details.hq-menu")
        menu.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(menu.get_by_role("link", name="One ward")).to_be_visible()
        page.keyboard.press("Escape")
        expect(menu.get_by_role("link", name="One ward")).to_be_hidden()
        has_focus(page, "Menu")
        page.keyboard.press("Enter")
        # the keyboard leaves it at its end, and it hides nothing that it comes to
        menu.get_by_role("link").last.focus()
        page.keyboard.press("Tab")
        expect(menu.get_by_role("link", name="One ward")).to_be_hidden()
        menu.locator("summary").click()
        assert menu.locator("[aria-current=page]").inner_text() == "Map"
        menu.get_by_role("link", name="One ward").click()
        page.wait_for_url("**/ward?*")
        settle(page)
        expect(menu.get_by_role("link", name="One ward")).to_be_hidden()
        has_focus(page, page.locator("h1").inner_text())


def test_an_upload_keeps_the_focus_where_the_work_goes_on(browser: Browser, server: Server, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    with tab(browser) as (page, _):
        page.goto(f"{server.url}/causes?place=luton")
        settle(page)
        upload = page.get_by_test_id("stFileUploader").first.get_by_role("button").first
        upload.scroll_into_view_if_needed()
        with page.expect_file_chooser() as chooser:
            upload.press("Enter")
        chooser.value.set_files(wrong)
        page.get_by_text("wrong.csv").first.wait_for()
        settle(page)
        page.wait_for_timeout(1000)
        assert page.evaluate("() => document.activeElement !== document.body")
