"""Measures the site as it is hosted: many visitors at once over all pages, through nginx, with public replicas.

    python -m benchmarks.hosted [--visitors 100] [--replicas 2] [--visits 2000] [--collected 1000] [--reading 10] [--soak 0]

Each visitor is a WebSocket client that speaks Streamlit's own messages with the cookie of its first page: it opens a page (first view),
runs it again (rerun) and goes on to the next. In the first two rounds all begin in the same instant; in the third as many are there
at once who read: each stays `--reading` seconds with what it was shown, and they have come one after the other. They run on the same cores as the site, in a process of their own,
and count from the message sent to the message that the script has finished; what a browser does is not in it. Then `--visits` more, eight
at a time, with the memory of each replica along the way. `--collected` visits compare what Streamlit collects after each run with
leaving it out (`runner.postScriptGC`), beside `gc.freeze` in both. `--soak` visits, eight at a time, go on for so many minutes.
Prints what ran and how busy the machine was before; 1 where what is promised of a crowd was not kept, or a soak had a fault.
"""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from urllib.request import urlopen

from benchmarks.loopback import Hosted, hosted
from benchmarks.visitor import visiting
from hineq.ui.layout.pages import PAGES
from tests.serving import Server

NAMES = tuple(page.file for page in PAGES)
FIRST_SECONDS, RERUN_SECONDS, REPLICA_MB = 3.0, 1.0, 400
AT_ONCE = 8
# how many pages one who reads opens
_PAGES_READ = 3
# how many visits a soak asks for together, and how often it tells
_SOAK_VISITS, _SOAK_TOLD = 80, 15
# whose addresses the visitors have: nginx limits what one address may ask
SOURCES = 20


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where the site is, for a process that does not hold it."""

    url: str


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What one visitor waited, in seconds, and what went wrong."""

    first: tuple[float, ...] = ()
    again: tuple[float, ...] = ()
    fault: str = ""


def visit(url: str, number: int, pages: int, reading: float = 0) -> Visit:
    """One visitor, who opens some pages one after the other, each once more, and reads each view for so many seconds."""
    first, again = [], []
    try:
        with urlopen(url, timeout=60) as document:
            cookie = str(document.headers["Set-Cookie"]).partition(";")[0]
        with visiting(Address(url=url), cookie=cookie, source=f"127.0.0.{2 + number % SOURCES}") as visitor:
            for turn in range(pages):
                first.append(visitor.open(NAMES[(number + turn) % len(NAMES)]))
                time.sleep(reading)
                again.append(visitor.rerun())
                time.sleep(reading)
    except Exception as error:  # whatever it is, it is counted and printed
        return Visit(first=tuple(first), again=tuple(again), fault=f"{type(error).__name__}: {str(error)[:80]}")
    return Visit(first=tuple(first), again=tuple(again))


def visits(url: str, numbers: Sequence[int], at_once: int, pages: int) -> list[Visit]:
    """Visitors, so many at once."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda number: visit(url, number, pages), numbers))


def readers(url: str, visitors: int, reading: float) -> list[Visit]:
    """Visitors who came evenly over the time that a view is read, and are there at once from then on."""

    def come(number: int) -> Visit:
        time.sleep(reading * number / visitors)
        return visit(url, number, _PAGES_READ, reading)

    with ThreadPoolExecutor(visitors) as pool:
        return list(pool.map(come, range(visitors)))


def memory_of(server: Server) -> float:
    """What a server holds in memory, in MB: what it does not share with others, and what it does."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def processor_of(server: Server) -> float:
    """The seconds that a server has had of the processor: a machine that does other things as well does not change them."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(site: Hosted) -> list[float]:
    """The memory of each replica in MB."""
    return [memory_of(server) for server in site.replicas]


def processor(site: Hosted) -> float:
    """The seconds that the replicas together have had of the processor."""
    return sum(map(processor_of, site.replicas))


def told(name: str, seconds: Sequence[float], most: float | None = None) -> bool:
    """Print the percentiles of waits; whether 95 of 100 were short enough."""
    if len(seconds) < 2:
        print(f"  {name:<12} none")
        return False
    high = quantiles(seconds, n=100)[94]
    limit = "" if most is None else f"   at most {most:g} s: {'kept' if high <= most else 'NOT KEPT'}"
    print(
        f"  {name:<12} median {median(seconds):6.2f} s   95% {high:6.2f} s   longest {max(seconds):6.2f} s{limit}",
        flush=True,
    )
    return most is None or high <= most


def crowd(pool: ProcessPoolExecutor, site: Hosted, visitors: int) -> bool:
    """Many at once: round one makes the views of all pages, round two finds them made. Whether all that is promised was kept."""
    good = True
    for turn in (1, 2):
        came = pool.submit(visits, site.url, range(visitors), visitors, 2).result()
        faults = [one.fault for one in came if one.fault]
        print(f"\n{visitors} visitors at once, round {turn}: {len(faults)} faults {sorted(set(faults))[:3]}")
        kept = told("first view", [one for each in came for one in each.first], FIRST_SECONDS)
        kept &= told("rerun", [one for each in came for one in each.again], RERUN_SECONDS)
        print(f"  memory       {', '.join(f'{mb:.0f} MB' for mb in memory(site))}   at most {REPLICA_MB} MB each")
        good = kept and not faults and max(memory(site)) <= REPLICA_MB
    return good


def reading_crowd(pool: ProcessPoolExecutor, site: Hosted, visitors: int, reading: float) -> None:
    """As many at once who read what they are shown."""
    came = pool.submit(readers, site.url, visitors, reading).result()
    faults = [one.fault for one in came if one.fault]
    print(f"\n{visitors} visitors who read each view for {reading:g} s: {len(faults)} faults {sorted(set(faults))[:3]}")
    told("first view", [one for each in came for one in each.first], FIRST_SECONDS)
    told("rerun", [one for each in came for one in each.again], RERUN_SECONDS)


def long_run(pool: ProcessPoolExecutor, site: Hosted, count: int) -> None:
    """Visits a few at a time, with the memory along the way."""
    steps, came, before = 8, [], processor(site)
    print(f"\n{count} visits, {AT_ONCE} at a time: memory of each replica in MB")
    for step in range(steps):
        numbers = range(step * count // steps, (step + 1) * count // steps)
        came += pool.submit(visits, site.url, numbers, AT_ONCE, 1).result()
        print(
            f"  {numbers.stop:>6} {' '.join(f'{mb:6.0f} {chr(9608) * int(mb / 20)}' for mb in memory(site))}",
            flush=True,
        )
    faults = [one.fault for one in came if one.fault]
    print(f"  {len(faults)} faults {sorted(set(faults))[:3]}")
    told("first view", [one for each in came for one in each.first])
    told("rerun", [one for each in came for one in each.again])
    print(
        f"  processor    {1000 * (processor(site) - before) / max(count, 1):.0f} ms a visit (a first view and a rerun)",
        flush=True,
    )


def soak(pool: ProcessPoolExecutor, site: Hosted, minutes: float) -> bool:
    """Visits a few at a time for so many minutes, with the memory along the way; whether none had a fault and memory stayed."""
    print(f"\nvisits for {minutes:g} minutes, {AT_ONCE} at a time: memory of each replica in MB")
    began, came, most, told_at = time.monotonic(), 0, 0.0, 0.0
    faults: list[str] = []
    while (passed := (time.monotonic() - began) / 60) < minutes:
        done = pool.submit(visits, site.url, range(came, came + _SOAK_VISITS), AT_ONCE, 1).result()
        came += len(done)
        faults += [one.fault for one in done if one.fault]
        held = memory(site)
        most = max(most, *held)
        if passed >= told_at:
            told_at += minutes / _SOAK_TOLD
            print(
                f"  {passed:5.1f} min {came:>7} visits {' '.join(f'{mb:6.0f}' for mb in held)}   {len(faults)} faults",
                flush=True,
            )
    print(
        f"  {came} visits, {len(faults)} faults {sorted(set(faults))[:3]}, most memory {most:.0f} MB   at most {REPLICA_MB} MB"
    )
    return not faults and most <= REPLICA_MB


def collected(pool: ProcessPoolExecutor, replicas: int, count: int) -> None:
    """The same visits with and without Streamlit's collection after each run."""
    for word in ("true", "false"):
        with hosted(replicas, environment=_collecting(word)) as site:
            print(f"\nrunner.postScriptGC={word}, gc.freeze in both")
            pool.submit(visits, site.url, range(len(NAMES)), 1, 1).result()
            long_run(pool, site, count)


def _collecting(word: str) -> Mapping[str, str]:
    return {"STREAMLIT_RUNNER_POST_SCRIPT_GC": word}


def main(arguments: argparse.Namespace) -> int:
    """Print all of it; 1 where what is promised of a crowd was not kept."""
    print(
        f"{os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}; {arguments.replicas} replicas, {len(NAMES)} pages"
    )
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        good = True
        if arguments.visitors or arguments.visits or arguments.soak:
            with hosted(arguments.replicas) as site:
                good = crowd(pool, site, arguments.visitors) if arguments.visitors else True
                if arguments.visitors and arguments.reading:
                    reading_crowd(pool, site, arguments.visitors, arguments.reading)
                if arguments.visits:
                    long_run(pool, site, arguments.visits)
                if arguments.soak:
                    good &= soak(pool, site, arguments.soak)
        if arguments.collected:
            collected(pool, arguments.replicas, arguments.collected)
    return 0 if good else 1


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.hosted")
    for name, default in (
        ("--visitors", 100), ("--replicas", 2), ("--visits", 2000), ("--collected", 1000), ("--reading", 10),
        ("--soak", 0),
    ):  # fmt: skip
        asked.add_argument(name, type=int, default=default)
    sys.exit(main(asked.parse_args()))
