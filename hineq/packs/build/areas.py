"""The areas of the nation: country, regions, counties, authorities, their wards, those of earlier years; and every name that finds one."""

from typing import Final

import numpy as np
import pandas as pd

from hineq.model.naming import NameKind
from hineq.model.words import AreaType
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.build.source_parts import Kind

AREAS: Final = "areas"
WARDS: Final = "ward24_boundaries"
_OLD_WARDS: Final = "lookup_lsoa11_ward17"
_CHANGES: Final = "lookup_ltla_changes"
# what `census_wards` puts behind a name
_YEAR: Final = r" \(\d{4}\)$"
COLUMNS: Final = ("area_code", "area_name", "area_type", "parent_code", "gone_by", "neighbourhoods", "overlap")
# an area of the country by the kind that its source gives it; the health boards of the same file are none of hineq's
_TYPES: Final = {
    "country": AreaType.COUNTRY,
    "region": AreaType.REGION,
    "utla": AreaType.COUNTY,
    "ltla": AreaType.AUTHORITY,
}


def above_wards(source: SourceFiles) -> pd.DataFrame:
    """Country, regions, counties and authorities with the columns of the source that totals are held against.

    `parent_code` of an authority is its county, where it lies in one, else its region.
    """
    text = ("area_code", "area_name", "area_type", "parent_code", "region_code")
    numbers = ("n_ward24", "n_lsoa21", "residents_2021")
    columns = dict.fromkeys(text, Kind.TEXT) | dict.fromkeys(numbers, Kind.NUMBER) | {"is_single_tier": Kind.FLAG}
    rows = source.table(AREAS, columns)
    rows = rows[rows.area_type.isin(list(_TYPES))]
    # a council of a single tier stands in both tiers: it is one authority here
    rows = rows[(rows.area_type != "utla") | ~rows.is_single_tier.astype(bool)]
    counties = set(rows.area_code[rows.area_type == "utla"])
    in_county = rows.parent_code.isin(list(counties))
    parent = rows.parent_code.where(in_county | (rows.area_type != "ltla"), rows.region_code)
    kinds = rows.area_type.map({name: str(kind) for name, kind in _TYPES.items()})
    return rows.assign(parent_code=parent, area_type=kinds).reset_index(drop=True)


def counties_of(above: pd.DataFrame) -> dict[str, str]:
    """The county of each authority that lies in one."""
    counties = set(above.area_code[above.area_type == AreaType.COUNTY])
    pairs = zip(above.area_code, above.parent_code, strict=True)
    return {code: parent for code, parent in pairs if parent in counties}


def wards(source: SourceFiles) -> pd.DataFrame:
    """The wards of today with the columns of the areas table; those without a neighbourhood are of a type of their own.

    `neighbourhoods` is how many are given to the ward, `overlap` how far they cover the same ground, 0 to 1.
    """
    text = {"ward24_code": Kind.TEXT, "ward24_name": Kind.TEXT, "ltla24_code": Kind.TEXT}
    rows = source.table(WARDS, text | {"n_lsoa21": Kind.NUMBER, "lsoa_union_iou": Kind.NUMBER})
    none = rows.n_lsoa21 == 0
    return pd.DataFrame({
        "area_code": rows.ward24_code, "area_name": rows.ward24_name,
        "area_type": [str(AreaType.UNCOUNTED_WARD if one else AreaType.WARD) for one in none],
        "parent_code": rows.ltla24_code, "gone_by": float("nan"), "neighbourhoods": rows.n_lsoa21,
        "overlap": rows.lsoa_union_iou.where(~none),
    })  # fmt: skip


def census_wards(rows: pd.DataFrame, today: pd.DataFrame, year: str) -> pd.DataFrame:
    """The wards of a Census that are none of today's, out of the rows that were published for them; `year` tells them from those of today."""
    kept = rows.drop_duplicates("area_code")
    kept = kept[~kept.area_code.isin(today.area_code)]
    return pd.DataFrame({
        "area_code": kept.area_code, "area_name": [f"{name} ({year})" for name in kept.census_ward_name],
        "area_type": str(AreaType.EARLIER_WARD), "parent_code": kept.ltla24_code, "gone_by": float("nan"),
        "neighbourhoods": float("nan"), "overlap": float("nan"),
    })  # fmt: skip


def areas_table(above: pd.DataFrame, below: pd.DataFrame) -> pd.DataFrame:
    """The areas table of the layer, each area before those below it; `owner` is whose rows they are kept with."""
    top = above.assign(gone_by=float("nan"), neighbourhoods=float("nan"), overlap=float("nan"), owner=above.area_code)
    rows = pd.concat([top, below.assign(owner=below.parent_code)], ignore_index=True)
    order = {kind: at for at, kind in enumerate(AreaType)}
    rows = rows.assign(_order=rows.area_type.map(lambda kind: order[AreaType(kind)]))
    return rows.sort_values(["_order", "area_code"], kind="stable")[[*COLUMNS, "owner"]].reset_index(drop=True)


def names_table(source: SourceFiles, areas: pd.DataFrame) -> pd.DataFrame:
    """Every name by which an area can be found: `name`, `kind`, `area_code`, `owner` (the council that it leads to).

    Besides the names of today's areas those of wards of 2017 and of a Census that are gone, which lead to the council that they
    lay in, and those of former councils, which lead to the one that took them over.
    """
    census = areas.area_type == AreaType.EARLIER_WARD
    own = areas[~census]
    today = pd.DataFrame({"name": own.area_name, "kind": own.area_type, "area_code": own.area_code, "owner": own.owner})
    old = source.table(_OLD_WARDS, dict.fromkeys(("ward17_code", "ward17_name", "ltla24_code"), Kind.TEXT))
    counted = areas[census].assign(area_name=areas.area_name.str.replace(_YEAR, "", regex=True))
    old = pd.concat(
        [
            old,
            counted.rename(columns={"area_code": "ward17_code", "area_name": "ward17_name", "owner": "ltla24_code"})[
                list(old)
            ],
        ]
    )
    old = old.drop_duplicates("ward17_code")
    here = set(zip(own.area_name, own.owner, strict=True))
    gone = [pair not in here for pair in zip(old.ward17_name, old.ltla24_code, strict=True)]
    old = old[np.array(gone, dtype=bool)]
    former = source.table(_CHANGES, dict.fromkeys(("old_code", "old_name", "ltla24_code"), Kind.TEXT))
    former = former[~former.old_name.isin(own.area_name[own.area_type == AreaType.AUTHORITY]) & (former.old_name != "")]
    councils = set(areas.area_code[areas.area_type == AreaType.AUTHORITY])
    rows = pd.concat([
        today,
        pd.DataFrame({"name": old.ward17_name, "kind": str(NameKind.FORMER_WARD), "area_code": old.ward17_code, "owner": old.ltla24_code}),
        pd.DataFrame({"name": former.old_name, "kind": str(NameKind.FORMER_COUNCIL), "area_code": former.old_code, "owner": former.ltla24_code}),
    ])  # fmt: skip
    rows = rows[rows.owner.isin(councils) | rows.kind.isin([AreaType.COUNTRY, AreaType.REGION, AreaType.COUNTY])]
    return (
        rows.drop_duplicates(["name", "kind", "owner"])
        .sort_values(["name", "kind", "area_code"])
        .reset_index(drop=True)
    )
