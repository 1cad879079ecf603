"""What the build of a national layer takes for one nation, and for two of them: rows, seconds, memory.

    python -m benchmarks.twice_the_nation FOLDER [--layer data/england] [--keep FOLDER]

FOLDER has the source tables of the layer, as `python -m hineq build` reads them. In a temporary folder (or in that of `--keep`, which
stays) the tables are written twice, each as a folder of Parquet parts: once as they are, and once with a second nation beside the
first, in a part of its own. Each of the two is then built as by `python -m hineq build`, with copies of what the layer declares, in a
process of its own: elapsed and processor's seconds and the highest memory are that process's, as the kernel counts them.

The second nation is every row of every table with a code of the first, under another first letter, its ground a little to the east.
Rows without a code (Wales among the wards of a Census) stay as they are, and a rank that was published is the first nation's alone. A layer has one country: `benchmark_code` of its layer.json is
the country of every neighbourhood, and one map draws all authorities of the country in less than 90,000 bytes. The map of one nation weighs
88,801; that of two has no form that is light enough. So both nations stay under the one code, and the country's own row is left out of the
areas of twice the nation: with it go the figures published for the country and that one map. Regions, counties, councils and wards have
theirs. In the copy of layer.json each prefix of a kind of area stands a second time under the other letter, so that the second nation
is ranked with the first. The memory of each step is printed too, as `benchmarks.build_steps` sees it.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from hineq.packs.build.printed import PRINTED
from hineq.packs.declared.layer import BUILT, HEAD
from tests.paths import DATA, ROOT

# a letter that begins no code of a nation
_OTHER: Final = "Q"
_EAST: Final = 12.0  # degrees
_AREAS: Final = "areas"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a build took: source rows, built rows and bytes, seconds elapsed and of processors, mebibytes at most; `steps` as they were printed."""

    read: int
    built: int
    size: int
    elapsed: float
    worked: float
    memory: float
    steps: str


def write_once(source: Path, to: Path) -> int:
    """Write every table as a folder with one part; the rows of all."""
    rows = 0
    for path in sorted(source.glob("*.parquet")):
        part = to / path.name / "part-0.parquet"
        part.parent.mkdir(parents=True)
        shutil.copyfile(path, part)
        rows += pq.read_metadata(part).num_rows
    return rows


def write_twice(source: Path, to: Path, country: str) -> int:
    """Write every table as a folder with the nation in one part and its copy in another; the rows of all."""
    rows = 0
    for path in sorted(source.glob("*.parquet")):
        drawn = "geometry" in pq.read_schema(path).names
        first = gpd.read_parquet(path) if drawn else pd.read_parquet(path)
        if path.stem == _AREAS:
            first = first[first.area_code != country].reset_index(drop=True)
            first["parent_code"] = first.parent_code.where(first.parent_code != country, None)
        second = _copy(first, country)
        # a place that is published is one among the areas of then: the second nation has none
        placed = [name for name in second.columns if name.startswith("rank_")]
        second[placed] = second[placed].astype("float64") * float("nan")
        if drawn:
            second["geometry"] = second.geometry.translate(_EAST if second.crs.is_geographic else 100_000 * _EAST)
        folder = to / path.name
        folder.mkdir(parents=True)
        for number, part in enumerate((first, second)):
            if len(part):
                part.to_parquet(folder / f"part-{number}.parquet")
                rows += len(part)
    return rows


def _copy(first: pd.DataFrame, country: str) -> pd.DataFrame:
    """The rows that have a code other than the country's, with another first letter in every code."""
    second, changed = first.copy(), pd.Series(False, index=first.index)
    code = re.compile(rf"\b(?!{country}){country[0]}(\d{{8}})\b")
    for name in first.columns:
        if not pd.api.types.is_object_dtype(first[name]) and not pd.api.types.is_string_dtype(first[name]):
            continue
        # most codes repeat, so each is made once
        words = {word: code.sub(rf"{_OTHER}\1", word) for word in first[name].dropna().unique()}
        moved = {word: other for word, other in words.items() if word != other}
        if moved:
            second[name] = first[name].map(words)
            changed |= first[name].isin(list(moved))
    return second[changed].reset_index(drop=True)


def write_declared(layer: Path, to: Path, *, twice: bool) -> None:
    """Write what a layer declares into another folder; its kinds of area are those of both nations where there are two."""
    to.mkdir(parents=True)
    for path in layer.glob("*.csv"):
        shutil.copyfile(path, to / path.name)
    head = json.loads((layer / HEAD).read_text(encoding="utf-8"))
    if twice:
        # the country's own row is left out of the areas, and with it what was printed for it
        if (printed := to / PRINTED).exists():
            rows = pd.read_csv(printed, dtype=str, keep_default_na=False)
            rows = rows[rows.area_code != head["benchmark_code"]]
            printed.unlink()
            if not rows.empty:
                rows.to_csv(printed, index=False)
        for kind in head["kinds"]:
            kind["prefixes"] += [_OTHER + one[1:] for one in kind["prefixes"] if one[0] == head["benchmark_code"][0]]
    (to / HEAD).write_text(json.dumps(head), encoding="utf-8")


def build(layer: Path, source: Path, read: int) -> Taken:
    """Build a layer in a process of its own. Raises RuntimeError, with what it said, where it is refused."""
    command = [sys.executable, "-m", "benchmarks.build_steps", str(layer), "--from", str(source)]
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        # the usage of this one process: that of all children would keep the highest memory of any
        _, status, usage = os.wait4(child.pid, 0)
        elapsed = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if child.returncode:
            raise RuntimeError(said.read())
        steps = said.read()
    files = list((layer / BUILT).glob("*.parquet"))
    return Taken(
        read=read, built=sum(pq.read_metadata(path).num_rows for path in files),
        size=sum(path.stat().st_size for path in files), elapsed=elapsed,
        steps=steps, worked=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss / 1024,
    )  # fmt: skip


def measured(source: Path, layer: Path, to: Path) -> Iterator[tuple[str, Taken]]:
    """What the build of once and of twice the nation takes; all is written below the folder `to`."""
    country = json.loads((layer / HEAD).read_text(encoding="utf-8"))["benchmark_code"]
    for name, twice in (("once", False), ("twice", True)):
        write_declared(layer, to / name / "layer", twice=twice)
        # written by a process of its own: one that is started has at least the memory of the one that starts it
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as writer:
            sources = to / name / "sources"
            given = (source, sources, country) if twice else (source, sources)
            rows = writer.submit(write_twice if twice else write_once, *given).result()
        yield name, build(to / name / "layer", to / name / "sources", rows)


def main(asked: list[str] | None = None) -> int:
    """Measure both and print a line of each."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", type=Path, help="the source tables")
    arguments.add_argument("--layer", type=Path, default=next(DATA.glob(f"*/{HEAD}")).parent, help="what is declared")
    arguments.add_argument("--keep", type=Path, help="a folder to write in, which stays")
    given = arguments.parse_args(asked)
    head = f"{'':6} {'rows read':>12} {'rows built':>12} {'MB':>6} {'seconds':>8} {'worked':>8} {'peak MiB':>9}"
    with tempfile.TemporaryDirectory() as made:
        for name, one in measured(given.folder, given.layer, given.keep or Path(made)):
            print(f"{one.steps}\n{head}")
            print(
                f"{name:6} {one.read:12,} {one.built:12,} {one.size / 1e6:6.1f} {one.elapsed:8.1f} {one.worked:8.1f} {one.memory:9,.0f}\n",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
