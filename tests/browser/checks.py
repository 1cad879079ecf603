"""What must hold on every page in a browser, as functions that list what does not; test_checks.py shows each failing."""

import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.chromium import Seen

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
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


def axe_violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds on the page and in its frames: id, impact, and for each place its selector and what to do."""
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]') || document.body).backgroundColor"
    )
    for frame in page.frames:
        frame.evaluate(AXE)
        if frame != page.main_frame:
            # the map's frame lets the page shine through; axe would take its ground for white
            frame.evaluate(_ON_GROUND, ground)
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        {
            "id": one["id"],
            "impact": one["impact"],
            "places": [f"{node['target']}: {node['failureSummary']}" for node in one["nodes"]],
        }
        for one in found["violations"]
    ]


def grave(violations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The violations that axe calls serious or critical."""
    return [one for one in violations if one["impact"] in GRAVE]
