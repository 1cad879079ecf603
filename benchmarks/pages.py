"""Times what a page costs the server when the reader changes the measure, beside an empty page in the same settings.

    python -m benchmarks.pages [rounds]

A visitor speaks Streamlit's own messages with a running `streamlit run app.py` over its WebSocket; counted is the time
from the changed select box to the message that the script has finished, so callback, script, messages, the garbage
collection after the script (which holds back that message) and the loopback; not the browser. The empty page stands
beside the others in the same process, with everything loaded; for the record an empty app of its own is timed as well.
All take turns, one rerun each a round. `first` is the first visit of a measure after start, `again` one seen before;
both are medians, in milliseconds. Printed with and without `gc.freeze` after the warm-up. Exits with 1 where a change
of measure seen before takes more than twice the empty page's rerun.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.visitor import Visitor, visiting
from tests.serving import Server, serving

ROUNDS = 40
MOST = 2.0
FIRST_VISITS = 30
# page, and the select box that is changed; where none is named the page is run again as it is
CHANGES = (("map", "Measure"), ("targets", "Measure"), ("ward", "Ward"), ("overview", ""), ("methods", ""))
EMPTY_PAGE, EMPTY_APP = "an empty page beside them", "an empty app of its own"


def main(rounds: int) -> int:
    """Print both tables; the exit status."""
    print(f"{rounds} rounds in turn, medians in milliseconds\n")
    slow = [f"{name} ({mode})" for mode in ("plain", "frozen") for name in _table(mode, rounds)]
    if slow:
        print(f"more than {MOST:g} times an empty page: {', '.join(slow)}")
    return 1 if slow else 0


def _table(mode: str, rounds: int) -> list[str]:
    """Print the table of a mode; the changes of measure that took too long."""
    first, again = _measured(mode, rounds)
    page, app = median(again[EMPTY_PAGE]), median(again[EMPTY_APP])
    print("without gc.freeze" if mode == "plain" else "with gc.freeze after warm-up")
    print(f"  {'':<28}{'first':>9}{'again':>9}{'first/empty':>13}{'again/empty':>13}{'again/empty app':>17}")
    slow = []
    for name, times in again.items():
        seen = median(times)
        new = median(first[name]) if name in first else float("nan")
        print(
            f"  {name:<28}{1e3 * new:>9.1f}{1e3 * seen:>9.1f}{new / page:>13.2f}{seen / page:>13.2f}{seen / app:>17.2f}"
        )
        if name.endswith("change Measure") and seen > MOST * page:
            slow.append(name)
    print(flush=True)
    return slow


def _measured(mode: str, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Seconds of first visits and of later ones, by name."""
    launcher = ("-m", "benchmarks.launch", mode)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        script = Path(folder) / "empty.py"
        script.write_text("")
        app = stack.enter_context(serving(launcher=launcher))
        bare = stack.enter_context(serving(script, launcher=launcher))
        empty_app = stack.enter_context(visiting(bare))
        empty_page = stack.enter_context(visiting(app))
        empty_app.open()
        empty_page.open()
        empty_page.open("empty")
        changes: dict[str, Iterator[Callable[[], float]]] = {}
        first: dict[str, list[float]] = {}
        for page, label in CHANGES:
            visitor = stack.enter_context(visiting(app))
            visitor.open(page)
            name = f"{page}: change {label}" if label else f"{page}: run again"
            changes[name] = _turns(visitor, label)
            if label:
                first[name] = [next(changes[name])() for _ in visitor.options(label)[1:FIRST_VISITS]]
        _freeze(app, bare)
        again: dict[str, list[float]] = {name: [] for name in (EMPTY_PAGE, EMPTY_APP, *changes)}
        for _ in range(rounds):
            again[EMPTY_PAGE].append(empty_page.rerun())
            again[EMPTY_APP].append(empty_app.rerun())
            for name, turns in changes.items():
                again[name].append(next(turns)())
    return first, again


def _turns(visitor: Visitor, label: str) -> Iterator[Callable[[], float]]:
    """The first options of a select box but the one that is shown, then round and round; or plain reruns."""
    if not label:
        while True:
            yield visitor.rerun
    options = visitor.options(label)[:FIRST_VISITS]
    while True:
        for option in (*options[1:], options[0]):
            yield partial(visitor.choose, label, option)


def _freeze(*servers: Server) -> None:
    for server in servers:
        os.kill(server.process.pid, signal.SIGUSR1)
    time.sleep(1)  # a collection of everything; nothing tells when it is done


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
