"""How far ward estimates are from the truth, on a made-up folder of two councils: one fits exactly, one does not."""

import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import box

from benchmarks import estimate_errors as measuring
from benchmarks import ward_estimates as making
from benchmarks.rebasing_error import ERRORS, main

GRID = 27700
# a row a neighbourhood: council, ward, MSOA, the decile and the value it has, people, homes in need, homes, and its square
ZONES = [
    ("E06000001", "E05000001", "E02000001", 1, 10.0, 1000, 10, 100, box(0, 0, 1000, 1000)),
    ("E06000001", "E05000001", "E02000001", 5, 30.0, 3000, 30, 100, box(0, 1000, 1000, 2000)),
    ("E06000001", "E05000002", "E02000002", 9, 50.0, 1000, 50, 100, box(1000, 0, 2000, 2000)),
    ("E06000002", "E05000003", "E02000003", 1, 10.0, 1000, 10, 100, box(5000, 0, 6000, 1000)),
    ("E06000002", "E05000003", "E02000003", 2, 20.0, 1000, 20, 100, box(6000, 0, 7000, 1000)),
    ("E06000002", "E05000004", "E02000003", 3, 30.0, 1000, np.nan, 100, box(7000, 0, 8000, 1000)),
]
# the second council's border runs through the middle of its second neighbourhood; one ward has no neighbourhood
WARDS = [
    ("E05000001", "E06000001", 1.0, box(0, 0, 1000, 2000)),
    ("E05000002", "E06000001", 0.99, box(1000, 0, 2000, 2000)),
    ("E05000003", "E06000002", 0.75, box(5000, 0, 6500, 1000)),
    ("E05000004", "E06000002", 0.4, box(6500, 0, 8000, 1000)),
    ("E05000005", "E06000002", np.nan, box(9000, 0, 9500, 500)),
]
RECIPES = [
    ("score", "mean", "value", "", "people", "1", ""),
    ("needy_share", "share", "needy", "homes", "", "1", ""),
    ("needy_homes", "count", "needy", "", "", "1", ""),
    ("in_worst_tenth", "class", "decile", "", "people", "1", "1"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("country")
    names = ["ltla24_code", "ward24_code", "msoa21_code", "decile", "value", "people", "needy", "homes", "geometry"]
    zones = pd.DataFrame(ZONES, columns=names).assign(lsoa21_code=[f"E0100000{number}" for number in range(len(ZONES))])
    zones["res_total"] = zones.people
    lookup = zones[["lsoa21_code", "msoa21_code", "ward24_code", "ltla24_code"]]
    lookup.assign(ward24_name="Ward " + lookup.ward24_code, ltla24_name="Council " + lookup.ltla24_code).to_parquet(
        made / making.LOOKUP
    )
    zones.drop(columns=["geometry", "msoa21_code"]).to_parquet(made / making.FIGURES)
    gpd.GeoDataFrame(zones[["lsoa21_code", "geometry"]], crs=GRID).to_parquet(made / making.ZONE_SHAPES)
    wards = pd.DataFrame(WARDS, columns=["ward24_code", "ltla24_code", "lsoa_union_iou", "geometry"])
    gpd.GeoDataFrame(wards, crs=GRID).to_parquet(made / making.WARD_SHAPES)
    return made


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    made = tmp_path_factory.mktemp("tables")
    names = ["indicator_id", "method", "column", "denominator", "weight", "scale", "classes"]
    recipes = pd.DataFrame(RECIPES, columns=names).assign(series="one", zones="lsoa21")
    older = recipes.head(1).assign(zones="lsoa11", series="older", column="not_there")
    pd.concat([recipes, older]).to_csv(made / making.RECIPES, index=False)
    percent = [name != "needy_homes" for name in recipes.indicator_id]
    about = {
        "indicator_id": recipes.indicator_id, "name": recipes.indicator_id, "short_name": "", "decimals": 1,
        "unit": np.where(percent, "%", "homes"), "multiplier": [1, 100, 1, 100],
    }  # fmt: skip
    pd.DataFrame(about).to_csv(made / making.INDICATORS, index=False)
    return made


@pytest.fixture(scope="module")
def run(folder, tables):
    return measuring.measure_folder(folder, tables)


def figures(run, indicator_id: str, way: making.Way) -> list[float | None]:
    of_one = run.figures[run.figures.measure == [name for name, *_ in RECIPES].index(indicator_id)]
    return [None if np.isnan(value) else value for value in of_one[way].round(6)]


def test_figures_of_neighbourhoods_are_counts_and_means_of_their_people(run) -> None:
    assert figures(run, "score", making.Way.WHOLE) == [25, 50, 15, 30]
    assert figures(run, "needy_share", making.Way.WHOLE) == [20, 50, 15, None]
    assert figures(run, "needy_homes", making.Way.WHOLE) == [40, 50, 30, None]
    assert figures(run, "in_worst_tenth", making.Way.WHOLE) == [25, 0, 50, 0]
    assert (run.figures.ward.nunique(), run.without) == (4, 1)


def test_a_recipe_of_an_unknown_method_is_refused(tmp_path, tables) -> None:
    for name in (making.RECIPES, making.INDICATORS):
        text = (tables / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(",count,", ",guess,"), encoding="utf-8")
    with pytest.raises(ValueError, match="guess"):
        making.read_measures(tmp_path)


def test_by_land_half_a_neighbourhood_goes_to_either_ward_and_an_exact_fit_has_no_error(run) -> None:
    assert figures(run, "score", making.Way.BY_AREA) == [25, 50, pytest.approx(20 / 1.5), pytest.approx(40 / 1.5)]
    assert figures(run, "needy_share", making.Way.BY_AREA) == [20, 50, pytest.approx(20 / 1.5), pytest.approx(20 / 3)]
    assert figures(run, "needy_homes", making.Way.BY_AREA) == [40, 50, 20, 10]
    exact = run.figures.council == "E06000001"
    assert (run.figures[making.Way.WHOLE] == run.figures[making.Way.BY_AREA])[exact].all()
    assert measuring.nearly_exact(run, making.Way.BY_AREA) == (2, 1.0, 0.0)


def test_an_msoa_goes_to_the_ward_of_most_of_its_residents_or_to_all_its_wards(run) -> None:
    assert figures(run, "score", making.Way.COARSER_WHOLE) == [25, 50, 20, None]
    assert figures(run, "score", making.Way.COARSER_SHARED) == [25, 50, 20, 20]
    assert figures(run, "needy_homes", making.Way.COARSER_SHARED) == [40, 50, 20, 10]
    alike = run.figures[run.figures.measure == 0]
    assert alike.alike_coarser.tolist() == [1, 1, pytest.approx(2 / 3), 0]
    assert alike.alike.tolist() == [1, 1, pytest.approx(0.75), pytest.approx(2 / 3)]


def test_the_table_tells_errors_by_comparison_and_fit(run) -> None:
    rows = measuring.error_rows(run).set_index(["indicator_id", "compared", "wards"]).sort_index()
    overlap = rows.loc[("score", "overlap")]
    assert overlap.wards_counted.to_dict() == {"all": 4, "poor_fit": 1, "fair_fit": 1, "good_fit": 2}
    assert overlap.bias.to_dict() == {"all": 1.25, "poor_fit": 3.333, "fair_fit": 1.667, "good_fit": 0}
    assert overlap.median_error["all"] == pytest.approx(0.833, abs=1e-3)
    # the middle half of 15, 25, 30, 50 is 12.5 wide
    assert overlap.share_of_spread["poor_fit"] == pytest.approx(3.333 / 12.5, abs=1e-3)
    coarser = rows.loc[("score", "coarser")]
    assert coarser.wards_counted.to_dict() == {"all": 3, "fair_fit": 1, "good_fit": 2}
    assert coarser.bias["fair_fit"] == 5
    assert set(rows.unit) == {"%", "homes"}


def test_a_ward_passes_the_wards_that_lie_between_its_two_figures() -> None:
    shown, other = np.array([1.0, 2.0, 2.0, np.nan, 4.0]), np.array([3.0, 2.0, 5.0, 1.0, np.nan])
    assert measuring.passed(shown, other)[:3].tolist() == [2, 0, 1]
    assert np.isnan(measuring.passed(shown, other)[3:]).all()


def test_a_limit_is_the_lowest_step_from_which_on_all_are_borne() -> None:
    steps = pd.DataFrame(
        {"over_tenth": [0.1, 0.5, 0.3, 0.1]}, index=["0.0 to 0.1", "0.4 to 0.5", "0.5 to 0.6", "0.6 to 0.7"]
    )
    assert measuring.limit(steps, 0.2) == 0.6
    assert measuring.limit(steps, 0.4) == 0.5
    assert measuring.limit(steps, 0.05) == 1
    assert measuring.steps_of(pd.Series([0.0, 0.3, 0.59, 1.0])).tolist() == [
        "0.0 to 0.1", "0.3 to 0.4", "0.5 to 0.6", "0.9 to 1.0",
    ]  # fmt: skip


def test_the_outlines_own_error_is_what_lies_across_a_council_s_border(tmp_path, folder) -> None:
    wards = gpd.read_parquet(folder / making.WARD_SHAPES)
    # the first council's outline takes a tenth of a neighbourhood that the second has
    wards.loc[0, "geometry"] = wards.geometry[0].union(box(5000, 0, 5100, 1000))
    wards.loc[2, "geometry"] = box(5100, 0, 6500, 1000)
    wards.to_parquet(tmp_path / making.WARD_SHAPES)
    (tmp_path / making.ZONE_SHAPES).write_bytes((folder / making.ZONE_SHAPES).read_bytes())
    land = making.read_land(tmp_path, pd.read_parquet(folder / making.LOOKUP))
    assert max(land.astray) == pytest.approx(0.1)
    assert land.left_whole == ()
    whole = land.parts.groupby("zone").share.sum()
    assert np.allclose(whole, 1)


def test_the_command_writes_the_table_and_the_page_the_same_every_time(folder, tables, tmp_path, capsys) -> None:
    written = []
    for name in ("one.md", "two.md"):
        assert main(["--from", str(folder), "--tables", str(tables), "--write", "--page", str(tmp_path / name)]) == 0
        written.append(((tables / ERRORS).read_bytes(), (tmp_path / name).read_bytes()))
    assert written[0] == written[1]
    assert "Worst wards" in capsys.readouterr().out
    columns = "indicator_id,series,compared,wards,wards_counted,unit,median_error,p90_error,bias,share_of_spread"
    assert written[0][0].decode().startswith(columns)
    page = written[0][1].decode()
    assert not re.search(r"\bnan\b", page)
    assert "Ward E05000004, Council E06000002" in page
    (tables / ERRORS).unlink()


def test_without_write_nothing_is_written(folder, tables, tmp_path, capsys) -> None:
    assert main(["--from", str(folder), "--tables", str(tables), "--page", str(tmp_path / "page.md")]) == 0
    assert not (tables / ERRORS).exists()
    assert not list(tmp_path.iterdir())
