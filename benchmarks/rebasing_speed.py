"""Fifty indicators of all neighbourhoods of England carried to its wards, by a look-up as the ONS publishes it: seconds and memory. On Linux.

    python -m benchmarks.rebasing_speed

The nation is made up at the true sizes: 33,755 neighbourhoods in 6,784 wards, one in fifty lying in two of them with weights. Each neighbourhood
has 50 figures, some of which are missing; they are carried as means over residents and as counts. Prints a line a step, holds some wards
against plain sums, and exits with 1 where a step takes longer than the limit of 5 seconds, or a ward comes out otherwise.
"""

import sys
import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from benchmarks.build_steps import memory
from hineq.methods.rebasing import rebase, rebase_counts
from hineq.packs.importers.lookups import Lookup, read_lookup

ZONES, WARDS, INDICATORS = 33_755, 6_784, 50
LIMIT: Final = 5.0
# wards that are summed again by hand
LOOKED_AT: Final = (0, 1, WARDS // 2, WARDS - 1)


class Nation:
    """A made-up nation, the same for the same seed: the text of its look-up, residents (zone) and figures (indicator, zone)."""

    def __init__(self, seed: int = 2021) -> None:
        rng = np.random.default_rng(seed)
        self.codes = [f"E01{number:06d}" for number in range(1, ZONES + 1)]
        wards = np.sort(np.concatenate([np.arange(WARDS), rng.integers(0, WARDS, ZONES - WARDS)]))
        self.residents = np.clip(rng.lognormal(np.log(1_650), 0.17, ZONES), 1_000, 6_000).round()
        self.counts = rng.poisson(self.residents * rng.uniform(0.01, 0.4, (INDICATORS, 1))).astype(float)
        self.counts[rng.random((INDICATORS, ZONES)) < 0.01] = np.nan
        rows = ["LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM,ObjectId,weight"]
        for number, (code, ward) in enumerate(zip(self.codes, wards, strict=True), 1):
            parts = ((ward, 0.75), (ward + 1, 0.25)) if number % 50 == 0 and ward + 1 < WARDS else ((ward, 1.0),)
            for at, weight in parts:
                rows.append(
                    f"{code},Zone {number},E05{at:06d},Ward {at},E06{at // 23:06d},Council {at // 23},{number},{weight}"
                )
        self.text = "\n".join(rows).encode()


def timed(step: str, work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gives and the seconds that it takes, which are printed with the memory after it."""
    start = time.perf_counter()
    made = work()
    seconds = time.perf_counter() - start
    now, most = memory()
    print(f"{step:60} {seconds:8.2f} {now:10,} {most:9,}", flush=True)
    return made, seconds


def by_hand(lookup: Lookup, nation: Nation, ward: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The counts of one ward and the means over its residents, one an indicator, from its own rows of the look-up."""
    own = lookup.frame[lookup.frame.to_code == ward]
    at = own.from_code.str[3:].astype(int).to_numpy() - 1
    weight, counts, people = own.weight.to_numpy(), nation.counts[:, at], nation.residents[at]
    known = ~np.isnan(counts)
    of = (known * weight * people).sum(axis=1)
    return np.nansum(counts * weight, axis=1), np.nansum(counts / people * weight * people, axis=1) / of


def main() -> int:
    nation = Nation()
    print(f"{'step':60} {'seconds':>8} {'MiB after':>10} {'peak MiB':>9}")
    timed("before", lambda: None)
    lookup, reading = timed("reading the look-up", lambda: read_lookup(nation.text, "lookup.csv"))
    (wards, shares), sharing = timed("its shares as a sparse matrix", lambda: lookup.shares(nation.codes))
    size = f"{INDICATORS} indicators"
    counts, summing = timed(f"{size} as counts", lambda: rebase_counts(nation.counts, shares))
    rates = nation.counts / nation.residents
    means, weighing = timed(f"{size} as means", lambda: rebase(rates, shares * nation.residents))
    whole = reading + sharing + max(summing, weighing)
    alike = len(wards) == WARDS
    for number in LOOKED_AT:
        count, mean = by_hand(lookup, nation, wards[number])
        alike &= np.allclose(counts.value[:, number], count, rtol=1e-12) and np.allclose(
            means.value[:, number], mean, rtol=1e-12
        )
    print(
        f"{ZONES:,} neighbourhoods to {len(wards):,} wards, {shares.nnz:,} pairs; {'as' if alike else 'NOT as'} summed by hand"
    )
    print(f"carried in {max(summing, weighing):.2f} s, with the look-up read in {whole:.2f} s, of {LIMIT:g} s")
    return 0 if alike and whole <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
