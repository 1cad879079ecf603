"""Life expectancy of women and men in every ward of England from deaths and people by neighbourhood: seconds and memory. On Linux.

    python -m benchmarks.ward_lives_speed

The nation is made up at the true sizes: 33,755 neighbourhoods in 6,784 wards, two sexes, five years, deaths in 20 bands of age and people in
single years, as text in the layouts of the ONS (a file a sex, a file a year). Prints a line a step, and the whole beside the 10 seconds
that are asked of it; exits with 1 where the whole, from the files to the life tables, takes longer.
"""

import io
import sys
import time
from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
from numpy.typing import NDArray

from benchmarks.build_steps import memory
from hineq.methods.life_tables import AGE_STARTS
from hineq.packs.importers.small_area_counts import together
from hineq.packs.importers.small_area_deaths import read_small_area_deaths
from hineq.packs.importers.small_area_people import read_small_area_people
from hineq.packs.importers.ward_lives import ward_lives

ZONES, WARDS, YEARS = 33_755, 6_784, (2019, 2020, 2021, 2022, 2023)
LIMIT: Final = 10.0
SINGLE: Final = np.arange(91)
DEATH_HEADS: Final = ("under 1", "01 to 04", *(f"{age:02d} to {age + 4}" for age in range(5, 90, 5)), "over 90")


class Nation:
    """A made-up nation by neighbourhood, the same for the same seed."""

    def __init__(self, seed: int = 2021) -> None:
        rng = np.random.default_rng(seed)
        self.codes = [f"E01{number:06d}" for number in range(1, ZONES + 1)]
        # residents as those of the neighbourhoods of 2021: half of them between 1,480 and 1,860
        self.residents = np.clip(rng.lognormal(np.log(1_650), 0.17, ZONES), 1_000, 6_000)
        self.poorer = rng.normal(0, 0.25, ZONES)
        wards = np.sort(np.concatenate([np.arange(WARDS), rng.integers(0, WARDS, ZONES - WARDS)]))
        self.lookup = pd.DataFrame({"from_code": self.codes, "to_code": [f"E05{ward:06d}" for ward in wards]})
        self._rng = rng

    def people(self) -> Iterator[tuple[str, bytes, list[NDArray[np.int_]]]]:
        """A file a year, in the layout of today's estimates, with the people of women and men (neighbourhood, 91 ages)."""
        share = np.where(SINGLE < 60, 1.0, np.exp(-(((SINGLE - 60) / 22.0) ** 2)))
        share = share / share.sum() / 2
        for year in YEARS:
            both = [self._rng.poisson(self.residents[:, None] * share) + 1 for _ in range(2)]
            heads = [f"{letter}{age}" for letter in "FM" for age in SINGLE]
            columns = [self.codes, *np.concatenate(both, axis=1).T]
            yield f"Mid-{year} people.csv", _text(["LSOA 2021 Code", *heads], columns), both

    def deaths(self, people: list[list[NDArray[np.int_]]]) -> Iterator[tuple[str, bytes]]:
        """A file a sex, all years below one another, as the ONS gives deaths."""
        ages = np.array(AGE_STARTS, dtype=float) + 2
        for place, sex in enumerate(("Females", "Males")):
            rate = np.maximum(0.00008, 0.00003 * np.exp(0.094 * ages)) * (1.35 if sex == "Males" else 1.0)
            rate[0] = 0.0035
            died = []
            for year in people:
                banded = np.add.reduceat(year[place], AGE_STARTS, axis=1)
                died.append(np.minimum(self._rng.poisson(banded * rate * np.exp(self.poorer)[:, None]), banded))
            columns = [
                np.repeat(YEARS, ZONES),
                self.codes * len(YEARS),
                *np.concatenate(died).T,
            ]
            yield (
                f"{sex} deaths.csv",
                _text(["Mid-year", "LSOA code", *(f"{sex} {age}" for age in DEATH_HEADS)], columns),
            )


def _text(heads: list[str], columns: list[object]) -> bytes:
    held = io.BytesIO()
    pa.csv.write_csv(pa.table(dict(zip(heads, columns, strict=True))), held)
    return held.getvalue()


def main() -> int:
    """Read the nation, work out its life tables, and print what that took."""
    nation = Nation()
    print(f"{'step':44} {'seconds':>8} {'MiB after':>10} {'peak MiB':>9}")
    spent, read_people, people = 0.0, [], []
    for name, raw, counts in nation.people():
        people.append(counts)
        since = time.perf_counter()
        read_people.append(read_small_area_people(raw, name))
        spent += time.perf_counter() - since
    seconds = [_told("people, 5 files", spent)]
    files = list(nation.deaths(people))
    people.clear()
    since = time.perf_counter()
    deaths = together([read_small_area_deaths(raw, name) for name, raw in files])
    seconds.append(_told("deaths, 2 files", time.perf_counter() - since))
    since = time.perf_counter()
    made = ward_lives(deaths, together(read_people), nation.lookup, "look-up.csv")
    tables = _told(f"life tables of {WARDS:,} wards and two sexes", time.perf_counter() - since)
    whole = _told("together", sum(seconds) + tables)
    print(f"{whole:.1f} s of {LIMIT:g} s asked ({whole / LIMIT:.2f})")
    born = made.figures[made.figures.measure == "Life expectancy at birth"]
    refused = int(born.value.isna().sum())
    means = ", ".join(f"{sex} {years:.1f}" for sex, years in born.groupby("sex").value.mean().items())
    print(
        f"{len(deaths.frame):,} rows of deaths; {len(made.figures):,} figures; {refused:,} refused at birth; means {means}"
    )
    return int(whole > LIMIT)


def _told(step: str, seconds: float) -> float:
    now, most = memory()
    print(f"{step:44} {seconds:8.2f} {now:10,} {most:9,}", flush=True)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
