"""The library's own findings on every council of the national layer: how long they take, and every fault among them.

    python -m benchmarks.all_england [--councils N] [--workers 2]

Asks what the pages ask of each county and authority: every measure of its wards (views, ranks, fifths, slope index with its
interval), a dozen wards, every trend, its place among authorities, where to act first. Prints how many councils and figures,
the seconds, the slowest councils, and each fault with its council and measure: an exception, an empty heading, one that is
too long, a sentence with a fault of grammar. Exits with 1 where there is any. With `--councils` only so many, evenly spread.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.council_words import Said, council_parts, too_long
from hineq.insights.series.figures import Figures
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.national import NationalLayer, open_layer
from hineq.ui.views.place import data_folder
from tests.grammar import faulty

_SLOWEST: Final = 5
# faults of one kind that are printed in full
_SHOWN: Final = 12


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with a part of what is said of a council."""

    council: str
    of: str
    kind: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """A council that was told: how many figures it has, how many parts were asked for, the seconds, and its faults."""

    council: str
    figures: int
    parts: int
    seconds: float
    faults: tuple[Fault, ...]


@cache
def _layer() -> NationalLayer:
    return open_layer(next(iter(sorted(data_folder().glob(f"*/{HEAD}")))).parent)


def told(area_code: str) -> Told:
    """All that is said of a council, held against the rules."""
    start = time.perf_counter()
    figures = Figures.of(_layer().council(area_code))
    place = figures.place
    name, names = f"{place.name} ({area_code})", [area.area_name for area in (*place.wards, *place.earlier_wards)]
    faults: list[Fault] = []
    parts = 0
    try:
        for of, part in council_parts(figures):
            parts += 1
            try:
                faults += _faults(name, part(), names)
            except Exception as error:  # every exception is what is looked for
                faults.append(Fault(council=name, of=of, kind=_where(error), said=str(error)))
    except Exception as error:  # the same
        faults.append(Fault(council=name, of="", kind=_where(error), said=str(error)))
    known = int(figures.table["value"].notna().sum())
    return Told(council=name, figures=known, parts=parts, seconds=time.perf_counter() - start, faults=tuple(faults))


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    frame = ([one for one in frames if "hineq" in Path(one.filename).parts] or frames)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _faults(council: str, said: Said, names: list[str]) -> Iterator[Fault]:
    for heading in said.headings:
        if not heading.strip():
            yield Fault(council=council, of=said.of, kind="empty heading", said="")
        if long := too_long(heading):
            yield Fault(council=council, of=said.of, kind="long heading", said=f"{long}: {heading}")
    for sentence in filter(None, (*said.headings, *said.sentences)):
        for broken in faulty(sentence, names):
            yield Fault(council=council, of=said.of, kind=f"grammar: {broken}", said=sentence)


def codes(most: int | None) -> list[str]:
    """The councils to tell: all, or so many of them, evenly spread."""
    every = [area.area_code for area in _layer().councils()]
    return every if not most or most >= len(every) else every[:: max(1, len(every) // most)][:most]


def main(asked: list[str] | None = None) -> int:
    """Tell every council and print what came of it; 1 where there is a fault."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--councils", type=int, help="only so many, evenly spread")
    arguments.add_argument("--only", nargs="*", default=[], metavar="CODE", help="only these councils")
    arguments.add_argument("--workers", type=int, default=2, help="processes at once")
    given = arguments.parse_args(asked)
    start, wanted = time.perf_counter(), given.only or codes(given.councils)
    every, kinds = [], Counter[str]()
    with ProcessPoolExecutor(max_workers=given.workers) as workers:
        for one in workers.map(told, wanted):
            every.append(one)
            for fault in one.faults:
                kinds[fault.kind] += 1
                if kinds[fault.kind] <= _SHOWN:
                    print(f"{fault.kind}: {fault.council}, {fault.of}: {fault.said}", flush=True)
    seconds = time.perf_counter() - start
    print(
        f"{len(every)} councils, {sum(one.figures for one in every):,} figures, {sum(one.parts for one in every):,} parts"
    )
    print(
        f"{seconds:.0f} seconds by {given.workers} workers, {sum(one.seconds for one in every) / len(every):.1f} a council"
    )
    slowest = sorted(every, key=lambda one: -one.seconds)[:_SLOWEST]
    print(f"slowest: {'; '.join(f'{one.council} {one.seconds:.1f}' for one in slowest)}")
    for kind, count in kinds.items():
        print(f"{count} of {kind}")
    print(f"{kinds.total()} faults")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
