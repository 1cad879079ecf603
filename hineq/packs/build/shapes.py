"""The maps of the national layer: which areas each owner's map draws, and how they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from hineq.model.words import AreaType
from hineq.packs.build.outlines import FROM_NEIGHBOURHOODS, Outlines, read_outlines
from hineq.packs.build.simplifying import light_map
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_folder import source_folder
from hineq.packs.declared.layer import owner_of_set
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

COLUMNS = ("owner", "area_type", "vintage", "area_code", "area_name", "geometry")
TODAY, OF_2017, OF_2013 = "2024", "2017", "2013"


@dataclass(frozen=True, kw_only=True, eq=False)
class AreaMap:
    """One map before it is simplified: `drawn` has `area_code`, `area_name` and `geometry`, a row an area."""

    owner: str
    area_type: AreaType
    vintage: str
    drawn: gpd.GeoDataFrame


def shapes(folder: Path) -> pd.DataFrame:
    """The shapes of every map of the national layer, one row a drawn area.

    `folder` holds the files that `outlines` names. The table has COLUMNS, all texts: `owner` is whose map it is
    (authority, an earlier set of its wards, county, region or country), `area_type` what it draws and `vintage` of which year its boundaries are;
    `geometry` is a GeoJSON Polygon or MultiPolygon in longitude and latitude. A map is all rows that share the first
    three. Rows are sorted; the same files give the same bytes.

    Raises InvalidPack with every fault of the files.
    """
    findings = Findings()
    found = source_folder(folder, findings)
    outlines = None if found is None else read_outlines(SourceFiles(folder=found, findings=findings))
    if outlines is None:
        raise InvalidPack(folder.name, findings.faults)
    return drawn(outlines)


def drawn(outlines: Outlines) -> pd.DataFrame:
    """The table of `shapes` from outlines that were read."""
    rows: list[tuple[str, ...]] = []
    for one in maps(outlines):
        areas = one.drawn.sort_values("area_code")
        codes, names = areas["area_code"].tolist(), areas["area_name"].tolist()
        light = light_map(areas.geometry.to_numpy(), codes, names)
        head = (one.owner, str(one.area_type), one.vintage)
        rows += [(*head, *area) for area in zip(codes, names, light.geometries, strict=True)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(list(COLUMNS[:4]), ignore_index=True)


def maps(outlines: Outlines) -> Iterator[AreaMap]:
    """Every map of the national layer: of authorities and their earlier sets of wards, counties, regions and the country."""
    yield from _by_owner(outlines.wards_2024, AreaType.WARD, TODAY)
    then = _of(of_their_own(outlines.wards_2017), with_other_wards(outlines))
    sets = then.assign(owner=[owner_of_set(code, OF_2017) for code in then["owner"]])
    yield from _by_owner(sets, AreaType.FORMER_WARD, OF_2017)
    earlier = earlier_wards(outlines)
    yield from _by_owner(earlier[earlier["changed"]], AreaType.EARLIER_WARD, OF_2013)
    areas, authorities, wards = outlines.areas, outlines.authorities, outlines.wards_2024
    within = areas[areas["area_type"] == "ltla"].set_index("area_code")
    for county in areas.loc[(areas["area_type"] == "utla") & (areas["area_subtype"] == "county"), "area_code"]:
        own = within.index[within["utla_code"] == county]
        yield AreaMap(owner=county, area_type=AreaType.AUTHORITY, vintage=TODAY, drawn=_of(authorities, own))
        yield AreaMap(owner=county, area_type=AreaType.WARD, vintage=TODAY, drawn=_of(wards, own))
        if (of_then := _of(earlier, own))["changed"].any():
            yield AreaMap(owner=county, area_type=AreaType.EARLIER_WARD, vintage=OF_2013, drawn=of_then)
    for region in areas.loc[areas["area_type"] == "region", "area_code"]:
        own = within.index[within["region_code"] == region]
        yield AreaMap(owner=region, area_type=AreaType.AUTHORITY, vintage=TODAY, drawn=_of(authorities, own))
    for country in areas.loc[areas["area_type"] == "country", "area_code"]:
        yield AreaMap(owner=country, area_type=AreaType.AUTHORITY, vintage=TODAY, drawn=authorities)


def with_other_wards(outlines: Outlines) -> list[str]:
    """The authorities that have other wards today than in 2017: those of which a ward of then has a code that none of today's has.

    A ward whose border is moved gets another code. That today's have a code more says nothing: of 2017 only those wards are
    listed that some neighbourhood fits best.
    """
    then, today = outlines.wards_2017, outlines.wards_2024
    there = set(zip(today["owner"], today["area_code"], strict=True))
    return sorted(
        {owner for owner, code in zip(then["owner"], then["area_code"], strict=True) if (owner, code) not in there}
    )


def of_their_own(wards: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The wards of 2017 that have a shape of their own: of some only joined neighbourhoods are to be had, and those are no ward."""
    return wards[wards["basis"] != FROM_NEIGHBOURHOODS]


def earlier_wards(outlines: Outlines) -> gpd.GeoDataFrame:
    """The wards of 2011 that the life expectancies of then were published for; `changed` is true in authorities where any has since.

    They have the outlines of 2013. `area_code` is the code under which they were published, and that of today for a ward that
    is still there; the outlines of small wards that were published as one are joined. A ward is left out where no outline, or
    not every one, is to be had.
    """
    census = outlines.census_wards
    changed = set(census.loc[census["ward24_code"].isna(), "ltla24_code"])
    census = census[census["ward11_codes"].notna()].copy()
    census["area_code"] = census["ward24_code"].where(census["ward24_code"].notna(), census["census_ward_code"])
    census["ward"] = census["ward11_codes"].str.split(";")
    parts = census.explode("ward").merge(
        outlines.wards_2013.rename(columns={"area_code": "ward"}), on="ward", how="left"
    )
    lacking = parts.loc[parts["geometry"].isna(), "area_code"]
    parts = parts[~parts["area_code"].isin(lacking)].rename(columns={"census_ward_name": "area_name"})
    columns = ["ltla24_code", "area_code", "area_name"]
    joined = parts.groupby(columns, sort=True)["geometry"].agg(lambda one: shapely.union_all(one.to_numpy()))
    table = joined.reset_index().rename(columns={"ltla24_code": "owner"})
    table["changed"] = table["owner"].isin(list(changed))
    return gpd.GeoDataFrame(table, geometry="geometry", crs=outlines.wards_2013.crs)


def _by_owner(table: gpd.GeoDataFrame, area_type: AreaType, vintage: str) -> Iterator[AreaMap]:
    for owner, own in table.groupby("owner", sort=True):
        yield AreaMap(owner=str(owner), area_type=area_type, vintage=vintage, drawn=own)


def _of(table: gpd.GeoDataFrame, owners: "pd.Index[str] | list[str]") -> gpd.GeoDataFrame:
    return table[table["owner"].isin(owners)]
