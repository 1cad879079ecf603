"""What a reader meets, in numbers: lengths, jumps, sizes of letters, waits, steps of tasks, and what axe finds.

    python -m benchmarks.pages_seen [place ...]

Opens every page that has something for each place (luton, oxford and Leicester where none is named; "llr/E06000016" is a
level) in Chromium, in three widths (1440, 390, 1920), each once and light, then drawn anew in the dark, and prints for each
page: its length when first opened, the cumulative layout shift, the smallest letters, milliseconds from the request to the
headline and to the last picture, and what axe finds that is serious or critical, over widths and schemes. Then the steps of
ten tasks, each done by mouse and by keyboard: a click, a key or a typed word is a step; "tasks" in the stead of places does
them alone. Waits hang on the machine and are not judged; everything else is: exits with 1 where a page is longer than 5,000
px at 1440 or 9,000 at 390, shifts by 0.1 or more, axe finds something, or a task was not done.
"""

import sys
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from hineq.ui.layout.pages import PAGES
from hineq.ui.panels.finder import LABEL
from hineq.ui.views.doors import pages_with_something
from tests.browser.checks import axe_violations, layout_shift, length, smallest_type
from tests.chromium import chromium, settle, tab
from tests.serving import Server, serving

PLACES = ("luton", "oxford", "llr/E06000016")
SIZES = {1440: (1440, 900), 390: (390, 844), 1920: (1920, 1080)}
LONGEST = {1440: 5000, 390: 9000}
MOST_SHIFT = 0.1
ONLY_TASKS = "tasks"
_PICTURE = "[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas, iframe"
_MOST_KEYS = 90
_FEW_BACK = 6
_FOCUSED = """() => {
    let at = document.activeElement;
    while (at.contentDocument && at.contentDocument.activeElement !== at.contentDocument.body) at = at.contentDocument.activeElement;
    return `${at.getAttribute("aria-label") || ""} ${at.innerText || ""}`;
}"""


@dataclass(frozen=True, kw_only=True)
class Met:
    """A page as a reader meets it at one width, in both schemes; `headline` and `picture` in milliseconds."""

    length: int
    shift: float
    smallest: float
    headline: float
    picture: float
    violations: list[str]


class Kind(StrEnum):
    """What a reader's hand goes to: a link, a folded part, a ward on the map."""

    LINK = "link"
    FOLD = "fold"
    WARD = "ward"


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something that a reader of a place wants: the words, where it starts, what is clicked on the way, what the address then holds.

    `found` is the word that leads there from the header's field, and `onward` the link that then does; without a word the
    keyboard goes the way of the mouse, from link to link by Tab.
    """

    words: str
    start: str = "overview"
    way: tuple[tuple[Kind, str], ...] = ()
    found: str = ""
    onward: str = ""
    there: str
    place: str = "luton"


TASKS = (
    Task(words="What about Dallow?", way=((Kind.WARD, "Dallow"),), found="dallow", there="ward=E05002198"),
    Task(words="What about infant deaths?", way=((Kind.LINK, "infant mortality"),), found="infant mortality",
         there="indicator=infant_mortality"),
    Task(words="Which targets were missed?", way=((Kind.LINK, "Targets and trends"),), there="/targets"),
    Task(words="Where is it poorest?", way=((Kind.LINK, "Wards"),), there="/map"),
    Task(words="Where should we begin?", way=((Kind.LINK, "The gap"), (Kind.LINK, "Where first")), there="/first"),
    Task(words="Who answers for it?", way=((Kind.LINK, "who answers"),), there="/system"),
    Task(words="What did scrutiny recommend?", way=((Kind.LINK, "Promises"), (Kind.LINK, "Recommendations")),
         there="/recommendations", place="oxford"),
    Task(words="How do two wards differ?", way=((Kind.LINK, "Wards"), (Kind.LINK, "Two compared")), found="dallow",
         onward="Compare with another ward", there="/compare"),
    Task(words="How is a status decided?", start="targets", way=((Kind.FOLD, "How a status is decided"),),
         there="status=true"),
    Task(words="Where is diabetes written of?", found="diabetes", there="q=diabetes"),
)  # fmt: skip


def main(places: list[str]) -> int:
    """Print every table; the exit status."""
    faults: list[str] = []
    with chromium() as browser, serving() as server:
        for place_id in places or PLACES:
            faults += _place(browser, server, place_id) if place_id != ONLY_TASKS else []
        if not places or ONLY_TASKS in places:
            faults += _tasks(browser, server)
    print("\n".join(["", *faults]) if faults else "\nevery page is within its limits")
    return 1 if faults else 0


def _place(browser: Browser, server: Server, place_id: str) -> list[str]:
    """Print a place's table; what is beyond the limits."""
    faults = []
    print(f"\n{place_id}")
    print(
        f"  {'page':<18}{'1440':>7}{'390':>7}{'1920':>7}{'shift':>8}{'letters':>9}{'headline':>10}{'picture':>9}  axe"
    )
    for entry in PAGES:
        if entry.file not in pages_with_something(place_id):
            continue
        met = {width: _met(browser, server, entry.file, place_id, width) for width in SIZES}
        wide = met[1440]
        shift = max(one.shift for one in met.values())
        violations = sorted({violation for one in met.values() for violation in one.violations})
        lengths = {width: met[width].length for width in SIZES}
        print(
            f"  {entry.file:<18}{lengths[1440]:>7}{lengths[390]:>7}{lengths[1920]:>7}{shift:>8.3f}"
            f"{min(one.smallest for one in met.values()):>9.1f}{wide.headline:>10.0f}{wide.picture:>9.0f}"
            f"  {', '.join(violations) or 'nothing'}",
            flush=True,
        )
        faults += [
            f"{place_id} {entry.file}: {lengths[width]} px at {width}, at most {most}"
            for width, most in LONGEST.items()
            if lengths[width] > most
        ]
        faults += [f"{place_id} {entry.file}: shifts by {shift:.3f}"] if shift >= MOST_SHIFT else []
        faults += [f"{place_id} {entry.file}: axe {violation}" for violation in violations]
    return faults


def _met(browser: Browser, server: Server, page_name: str, place_id: str, width: int) -> Met:
    pack, _, area_code = place_id.partition("/")
    query = urlencode({"place": pack, **({"area": area_code} if area_code else {})})
    with tab(browser, size=SIZES[width]) as (page, _seen):
        started = time.perf_counter()
        page.goto(f"{server.url}/{page_name}?{query}")
        page.locator("[data-testid=stMain] h1").first.wait_for(timeout=60_000)
        headline = time.perf_counter() - started
        settle(page)
        # the last picture was there before the page had been still for a while: this is the latest that it came
        picture = time.perf_counter() - started if page.locator(_PICTURE).count() else float("nan")
        seen = Met(
            length=length(page),
            shift=layout_shift(page),
            smallest=smallest_type(page),
            headline=1e3 * headline,
            picture=1e3 * picture,
            violations=_violated(page, "light"),
        )
        _darken(page)
        return replace(seen, violations=[*seen.violations, *_violated(page, "dark")])


def _violated(page: Page, theme: str) -> list[str]:
    return [f"{one['id']} ({theme})" for one in axe_violations(page)]


def _darken(page: Page) -> None:
    """Draw an open page anew in the dark: pictures take their inks from the server, which "r" asks once more."""
    page.emulate_media(color_scheme="dark")
    page.locator("body").press("r")
    # what is drawn anew does not come at once, and on a busy machine not all at once
    page.wait_for_timeout(700)
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
    settle(page)


def _tasks(browser: Browser, server: Server) -> list[str]:
    """Do each task by mouse and by keyboard and print its steps, or that it was not done; those not done."""
    faults = []
    print(f"\n{'steps of ten tasks':<36}{'mouse':>10}{'keyboard':>10}")
    for task in TASKS:
        print(f"  {task.words:<34}", end="", flush=True)
        for hand in (_by_mouse, _by_finding if task.found else _by_tab):
            with tab(browser) as (page, _seen):
                page.goto(f"{server.url}/{task.start}?place={task.place}")
                settle(page)
                steps = hand(page, task)
                page.wait_for_timeout(1500)
                settle(page)
                done = bool(steps) and task.there in page.url
                faults += [] if done else [f"{task.words} not done: {hand.__name__.strip('_').replace('_', ' ')}"]
                print(f"{steps if done else 'not done':>10}", end="", flush=True)
        print()
    return faults


def _by_mouse(page: Page, task: Task) -> int:
    """By clicks; what no link leads to is typed into the header's field."""
    if not task.way:
        page.get_by_label(LABEL).first.click()
        page.keyboard.type(task.found, delay=30)
        page.wait_for_timeout(500)
        page.keyboard.press("Enter")
        return 3
    for kind, words in task.way:
        match kind:
            case Kind.LINK:
                page.locator(".hq-way a, .hq-doors a, .hq-tabs a").filter(has_text=words, visible=True).first.click()
            case Kind.FOLD:
                page.locator("summary").filter(has_text=words).first.click()
            case Kind.WARD:
                ward = page.frame_locator("iframe").first.locator(f"[role=option][aria-label^='{words}']").first
                page.locator("iframe").first.evaluate("(frame) => frame.scrollIntoView({ block: 'center' })")
                ward.click(force=True)
        settle(page)
    return len(task.way)


def _by_finding(page: Page, task: Task) -> int:
    """From the top of the page into the header's field: the keys, the word, and Enter."""
    steps = _tab_to(page, LABEL)
    page.keyboard.type(task.found, delay=30)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    if not steps or not task.onward:
        return steps + 2 if steps else 0
    page.wait_for_timeout(1500)
    settle(page)
    further = _tab_to(page, task.onward)
    page.keyboard.press("Enter")
    return steps + 2 + further + 1 if further else 0


def _by_tab(page: Page, task: Task) -> int:
    """The way of the mouse, from where the focus is on each page, by Tab, Shift and Tab, and Enter."""
    pressed = 0
    for _, words in task.way:
        steps = _tab_to(page, words)
        if not steps:
            return 0
        page.keyboard.press("Enter")
        settle(page)
        pressed += steps + 1
    return pressed


def _tab_to(page: Page, words: str) -> int:
    """How often Tab was pressed until what has the focus is called by the words; 0 where it never was.

    A new page puts the focus on its headline: what stands just before it is a few steps back by Shift and Tab.
    """
    for key, most in (("Shift+Tab", _FEW_BACK), ("Tab", _MOST_KEYS)):
        for pressed in range(1, most + 1):
            page.keyboard.press(key)
            said = str(page.evaluate(_FOCUSED))
            if words in said and len(said) < len(words) + 60:
                return pressed
        if key == "Shift+Tab":
            for _ in range(most):
                page.keyboard.press("Tab")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
