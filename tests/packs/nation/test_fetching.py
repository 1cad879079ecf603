"""A nation's files from services on this machine: what the build reads is made, and what changed is refused with nothing written."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from hineq.packs.build.layer import build_layer
from hineq.packs.fetch.addresses import Service
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.nation import files
from hineq.packs.nation.fetching import Nation, fetch_nation
from tests.packs.build import nation
from tests.packs.fetch.local_services import Asked, Local, Reply, as_json, filed
from tests.packs.nation.served import (
    GONE,
    PLAN,
    counts_page,
    english,
    feature_layer,
    in_english,
    index_file,
    serve_nation,
    zones_of,
)
from tests.paths import DATA

Opened = Callable[..., Client]
_BROUGHT = (
    "lsoa01",
    "ward_health_expectancy_2009_13",
    "ward13_boundaries",
    "population_ltla24_by_sex_2021",
    "imd_la_summaries_england",
    "authority_series",
)


def bring(folder: Path) -> None:
    """What nobody gives, and columns of neighbourhoods that the made-up recipes read."""
    tables = nation.sources()
    kept = {name: in_english(pd.DataFrame(tables[name])) for name in (*_BROUGHT, "lsoa21", "lsoa11", "areas")}
    kept["lsoa21"] = kept["lsoa21"].assign(res_total=kept["lsoa21"].people)
    nation.write_sources(folder, kept)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bring(tmp_path / "sources")
    return tmp_path / "sources"


def fetched(local: Local, opened: Opened, folder: Path) -> Nation:
    serve_nation(local)
    with opened() as client:
        return fetch_nation(client, PLAN, folder)


def test_what_is_fetched_is_built(local: Local, opened: Opened, folder: Path, tmp_path: Path) -> None:
    made = fetched(local, opened, folder)
    assert made.missing == ()
    assert {one.name for one in made.made} | set(_BROUGHT) == set(PLAN.files())
    declared = {name: english(text.replace('"X', '"E')) for name, text in nation.DECLARED.items()}
    # the residents of an area are those that were fetched, not those that were brought
    declared["recipe_population.csv"] = declared["recipe_population.csv"].replace("lsoa21,people", "lsoa21,res_total")
    layer = nation.write_declared(tmp_path / "layer", declared)
    built = build_layer(layer, folder, nation.quietly)
    assert built.rows["areas"] > 20
    areas = pd.read_parquet(folder / "areas.parquet")
    assert areas.set_index(["area_type", "area_code"]).n_lsoa21[("utla", "E10000001")] == 12
    # what was brought is kept beside what came, in the rows of exactly the neighbourhoods of the look-up
    zones = pd.read_parquet(folder / "lsoa21.parquet")
    assert {"people", "res_total", "imd25_imd_score", "imd25_ind_mental_health"} <= set(zones)
    series = pd.read_parquet(folder / "authority_series.parquet")
    assert {"smoking", "claimant_count", "life_expectancy_at_birth"} <= set(series.indicator_id)
    life = series[(series.indicator_id == "life_expectancy_at_birth") & (series.sex == "Male")]
    assert sorted(map(str, life.area_code)) == ["E06000001", "E07000001", "E10000001", "E92000001"]
    assert (life.value > 75).all()
    changes = pd.read_parquet(folder / "lookup_ltla_changes.parquet")
    assert changes.to_numpy().tolist() == [[GONE, "Dunmere", "E07000001"]]

    again(local, opened, folder)


def again(local: Local, opened: Opened, folder: Path) -> None:
    """A service that is left out is not asked, and what it gives stays as it stands in the folder."""
    before = pd.read_parquet(folder / "lsoa21.parquet")
    local.asked.clear()
    with opened() as client:
        made = fetch_nation(client, PLAN, folder, without=_all_but(Service.STATISTICS))
    assert {one.path for one in local.asked} == {"/data.csv"}
    after = pd.read_parquet(folder / "lsoa21.parquet")
    pd.testing.assert_frame_equal(after, before, check_like=True)
    assert next(one.kept for one in made.made if one.name == "lsoa21") == f"all {len(before.columns) - 1} columns"
    series = pd.read_parquet(folder / "authority_series.parquet")
    assert (series.indicator_id == "life_expectancy_at_birth").sum() == 8


def test_an_empty_folder_lacks_what_nobody_gives(local: Local, opened: Opened, tmp_path: Path) -> None:
    with opened() as client:
        made = fetch_nation(client, PLAN, tmp_path / "new", without=tuple(Service))
    missing = dict(made.missing)
    assert set(missing) == set(PLAN.files())
    assert all("sources.csv" in missing[name] for name in _BROUGHT if name != "authority_series")


def _all_but(service: Service) -> tuple[Service, ...]:
    return tuple(one for one in Service if one is not service)


def _untouched(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _label(local: Local) -> None:
    table = PLAN.counts[1]
    local.answer(
        f"/dataset/{table.data_set}.data.csv", lambda asked: Reply(body=counts_page(table, asked, label="Elephants"))
    )


def _short(local: Local) -> None:
    """Nomis says so many rows, and gives one zone less of a code."""
    table = PLAN.counts[2]

    def page(asked: Asked) -> Reply:
        return Reply(
            body=counts_page(table, asked).replace(zones_of("lsoa21")[3].encode() + b",2,", b"E01999999,2,", 1)
        )

    local.answer(f"/dataset/{table.data_set}.data.csv", page)


def _column(local: Local) -> None:
    local.answer(
        "/media/2025/File_7_0.csv", Reply(body=index_file(PLAN.indices[0]).replace(b"Crime Score", b"Crime Points"))
    )


def _renamed(local: Local) -> None:
    local.answer(
        f"/{PLAN.indices[0].page}", as_json({"details": {"attachments": [{"url": f"{local.base}/media/else.csv"}]}})
    )


def _elsewhere(local: Local) -> None:
    local.answer(
        f"/{PLAN.indices[0].page}", as_json({"details": {"attachments": [{"url": "https://x.example/File_7_a.csv"}]}})
    )


def _no_workbook(local: Local) -> None:
    local.answer("/media/2025/File_8_1.xlsx", Reply(body=b"PK\x03\x04 cut off"))


def _no_region(local: Local) -> None:
    feature_layer(
        local, files.REGIONS, [{"LAD24CD": "E07000001", "LAD24NM": "Ashwick", "RGN24CD": "E12000001", "RGN24NM": "N"}]
    )


def _without_head(local: Local) -> None:
    feature_layer(local, files.LOOKUP_21, [{"LSOA21CD": zone, "WD25CD": "E05000001"} for zone in zones_of("lsoa21")])


def _without_zone(local: Local) -> None:
    rows = [{"LSOA11CD": zone, "WD17CD": "E05000003"} for zone in zones_of("lsoa11")]
    feature_layer(local, files.LSOA_WARD_17, [*rows, {"LSOA11CD": "E01888888", "WD17CD": "E05000003"}])


def _twice(local: Local) -> None:
    body = b"areacd,period,value\nE07000001,2019-01-01/P1Y,1\nE07000001,2019-01-01/P1Y,2\n"
    local.answer("/data.csv", Reply(body=body))


def _strangers(local: Local) -> None:
    local.answer("/data.csv", Reply(body=b"areacd,period,value\nE07999999,2019-01-01/P1Y,1\n"))


@pytest.mark.parametrize(
    ("change", "service", "words"),
    [
        (_label, Service.NOMIS, r"lsoa21.parquet, disab_total: code 0 should be 'total', and is labelled 'Elephants'"),
        (_short, Service.NOMIS, r"2 neighbourhoods without every count once, such as E01"),
        (_column, Service.GOV_UK, r"1 of 9 columns are not in the file, such as imd25_crime_score"),
        (_renamed, Service.GOV_UK, r"The page names no file called like '\^File_7_.*', of 1"),
        (_elsewhere, Service.GOV_UK, r"The page leads to another site for its file: 'https://x.example"),
        (_no_workbook, Service.GOV_UK, r"What came is no workbook, or only a part of one"),
        (_no_region, Service.GEOGRAPHY, r"14 neighbourhoods lie in an authority that has no region, such as E0"),
        (_without_head, Service.GEOGRAPHY, r"20 of 20 records have nothing in the column WD24CD"),
        (_without_zone, Service.GEOGRAPHY, r"1 neighbourhoods of 2011 that became none of 2021, such as E01888888"),
        (_twice, Service.STATISTICS, r"claimant_count: .*(twice|cannot be read)"),
        (_strangers, Service.STATISTICS, r"claimant_count: no figure of an authority of today, of 1 rows"),
    ],
)  # fmt: skip
def test_a_changed_answer_is_told_and_nothing_is_written(
    local: Local, opened: Opened, folder: Path, change: Callable[[Local], None], service: Service, words: str
) -> None:
    serve_nation(local)
    change(local)
    before = _untouched(folder)
    with opened() as client, pytest.raises(NotFetched, match=words):
        fetch_nation(client, PLAN, folder, without=_all_but(service))
    assert _untouched(folder) == before


def test_a_run_that_failed_goes_on_from_what_came_whole(local: Local, opened: Opened, folder: Path) -> None:
    serve_nation(local)
    name = "/media/2025/File_7_0.csv"
    local.answer(name, filed(index_file(PLAN.indices[0]), '"a"'))
    local.answer("/media/2025/File_8_1.xlsx", Reply(status=503))
    left_out = _all_but(Service.GOV_UK)
    with opened() as client, pytest.raises(NotFetched, match="503"):
        fetch_nation(client, PLAN, folder, without=left_out)
    local.answer("/media/2025/File_8_1.xlsx", Reply(body=index_file(PLAN.indices[1])))
    with opened() as client:
        fetch_nation(client, PLAN, folder, without=left_out)
    first, second = [one for one in local.asked if one.path == name]
    assert "if-none-match" not in first.heads
    assert second.heads["if-none-match"] == '"a"'


def test_the_table_names_every_column_and_measure_that_recipes_read() -> None:
    """What England's recipes read is given by a service or said to be brought."""
    given = {(table.file, name) for table in PLAN.counts for name in table.cells}
    given |= {(table.file, name) for table in PLAN.indices for name in (*table.columns, *table.heads)}
    wards = pd.read_csv(Path(DATA / "england/recipe_wards.csv"), dtype=str, keep_default_na=False)
    people = pd.read_csv(Path(DATA / "england/recipe_population.csv"), dtype=str).assign(denominator="", weight="")
    wanted = set()
    totals = pd.read_csv(Path(DATA / "england/recipe_totals.csv"), dtype=str)
    totals = totals.rename(columns={"total": "column", "parts": "denominator"}).assign(weight="")
    for recipe in pd.concat([wards, people, totals]).itertuples():
        cells = [(recipe.zones, recipe.column), (recipe.zones, recipe.denominator)]
        cells.append(("lsoa11" if recipe.zones == "lsoa01" else recipe.zones, recipe.weight))
        wanted |= {
            (file, part.split("*")[-1].strip()) for file, cell in cells for part in cell.split("+") if part.strip()
        }
    brought = {one.file for one in PLAN.brought}
    assert {pair for pair in wanted if pair[0] not in brought} <= given
    recipes = pd.read_csv(Path(DATA / "england/recipe_authorities.csv"), dtype=str, keep_default_na=False)
    assert {one.measure for one in PLAN.measures} <= set(recipes.measure)
