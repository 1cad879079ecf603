"""Outlines of areas from GeoParquet, checked to their end: files, columns, coordinates, every geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_folder import first_line
from hineq.packs.build.source_parts import Kind, SourceParts
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import Findings

GEOMETRY = "geometry"
LONGITUDE_AND_LATITUDE = "EPSG:4326"
# the word that says of a ward that no boundary of it was to be had, and that its neighbourhoods were joined instead
FROM_NEIGHBOURHOODS = "LSOA11 union"
AREAS = ("areas.parquet", ("area_code", "area_name", "area_type", "area_subtype", "utla_code", "region_code"))
WARDS_2024 = ("ward24_boundaries.parquet", ("ward24_code", "ward24_name", "ltla24_code"))
WARDS_2017 = ("ward17_boundaries.parquet", ("ward17_code", "ward17_name", "ltla24_code", "basis"))
WARDS_2013 = ("ward13_boundaries.parquet", ("ward13_code",))
NEIGHBOURHOODS_2011 = ("lsoa11_boundaries.parquet", ("lsoa11_code",))
AUTHORITIES = ("ltla24_boundaries_from_wards.parquet", ("ltla24_code",))
CENSUS_WARDS = (
    "ward_health_expectancy_2009_13.parquet",
    ("census_ward_code", "census_ward_name", "ward11_code", "ward11_codes", "ward24_code", "ltla24_code"),
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Outlines:
    """All that maps are drawn of. Tables of outlines have `area_code`, `area_name`, `owner` (an authority's code) and
    `geometry` (longitude and latitude, valid); `areas` are the areas of today, as their file has them.
    """

    areas: pd.DataFrame
    wards_2024: gpd.GeoDataFrame
    wards_2017: gpd.GeoDataFrame  # with `basis`
    wards_2013: gpd.GeoDataFrame  # without `owner`
    neighbourhoods_2011: gpd.GeoDataFrame  # the code and the geometry alone
    authorities: gpd.GeoDataFrame
    census_wards: pd.DataFrame


def read_outlines(source: SourceFiles) -> Outlines | None:
    """The outlines in a folder, None with a fault for all that is wrong with its files."""
    findings = source.findings
    before = len(findings.faults)
    areas = _table(source, AREAS)
    wards_2024 = _outlines(source, WARDS_2024)
    wards_2017 = _outlines(source, WARDS_2017)
    wards_2013 = _outlines(source, WARDS_2013)
    zones = _outlines(source, NEIGHBOURHOODS_2011)
    authorities = _outlines(source, AUTHORITIES)
    census = _table(source, CENSUS_WARDS)
    if areas is None or wards_2024 is None or wards_2017 is None or wards_2013 is None:
        return None
    if zones is None or authorities is None or census is None or len(findings.faults) > before:
        return None
    areas = areas[areas["area_type"].isin(["country", "region", "utla", "ltla"])]
    names = areas.loc[areas["area_type"] == "ltla"].set_index("area_code")["area_name"]
    for (file, _), table in ((WARDS_2024, wards_2024), (WARDS_2017, wards_2017), (AUTHORITIES, authorities)):
        _check_owners(file, table["ltla24_code"], names, findings)
    _check_drawn(AUTHORITIES[0], names, set(authorities["ltla24_code"]), findings)
    _check_drawn(WARDS_2024[0], names, set(wards_2024["ltla24_code"]), findings)
    if len(findings.faults) > before:
        return None
    authorities = authorities.assign(area_name=authorities["ltla24_code"].map(names), owner=authorities["ltla24_code"])
    return Outlines(
        areas=areas,
        wards_2024=_named(wards_2024, "ward24"),
        wards_2017=_named(wards_2017, "ward17"),
        wards_2013=wards_2013.rename(columns={"ward13_code": "area_code"}),
        neighbourhoods_2011=zones.rename(columns={"lsoa11_code": "area_code"}),
        authorities=authorities.rename(columns={"ltla24_code": "area_code"}),
        census_wards=census[census["ltla24_code"].isin(names.index)].drop_duplicates("census_ward_code"),
    )


def _named(wards: gpd.GeoDataFrame, vintage: str) -> gpd.GeoDataFrame:
    return wards.rename(
        columns={f"{vintage}_code": "area_code", f"{vintage}_name": "area_name", "ltla24_code": "owner"}
    )


def _table(source: SourceFiles, asked: tuple[str, tuple[str, ...]]) -> pd.DataFrame | None:
    """The columns of a table that are asked for, None with its faults."""
    file, columns = asked
    table = source.arrow(_name(file), dict.fromkeys(columns, Kind.TEXT))
    return None if table is None else table.to_pandas()


def _outlines(source: SourceFiles, asked: tuple[str, tuple[str, ...]]) -> gpd.GeoDataFrame | None:
    """A table of GeoParquet in longitude and latitude, its first column a code of its own; None with its faults."""
    file, columns = asked
    findings = source.findings
    before = len(findings.faults)
    parts = source.parts(_name(file), dict.fromkeys(columns, Kind.TEXT) | {GEOMETRY: Kind.OUTLINE})
    if parts is None:
        return None
    table = _joined(parts, columns, findings)
    if table is None:
        return None
    if table.empty:
        findings.fault(Fault.BOUNDARIES_EMPTY, file, "The file must have at least one row.")
        return None
    _check_codes(file, table, columns, findings)
    table = _placed(file, table, findings)
    if table is not None:
        _check_geometries(file, table, columns[0], findings)
    return table if len(findings.faults) == before else None


def _joined(parts: SourceParts, columns: Sequence[str], findings: Findings) -> gpd.GeoDataFrame | None:
    """The rows of all parts in the coordinates of the first; None with a fault where a part has no outlines or no coordinates."""
    read, bad = [], []
    for part in parts.parts:
        stored = [name for name in columns if name in part.schema.names]
        try:
            table = gpd.read_parquet(part.file.path, columns=[*stored, GEOMETRY], filesystem=parts.system)
        except (ValueError, TypeError, OSError, pa.ArrowException, shapely.errors.GEOSException) as error:
            bad.append((part.file.name, first_line(error)))
            continue
        keys = {name: part.file.keys[name] for name in columns if name not in stored}
        read.append((part.file.name, table.assign(**keys)[[*columns, GEOMETRY]]))
    if bad:
        rule = f"The file must be GeoParquet with a readable column {GEOMETRY} ({bad[0][1]})."
        if bad[0][0]:
            rule = f"Every part must be GeoParquet with a readable column {GEOMETRY}: {len(bad):,} of {len(parts.parts):,} are not ({bad[0][1]})."
        findings.fault(Fault.FILE_UNREADABLE, parts.file, rule, column=GEOMETRY, value=bad[0][0])
        return None
    if len(read) == 1:
        return read[0][1]
    unplaced = [name for name, table in read if table.crs is None]
    if unplaced:
        rule = f"{len(unplaced):,} of {len(read):,} parts do not say in which coordinates their geometries are, such as EPSG:4326 or EPSG:27700."
        findings.fault(Fault.BOUNDARY_CRS_UNKNOWN, parts.file, rule, column=GEOMETRY, value=unplaced[0])
        return None
    first = read[0][1].crs
    # a part without a row would make its columns of no kind
    filled = [table.to_crs(first) for _, table in read if len(table)]
    return pd.concat(filled, ignore_index=True) if filled else read[0][1]


def _name(file: str) -> str:
    return file.removesuffix(".parquet")


def _placed(file: str, table: gpd.GeoDataFrame, findings: Findings) -> gpd.GeoDataFrame | None:
    """The table in longitude and latitude; None with a fault where nobody can tell how to get there."""
    if table.crs is None:
        rule = "The file must say in which coordinates its geometries are, such as EPSG:4326 or EPSG:27700."
        findings.fault(Fault.BOUNDARY_CRS_UNKNOWN, file, rule, column=GEOMETRY)
        return None
    placed = table.to_crs(LONGITUDE_AND_LATITUDE)
    west, south, east, north = shapely.bounds(placed.geometry.to_numpy()).T
    with np.errstate(invalid="ignore"):
        abroad = np.maximum(abs(west), abs(east)) > 180
        abroad |= np.maximum(abs(south), abs(north)) > 90
    if abroad.any():
        rule = f"{abroad.sum()} of {len(table)} geometries lie off the globe: the file says {table.crs.to_string()}."
        findings.fault(Fault.BOUNDARY_IN_METRES, file, rule, column=GEOMETRY, value=_shown(table, abroad))
        return None
    return placed


def _check_codes(file: str, table: gpd.GeoDataFrame, columns: Sequence[str], findings: Findings) -> None:
    for column in columns:
        empty = (table[column].isna() | (table[column] == "")).to_numpy()
        if empty.any():
            rule = f"{empty.sum()} of {len(table)} rows have no {column}."
            findings.fault(Fault.CELL_EMPTY, file, rule, column=column)
    twice = table[columns[0]].dropna().duplicated()
    if twice.any():
        rule = f"{twice.sum()} rows repeat a code: each area must have one row."
        value = table[columns[0]].dropna()[twice].iloc[0]
        findings.fault(Fault.KEY_TWICE, file, rule, column=columns[0], value=value)


def _check_geometries(file: str, table: gpd.GeoDataFrame, code: str, findings: Findings) -> None:
    """A fault for each way in which geometries are no areas, with how many there are and one of them."""
    shapes = table.geometry.to_numpy()
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    kinds = [shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON]
    other = ~empty & ~np.isin(shapely.get_type_id(shapes), kinds)
    wrong = ~empty & ~other & ~shapely.is_valid(shapes)
    for found, words in (
        (empty, "are empty"),
        (other, "are neither Polygon nor MultiPolygon"),
        (wrong, "are not valid"),
    ):
        if found.any():
            why = f" ({shapely.is_valid_reason(shapes[found][0])})" if found is wrong else ""
            rule = f"{found.sum()} of {len(table)} geometries {words}{why}: each must be the area of its code."
            findings.fault(Fault.BOUNDARY_SHAPE, file, rule, column=GEOMETRY, value=_shown(table, found, code))


def _check_owners(file: str, owners: "pd.Series[str]", names: "pd.Series[str]", findings: Findings) -> None:
    unknown = owners[~owners.isin(names.index)]
    if len(unknown):
        rule = f"{len(unknown)} rows are of no authority (area_type ltla) in {AREAS[0]}."
        findings.fault(Fault.ID_UNKNOWN, file, rule, column="ltla24_code", value=unknown.iloc[0])


def _check_drawn(file: str, names: "pd.Series[str]", drawn: set[str], findings: Findings) -> None:
    missing = sorted(set(names.index) - drawn)
    if missing:
        rule = f"{len(missing)} authorities in {AREAS[0]} have no outline in this file."
        findings.fault(Fault.BOUNDARY_VINTAGE, file, rule, column="ltla24_code", value=missing[0])


def _shown(table: pd.DataFrame, found: "np.ndarray[Any, Any]", code: str = "") -> str:
    """The code of the first row found, as an example."""
    column = code or table.columns[0]
    return str(table.loc[found, column].iloc[0])
