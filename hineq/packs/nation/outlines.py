"""Outlines of a nation from ONS Open Geography: wards of today and of 2017, authorities, neighbourhoods of 2011, with their codes."""

from collections.abc import Mapping
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from hineq.packs.fetch.client import Client
from hineq.packs.fetch.geography import layer_of
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.nation.files import OUTLINES_11, OUTLINES_21, WARDS_17, WARDS_24
from hineq.packs.nation.lookups import CHANGED, Lookups, columns_of

_DEGREES: Final = "EPSG:4326"
# the grid in whose square metres land is measured
_GRID: Final = "EPSG:27700"
_SQUARE_KM: Final = 1_000_000


def outline_files(client: Client, lookups: Lookups, wards_17: pd.DataFrame) -> dict[str, gpd.GeoDataFrame]:
    """The files of outlines as the build reads them, by their names. Raises NotFetched where an area has no sound outline."""
    wards = _wards(client, lookups)
    joined = wards.dissolve("ltla24_code", as_index=False)[["ltla24_code", "geometry"]]
    zones = _layer(client, OUTLINES_11, {"lsoa11_code": "LSOA11CD"})
    then = _layer(client, WARDS_17, {"ward17_code": "WD17CD"})
    # of a ward that no neighbourhood fits best there are no figures
    then = then[then.ward17_code.isin(wards_17.index)]
    own = wards_17.loc[then.ward17_code]
    then = then.assign(
        ward17_name=own.name.to_numpy(), ltla24_code=own.today.to_numpy(), basis="WD17", n_lsoa11=own.n_lsoa11.to_numpy(dtype=float)
    )  # fmt: skip
    without = sorted(set(wards_17.index) - set(then.ward17_code))
    if without:
        raise NotFetched(f"{len(without):,} wards of 2017 have no outline, such as {without[0]}", WARDS_17, CHANGED)
    return {
        "ward24_boundaries": wards, "ltla24_boundaries_from_wards": joined, "lsoa11_boundaries": zones, "ward17_boundaries": then,
    }  # fmt: skip


def _wards(client: Client, lookups: Lookups) -> gpd.GeoDataFrame:
    """The wards of today with their land in square kilometres, and how far their neighbourhoods cover it, 0 to 1."""
    wards = _layer(client, WARDS_24, {"ward24_code": "WD24CD", "ward24_name": "WD24NM", "ltla24_code": "LAD24CD"})
    zones = _layer(client, OUTLINES_21, {"zone": "LSOA21CD"})
    drawn = dict(zip(zones.zone, _on_grid(zones), strict=True))
    without = sorted(set(lookups.of_2021.zone) - set(drawn))
    if without:
        raise NotFetched(f"{len(without):,} neighbourhoods have no outline, such as {without[0]}", OUTLINES_21, CHANGED)
    given = lookups.of_2021.groupby("ward").zone.agg(list)
    land = _on_grid(wards)
    covered = [
        shapely.union_all([drawn[zone] for zone in given[code]]) if code in given.index else None
        for code in wards.ward24_code
    ]
    both = np.array(
        [np.nan if one is None else own.intersection(one).area for own, one in zip(land, covered, strict=True)]
    )
    either = np.array([np.nan if one is None else own.union(one).area for own, one in zip(land, covered, strict=True)])
    return wards.assign(
        n_lsoa21=wards.ward24_code.map(given.map(len)).fillna(0).to_numpy(dtype=float),
        area_km2=np.round(shapely.area(land) / _SQUARE_KM, 3), lsoa_union_iou=np.round(both / either, 3),
    )  # fmt: skip


def _layer(client: Client, layer: str, columns: Mapping[str, str]) -> gpd.GeoDataFrame:
    """The areas of England of a layer, each with its code (the first column) and a sound outline in degrees."""
    found, _ = layer_of(client, layer)
    table = columns_of(found.rows(), layer, columns)
    code = next(iter(columns))
    shapes = [_shape(feature) for feature in found.features]
    bad = [at for at, shape in enumerate(shapes) if shape is None]
    if bad:
        raise NotFetched(
            f"{len(bad):,} of {len(shapes):,} areas have no outline, such as {table[code][bad[0]]}", layer, CHANGED
        )
    made = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(shapes, crs=_DEGREES))
    made = made[made[code].str.startswith("E")].reset_index(drop=True)
    twice = made[code][made[code].duplicated()]
    if made.empty or len(twice):
        what = f"{len(twice):,} areas twice, such as {twice.iloc[0]}" if len(twice) else "No area is of England"
        raise NotFetched(what, layer, CHANGED)
    return made


def _shape(feature: Any) -> Any:
    """The outline of a feature, mended where it crosses itself; None where it has none of any area."""
    try:
        shape = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError):
        return None
    polygons = (
        [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
        if shape.geom_type == "GeometryCollection"
        else None
    )
    shape = shapely.MultiPolygon(polygons) if polygons is not None else shape
    return shape if shape.area > 0 else None


def _on_grid(table: gpd.GeoDataFrame) -> Any:
    return shapely.make_valid(table.geometry.to_crs(_GRID).to_numpy())
