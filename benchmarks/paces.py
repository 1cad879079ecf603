"""Counts how far the figures of all authorities moved over as many years as a pack's targets had: its table `paces`.

    python -m benchmarks.paces FOLDER PACK INDICATOR=MEASURE:SOURCE ...

FOLDER holds `authority_series.parquet` and its catalogue, PACK is the pack's folder. INDICATOR is an indicator of the pack
with targets, MEASURE the same measure in FOLDER, SOURCE the row of the pack's sources that says where the changes are from.
Writes PACK/paces.csv, a row for the way from each printed figure to the last target, and prints it.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.authority_series import AuthoritySeries, read_series
from hineq.methods.results import FloatArray
from hineq.model.target import PACE_POINTS, Trajectory
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import load_place

AREAS = "English authorities"
QUANTILES = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
# what is lost where floats are taken from each other, far less than any printed decimal
ROUNDING = 1e-9


def changes(series: AuthoritySeries, years: int) -> FloatArray:
    """The change (area, window) over so many years, middle to middle, of every pair of periods that lie so far apart."""
    middles = np.array([period.middle for period in series.periods])
    pairs = [
        (first, then)
        for first in range(len(middles))
        for then in range(len(middles))
        if abs(middles[then] - middles[first] - years) < 0.02
    ]
    return np.array([series.figures[:, then] - series.figures[:, first] for first, then in pairs]).T


def pace_rows(
    series: AuthoritySeries, trajectory: Trajectory, source_id: str, decimals: int
) -> list[dict[str, object]]:
    """A row for the way from the baseline, and from each target but the last, to the last target."""
    rows: list[dict[str, object]] = []
    final = trajectory.final
    for point in trajectory.points[:-1]:
        years = round(final.period.middle - point.period.middle)
        change, asked = changes(series, years), round(final.value - point.value, decimals)
        if not change.size:
            continue
        counted = np.isfinite(change).any(axis=1)
        sign = 1 if asked > 0 else -1
        ever = np.nanmax(sign * change[counted], axis=1) >= sign * asked - ROUNDING
        points = np.nanquantile(change, QUANTILES).round(decimals + 1).tolist()
        rows.append(
            {
                "indicator_id": trajectory.indicator_id, "sex": trajectory.sex, "years": years, "asked": asked,
                "areas": AREAS, "areas_counted": int(counted.sum()), "ever": int(ever.sum()),
                "windows": int(np.isfinite(change).sum()), "first_period": series.periods[0].label,
                "last_period": series.periods[-1].label, **dict(zip(PACE_POINTS, points, strict=True)),
                "source_id": source_id, "note": f"What was asked from {point.period.label} to {final.period.label}.",
            }
        )  # fmt: skip
    return sorted(rows, key=lambda row: str(row["years"]))


def main(folder: Path, pack: Path, measures: list[str]) -> int:
    place, known = load_place(pack), read_series(folder, of_today=True)
    named = dict(measure.split("=") for measure in measures)
    rows = []
    for trajectory in place.trajectories():
        if trajectory.area_code == place.area_code and trajectory.indicator_id in named:
            measure, source_id = named[trajectory.indicator_id].split(":")
            (series,) = (one for one in known if (one.measure, one.sex) == (measure, trajectory.sex))
            rows += pace_rows(series, trajectory, source_id, place.indicators[trajectory.indicator_id].decimals)
    table = pd.DataFrame(rows, columns=TABLES["paces"].names)
    table.to_csv(pack / "paces.csv", index=False, lineterminator="\n")
    print(table.to_string(index=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
