"""Where the keyboard is and what is chosen is seen: by Tab, and in a reader's own colours."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.chromium import visit
from tests.serving import Server

_MOST = 70
# what shows the focus is drawn on the element or on the box around it, at most so many steps out
_RING = """() => {
    let at = document.activeElement;
    if (at === document.body) return null;
    if (at.tagName === "IFRAME") {
        const inside = at.contentDocument;
        return { said: "map", ring: Boolean(inside.querySelector(".focus-line")) && inside.activeElement.getAttribute("role") === "option" };
    }
    let ring = false;
    for (let box = at, step = 0; box && step < 6; box = box.parentElement, step++) {
        const style = getComputedStyle(box);
        ring = ring || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    }
    return { said: `${at.tagName} ${(at.getAttribute("aria-label") || at.innerText || at.className).slice(0, 60)}`, ring };
}"""


# the page that was shown before leaves the keyboard's place somewhere within, and keep.js would give it back
_FROM_THE_TOP = """() => {
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """What has the focus at each press of Tab, and whether that is seen."""
    stops = []
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(_RING)):
            break
        stops.append(stop)
    return stops


@pytest.mark.claim("focus_seen")
@pytest.mark.parametrize("name", ["overview", "map", "ward", "first", "methods", "causes"])
def test_the_focus_is_seen_wherever_tab_leads(shared: Page, server: Server, name: str) -> None:
    page = shared
    visit(page, f"{server.url}/{name}?place=luton")
    page.evaluate(_FROM_THE_TOP)
    stops = walk(page)
    assert len(stops) > 15
    assert [stop["said"] for stop in stops if not stop["ring"]] == []
    assert (name != "map") or "map" in [stop["said"] for stop in stops]


@pytest.mark.claim("forced_colours")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_a_readers_own_colours_it_is_seen_what_is_chosen(shared: Page, server: Server, theme: str) -> None:
    page = shared
    page.emulate_media(forced_colors="active", color_scheme="dark" if theme == "dark" else "light")
    visit(page, f"{server.url}/map?place=luton&ward=E05002198&table=true")
    here, other = (
        page.locator(f".hq-doors a{which}").first.evaluate(
            "(one) => parseFloat(getComputedStyle(one).borderBottomWidth)"
        )
        for which in ("[aria-current]", ":not([aria-current])")
    )
    assert here >= 3 > other
    lines = page.locator(".hq-tabs a[aria-current]").evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert lines == "underline"
    row = page.locator("tr.hq-chosen").first.evaluate("(one) => getComputedStyle(one).outlineStyle")
    assert row == "solid"
    page.get_by_role("button", name="More choices").click()
    group = page.get_by_test_id("stButtonGroup").first
    group.get_by_role("radio").first.wait_for()
    outlines = group.get_by_role("radio").evaluate_all("(all) => all.map((one) => getComputedStyle(one).outlineStyle)")
    assert sorted(set(outlines)) == ["none", "solid"]
    assert outlines.count("solid") == 1
    marked = page.frame_locator("iframe[title='Map of wards']").locator(".chosen-line")
    assert marked.count() >= 1
    line, ward = (
        page.frame_locator("iframe[title='Map of wards']")
        .locator(one)
        .first.evaluate("(one) => getComputedStyle(one).stroke")
        for one in (".chosen-line", ".ward:not([aria-selected=true])")
    )
    assert line != ward
