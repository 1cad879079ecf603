"""The wards of 2017: which there were, which neighbourhoods fit each best, and which councils have other wards today."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.words import AreaType
from hineq.packs.build.neighbourhoods import Neighbourhoods, once, same_zones
from hineq.packs.build.recipes import Zones
from hineq.packs.build.shapes import TODAY
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind
from hineq.packs.declared.faults import Fault

FORMER: Final = "ward17_boundaries"
LOOKUP_17: Final = "lookup_lsoa11_ward17"
_OUTLINES_11: Final = "lsoa11_boundaries"
_CODE: Final = "lsoa11_code"


def former_wards(source: SourceFiles, today: pd.DataFrame) -> pd.DataFrame:
    """Every ward of 2017 with the columns of the areas table, its `overlap` still unknown; `today` are the wards of today."""
    text = ("ward17_code", "ward17_name", "ltla24_code")
    rows = source.table(FORMER, dict.fromkeys(text, Kind.TEXT) | {"n_lsoa11": Kind.NUMBER})
    still = rows.ward17_code.isin(today.area_code)
    return pd.DataFrame({
        "area_code": rows.ward17_code, "area_name": rows.ward17_name, "area_type": str(AreaType.FORMER_WARD),
        "parent_code": rows.ltla24_code, "gone_by": np.where(still, np.nan, float(TODAY)), "neighbourhoods": rows.n_lsoa11,
        "overlap": float("nan"),
    })  # fmt: skip


def given_then(source: SourceFiles, of_2011: Iterable[str], wards: Iterable[str]) -> pd.DataFrame:
    """Which ward of 2017 each neighbourhood of 2011 fits best: `zone`, `ward`, `authority`; no rows, with the faults, where it is broken.

    `of_2011` are the neighbourhoods that have figures, `wards` the codes of those of 2017; no neighbourhoods where their own
    file has faults.
    """
    names = {_CODE: "zone", "ward17_code": "ward", "ltla24_code": "authority"}
    table = source.table(LOOKUP_17, dict.fromkeys(names, Kind.TEXT)).rename(columns=names)
    counted, known = list(of_2011), list(wards)
    nothing = table.iloc[:0]
    if table.empty or not once(source, LOOKUP_17, table, "zone", _CODE):
        return nothing
    drawn = source.table(_OUTLINES_11, {_CODE: Kind.TEXT})
    whole = not counted or same_zones(source, LOOKUP_17, Zones.OF_2011, _CODE, table.zone, counted)
    if whole and not drawn.empty:
        whole = same_zones(source, LOOKUP_17, _OUTLINES_11, _CODE, table.zone, drawn[_CODE])
    strange = table[~table.ward.isin(known)]
    if known and len(strange):
        given = "1 neighbourhood is" if len(strange) == 1 else f"{len(strange):,} neighbourhoods are"
        rule = f"{given} given to a ward that is not in {FORMER}.parquet: take files of one year."
        value = strange.ward.iloc[0]
        source.findings.fault(Fault.ID_UNKNOWN, f"{LOOKUP_17}.parquet", rule, column="ward17_code", value=value)
        return nothing
    return table if whole else nothing


def as_given_then(neighbourhoods: Mapping[Zones, Neighbourhoods], given: pd.DataFrame) -> dict[Zones, Neighbourhoods]:
    """The neighbourhoods of 2011 and 2001 with the wards of 2017 in the place of today's; those of 2021 were never fitted to them."""
    ward = dict(zip(given.zone, given.ward, strict=True))
    return {
        zones: replace(own, table=own.table.assign(ward=own.table.zone.map(ward)))
        for zones, own in neighbourhoods.items()
        if zones is not Zones.OF_2021
    }
