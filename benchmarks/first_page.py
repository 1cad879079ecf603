"""Times how long a fresh start takes to show something: from the start of the process to the first page on the screen.

    python -m benchmarks.first_page [runs]

Every run starts `streamlit run app.py` in a fresh process and opens the overview in a fresh profile of a Chromium that
is running already. Counted, in seconds from the start of the process: the server answers; the page's h1 stands; the
first chart is drawn; the small map is drawn; the script has finished. In turn with it runs the floor, which no app can
beat and which tells how busy the machine is: Streamlit with a title and a chart of one point. Exits with 1 where the
median time to h1 and first chart is above 4 s.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.chromium import chromium, tab
from tests.serving import APP, serving, wait_for

RUNS = 7
MOST = 4.0
FLOOR = """
import streamlit as st
st.title("A title")
st.vega_lite_chart({
    "data": {"values": [{"a": 1, "b": 2}]}, "mark": "point", "encoding": {"x": {"field": "a"}, "y": {"field": "b"}},
})
"""
STEPS = ("server answers", "h1", "first chart", "map", "finished")


def main(runs: int) -> int:
    """Print every run and the medians; the exit status."""
    print(f"{'':<8}" + "".join(f"{step:>16}" for step in STEPS) + "   (seconds)")
    found: dict[str, list[list[float]]] = {"app": [], "floor": []}
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        floor = Path(folder) / "floor.py"
        floor.write_text(FLOOR)
        for _ in range(runs):
            for name, script, steps in (("app", APP, STEPS), ("floor", floor, STEPS[:3])):
                found[name].append(_seconds(browser, script, steps))
                _print(name, found[name][-1])
    print("median:")
    middle = {name: [median(column) for column in zip(*times, strict=True)] for name, times in found.items()}
    for name, times in middle.items():
        _print(name, times)
    shown, least = (max(middle[name][1], middle[name][2]) for name in ("app", "floor"))
    print(f"\nh1 and first chart after {shown:.1f} s, at most {MOST:g} s are allowed; the floor: {least:.1f} s")
    return 1 if shown > MOST else 0


def _seconds(browser: Browser, script: Path, steps: tuple[str, ...]) -> list[float]:
    started = time.perf_counter()
    with serving(script, wait=False) as server, tab(browser) as (page, _):
        wait_for(server)
        times = [time.perf_counter() - started]
        page.goto(server.url, wait_until="commit")
        return times + [_until(page, step) - started for step in steps[1:]]


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


def _print(name: str, times: list[float]) -> None:
    print(f"{name:<8}" + "".join(f"{one:>16.2f}" for one in times), flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
