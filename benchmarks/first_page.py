"""Times how long a fresh start takes to show something: from the start of the process to the first page on the screen.

    python -m benchmarks.first_page [runs]

Every run starts `streamlit run app.py` in a fresh process and opens the overview in a fresh profile of a Chromium that
is running already. Counted, in seconds from the start of the process: the server answers; the page's h1, its finding,
stands; the first figure stands; the first chart is drawn; the small map is drawn; the script has finished. In turn with
it runs the floor, which no app can beat and which tells how busy the machine is: Streamlit with a title and a chart of
one point. Exits with 1 where the median time to the finding and the first figure is above 4 s.
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
STEPS = ("server answers", "h1", "first figure", "first chart", "map", "finished")
FLOOR_STEPS = ("server answers", "h1", "first chart")


def main(runs: int) -> int:
    """Print every run and the medians; the exit status."""
    print(f"{'':<8}" + "".join(f"{step:>16}" for step in STEPS) + "   (seconds)")
    found: dict[str, list[dict[str, float]]] = {"app": [], "floor": []}
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        floor = Path(folder) / "floor.py"
        floor.write_text(FLOOR)
        for _ in range(runs):
            for name, script, steps in (("app", APP, STEPS), ("floor", floor, FLOOR_STEPS)):
                found[name].append(_seconds(browser, script, steps))
                _print(name, found[name][-1])
    print("median:")
    middle = {name: {step: median(run[step] for run in runs) for step in runs[0]} for name, runs in found.items()}
    for name, times in middle.items():
        _print(name, times)
    shown, least = max(middle["app"][step] for step in ("h1", "first figure")), middle["floor"]["h1"]
    print(f"\nh1 and first figure after {shown:.1f} s, at most {MOST:g} s are allowed; the floor's h1: {least:.1f} s")
    return 1 if shown > MOST else 0


def _seconds(browser: Browser, script: Path, steps: tuple[str, ...]) -> dict[str, float]:
    started = time.perf_counter()
    with serving(script, wait=False) as server, tab(browser) as (page, _):
        wait_for(server)
        times = {steps[0]: time.perf_counter() - started}
        page.goto(server.url, wait_until="commit")
        return times | {step: _until(page, step) - started for step in steps[1:]}


def _until(page: Page, step: str) -> float:
    if step == "h1":
        page.get_by_role("heading", level=1).wait_for()
    elif step == "first figure":
        page.locator(".hq-big").first.wait_for()
    elif step == "first chart":
        page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
    elif step == "map":
        page.frame_locator("iframe").first.get_by_role("option").first.wait_for()
    else:
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return time.perf_counter()


def _print(name: str, times: dict[str, float]) -> None:
    cells = (f"{times[step]:>16.2f}" if step in times else f"{'':>16}" for step in STEPS)
    print(f"{name:<8}" + "".join(cells), flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
