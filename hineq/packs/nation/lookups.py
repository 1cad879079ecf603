"""Areas and look-ups of a nation from ONS Open Geography: which neighbourhood lies where, now and then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from hineq.packs.fetch.client import Client
from hineq.packs.fetch.geography import layer_of
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.nation.files import (
    COUNTIES,
    LOOKUP_21,
    LSOA_01_11,
    LSOA_11_21,
    LSOA_WARD_17,
    REGIONS,
    WARD_LAD_17,
)

NATION: Final = "E92000001"
_NAME: Final = "England"
_OF_ENGLAND: Final = "E"
_COUNTY: Final = "E10"
# what an authority is, by the beginning of its code
_KINDS: Final = {
    "E06": "unitary authority", "E07": "non-metropolitan district", "E08": "metropolitan district", "E09": "London borough",
}  # fmt: skip
CHANGED: Final = (
    "The layer may have been replaced: look at it on geoportal.statistics.gov.uk, and mend hineq/packs/nation/files.py."
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Lookups:
    """The look-ups as their layers have them, of England alone, columns by our names, each neighbourhood or area once.

    `of_2021`: zone, ward, authority, authority_name; `became`: old (2011), zone; `before`: oldest (2001), old; `ward_17`: old, ward;
    `wards_17`: ward, name, authority, authority_name (of 2017); `regions`: authority, authority_name, region, region_name;
    `counties`: authority, county, county_name.
    """

    of_2021: pd.DataFrame
    became: pd.DataFrame
    before: pd.DataFrame
    ward_17: pd.DataFrame
    wards_17: pd.DataFrame
    regions: pd.DataFrame
    counties: pd.DataFrame


def read_lookups(client: Client) -> Lookups:
    """Every look-up that files are made of. Raises NotFetched where a layer lacks a column, or a code twice."""
    return Lookups(
        of_2021=_rows(
            client, LOOKUP_21, {"zone": "LSOA21CD", "ward": "WD24CD", "authority": "LAD24CD", "authority_name": "LAD24NM"}, "zone"
        ),
        became=_rows(client, LSOA_11_21, {"old": "LSOA11CD", "zone": "LSOA21CD"}),
        before=_rows(client, LSOA_01_11, {"oldest": "LSOA01CD", "old": "LSOA11CD"}),
        ward_17=_rows(client, LSOA_WARD_17, {"old": "LSOA11CD", "ward": "WD17CD"}, "old"),
        wards_17=_rows(
            client, WARD_LAD_17, {"ward": "WD17CD", "name": "WD17NM", "authority": "LAD17CD", "authority_name": "LAD17NM"}, "ward"
        ),
        regions=_rows(
            client, REGIONS, {"authority": "LAD24CD", "authority_name": "LAD24NM", "region": "RGN24CD", "region_name": "RGN24NM"}, "authority"
        ),
        counties=_rows(client, COUNTIES, {"authority": "LAD24CD", "county": "CTY24CD", "county_name": "CTY24NM"}, "authority"),
    )  # fmt: skip


def columns_of(rows: list[dict[str, Any]], layer: str, columns: Mapping[str, str]) -> pd.DataFrame:
    """Columns of a layer's records by our names; the case of its own does not matter, nor an F_ before one that began its file.

    Raises NotFetched where a record lacks one.
    """
    made = {}
    heads = {str(head).upper().removeprefix("F_"): head for row in rows[:1] for head in row}
    for name, theirs in columns.items():
        head = heads.get(theirs)
        lacking = [at for at, row in enumerate(rows) if head is None or row.get(head) in (None, "")]
        if head is None or lacking:
            what = f"{len(lacking):,} of {len(rows):,} records have nothing in the column {theirs}, such as the {lacking[0] + 1:,}th"
            raise NotFetched(what, layer, CHANGED)
        made[name] = [str(row[head]).strip() for row in rows]
    return pd.DataFrame(made, dtype=object)


def _rows(client: Client, layer: str, columns: Mapping[str, str], once: str = "") -> pd.DataFrame:
    found, _ = layer_of(client, layer)
    table = columns_of(found.rows(), layer, columns)
    key = once or next(iter(columns))
    table = table[table[key].str.startswith(_OF_ENGLAND)].drop_duplicates(ignore_index=True)
    twice = table[key][table[key].duplicated()] if once else table[key].iloc[:0]
    if table.empty or len(twice):
        what = f"{len(twice):,} codes twice, such as {twice.iloc[0]}" if len(twice) else "No record is of England"
        raise NotFetched(f"{what}, column {columns[key]}", layer, CHANGED)
    return table


def best_fit(lookups: Lookups, people: "pd.Series[float]") -> pd.DataFrame:
    """By the neighbourhood of 2011: the ward of today and the authority in which most of its residents live, by those of its parts.

    `people` are the residents of each neighbourhood of 2021. Of two with as many the first by its code.
    """
    parts = lookups.became.merge(lookups.of_2021, on="zone").assign(
        people=lambda rows: rows.zone.map(people).fillna(0.0)
    )
    made = {}
    for column in ("ward", "authority"):
        sums = parts.groupby(["old", column]).agg(people=("people", "sum")).reset_index()
        sums = sums.sort_values(["old", "people", column], ascending=[True, False, True])
        made[column] = sums.drop_duplicates("old").set_index("old")[column]
    return pd.DataFrame(made)


def then_and_now(lookups: Lookups, fit: pd.DataFrame) -> pd.DataFrame:
    """By the ward of 2017: name, the authority of then and of today, in which most of its neighbourhoods lie, and how many these are."""
    given = lookups.ward_17.assign(today=lookups.ward_17.old.map(fit.authority))
    unknown = given[given.today.isna()]
    if len(unknown):
        what = f"{len(unknown):,} neighbourhoods of 2011 that became none of 2021, such as {unknown.old.iloc[0]}"
        raise NotFetched(what, LSOA_WARD_17, CHANGED)
    wards = lookups.wards_17.set_index("ward")
    strange = given[~given.ward.isin(wards.index)]
    if len(strange):
        what = f"{len(strange):,} neighbourhoods are given to a ward that {WARD_LAD_17} has not, such as {strange.ward.iloc[0]}"
        raise NotFetched(what, LSOA_WARD_17, CHANGED)
    most = given.groupby(["ward", "today"]).size().rename("many").reset_index()
    most = most.sort_values(["ward", "many", "today"], ascending=[True, False, True]).drop_duplicates("ward")
    counted = given.ward.value_counts()
    return wards.loc[most.ward].assign(today=most.today.to_numpy(), n_lsoa11=counted.loc[most.ward].to_numpy())


def lookup_files(lookups: Lookups, fit: pd.DataFrame, wards_17: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The files of look-ups as the build reads them, by their names."""
    of_2021 = lookups.of_2021
    region = of_2021.authority.map(dict(zip(lookups.regions.authority, lookups.regions.region, strict=True)))
    if region.isna().any():
        example = of_2021.authority[region.isna()].iloc[0]
        what = f"{int(region.isna().sum()):,} neighbourhoods lie in an authority that has no region, such as {example}"
        raise NotFetched(what, REGIONS, CHANGED)
    became, ward_17 = lookups.became, lookups.ward_17
    gone = wards_17[~wards_17.authority.isin(of_2021.authority)]
    gone = gone.groupby(["authority", "authority_name", "today"]).n_lsoa11.sum().reset_index()
    gone = gone.sort_values(["authority", "n_lsoa11", "today"], ascending=[True, False, True]).drop_duplicates(
        "authority"
    )
    return {
        "lookup_lsoa21_ward24": pd.DataFrame({
            "lsoa21_code": of_2021.zone, "ward24_code": of_2021.ward, "ltla24_code": of_2021.authority, "region24_code": region,
        }),
        "lookup_lsoa11_lsoa21": pd.DataFrame({
            "lsoa11_code": became.old, "lsoa21_code": became.zone, "lsoa11_ward24_code": became.old.map(fit.ward),
        }),
        "lookup_lsoa01_lsoa11": pd.DataFrame({"lsoa01_code": lookups.before.oldest, "lsoa11_code": lookups.before.old}),
        "lookup_lsoa11_ward17": pd.DataFrame({
            "lsoa11_code": ward_17.old, "ward17_code": ward_17.ward, "ward17_name": ward_17.ward.map(wards_17.name),
            "ltla24_code": ward_17.ward.map(wards_17.today),
        }),
        "lookup_ltla_changes": pd.DataFrame({
            "old_code": gone.authority, "old_name": gone.authority_name, "ltla24_code": gone.today,
        }).astype(object),
    }  # fmt: skip


def areas_file(lookups: Lookups, people: "pd.Series[float]") -> pd.DataFrame:
    """The list of areas as the build reads it: an authority of a single tier stands in both tiers."""
    of = lookups.regions.merge(
        lookups.counties[lookups.counties.county.str.startswith(_COUNTY)], on="authority", how="left"
    )
    zones = lookups.of_2021.merge(of[["authority", "region", "county"]], on="authority").assign(nation=NATION)
    zones["people"] = zones.zone.map(people)
    numbers = pd.concat([_numbers(zones, level) for level in ("nation", "region", "county", "authority")])
    rows: list[tuple[Any, ...]] = [(NATION, _NAME, "country", "country", None, None, None, False)]
    rows += [(code, name, "region", "region", NATION, None, code, False) for code, name in _pairs(of, "region")]
    regions = of.dropna(subset="county").drop_duplicates("county").set_index("county").region
    rows += [
        (code, name, "utla", "county", regions[code], code, regions[code], False) for code, name in _pairs(of, "county")
    ]
    for code, name, region, county in zip(
        of.authority, of.authority_name, of.region, of.county.fillna(""), strict=True
    ):
        kind = _KINDS.get(code[:3], "authority")
        if not county:
            rows.append((code, name, "utla", kind, region, code, region, True))
        rows.append((code, name, "ltla", kind, county or code, county or code, region, not county))
    columns = [
        "area_code",
        "area_name",
        "area_type",
        "area_subtype",
        "parent_code",
        "utla_code",
        "region_code",
        "is_single_tier",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.join(numbers, on="area_code").fillna({"n_ward24": 0, "n_lsoa21": 0})


def _pairs(table: pd.DataFrame, level: str) -> list[tuple[str, str]]:
    kept = table.dropna(subset=level).drop_duplicates(level).sort_values(level)
    return list(zip(kept[level], kept[f"{level}_name"], strict=True))


def _numbers(zones: pd.DataFrame, level: str) -> pd.DataFrame:
    groups = zones.groupby(level)
    return pd.DataFrame({"n_ward24": groups.ward.nunique(), "n_lsoa21": groups.size(), "residents_2021": groups.people.sum()}).astype(float)  # fmt: skip
