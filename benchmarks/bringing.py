"""How long it takes to read a large download of Fingertips, and how much memory: a made-up one of a million rows.

    python -m benchmarks.bringing [--rows 1000000]

Prints the size of the file, and of seconds and memory what was measured, what was asked and their ratio; exits with 1 beyond 15 seconds a million
rows or 1.5 GB. The file is made by a process of its own, so that the peak is that of reading it, with the file and hineq itself.
"""

import argparse
import io
import multiprocessing
import resource
import sys
import time
from typing import Final

import numpy as np
import pandas as pd

from hineq.packs.importers.all_layouts import read_any

_MOST_SECONDS, _MOST_GB = 15.0, 1.5
_SEED: Final = 20_261_129


def download(rows: int) -> bytes:
    """A download of so many rows in the layout of Fingertips: indicators, areas, sexes and periods in turn, made-up figures."""
    drawn = np.random.default_rng(_SEED)
    number = np.arange(rows)
    value = drawn.uniform(0, 100, rows)
    kinds, sexes = (
        np.array(["Persons", "Male", "Female"]),
        np.array(["Counties & UAs (from Apr 2023)", "Wards", "England"]),
    )
    frame = pd.DataFrame({
        "Indicator ID": 90_000 + number // 39_000, "Indicator Name": pd.Series(number // 39_000).map("Indicator number {}".format),
        "Parent Code": "E92000001", "Parent Name": "England", "Area Code": pd.Series(number // 30 % 1_300).map("E05{:06d}".format),
        "Area Name": pd.Series(number // 30 % 1_300).map("Ward {}".format), "Area Type": sexes[number % 3 * 0 + 1], "Sex": kinds[number % 3],
        "Age": "All ages", "Category Type": "", "Category": "", "Time period": 2010 + number // 3 % 10, "Value": value,
        "Lower CI 95.0 limit": value - 2, "Upper CI 95.0 limit": value + 2, "Lower CI 99.8 limit": value - 3, "Upper CI 99.8 limit": value + 3,
        "Count": drawn.integers(1, 5_000, rows), "Denominator": drawn.integers(5_000, 50_000, rows), "Value note": "", "Recent Trend": "Cannot be calculated",
        "Compared to England value or percentiles": "Similar", "Compared to goal": "", "Time period Sortable": 20_100_000, "New data": "",
        "Time period range": "1y",
    })  # fmt: skip
    held = io.StringIO()
    frame.to_csv(held, index=False)
    return held.getvalue().encode()


def main(asked: list[str] | None = None) -> int:
    """Read the made-up download and print what it took; 1 where that is too much."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--rows", type=int, default=1_000_000)
    rows: int = arguments.parse_args(asked).rows
    with multiprocessing.get_context("spawn").Pool(1) as made:
        raw = made.apply(download, (rows,))
    start = time.perf_counter()
    extract = read_any(raw, "fingertips.csv")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    most = _MOST_SECONDS * max(rows / 1_000_000, 0.1)
    print(f"{len(raw) / 1e6:,.0f} MB, {rows:,} rows: {len(extract.figures):,} figures")
    print(f"{seconds:.1f} s of {most:g} s asked ({seconds / most:.2f})")
    print(f"peak of memory {peak:.2f} GB of {_MOST_GB} GB asked ({peak / _MOST_GB:.2f})")
    return int(seconds > most or peak > _MOST_GB)


if __name__ == "__main__":
    sys.exit(main())
