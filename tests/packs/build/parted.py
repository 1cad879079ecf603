"""The made-up nation's source tables in parts: one after the other, or by the values of columns that stand in the names of folders."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

import geopandas as gpd
import pandas as pd

# by which columns a table is parted; the others have none that would do
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "areas": ("region_code",),  # missing for the country
    "lookup_lsoa21_ward24": ("region24_code", "ltla24_code"),
    "lookup_lsoa11_ward17": ("ltla24_code",),
    "lsoa11": ("ltla24_code",),
    "ward24_boundaries": ("ltla24_code",),
    "ward17_boundaries": ("basis", "ltla24_code"),  # with a blank in a value
    "authority_series": ("period_start", "area_current"),  # a number, and yes or no
    "ward_health_expectancy_2009_13": ("census_ward_name",),
}


def write_part(path: Path, table: pd.DataFrame) -> None:
    """Write rows of a table, those with outlines as GeoParquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if "geometry" in table:
        table = gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")
    table.to_parquet(path)


def write_flat(folder: Path, tables: Mapping[str, pd.DataFrame], parts: int = 3) -> Path:
    """Every table as a folder of parts; every other folder is named without the ending."""
    for number, (name, table) in enumerate(tables.items()):
        of = folder / (name if number % 2 else f"{name}.parquet")
        size = -(-len(table) // parts)
        for part in range(parts):
            write_part(of / f"part-{part}.parquet", table.iloc[part * size : (part + 1) * size].reset_index(drop=True))
    return folder


def write_hive(folder: Path, tables: Mapping[str, pd.DataFrame]) -> Path:
    """Tables that have KEYS in folders of their values, the others as single files."""
    for name, table in tables.items():
        if name not in KEYS:
            write_part(folder / f"{name}.parquet", table)
            continue
        for below, rows in _by(table, KEYS[name]):
            write_part(folder / name / below / "part-0.parquet", rows.reset_index(drop=True))
    return folder


def _by(table: pd.DataFrame, keys: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    if not keys:
        yield "", table
        return
    for value, rows in table.groupby(keys[0], dropna=False):
        said = "__HIVE_DEFAULT_PARTITION__" if pd.isna(value) else quote(str(value), safe="")
        for below, own in _by(rows.drop(columns=keys[0]), keys[1:]):
            yield f"{keys[0]}={said}/{below}", own
