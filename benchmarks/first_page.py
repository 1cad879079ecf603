"""Times how long a fresh start takes to show something: from the start of the process to the first page on the screen.

    python -m benchmarks.first_page [runs]

Every run starts `streamlit run app.py` in a fresh process and opens the overview in a fresh profile of a Chromium that
is running already. Counted, in seconds from the start of the process: the server answers; the page's h1 stands; the
first chart is drawn; the small map is drawn; the script has finished. Exits with 1 where the median time to h1 and
first chart is above 4 s.
"""

import sys
import time
from statistics import median

from playwright.sync_api import Page

from tests.chromium import chromium, tab
from tests.serving import serving, wait_for

RUNS = 7
MOST = 4.0
STEPS = ("server answers", "h1", "first chart", "map", "finished")


def main(runs: int) -> int:
    """Print every run and the median; the exit status."""
    print("".join(f"{step:>16}" for step in STEPS) + "   (seconds)")
    found = []
    with chromium() as browser:
        for _ in range(runs):
            with serving(wait=False) as server, tab(browser) as (page, _seen):
                started = time.perf_counter()
                wait_for(server)
                times = [time.perf_counter() - started]
                page.goto(server.url, wait_until="commit")
                times += [_until(page, step) - started for step in STEPS[1:]]
                found.append(times)
                _print(times)
    middle = [median(column) for column in zip(*found, strict=True)]
    print("median:")
    _print(middle)
    shown = max(middle[1], middle[2])
    print(f"\nh1 and first chart after {shown:.1f} s, at most {MOST:g} s are allowed")
    return 1 if shown > MOST else 0


def _until(page: Page, step: str) -> float:
    if step == "h1":
        page.get_by_role("heading", level=1).wait_for()
    elif step == "first chart":
        page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
    elif step == "map":
        page.frame_locator("iframe").first.get_by_role("option").first.wait_for()
    else:
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return time.perf_counter()


def _print(times: list[float]) -> None:
    print("".join(f"{one:>16.2f}" for one in times), flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
