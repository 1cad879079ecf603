"""Ward figures made of neighbourhoods in several ways, which `benchmarks.rebasing_error` holds against each other.

A folder of the country's figures holds LSOA 2021 figures, the lookup of LSOA to ward and MSOA, and both boundaries; the
national pack's tables say which figures wards get. A way is a table (ward, zone) with the share of each zone that is the
ward's; `hineq.methods.rebasing` makes the figures, as it does everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import read_parquet
from numpy.typing import NDArray

from hineq.methods.rebasing import rebase, rebase_counts
from hineq.methods.results import FloatArray
from hineq.packs.build.recipes import Method, Zones, terms

LOOKUP, FIGURES = "lookup_lsoa21_ward24.parquet", "lsoa21.parquet"
ZONE_SHAPES, WARD_SHAPES = "lsoa21_boundaries.parquet", "ward24_boundaries.parquet"
RECIPES, INDICATORS = "recipe_wards.csv", "indicators.csv"
# British National Grid: metres, so that areas are areas
GRID = 27700
# a zone with less of its land than this in its own council lies elsewhere, and stays whole
FEWEST_LAND = 0.5
# of the zones that touch another council, in which none lies, so many have less land astray than a part that is small
SMALL_PART = 0.9


class Way(StrEnum):
    """How zones become wards."""

    WHOLE = "neighbourhoods, each whole to one ward"
    BY_AREA = "neighbourhoods, by area"
    BY_LARGE_PARTS = "neighbourhoods, by area, small parts left out"
    COARSER_WHOLE = "MSOAs, each whole to one ward"
    COARSER_SHARED = "MSOAs, by residents"


COARSER = (Way.COARSER_WHOLE, Way.COARSER_SHARED)
Terms = tuple[tuple[float, str], ...]
RESIDENTS: Terms = ((1.0, "res_total"),)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure that wards get: its recipe, with `terms` and `base` as columns of the zones, each with its factor.

    A mean has one column of values in `terms`, and in `base` the people or properties it is weighted by; a share is a sum
    of counts over a sum of counts, a count the first alone; a class is the share of the base's people in zones whose decile
    is at most `classes`.
    """

    indicator_id: str
    series: str
    name: str
    method: Method
    terms: Terms
    base: Terms
    scale: float
    classes: int
    unit: str
    decimals: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Council:
    """One council's wards and zones: `shares` (ward, zone) of each way, `overlap` (ward) of the shapes, 0 to 1.

    `members` (MSOA, zone) says which zones an MSOA holds, 0 or 1; `figures` are the zones' rows of the country's table, as
    floats.
    """

    code: str
    wards: tuple[str, ...]
    overlap: FloatArray
    zones: NDArray[np.int_]
    figures: pd.DataFrame
    members: FloatArray
    shares: dict[Way, FloatArray]

    def alike(self, one: Way, other: Way) -> FloatArray:
        """The residents of each ward whom both ways count, over those whom either counts: 0 to 1."""
        people = summed(self.figures, RESIDENTS)
        first, second = (self._of_zones(way) for way in (one, other))
        with np.errstate(invalid="ignore"):
            both: FloatArray = (np.minimum(first, second) @ people) / (np.maximum(first, second) @ people)
        return both

    def _of_zones(self, way: Way) -> FloatArray:
        return self.shares[way] @ self.members if way in COARSER else self.shares[way]


@dataclass(frozen=True, kw_only=True, eq=False)
class Land:
    """Which land of a zone lies in which ward: `parts` (zone, ward, share of the zone's land in its council).

    `astray` is, for each zone that touches another council, the share of its land that lies there; `touching` the same for
    other wards of its own council.
    """

    parts: pd.DataFrame
    astray: FloatArray
    touching: FloatArray
    left_whole: tuple[str, ...]

    @property
    def small(self) -> float:
        """The share of a zone's land below which a part may be the outlines' doing alone."""
        return float(np.quantile(self.astray, SMALL_PART)) if len(self.astray) else 0.0


def read_measures(tables: Path) -> list[Measure]:
    """Every figure that wards get from LSOA 2021, from the national pack's recipes."""
    recipes = pd.read_csv(tables / RECIPES, dtype=str, keep_default_na=False)
    indicators = pd.read_csv(tables / INDICATORS, dtype=str, keep_default_na=False).set_index("indicator_id")
    found = []
    for row in recipes[recipes.zones == Zones.OF_2021].to_dict("records"):
        about, method = indicators.loc[row["indicator_id"]], Method(row["method"])
        base = row["denominator"] if method is Method.SHARE else row["weight"]
        scales = {Method.SHARE: float(about.multiplier), Method.CLASS: 100.0}
        found.append(
            Measure(
                indicator_id=row["indicator_id"],
                series=row["series"],
                name=str(about.short_name or about["name"]),
                method=method,
                terms=terms(row["column"]),
                base=terms(base) if base else (),
                scale=scales.get(method, float(row["scale"])),
                classes=int(row["classes"] or 0),
                unit=str(about.unit),
                decimals=int(about.decimals),
            )
        )
    return found


def summed(figures: pd.DataFrame, parts: Terms) -> FloatArray:
    """The sum of columns a zone, NaN where one of them has no figure."""
    total = np.zeros(len(figures))
    for factor, column in parts:
        total = total + factor * figures[column].to_numpy()
    return total


def read_land(folder: Path, lookup: pd.DataFrame) -> Land:
    """The overlay of zones and official wards, in British National Grid."""
    zones, wards = (read_parquet(folder / name).to_crs(GRID) for name in (ZONE_SHAPES, WARD_SHAPES))
    zone_shapes, ward_shapes = (table.geometry.make_valid().to_numpy() for table in (zones, wards))
    zone, ward = shapely.STRtree(ward_shapes).query(zone_shapes, predicate="intersects")
    land = shapely.area(shapely.intersection(zone_shapes[zone], ward_shapes[ward])) / shapely.area(zone_shapes)[zone]
    parts = pd.DataFrame(
        {
            "zone": zones.lsoa21_code.to_numpy(str)[zone], "ward": wards.ward24_code.to_numpy(str)[ward],
            "council": wards.ltla24_code.to_numpy(str)[ward], "land": land,
        }
    )  # fmt: skip
    own = lookup.set_index("lsoa21_code").reindex(parts.zone)
    at_home = parts.council.to_numpy() == own.ltla24_code.to_numpy(str)
    elsewhere = at_home & (parts.ward.to_numpy() != own.ward24_code.to_numpy(str))
    kept = parts[at_home]
    whole = kept.groupby("zone").land.transform("sum")
    kept = kept.assign(share=kept.land / whole)[whole >= FEWEST_LAND]
    return Land(
        parts=kept[["zone", "ward", "share"]],
        astray=parts[~at_home].groupby("zone").land.sum().to_numpy(),
        touching=parts[elsewhere].groupby("zone").land.sum().to_numpy(),
        left_whole=tuple(sorted(set(lookup.lsoa21_code) - set(kept.zone))),
    )


def read_councils(folder: Path, lookup: pd.DataFrame, land: Land) -> Iterator[Council]:
    """Every council with its wards, those without a neighbourhood of their own included."""
    figures = pd.read_parquet(folder / FIGURES).set_index("lsoa21_code").select_dtypes("number").astype(np.float64)
    wards = pd.read_parquet(folder / WARD_SHAPES, columns=["ward24_code", "ltla24_code", "lsoa_union_iou"])
    wards = wards.set_index("ward24_code").sort_index()
    parts = land.parts.merge(lookup[["lsoa21_code", "ltla24_code"]], left_on="zone", right_on="lsoa21_code")
    by_council = dict(iter(parts.groupby("ltla24_code")))
    for code, zones in lookup.sort_values("lsoa21_code").groupby("ltla24_code"):
        own = wards[wards.ltla24_code == code]
        table, names = figures.loc[zones.lsoa21_code], list(own.index)
        whole = _table(names, zones.ward24_code)
        by_area = _by_land(whole, by_council.get(code, parts.iloc[:0]), own.index, pd.Index(zones.lsoa21_code))
        large = np.where(by_area >= land.small, by_area, 0)
        coarser = sorted(zones.msoa21_code.unique())
        members = _table(coarser, zones.msoa21_code)
        people = whole @ (members * summed(table, RESIDENTS)).T
        shared = people / people.sum(axis=0)
        yield Council(
            code=str(code),
            wards=tuple(names),
            overlap=own.lsoa_union_iou.to_numpy(np.float64),
            zones=(whole > 0).sum(axis=1),
            figures=table,
            members=members,
            shares={
                Way.WHOLE: whole,
                Way.BY_AREA: by_area,
                Way.BY_LARGE_PARTS: large / large.sum(axis=0),
                # of two wards with as many residents the first: as good as the other
                Way.COARSER_WHOLE: _table(range(len(names)), people.argmax(axis=0)),
                Way.COARSER_SHARED: shared,
            },
        )


def _by_land(whole: FloatArray, parts: pd.DataFrame, wards: pd.Index, zones: pd.Index) -> FloatArray:
    """The shares (ward, zone) by land; a zone whose land is not known stays whole."""
    share = np.zeros_like(whole)
    share[wards.get_indexer(pd.Index(parts.ward)), zones.get_indexer(pd.Index(parts.zone))] = parts.share
    return np.where(share.sum(axis=0) > 0, share, whole)


def _table(rows: object, row_of: object) -> FloatArray:
    """1 where a column belongs to a row, else 0."""
    return np.equal.outer(np.asarray(rows), np.asarray(row_of)).astype(np.float64)


def estimates(council: Council, measure: Measure) -> dict[Way, FloatArray]:
    """A measure's figure for each ward (ward) in every way, in the indicator's unit; NaN for a ward without a zone."""
    value, base = summed(council.figures, measure.terms), summed(council.figures, measure.base)
    if measure.method is Method.CLASS:
        value = np.where(np.isnan(value), np.nan, (value <= measure.classes) * 1.0)
    if measure.method in (Method.SHARE, Method.COUNT):
        coarse = rebase_counts(value, council.members).value
    else:
        coarse = rebase(value, council.members * base).value
    coarse_base = rebase_counts(base, council.members).value
    return {
        way: _of_wards(measure, *((coarse, coarse_base) if way in COARSER else (value, base)), share)
        for way, share in council.shares.items()
    }


def _of_wards(measure: Measure, value: FloatArray, base: FloatArray, share: FloatArray) -> FloatArray:
    if measure.method in (Method.MEAN, Method.CLASS):
        return measure.scale * rebase(value, share * base).value
    total = rebase_counts(value, share).value
    return measure.scale * (total if measure.method is Method.COUNT else total / rebase_counts(base, share).value)
