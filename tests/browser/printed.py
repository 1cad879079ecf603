"""What must hold on paper, as functions that list what does not; test_paper.py shows what they find on a screen."""

import re
from typing import Any

from playwright.sync_api import Page

# the narrowest column of A4 within the margins of the sheet, so that nothing is cut off where it is printed from a desk too
A4 = (688, 1000)
# the same of the sheets across that the table of all wards by all measures is cut into
ACROSS = (1046, 640)
_SAID = """() => {
    const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    // each box is asked once for its ground, however many texts lie on it
    const grounds = new Map();
    const groundOf = (box) => {
        if (!grounds.has(box)) {
            const own = getComputedStyle(box).backgroundColor;
            grounds.set(box, /, 0\\)$/.test(own) && box.parentElement ? groundOf(box.parentElement) : own);
        }
        return grounds.get(box);
    };
    const walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement;
        if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(at.tagName) || at.closest(".hq-hidden, [data-testid=stIconMaterial]")) continue;
        if (!shown(at)) continue;
        const svg = at.closest("svg.marks");
        const style = getComputedStyle(at);
        found.push({ words: node.data.trim(), svg: Boolean(svg), ink: svg ? style.fill : style.color, ground: groundOf(at) });
    }
    return found;
}"""
_FOLDED = """() => [...document.querySelectorAll("[data-testid=stMain] details:not(.hq-menu, .hq-take)")].map((fold) => [fold.querySelector("summary").innerText,
    [...fold.querySelectorAll("p, td, th, li, dd, dt")].filter((one) => one.textContent.trim() && !one.closest("summary")
        && !one.closest("button, [data-testid=stSlider], [data-testid=stWidgetLabel], [data-testid=stFileUploader], .st-key-change, [class*='st-key-taken_'], .hq-taken, .hq-hidden"))
        .filter((one) => !one.checkVisibility({ visibilityProperty: true }) || !one.getBoundingClientRect().height).map((one) => one.textContent)])"""
_EMPTY = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stVegaLiteChart], [data-testid=stMain] iframe")]
    .filter((one) => one.getBoundingClientRect().height > 0 && one.tagName !== "IFRAME" && !one.querySelector("svg, canvas")).length"""
_FOLDED_PICTURES = """() => [...document.querySelectorAll("[data-testid=stMain] details:not([open]) [class*='st-key-frame_']")]
    .map((one) => getComputedStyle(one, "::after").content)"""
_CUT = """() => [...document.querySelectorAll("[data-testid=stMain] :is(svg.marks, table, iframe)")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""
_BROKEN_TABLES = """() => [...document.querySelectorAll(".hq-table")].filter((one) =>
    getComputedStyle(one.querySelector("thead")).display !== "table-header-group"
    || [...one.querySelectorAll("tbody tr")].some((row) => getComputedStyle(row).breakInside !== "avoid")).map((one) => one.outerHTML.slice(0, 80))"""


def said(page: Page) -> list[dict[str, Any]]:
    """Every text that is shown: its words, whether it stands in a chart, its ink and the ground under it."""
    found: list[dict[str, Any]] = page.evaluate(_SAID)
    return found


def left_out(page: Page) -> dict[str, list[str]]:
    """The words of folded parts that are not shown, by the head of their part."""
    return {head: words for head, words in page.evaluate(_FOLDED) if words}


def folded_pictures(page: Page) -> list[str]:
    """What stands in the place of each picture of a folded part."""
    found: list[str] = page.evaluate(_FOLDED_PICTURES)
    return found


def empty_pictures(page: Page) -> int:
    """How many charts take up room and draw nothing."""
    return int(page.evaluate(_EMPTY))


def cut_off(page: Page) -> list[str]:
    """The charts, tables and frames that reach past the edge of the sheet."""
    found: list[str] = page.evaluate(_CUT)
    return found


def broken_tables(page: Page) -> list[str]:
    """The tables that do not repeat their heads, or that let a row be parted by the end of a sheet."""
    found: list[str] = page.evaluate(_BROKEN_TABLES)
    return found


def shown(page: Page, selector: str) -> list[str]:
    """The elements of a selector that are shown, each as it begins."""
    # one question for all: each asked by itself searches the page anew
    found: list[str] = page.locator(f"{selector}:visible").evaluate_all(
        "(all) => all.map((one) => one.outerHTML.slice(0, 120))"
    )
    return found


def luminance(colour: str) -> float:
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [
        (part / 255) / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it, from 1 to 21."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> str:
    """A colour of the palette as browsers write it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def sheets(page: Page) -> int:
    """How many sheets of A4 the page prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
