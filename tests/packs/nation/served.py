"""The made-up nation of the build's tests as the public services would serve it, every question of the table of files answered."""

import io
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import openpyxl
import pandas as pd
import shapely

from hineq.packs.importers.index_words import INDICES as INDEX_NAMES
from hineq.packs.nation import files
from hineq.packs.nation.parts import CountTable, IndexTable
from tests.packs.build import nation
from tests.packs.fetch.local_services import Asked, Local, Reply, as_json
from tests.paths import DATA

GONE = "E07000009"
PLAN = files.read_plan(DATA / "england")


def english(text: str) -> str:
    """Made-up codes as England's, by which the services' areas are told from those of other countries."""
    return re.sub(r"\bX(?=\d{2}(?:\d{6})?\b)", "E", text)


def in_english(table: pd.DataFrame) -> pd.DataFrame:
    return table.map(lambda cell: english(cell) if isinstance(cell, str) else cell)


def zones_of(file: str) -> list[str]:
    return [english(nation.zone(one)) for one in (nation.ZONES if file == "lsoa21" else nation.ZONES_2011)]


def feature_layer(
    local: Local, name: str, rows: Sequence[Mapping[str, Any]], shapes: Sequence[Any] = (), most: int = 7
) -> None:
    """A layer of ArcGIS in pages of so many records, and beside England's a record of Wales."""
    base = f"/{name}/FeatureServer/0"
    keyed = [{"FID": at, **row} for at, row in enumerate(rows, 1)]
    local.answer(
        base, as_json({"type": "Feature Layer" if shapes else "Table", "maxRecordCount": 2000, "objectIdField": "FID", "fields": []})
    )  # fmt: skip

    def query(asked: Asked) -> Reply:
        if asked.query.get("returnCountOnly") == "true":
            return as_json({"count": len(keyed)})
        first = int(asked.query["resultOffset"])
        page = range(first, min(first + most, len(keyed)))
        if not shapes:
            return as_json({"features": [{"attributes": keyed[at]} for at in page]})
        found = [
            {"type": "Feature", "properties": keyed[at], "geometry": shapely.geometry.mapping(shapes[at])}
            for at in page
        ]
        return as_json({"type": "FeatureCollection", "features": found})

    local.answer(f"{base}/query", query)


def serve_places(local: Local) -> None:
    """Look-ups and outlines; a neighbourhood's outline is the part of its ward's square."""
    tables = {name: in_english(pd.DataFrame(table)) for name, table in nation.sources().items()}
    regions = {"E12000001": "Northland", "E12000002": "Southland"}
    councils = {english(code): name for code, name in nation.COUNCILS.items()}
    of_2021 = tables["lookup_lsoa21_ward24"]
    feature_layer(local, files.LOOKUP_21, [
        {"LSOA21CD": zone, "WD24CD": ward, "LAD24CD": council, "LAD24NM": councils[council]}
        for zone, ward, council in zip(of_2021.lsoa21_code, of_2021.ward24_code, of_2021.ltla24_code, strict=True)
    ] + [{"LSOA21CD": "W01000001", "WD24CD": "W05000001", "LAD24CD": "W06000001", "LAD24NM": "Elsewhere"}])  # fmt: skip
    region = dict(zip(of_2021.ltla24_code, of_2021.region24_code, strict=True))
    feature_layer(local, files.REGIONS, [
        {"LAD24CD": code, "LAD24NM": name, "RGN24CD": region[code], "RGN24NM": regions[region[code]]} for code, name in councils.items()
    ])  # fmt: skip
    feature_layer(local, files.COUNTIES, [
        {"LAD24CD": code, "CTY24CD": "E10000001", "CTY24NM": "Broadshire"} for code in councils if code.startswith("E07")
    ])  # fmt: skip
    pairs = tables["lookup_lsoa11_lsoa21"]
    feature_layer(local, files.LSOA_11_21, [
        {"F_LSOA11CD": old, "LSOA21CD": new} for old, new in zip(pairs.lsoa11_code, pairs.lsoa21_code, strict=True)
    ])  # fmt: skip
    before = tables["lookup_lsoa01_lsoa11"]
    feature_layer(local, files.LSOA_01_11, [
        {"LSOA01CD": old, "LSOA11CD": new} for old, new in zip(before.lsoa01_code, before.lsoa11_code, strict=True)
    ])  # fmt: skip
    then = tables["lookup_lsoa11_ward17"]
    feature_layer(local, files.LSOA_WARD_17, [
        {"LSOA11CD": zone, "WD17CD": ward} for zone, ward in zip(then.lsoa11_code, then.ward17_code, strict=True)
    ])  # fmt: skip
    wards = tables["ward17_boundaries"]
    feature_layer(local, files.WARD_LAD_17, [
        {"WD17CD": ward, "WD17NM": name, "LAD17CD": GONE if council == "E07000001" else council, "LAD17NM": "Dunmere"}
        for ward, name, council in zip(wards.ward17_code, wards.ward17_name, wards.ltla24_code, strict=True)
    ])  # fmt: skip
    feature_layer(local, files.WARDS_17, [{"wd17cd": ward} for ward in wards.ward17_code], list(wards.geometry))
    own = tables["ward24_boundaries"]
    feature_layer(local, files.WARDS_24, [
        {"WD24CD": ward, "WD24NM": name, "LAD24CD": council}
        for ward, name, council in zip(own.ward24_code, own.ward24_name, own.ltla24_code, strict=True)
    ], list(own.geometry))  # fmt: skip
    drawn = dict(zip(own.ward24_code, own.geometry, strict=True))
    feature_layer(
        local, files.OUTLINES_21, [{"LSOA21CD": zone} for zone in of_2021.lsoa21_code], [drawn[ward] for ward in of_2021.ward24_code]
    )  # fmt: skip
    old = tables["lsoa11_boundaries"]
    feature_layer(local, files.OUTLINES_11, [{"LSOA11CD": zone} for zone in old.lsoa11_code], list(old.geometry))


def counts_page(table: CountTable, asked: Asked, *, most: int = 500, label: str = "") -> bytes:
    """A page of a data set of Nomis: a row a neighbourhood and code; `label` stands in the place of every code's own."""
    words = {code: cell.word for cell in table.cells.values() for code in cell.codes}
    dimension = next(name for name in asked.query if name == table.dimension)
    rows = [(zone, int(code)) for zone in zones_of(table.file) for code in asked.query[dimension].split(",")]
    first = int(asked.query["RecordOffset"])
    head = f"GEOGRAPHY_CODE,{dimension.upper()},{dimension.upper()}_NAME,OBS_VALUE,RECORD_OFFSET,RECORD_COUNT\n"
    lines = [
        f'{zone},{code},"{label or words[code]}",{10 + code % 7},{first + at},{len(rows)}\n'
        for at, (zone, code) in enumerate(rows[first : first + most])
    ]  # fmt: skip
    return (head + "".join(lines)).encode()


def serve_counts(local: Local) -> None:
    for table in PLAN.counts:
        local.answer(f"/dataset/{table.data_set}.data.csv", partial(_counts_reply, table))


def _counts_reply(table: CountTable, asked: Asked) -> Reply:
    return Reply(body=counts_page(table, asked, most=900))


def index_file(table: IndexTable) -> bytes:
    """A file of the Indices with a row a neighbourhood."""
    plain = {index: names[0].title() for index, names in INDEX_NAMES.items()}
    heads = [f"{plain[index]} {called.title()}" for index, called in table.columns.values()]
    heads += [head.capitalize() for head in table.heads.values()]
    rows = [[zone, *(at + place for place in range(len(heads)))] for at, zone in enumerate(zones_of(table.file))]
    head = [f"LSOA code ({'2021' if table.file == 'lsoa21' else '2011'})", *heads]
    if not table.workbook:
        return pd.DataFrame(rows, columns=head).to_csv(index=False).encode()
    book = openpyxl.Workbook()
    book.active.append(["Notes of the release"])
    sheet = book.create_sheet("Figures")
    for row in (head, *rows):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def serve_indices(local: Local) -> None:
    for page in {table.page for table in PLAN.indices}:
        named = []
        for at, table in enumerate(one for one in PLAN.indices if one.page == page):
            name = f"/media/{page[-4:]}/File_{7 if '7' in table.attachment else 8}_{at}.{'xlsx' if table.workbook else 'csv'}"
            local.answer(name, Reply(body=index_file(table), heads={"ETag": f'"{at}"'}))
            named.append({"url": local.base + name})
        local.answer(f"/{page}", as_json({"details": {"attachments": [*named, {"title": "without a file"}]}}))


def serve_measures(local: Local) -> None:
    years = {one.name: one.years for one in PLAN.measures}

    def statistics(asked: Asked) -> Reply:
        span = years[asked.query["indicator"]]
        lines = [
            f"{code},2019-01-01/P{span}Y,12.5,11,14\n" for code in ("E92000001", "E07000001", "E10000001", "E06000001")
        ]
        return Reply(body=("areacd,period,value,lci_95,uci_95\n" + "".join(lines)).encode())

    def fingertips(asked: Asked) -> Reply:
        number = asked.query["indicator_ids"]
        period = {3: "2019 - 21", 1: "2021"}[years[number]]
        head = (
            "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
            "Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator\n"
        )
        kinds = {"501": ("E07000001", "E06000001"), "502": ("E10000001", "E06000001")}[
            asked.query["child_area_type_id"]
        ]
        lines = [
            f"{number},Made up,{code},Somewhere,A type,{sex},All ages,,,{period},80.{at},79,82,,\n"
            for at, code in enumerate(("E92000001", *kinds))
            for sex in ("Male", "Female")
        ]  # fmt: skip
        # the country and the unitary stand in both answers with the same figure
        lines = [line.replace("80.2", "80.5") if "E06" in line else line for line in lines]
        group = f"{number},Made up,E92000001,England,England,Male,All ages,Decile,Most deprived,{period},70,69,71,,\n"
        return Reply(body=(head + "".join(lines) + group).encode())

    local.answer("/data.csv", statistics)
    local.answer("/all_data/csv/by_indicator_id", fingertips)


def serve_nation(local: Local) -> None:
    serve_places(local)
    serve_counts(local)
    serve_indices(local)
    serve_measures(local)
