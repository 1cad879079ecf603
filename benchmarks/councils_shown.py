"""What one server takes to show many councils: each first page beside the first pack's, and the memory after fifty.

    python -m benchmarks.councils_shown [--councils 50] [--page overview]

Starts the app with a place that is not asked for, and opens the page of so many councils of the national layer, evenly spread,
each for the first time, by a visitor who speaks Streamlit's messages; between every nine the first pack's, which by then was let
go of and is read anew. Counted are the seconds of the server's processor, which a busy machine changes least, and of the clock.
Prints how long the start took until the server answered, the time that a council's figures take to be read from the layer's
Parquet, medians, the slowest councils beside the first pack, and the memory. Exits with 1 where a council takes more than 1.5
times the first pack's median, reading takes 50 ms or more, or the memory after fifty reaches 500 MB.
"""

import argparse
import os
import sys
import time
from statistics import median
from typing import Final

from benchmarks.all_england import codes
from benchmarks.hosted import memory_of, processor_of
from benchmarks.visitor import visiting
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.national import open_layer
from hineq.ui.views.caching import MOST_PLACES
from hineq.ui.views.place import data_folder, place_ids, place_name
from tests.serving import Server, serving

MOST_TIMES, MOST_READ_MS, MOST_MB, FIFTY = 1.5, 50, 500, 50
_SLOWEST: Final = 8


def opened(server: Server, page: str, place: str) -> tuple[float, float]:
    """A first visit to a page of a place: the seconds of the server's processor, and of the clock."""
    before = processor_of(server)
    with visiting(server) as visitor:
        clock = visitor.open(page, f"place={place}")
    return processor_of(server) - before, clock


def reading_ms(councils: list[str]) -> list[float]:
    """Milliseconds of the processor to read each council's own figures from the layer."""
    layer = open_layer(next(iter(sorted(data_folder().glob(f"*/{HEAD}")))).parent)
    taken = []
    for code in councils:
        start = time.process_time()
        layer.rows("observations", [code])
        taken.append(1000 * (time.process_time() - start))
    return taken


def main(asked: list[str] | None = None) -> int:
    """Print all of it; 1 where a limit is not kept."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--councils", type=int, default=FIFTY, help="so many, evenly spread")
    arguments.add_argument("--page", default="overview", help="the page that is opened")
    given = arguments.parse_args(asked)
    first, *_, last = place_ids()
    councils = codes(given.councils)
    print(f"load before {os.getloadavg()[0]:.1f}")
    read = reading_ms(councils)
    print(f"a council's own figures from the layer: median {median(read):.0f} ms, longest {max(read):.0f} ms")
    start, firsts, taken, held = time.perf_counter(), list[float](), dict[str, tuple[float, float]](), 0.0
    with serving(environment={"HINEQ_PLACE": last}) as server:
        print(f"the server answers after {time.perf_counter() - start:.1f} s, {memory_of(server):.0f} MB", flush=True)
        opened(server, given.page, last)
        for number, code in enumerate(councils):
            if number % (MOST_PLACES + 1) == 0:
                firsts.append(opened(server, given.page, first)[0])
            taken[code] = opened(server, given.page, code)
            if number + 1 == FIFTY:
                held = memory_of(server)
                print(f"after {FIFTY} councils {held:.0f} MB", flush=True)
        print(f"after all {len(taken)} councils {memory_of(server):.0f} MB")
    usual, middle = median(firsts), median(seconds for seconds, _ in taken.values())
    print(
        f"{place_name(first)}, {len(firsts)} times: median {usual:.2f} s of the processor ({min(firsts):.2f} to {max(firsts):.2f})"
    )
    print(
        f"{len(taken)} councils: median {middle:.2f} s ({middle / usual:.2f} times), by the clock {median(clock for _, clock in taken.values()):.2f} s"
    )
    slowest = sorted(taken, key=lambda code: -taken[code][0])[:_SLOWEST]
    for code in slowest:
        print(
            f"  {place_name(code)}: {taken[code][0]:.2f} s, {taken[code][0] / usual:.2f} times, {taken[code][1]:.2f} s by the clock"
        )
    slow = taken[slowest[0]][0] > MOST_TIMES * usual
    return int(slow or max(read) >= MOST_READ_MS or held >= MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
