"""The ground of the wards of 2017: how far their neighbourhoods cover it, and in which wards of today it lies."""

from collections.abc import Collection
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from hineq.packs.build.outlines import Outlines
from hineq.packs.build.shapes import of_their_own

SUCCESSORS: Final = ("former_code", "area_code", "share")
# Two outlines of one border, each simplified apart, leave slivers: less of a ward's land than this is none.
LEAST_SHARE: Final = 0.02
# the grid in whose square metres land is measured
_GRID: Final = "EPSG:27700"
_OVERLAP_DECIMALS, _SHARE_DECIMALS = 3, 4
Polygons = Any  # an array of shapely Polygons and MultiPolygons: shapely has no types of its own


def overlaps(outlines: Outlines, given: pd.DataFrame) -> "pd.Series[float]":
    """By the code of a ward of 2017: the ground that it shares with its neighbourhoods over that of either, 0 to 1.

    `given` says which neighbourhood (`zone`) goes to which `ward`. A ward without a shape of its own has none: its
    neighbourhoods would be held against themselves.
    """
    zones = outlines.neighbourhoods_2011
    shapes = dict(zip(zones["area_code"], _on_grid(zones), strict=True))
    joined = {
        str(ward): shapely.union_all([shapes[zone] for zone in zones_of])
        for ward, zones_of in given.groupby("ward")["zone"]
    }
    own = of_their_own(outlines.wards_2017)
    own = own[own["area_code"].isin(list(joined))]
    theirs, covered = _on_grid(own), np.array([joined[code] for code in own["area_code"]], dtype=object)
    both = shapely.area(shapely.intersection(theirs, covered))
    shared = both / (shapely.area(theirs) + shapely.area(covered) - both)
    return pd.Series(np.round(shared, _OVERLAP_DECIMALS), index=own["area_code"].to_numpy())


def successors(outlines: Outlines, councils: Collection[str]) -> pd.DataFrame:
    """In which wards of today the land of each ward of 2017 of some councils lies: SUCCESSORS and `council`, the largest share first.

    A ward that still has its code is its own successor: a ward whose border is moved gets another code. Of the others a part is
    told from LEAST_SHARE on.
    """
    then = of_their_own(outlines.wards_2017)
    then = then[then["owner"].isin(list(councils))]
    today = outlines.wards_2024[outlines.wards_2024["owner"].isin(list(councils))]
    still = then["area_code"].isin(today["area_code"])
    kept = then[still][["owner", "area_code"]].assign(former_code=lambda rows: rows["area_code"], share=1.0)
    gone = then[~still]
    old, new = _on_grid(gone), _on_grid(today)
    at_old, at_new = shapely.STRtree(new).query(old, predicate="intersects")
    same = gone["owner"].to_numpy()[at_old] == today["owner"].to_numpy()[at_new]
    at_old, at_new = at_old[same], at_new[same]
    share = shapely.area(shapely.intersection(old[at_old], new[at_new])) / shapely.area(old[at_old])
    found = pd.DataFrame({
        "owner": gone["owner"].to_numpy()[at_old], "former_code": gone["area_code"].to_numpy()[at_old],
        "area_code": today["area_code"].to_numpy()[at_new], "share": np.round(share, _SHARE_DECIMALS),
    })  # fmt: skip
    rows = pd.concat([pd.DataFrame(kept), found[share >= LEAST_SHARE]], ignore_index=True).astype({"share": float})
    rows = rows.sort_values(["owner", "former_code", "share", "area_code"], ascending=[True, True, False, True])
    return rows.rename(columns={"owner": "council"})[[*SUCCESSORS, "council"]].reset_index(drop=True)


def _on_grid(table: gpd.GeoDataFrame) -> Polygons:
    """Outlines in metres; what is no longer valid once it is laid on the grid is mended."""
    return shapely.make_valid(table.geometry.to_crs(_GRID).to_numpy())
