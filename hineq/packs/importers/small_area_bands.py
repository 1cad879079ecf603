"""Whether a table of neighbourhoods has every band of age that a life table needs, and what is said where it has not."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hineq.model.deaths import AGE_BANDS
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.small_area_ages import BandPlan, span_words
from hineq.packs.importers.small_area_grid import Grid
from hineq.packs.importers.small_area_kinds import AGES, CountKind
from hineq.packs.importers.small_area_rows import Rows
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import Findings

# a table that only says where somebody died and has nobody at the oldest ages was cut off
_OLDEST: Final = AGE_BANDS[-1]


def check_plan(table: SheetTable, plan: BandPlan, kind: CountKind, *, whole: bool, findings: Findings) -> list[str]:
    """Faults for ages that are too wide, run over each other or are lacking, and remarks on what was taken for what."""
    remarks: list[str] = []
    if plan.coarse:
        said = [span_words(span) for span in plan.coarse]
        rule = f"The ages {', '.join(said)} cannot be parted: a life table needs {AGES}. Ask for {kind.noun} in these bands."
        findings.fault(Fault.AGE_BANDS_COARSE, table.file, rule, value=", ".join(said))
    if plan.crossing:
        said = [span_words(span) for span in plan.crossing]
        rule = f"The ages {', '.join(said)} run over others of the table: each death and each person must be counted at one age."
        findings.fault(Fault.AGE_BAND_UNKNOWN, table.file, rule, value=", ".join(said))
    if plan.coarse or plan.crossing:
        return remarks
    lacking = [band for band in plan.missing if whole or not kind.sparse or band == _OLDEST]
    if whole:
        lacking += plan.partial
    if lacking:
        rule = f"The table has no {kind.noun} of the age{'s' if len(lacking) > 1 else ''} {', '.join(lacking)}: a life table needs {AGES}."
        findings.fault(Fault.BAND_MISSING, table.file, rule, value=", ".join(lacking))
    elif plan.missing:
        remarks.append(f"No row is of the ages {', '.join(plan.missing)}: nobody is taken to have died at these ages.")
    if plan.from_starts:
        remarks.append("Ages are named by the first year of their band: 5 is read as 5-9, 90 as 90 and over.")
    return remarks


def check_open_85(
    table: SheetTable, counts: NDArray[Any], plan: BandPlan, kind: CountKind, findings: Findings
) -> list[str]:
    """Whether 85+ beside 90+ is 85-89: shown where anywhere fewer are 85+ than 90+; else a fault.

    `counts` (..., 20 bands), with those of 85+ in the place of 85-89.
    """
    if not plan.open_85:
        return []
    if (counts[..., 18] < counts[..., 19]).any():
        return ["The column '85+' stands beside '90+' and is in places below it, so that it is read as 85-89."]
    rule = (
        "The table has both 85+ and 90+, and does not show whether 85+ holds those of 90+ too: name the band 85-89, as a life "
        f"table needs {AGES}."
    )
    findings.fault(Fault.AGE_BANDS_COARSE, table.file, rule, value="85+, 90+")
    return []


def check_grid(
    table: SheetTable, grid: Grid, plan: BandPlan, kind: CountKind, *, whole: bool, findings: Findings
) -> list[str]:
    """Whether every neighbourhood, sex and year that has a row has one of every age that the table has."""
    asked = [place for place, band in enumerate(AGE_BANDS) if band not in plan.missing]
    there = grid.seen[..., asked]
    lacking = there.any(axis=-1, keepdims=True) & ~there
    count = int(lacking.sum())
    if not count:
        return []
    if kind.sparse and not whole:
        return ["The table never says 0: at an age without a row nobody is taken to have died."]
    zone, sex, year, band = (int(at[0]) for at in np.nonzero(lacking))
    said = f"{grid.zones[zone]}, {grid.sexes[sex]}, {grid.years[year]}, age {AGE_BANDS[asked[band]]}"
    do = ", and other rows say 0: add them, with 0 where nobody died." if kind.sparse else ": add them."
    rule = f"{count:,} age{' has' if count == 1 else 's have'} no row, such as {said}{do}"
    findings.fault(Fault.BAND_MISSING, table.file, rule, value=grid.zones[zone])
    return []


def check_rows(table: SheetTable, rows: Rows, plan: BandPlan, findings: Findings) -> None:
    """Whether every neighbourhood, sex and year has a row of every age, where bands are added up from years of age that stand in rows."""
    if rows.span is None:
        return
    place = (rows.zone * len(rows.sexes) + rows.sex) * len(rows.years) + rows.year
    found = np.bincount(place, minlength=len(rows.zones) * len(rows.sexes) * len(rows.years))
    short = (found > 0) & (found < len(plan.bands))
    if short.any():
        zone, sex, year = np.unravel_index(int(np.argmax(short)), (len(rows.zones), len(rows.sexes), len(rows.years)))
        said = f"{rows.zones[zone]}, {rows.sexes[sex]}, {rows.years[year]}"
        rule = f"{int(short.sum()):,} of the neighbourhoods, by sex and year, have no row of some age, such as {said}: add those rows."
        findings.fault(Fault.BAND_MISSING, table.file, rule, value=rows.zones[zone])
