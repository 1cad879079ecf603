"""Counts how far the figures of all other authorities moved over as many years as a pack's targets had: its table `paces`.

    python -m benchmarks.paces FOLDER PACK INDICATOR=MEASURE:SOURCE ...

FOLDER holds `authority_series.parquet` and its catalogue, PACK is the pack's folder. INDICATOR is an indicator of the pack
with targets, MEASURE the same measure in FOLDER, SOURCE the row of the pack's sources that says where the changes are from.
Writes PACK/paces.csv, a row for the way from each printed figure to the last target, and prints it; of a way that no span
outside the pandemic is as long as there is none.
"""

import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd

from benchmarks.authority_series import AuthoritySeries, read_series
from hineq.insights.targets.pace_asked import pace_over
from hineq.model.target import Pace, Trajectory
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import load_place

AREAS = "English authorities"


def pace_rows(series: AuthoritySeries, trajectory: Trajectory, source_id: str, decimals: int) -> list[Pace]:
    """The pace of the way from the baseline, and from each target but the last, to the last target; the place itself is not counted."""
    others = series.figures[[area != trajectory.area_code for area in series.areas]]
    ways = (
        replace(trajectory, baselines=(point,), targets=trajectory.points[number + 1 :])
        for number, point in enumerate(trajectory.points[:-1])
    )
    paces = (pace_over(others, series.periods, way, decimals, AREAS, source_id) for way in ways)
    return sorted(filter(None, paces), key=lambda pace: pace.years)


def main(folder: Path, pack: Path, measures: list[str]) -> int:
    place, known = load_place(pack), read_series(folder, of_today=True)
    named = dict(measure.split("=") for measure in measures)
    rows: list[Pace] = []
    for trajectory in place.trajectories():
        if trajectory.area_code == place.area_code and trajectory.indicator_id in named:
            measure, source_id = named[trajectory.indicator_id].split(":")
            (series,) = (one for one in known if (one.measure, one.sex) == (measure, trajectory.sex))
            rows += pace_rows(series, trajectory, source_id, place.indicators[trajectory.indicator_id].decimals)
    table = pd.DataFrame([vars(row) for row in rows], columns=TABLES["paces"].names)
    for end in ("first_period", "last_period"):
        table[end] = [period.label for period in table[end]]
    table.to_csv(pack / "paces.csv", index=False, lineterminator="\n")
    print(table.to_string(index=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
