"""A meeting on the whole screen: read from the back of the room, moved by keys, with the network cut, by two windows, by touch."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hineq.board.room import ASKED
from tests.browser.checks import axe_violations
from tests.chromium import PHONE, settle, tab
from tests.serving import Server, serving

ROOM = (1920, 1080)
SMALLEST, FINDING = 28, 60
# a deck is made once a server, and a machine that does ten things at once takes its time
WAIT_MS = 240_000
SHOWN = ".hqr-stage > .hqb-slide:not([hidden])"
DALLOW = "E05002198"

_READ = """() => {
    const slide = document.querySelector(".hqr-stage > .hqb-slide:not([hidden])"), room = document.querySelector("#hq-room");
    const written = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const words = [...room.querySelectorAll("*")].filter((one) => one.checkVisibility() && written(one));
    const size = (one) => parseFloat(getComputedStyle(one).fontSize);
    const off = [...slide.querySelectorAll("*")].filter((one) => {
        const box = one.getBoundingClientRect(), of = slide.getBoundingClientRect();
        return one.checkVisibility() && box.width && (box.right > of.right + 1 || box.bottom > of.bottom + 1 || box.left < of.left - 1);
    });
    const parts = [...slide.children].filter((one) => one.checkVisibility());
    const under = (one) => Math.max(one.getBoundingClientRect().bottom, ...[...one.children].map((part) => part.getBoundingClientRect().bottom));
    const over = parts.slice(1).filter((one, at) => under(parts[at]) > one.getBoundingClientRect().top + 1);
    const image = slide.querySelector("img"), box = image && image.getBoundingClientRect();
    return {
        id: slide.dataset.id, finding: size(slide.querySelector("h2")), smallest: Math.min(...words.map(size)),
        off: off.map((one) => `${one.tagName} ${one.className} ${one.innerText.slice(0, 60)}`),
        over: over.map((one) => `${one.className} ${one.innerText.slice(0, 60)}`),
        scrolls: [slide.scrollWidth - slide.clientWidth, slide.scrollHeight - slide.clientHeight],
        picture: image ? 16 * Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight) : null,
        focus: document.activeElement === slide.querySelector("h2"), bar: room.querySelector(".hqr-bar").offsetHeight,
    };
}"""


def enter(page: Page, url: str, query: str) -> None:
    page.goto(f"{url}/meeting?{query}", timeout=WAIT_MS)
    page.locator("#hq-room").wait_for(timeout=WAIT_MS)


def slide(page: Page) -> str:
    """The slide that the room shows, as the address calls it."""
    return str(page.locator(SHOWN).get_attribute("data-id"))


def address(page: Page) -> str:
    """The slide that the address names; Playwright hears of a changed address a moment later."""
    named = re.search(r"[?&]slide=([^&]+)", page.evaluate("location.search"))
    return named[1] if named else ""


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Page]:
    """Luton's proposed deck on the whole screen, on its cover."""
    with tab(browser, size=ROOM) as (page, _):
        enter(page, server.url, "place=luton&slide=cover")
        yield page


@pytest.mark.parametrize(
    "meeting",
    [
        "place=luton", "place=oxford", "place=llr", "place=luton&agenda=example_board",
        "place=oxford&agenda=example_scrutiny", "place=llr&area=E06000016&agenda=example_leicester",
    ],
)  # fmt: skip
def test_every_slide_is_read_from_the_back_of_the_room(
    browser: Browser, server: Server, meeting: str, subtests: pytest.Subtests
) -> None:
    with tab(browser, size=ROOM) as (page, _):
        enter(page, server.url, f"{meeting}&slide=cover")
        count = page.locator(
            f".hqr-stage > .hqb-slide:not([data-id^='{ASKED}'])"
        ).count()  # wards that may be asked for come later
        seen = []
        for number in range(count):
            page.wait_for_timeout(60)
            told = page.evaluate(_READ)
            seen.append(told["id"])
            with subtests.test(told["id"]):
                assert told["smallest"] >= SMALLEST
                assert told["finding"] >= FINDING
                assert told["off"] == told["over"] == []
                assert max(told["scrolls"]) <= 0
                assert told["picture"] is None or told["picture"] >= SMALLEST
                assert told["focus"]
                assert told["bar"] <= 70
                assert address(page) == told["id"]
            page.keyboard.press("PageDown")
            if number < count - 1:
                # a busy machine takes its time to hear a key
                page.wait_for_function("id => new URL(location).searchParams.get('slide') !== id", arg=told["id"])
        assert len(set(seen)) == count > 3


@pytest.mark.claim("keyboard_slides")
def test_keys_move_and_the_address_keeps_the_slide(room: Page) -> None:
    ids = room.locator(".hqr-stage > .hqb-slide").evaluate_all("(all) => all.slice(0, 40).map((one) => one.dataset.id)")
    for key, at in [
        ("PageDown", 1), ("ArrowRight", 2), (" ", 3), ("ArrowDown", 4), ("PageUp", 3), ("ArrowLeft", 2), ("ArrowUp", 1),
        ("Shift+ ", 0), ("ArrowLeft", 0), ("ArrowRight", 1),
    ]:  # fmt: skip
        room.keyboard.press(key.replace(" ", "Space"))
        assert slide(room) == ids[at], key
        assert address(room) == ids[at]
    room.keyboard.press("End")
    assert address(room) == "decisions"
    room.keyboard.press("Home")
    assert address(room) == "cover"
    # the framework's own keys c and r do nothing of theirs here
    room.keyboard.press("r")
    room.locator(".hqr-next").click()
    assert slide(room) == ids[1]
    room.reload()
    room.locator("#hq-room").wait_for(timeout=WAIT_MS)
    assert slide(room) == ids[1]


def test_the_index_leads_to_a_slide(room: Page) -> None:
    room.keyboard.press("i")
    assert room.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    room.keyboard.press("ArrowDown")
    room.keyboard.press("ArrowDown")
    room.keyboard.press("Enter")
    assert slide(room) == room.locator(".hqr-stage > .hqb-slide").nth(2).get_attribute("data-id")
    room.keyboard.press("i")
    room.keyboard.press("Escape")
    expect(room.locator(".hqr-panel")).to_be_hidden()
    expect(room.locator("#hq-room")).to_be_visible()


@pytest.mark.parametrize("back", ["Backspace", "Escape", "button"])
def test_a_ward_is_two_keys_away_and_one_back(room: Page, back: str) -> None:
    room.keyboard.press("PageDown")
    before = slide(room)
    room.keyboard.press("w")
    key = room.locator(".hqr-panel li button", has_text="Dallow").locator("kbd").inner_text()
    room.keyboard.press(key)
    expect(room.locator(SHOWN)).to_have_attribute("data-id", f"asked_{DALLOW}", timeout=WAIT_MS)
    expect(room.locator(f"{SHOWN} h2")).to_contain_text("Dallow")
    assert address(room) == before
    assert f"asked={DALLOW}" in room.url
    told = room.evaluate(_READ)
    assert (told["smallest"] >= SMALLEST, told["off"], told["focus"]) == (True, [], True)
    if back == "button":
        room.get_by_role("button", name="Back to slide 2").click()
    else:
        room.keyboard.press(back)
    assert slide(room) == before
    assert "asked=" not in room.url


def test_of_many_wards_one_is_typed(browser: Browser, server: Server) -> None:
    with tab(browser, size=ROOM) as (page, _):
        enter(page, server.url, "place=llr&slide=cover")
        page.keyboard.press("w")
        page.keyboard.type("wycl")
        page.keyboard.press("Enter")
        expect(page.locator(f"{SHOWN} h2")).to_contain_text("Wycliffe", timeout=WAIT_MS)
        page.keyboard.press("Backspace")
        assert slide(page) == "cover"


@pytest.mark.claim("keyboard_slides")
def test_the_page_behind_is_out_of_reach_and_comes_back(browser: Browser, server: Server) -> None:
    with tab(browser, size=ROOM) as (page, _):
        page.goto(f"{server.url}/meeting?place=luton")
        page.locator(".hq-ways a[data-room]").wait_for(timeout=WAIT_MS)
        settle(page)
        page.locator(".hq-ways a[data-room]").focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Health inequalities in Luton")
        expect(dialog).to_be_visible()
        assert page.evaluate("document.querySelector('[data-testid=stMain]').closest('[inert]') !== null")
        for _ in range(14):
            page.keyboard.press("Tab")
            assert page.evaluate(
                "document.activeElement === document.body || Boolean(document.activeElement.closest('#hq-room'))"
            )
        page.keyboard.press("Escape")
        expect(page.locator("#hq-room")).to_have_count(0)
        expect(page).not_to_have_url(re.compile("slide="))
        assert page.locator("body > [inert]").count() == 0
        page.wait_for_function("() => document.activeElement.matches('a[data-room]')")


def test_back_leads_to_where_one_came_from(browser: Browser, server: Server) -> None:
    with tab(browser, size=ROOM) as (page, _):
        page.goto(f"{server.url}/meeting?place=luton")
        page.locator(".hq-slides a").nth(3).wait_for(timeout=WAIT_MS)
        settle(page)
        page.locator(".hq-slides a").nth(3).click()
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        page.go_back()
        expect(page.locator("#hq-room")).to_have_count(0)
        assert page.url.endswith("/meeting?place=luton")


def test_the_slides_move_without_a_server_and_a_new_one_opens_on_the_same(browser: Browser) -> None:
    with tab(browser, size=ROOM) as (page, _):
        with serving() as first:
            enter(page, first.url, "place=oxford&slide=cover")
            page.keyboard.press("PageDown")
            where = slide(page)
        assert first.process.poll() is not None
        page.wait_for_timeout(1500)
        assert slide(page) == where
        for _ in range(2):
            page.keyboard.press("PageDown")
        assert slide(page) not in (where, "cover")
        assert page.locator(f"{SHOWN} h2").inner_text()
        # the browser fetches the wards one after the other: the last is not there yet
        page.keyboard.press("w")
        page.keyboard.press(page.locator(".hqr-panel li kbd").last.inner_text())
        expect(page.locator(".hqr-voice")).to_contain_text("cannot be shown")
        page.keyboard.press("Escape")
        page.wait_for_function("() => document.activeElement.closest('#hq-room')")
        where, query = slide(page), page.url.partition("?")[2]
        with serving() as second:
            enter(page, second.url, query)
            assert slide(page) == where


def test_the_notes_follow_and_lead_in_a_window_of_their_own(room: Page) -> None:
    room.keyboard.press("PageDown")
    with room.context.expect_page() as opened:
        room.keyboard.press("n")
    notes = opened.value
    try:
        notes.locator("#hq-room").wait_for(timeout=WAIT_MS)
        assert slide(notes) == slide(room)
        expect(notes.locator(f"{SHOWN} .hqr-next")).to_contain_text("Next: ")
        assert notes.locator(f"{SHOWN} p").count() >= 3
        room.keyboard.press("PageDown")
        expect(notes.locator(SHOWN)).to_have_attribute("data-id", slide(room))
        notes.keyboard.press("Home")
        expect(room.locator(SHOWN)).to_have_attribute("data-id", "cover")
    finally:
        notes.close()


def test_the_public_sees_no_notes(browser: Browser, server: Server) -> None:
    with tab(browser, size=ROOM) as (page, _):
        enter(page, server.url, "place=oxford&audience=public&slide=cover")
        expect(page.locator(".hqr-notes")).to_be_hidden()
        page.goto(f"{server.url}/meeting?place=oxford&audience=public&view=notes&slide=cover")
        page.get_by_text("A meeting of the public has no presenter’s notes.").wait_for(timeout=WAIT_MS)
        expect(page.locator("#hq-room")).to_have_count(0)


@pytest.mark.claim("axe")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_slide_in_high_contrast_and_in_the_lists(
    browser: Browser, server: Server, theme: str
) -> None:
    with tab(browser, theme=theme, size=ROOM) as (page, _):
        enter(page, server.url, "place=oxford&slide=today")
        assert axe_violations(page) == []
        quiet = page.locator(f"{SHOWN} .hqb-source").evaluate("(one) => getComputedStyle(one).color")
        page.keyboard.press("c")
        assert "contrast=high" in page.url
        assert page.locator(f"{SHOWN} .hqb-source").evaluate("(one) => getComputedStyle(one).color") != quiet
        assert axe_violations(page) == []
        page.keyboard.press("w")
        assert axe_violations(page) == []


def test_a_phone_moves_by_swipes_and_reads_without_scrolling_sideways(browser: Browser, server: Server) -> None:
    swipe = """([from, to]) => {
        const at = document.querySelector(".hqr-stage > .hqb-slide:not([hidden]) h2");
        const touch = (x) => new Touch({ identifier: 1, target: at, clientX: x, clientY: 200 });
        at.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: [touch(from)], changedTouches: [touch(from)] }));
        at.dispatchEvent(new TouchEvent("touchend", { bubbles: true, touches: [], changedTouches: [touch(to)] }));
    }"""
    with tab(browser, size=PHONE) as (page, _):
        enter(page, server.url, "place=luton&slide=cover")
        ids = page.locator(".hqr-stage > .hqb-slide").evaluate_all(
            "(all) => all.slice(0, 40).map((one) => one.dataset.id)"
        )
        page.evaluate(swipe, [300, 80])
        assert slide(page) == ids[1]
        page.evaluate(swipe, [80, 300])
        assert slide(page) == ids[0]
        page.evaluate(swipe, [80, 110])
        assert slide(page) == ids[0]
        for _ in ids:
            told = page.evaluate(_READ)
            assert told["smallest"] >= 14, told
            assert told["scrolls"][0] <= 0, told
            page.keyboard.press("PageDown")
