"""How long a slide takes to be on the screen: from the key to the frame that shows it, picture drawn.

    python -m benchmarks.meeting [place ...]

Opens the proposed deck of each place (luton, oxford and llr where none is named) on the whole screen at 1920 by 1080, presses
PageDown through it, and prints the median, the longest of 20 changes and the time to the first slide on a fresh server, in
milliseconds. Exits with 1 where a median is over 300.
"""

import sys
import time
from statistics import median

from playwright.sync_api import Page

from tests.chromium import chromium, tab
from tests.serving import serving

PLACES = ("luton", "oxford", "llr")
MOST_MS = 300
CHANGES = 20
_WAIT_MS = 240_000
# the key is pressed within the page, so that the clock begins with it; two frames later what it changed has been painted
_CHANGE = """(key) => new Promise((told) => {
    const began = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const image = document.querySelector(".hqr-stage > .hqb-slide:not([hidden]) img");
    (image ? image.decode() : Promise.resolve()).then(() =>
        requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now() - began))));
})"""


def changes(page: Page) -> list[float]:
    """Milliseconds from key to screen, for so many slides; from the last on it goes back to the first."""
    count = page.locator(".hqr-stage > .hqb-slide[data-slide]:not([data-slide='0'])").count()
    took = []
    for number in range(1, CHANGES + 1):
        key = "PageDown" if number % count else "Home"
        took.append(float(page.evaluate(_CHANGE, key)))
        page.wait_for_timeout(100)
    return took


def main(places: list[str]) -> int:
    """Measure and print; 1 where a slide change is too slow."""
    slow = False
    with chromium() as browser, serving() as server:
        print(f"{'place':10} {'median':>8} {'longest':>8} {'first slide':>12}   (ms)")
        for place in places:
            with tab(browser, size=(1920, 1080)) as (page, _):
                began = time.perf_counter()
                page.goto(f"{server.url}/meeting?place={place}&slide=cover")
                page.locator("#hq-room").wait_for(timeout=_WAIT_MS)
                first = (time.perf_counter() - began) * 1000
                took = changes(page)
            slow = slow or median(took) > MOST_MS
            print(f"{place:10} {median(took):8.0f} {max(took):8.0f} {first:12.0f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(PLACES)))
