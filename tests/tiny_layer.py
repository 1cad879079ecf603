"""A national layer of two regions and a few councils, small enough to work every rank out by hand; built without sources."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.packs.build.writing import write_built
from tests.made_up import row

# a district, its county, and their likes; the layer's own codes
OWN, COUNTY, FAR = "E07000901", "E10000901", "E06000903"
NAMES = {
    "E92000901": ("Country", "country", ""),
    "E12000901": ("North", "region", "E92000901"),
    "E12000902": ("South", "region", "E92000901"),
    COUNTY: ("Oakshire", "county", "E12000901"),
    OWN: ("Ashby", "authority", COUNTY),
    "E07000902": ("Beechby", "authority", COUNTY),
    "E06000901": ("Cedarby", "authority", "E12000901"),
    "E06000902": ("Dellby", "authority", "E12000902"),
    FAR: ("Elmby", "authority", "E12000902"),
}
# the share of adults who smoke, and for the district's own ward
SMOKE = {"E92000901": 14.0, COUNTY: 15.0, OWN: 20.0, "E07000902": 10.0, "E06000901": 30.0, "E06000902": 12.0, FAR: 25.0}
LIKE = {OWN: ("E06000902", "E06000901", FAR), COUNTY: ("E06000901",)}
_HEAD = {
    "name": "Country", "title": "Country", "benchmark_code": "E92000901", "snapshot": "2024-06-30", "version": "1.0",
    "census_year": "2011", "attribution": [], "vintages": {"ward": "2024"}, "map_credits": {},
    "kinds": [
        {"of": "authority", "words": "districts and unitaries of the country", "prefixes": ["E06", "E07"]},
        {"of": "county", "words": "counties and unitaries of the country", "prefixes": ["E06", "E10"]},
    ],
}  # fmt: skip
_TABLES = {
    "indicators": "indicator_id,name,short_name,unit,value_type,multiplier,polarity,decimals,theme,definition,caveat,source_id\n"
    "smoking,Adults who smoke,Smoking,%,proportion,100,low_is_good,1,Health,Share of adults who smoke.,None.,s1\n",
    "series": "indicator_id,series,name,held_against_target,trend,note\nsmoking,survey,Survey,no,yes,\n",
    "sources": "source_id,publisher,title,licence,published,url,note\ns1,Office,Survey of smoking,OGL,2023,https://example.org,As published.\n",
    "themes": "theme,roles\nHealth,health\n",
    "estimate_errors": "indicator_id,series,compared,wards,wards_counted,unit,median_error,p90_error,bias,share_of_spread\n"
    "smoking,survey,coarser,all,10,%,0.5,2,0,0.1\n",
    "like_features": "feature_id,about,name,indicator_id,series,period,scale,weight\n"
    "smoke,smoking,Adults who smoke,smoking,survey,2022,linear,1\nmany,density,Residents for each square kilometre,,,2021,log,1\n",
}


def tiny_layer(data: Path, like: Mapping[str, tuple[str, ...]] = LIKE) -> Path:
    """Write the layer into a folder of packs; without `like` it has no table of like places."""
    folder = data / "country"
    folder.mkdir(parents=True)
    (folder / "layer.json").write_text(json.dumps(_HEAD), encoding="utf-8")
    for name, text in _TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    by_owner = {
        "areas": _areas(),
        "observations": _observations(),
        "national_ranks": _ranks(),
        "population": _population(),
        "shapes": _shapes(),
        "successors": pd.DataFrame({"former_code": [], "area_code": [], "share": [], "owner": []}),
    }
    pairs = [(code, other, float(at), at / 10) for code, others in like.items() for at, other in enumerate(others, 1)]
    if pairs:
        table = pd.DataFrame(pairs, columns=["area_code", "like_code", "place", "distance"])
        by_owner["like"] = table.assign(owner=table.area_code)
    names = pd.DataFrame(
        [(name, kind, code, code) for code, (name, kind, _) in NAMES.items()],
        columns=["name", "kind", "area_code", "owner"],
    )
    write_built(
        folder, by_owner, {"tiers": _areas().drop(columns="owner"), "distributions": _spreads(), "names": names}
    )
    return folder


def _areas() -> pd.DataFrame:
    rows = [(code, name, kind, parent) for code, (name, kind, parent) in NAMES.items()]
    table = pd.DataFrame(rows, columns=["area_code", "area_name", "area_type", "parent_code"])
    table = table.assign(gone_by=float("nan"), neighbourhoods=float("nan"), overlap=float("nan"), owner=table.area_code)
    ward = table.iloc[[4]].assign(area_code="E05000901", area_name="Mill", area_type="ward", parent_code=OWN, owner=OWN)
    return pd.concat([table, ward], ignore_index=True)


def _observations() -> pd.DataFrame:
    figures = [row(code, "2022", value, lower_ci=value - 1, upper_ci=value + 1) for code, value in SMOKE.items()]
    # figures of the ward stand with those of its council
    figures += [row("E05000901", "2022", 40.0), row(OWN, "2021", 21.0), row("E06000902", "2021", 13.0)]
    table = pd.DataFrame(figures, columns=list(OBSERVATION_COLUMNS))
    owner = table.area_code.replace({"E05000901": OWN})
    return table.assign(owner=owner).sort_values("owner", kind="stable", ignore_index=True)


def _ranks() -> pd.DataFrame:
    lower = {code: value for code, value in SMOKE.items() if code.startswith(("E06", "E07"))}
    rows = [
        (code, "smoking", "survey", "Persons", "2022", float(1 + sum(other > value for other in lower.values())), 5.0, 1.0, "highest", "districts and unitaries of the country", "", "s1", code)
        for code, value in lower.items()
    ]  # fmt: skip
    names = [
        "area_code",
        "indicator_id",
        "series",
        "sex",
        "period",
        "rank",
        "areas_ranked",
        "tied",
        "first_is",
        "areas",
        "published_flag",
        "source_id",
        "owner",
    ]
    return pd.DataFrame(rows, columns=names)


def _spreads() -> pd.DataFrame:
    row_ = (
        "smoking",
        "survey",
        "Persons",
        "2022",
        10.0,
        11.0,
        12.0,
        20.0,
        25.0,
        28.0,
        30.0,
        19.4,
        5.0,
        "s1",
        "districts and unitaries of the country",
        "E06; E07",
    )
    names = [
        "indicator_id",
        "series",
        "sex",
        "period",
        "min",
        "p10",
        "p25",
        "median",
        "p75",
        "p90",
        "max",
        "mean",
        "areas_counted",
        "source_id",
        "areas",
        "code_prefixes",
    ]
    return pd.DataFrame([row_], columns=names)


def _population() -> pd.DataFrame:
    rows = [(code, "2021", "Persons", "All ages", 1000.0, "s1", code) for code in NAMES]
    return pd.DataFrame(rows, columns=["area_code", "period", "sex", "age", "population", "source_id", "owner"])


def _shapes() -> pd.DataFrame:
    """The councils of the north in a row of squares, for the maps of the county and of the region; a ward without an outline."""
    rows = [(OWN, "ward", "", "", "{}")]
    for owner, codes in ((COUNTY, (OWN, "E07000902")), ("E12000901", (OWN, "E07000902", "E06000901"))):
        for at, code in enumerate(codes):
            ring = [[at, 50], [at + 1, 50], [at + 1, 51], [at, 51], [at, 50]]
            rows.append((owner, "authority", "", code, json.dumps({"type": "Polygon", "coordinates": [ring]})))
    table = pd.DataFrame(rows, columns=["owner", "area_type", "vintage", "area_code", "geometry"])
    return table.sort_values("owner", kind="stable", ignore_index=True)
