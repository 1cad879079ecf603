"""What must hold on every page in a browser, as functions that list what does not; test_checks.py shows each failing."""

import re
from collections.abc import Collection
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from hineq.model.accessibility import LIMITS
from tests.chromium import Seen

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# every rule but those of level AAA; what axe leaves off by itself, such as the size of targets, is on
_EVERY_RULE: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"],
    },
    "rules": {"target-size": {"enabled": True}},
}
# what a theme or a width can change of a page that was looked at with every rule in another
SEEN_RULES = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
# the values of success criterion 1.4.12, as a reader's own style puts them on a page
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }"""
_WORDLESS = """() => {
    const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
    const named = (one) => one.getAttribute("aria-label") || one.getAttribute("alt") || one.getAttribute("title") || "";
    const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].filter(shown).map((one) => [one, one.matches("[aria-label]") ? one : one.querySelector("[aria-label]")]);
    const others = [...document.querySelectorAll("[data-testid=stMain] :is(img, iframe)")].filter(shown).map((one) => [one, one]);
    return [...charts.filter(([, of]) => !of || of.getAttribute("role") !== "img" || named(of).trim().split(/\\s+/).length < 4),
            ...others.filter(([, of]) => !named(of).trim())]
        .map(([one, of]) => `${one.tagName} ${one.dataset.testid || ""} "${of ? named(of) : ""}"`);
}"""
_MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => [one, part, getComputedStyle(one, part || null)]))
    .filter(([, , style]) => [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration]
        .some((durations) => durations.split(",").some((each) => parseFloat(each) > 0.01)))
    .map(([one, part, style]) => `${one.tagName}${part} ${one.className.baseVal ?? one.className} ${style.transitionDuration} ${style.animationName}`).slice(0, 20)"""
_SPACED = """(spacing) => {
    const main = document.querySelector("[data-testid=stApp]");
    // what stays in sight while its table scrolls lies over what is scrolled away under it
    const sticks = (at) => { for (let box = at; box && box !== main; box = box.parentElement) if (getComputedStyle(box).position === "sticky") return true; return false; };
    const seen = (one, box) => {
        let { left, right, top, bottom } = box;
        for (let at = one.at; at && at !== main; at = at.parentElement) {
            const style = getComputedStyle(at), edge = at.getBoundingClientRect();
            if (style.overflowX !== "visible") [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
            if (style.overflowY !== "visible") [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
        }
        return { left, right, top, bottom, height: bottom - top, there: right - left > 1 && bottom - top > 1 };
    };
    const text = () => {
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.parentElement;
            if (!node.data.trim() || ["STYLE", "SCRIPT", "OPTION"].includes(at.tagName) || at.closest("svg, .hq-hidden, [data-testid=stIconMaterial], [aria-hidden=true]")) continue;
            if (!at.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            found.push({ node, at, sticks: sticks(at), boxes: [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1) });
        }
        return found;
    };
    // where a box hides what is beyond its edge, and how much of a text that is
    const cut = (one) => {
        for (let box = one.at; box && box !== main; box = box.parentElement) {
            const style = getComputedStyle(box), edge = box.getBoundingClientRect();
            const across = ["hidden", "clip"].includes(style.overflowX), down = ["hidden", "clip"].includes(style.overflowY);
            if (edge.width <= 1) return false;
            if (one.boxes.some((part) => (across && (part.right > edge.right + 3 || part.left < edge.left - 3))
                || (down && (part.bottom > edge.bottom + part.height / 3 || part.top < edge.top - part.height / 3)))) return true;
            if (["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY)) return false;
        }
        return false;
    };
    // glyphs are lower than their lines: lines of one text may touch, two texts may not share a third of a line
    const over = (found) => {
        const boxes = found.flatMap((one) => one.boxes.map((box) => ({ one, box: seen(one, box) })).filter(({ box }) => box.there)).sort((a, b) => a.box.top - b.box.top), hits = [];
        for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom; j++) {
                const a = boxes[i], b = boxes[j];
                const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top, across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                if (a.one !== b.one && a.one.sticks === b.one.sticks && across > 3 && down > Math.min(a.box.height, b.box.height) / 3) hits.push([a.one, b.one]);
            }
        return hits;
    };
    const key = ([a, b]) => `${a.node.data.trim().slice(0, 40)} | ${b.node.data.trim().slice(0, 40)}`;
    const before = new Set(over(text()).map(key)), gone = new Set(text().filter(cut).map((one) => one.node));
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = spacing;
    const found = text();
    const told = [...found.filter((one) => cut(one) && !gone.has(one.node)).map((one) => `cut: ${one.node.data.trim().slice(0, 60)}`),
        ...over(found).map(key).filter((one) => !before.has(one)).map((one) => `over: ${one}`)];
    style.remove();
    return [...new Set(told)].slice(0, 20);
}"""
# Streamlit's own browser code looks for the server under the page's path before it looks under the root
_ALERT = "[data-testid=stAlertContentError]:not([data-testid=stException] *)"
_ON_GROUND = "(ground) => document.body.style.setProperty('background', ground, 'important')"
# controls that reach out of the window, or whose words do not fit into them
_CUT = """() => [...document.querySelectorAll("[data-testid=stApp] :is(button, input, textarea, select, a, summary, [role=slider], [role=radio])")]
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1
        && !one.closest(".hq-scroll, [class*='ward_table'], [data-testid=stSkeleton]"))
    .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        const parts = [one, ...one.querySelectorAll("p, span, div")];
        const clipped = parts.some((part) => part.scrollWidth > part.clientWidth + 2 && part.clientWidth > 0
            && ["hidden", "clip"].includes(getComputedStyle(part).overflowX));
        return (right > 0 && left < -1) || right > innerWidth + 1 || (clipped && !["INPUT", "TEXTAREA"].includes(one.tagName));
    })
    .map((one) => `${one.tagName} ${(one.getAttribute("aria-label") || one.innerText || one.className).slice(0, 60)}`)"""
PROBE = re.compile(r"/(?P<page>[a-z_]+)/_stcore/(health|host-config)$")


def demand_chromium(path: str | None, *, required: bool) -> None:
    """Skip the test that asks where no browser is installed; fail it where one is required."""
    if path is None:
        reason = "no Chromium is installed (Debian: apt-get install chromium)"
        if required:
            pytest.fail(f"HINEQ_REQUIRE_BROWSER=1, but {reason}", pytrace=False)
        pytest.skip(reason)


def complaints(seen: Seen, pages: list[str]) -> list[str]:
    """The console's errors and the refused requests, but for the two probes of Streamlit on a deep link."""
    return [one for one in (*seen.errors, *seen.refused) if not _is_probe(one, pages)]


def _is_probe(complaint: str, pages: list[str]) -> bool:
    refused = re.fullmatch(r"404 (\S+)", complaint)
    logged = re.fullmatch(r"Failed to load resource: .*status of 404 \(Not Found\) \((\S+)\)", complaint)
    address = refused or logged
    probe = PROBE.search(address.group(1)) if address else None
    return probe is not None and probe["page"] in pages


def headings(page: Page) -> list[tuple[int, str]]:
    """The level and the words of every heading that is shown, in reading order."""
    found: list[list[Any]] = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
            .filter((one) => one.checkVisibility())
            .map((one) => [Number(one.getAttribute("aria-level") || one.tagName.slice(1)), one.innerText.trim()])"""
    )
    return [(level, words) for level, words in found]


def skipped_levels(found: list[tuple[int, str]]) -> list[str]:
    """The headings that stand more than one level below the one before them."""
    return [
        f"level {level} '{words}' after level {before} '{above}'"
        for (before, above), (level, words) in pairwise(found)
        if level > before + 1
    ]


def sideways(page: Page) -> list[str]:
    """What makes the page wider than its window, by name; scrolling boxes inside it are left alone."""
    found: list[str] = page.evaluate(
        """() => {
            const boxes = [document.documentElement, ...document.querySelectorAll(
                "[data-testid=stMain], [data-testid=stMainBlockContainer]")];
            const wide = boxes.filter((one) => one.scrollWidth > Math.min(innerWidth, one.clientWidth));
            if (!wide.length) return [];
            const past = [...document.querySelectorAll("body *")].filter((one) => {
                for (let at = one.parentElement; at && !boxes.includes(at); at = at.parentElement)
                    if (getComputedStyle(at).overflowX !== "visible") return false;
                return one.getBoundingClientRect().right > innerWidth + 0.5;
            });
            const name = (one) => `${one.tagName} ${one.dataset.testid || one.className} `
                + `${one.scrollWidth} > ${innerWidth}: ${(one.innerText || "").slice(0, 40)}`;
            return [...wide, ...past].map(name);
        }"""
    )
    return found


def cut_controls(page: Page) -> list[str]:
    """The controls that reach out of the window, or whose words do not fit into them, by name."""
    found: list[str] = page.evaluate(_CUT)
    return found


def length(page: Page) -> int:
    """How long the page is, in pixels, whatever the height of its window."""
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))


def layout_shift(page: Page) -> float:
    """How much of what was there has jumped since the page was opened, as browsers score it (cumulative layout shift).

    The worst burst counts: shifts less than a second apart, over at most five seconds. What follows a reader's own hand
    within half a second does not.
    """
    return float(
        page.evaluate(
            """() => new Promise((told) => {
                let worst = 0, sum = 0, first = 0, last = -Infinity;
                const add = (one) => {
                    if (one.startTime - last > 1000 || one.startTime - first > 5000) [sum, first] = [0, one.startTime];
                    last = one.startTime;
                    sum += one.value;
                    worst = Math.max(worst, sum);
                };
                new PerformanceObserver((list) => list.getEntries().filter((one) => !one.hadRecentInput).forEach(add))
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => told(worst), 100);
            })"""
        )
    )


def smallest_type(page: Page) -> float:
    """The smallest size of letters that are shown, in pixels on the screen, pictures and frames with them."""
    sizes = [
        frame.evaluate(
            """() => {
                const written = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
                const shown = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility({ opacityProperty: true })
                    && one.getBoundingClientRect().width > 1 && written(one) && !["SCRIPT", "STYLE"].includes(one.tagName));
                const scale = (one) => one.ownerSVGElement ? Math.hypot(one.getScreenCTM().a, one.getScreenCTM().b) : 1;
                return Math.min(99, ...shown.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale(one)));
            }"""
        )
        for frame in page.frames
    ]
    return float(min(sizes))


def error_boxes(page: Page) -> list[str]:
    """The boxes in which Streamlit shows that a script or a chart failed, and its 'Page not found'."""
    boxes = page.locator(f"[data-testid=stException], [role=dialog], .vega-error, {_ALERT}")
    return [box.inner_text() for box in boxes.all()]


def axe_violations(page: Page, *, rules: Collection[str] = ()) -> list[dict[str, Any]]:
    """What axe-core finds on the page and in its frames: id, impact, and for each place its selector and what to do.

    All its rules of levels A and AA, of best practice and those that it tries out, or those named alone; what the accessibility
    statement tells as a limit is passed over on that element and on no other.
    """
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]') || document.body).backgroundColor"
    )
    for frame in page.frames:
        if not frame.evaluate("Boolean(window.axe)"):
            frame.evaluate(AXE)
            # it would write out each element that it looks at, with all within, for a report that nobody reads
            frame.evaluate("axe.configure({ noHtml: true })")
        if frame != page.main_frame:
            # the map's frame lets the page shine through; axe would take its ground for white
            frame.evaluate(_ON_GROUND, ground)
    asked = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else _EVERY_RULE)
    found: dict[str, Any] = page.evaluate("(asked) => axe.run(document, asked)", asked)
    told = [
        {
            "id": one["id"],
            "impact": one["impact"],
            "places": [
                f"{node['target']}: {node['failureSummary']}"
                for node in one["nodes"]
                if not _is_limit(page, one["id"], node["target"])
            ],
        }
        for one in found["violations"]
    ]
    return [one for one in told if one["places"]]


def _is_limit(page: Page, rule: str, target: list[Any]) -> bool:
    elements = [one.element for one in LIMITS if one.rule and one.rule == rule]
    return (
        len(target) == 1
        and bool(elements)
        and bool(
            page.evaluate("([at, of]) => document.querySelector(at).matches(of)", [target[0], ", ".join(elements)])
        )
    )


def pictures_without_words(page: Page) -> list[str]:
    """The charts that are no picture with a finding as its name, and the images and frames that have no name at all."""
    found: list[str] = page.evaluate(_WORDLESS)
    return found


def moving(page: Page) -> list[str]:
    """What would move on the page and in its frames: whatever takes longer than a hundredth of a second to change."""
    return [str(one) for frame in page.frames for one in frame.evaluate(_MOVING)]


def cut_by_spacing(page: Page) -> list[str]:
    """What is cut off, or lies over other text, once a reader has spaced the text as far as WCAG 2.2 asks for (1.4.12)."""
    found: list[str] = page.evaluate(_SPACED, SPACING)
    return found
